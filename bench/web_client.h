// The least HTTP client that can sign in and read a page. Plain blocking sockets on loopback.
#pragma once

#include <string>

namespace anshu::bench {

struct Answer {
  int status = 0;  // 0: nobody listens
  std::string head, body;
};
Answer fetch(int port, const std::string& method, const std::string& target, const std::string& cookie = {},
             const std::string& json_body = {});
/// A port that nobody listens on now.
int free_port();

}  // namespace anshu::bench
