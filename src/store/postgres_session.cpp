#include "store/postgres_session.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>

namespace anshu::store {
namespace {

constexpr std::size_t statements_kept = 300;
constexpr int rows_per_fetch = 1000;

// Numbers of built-in types, the same in every PostgreSQL (catalog pg_type).
constexpr Oid bool_type = 16;
constexpr Oid int8_type = 20;
constexpr Oid int2_type = 21;
constexpr Oid int4_type = 23;
constexpr Oid text_type = 25;
constexpr Oid numeric_type = 1700;

// A stronger setting of the server (remote_apply) stays. JIT compiles longer than our statements run. A cursor of ours is always
// read to its end, so the plan shall be the fastest for all rows.
constexpr const char* session_settings =
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write');"
    "SET jit = off; SET cursor_tuple_fraction = 1.0; SET timezone = 'UTC'; SET datestyle = 'ISO'; SET statement_timeout = ";

/// The first "$index" in the text that is not the beginning of a longer number.
bool mentions(std::string_view sql, std::size_t index) {
  const std::string mark = "$" + std::to_string(index);
  for (std::size_t at = sql.find(mark); at != std::string_view::npos; at = sql.find(mark, at + 1)) {
    const std::size_t next = at + mark.size();
    if (next == sql.size() || sql[next] < '0' || sql[next] > '9') return true;
  }
  return false;
}

/// PostgreSQL infers each parameter's type from its use; one that the text does not use would have none.
std::vector<Oid> parameter_types(std::string_view sql, std::size_t count) {
  std::vector<Oid> types(count, 0);
  for (std::size_t i = 0; i < count; ++i)
    if (!mentions(sql, i + 1)) types[i] = text_type;
  return types;
}

/// Parameters as libpq wants them: pointers to zero-terminated text.
class Bound {
 public:
  explicit Bound(Params params) : numbers_(params.size()), texts_(params.size(), nullptr) {
    for (std::size_t i = 0; i < params.size(); ++i) {
      if (const auto* number = std::get_if<std::int64_t>(&params[i])) {
        *std::to_chars(numbers_[i].data(), numbers_[i].data() + numbers_[i].size() - 1, *number).ptr = '\0';
        texts_[i] = numbers_[i].data();
      } else if (const auto* words = std::get_if<std::string>(&params[i])) {
        // libpq would cut the text there without a word.
        if (words->find('\0') != std::string::npos)
          throw std::invalid_argument("text parameter " + std::to_string(i + 1) + " contains a NUL character");
        texts_[i] = words->c_str();
      }
    }
  }
  int count() const { return static_cast<int>(texts_.size()); }
  const char* const* texts() const { return texts_.data(); }

 private:
  std::vector<std::array<char, 24>> numbers_;
  std::vector<const char*> texts_;
};

/// 42 for "42" and "42.000" (sums and counts are numeric); nothing when there is a fraction or it does not fit.
std::optional<std::int64_t> whole_number(std::string_view digits) {
  if (const auto point = digits.find('.'); point != std::string_view::npos) {
    if (digits.find_first_not_of('0', point + 1) != std::string_view::npos) return std::nullopt;
    digits = digits.substr(0, point);
  }
  std::int64_t number = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size()) return std::nullopt;
  return number;
}

Value value_at(const PGresult* result, int row, int column) {
  if (PQgetisnull(result, row, column)) return {};
  const std::string_view content(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
  switch (PQftype(result, column)) {
    case bool_type:
      return std::int64_t{content == "t"};
    case int2_type:
    case int4_type:
    case int8_type:
    case numeric_type:
      if (const auto number = whole_number(content)) return *number;
      [[fallthrough]];
    default:
      return std::string(content);
  }
}

void append_row(std::vector<Value>& values, const PGresult* result, int row) {
  for (int column = 0; column < PQnfields(result); ++column) values.push_back(value_at(result, row, column));
}

std::string_view error_field(const PGresult* result, int field) {
  const char* content = result ? PQresultErrorField(result, field) : nullptr;
  return content ? content : "";
}

/// The server's sentence without the values that it quotes: they may be personal data, and errors go into logs.
std::string describe(const PGresult* result, const PGconn* connection, std::string_view sql) {
  const std::string_view state = error_field(result, PG_DIAG_SQLSTATE);
  std::string sentence(error_field(result, PG_DIAG_MESSAGE_PRIMARY));
  if (sentence.empty()) sentence = PQerrorMessage(connection);
  const auto quoted = sentence.find(state.starts_with("22") ? "\"" : ": \"");  // 22: a value that does not fit its type
  if (quoted != std::string::npos) sentence.resize(quoted);
  while (sentence.ends_with('\n') || sentence.ends_with(' ')) sentence.pop_back();
  return fmt::format("postgresql {}: {} [{}]", state, sentence, sql.substr(0, 200));
}

bool is_one_of(std::string_view state, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return state.starts_with(beginning); });
}

}  // namespace

