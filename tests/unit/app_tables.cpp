// Each described row is its table: the same columns in the same order, types and nulls, on both databases.
#include <set>

#include "app/journaled_tables.h"
#include "cases/rows.h"
#include "filing/rows.h"
#include "people/rows.h"
#include "store/journal.h"
#include "store/seal.h"
#include "support/database.h"

namespace anshu {
namespace {

using store::test::OnPostgres;
using store::test::OnSqlite;

struct LiveColumn {
  std::string name, type;
  bool nullable = false;
};

/// type as SQL calls it on both: bigint, text; SQLite calls the key that orders its rows integer.
std::vector<LiveColumn> live_columns(store::Connection& db, store::Engine engine, const std::string& table) {
  const store::Rows rows =
      engine == store::Engine::sqlite
          ? db.query(
                "SELECT name, replace(lower(type), 'integer', 'bigint'), \"notnull\" = 0 FROM pragma_table_info($1) ORDER BY cid",
                {table})
          : db.query(
                "SELECT column_name::text, data_type::text, (is_nullable = 'YES')::int FROM information_schema.columns WHERE "
                "table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
                {table});
  std::vector<LiveColumn> columns;
  for (std::size_t i = 0; i < rows.size(); ++i)
    columns.push_back({store::text(rows.at(i, 0)), store::text(rows.at(i, 1)), store::integer(rows.at(i, 2)) != 0});
  return columns;
}

std::set<std::string> live_tables(store::Connection& db, store::Engine engine) {
  const store::Rows rows =
      engine == store::Engine::sqlite
          ? db.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'case\\_search%' ESCAPE '\\'")
          : db.query(
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema() AND table_name <> "
                "'case_search'");
  std::set<std::string> names;
  for (std::size_t i = 0; i < rows.size(); ++i) names.insert(store::text(rows.at(i, 0)));
  return names;
}

std::vector<const store::Table*> described_tables() {
  auto tables = app::journaled_tables();
  for (const auto* table : {&store::table_of<cases::FactsRow>(), &store::table_of<filing::DraftRow>(),
                            &store::table_of<filing::UploadRow>(), &store::table_of<people::CredentialRow>(),
                            &store::table_of<people::SessionRow>(), &store::table_of<people::SecurityEventRow>(),
                            &store::table_of<store::JournalEntryRow>(), &store::table_of<store::JournalSealRow>()})
    tables.push_back(table);
  return tables;
}

/// Small tables that one statement each writes and reads; they have no row struct outside of their file.
const std::set<std::string> undescribed = {"idempotency", "security_chain", "notice_read", "saved_view", "schema_migration"};

}  // namespace

TEST_CASE_TEMPLATE("the described rows are the tables", On, OnSqlite, OnPostgres) {
  On on;
  const auto database = on.open();
  store::migrate(*database, test::migrations(database->engine()), 0);
  database->read([&](store::Connection& db) {
    std::set<std::string> known = undescribed;
    for (const store::Table* table : described_tables()) {
      const std::string name(table->name);
      CAPTURE(name);
      CHECK(known.insert(name).second);
      const auto live = live_columns(db, database->engine(), name);
      REQUIRE(live.size() == table->columns.size());
      for (std::size_t i = 0; i < live.size(); ++i) {
        CAPTURE(live[i].name);
        CHECK(live[i].name == table->columns[i].name);
        CHECK(live[i].type == (table->columns[i].type == store::ColumnType::integer ? "bigint" : "text"));
        CHECK(live[i].nullable == table->columns[i].nullable);
      }
    }
    for (const auto& name : live_tables(db, database->engine()))
      CHECK_MESSAGE(known.contains(name), name << " has no described row");
  });
}

TEST_CASE("every table that counts versions is replayed by verify, and every key begins with the court") {
  std::set<std::string_view> journaled;
  for (const store::Table* table : app::journaled_tables()) {
    journaled.insert(table->name);
    CHECK_MESSAGE(table->columns.back().name == "version", std::string(table->name));
  }
  for (const store::Table* table : described_tables()) {
    CAPTURE(std::string(table->name));
    const bool counts =
        table->columns.back().name == "version" && table->name != "filing_draft";  // a draft is nobody's business yet
    CHECK(counts == journaled.contains(table->name));
    if (table->name != "session") CHECK(table->columns.front().name == "organ");
  }
}

}  // namespace anshu
