// A migrated, empty database of its own for one test: SQLite, or PostgreSQL when ANSHU_TEST_ENGINE says so, so that the same
// tests run on both (./dev test does).
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/clock.h"
#include "store/migrate.h"
#include "unit/store_places.h"

namespace anshu::test {

inline std::string read_source_file(const std::string& path) {
  std::ifstream file(std::string(ANSHU_SOURCE_DIR "/") + path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::vector<store::Migration> migrations(store::Engine engine) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/migrations"))
    files.push_back(entry.path().filename().string());
  return store::collect_migrations(engine, files, [](const std::string& name) { return read_source_file("migrations/" + name); });
}

inline bool tests_run_on_postgres() {
  const char* engine = std::getenv("ANSHU_TEST_ENGINE");
  return engine && std::string_view(engine) == "postgres";
}

class TestDatabase {
 public:
  explicit TestDatabase(InstantMs now) {
    if (tests_run_on_postgres()) {
      postgres_ = std::make_unique<store::test::OnPostgres>();
      database_ = postgres_->open();
    } else {
      sqlite_ = std::make_unique<store::test::OnSqlite>();
      database_ = sqlite_->open();
    }
    store::migrate(*database_, migrations(database_->engine()), now);
  }

  store::Database& operator*() { return *database_; }
  store::Database* operator->() { return database_.get(); }
  /// One more Database on the same data, as another process would have it.
  std::unique_ptr<store::Database> open_again() { return postgres_ ? postgres_->open() : sqlite_->open(); }

 private:
  std::unique_ptr<store::test::OnPostgres> postgres_;
  std::unique_ptr<store::test::OnSqlite> sqlite_;
  std::unique_ptr<store::Database> database_;  // closed first
};

}  // namespace anshu::test
