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
std::vector<Oid> parameter_types(std::string_view sql, int count) {
  std::vector<Oid> types(static_cast<std::size_t>(count), 0);
  for (std::size_t i = 0; i < types.size(); ++i)
    if (!mentions(sql, i + 1)) types[i] = text_type;
  return types;
}

}  // namespace

/// Parameters as libpq wants them: pointers to zero-terminated text.
class PostgresParameters {
 public:
  explicit PostgresParameters(Params params) : numbers_(params.size()), texts_(params.size(), nullptr) {
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

namespace {

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

bool succeeded(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
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

// At most so many wait for their answers: the server must never have to wait for us to read them.
void PostgresSession::put(std::string_view sql, Params params) {
  constexpr std::size_t most_waiting = 64;
  const Prepared* known = begin_sql_ || failure_ ? nullptr : find_prepared(sql);
  if (!known) return Connection::put(sql, params);  // its first time prepares it
  const PostgresParameters bound(params);
  PGconn* connection = connection_.get();
  if (puts_.empty() && PQenterPipelineMode(connection) != 1) fail(nullptr, sql);
  puts_.emplace_back(sql);
  if (PQsendQueryPrepared(connection, known->name.c_str(), bound.count(), bound.texts(), nullptr, nullptr, 0) != 1) {
    drop_puts();
    fail(nullptr, sql);
  }
  if (puts_.size() >= most_waiting) finish_puts();
}

/// Reads the answers to all that was put, and to one statement more when it was sent behind them; throws what went wrong first.
PostgresResult PostgresSession::finish_puts() {
  if (puts_.empty()) return {};
  PGconn* connection = connection_.get();
  const std::vector<std::string> sent = std::exchange(puts_, {});
  PostgresResult last, wrong;
  std::string wrong_sql;
  bool missed = false;
  PQpipelineSync(connection);
  for (std::size_t answers = 0; PQstatus(connection) == CONNECTION_OK;) {
    PostgresResult next(PQgetResult(connection));
    if (!next) continue;  // the end of one answer
    if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) break;
    const std::size_t index = answers++;
    if (!succeeded(next.get())) {
      if (!wrong && PQresultStatus(next.get()) != PGRES_PIPELINE_ABORTED)
        wrong = std::move(next), wrong_sql = sent[std::min(index, sent.size() - 1)];
    } else if (index < sent.size()) {
      missed = missed || std::string_view(PQcmdTuples(next.get())) != "1";
    } else {
      last = std::move(next);
    }
  }
  PQexitPipelineMode(connection);
  if (wrong || PQstatus(connection) != CONNECTION_OK) fail(wrong.get(), wrong_sql);
  if (missed) throw Conflict("a row was changed by somebody else");
  return last;
}

/// Before a rollback: what became of them does not matter any more.
void PostgresSession::drop_puts() noexcept {
  try {
    finish_puts();
  } catch (const std::exception&) {
    puts_.clear();
  }
}

// A cursor and not libpq's row-by-row mode: the callback may use the connection, and the time-out counts per portion, so that a
// slow reader of a long export is not cut off.
void PostgresSession::stream(std::string_view sql, Params params, const std::function<bool(std::span<const Value>)>& on_row) {
  const std::string cursor = "stream_" + std::to_string(++names_made_);
  const std::string declare = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", cursor, sql);
  const std::string fetch = fmt::format("FETCH {} FROM {}", rows_per_fetch, cursor);
  const PostgresParameters bound(params);
  const std::vector<Oid> types = parameter_types(sql, bound.count());
  ensure_begun();
  checked(PQexecParams(connection_.get(), declare.c_str(), bound.count(), types.data(), bound.texts(), nullptr, nullptr, 0), sql);
  std::vector<Value> values;
  for (bool more = true; more;) {
    finish_puts();  // of the callback
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
  finish_puts();
  checked(PQexec(connection_.get(), ("CLOSE " + cursor).c_str()), sql);
}

void PostgresSession::run_script(const std::string& sql) {
  // A migration of a large table takes as long as it takes; it runs in a transaction of its own.
  ensure_begun();
  checked(PQexec(connection_.get(), "SET LOCAL statement_timeout = 0"), sql);
  checked(PQexec(connection_.get(), sql.c_str()), sql);
}

void PostgresSession::notify(std::string_view channel, std::string_view payload) {
  query("SELECT pg_notify($1, $2)", {std::string(channel), std::string(payload)});
}

PostgresResult PostgresSession::run(std::string_view sql, Params params) {
  const PostgresParameters bound(params);
  if (const char* begin = std::exchange(begin_sql_, nullptr))
    return on_live_connection([&] { return begin_with(begin, sql, bound); });
  PGconn* connection = connection_.get();
  if (!puts_.empty()) {
    if (sql.starts_with("ROLLBACK")) {
      drop_puts();
    } else if (const Prepared* known = find_prepared(sql)) {
      // Behind what was put, in the same round trip.
      PQsendQueryPrepared(connection, known->name.c_str(), bound.count(), bound.texts(), nullptr, nullptr, 0);
      return finish_puts();
    } else {
      finish_puts();
    }
  }
  // Nothing can be prepared or dropped in a failed transaction, but it can be left: ROLLBACK TO SAVEPOINT.
  if (PQtransactionStatus(connection) == PQTRANS_INERROR) {
    const std::string text(sql);
    return checked(PQexecParams(connection, text.c_str(), bound.count(), nullptr, bound.texts(), nullptr, nullptr, 0), sql);
  }
  const Prepared* known = find_prepared(sql);
  if (!known) {
    Prepared statement = new_statement(sql);
    const std::vector<Oid> types = parameter_types(sql, bound.count());
    checked(PQprepare(connection, statement.name.c_str(), statement.sql.c_str(), bound.count(), types.data()), sql);
    known = keep_prepared(std::move(statement));
  }
  return checked(PQexecPrepared(connection, known->name.c_str(), bound.count(), bound.texts(), nullptr, nullptr, 0), sql);
}

PostgresSession::Prepared PostgresSession::new_statement(std::string_view sql) {
  return {std::string(sql), "s" + std::to_string(++names_made_)};
}

const PostgresSession::Prepared* PostgresSession::find_prepared(std::string_view sql) {
  const auto found = prepared_by_sql_.find(sql);
  if (found == prepared_by_sql_.end()) return nullptr;
  prepared_.splice(prepared_.begin(), prepared_, found->second);
  return &prepared_.front();
}

const PostgresSession::Prepared* PostgresSession::keep_prepared(Prepared statement) {
  prepared_.push_front(std::move(statement));
  prepared_by_sql_.emplace(prepared_.front().sql, prepared_.begin());
  while (prepared_.size() > statements_kept && PQtransactionStatus(connection_.get()) == PQTRANS_INTRANS) drop_oldest_statement();
  return &prepared_.front();
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
  if (succeeded(result.get())) return result;
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

void PostgresSession::begin_read() {
  begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  read_only_ = true;
}
void PostgresSession::begin_write() {
  begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  read_only_ = false;
}

void PostgresSession::begin(const char* sql) {
  finish_last_transaction();
  failure_ = nullptr;
  begin_sql_ = sql;
}

void PostgresSession::ensure_begun() {
  finish_puts();
  if (const char* begin = std::exchange(begin_sql_, nullptr))
    on_live_connection([&] { return checked(PQexec(connection_.get(), begin), begin); });
}

/// Whether an idle connection still lives is seen when it is used; before anything was done it is safe to start over.
PostgresResult PostgresSession::on_live_connection(const std::function<PostgresResult()>& first) {
  if (connection_) {
    try {
      return first();
    } catch (const Unavailable&) {
      if (connection_) throw;
    }
  }
  connect();
  failure_ = nullptr;
  return first();
}

/// BEGIN, the preparation when it is new, and the first statement in one round trip; most reads are one statement.
PostgresResult PostgresSession::begin_with(const char* begin_sql, std::string_view sql, const PostgresParameters& bound) {
  PGconn* connection = connection_.get();
  const Prepared* known = find_prepared(sql);
  Prepared fresh;
  if (!known) fresh = new_statement(sql);
  const std::string& name = known ? known->name : fresh.name;
  const std::vector<Oid> types = known ? std::vector<Oid>() : parameter_types(sql, bound.count());
  PQenterPipelineMode(connection);
  PQsendQueryParams(connection, begin_sql, 0, nullptr, nullptr, nullptr, nullptr, 0);
  if (!known) PQsendPrepare(connection, name.c_str(), fresh.sql.c_str(), bound.count(), types.data());
  PQsendQueryPrepared(connection, name.c_str(), bound.count(), bound.texts(), nullptr, nullptr, 0);
  PQpipelineSync(connection);

  int answers = 0;  // that succeeded
  PostgresResult last;
  while (PQstatus(connection) == CONNECTION_OK) {
    PostgresResult next(PQgetResult(connection));
    if (PQresultStatus(next.get()) == PGRES_PIPELINE_SYNC) break;
    if (!next || (last && !succeeded(last.get()))) continue;  // the end of one answer; or skipped after a failure
    last = std::move(next);
    if (succeeded(last.get())) ++answers;
  }
  PQexitPipelineMode(connection);
  if (!known && answers >= 2) keep_prepared(std::move(fresh));
  if (answers < (known ? 2 : 3)) fail(last.get(), sql);
  return last;
}

void PostgresSession::commit() {
  if (begin_sql_) return;  // nothing was done
  finish_puts();
  // The server answers COMMIT of a failed transaction with a friendly ROLLBACK; so look first.
  const auto status = connection_ ? PQtransactionStatus(connection_.get()) : PQTRANS_UNKNOWN;
  if (status != PQTRANS_INTRANS) {
    if (failure_) std::rethrow_exception(failure_);
    if (!connection_) throw Unavailable("postgresql: the connection was lost");
    throw std::logic_error("postgresql: the work ended its transaction by itself");
  }
  if (read_only_) return end("COMMIT");
  warned_ = false;
  try {
    const PostgresResult result = checked(PQexec(connection_.get(), "COMMIT"), "COMMIT");
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
      throw Unavailable("postgresql: COMMIT was answered with ROLLBACK");
  } catch (const Unavailable& failure) {
    if (connection_) throw;
    throw OutcomeUnknown(std::string("connection lost during COMMIT, which may have been done: ") + failure.what());
  }
  // All that a COMMIT ever warns of: somebody ended its wait for the synchronous standby.
  if (warned_) throw OutcomeUnknown("postgresql: committed on this server, but perhaps not on its standby");
}

void PostgresSession::rollback() noexcept {
  if (!puts_.empty()) drop_puts();
  begin_sql_ = nullptr;
  if (!connection_ || ending_) return;
  const PGTransactionStatusType status = PQtransactionStatus(connection_.get());
  if (status == PQTRANS_INTRANS || status == PQTRANS_INERROR) return end("ROLLBACK");
  if (status != PQTRANS_IDLE) close();  // left in the middle of a command
}

/// Nobody waits for the answer: it is read when the session is used again.
void PostgresSession::end(const char* sql) noexcept {
  ending_ = PQsendQuery(connection_.get(), sql) == 1;
  if (!ending_) close();
}

void PostgresSession::finish_last_transaction() {
  if (!std::exchange(ending_, false)) return;
  bool ended = true;
  while (const PostgresResult result{PQgetResult(connection_.get())}) ended = ended && succeeded(result.get());
  if (!ended || PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) close();
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
  puts_.clear();
  ending_ = false;
  prepared_by_sql_.clear();
  prepared_.clear();
  connection_.reset();
}

}  // namespace anshu::store
