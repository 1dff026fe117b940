// What only PostgreSQL does: a pool, conflicts, restarts, several processes.
#include <libpq-fe.h>

#include <barrier>
#include <condition_variable>
#include <thread>

#include "unit/store_places.h"

namespace anshu::store::test {
namespace {

constexpr const char* insert_number = "INSERT INTO number (id, value) VALUES ($1, $2)";
constexpr const char* count_numbers = "SELECT count(*) FROM number";

Value value(std::int64_t number) { return number; }

struct Furnished : OnPostgres {
  explicit Furnished(const PostgresOptions& options = {}) {
    database = open(options);
    write_script(*database, "CREATE TABLE number (id BIGINT NOT NULL PRIMARY KEY, value BIGINT, words TEXT)");
  }
};

/// A server of its own, for what would disturb other tests.
class OwnServer {
 public:
  OwnServer() { url = command("start"); }
  OwnServer(const OwnServer&) = delete;
  OwnServer& operator=(const OwnServer&) = delete;
  ~OwnServer() { command("stop"); }
  void restart(const std::string& how = "fast") const { command("restart", "ANSHU_POSTGRES_STOP=" + how + " "); }
  /// Outside a transaction, which some statements want.
  void run(const std::string& sql) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), PQclear);
    INFO(sql << ": " << PQerrorMessage(connection.get()));
    REQUIRE((PQresultStatus(result.get()) == PGRES_COMMAND_OK || PQresultStatus(result.get()) == PGRES_TUPLES_OK));
  }
  std::string new_database(const std::string& how = {}) const {
    const std::string name = own_name();
    run("CREATE DATABASE " + name + " " + how);
    return url.substr(0, url.rfind('/') + 1) + name;
  }
  std::string url;

 private:
  std::string command(const std::string& verb, const std::string& environment = {}) const {
    const std::string line = environment + ANSHU_SOURCE_DIR "/tests/postgres.sh " + verb + " " + folder_;
    const std::unique_ptr<FILE, decltype(&pclose)> pipe(popen(line.c_str(), "r"), pclose);
    std::string answer(4096, '\0');
    answer.resize(fread(answer.data(), 1, answer.size(), pipe.get()));
    while (answer.ends_with('\n')) answer.pop_back();
    if (verb != "stop" && answer.empty()) FAIL("failed: " << line);
    return answer;
  }
  std::string folder_ = std::filesystem::temp_directory_path() / own_name();
};

/// One for all tests, since making it takes longer than all else.
OwnServer& own_server() {
  static OwnServer server;
  return server;
}

/// What a listener heard; waits for it.
class Heard {
 public:
  Database::OnNotify callback() {
    return [this](const std::string& payload) {
      const std::scoped_lock lock(mutex_);
      payloads_.push_back(payload);
      more_.notify_all();
    };
  }
  std::vector<std::string> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    more_.wait_for(lock, std::chrono::seconds(30), [&] { return payloads_.size() >= count; });
    return payloads_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable more_;
  std::vector<std::string> payloads_;
};

}  // namespace

TEST_CASE("a unique key that another took in the meantime: the work runs again and finds another") {
  Furnished place;
  const auto other = place.open();
  int attempts = 0;
  place.database->write([&](Connection& connection) {
    const std::int64_t next = integer(connection.query("SELECT coalesce(max(id), 0) + 1 FROM number").at(0, 0));
    if (++attempts <= 3) write(*other, insert_number, {next, std::int64_t{0}});
    connection.execute(insert_number, {next, 1});
    return Outcome::commit;
  });
  CHECK(attempts == 4);
  CHECK(read_one(*place.database, "SELECT id FROM number WHERE value = 1") == value(4));
}

TEST_CASE("a key that stays taken is a violation after some attempts, and its message keeps the value to itself") {
  Furnished place;
  place.script("CREATE TABLE person (name TEXT PRIMARY KEY, age INTEGER)");
  write(*place.database, "INSERT INTO person VALUES ($1, 1)", {"欧阳锋"});
  int attempts = 0;
  std::string message;
  const auto message_of = [&](const std::string& sql, const Value& parameter) {
    try {
      place.database->write([&](Connection& connection) {
        ++attempts;
        connection.execute(sql, {parameter});
        return Outcome::commit;
      });
    } catch (const ConstraintViolation& failure) {
      return std::string("violation: ") + failure.what();
    } catch (const std::exception& failure) {
      return std::string("other: ") + failure.what();
    }
    return std::string();
  };
  message = message_of("INSERT INTO person VALUES ($1, 1)", "欧阳锋");
  CHECK(attempts == 12);
  CHECK(message.starts_with("violation: postgresql 23505"));
  CHECK(message.find("person_pkey") != std::string::npos);
  CHECK(message.find("欧阳锋") == std::string::npos);
  for (const char* wrong : {"黄药师", "99999999999"}) {
    message = message_of("INSERT INTO person VALUES ('x', $1)", wrong);
    CHECK(message.starts_with("other: postgresql 22"));
    CHECK(message.find(wrong) == std::string::npos);
  }
}

