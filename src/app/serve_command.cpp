// anshu serve: the whole product, web and API, until SIGTERM or SIGINT.
#include <malloc.h>
#include <signal.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "api/health_routes.h"
#include "api/openapi.h"
#include "app/open_files.h"
#include "app/routes.h"
#include "app/terminal.h"
#include "app/web_files.h"
#include "cases/calendar_notice.h"
#include "http/server.h"
#include "store/seal.h"
#include "store/warm_up.h"

namespace anshu::app {
namespace {

constexpr std::int64_t chores_every_ms = 60'000;
constexpr std::int64_t idempotency_kept_ms = 7LL * 86'400'000;
constexpr std::int64_t uploads_kept_ms = 30LL * 86'400'000;

/// Once a minute: seal the days that are over, forget old answers and abandoned uploads. Safe in several processes at once.
class Chores {
 public:
  explicit Chores(House& house) : house_(house) {
    house_.desk().wake_chores = [this] {
      {
        const std::scoped_lock lock(mutex_);
        woken_ = true;
      }
      wake_.notify_one();
    };
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }
  ~Chores() {
    house_.desk().wake_chores = [] {};
  }

 private:
  void run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
      woken_ = false;
      lock.unlock();
      try {
        once();
      } catch (const std::exception& error) {
        log_event(LogLevel::error, "chores.failed", {{"what", std::string_view(error.what())}});
      }
      lock.lock();
      wake_.wait_for(lock, stop, std::chrono::milliseconds(chores_every_ms), [this] { return woken_; });
    }
  }

  void once() {
    const InstantMs now = house_.clock().now_ms();
    if (const int seals = store::seal_due_days(house_.database(), house_.keys().seal, now); seals > 0)
      log_event(LogLevel::info, "journal.sealed", {{"seals", std::int64_t{seals}}});
    // Another process may have imported a notice; and clocks may have been left half-way when the house went down.
    cases::adopt_notices(house_.database(), house_.desk().calendar);
    if (const int moved = cases::redate_clocks(house_.services()); moved > 0)
      log_event(LogLevel::info, "calendar.redated", {{"clocks", std::int64_t{moved}}});
    if (now - last_cleaning_ms_ < 3'600'000) return;
    last_cleaning_ms_ = now;
    house_.database().write([&](store::Connection& db) {
      db.execute("DELETE FROM idempotency WHERE at_ms < $1", {now - idempotency_kept_ms});
      db.execute("DELETE FROM session WHERE expires_at_ms < $1", {now});
      return store::Outcome::commit;
    });
    house_.services().uploads.discard_older_than(now - uploads_kept_ms);
    malloc_trim(0);  // the typesetter's memory goes back to the system when the house is quiet
  }

  House& house_;
  InstantMs last_cleaning_ms_ = 0;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool woken_ = false;
  std::jthread thread_;
};

std::optional<std::size_t> body_limit(std::string_view method, std::string_view path) {
  if (method == "PATCH" && path.starts_with("/api/v1/uploads/")) return 9UL << 20;
  if (method == "POST" && path.starts_with("/api/v1/imports")) return 128UL << 20;
  return std::nullopt;
}

/// Files and exports can take long, and wait for the disk.
bool computes(std::string_view method, std::string_view path) {
  return method == "GET" && !path.ends_with("/file") && !path.ends_with("/export") && !path.ends_with(".pdf");
}

std::optional<Refusal> refusal_of(const std::exception& error) {
  if (dynamic_cast<const store::Unavailable*>(&error)) {
    log_event(LogLevel::error, "store.unavailable", {{"what", std::string_view(error.what())}});
    return Refusal{RefusalKind::unavailable,
                   "E_UNAVAILABLE",
                   "系统暂时不能保存数据（存储空间不足或数据库不可用），您的操作没有生效，请稍后再试",
                   {},
                   {},
                   {}};
  }
  if (dynamic_cast<const store::Conflict*>(&error))
    return Refusal{RefusalKind::conflict, "E_BUSY", "同时办理的人较多，本次操作没有生效，请再试一次", {}, {}, {}};
  return std::nullopt;
}

