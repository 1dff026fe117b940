// A database of its own for one test, on either engine; gone afterwards.
#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "store/database.h"

namespace anshu::store::test {

inline std::string own_name() {
  static std::atomic<int> count{0};
  return "anshu_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

struct OnSqlite {
  OnSqlite() { std::filesystem::create_directory(folder); }
  ~OnSqlite() {
    database.reset();
    std::filesystem::remove_all(folder);
  }
  std::filesystem::path folder = std::filesystem::temp_directory_path() / own_name();
  /// One more Database on the same data, as another process would have it.
  std::unique_ptr<Database> open() { return open_sqlite(folder / "test.db"); }
  std::unique_ptr<Database> database;
};

struct OnPostgres {
  OnPostgres() {
    const char* server = std::getenv("ANSHU_TEST_POSTGRES");
    if (!server)
      FAIL("ANSHU_TEST_POSTGRES is not set: run ./dev test, or set it to the URL that tests/postgres.sh start DIR prints");
    url = server;
    url += (url.find('?') == std::string::npos ? "?" : "&") + ("options=-csearch_path%3D" + schema);
    script("CREATE SCHEMA " + schema);
  }
  ~OnPostgres() {
    database.reset();
    script("DROP SCHEMA " + schema + " CASCADE");
  }
  void script(const std::string& sql) const {
    open_postgres(url, {.connections = 1})->write([&](Connection& connection) {
      connection.run_script(sql);
      return Outcome::commit;
    });
  }
  std::string schema = own_name();
  std::string url;
  std::unique_ptr<Database> open(const PostgresOptions& options = {}) const { return open_postgres(url, options); }
  std::unique_ptr<Database> database;
};

inline void write_script(Database& database, const std::string& sql) {
  database.write([&](Connection& connection) {
    connection.run_script(sql);
    return Outcome::commit;
  });
}
inline std::int64_t write(Database& database, std::string_view sql, std::initializer_list<Value> params = {}) {
  std::int64_t changed = 0;
  database.write([&](Connection& connection) {
    changed = connection.execute(sql, params);
    return Outcome::commit;
  });
  return changed;
}
inline Value read_one(Database& database, std::string_view sql, std::initializer_list<Value> params = {}) {
  return database.read_value([&](Connection& connection) { return connection.query(sql, params).at(0, 0); });
}

}  // namespace anshu::store::test
