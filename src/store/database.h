// One interface over SQLite (inside the program) and PostgreSQL (beside it).
//
// SQL is written once, with $1 … $n for parameters. What differs between the engines sits in this room and nowhere else.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/table.h"

namespace anshu::store {

/// The disk is full, the database is away: nothing was changed; try again later. Becomes 503.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The connection was lost while the commit was under way: it may have been done. Look before you try again.
struct OutcomeUnknown : Unavailable {
  using Unavailable::Unavailable;
};
/// Somebody else changed the same rows at the same time; Database::write runs the work again before it gives up.
struct Conflict : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// A constraint of the schema refused a row: a programming error, or corrupt data.
struct ConstraintViolation : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Engine { sqlite, postgres };

/// A result set, held in memory: rows × columns.
class Rows {
 public:
  Rows() = default;
  Rows(std::size_t width, std::vector<Value> values) : width_(width), values_(std::move(values)) {}
  std::size_t size() const { return width_ ? values_.size() / width_ : 0; }
  bool empty() const { return values_.empty(); }
  std::size_t width() const { return width_; }
  const Value& at(std::size_t row, std::size_t column) const { return values_[row * width_ + column]; }
  /// The same, to be moved from.
  Value&& take(std::size_t row, std::size_t column) { return std::move(values_[row * width_ + column]); }

 private:
  std::size_t width_ = 0;
  std::vector<Value> values_;
};

using Params = std::span<const Value>;

/// One connection, used by one thread at a time, inside one transaction.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Engine engine() const = 0;
  virtual Rows query(std::string_view sql, Params params) = 0;
  /// Rows changed.
  virtual std::int64_t execute(std::string_view sql, Params params) = 0;
  /// A change of exactly one row, whose outcome nobody waits for now: PostgreSQL is told of many in one round trip. What goes
  /// wrong with it (Conflict when it did not change one row) comes out of the next statement or of the commit.
  virtual void put(std::string_view sql, Params params) {
    if (execute(sql, params) != 1) throw Conflict("a row was changed by somebody else");
  }
  /// Row by row, without holding the result in memory; the callback gets the row's values and returns false to stop.
  virtual void stream(std::string_view sql, Params params, const std::function<bool(std::span<const Value>)>& on_row) = 0;
  /// Several statements without parameters (migrations).
  virtual void run_script(const std::string& sql) = 0;
  /// Tells the listeners of `channel` in every process, once this transaction has committed; does nothing on SQLite, which has
  /// one process. `payload`: at most 7999 bytes, and no personal data, since every database user may listen.
  virtual void notify(std::string_view /*channel*/, std::string_view /*payload*/) {}

  Rows query(std::string_view sql, std::initializer_list<Value> params = {}) {
    return query(sql, Params(params.begin(), params.size()));
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> params = {}) {
    return execute(sql, Params(params.begin(), params.size()));
  }
  void put(std::string_view sql, std::initializer_list<Value> params) { put(sql, Params(params.begin(), params.size())); }
  void stream(std::string_view sql, std::initializer_list<Value> params,
              const std::function<bool(std::span<const Value>)>& on_row) {
    stream(sql, Params(params.begin(), params.size()), on_row);
  }

  /// Rows of one table: select<NoteRow>("WHERE organ = $1 AND case_id = $2 ORDER BY at_ms", {organ, id}).
  template <class Row>
  std::vector<Row> select(std::string_view tail, Params params) {
    const Table& table = table_of<Row>();
    std::string sql = "SELECT ";
    sql.append(table.column_list).append(" FROM ").append(table.name).append(" ").append(tail);
    Rows found = query(sql, params);
    std::vector<Row> rows;
    rows.reserve(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      rows.push_back(from_values<Row>([&](std::size_t column) -> Value&& { return found.take(i, column); }));
    return rows;
  }
  template <class Row>
  std::vector<Row> select(std::string_view tail, std::initializer_list<Value> params) {
    return select<Row>(tail, Params(params.begin(), params.size()));
  }
  /// The row with this key, in the order of its key columns.
  template <class Row>
  std::optional<Row> find(std::initializer_list<Value> key) {
    Rows found = query(table_of<Row>().find_sql, Params(key.begin(), key.size()));
    if (found.empty()) return std::nullopt;
    return from_values<Row>([&](std::size_t column) -> Value&& { return found.take(0, column); });
  }
};

/// A named point inside a transaction that can be gone back to: used where one transaction carries several actions.
class Savepoint {
 public:
  explicit Savepoint(Connection& connection);
  ~Savepoint();  // goes back unless kept
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void keep();

