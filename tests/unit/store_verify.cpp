// Whatever is changed behind the journal's back, verify names it.
#include <thread>

#include "store/seal.h"
#include "store/verify.h"
#include "unit/store_proof_fixture.h"

namespace anshu::store::test {
namespace {

const SigningKey key = new_signing_key();

std::string identity(const Rows& rows, std::size_t row, std::size_t key_columns) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < key_columns; ++i) values.push_back(rows.at(row, i));
  return key_text(values);
}

/// Three days of two organs: sealed but for the last day.
template <class On>
struct ProvedCourt : On {
  ProvedCourt() {
    this->database = this->open();
    court.emplace(*this->database, 7);
    for (int day = 0; day < 3; ++day) {
      for (int i = 0; i < 12; ++i) court->do_something(i % 4 ? "陕0702" : "陕0703");
      if (day < 2) court->clock.advance(86'400'000);
    }
    seal_due_days(*this->database, key, court->clock.now_ms());
    options.public_keys = {to_hex(key.public_key)};
    options.migrations = court_migrations(Engine::sqlite);
    options.scratch = std::filesystem::temp_directory_path() / (own_name() + ".db");
    options.now = court->clock.now_ms();
  }
  VerifyReport check() { return verify(*this->database, court_tables(), options); }
  std::int64_t change(std::string_view sql, std::initializer_list<Value> params = {}) {
    return write(*this->database, sql, params);
  }
  Rows rows(const Table& table) {
    return this->database->read_value([&](Connection& connection) {
      return connection.query(fmt::format("SELECT {} FROM {} ORDER BY {}", table.column_list, table.name, table.columns[0].name));
    });
  }
  /// Sets columns of the row with that key, both in the table's order.
  void set(const Table& table, const std::vector<Value>& row_key, std::size_t column, const Value& value) {
    std::vector<Value> params{value};
    std::string sql = fmt::format("UPDATE {} SET {} = $1 WHERE ", table.name, table.columns[column].name);
    for (std::size_t i = 0; i < table.key_columns; ++i) {
      params.push_back(row_key[i]);
      sql += fmt::format("{}{} = ${}", i ? " AND " : "", table.columns[i].name, i + 2);
    }
    this->database->write([&](Connection& connection) {
      REQUIRE(connection.execute(sql, params) == 1);
      return Outcome::commit;
    });
  }
  void remove(const Table& table, const Rows& rows, std::size_t row) {
    std::vector<Value> params;
    std::string sql = fmt::format("DELETE FROM {} WHERE ", table.name);
    for (std::size_t i = 0; i < table.key_columns; ++i) {
      params.push_back(rows.at(row, i));
      sql += fmt::format("{}{} = ${}", i ? " AND " : "", table.columns[i].name, i + 1);
    }
    this->database->write([&](Connection& connection) {
      REQUIRE(connection.execute(sql, params) == 1);
      return Outcome::commit;
    });
  }
  void insert(const Table& table, const std::vector<Value>& values) {
    this->database->write([&](Connection& connection) {
      connection.execute(table.insert_sql, values);
      return Outcome::commit;
    });
  }

  std::optional<Court> court;
  VerifyOptions options;
};

std::vector<Value> values_of(const Rows& rows, std::size_t row) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < rows.width(); ++i) values.push_back(rows.at(row, i));
  return values;
}

/// The smallest change: one byte of a text (it stays UTF-8), a number by one, nothing becomes something.
Value changed(const Value& value, ColumnType type, std::mt19937& random) {
  if (is_null(value)) return type == ColumnType::integer ? Value(std::int64_t{0}) : Value("");
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number + (random() % 2 ? 1 : -1);
  std::string words = text(value);
  if (words.empty()) return "x";
  for (int tries = 0; tries < 100; ++tries) {
    char& c = words[random() % words.size()];
    if (static_cast<unsigned char>(c) >= 0x80) continue;
    c = c == 'a' ? 'A' : static_cast<char>(c ^ 1);
    if (c < 0x20) c = 'x';
    return words;
  }
  return words + "x";
}

}  // namespace

#define ON_BOTH(name) TEST_CASE_TEMPLATE(name, On, OnSqlite, OnPostgres)