TEST_CASE("two that wait for each other: one runs again, both are done") {
  Furnished place;
  for (const std::int64_t id : {1, 2}) write(*place.database, insert_number, {id, std::int64_t{0}});
  std::barrier both_hold_one(2);
  std::atomic<int> attempts = 0;
  const auto add_to_both = [&](std::int64_t first, std::int64_t second) {
    bool met = false;
    place.database->write([&](Connection& connection) {
      ++attempts;
      connection.execute("UPDATE number SET value = value + 1 WHERE id = $1", {first});
      if (!std::exchange(met, true)) both_hold_one.arrive_and_wait();
      connection.execute("UPDATE number SET value = value + 1 WHERE id = $1", {second});
      return Outcome::commit;
    });
  };
  {
    std::jthread other([&] { add_to_both(2, 1); });
    add_to_both(1, 2);
  }
  CHECK(attempts.load() >= 3);  // under load they may meet once more
  CHECK(read_one(*place.database, "SELECT sum(value) FROM number") == value(4));
}

TEST_CASE("a Conflict that the work throws runs it again, and is told when it lasts") {
  Furnished place;
  int attempts = 0;
  const auto conflict_until = [&](int last) {
    attempts = 0;
    place.database->write([&](Connection& connection) {
      connection.execute(insert_number, {last, 0});
      if (++attempts < last) throw Conflict("changed by somebody else");
      return Outcome::commit;
    });
  };
  conflict_until(5);
  CHECK(attempts == 5);
  CHECK_THROWS_AS(conflict_until(100), Conflict);
  CHECK(attempts == 12);
  CHECK(read_one(*place.database, count_numbers) == value(1));
}

TEST_CASE("a failed statement that the work hides is not acknowledged") {
  Furnished place;
  const auto hide = [&](const std::string& sql) {
    place.database->write([&](Connection& connection) {
      connection.execute(insert_number, {1, 1});
      try {
        connection.execute(sql, Params{});
      } catch (const std::exception&) {
      }
      return Outcome::commit;
    });
  };
  CHECK_THROWS_WITH_AS(hide("SELECT nonsense"), doctest::Contains("42703"), std::runtime_error);
  CHECK_THROWS_AS(hide("INSERT INTO number (id) VALUES (1)"), ConstraintViolation);
  CHECK_THROWS_AS(hide("COMMIT AND CHAIN; SELECT 1"), std::runtime_error);
  CHECK_THROWS_AS(hide("ROLLBACK"), std::logic_error);
  CHECK(read_one(*place.database, count_numbers) == value(0));
}

TEST_CASE("a constraint that is checked at the commit refuses it") {
  Furnished place;
  place.script("CREATE TABLE late (id BIGINT UNIQUE DEFERRABLE INITIALLY DEFERRED)");
  CHECK_THROWS_AS(write(*place.database, "INSERT INTO late VALUES (1), (1)"), ConstraintViolation);
  CHECK(write(*place.database, "INSERT INTO late VALUES (1), (2)") == 2);
}

TEST_CASE("a text with a NUL character is refused before anything is cut off") {
  Furnished place;
  const std::string cut("张三\0李四", 13);
  CHECK_THROWS_WITH_AS(write(*place.database, "INSERT INTO number (id, words) VALUES (1, $1)", {cut}), doctest::Contains("NUL"),
                       std::invalid_argument);
  CHECK(read_one(*place.database, count_numbers) == value(0));
}

TEST_CASE("bytes that are not UTF-8 are refused") {
  Furnished place;
  CHECK_THROWS_AS(write(*place.database, "INSERT INTO number (id, words) VALUES (1, $1)", {"\xd5\xc5\xc8\xfd"}),
                  std::runtime_error);
}

