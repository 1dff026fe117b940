// A client that speaks to a server byte by byte, so that tests can also say what no library would.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "http/message.h"
#include "http/server.h"

namespace anshu::http {

struct Answer {
  int status = 0;  // 0: the connection ended without an answer
  Headers headers;
  std::string body;
};

/// One TCP connection to 127.0.0.1.
class Wire {
 public:
  explicit Wire(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("cannot connect");
  }
  ~Wire() { ::close(descriptor_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return;  // the server has closed: what it said before is what counts
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void finish_sending() { ::shutdown(descriptor_, SHUT_WR); }

  /// Waits for more bytes; false when the server closed (or nothing came for 20 s, which no test should see).
  bool receive() {
    pollfd wait{descriptor_, POLLIN, 0};
    if (::poll(&wait, 1, 20'000) <= 0) return false;
    char buffer[65536];
    const ssize_t n = ::recv(descriptor_, buffer, sizeof buffer, 0);
    if (n <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(n));
    return true;
  }
  bool has_input_within(std::chrono::milliseconds time) const {
    pollfd wait{descriptor_, POLLIN, 0};
    return ::poll(&wait, 1, static_cast<int>(time.count())) > 0;
  }
  /// Everything until the server closes.
  std::string read_to_end() {
    while (receive()) {
    }
    return std::exchange(received_, {});
  }
  bool read_until(std::string_view text) {
    while (received_.find(text) == std::string::npos)
      if (!receive()) return false;
    return true;
  }
  std::string take(std::size_t count) {
    std::string out = received_.substr(0, count);
    received_.erase(0, count);
    return out;
  }
  const std::string& received() const { return received_; }

  /// Reads one answer; `head` for an answer to HEAD, which announces a length but has no body.
  Answer read_answer(bool head = false) {
    Answer answer;
    if (!read_until("\r\n\r\n")) return answer;
    std::string text = take(received_.find("\r\n\r\n") + 4);
    answer.status = std::stoi(text.substr(9, 3));
    std::size_t at = text.find("\r\n") + 2;
    for (std::size_t end; (end = text.find("\r\n", at)) != at; at = end + 2) {
      const std::string line = text.substr(at, end - at);
      const auto colon = line.find(": ");
      answer.headers.add(line.substr(0, colon), line.substr(colon + 2));
    }
    if (head || answer.status == 204 || answer.status == 304 || answer.status < 200) return answer;
    if (!answer.headers.has("Content-Length")) return answer;
    const auto length = static_cast<std::size_t>(std::stoull(std::string(answer.headers.get("Content-Length"))));
    while (received_.size() < length && receive()) {
    }
    answer.body = take(length);
    return answer;
  }
  Answer ask(std::string_view request) {
    send(request);
    return read_answer();
  }
  Answer get(std::string_view target, std::string_view fields = {}) {
    return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: t\r\n" + std::string(fields) + "\r\n");
  }

 private:
  int descriptor_;
  std::string received_;
};

inline ServerConfig test_config() {
  ServerConfig config;
  config.port = 0;
  config.workers = 4;
  config.metrics = std::make_shared<Metrics>();
  return config;
}

/// Waits for what must become true; the test fails by itself when it never does.
template <class Condition>
bool eventually(Condition&& condition) {
  for (int i = 0; i < 4000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

}  // namespace anshu::http