void ClosePostgres::operator()(pg_conn* connection) const { PQfinish(connection); }
void ClearPostgres::operator()(pg_result* result) const { PQclear(result); }

PostgresHandle connect_postgres(const std::string& url, int statement_timeout_ms) {
  // What stands before dbname gives way to what the URL says; what stands after it does not.
  const std::array keys{"connect_timeout",     "keepalives_idle",
                        "keepalives_interval", "keepalives_count",
                        "tcp_user_timeout",    "target_session_attrs",
                        "application_name",    "dbname",
                        "client_encoding",     static_cast<const char*>(nullptr)};
  const std::array values{"5",          "15",    "5",         "3",    "30000",
                          "read-write", "anshu", url.c_str(), "UTF8", static_cast<const char*>(nullptr)};
  PostgresHandle connection(PQconnectdbParams(keys.data(), values.data(), 1));
  if (!connection || PQstatus(connection.get()) != CONNECTION_OK)
    throw Unavailable(std::string("postgresql: ") + (connection ? PQerrorMessage(connection.get()) : "out of memory"));
  PQsetNoticeReceiver(connection.get(), [](void*, const PGresult*) {}, nullptr);  // they would go to stderr, with values in them
  const std::string settings = session_settings + std::to_string(statement_timeout_ms);
  const PostgresResult set(PQexec(connection.get(), settings.c_str()));
  if (PQresultStatus(set.get()) != PGRES_COMMAND_OK) throw Unavailable(describe(set.get(), connection.get(), settings));
  return connection;
}

// ── statements ───────────────────────────────────────────────────────────────────────────────────────────────────────