ON_BOTH("verify: a court that nobody tampered with is proved") {
  ProvedCourt<On> place;
  const VerifyReport report = place.check();
  CHECK_MESSAGE(!report.difference, (report.difference ? report.difference->sentence : ""));
  CHECK(report.entries == 36);
  CHECK(report.chains == static_cast<std::int64_t>(place.court->folders.size()));
  CHECK(report.seals >= 4);
  CHECK(report.rows > report.chains);
  CHECK(report.warnings.empty());
  CHECK(!std::filesystem::exists(place.options.scratch));
}

ON_BOTH("verify: one changed byte in any column of any business table is named") {
  ProvedCourt<On> place;
  std::mt19937 random(3);
  for (const Table* table : court_tables()) {
    const Rows rows = place.rows(*table);
    REQUIRE(rows.size() > 0);
    for (std::size_t column = 0; column < table->columns.size(); ++column) {
      const std::size_t row = random() % rows.size();
      const auto before = values_of(rows, row);
      auto row_key = std::vector<Value>(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(table->key_columns));
      Value other = changed(before[column], table->columns[column].type, random);
      if (table->columns[column].name == "title") other = text(before[column]) + "x";  // it is unique, as the key is
      if (column < table->key_columns && !is_null(before[column]) && before[column].index() == 1)
        other = integer(before[column]) + 100;
      place.set(*table, row_key, column, other);
      const auto difference = place.check().difference;
      CAPTURE(table->name);
      CAPTURE(table->columns[column].name);
      REQUIRE(difference);
      CHECK(difference->table == table->name);
      if (column >= table->key_columns) {
        CHECK(difference->kind == DifferenceKind::differing_row);
        CHECK(difference->key == key_text(row_key));
        CHECK(difference->column == table->columns[column].name);
        CHECK(difference->expected == shown(before[column]));
        CHECK(difference->found == shown(other));
      } else {
        row_key[column] = other;  // the row now stands under another key
        CHECK(difference->kind == DifferenceKind::additional_row);
        CHECK(difference->key == key_text(row_key));
      }
      place.set(*table, row_key, column, before[column]);
    }
  }
  CHECK(!place.check().difference);
}

ON_BOTH("verify: any deleted or added row of a business table is named") {
  ProvedCourt<On> place;
  for (const Table* table : court_tables()) {
    const Rows rows = place.rows(*table);
    for (const std::size_t row : {std::size_t{0}, rows.size() - 1}) {
      place.remove(*table, rows, row);
      const auto difference = place.check().difference;
      REQUIRE(difference);
      CHECK(difference->kind == DifferenceKind::missing_row);
      CHECK(difference->table == table->name);
      CHECK(difference->key == identity(rows, row, table->key_columns));
      place.insert(*table, values_of(rows, row));
    }
    auto added = values_of(rows, 0);
    added[table->key_columns - 1] =
        table->columns[table->key_columns - 1].type == ColumnType::integer ? Value(std::int64_t{9999}) : Value("x");
    if (table == &table_of<FolderRow>()) added[2] = "另一个案件";  // its title is unique
    place.insert(*table, added);
    const auto difference = place.check().difference;
    REQUIRE(difference);
    CHECK(difference->kind == DifferenceKind::additional_row);
    CHECK(difference->key == key_text(std::span(added).first(table->key_columns)));
    place.database->write([&](Connection& connection) {
      connection.execute(fmt::format("DELETE FROM {} WHERE {} = $1", table->name, table->columns[table->key_columns - 1].name),
                         {added[table->key_columns - 1]});
      return Outcome::commit;
    });
  }
  CHECK(!place.check().difference);
}