http::ServerConfig server_config(const House& house, const ServeOptions& options, std::shared_ptr<http::Metrics> metrics) {
  const Configuration& configuration = house.configuration();
  http::ServerConfig config;
  config.address = options.address.empty() ? configuration.address : options.address;
  config.port = static_cast<std::uint16_t>(options.port.value_or(configuration.port));
  config.workers = static_cast<unsigned>(configuration.workers);
  // Beside the connections: the database's files and connections, a file or two for each worker.
  config.max_connections = make_room_for_connections(
      config.max_connections, 256 + 4 * config.workers + static_cast<std::size_t>(configuration.connections));
  // PostgreSQL computes in processes of its own, perhaps on another machine: what is asked of it waits.
  config.computing = configuration.database.empty() ? 0 : config.workers / 2;
  config.computes = computes;
  config.body_limit_for = body_limit;
  config.certificate_file = configuration.tls_certificate;
  config.key_file = configuration.tls_key;
  config.trusted_proxies = configuration.trusted_proxies;
  config.metrics = std::move(metrics);
  config.default_headers.set("X-Content-Type-Options", "nosniff");
  config.default_headers.set("Referrer-Policy", "same-origin");
  config.default_headers.set("X-Frame-Options", "SAMEORIGIN");
  if (!configuration.tls_certificate.empty()) config.default_headers.set("Strict-Transport-Security", "max-age=31536000");
  config.access_log = [](const http::AccessRecord& record) {
    log_event(LogLevel::debug, "http",
              {{"method", record.method},
               {"route", record.route},
               {"status", std::int64_t{record.status}},
               {"us", record.duration_us}});
  };
  return config;
}

/// A page takes some hundred kilobytes for a moment; to give them back to the system and ask for them again, page by page, costs
/// as much as filling them.
void keep_memory_for_the_next_page() {
  mallopt(M_ARENA_MAX, 4);
  mallopt(M_MMAP_THRESHOLD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 16 << 20);
}

void wait_for_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  int caught = 0;
  sigwait(&signals, &caught);
}

/// Every thread inherits the mask, so that only wait_for_signal() hears of them.
void block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);  // a file-size limit is a full disk: an error to report, not a reason to die
}

}  // namespace

void add_product_routes(api::Router& router, House& house, std::shared_ptr<http::Metrics> metrics) {
  api::add_all_routes(router, house.desk());
  api::add_openapi_route(router, {});
  api::add_health_routes(
      router,
      [&house]() -> Result<void> {
        if (house.database().is_ready()) return {};
        return refuse(RefusalKind::unavailable, "E_UNAVAILABLE", "数据库不可用");
      },
      std::move(metrics));
  router.set_exception_map(refusal_of);
  router.set_failure_log([](std::string_view id, std::string_view operation, std::string_view what) {
    log_event(LogLevel::error, "request.failed", {{"id", id}, {"operation", operation}, {"what", what}});
  });
}

int serve_command(const ServeOptions& options) {
  block_signals();
  keep_memory_for_the_next_page();
  auto opened = open_house(options);
  if (!opened) return report(opened.error());
  House& house = **opened;
  const auto metrics = std::make_shared<http::Metrics>();
  api::Router router;
  add_product_routes(router, house, metrics);
  const WebFiles web(web_files_in(house.assets()));
  router.set_fallback([&web](const http::Request& request) { return web.answer(request); });
  http::Server server(server_config(house, options, metrics),
                      [&router](const http::Request& request) { return router.handle(request); });
  server.start();
  const Chores chores(house);
  std::optional<store::WarmUp> warm_up;
  if (house.configuration().database.empty()) warm_up.emplace(house.data_dir().file("anshu.db").string());
  const bool tls = !house.configuration().tls_certificate.empty();
  fmt::print("案枢已启动：{}://{}:{}（数据目录 {}）\n", tls ? "https" : "http",
             options.address.empty() ? house.configuration().address : options.address, server.port(), options.data);
  if (const auto accounts = read_file(house.data_dir().file("demo-accounts.txt"))) fmt::print("{}", *accounts);
  std::fflush(stdout);
  log_event(LogLevel::info, "server.started", {{"port", std::int64_t{server.port()}}});
  wait_for_signal();
  log_event(LogLevel::info, "server.stopping");
  server.stop();
  return 0;
}

}  // namespace anshu::app
