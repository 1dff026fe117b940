// A small court with a journal: three tables of its own beside the real schema, filled by random actions.
#pragma once

#include <fstream>
#include <random>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/id.h"
#include "store/journal.h"
#include "store/migrate.h"
#include "unit/store_places.h"

namespace anshu::store::test {

enum class Mood { calm, hot };
BOOST_DESCRIBE_ENUM(Mood, calm, hot)

struct FolderRow {
  static constexpr std::string_view table = "test_folder";
  static constexpr int key_columns = 2;
  std::string organ, id, title;
  std::optional<std::string> remark;
  std::optional<std::int64_t> amount_fen;
  std::optional<Date> due_on;
  Mood mood = Mood::calm;
  bool open = true;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FolderRow, (), (organ, id, title, remark, amount_fen, due_on, mood, open, version))

struct PaperRow {
  static constexpr std::string_view table = "test_paper";
  static constexpr int key_columns = 3;
  std::string organ, folder_id;
  std::int64_t number = 0;
  std::string body;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (), (organ, folder_id, number, body, version))

/// One row that all chains of an organ change.
struct CounterRow {
  static constexpr std::string_view table = "test_counter";
  static constexpr int key_columns = 2;
  std::string organ;
  std::int64_t year = 0, last = 0, version = 1;
};
BOOST_DESCRIBE_STRUCT(CounterRow, (), (organ, year, last, version))

inline const std::vector<const Table*>& court_tables() {
  static const std::vector<const Table*> tables{&table_of<FolderRow>(), &table_of<PaperRow>(), &table_of<CounterRow>()};
  return tables;
}

inline std::vector<Migration> court_migrations(Engine engine) {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::string(ANSHU_SOURCE_DIR) + "/migrations";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
  auto migrations = collect_migrations(engine, names, [&](const std::string& name) {
    std::ifstream file(folder / name);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  });
  migrations.push_back(
      {static_cast<int>(migrations.size()) + 1, "test",
       "CREATE TABLE test_folder (organ TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, remark TEXT, amount_fen BIGINT,"
       " due_on BIGINT, mood TEXT NOT NULL, open BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, id));"
       "CREATE UNIQUE INDEX test_folder_title ON test_folder (organ, title);"
       "CREATE TABLE test_paper (organ TEXT NOT NULL, folder_id TEXT NOT NULL, number BIGINT NOT NULL, body TEXT NOT NULL,"
       " version BIGINT NOT NULL, PRIMARY KEY (organ, folder_id, number));"
       "CREATE TABLE test_counter (organ TEXT NOT NULL, year BIGINT NOT NULL, last BIGINT NOT NULL, version BIGINT NOT NULL,"
       " PRIMARY KEY (organ, year));"});
  return migrations;
}

class Court {
 public:
  explicit Court(Database& database, unsigned seed = 1) : database_(database), random_(seed) {
    migrate(database, court_migrations(database.engine()), clock.now_ms());
  }

  /// Runs the work as one action on the chain.
  template <class Work>
  JournalEntryRow act(const std::string& organ, const std::string& chain, const std::string& action, Work&& work) {
    JournalEntryRow entry;
    database_.write([&](Connection& connection) {
      ChainHead head = chain_head(connection, organ, chain);
      UnitOfWork unit(connection, clock.now_ms());
      work(unit);
      entry = append_entry(unit, head, {action, organ, "u1", "王法官", "{\"note\":\"说明\"}"});
      return Outcome::commit;
    });
    return entry;
  }

  std::string open_folder(const std::string& organ) {
    const std::string id = new_id(clock.now_ms());
    act(organ, id, "open_folder", [&](UnitOfWork& unit) {
      const std::int64_t year = unit.today().year();
      auto counter = unit.db().find<CounterRow>({organ, year});
      if (!counter) {
        counter = CounterRow{organ, year, 0, 1};
        unit.insert(*counter);
      }
      CounterRow next = *counter;
      ++next.last;
      unit.update(*counter, next);
      FolderRow folder{organ, id, "“张三”诉李四\n第" + std::to_string(next.last) + "号 𠮷", {}, {}, {}, Mood::calm, true, 1};
      if (random_() % 2) folder.amount_fen = static_cast<std::int64_t>(random_() % 100'000);
      if (random_() % 2) folder.due_on = unit.today() + 180;
      unit.insert(folder);
      for (std::int64_t number = 1; number <= 2; ++number)
        unit.insert(PaperRow{organ, id, number, "纸张\t" + std::to_string(number), 1});
    });
    folders.push_back({organ, id});
    return id;
  }

  void change_folder(const std::string& organ, const std::string& id) {
    act(organ, id, "change_folder", [&](UnitOfWork& unit) {
      const auto folder = unit.db().find<FolderRow>({organ, id}).value();
      FolderRow after = folder;
      switch (random_() % 4) {
        case 0:
          after.remark = after.remark ? std::nullopt : std::optional<std::string>("备注");
          break;
        case 1:
          after.amount_fen = static_cast<std::int64_t>(random_() % 100'000);
          break;
        case 2:
          after.mood = after.mood == Mood::calm ? Mood::hot : Mood::calm;
          break;
        default:
          break;  // an entry without changes
      }
      unit.update(folder, after);
    });
  }

  void do_something(const std::string& organ) {
    if (folders.empty() || random_() % 3 == 0) {
      open_folder(organ);
    } else {
      const auto& [folder_organ, id] = folders[random_() % folders.size()];
      change_folder(folder_organ, id);
    }
  }

  ManualClock clock{instant_of(Date::of(2026, 3, 2), 9)};
  std::vector<std::pair<std::string, std::string>> folders;  // organ, id

 private:
  Database& database_;
  std::mt19937 random_;
};

}  // namespace anshu::store::test