ON_BOTH("verify: one changed byte in any column of any journal entry is named") {
  ProvedCourt<On> place;
  const Table& table = table_of<JournalEntryRow>();
  std::mt19937 random(5);
  const Rows rows = place.rows(table);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    for (int round = 0; round < 3; ++round) {
      const std::size_t row = random() % rows.size();
      const auto before = values_of(rows, row);
      auto row_key = std::vector<Value>(before.begin(), before.begin() + 3);
      const std::string old_key = key_text(row_key);
      Value other = changed(before[column], table.columns[column].type, random);
      if (column == 2) other = integer(before[column]) + 100;  // the next number may be taken
      place.set(table, row_key, column, other);
      if (column < 3) row_key[column] = other;
      const auto difference = place.check().difference;
      CAPTURE(table.columns[column].name);
      CAPTURE(old_key);
      REQUIRE(difference);
      CHECK(difference->table == "journal_entry");
      CHECK_MESSAGE((difference->key == old_key || difference->key == key_text(row_key)), difference->key, difference->sentence);
      place.set(table, row_key, column, before[column]);
    }
  }
  CHECK(!place.check().difference);
}

ON_BOTH("verify: any deleted or added journal entry is noticed") {
  ProvedCourt<On> place;
  const Table& table = table_of<JournalEntryRow>();
  const Rows rows = place.rows(table);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto entry = from_values<JournalEntryRow>([&](std::size_t column) -> const Value& { return rows.at(row, column); });
    place.remove(table, rows, row);
    const auto difference = place.check().difference;
    // What is not sealed yet, changed nothing and was the last of its chain leaves no trace but the gap of its position, which
    // PostgreSQL's numbers do not show.
    const bool traceless = !entry.seal_number && entry.changes == "[]";
    CHECK_MESSAGE((difference || traceless), entry.chain_id, entry.chain_seq);
    place.insert(table, values_of(rows, row));
  }
  auto forged = values_of(rows, 0);
  forged[2] = std::int64_t{500};
  forged[3] = std::int64_t{500};
  place.insert(table, forged);
  auto difference = place.check().difference;
  REQUIRE(difference);
  CHECK(difference->key == key_text(std::span(forged).first(3)));
  place.change("DELETE FROM journal_entry WHERE chain_seq = 500");

  // An entry with a true hash, but in a chain that does not reach it.
  auto entry = from_values<JournalEntryRow>([&](std::size_t column) -> const Value& { return forged[column]; });
  entry.seal_number = entry.leaf_index = std::nullopt;
  entry.position = 37;
  entry.entry_hash = entry_hash(entry);
  place.insert(table, to_values(entry));
  difference = place.check().difference;
  REQUIRE(difference);
  CHECK(difference->kind == DifferenceKind::chain);
  CHECK(difference->key == key_text(std::span(forged).first(3)));
  place.change("DELETE FROM journal_entry WHERE chain_seq = 500");
  CHECK(!place.check().difference);
}

ON_BOTH("verify: one changed byte in any column of any seal is named") {
  ProvedCourt<On> place;
  const Table& table = table_of<JournalSealRow>();
  std::mt19937 random(11);
  const Rows rows = place.rows(table);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const auto before = values_of(rows, row);
      auto row_key = std::vector<Value>(before.begin(), before.begin() + 2);
      const std::string old_key = key_text(row_key);
      Value other = changed(before[column], table.columns[column].type, random);
      if (column == 1) other = integer(before[column]) + 100;
      place.set(table, row_key, column, other);
      if (column < 2) row_key[column] = other;
      const auto difference = place.check().difference;
      CAPTURE(table.columns[column].name);
      REQUIRE(difference);
      CHECK(difference->kind == DifferenceKind::seal);
      CHECK(difference->table == "journal_seal");
      // A renumbered seal is missed at the one after it, too.
      if (column >= 2) CHECK(difference->key == old_key);
      place.set(table, row_key, column, before[column]);
    }
  }
  CHECK(!place.check().difference);
}

ON_BOTH("verify: a deleted, an added and a re-signed seal are named") {
  ProvedCourt<On> place;
  const Table& table = table_of<JournalSealRow>();
  const Rows rows = place.rows(table);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    place.remove(table, rows, row);
    const auto difference = place.check().difference;
    REQUIRE(difference);
    CHECK(difference->kind == DifferenceKind::seal);
    place.insert(table, values_of(rows, row));
  }
  // Somebody with the database but without the key signs everything anew.
  const SigningKey own = new_signing_key();
  place.change("UPDATE journal_entry SET seal_number = NULL, leaf_index = NULL");
  place.change("DELETE FROM journal_seal");
  seal_due_days(*place.database, own, place.court->clock.now_ms());
  const auto difference = place.check().difference;
  REQUIRE(difference);
  CHECK(difference->column == "public_key");
  place.options.public_keys.clear();
  const VerifyReport report = place.check();
  CHECK(!report.difference);
  REQUIRE(report.warnings.size() == 1);
  CHECK(report.warnings[0].find("公钥") != std::string::npos);
}

