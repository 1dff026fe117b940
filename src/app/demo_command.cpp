// anshu demo: a new data directory with the demonstration court.
#include <unistd.h>

#include <filesystem>

#include "app/terminal.h"
#include "demo/demo_court.h"
#include "people/password.h"

namespace anshu::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* account_file = "demo-accounts.txt";

/// Made beside its place and moved there when it is whole, so that an interrupted run leaves nothing that looks like a court.
class Site {
 public:
  explicit Site(const std::string& data) : target_(fs::absolute(data).lexically_normal()) {
    if (target_.filename().empty()) target_ = target_.parent_path();
    workplace_ = target_;
    workplace_ += ".unfinished";
  }

  Result<void> clear() const {
    if (fs::exists(target_) && !(fs::is_directory(target_) && fs::is_empty(target_)))
      return refuse(RefusalKind::conflict, "E_DATA_DIR", target_.string() + " 已有内容；演示法院只能建在新的数据目录");
    fs::remove_all(workplace_);
    fs::create_directories(target_.parent_path());
    return {};
  }
  void move_in() const {
    fs::remove(target_);  // empty, or not there
    fs::rename(workplace_, target_);
  }
  const fs::path& workplace() const { return workplace_; }

 private:
  fs::path target_, workplace_;
};

Result<std::string> password_for(const DemoOptions& options) {
  if (options.password.empty()) return people::make_initial_password();
  ANSHU_CHECK(people::refuse_if_any(people::password_errors(options.password, {}, people::PasswordClass::staff, "password")));
  return options.password;
}

Result<InstantMs> end_of(const DemoOptions& options) {
  if (options.clock) return *options.clock;
  ANSHU_TRY(const Configuration configuration, load_configuration({}, "anshu.toml"));
  return configuration.clock.value_or(SystemClock::wall_ms());
}

void show_progress(Date day, std::int64_t cases) {
  fmt::print(stderr, "\r建立演示法院：{}年{}月，已立案 {} 件 ", day.year(), day.month(), cases);
  std::fflush(stderr);
}

/// No two demonstrations, and no real court, in one database: PostgreSQL outlives the data directory.
Result<void> require_empty(store::Database& database) {
  const store::Rows organs =
      database.read_value([](store::Connection& connection) { return connection.query("SELECT organ FROM organ LIMIT 1"); });
  if (organs.empty()) return {};
  return refuse(RefusalKind::conflict, "E_DATABASE_IN_USE", "数据库中已有机构；演示法院只能建在空的数据库");
}

Result<demo::DemoOutcome> build(const Site& site, const DemoOptions& options, const std::string& password) {
  ANSHU_CHECK(DataDir(site.workplace()).create());
  demo::DemoPlan plan;
  plan.cases = options.cases;
  plan.seed = options.seed;
  ANSHU_TRY(plan.ends_at_ms, end_of(options));
  plan.password_hash = hash_password(password);
  if (isatty(STDERR_FILENO)) plan.progress = show_progress;

  ManualClock clock(demo::demo_begins_at(plan.ends_at_ms));
  store::BatchDatabase* batch = nullptr;
  HouseOptions house_options;
  house_options.data = site.workplace().string();
  house_options.clock = &clock;
  house_options.around_database = [&](std::unique_ptr<store::Database> database) {
    auto around = std::make_unique<store::BatchDatabase>(std::move(database));
    batch = around.get();
    return around;
  };
  ANSHU_TRY(const std::unique_ptr<House> house, House::open(house_options));
  ANSHU_CHECK(require_empty(house->database()));
  demo::DemoHouse site_of_work{house->accounts(), house->filing(), house->issuer(), house->ledger_columns(), *batch, clock,
                               house->keys().seal};
  ANSHU_TRY(demo::DemoOutcome outcome, demo::make_demo_court(site_of_work, plan));
  if (plan.progress) fmt::print(stderr, "\n");
  write_file_safely(house->data_dir().file(account_file), demo::account_list(outcome.accounts, password), 0600);
  return outcome;
}

}  // namespace

int demo_command(const DemoOptions& options) {
  const Site site(options.data);
  if (const auto clear = site.clear(); !clear) return report(clear.error());
  const auto password = password_for(options);
  if (!password) return report(password.error());
  const InstantMs begun_at = SystemClock::wall_ms();
  const auto outcome = build(site, options, *password);
  if (!outcome) {
    fs::remove_all(site.workplace());
    return report(outcome.error());
  }
  site.move_in();
  fmt::print(
      "演示法院已建成：立案申请 {} 件，立案 {} 件（另有其他程序的案件 {} 件），导入 {} 件，办理 {} 步，封印 {} 个（{:.1f} "
      "秒）。\n",
      outcome->filings, outcome->cases, outcome->others, outcome->imported, outcome->deeds, outcome->seals,
      static_cast<double>(SystemClock::wall_ms() - begun_at) / 1000);
  for (const auto& [code, count] : outcome->refused) fmt::print(stderr, "注意：有 {} 步未能办理（{}）\n", count, code);
  fmt::print("{}", demo::account_list(outcome->accounts, *password));
  return 0;
}

}  // namespace anshu::app
