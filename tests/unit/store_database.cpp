// What every engine must do, tested on both.
#include <set>
#include <thread>

#include "unit/store_places.h"

TYPE_TO_STRING_AS("SQLite", anshu::store::test::OnSqlite);
TYPE_TO_STRING_AS("PostgreSQL", anshu::store::test::OnPostgres);

namespace anshu::store::test {

struct ThingRow {
  static constexpr std::string_view table = "thing";
  static constexpr int key_columns = 2;
  std::string organ, id, name;
  std::optional<std::int64_t> amount_fen;
  std::optional<Date> due_on;
  bool open = false;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ThingRow, (), (organ, id, name, amount_fen, due_on, open, version))

namespace {

constexpr const char* schema =
    "CREATE TABLE thing (organ TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, amount_fen BIGINT, due_on BIGINT,"
    " open BIGINT NOT NULL, version BIGINT NOT NULL, PRIMARY KEY (organ, id));"
    "CREATE TABLE number (id BIGINT NOT NULL PRIMARY KEY, value BIGINT, words TEXT);";
constexpr const char* insert_number = "INSERT INTO number (id, value, words) VALUES ($1, $2, $3)";
constexpr const char* count_numbers = "SELECT count(*) FROM number";
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// A place with the tables above.
template <class On>
struct Furnished : On {
  Furnished() {
    this->database = this->open();
    write_script(*this->database, schema);
  }
};

Value value(std::int64_t number) { return number; }

}  // namespace

#define ON_BOTH(name) TEST_CASE_TEMPLATE(name, On, OnSqlite, OnPostgres)

ON_BOTH("whatever is stored comes back as it was") {
  Furnished<On> place;
  const std::vector<std::string> texts{"",
                                       "汉中市汉台区人民法院（2026）陕0702民初1号",
                                       "𠮷野家 👩‍⚖️ é",
                                       R"(it's "quoted" \ back $1 % _ ; -- /* */)",
                                       "tab\tand\nline\r\n break",
                                       "12",
                                       "1.50",
                                       "true",
                                       "NULL",
                                       std::string(1'000'000, 'x') + "末"};
  const std::vector<std::int64_t> numbers{0, 1, -1, 1 << 20, smallest, largest};
  std::int64_t id = 0;
  for (const auto& words : texts) write(*place.database, insert_number, {++id, Value{}, words});
  for (const auto number : numbers) write(*place.database, insert_number, {++id, number, Value{}});

  const Rows rows = place.database->read_value(
      [](Connection& connection) { return connection.query("SELECT value, words FROM number ORDER BY id"); });
  REQUIRE(rows.size() == texts.size() + numbers.size());
  REQUIRE(rows.width() == 2);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CHECK(is_null(rows.at(i, 0)));
    CHECK(rows.at(i, 1) == Value(texts[i]));
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(rows.at(texts.size() + i, 0) == Value(numbers[i]));
    CHECK(is_null(rows.at(texts.size() + i, 1)));
  }
}

ON_BOTH("a described row goes in and comes out") {
  Furnished<On> place;
  ThingRow row{"陕0702", "a", "张三诉李四", 123'456, Date{20'000}, true, 1};
  ThingRow bare{"陕0702", "b", "", std::nullopt, std::nullopt, false, 1};
  place.database->write([&](Connection& connection) {
    CHECK(connection.execute(table_of<ThingRow>().insert_sql, to_values(row)) == 1);
    CHECK(connection.execute(table_of<ThingRow>().insert_sql, to_values(bare)) == 1);
    return Outcome::commit;
  });
  place.database->read([&](Connection& connection) {
    const auto found = connection.find<ThingRow>({"陕0702", "a"});
    REQUIRE(found);
    CHECK(to_values(*found) == to_values(row));
    CHECK_FALSE(connection.find<ThingRow>({"陕0703", "a"}));
    const auto all = connection.select<ThingRow>("WHERE organ = $1 ORDER BY id DESC", {"陕0702"});
    REQUIRE(all.size() == 2);
    CHECK(to_values(all[0]) == to_values(bare));
  });
}