ON_BOTH("verify: whoever rewrites an entry, its hash and its row is found by the seal") {
  ProvedCourt<On> place;
  const Table& table = table_of<JournalEntryRow>();
  const Rows rows = place.rows(table);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto entry = from_values<JournalEntryRow>([&](std::size_t column) -> const Value& { return rows.at(row, column); });
    if (!entry.seal_number) continue;
    entry.actor_name = "另一人";
    entry.entry_hash = entry_hash(entry);
    place.remove(table, rows, row);
    place.insert(table, to_values(entry));
    const auto difference = place.check().difference;
    REQUIRE(difference);
    CHECK((difference->kind == DifferenceKind::seal || difference->kind == DifferenceKind::chain));
    place.remove(table, rows, row);
    place.insert(table, values_of(rows, row));
  }
}

TEST_CASE("verify: values of a foreign type in an SQLite column are named") {
  ProvedCourt<OnSqlite> place;
  for (const Table* table : {&table_of<FolderRow>(), &table_of<JournalEntryRow>(), &table_of<JournalSealRow>()}) {
    const Rows rows = place.rows(*table);
    const auto before = values_of(rows, 0);
    const auto row_key = std::vector<Value>(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(table->key_columns));
    for (std::size_t column = table->key_columns; column < table->columns.size(); ++column) {
      if (table->columns[column].type != ColumnType::integer || is_null(before[column])) continue;
      CAPTURE(table->columns[column].name);
      place.set(*table, row_key, column, shown(before[column]) + "x");  // BIGINT would turn a text of digits into a number
      const auto difference = place.check().difference;
      REQUIRE(difference);
      CHECK(difference->table == table->name);
      CHECK(difference->key == key_text(row_key));
      place.set(*table, row_key, column, before[column]);
    }
  }
}

ON_BOTH("verify: changes that stand the other way round than their commits still fit") {
  ProvedCourt<On> place;
  Court& court = *place.court;
  std::vector<JournalEntryRow> entries;
  for (int i = 0; i < 4; ++i) {
    const std::string id = court.open_folder("陕0702");
    entries.push_back(place.database
                          ->read_value([&](Connection& connection) {
                            return connection.template select<JournalEntryRow>("WHERE organ = $1 AND chain_id = $2",
                                                                               {"陕0702", id});
                          })
                          .front());
  }
  // All four changed the one counter; now their positions are reversed.
  const auto rewrite = [&](std::size_t skipped) {
    place.database->write([&](Connection& connection) {
      for (std::size_t i = 0; i < entries.size(); ++i) {
        JournalEntryRow entry = entries[i];
        connection.execute("DELETE FROM journal_entry WHERE organ = $1 AND chain_id = $2", {entry.organ, entry.chain_id});
        entry.position = entries[entries.size() - 1 - i].position;
        if (i == skipped) entry.changes = "[]";
        entry.entry_hash = entry_hash(entry);
        connection.execute(table_of<JournalEntryRow>().insert_sql, to_values(entry));
      }
      return Outcome::commit;
    });
  };
  rewrite(99);
  const auto report = place.check();
  CHECK_MESSAGE(!report.difference, (report.difference ? report.difference->sentence : ""));

  rewrite(1);  // one link of the counter's history is gone
  const auto difference = place.check().difference;
  REQUIRE(difference);
  CHECK(difference->kind == DifferenceKind::replay);
  CHECK(difference->table == "test_counter");
}

