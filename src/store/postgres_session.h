// One session with a PostgreSQL server: a connection that reconnects between transactions, never inside one.
#pragma once

#include <list>
#include <unordered_map>

#include "store/database.h"

struct pg_conn;
struct pg_result;

namespace anshu::store {

/// A unique key that somebody else took in the meantime: Database::write runs the work again, then it stays a violation.
struct UniqueViolation : ConstraintViolation {
  using ConstraintViolation::ConstraintViolation;
};

struct ClosePostgres {
  void operator()(pg_conn* connection) const;
};
struct ClearPostgres {
  void operator()(pg_result* result) const;
};
using PostgresHandle = std::unique_ptr<pg_conn, ClosePostgres>;
using PostgresResult = std::unique_ptr<pg_result, ClearPostgres>;

/// Connects with the house's settings (time-outs, UTF-8, durable commits); throws Unavailable.
PostgresHandle connect_postgres(const std::string& url, int statement_timeout_ms);

class PostgresParameters;

class PostgresSession final : public Connection {
 public:
  PostgresSession(std::string url, int statement_timeout_ms)
      : url_(std::move(url)), statement_timeout_ms_(statement_timeout_ms) {}

  Engine engine() const override { return Engine::postgres; }
  using Connection::execute;
  using Connection::query;
  Rows query(std::string_view sql, Params params) override;
  std::int64_t execute(std::string_view sql, Params params) override;
  using Connection::put;
  void put(std::string_view sql, Params params) override;
  void stream(std::string_view sql, Params params, const std::function<bool(std::span<const Value>)>& on_row) override;
  void run_script(const std::string& sql) override;
  void notify(std::string_view channel, std::string_view payload) override;

  /// The transaction begins with its first statement, in the same round trip, and on a fresh connection when the old one turns
  /// out to be dead.
  void begin_read();
  void begin_write();
  /// Returns only when what was written is durable; throws what the work hid when a statement had failed.
  void commit();
  void rollback() noexcept;

 private:
  struct Prepared {
    std::string sql;
    std::string name;
  };

  void begin(const char* sql);
  void ensure_begun();
  PostgresResult on_live_connection(const std::function<PostgresResult()>& first);
  PostgresResult begin_with(const char* begin_sql, std::string_view sql, const PostgresParameters& bound);
  void end(const char* sql) noexcept;
  void finish_last_transaction();

  PostgresResult run(std::string_view sql, Params params);
  PostgresResult finish_puts();
  void drop_puts() noexcept;
  const Prepared* find_prepared(std::string_view sql);
  Prepared new_statement(std::string_view sql);
  const Prepared* keep_prepared(Prepared statement);
  void drop_oldest_statement();
  PostgresResult checked(pg_result* raw, std::string_view sql);
  [[noreturn]] void fail(const pg_result* result, std::string_view sql);
  void connect();
  void close() noexcept;

  std::string url_;
  int statement_timeout_ms_;
  PostgresHandle connection_;
  std::list<Prepared> prepared_;  // most recently used first
  std::unordered_map<std::string_view, std::list<Prepared>::iterator> prepared_by_sql_;
  std::int64_t names_made_ = 0;
  const char* begin_sql_ = nullptr;  // of a transaction that has not run its first statement yet
  bool read_only_ = true;
  bool ending_ = false;            // the end of the last transaction was sent, its answer not yet read
  std::vector<std::string> puts_;  // sent, their answers not yet read; the connection is in pipeline mode while there are any
  std::exception_ptr failure_;     // the last one of this transaction
  bool warned_ = false;            // the server sent a warning
};

}  // namespace anshu::store
