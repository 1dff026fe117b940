// From a handler's Response to what goes over the wire.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/event_stream.h"
#include "http/gzip.h"
#include "http/message.h"

namespace anshu::http {

/// An open file, or the part of one that is still to be sent.
class OpenFile {
 public:
  OpenFile() = default;
  ~OpenFile();
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&& other) noexcept;

  /// Throws std::system_error when it cannot be opened or is no regular file.
  static OpenFile open(const FileBody& file);
  std::uint64_t size() const { return size_; }
  void restrict_to(std::uint64_t offset, std::uint64_t length);
  std::uint64_t remaining() const { return remaining_; }
  /// The next bytes, at most `most`; throws when the file got shorter in the meantime.
  std::string read(std::size_t most);

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0, offset_ = 0, remaining_ = 0;
};

/// One answer, ready to be written: head, then body, then the file or the stream.
struct Outgoing {
  std::string head, body;
  std::size_t sent = 0;  // of head and body together
  OpenFile file;
  std::shared_ptr<EventStream> stream;
  bool keep_alive = false;
  int status = 0;
  std::size_t length = 0;  // of the content

  std::string_view head_left() const { return sent < head.size() ? std::string_view(head).substr(sent) : std::string_view(); }
  std::string_view body_left() const {
    return sent < head.size() ? std::string_view(body) : std::string_view(body).substr(sent - head.size());
  }
  bool all_sent() const { return sent == head.size() + body.size(); }
};

struct AnswerRules {
  const Headers& default_headers;
  bool gzip = true;
  bool keep_alive = true;
};

/// Answers conditional and range requests, compresses, and prints the head. Opens the file; what cannot be opened is a 404.
Outgoing prepare(const Request& request, Response response, const AnswerRules& rules, Gzip& gzip);

}  // namespace anshu::http
