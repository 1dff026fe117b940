// The HTTP/1.1 server: one I/O thread, a pool of workers that run the handler, TLS when certificate files are given.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/metrics.h"

namespace anshu::http {

/// What the access log may know: no path, no query, no body, for they can carry personal data.
struct AccessRecord {
  std::string_view method;
  std::string_view route;  // pattern, or "" when no route answered
  int status = 0;
  std::int64_t duration_us = 0;  // from the request's last byte to its answer in the kernel's hands
  std::size_t bytes_out = 0;
  std::string_view remote_address;
};

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free port; see Server::port()
  unsigned workers = 32;      // handlers block on durable commits, so there are more than processors
  /// Of the requests that only compute, how many run at a time (less than workers); 0: as many as there are processors.
  unsigned computing = 0;
  /// Requests that are answered from memory and database in milliseconds; without it, all that only read. Runs on the I/O thread.
  std::function<bool(std::string_view method, std::string_view path)> computes;

  std::size_t header_limit = 16 * 1024;  // 431 beyond
  std::size_t body_limit = 1024 * 1024;  // 413 beyond
  /// A larger (or smaller) body limit for some paths, such as upload chunks; nullopt keeps body_limit. Runs on the I/O thread.
  std::function<std::optional<std::size_t>(std::string_view method, std::string_view path)> body_limit_for;
  std::size_t total_body_limit = 512UL * 1024 * 1024;  // of all requests being received together; 503 beyond

  std::chrono::milliseconds header_timeout{10'000};  // from a request's first byte to the end of its header; 408 beyond
  std::chrono::milliseconds body_timeout{30'000};    // for the body, plus the time that min_body_rate grants to what has come
  std::size_t min_body_rate = 8 * 1024;              // bytes per second, on average
  std::chrono::milliseconds idle_timeout{75'000};    // between requests
  std::chrono::milliseconds write_timeout{30'000};   // without any progress
  std::chrono::milliseconds heartbeat{15'000};       // comment on event streams, so that proxies keep them
  std::chrono::milliseconds stop_timeout{15'000};    // how long stop() waits for running requests
  std::size_t max_connections = 8192;                // beyond, the longest idle one is closed, or the new one answered 503
  std::size_t max_waiting = 2048;                    // requests waiting for a worker; 503 beyond

  std::string certificate_file;  // PEM chain; with key_file: TLS 1.2 or newer
  std::string key_file;
  std::vector<std::string> trusted_proxies;  // addresses or networks ("10.0.0.0/8") whose X-Forwarded-For/-Proto count
  Headers default_headers;                   // on every answer that does not set them itself
  bool gzip = true;                          // text and JSON of more than 1.4 kB, when accepted

  std::function<void(const AccessRecord&)> access_log;  // runs on the answering thread
  std::shared_ptr<Metrics> metrics;
};

class Server {
 public:
  Server(ServerConfig config, Handler handler);
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens and returns; throws std::runtime_error when the address is taken or the certificate cannot be read.
  void start();
  /// The port that it listens on.
  std::uint16_t port() const;
  /// Stops accepting, lets running requests finish (up to stop_timeout), ends event streams, joins all threads.
  void stop();
  /// Reads certificate and key anew for new connections; throws, and keeps the old ones, when they do not fit.
  void reload_certificates();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace anshu::http