ON_BOTH("counts, sums and comparisons are integers") {
  Furnished<On> place;
  for (std::int64_t id = 1; id <= 3; ++id) write(*place.database, insert_number, {id, id * 100, "一"});
  place.database->read([](Connection& connection) {
    const Rows row = connection.query(
        "SELECT count(*), sum(value), max(value), sum(value) FILTER (WHERE id > 99), count(*) FILTER (WHERE words = '一') > 2,"
        " value IS NULL, CASE WHEN value > 0 THEN 1 ELSE 0 END FROM number GROUP BY 6, 7");
    REQUIRE(row.size() == 1);
    CHECK(row.at(0, 0) == value(3));
    CHECK(row.at(0, 1) == value(600));
    CHECK(row.at(0, 2) == value(300));
    CHECK(is_null(row.at(0, 3)));
    CHECK(row.at(0, 4) == value(1));
    CHECK(row.at(0, 5) == value(0));
    CHECK(row.at(0, 6) == value(1));
  });
}

ON_BOTH("texts are ordered by their bytes") {
  Furnished<On> place;
  std::vector<std::string> texts{"b", "B", "a", "_", "张", "李", "1", "10", "2", "é", "z"};
  std::int64_t id = 0;
  for (const auto& words : texts) write(*place.database, insert_number, {++id, Value{}, words});
  std::sort(texts.begin(), texts.end());
  std::vector<std::string> found;
  place.database->read([&](Connection& connection) {
    const Rows rows = connection.query("SELECT words FROM number ORDER BY words");
    for (std::size_t i = 0; i < rows.size(); ++i) found.push_back(text(rows.at(i, 0)));
  });
  CHECK(found == texts);
}

ON_BOTH("a parameter that the text does not use is ignored") {
  Furnished<On> place;
  CHECK(write(*place.database, "INSERT INTO number (id, words) VALUES ($2, $12)",
              {"x", 1, 2, 3, 4, 5, 6, 7, 8, Value{}, "y", "十二", "z"}) == 1);
  CHECK(read_one(*place.database, "SELECT words FROM number WHERE id = $2", {std::int64_t{7}, std::int64_t{1}}) == Value("十二"));
}

ON_BOTH("a write says how many rows it changed and gives back what it returns") {
  Furnished<On> place;
  for (std::int64_t id = 1; id <= 5; ++id) write(*place.database, insert_number, {id, id, Value{}});
  CHECK(write(*place.database, "UPDATE number SET value = value + 1 WHERE id > $1", {std::int64_t{2}}) == 3);
  CHECK(write(*place.database, "UPDATE number SET value = 0 WHERE id > $1", {std::int64_t{99}}) == 0);
  place.database->write([](Connection& connection) {
    const Rows returned = connection.query("UPDATE number SET value = 10 WHERE id = 1 RETURNING value, words");
    CHECK(returned.size() == 1);
    CHECK(returned.at(0, 0) == value(10));
    return Outcome::commit;
  });
  CHECK(read_one(*place.database, "SELECT value FROM number WHERE id = 1") == value(10));
}

ON_BOTH("what was not committed is not there") {
  Furnished<On> place;
  struct Interrupted {};
  place.database->write([](Connection& connection) {
    connection.execute(insert_number, {1, 1, Value{}});
    CHECK(connection.query(count_numbers).at(0, 0) == value(1));
    return Outcome::rollback;
  });
  CHECK(read_one(*place.database, count_numbers) == value(0));
  CHECK_THROWS_WITH_AS(place.database->write([](Connection& connection) -> Outcome {
    connection.execute(insert_number, {2, 2, Value{}});
    throw std::domain_error("the work broke off");
  }),
                       "the work broke off", std::domain_error);
  CHECK(read_one(*place.database, count_numbers) == value(0));
  const auto refused = place.database->write_result([](Connection& connection) -> Result<int> {
    connection.execute(insert_number, {3, 3, Value{}});
    return refuse(RefusalKind::conflict, "E_TEST", "不可以");
  });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "E_TEST");
  CHECK(read_one(*place.database, count_numbers) == value(0));
  write(*place.database, insert_number, {std::int64_t{4}, std::int64_t{4}, Value{}});
  CHECK(read_one(*place.open(), count_numbers) == value(1));
}

