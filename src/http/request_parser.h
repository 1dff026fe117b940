// Reads requests off the wire: Beast's parser underneath, our own strictness on top.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"

namespace anshu::http {

/// Parses one request after the other. What two servers in a row could understand differently is refused.
class RequestParser {
 public:
  enum class State { more, header, complete, failed };
  struct Failure {
    int status = 400;
    std::string code;
    std::string title;
  };
  using BodyLimit = std::function<std::size_t(std::string_view method, std::string_view path)>;

  /// `body_limit` is asked once per request, as soon as its first line is known.
  RequestParser(std::size_t header_limit, BodyLimit body_limit);
  ~RequestParser();

  /// Takes what it can use of `bytes`; `consumed` may be less. After `header` it must be fed again.
  State feed(std::string_view bytes, std::size_t& consumed);
  const Failure& failure() const;

  const Request& request() const;
  Request take();        // after `complete`; the next request may then be fed
  void abandon();        // forgets the request that was begun
  bool started() const;  // some of a request has come
  bool in_body() const;  // its header is complete
  bool keep_alive() const;
  bool expects_continue() const;
  std::size_t body_size() const;

 private:
  struct Parser;
  const std::size_t header_limit_;
  const BodyLimit body_limit_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace anshu::http