TEST_CASE("other types come back as text, whole numerics as integers") {
  Furnished place;
  place.database->read([](Connection& connection) {
    const Rows row = connection.query(
        "SELECT 1::smallint, 2::int, 3::bigint, true, 4.00::numeric, 4.5::numeric, 1e30::numeric, 2.5::float8, DATE '2026-03-01',"
        " '{\"a\": 1}'::jsonb, -7::numeric, NULL::bool, '甲'::varchar(3)");
    const std::vector<Value> expected{
        value(1), value(2),     value(3),     value(1),  value(4), "4.5", "1" + std::string(30, '0'),
        "2.5",    "2026-03-01", "{\"a\": 1}", value(-7), Value{},  "甲"};
    REQUIRE(row.width() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(row.at(0, i) == expected[i]);
  });
}

TEST_CASE("a connection keeps the statements it used last, and prepares each once") {
  Furnished place({.connections = 1});
  const auto prepared = [&](const std::string& like) {
    return integer(read_one(*place.database, "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE $1", {like}));
  };
  for (int i = 0; i < 10; ++i) write(*place.database, insert_number, {std::int64_t{i}, std::int64_t{i}});
  CHECK(prepared("INSERT INTO number%") == 1);
  for (int i = 0; i < 1000; ++i) read_one(*place.database, "SELECT " + std::to_string(i) + " AS varied");
  prepared("%");  // itself a new statement
  CHECK(prepared("%") == 300);
  CHECK(prepared("INSERT INTO number%") == 0);
  CHECK(prepared("SELECT 999 AS varied") == 1);
}

TEST_CASE("a column that changes its type under a prepared statement does not break the next work") {
  Furnished place({.connections = 1});
  write(*place.database, insert_number, {std::int64_t{1}, std::int64_t{1}});
  CHECK(read_one(*place.database, "SELECT value FROM number") == value(1));
  place.script("ALTER TABLE number ALTER COLUMN value TYPE TEXT");
  Value seen;
  place.database->write([&](Connection& connection) {
    seen = connection.query("SELECT value FROM number").at(0, 0);
    return Outcome::commit;
  });
  CHECK(seen == Value("1"));
}

TEST_CASE("a statement that takes too long is given up, and the connection serves on") {
  Furnished place({.connections = 1, .statement_timeout_ms = 100});
  CHECK_THROWS_AS(read_one(*place.database, "SELECT pg_sleep(20)"), Unavailable);
  CHECK(read_one(*place.database, count_numbers) == value(0));
  write_script(*place.database, "SELECT pg_sleep(0.3)");  // a migration may take its time
}

TEST_CASE("callers wait for a connection, but not for ever") {
  Furnished place({.connections = 2, .wait_ms = 100});
  const auto patient = place.open({.connections = 2});
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> callers;
    for (int i = 0; i < 12; ++i)
      callers.emplace_back([&] { patient->read([&](Connection& c) { c.query("SELECT pg_sleep(0.02)"), ++done; }); });
  }
  CHECK(done == 12);
  place.database->read([&](Connection&) {
    place.database->read([&](Connection&) { CHECK_THROWS_AS(read_one(*place.database, "SELECT 1"), Unavailable); });
  });
  CHECK(read_one(*place.database, "SELECT 1") == value(1));
}

TEST_CASE("a notice reaches every process that listens, with the commit and not without it") {
  Furnished place;
  const auto other = place.open();
  Heard here, there;
  const auto listener_here = place.database->listen("案件", here.callback());
  const auto listener_there = other->listen("案件", there.callback());
  CHECK(here.wait_for(1) == std::vector<std::string>{""});
  CHECK(there.wait_for(1) == std::vector<std::string>{""});
  const auto tell = [&](const char* payload, Outcome outcome) {
    place.database->write([&](Connection& connection) {
      connection.notify("案件", payload);
      return outcome;
    });
  };
  tell("undone", Outcome::rollback);
  tell("first", Outcome::commit);
  tell("second", Outcome::commit);
  const std::vector<std::string> expected{"", "first", "second"};
  CHECK(here.wait_for(3) == expected);
  CHECK(there.wait_for(3) == expected);
}

TEST_CASE("a backup is pg_dump's task") {
  Furnished place;
  CHECK_THROWS_WITH_AS(place.database->backup_to("/nowhere"), doctest::Contains("pg_dump"), std::runtime_error);
}