 private:
  Connection& connection_;
  bool open_ = true;
};

enum class Outcome { commit, rollback };

/// Listens until it is destroyed.
class Listener {
 public:
  virtual ~Listener() = default;
};

class Database {
 public:
  using Read = std::function<void(Connection&)>;
  using Write = std::function<Outcome(Connection&)>;
  using OnNotify = std::function<void(const std::string& payload)>;

  virtual ~Database() = default;
  virtual Engine engine() const = 0;
  /// Runs `work` on one consistent snapshot.
  virtual void read(const Read& work) = 0;
  /// Runs `work` in a transaction; returns after the commit is durable. On PostgreSQL a Conflict runs the work again (so it
  /// must have no effect outside the connection). Throws what the work threw; throws Unavailable when the commit failed.
  virtual void write(const Write& work) = 0;
  /// A consistent copy while others write: SQLite to a file. PostgreSQL refuses (use pg_dump, docs/operations.md).
  virtual void backup_to(const std::string& path) = 0;
  /// True when a trivial statement works (readiness).
  virtual bool is_ready() = 0;
  /// Calls back, on a thread of its own, for each Connection::notify that any process committed, this one included. An empty
  /// payload says that listening has begun, or began again after the connection was lost: what came before may have been missed.
  /// Null on SQLite, which has one process.
  virtual std::unique_ptr<Listener> listen(const std::string& /*channel*/, OnNotify /*on_notify*/) { return nullptr; }

  /// read() with a value: auto n = database.read_value([&](Connection& db) { return …; });
  template <class Work>
  auto read_value(Work&& work) {
    std::optional<std::invoke_result_t<Work&, Connection&>> value;
    read([&](Connection& connection) { value.emplace(work(connection)); });
    return std::move(*value);
  }
  /// write() with a Result: a refusal rolls back.
  template <class Work>
  auto write_result(Work&& work) {
    std::optional<std::invoke_result_t<Work&, Connection&>> value;
    write([&](Connection& connection) {
      value.emplace(work(connection));
      return value->has_value() ? Outcome::commit : Outcome::rollback;
    });
    return std::move(*value);
  }
};

struct SqliteOptions {
  int readers = 4;
  std::int64_t cache_kib_per_reader = 4096;
  bool durable = true;  // false: a scratch database that a crash may take
};
std::unique_ptr<Database> open_sqlite(const std::string& path, const SqliteOptions& options = {});

struct PostgresOptions {
  int connections = 16;
  /// A statement that takes longer fails with Unavailable; scripts are exempt, and a stream is timed per portion.
  int statement_timeout_ms = 30'000;
  /// How long a caller waits while all connections are busy before it gets Unavailable.
  int wait_ms = 30'000;
};
/// `url`: a libpq connection string, postgresql://… (docs/operations-postgres.md). Throws Unavailable when the server cannot be
/// reached, and std::runtime_error when the database's version, encoding or collation does not serve. A text with a NUL
/// character is refused with std::invalid_argument. write() also runs the work again after a unique violation, since the other
/// transaction's row can be seen by then; it stays a ConstraintViolation when that does not help.
std::unique_ptr<Database> open_postgres(const std::string& url, const PostgresOptions& options = {});

}  // namespace anshu::store