Rows PostgresSession::query(std::string_view sql, Params params) {
  const PostgresResult result = run(sql, params);
  std::vector<Value> values;
  values.reserve(static_cast<std::size_t>(PQntuples(result.get())) * static_cast<std::size_t>(PQnfields(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row) append_row(values, result.get(), row);
  return {static_cast<std::size_t>(PQnfields(result.get())), std::move(values)};
}

std::int64_t PostgresSession::execute(std::string_view sql, Params params) {
  const PostgresResult result = run(sql, params);
  if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
  return whole_number(PQcmdTuples(result.get())).value_or(0);
}

// A cursor and not libpq's row-by-row mode: the callback may use the connection, and the time-out counts per portion, so that a
// slow reader of a long export is not cut off.
void PostgresSession::stream(std::string_view sql, Params params, const std::function<bool(std::span<const Value>)>& on_row) {
  const std::string cursor = "stream_" + std::to_string(++names_made_);
  const std::string declare = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, sql);
  const std::string fetch = fmt::format("FETCH {} FROM {}", rows_per_fetch, cursor);
  const std::vector<Oid> types = parameter_types(sql, params.size());
  const Bound bound(params);
  checked(PQexecParams(connection_.get(), declare.c_str(), bound.count(), types.data(), bound.texts(), nullptr, nullptr, 0), sql);
  std::vector<Value> values;
  for (bool more = true; more;) {
    const PostgresResult portion = checked(PQexec(connection_.get(), fetch.c_str()), sql);
    more = PQntuples(portion.get()) == rows_per_fetch;
    for (int row = 0; row < PQntuples(portion.get()); ++row) {
      values.clear();
      append_row(values, portion.get(), row);
      if (!on_row(values)) {
        more = false;
        break;
      }
    }
  }
  // When the callback threw, the end of the transaction or of the savepoint closes the cursor.
  checked(PQexec(connection_.get(), ("CLOSE " + cursor).c_str()), sql);
}

void PostgresSession::run_script(const std::string& sql) {
  // A migration of a large table takes as long as it takes; it runs in a transaction of its own.
  checked(PQexec(connection_.get(), "SET LOCAL statement_timeout = 0"), sql);
  checked(PQexec(connection_.get(), sql.c_str()), sql);
}

void PostgresSession::notify(std::string_view channel, std::string_view payload) {
  query("SELECT pg_notify($1, $2)", {std::string(channel), std::string(payload)});
}

PostgresResult PostgresSession::run(std::string_view sql, Params params) {
  const Bound bound(params);
  // Nothing can be prepared or dropped in a failed transaction, but it can be left: ROLLBACK TO SAVEPOINT.
  if (PQtransactionStatus(connection_.get()) == PQTRANS_INERROR)
    return checked(
        PQexecParams(connection_.get(), std::string(sql).c_str(), bound.count(), nullptr, bound.texts(), nullptr, nullptr, 0),
        sql);
  const std::string& name = prepare(sql, params.size());
  return checked(PQexecPrepared(connection_.get(), name.c_str(), bound.count(), bound.texts(), nullptr, nullptr, 0), sql);
}

const std::string& PostgresSession::prepare(std::string_view sql, std::size_t params) {
  if (const auto found = prepared_by_sql_.find(sql); found != prepared_by_sql_.end()) {
    prepared_.splice(prepared_.begin(), prepared_, found->second);
    return prepared_.front().name;
  }
  Prepared statement{std::string(sql), "s" + std::to_string(++names_made_)};
  const std::vector<Oid> types = parameter_types(sql, params);
  checked(PQprepare(connection_.get(), statement.name.c_str(), statement.sql.c_str(), static_cast<int>(params), types.data()),
          sql);
  prepared_.push_front(std::move(statement));
  prepared_by_sql_.emplace(prepared_.front().sql, prepared_.begin());
  if (prepared_.size() > statements_kept) drop_oldest_statement();
  return prepared_.front().name;
}

void PostgresSession::drop_oldest_statement() {
  const Prepared& oldest = prepared_.back();
  checked(PQexec(connection_.get(), ("DEALLOCATE " + oldest.name).c_str()), "DEALLOCATE");
  prepared_by_sql_.erase(oldest.sql);
  prepared_.pop_back();
}

// ── errors ───────────────────────────────────────────────────────────────────────────────────────────────────────────

PostgresResult PostgresSession::checked(pg_result* raw, std::string_view sql) {
  PostgresResult result(raw);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return result;
  fail(result.get(), sql);
}

void PostgresSession::fail(const pg_result* result, std::string_view sql) {
  const std::string_view state = error_field(result, PG_DIAG_SQLSTATE);
  if (failure_ && (!connection_ || state == "25P02"))
    std::rethrow_exception(failure_);  // only a consequence of the first failure
  const std::string what = describe(result, connection_.get(), sql);
  const bool lost = PQstatus(connection_.get()) != CONNECTION_OK || is_one_of(state, {"08", "57P", "25P03"});
  // The schema was changed, or the server forgot our statements: a new connection prepares them anew.
  const bool stale = state == "26000" || error_field(result, PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery";
  try {
    if (lost || is_one_of(state, {"53", "57", "58"})) throw Unavailable(what);
    if (state == "23505") throw UniqueViolation(what);
    if (stale || is_one_of(state, {"40001", "40P01", "55P03"})) throw Conflict(what);
    if (is_one_of(state, {"23"})) throw ConstraintViolation(what);
    throw std::runtime_error(what);
  } catch (...) {
    failure_ = std::current_exception();
    if (lost || stale) close();
    throw;
  }
}

// ── transactions ─────────────────────────────────────────────────────────────────────────────────────────────────────

void PostgresSession::begin_read() { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
void PostgresSession::begin_write() { begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"); }

void PostgresSession::begin(const char* sql) {
  failure_ = nullptr;
  if (connection_) {
    try {
      checked(PQexec(connection_.get(), sql), sql);
      return;
    } catch (const Unavailable&) {
      if (connection_) throw;  // else it had died while idle, and nothing was done yet
    }
  }
  connect();
  failure_ = nullptr;
  checked(PQexec(connection_.get(), sql), sql);
}

void PostgresSession::commit() {
  // The server answers COMMIT of a failed transaction with a friendly ROLLBACK; so look first.
  const auto status = connection_ ? PQtransactionStatus(connection_.get()) : PQTRANS_UNKNOWN;
  if (status != PQTRANS_INTRANS) {
    rollback();
    if (failure_) std::rethrow_exception(failure_);
    throw std::logic_error("postgresql: the work ended its transaction by itself");
  }
  warned_ = false;
  try {
    const PostgresResult result = checked(PQexec(connection_.get(), "COMMIT"), "COMMIT");
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
      throw Unavailable("postgresql: COMMIT was answered with ROLLBACK");
    // All that a COMMIT ever warns of: somebody ended its wait for the synchronous standby.
    if (warned_) throw OutcomeUnknown("committed on this server, but perhaps not on its standby");
  } catch (const OutcomeUnknown&) {
    throw;
  } catch (const Unavailable& failure) {
    if (connection_) throw;
    throw OutcomeUnknown(std::string("connection lost during COMMIT, which may have been done: ") + failure.what());
  }
}

void PostgresSession::rollback() noexcept {
  if (!connection_ || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
  const PostgresResult result(PQexec(connection_.get(), "ROLLBACK"));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) close();
}

void PostgresSession::connect() {
  close();
  connection_ = connect_postgres(url_, statement_timeout_ms_);
  const auto on_notice = [](void* session, const PGresult* notice) {
    if (error_field(notice, PG_DIAG_SEVERITY_NONLOCALIZED) == "WARNING") static_cast<PostgresSession*>(session)->warned_ = true;
  };
  PQsetNoticeReceiver(connection_.get(), on_notice, this);
}

void PostgresSession::close() noexcept {
  prepared_by_sql_.clear();
  prepared_.clear();
  connection_.reset();
}

}  // namespace anshu::store
