#include "web_client.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace anshu::bench {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

struct Socket {
  int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ~Socket() { ::close(fd); }
};

}  // namespace

Answer fetch(int port, const std::string& method, const std::string& target, const std::string& cookie,
             const std::string& json_body) {
  const Socket socket;
  sockaddr_in address = loopback(port);
  if (::connect(socket.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return {};
  std::string request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  if (!cookie.empty()) request += "Cookie: " + cookie + "\r\n";
  if (!json_body.empty())
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(json_body.size()) + "\r\n";
  request += "\r\n" + json_body;
  for (std::size_t sent = 0; sent < request.size();) {
    const auto n = ::send(socket.fd, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) return {};
    sent += static_cast<std::size_t>(n);
  }
  std::string all(64 * 1024, '\0');
  std::size_t size = 0;
  while (true) {
    if (size == all.size()) all.resize(all.size() * 2);
    const auto n = ::recv(socket.fd, all.data() + size, all.size() - size, 0);
    if (n <= 0) break;
    size += static_cast<std::size_t>(n);
  }
  all.resize(size);
  const auto end = all.find("\r\n\r\n");
  if (end == std::string::npos || all.size() < 12) return {};
  return {std::stoi(all.substr(9, 3)), all.substr(0, end), all.substr(end + 4)};
}

int free_port() {
  const Socket socket;
  sockaddr_in address = loopback(0);
  socklen_t length = sizeof address;
  if (::bind(socket.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      ::getsockname(socket.fd, reinterpret_cast<sockaddr*>(&address), &length) != 0)
    throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

}  // namespace anshu::bench
