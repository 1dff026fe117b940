// Server-sent events: a handle that any thread may push to; the server writes to the reader when it can.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace anshu::http {

/// One reader's stream of events. A reader who does not keep up is dropped: a browser reconnects by itself and catches up.
class EventStream {
 public:
  explicit EventStream(std::size_t max_queued_bytes = 256 * 1024) : max_queued_bytes_(max_queued_bytes) {}

  /// Queues one event; false when the stream is closed, or closes now because the reader is too slow. Never calls on_close
  /// itself, so that whoever feeds many streams may hold a lock meanwhile.
  bool push(std::string_view event, std::string_view data, std::string_view id = {});
  /// Sends what is queued, then ends the connection.
  void close();
  bool closed() const;
  /// Called once when the stream ends for whatever reason: by close(), or on the server's I/O thread (be quick); at once when it
  /// has ended already.
  void on_close(std::function<void()> callback);

  /// One event in wire form; data with several lines becomes several data fields.
  static std::string format(std::string_view event, std::string_view data, std::string_view id);

 private:
  friend class Connection;
  void attach(const std::function<void()>& wake);  // wake: text or the end is waiting
  std::string take();                              // all that is queued
  void finish(bool drop_queued);
  bool overflowed() const;  // closed because the reader did not keep up: what is on its way will never be whole

  const std::size_t max_queued_bytes_;
  mutable std::mutex mutex_;
  std::string queued_;
  bool closed_ = false, overflowed_ = false;
  std::function<void()> wake_;
  std::function<void()> on_close_;
};

}  // namespace anshu::http
