// One connection: reads requests, has them answered one at a time, writes the answers. Knows the protocol, not the sockets.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/hub.h"
#include "http/outgoing.h"
#include "http/request_parser.h"
#include "http/workers.h"

namespace anshu::http {

/// Milliseconds of a clock that nobody sets; for time limits only.
std::int64_t steady_ms();

/// Everything runs on the I/O thread but run(), which a worker calls while the connection is `answering`.
///
/// A worker writes the answer to the socket itself when it can; only what does not fit, the end of a connection and
/// input that came early goes back to the I/O thread. Two bits decide who goes on: whoever sets the second one.
class Connection : public Job, public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<Hub> hub, std::string peer_address, bool secure);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual void open();
  void on_called_back();
  /// Looks at the time limits; called a few times a second.
  void tick(std::int64_t now);
  /// The server stops: closes the connection unless it is answering.
  void drain();
  /// Ends it now; a running handler finishes for nobody.
  void abort();
  /// When it fell idle (microseconds of the same clock), or nothing while it is doing something.
  std::optional<std::int64_t> idle_since() const;
  /// Answers with a problem without asking the handler, then ends the connection.
  void refuse(int status, std::string_view code, std::string_view title);
  void close();

  void run(WorkerDesk& desk) override;
  bool computes() const override;

 protected:
  void on_read(std::size_t count, bool ended);
  void on_written(std::size_t count, bool failed);

  virtual void start_read(char* to, std::size_t most) = 0;                     // → on_read
  virtual void start_write(std::string_view head, std::string_view body) = 0;  // → on_written; need not write all
  /// Writes what the kernel takes at once, on a worker thread; nothing when only the I/O thread may write.
  virtual std::optional<std::size_t> write_now(std::string_view head, std::string_view body) = 0;
  virtual void finish_sending() = 0;  // the peer learns that nothing more comes
  virtual void break_off() = 0;       // while a worker may be writing: reads and writes fail from now on
  virtual void close_socket() = 0;

 private:
  enum class State { receiving, answering, writing, streaming, lingering, closed };
  enum Flag : unsigned { answered = 1, input = 2 };

  void parse();
  void read_more();
  void on_header();
  bool hold_body();
  void dispatch();
  void identify(Request& request) const;
  void next_request();
  void write_rest();
  void go_on();
  void linger();
  void begin_stream();
  void pump();
  void end_stream();
  bool is_busy() const { return state_ == State::answering && !(flags_.load(std::memory_order_acquire) & answered); }
  bool is_idle() const;
  bool make_room();
  void limit(std::chrono::milliseconds duration);
  void count_body(std::size_t held);
  std::string_view unread() const { return std::string_view(in_).substr(begin_, end_ - begin_); }

  // The worker's side.
  Response handle() const;
  bool write_all();
  void record() const;

  const std::shared_ptr<Hub> hub_;
  const std::string peer_address_;
  const bool secure_;
  RequestParser parser_;
  State state_ = State::receiving;
  std::string in_;  // bytes [begin_, end_) are unread
  std::size_t begin_ = 0, end_ = 0;
  bool reading_ = false;    // a read is under way
  bool sending_ = false;    // a write is under way
  bool ended_ = false;      // the peer sends nothing more
  bool in_header_ = false;  // some of a request has come
  bool counted_stream_ = false;
  bool interim_ = false;  // "100 Continue" is being written
  std::int64_t body_began_ = 0;
  std::int64_t next_heartbeat_ = 0;
  std::size_t lingered_ = 0;
  std::atomic<std::int64_t> deadline_;
  std::atomic<std::int64_t> idle_since_;
  std::atomic<unsigned> flags_{0};

  // The worker's while it answers, the I/O thread's otherwise.
  Request request_;
  Outgoing out_;
  std::string route_;
  std::int64_t arrived_us_ = 0;
  std::size_t body_held_ = 0;
  bool keep_alive_ = true;
  bool sending_file_ = false;  // the head is out; a worker reads the next piece
  bool broken_ = false;        // the answer cannot be finished: the peer must notice
};

}  // namespace anshu::http