ON_BOTH("an item that fails inside a savepoint leaves the others") {
  Furnished<On> place;
  place.database->write([](Connection& connection) {
    std::int64_t note = 100;
    for (const std::int64_t id : {1, 2, 2, 3, 1, 4}) {
      try {
        Savepoint item(connection);
        connection.execute(insert_number, {++note, Value{}, "goes with its item"});
        connection.execute(insert_number, {id, id, Value{}});
        item.keep();
      } catch (const ConstraintViolation&) {
      }
    }
    return Outcome::commit;
  });
  CHECK(read_one(*place.database, "SELECT count(*) FROM number WHERE id < 100") == value(4));
  CHECK(read_one(*place.database, count_numbers) == value(8));
}

ON_BOTH("a key that is taken is a violation of a constraint, and the first row stays") {
  Furnished<On> place;
  write(*place.database, insert_number, {std::int64_t{1}, std::int64_t{1}, "王五"});
  CHECK_THROWS_AS(write(*place.database, insert_number, {std::int64_t{1}, std::int64_t{2}, "赵六"}), ConstraintViolation);
  CHECK_THROWS_AS(write(*place.database, insert_number, {Value{}, std::int64_t{2}, Value{}}), ConstraintViolation);
  CHECK(read_one(*place.database, "SELECT words FROM number") == Value("王五"));
}

ON_BOTH("twenty threads add to one row and no addition is lost") {
  Furnished<On> place;
  write(*place.database, insert_number, {std::int64_t{1}, std::int64_t{0}, Value{}});
  constexpr int threads = 20, additions = 25;
  std::mutex mutex;
  std::multiset<std::int64_t> seen;
  {
    std::vector<std::jthread> adding;
    for (int i = 0; i < threads; ++i)
      adding.emplace_back([&] {
        for (int n = 0; n < additions; ++n) {
          Value got;
          place.database->write([&](Connection& connection) {
            got = connection.query("UPDATE number SET value = value + 1 WHERE id = 1 RETURNING value").at(0, 0);
            return Outcome::commit;
          });
          const std::scoped_lock lock(mutex);
          seen.insert(integer(got));
        }
      });
  }
  REQUIRE(seen.size() == threads * additions);
  std::int64_t expected = 0;
  for (const std::int64_t number : seen) CHECK(number == ++expected);
  CHECK(read_one(*place.database, "SELECT value FROM number") == value(threads * additions));
}

ON_BOTH("twenty threads continue one chain, each sees the end that the one before it left") {
  Furnished<On> place;
  constexpr int threads = 20;
  std::atomic<int> failures = 0;
  {
    std::vector<std::jthread> appending;
    for (int i = 0; i < threads; ++i)
      appending.emplace_back([&] {
        try {
          place.database->write([&](Connection& connection) {
            const std::int64_t end = integer(connection.query("SELECT coalesce(max(id), 0) FROM number").at(0, 0));
            connection.execute(insert_number, {end + 1, end, Value{}});
            return Outcome::commit;
          });
        } catch (const std::exception&) {
          ++failures;
        }
      });
  }
  CHECK(failures.load() == 0);
  CHECK(read_one(*place.database, "SELECT count(*) FROM number WHERE value = id - 1") == value(threads));
  CHECK(read_one(*place.database, "SELECT max(id) FROM number") == value(threads));
}

ON_BOTH("a read sees one moment, whatever others commit meanwhile") {
  Furnished<On> place;
  write(*place.database, insert_number, {std::int64_t{1}, std::int64_t{1}, Value{}});
  place.database->read([&](Connection& connection) {
    CHECK(connection.query(count_numbers).at(0, 0) == value(1));
    std::jthread([&] { write(*place.database, insert_number, {std::int64_t{2}, std::int64_t{2}, Value{}}); }).join();
    CHECK(read_one(*place.open(), count_numbers) == value(2));
    CHECK(connection.query(count_numbers).at(0, 0) == value(1));
    CHECK(connection.query("SELECT id FROM number").size() == 1);
  });
  CHECK(read_one(*place.database, count_numbers) == value(2));
}

