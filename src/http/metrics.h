// Counters, gauges and latency histograms in Prometheus text form.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace anshu::http {

/// What the program measures about itself. Recording takes no lock: series live in a fixed table and are never moved.
class Metrics {
 public:
  using Counter = std::atomic<std::int64_t>;

  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// One answered request. `route` is the pattern, never the path, so that series stay few and name nobody.
  void request_done(std::string_view method, std::string_view route, int status, std::int64_t duration_us);

  /// A counter of that name ("anshu_actions_total") and label text (`action="accept_filing"`, may be empty); stays valid.
  Counter& counter(const std::string& name, const std::string& help, const std::string& labels = {});
  /// A value that is read whenever somebody asks; the callback must be quick and safe on any thread.
  void gauge(const std::string& name, const std::string& help, std::function<double()> read);

  Counter in_flight{0};         // requests that a handler is answering
  Counter open_connections{0};  // TCP connections
  Counter open_streams{0};      // server-sent event readers

  /// Prometheus exposition format 0.0.4, in a fixed order.
  std::string text() const;
  static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

 private:
  struct Series;
  struct Named;
  static constexpr std::size_t table_size = 4096;
  Series* find_or_add(std::string_view method, std::string_view route, int status);

  std::array<std::atomic<Series*>, table_size> table_{};
  std::unique_ptr<Series> overflow_;  // shares one series when the table is nearly full
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Series>> owned_;
  std::map<std::string, std::unique_ptr<Named>> named_;
};

}  // namespace anshu::http