ON_BOTH("verify: recorded changes that cannot be true are named") {
  ProvedCourt<On> place;
  Court& court = *place.court;
  const std::string id = court.open_folder("陕0702");
  const auto entry =
      place.database
          ->read_value([&](Connection& connection) {
            return connection.template select<JournalEntryRow>("WHERE organ = $1 AND chain_id = $2", {"陕0702", id});
          })
          .front();
  struct Row {
    const char* changes;
    DifferenceKind kind;
  };
  const std::vector<Row> rows{
      {"no json", DifferenceKind::replay},
      {R"([{"t":"credential","v":1,"a":{"organ":"陕0702"}}])", DifferenceKind::replay},
      {R"([{"t":"test_counter","v":1,"a":{"organ":"陕0799","year":2026,"colour":1,"version":1}}])", DifferenceKind::replay},
      {R"([{"t":"test_counter","v":2,"a":{"organ":"陕0799","year":2026,"last":1,"version":2}}])", DifferenceKind::replay},
      {R"([{"t":"test_counter","v":1,"a":{"organ":"陕0799","year":2026,"last":1,"version":2}}])", DifferenceKind::replay},
      {R"([{"t":"test_counter","v":1,"a":{"organ":"陕0702","year":2026,"last":1,"version":1}}])", DifferenceKind::replay},
      {R"([{"t":"test_counter","k":["陕0702",2026],"v":2,"b":{"last":0,"version":1},"a":{"last":9,"version":2}}])",
       DifferenceKind::replay},
      {R"([{"t":"test_counter","k":["陕0702",1999],"v":2,"b":{"last":0,"version":1},"a":{"last":9,"version":2}}])",
       DifferenceKind::replay},
      {R"([{"t":"test_counter","v":1,"a":{"organ":"陕0799","year":2026,"last":1,"version":1}}])", DifferenceKind::missing_row},
  };
  for (const Row& row : rows) {
    JournalEntryRow forged = entry;
    // Keeps the true changes, so that nothing else is wrong.
    forged.changes = std::string_view(row.changes).starts_with("[")
                         ? entry.changes.substr(0, entry.changes.size() - 1) + "," + std::string(row.changes).substr(1)
                         : row.changes;
    forged.entry_hash = entry_hash(forged);
    place.change("UPDATE journal_entry SET changes = $1, entry_hash = $2 WHERE chain_id = $3",
                 {forged.changes, forged.entry_hash, id});
    const auto difference = place.check().difference;
    CAPTURE(row.changes);
    REQUIRE(difference);
    CHECK(difference->kind == row.kind);
    CHECK(!difference->sentence.empty());
  }
}

ON_BOTH("verify: proves one snapshot while others write") {
  ProvedCourt<On> place;
  std::atomic<bool> stop{false};
  std::jthread writer([&] {
    while (!stop) place.court->do_something("陕0702");
  });
  for (int i = 0; i < 5; ++i) {
    const auto report = place.check();
    CHECK_MESSAGE(!report.difference, (report.difference ? report.difference->sentence : ""));
  }
  stop = true;
}

ON_BOTH("verify: further checks see both databases and are named") {
  ProvedCourt<On> place;
  const auto count = [](Connection& connection) {
    return integer(connection.query("SELECT count(*) FROM test_folder").at(0, 0));
  };
  bool same = false;
  place.options.checks.push_back({"案号连续", [&](Connection& live, Connection& replayed) -> std::optional<Difference> {
                                    same = count(live) == count(replayed) && count(live) > 0;
                                    return std::nullopt;
                                  }});
  CHECK(!place.check().difference);
  CHECK(same);
  place.options.checks.push_back({"编号", [](Connection&, Connection&) -> std::optional<Difference> {
                                    return Difference{DifferenceKind::check, "test_counter", "陕0702/2026", "last", "3", "4",
                                                      "编号有空缺"};
                                  }});
  const auto difference = place.check().difference;
  REQUIRE(difference);
  CHECK(difference->sentence == "编号有空缺");
}

ON_BOTH("verify: what should have been sealed by now is a warning") {
  ProvedCourt<On> place;
  place.options.now += 2 * 86'400'000LL;
  const VerifyReport report = place.check();
  CHECK(!report.difference);
  REQUIRE(!report.warnings.empty());
  CHECK(report.warnings[0].find("尚未封存") != std::string::npos);
}

}  // namespace anshu::store::test
