#include <filesystem>
#include <latch>
#include <thread>

#include "app/house.h"
#include "court.h"
#include "demo/complaint.h"
#include "figures.h"
#include "filing/accept_filing.h"
#include "filing/drafts.h"
#include "filing/submit_filing.h"
#include "people/directory.h"
#include "recorder.h"
#include "writing.h"

namespace anshu::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + " " + result.error().message);
  return std::move(*result);
}

/// work(0) … work(count - 1), by so many threads at once; the seconds that it took.
template <class Work>
double in_parallel(int count, int threads, Work&& work) {
  std::atomic<int> next{0};
  const auto begun = Clock::now();
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i)
      workers.emplace_back([&] {
        for (int item = next++; item < count; item = next++) work(item);
      });
  }
  return seconds_since(begun);
}

struct Filed {
  filing::FilingRef filing;
  std::string cause_code;
};

/// Complaints of all kinds, handed in by the lawyers of the demonstration.
std::vector<Filed> submit(app::House& house, int count, int threads, std::uint64_t seed) {
  std::vector<demo::Filer> filers;
  demo::Random names(seed);
  for (int i = 1; i <= 20; ++i) {
    const std::string login = "lawyer" + std::to_string(i);
    filers.push_back({login, house.database().read_value([&](store::Connection& db) {
                        return people::actor_for(db, people::find_user_by_login(db, login).value());
                      }),
                      demo::make_person(names, i, house.clock().today()), demo::law_firm(i), "16107201510000000", -1});
  }
  std::vector<Filed> filed(static_cast<std::size_t>(count));
  in_parallel(count, threads, [&](int item) {
    const auto& story = demo::cause_stories()[static_cast<std::size_t>(item) % demo::cause_stories().size()];
    const demo::Filer& filer = filers[static_cast<std::size_t>(item) % filers.size()];
    const law::Cause* cause = house.law().causes.find_by_name(law::CauseKind::civil, story.cause);
    auto complaint = demo::make_complaint(story, cause->code, filer, demo::Random(seed).stream("complaint", item),
                                          house.clock().today(), organ);
    demo::excuse_materials(
        complaint, house.filing().guide.materials_for(complaint.case_type.value(), house.law().causes.path_text(cause->code)),
        {});
    const auto draft = must(filing::create_draft(house.filing(), filer.actor, complaint));
    filed[static_cast<std::size_t>(item)] = {must(filing::submit_filing(house.filing(), filer.actor, draft.row.id)), cause->code};
  });
  return filed;
}

double accept(app::House& house, const std::vector<Filed>& filed, int threads) {
  const auto clerk = house.database().read_value(
      [&](store::Connection& db) { return people::actor_for(db, people::find_user_by_login(db, "filing1").value()); });
  return in_parallel(static_cast<int>(filed.size()), threads, [&](int item) {
    const Filed& one = filed[static_cast<std::size_t>(item)];
    must(filing::accept_filing(house.filing(), house.issuer(), clerk,
                               {one.filing.id, one.filing.version, "ordinary", one.cause_code, "", ""}));
  });
}

struct Replay {
  std::int64_t rows = 0;
  double seconds = 0;
};

/// The same writes on a copy of the same database, `together` acceptances in each durable commit.
Replay replay(store::Database& database, const std::vector<Statement>& writes, int accepts, int together) {
  Replay result;
  const auto begun = Clock::now();
  const std::size_t commits = static_cast<std::size_t>((accepts + together - 1) / together);
  for (std::size_t i = 0; i < commits; ++i)
    database.write([&](store::Connection& connection) {
      for (std::size_t at = writes.size() * i / commits; at < writes.size() * (i + 1) / commits; ++at)
        result.rows += connection.execute(writes[at].sql, writes[at].params);
      return store::Outcome::commit;
    });
  result.seconds = seconds_since(begun);
  return result;
}

}  // namespace

void measure_accepts(const std::string& data, int count, int clients) {
  Recorder* recorder = nullptr;
  app::HouseOptions options;
  options.data = data;
  options.around_database = [&](std::unique_ptr<store::Database> inner) {
    auto around = std::make_unique<Recorder>(std::move(inner));
    recorder = around.get();
    return around;
  };
  const auto house = must(app::House::open(options));
  const auto timed = submit(*house, count, clients, 1), heard = submit(*house, count, clients, 2);
  accept(*house, submit(*house, clients, clients, 3), clients);  // warms up
  const double seconds = accept(*house, timed, clients);

  const bool sqlite = house->database().engine() == store::Engine::sqlite;
  const std::string copy = data + "/bare-copy.db";
  if (sqlite) {
    std::filesystem::remove(copy);
    house->database().backup_to(copy);
  }
  recorder->start();
  accept(*house, heard, clients);
  auto writes = recorder->stop();
  std::erase_if(writes, [](const Statement& statement) { return !statement.write; });
  if (!sqlite) {
    const double rows = static_cast<double>(writes.size());
    print_figure(fmt::format("accept a filing, {} at a time", clients),
                 fmt::format("{:.0f} accepts/s, {:.0f} rows/s", count / seconds, rows / seconds), "", true);
    return;
  }
  Replay bare;
  {
    const auto database = store::open_sqlite(copy);
    bare = replay(*database, writes, count, clients);
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(copy + suffix);
  const double rows = static_cast<double>(bare.rows), ratio = bare.seconds / seconds;
  print_figure(fmt::format("accept a filing, {} at a time", clients),
               fmt::format("{:.0f}/s = {:.0f} rows/s; bare {:.0f} rows/s: {:.0f}%", count / seconds, rows / seconds,
                           rows / bare.seconds, ratio * 100),
               "≥ 30%", ratio >= 0.3);
}

}  // namespace anshu::bench