ON_BOTH("a read cannot write") {
  Furnished<On> place;
  CHECK_THROWS(place.database->read([](Connection& connection) { connection.execute(insert_number, {1, 1, Value{}}); }));
  CHECK(read_one(*place.database, count_numbers) == value(0));
}

ON_BOTH("a hundred thousand rows stream in order, and the callback may ask further questions") {
  Furnished<On> place;
  constexpr std::int64_t rows = 100'000;
  write(*place.database,
        "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < $1)"
        " INSERT INTO number (id, value, words) SELECT id, id * 2, '第' || id || '号' FROM n",
        {rows});
  const std::string all = "SELECT id, words, value FROM number WHERE id >= $1 ORDER BY id";
  std::int64_t seen = 0, wrong = 0;
  place.database->read([&](Connection& connection) {
    connection.stream(all, {1}, [&](std::span<const Value> row) {
      ++seen;
      if (row.size() != 3 || integer(row[0]) != seen || text(row[1]) != fmt::format("第{}号", seen)) ++wrong;
      if (seen % 20'000 == 0) {
        std::int64_t inner = 0;
        connection.stream(all, {rows - 4}, [&](std::span<const Value>) { return ++inner < 3; });
        CHECK(inner == 3);
        CHECK(connection.query(count_numbers).at(0, 0) == value(rows));
      }
      return true;
    });
  });
  CHECK(seen == rows);
  CHECK(wrong == 0);
}

ON_BOTH("what a stream's callback puts is there afterwards") {
  Furnished<On> place;
  constexpr std::int64_t rows = 3000;  // more than one portion
  write(*place.database,
        "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < $1)"
        " INSERT INTO number (id, value, words) SELECT id, id * 2, NULL FROM n",
        {rows});
  place.database->write([&](Connection& connection) {
    connection.stream("SELECT id, value FROM number WHERE id <= $1 ORDER BY id", {rows}, [&](std::span<const Value> row) {
      connection.put(insert_number, {integer(row[0]) + rows, row[1], Value{}});
      return true;
    });
    return Outcome::commit;
  });
  CHECK(read_one(*place.database, count_numbers) == value(2 * rows));
}

ON_BOTH("a stream stops when told to, by an answer or by an exception, and the connection goes on") {
  Furnished<On> place;
  for (std::int64_t id = 1; id <= 10; ++id) write(*place.database, insert_number, {id, id, Value{}});
  place.database->write([](Connection& connection) {
    int seen = 0;
    connection.stream("SELECT id FROM number ORDER BY id", {}, [&](std::span<const Value>) { return ++seen < 4; });
    CHECK(seen == 4);
    connection.stream("SELECT id FROM number WHERE id > 99", {}, [&](std::span<const Value>) { return ++seen < 4; });
    CHECK(seen == 4);
    try {
      connection.stream("SELECT id FROM number ORDER BY id", {},
                        [](std::span<const Value>) -> bool { throw std::domain_error("enough"); });
    } catch (const std::domain_error&) {
      ++seen;
    }
    CHECK(seen == 5);
    CHECK(connection.execute(insert_number, {11, 11, Value{}}) == 1);
    return Outcome::commit;
  });
  CHECK(read_one(*place.database, count_numbers) == value(11));
}

ON_BOTH("more kinds of statements than a connection keeps, again and again") {
  Furnished<On> place;
  write(*place.database, insert_number, {std::int64_t{1}, std::int64_t{7}, Value{}});
  for (int round = 0; round < 2; ++round)
    place.database->read([](Connection& connection) {
      for (int i = 0; i < 1000; ++i) {
        const std::string sql = "SELECT value + " + std::to_string(i) + " FROM number WHERE id = $1";
        if (connection.query(sql, {1}).at(0, 0) != value(7 + i)) FAIL("wrong answer to statement " << i);
      }
    });
}

ON_BOTH("a mistake in a statement ends the work, not the database") {
  Furnished<On> place;
  CHECK_THROWS_AS(write(*place.database, "INSERT INTO nowhere VALUES (1)"), std::runtime_error);
  CHECK_THROWS_AS(read_one(*place.database, "SELEC 1"), std::runtime_error);
  CHECK(read_one(*place.database, count_numbers) == value(0));
  CHECK(place.database->is_ready());
}

}  // namespace anshu::store::test
