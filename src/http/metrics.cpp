#include "http/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace anshu::http {

namespace {

/// Upper bounds of the latency buckets, in microseconds; 10 ms is the promise that pages make.
constexpr std::array<std::int64_t, 12> bounds_us{500,    1'000,   2'500,   5'000,     10'000,    25'000,
                                                 50'000, 100'000, 250'000, 1'000'000, 2'500'000, 10'000'000};
constexpr std::array<std::string_view, 12> bound_names{"0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025",
                                                       "0.05",   "0.1",   "0.25",   "1",     "2.5",  "10"};

std::string escape_label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

void head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  out += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
}

}  // namespace

struct Metrics::Series {
  std::string method, route;
  int status = 0;
  std::array<std::atomic<std::int64_t>, bounds_us.size() + 1> buckets{};
  std::atomic<std::int64_t> sum_us{0};

  bool is(std::string_view m, std::string_view r, int s) const { return status == s && route == r && method == m; }
  void record(std::int64_t duration_us) {
    const auto bound = std::lower_bound(bounds_us.begin(), bounds_us.end(), duration_us);
    buckets[static_cast<std::size_t>(bound - bounds_us.begin())].fetch_add(1, std::memory_order_relaxed);
    sum_us.fetch_add(duration_us, std::memory_order_relaxed);
  }
  std::int64_t count() const {
    std::int64_t all = 0;
    for (const auto& bucket : buckets) all += bucket.load(std::memory_order_relaxed);
    return all;
  }
  std::string labels() const {
    return fmt::format("method=\"{}\",route=\"{}\",status=\"{}\"", escape_label(method), escape_label(route), status);
  }
};

struct Metrics::Named {
  std::string help;
  std::function<double()> read;                              // a gauge, or
  std::map<std::string, std::unique_ptr<Counter>> counters;  // counters by label text
};

Metrics::Metrics() : overflow_(std::make_unique<Series>()) { overflow_->route = "other"; }
Metrics::~Metrics() = default;

Metrics::Series* Metrics::find_or_add(std::string_view method, std::string_view route, int status) {
  const std::size_t hash = std::hash<std::string_view>{}(route) ^ std::hash<std::string_view>{}(method) * 31 ^
                           static_cast<std::size_t>(status) * 0x9e3779b1;
  for (std::size_t probe = 0; probe < table_size / 2; ++probe) {
    std::atomic<Series*>& slot = table_[(hash + probe) % table_size];
    Series* series = slot.load(std::memory_order_acquire);
    if (series && series->is(method, route, status)) return series;
    if (series) continue;
    const std::lock_guard lock(mutex_);
    series = slot.load(std::memory_order_acquire);
    if (series && series->is(method, route, status)) return series;
    if (series) continue;
    if (owned_.size() >= table_size / 2) return overflow_.get();
    auto made = std::make_unique<Series>();
    made->method = method;
    made->route = route;
    made->status = status;
    slot.store(made.get(), std::memory_order_release);
    return owned_.emplace_back(std::move(made)).get();
  }
  return overflow_.get();
}

void Metrics::request_done(std::string_view method, std::string_view route, int status, std::int64_t duration_us) {
  find_or_add(method, route.empty() ? "other" : route, status)->record(duration_us);
}

Metrics::Counter& Metrics::counter(const std::string& name, const std::string& help, const std::string& labels) {
  const std::lock_guard lock(mutex_);
  auto& named = named_[name];
  if (!named) named = std::make_unique<Named>(Named{help, {}, {}});
  auto& counter = named->counters[labels];
  if (!counter) counter = std::make_unique<Counter>(0);
  return *counter;
}

void Metrics::gauge(const std::string& name, const std::string& help, std::function<double()> read) {
  const std::lock_guard lock(mutex_);
  named_[name] = std::make_unique<Named>(Named{help, std::move(read), {}});
}

std::string Metrics::text() const {
  std::string out;
  const std::lock_guard lock(mutex_);
  std::vector<const Series*> all;
  for (const auto& series : owned_) all.push_back(series.get());
  if (overflow_->count() > 0) all.push_back(overflow_.get());
  std::sort(all.begin(), all.end(), [](const Series* a, const Series* b) {
    return std::tie(a->route, a->method, a->status) < std::tie(b->route, b->method, b->status);
  });
  head(out, "anshu_http_requests_total", "Answered requests.", "counter");
  for (const Series* series : all) out += fmt::format("anshu_http_requests_total{{{}}} {}\n", series->labels(), series->count());
  head(out, "anshu_http_request_duration_seconds", "From the last byte of the request to the answer.", "histogram");
  for (const Series* series : all) {
    const std::string labels = series->labels();
    std::int64_t below = 0;
    for (std::size_t i = 0; i < bounds_us.size(); ++i) {
      below += series->buckets[i].load(std::memory_order_relaxed);
      out += fmt::format("anshu_http_request_duration_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, bound_names[i], below);
    }
    below += series->buckets.back().load(std::memory_order_relaxed);
    out += fmt::format("anshu_http_request_duration_seconds_bucket{{{},le=\"+Inf\"}} {}\n", labels, below);
    const auto sum_us = series->sum_us.load(std::memory_order_relaxed);
    out +=
        fmt::format("anshu_http_request_duration_seconds_sum{{{}}} {}.{:06}\n", labels, sum_us / 1'000'000, sum_us % 1'000'000);
    out += fmt::format("anshu_http_request_duration_seconds_count{{{}}} {}\n", labels, below);
  }
  const auto plain = [&](std::string_view name, std::string_view help, const Counter& value) {
    head(out, name, help, "gauge");
    out += fmt::format("{} {}\n", name, value.load(std::memory_order_relaxed));
  };
  plain("anshu_http_in_flight", "Requests being answered now.", in_flight);
  plain("anshu_http_open_connections", "Open connections.", open_connections);
  plain("anshu_http_open_streams", "Readers of event streams.", open_streams);
  for (const auto& [name, named] : named_) {
    head(out, name, named->help, named->read ? "gauge" : "counter");
    if (named->read) out += fmt::format("{} {}\n", name, named->read());
    for (const auto& [labels, counter] : named->counters)
      out += fmt::format("{}{} {}\n", name, labels.empty() ? "" : "{" + labels + "}", counter->load(std::memory_order_relaxed));
  }
  return out;
}

}  // namespace anshu::http