TEST_CASE("a server that is away is Unavailable, at the start and later") {
  CHECK_THROWS_AS(open_postgres("postgresql://nobody@127.0.0.1:1/none"), Unavailable);
  CHECK_THROWS_AS(open_postgres("not a connection string"), Unavailable);
}

TEST_CASE("a restart of the server heals by itself") {
  OwnServer& server = own_server();
  const auto database = open_postgres(server.new_database(), {.connections = 4});
  write_script(*database, "CREATE TABLE number (id BIGINT PRIMARY KEY, value BIGINT)");
  Heard heard;
  const auto listener = database->listen("restart", heard.callback());
  REQUIRE(heard.wait_for(1).size() == 1);
  const auto use_all_connections = [&](std::int64_t first_id) {
    std::barrier together(4);
    std::vector<std::jthread> users;
    for (int i = 0; i < 4; ++i)
      users.emplace_back([&, i] {
        database->write([&](Connection& connection) {
          connection.execute(insert_number, {first_id + i, i});
          together.arrive_and_wait();
          return Outcome::commit;
        });
      });
  };
  use_all_connections(0);

  SUBCASE("between two calls: nobody notices") { server.restart(); }
  SUBCASE("as after a power cut: nobody notices, and what was committed is there") { server.restart("immediate"); }
  SUBCASE("in the middle of a work: this one is told, nothing of it is left, the next one works") {
    int attempts = 0;
    CHECK_THROWS_AS(database->write([&](Connection& connection) {
      ++attempts;
      connection.execute(insert_number, {100, 0});
      server.restart();
      Savepoint item(connection);
      return Outcome::commit;
    }),
                    Unavailable);
    CHECK(attempts == 1);
    CHECK_THROWS_AS(database->read([&](Connection& connection) {
      connection.query(count_numbers);
      server.restart();
      connection.query(count_numbers);
    }),
                    Unavailable);
  }
  CHECK(read_one(*database, count_numbers) == value(4));
  use_all_connections(10);
  CHECK(read_one(*database, count_numbers) == value(8));
  CHECK(database->is_ready());
  const auto payloads = heard.wait_for(2);
  REQUIRE(payloads.size() >= 2);
  CHECK(payloads.back().empty());  // "look for yourself"
}

TEST_CASE("a commit whose outcome cannot be known says so") {
  OwnServer& server = own_server();
  const auto database = open_postgres(server.new_database());
  write_script(*database,
               "CREATE TABLE number (id BIGINT PRIMARY KEY, value BIGINT);"
               "CREATE FUNCTION pull_the_plug() RETURNS trigger LANGUAGE plpgsql AS"
               " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;"
               "CREATE TABLE fuse (id BIGINT);"
               "CREATE CONSTRAINT TRIGGER plug AFTER INSERT ON fuse DEFERRABLE INITIALLY DEFERRED"
               " FOR EACH ROW EXECUTE FUNCTION pull_the_plug()");
  CHECK_THROWS_AS(write(*database, "INSERT INTO fuse VALUES (1)"), OutcomeUnknown);
  CHECK(read_one(*database, "SELECT count(*) FROM fuse") == value(0));

  // The synchronous standby does not answer, and the administrator ends the wait.
  server.run("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  server.run("SELECT pg_reload_conf()");
  std::atomic<bool> done = false, told = false;
  const std::jthread writer([&] {
    try {
      for (std::int64_t id = 1; id < 1000; ++id) write(*database, insert_number, {id, std::int64_t{0}});
    } catch (const OutcomeUnknown&) {
      told = true;
    }
    done = true;
  });
  while (!done) {
    server.run("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(told);
  server.run("ALTER SYSTEM RESET synchronous_standby_names");
  server.restart();
}

TEST_CASE("a database that would order or store texts differently is refused at the start") {
  const OwnServer& server = own_server();
  const auto open_new = [&](const std::string& how) { open_postgres(server.new_database("TEMPLATE template0 " + how)); };
  CHECK_THROWS_WITH_AS(open_new("LOCALE_PROVIDER icu ICU_LOCALE 'zh'"), doctest::Contains("C.UTF-8"), std::runtime_error);
  CHECK_THROWS_WITH_AS(open_new("ENCODING SQL_ASCII LOCALE 'C'"), doctest::Contains("UTF8"), std::runtime_error);
  CHECK_NOTHROW(open_new("LOCALE 'C'"));
}

}  // namespace anshu::store::test
