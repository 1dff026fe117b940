// What the connections of one server share.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "http/server.h"
#include "http/trusted_proxies.h"

namespace anshu::http {

class Connection;
class Job;

struct Hub {
  Hub(ServerConfig server_config, Handler request_handler)
      : config(std::move(server_config)), handler(std::move(request_handler)), proxies(config.trusted_proxies) {
    if (!config.metrics) config.metrics = std::make_shared<Metrics>();
  }

  ServerConfig config;
  const Handler handler;
  const TrustedProxies proxies;
  std::atomic<bool> draining{false};             // the server stops: finish what runs, begin nothing
  std::atomic<std::size_t> bodies_in_memory{0};  // bytes of the request bodies that are held
  /// I/O thread: to a worker; false when too many wait (never, when `begun` already) or the server has stopped.
  std::function<bool(std::shared_ptr<Job>, bool begun)> submit;
  std::function<void(Connection&)> forget;  // I/O thread: the connection is closed

  /// Any thread: has on_called_back run on the I/O thread. Many calls share one wake.
  void call_back(std::shared_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (!wake_) return;
    waiting_.push_back(std::move(connection));
    if (waiting_.size() == 1) wake_();
  }
  std::vector<std::shared_ptr<Connection>> take_waiting() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }
  /// How the I/O thread is woken; an empty function when there is none any more.
  void set_wake(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<Connection>> waiting_;
  std::function<void()> wake_;
};

}  // namespace anshu::http
