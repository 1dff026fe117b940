// SQLite inside the program: many readers, one writer thread, group commit.
//
// Everything that waits to be written is committed together: each work runs inside its own savepoint, then one durable COMMIT
// answers them all. So 32 concurrent actions cost about one fsync, and each is still all-or-nothing.
#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <future>
#include <list>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "store/database.h"

namespace anshu::store {
namespace {

constexpr std::size_t statements_kept = 400;  // per connection; the ledger's combinations of filters are the most varied
constexpr std::size_t works_per_commit = 256;
// A batch of an import changes some ten thousand pages; what does not fit is written twice. Given back when nothing is written.
constexpr std::int64_t writer_cache_kib = 256 * 1024;
constexpr std::chrono::seconds quiet_after{30};

[[noreturn]] void fail(int code, const std::string& message) {
  const std::string what = "sqlite: " + message;
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_BUSY:
    case SQLITE_NOMEM:
      throw Unavailable(what);
    case SQLITE_CONSTRAINT:
      throw ConstraintViolation(what);
    default:
      throw std::runtime_error(what);
  }
}

struct CloseDatabase {
  void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// SQLite counts all of its memory under one lock, which many readers would wait for.
void configure_once() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)configured;
}

Handle open(const std::string& path, int flags) {
  configure_once();
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Handle handle(raw);
  if (code != SQLITE_OK) fail(code, raw ? sqlite3_errmsg(raw) : "cannot open " + path);
  sqlite3_busy_timeout(raw, 10'000);
  return handle;
}

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(const std::string& path, bool writer, std::int64_t cache_kib)
      : db_(open(path, writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY)) {
    if (writer) {
      run_script("PRAGMA journal_mode=WAL");
      run_script("PRAGMA synchronous=FULL");
      run_script("PRAGMA wal_autocheckpoint=16000");
    }
    run_script("PRAGMA foreign_keys=ON");
    run_script("PRAGMA temp_store=MEMORY");
    // Pages are read, not mapped: a fault in a mapping brings in its 31 neighbours too, which made a search in a cold file ten
    // times as slow, and a warm one no faster.
    run_script("PRAGMA mmap_size=0");
    run_script("PRAGMA cache_size=-" + std::to_string(cache_kib));
  }

  Engine engine() const override { return Engine::sqlite; }

  /// Gives pages of the cache back that no transaction needs.
  void release_memory() { sqlite3_db_release_memory(db_.get()); }

  Rows query(std::string_view sql, Params params) override {
    std::size_t width = 0;
    std::vector<Value> values;
    run(sql, params, [&](sqlite3_stmt* statement) {
      width = static_cast<std::size_t>(sqlite3_column_count(statement));
      if (values.size() + width > values.capacity()) values.reserve(std::max(width * 4, values.capacity() * 8));
      for (std::size_t i = 0; i < width; ++i) values.push_back(column(statement, static_cast<int>(i)));
      return true;
    });
    return {width, std::move(values)};
  }

  std::int64_t execute(std::string_view sql, Params params) override {
    run(sql, params, [](sqlite3_stmt*) { return true; });
    return sqlite3_changes64(db_.get());
  }

  void stream(std::string_view sql, Params params, const std::function<bool(std::span<const Value>)>& on_row) override {
    std::vector<Value> row;
    run(sql, params, [&](sqlite3_stmt* statement) {
      row.clear();
      for (int i = 0; i < sqlite3_column_count(statement); ++i) row.push_back(column(statement, i));
      return on_row(row);
    });
  }

  void run_script(const std::string& sql) override {
    const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, sqlite3_errmsg(db_.get()));
  }

  bool in_transaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }
  std::int64_t total_changes() const { return sqlite3_total_changes64(db_.get()); }

 private:
  /// A statement and where its parameters stand: $7 is a name to SQLite, and looking a name up again and again costs.
  struct Prepared {
    Statement statement;
    std::vector<int> index_of;  // of $1, $2 …; 0: not used in this text
  };

  /// A prepared statement is taken out of the cache while it runs, so that a callback may run the same text again.
  Prepared take(std::string_view sql) {
    if (const auto found = cache_.find(sql); found != cache_.end() && found->second.prepared.statement) {
      recent_.splice(recent_.begin(), recent_, found->second.place);
      return std::move(found->second.prepared);
    }
    sqlite3_stmt* raw = nullptr;
    const int code =
        sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) fail(code, sqlite3_errmsg(db_.get()));
    Prepared prepared{Statement(raw), {}};
    for (int index = 1; index <= sqlite3_bind_parameter_count(raw); ++index) {
      const char* name = sqlite3_bind_parameter_name(raw, index);
      const auto number = static_cast<std::size_t>(name && *name == '$' ? std::atoi(name + 1) : 0);
      if (number == 0) throw std::logic_error("sqlite: a parameter is not named $1, $2 …");
      if (prepared.index_of.size() < number) prepared.index_of.resize(number, 0);
      prepared.index_of[number - 1] = index;
    }
    return prepared;
  }

  void give_back(std::string_view sql, Prepared prepared) {
    if (const auto found = cache_.find(sql); found != cache_.end()) {
      found->second.prepared = std::move(prepared);
      return;
    }
    recent_.emplace_front(sql);
    cache_.emplace(recent_.front(), Cached{std::move(prepared), recent_.begin()});
    if (cache_.size() > statements_kept) {
      cache_.erase(recent_.back());
      recent_.pop_back();
    }
  }

  template <class OnRow>
  void run(std::string_view sql, Params params, OnRow&& on_row) {
    Prepared prepared = take(sql);
    sqlite3_stmt* statement = prepared.statement.get();
    bind(prepared, params);
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW && on_row(statement)) {
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail(code, sqlite3_errmsg(db_.get()));
    sqlite3_reset(statement);  // before COMMIT: a statement with RETURNING that is left open makes COMMIT fail
    sqlite3_clear_bindings(statement);
    give_back(sql, std::move(prepared));
  }

  static void bind(const Prepared& prepared, Params params) {
    sqlite3_stmt* statement = prepared.statement.get();
    for (std::size_t i = 0; i < params.size() && i < prepared.index_of.size(); ++i) {
      const int index = prepared.index_of[i];
      if (index == 0) continue;
      if (const auto* number = std::get_if<std::int64_t>(&params[i])) {
        sqlite3_bind_int64(statement, index, *number);
      } else if (const auto* words = std::get_if<std::string>(&params[i])) {
        sqlite3_bind_text64(statement, index, words->data(), words->size(), SQLITE_STATIC, SQLITE_UTF8);
      } else {
        sqlite3_bind_null(statement, index);
      }
    }
  }

  static Value column(sqlite3_stmt* statement, int index) {
    switch (sqlite3_column_type(statement, index)) {
      case SQLITE_NULL:
        return {};
      case SQLITE_INTEGER:
        return sqlite3_column_int64(statement, index);
      default: {
        const auto* words = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
        return std::string(words ? words : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
      }
    }
  }

  struct Cached {
    Prepared prepared;
    std::list<std::string>::iterator place;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  Handle db_;
  std::list<std::string> recent_;
  std::unordered_map<std::string, Cached, TextHash, std::equal_to<>> cache_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, const SqliteOptions& options) : path_(path) {
    writer_ = std::make_unique<SqliteConnection>(path, true, writer_cache_kib);
    if (!options.durable) writer_->run_script("PRAGMA synchronous=OFF");
    for (int i = 0; i < options.readers; ++i)
      readers_.push_back(std::make_unique<SqliteConnection>(path, false, options.cache_kib_per_reader));
    thread_ = std::jthread([this](const std::stop_token& stop) { write_loop(stop); });
  }
  ~SqliteDatabase() override {
    thread_.request_stop();
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
  }

  Engine engine() const override { return Engine::sqlite; }

  void read(const Read& work) override {
    std::unique_ptr<SqliteConnection> connection = borrow();
    struct Return {
      SqliteDatabase& database;
      std::unique_ptr<SqliteConnection>& connection;
      ~Return() { database.give_back(std::move(connection)); }
    } give_back_at_end{*this, connection};
    connection->execute("BEGIN", Params{});
    try {
      work(*connection);
    } catch (...) {
      connection->execute("ROLLBACK", Params{});
      throw;
    }
    connection->execute("COMMIT", Params{});
  }

  void write(const Write& work) override {
    Pending pending{&work, {}};
    std::future<void> done = pending.done.get_future();
    {
      const std::scoped_lock lock(mutex_);
      queue_.push_back(&pending);
    }
    wake_.notify_one();
    done.get();
  }

  void backup_to(const std::string& path) override {
    const Handle source = open(path_, SQLITE_OPEN_READONLY);
    const Handle target = open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_backup* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!backup) fail(sqlite3_errcode(target.get()), sqlite3_errmsg(target.get()));
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) fail(code, sqlite3_errmsg(target.get()));
  }

  bool is_ready() override {
    bool ready = false;
    try {
      read([&](Connection& connection) { ready = !connection.query("SELECT 1").empty(); });
    } catch (const std::exception&) {
    }
    return ready;
  }

 private:
  struct Pending {
    const Write* work;
    std::promise<void> done;
  };

  std::unique_ptr<SqliteConnection> borrow() {
    std::unique_lock lock(readers_mutex_);
    reader_free_.wait(lock, [&] { return !readers_.empty(); });
    auto connection = std::move(readers_.back());
    readers_.pop_back();
    return connection;
  }
  void give_back(std::unique_ptr<SqliteConnection> connection) {
    {
      const std::scoped_lock lock(readers_mutex_);
      readers_.push_back(std::move(connection));
    }
    reader_free_.notify_one();
  }

  void write_loop(const std::stop_token& stop) {
    std::vector<Pending*> batch;
    while (true) {
      {
        std::unique_lock lock(mutex_);
        const auto called = [&] { return stop.stop_requested() || !queue_.empty(); };
        if (!wake_.wait_for(lock, quiet_after, called)) {
          writer_->release_memory();
          wake_.wait(lock, called);
        }
        if (queue_.empty()) return;
        batch.clear();
        while (!queue_.empty() && batch.size() < works_per_commit) {
          batch.push_back(queue_.front());
          queue_.pop_front();
        }
      }
      commit_together(batch);
    }
  }

  /// Nobody is answered before the COMMIT is durable; when it fails, everybody in the batch learns that nothing happened.
  void commit_together(const std::vector<Pending*>& batch) {
    std::vector<std::exception_ptr> outcomes(batch.size());
    try {
      writer_->execute("BEGIN IMMEDIATE", Params{});
      if (batch.size() == 1)
        run_alone(*batch[0]->work);
      else
        run_together(batch, outcomes);
    } catch (...) {
      const std::exception_ptr failure = std::current_exception();
      try {
        if (writer_->in_transaction()) writer_->execute("ROLLBACK", Params{});
      } catch (...) {
      }
      for (auto& outcome : outcomes) outcome = failure;
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (outcomes[i])
        batch[i]->done.set_exception(outcomes[i]);
      else
        batch[i]->done.set_value();
    }
  }

  /// One work needs no savepoint beside the transaction; and a long one would pay for it with every page that it changes.
  void run_alone(const Write& work) {
    const Outcome outcome = work(*writer_);
    if (!writer_->in_transaction()) throw Unavailable("sqlite: the transaction was ended by the engine");
    writer_->execute(outcome == Outcome::commit ? "COMMIT" : "ROLLBACK", Params{});
  }

  /// A savepoint copies every page that the work changes, and hardly any work is undone: so the first try goes without. Works may
  /// be run again (Database::write).
  void run_together(const std::vector<Pending*>& batch, std::vector<std::exception_ptr>& outcomes) {
    if (!run_all_unguarded(batch, outcomes)) {
      writer_->execute("ROLLBACK", Params{});
      writer_->execute("BEGIN IMMEDIATE", Params{});
      for (std::size_t i = 0; i < batch.size(); ++i) outcomes[i] = run_one(*batch[i]->work);
    }
    writer_->execute("COMMIT", Params{});
  }

  /// False when a work that had changed something wants it undone.
  bool run_all_unguarded(const std::vector<Pending*>& batch, std::vector<std::exception_ptr>& outcomes) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const std::int64_t changes = writer_->total_changes();
      Outcome outcome = Outcome::rollback;
      try {
        outcome = (*batch[i]->work)(*writer_);
      } catch (const std::exception&) {
        outcomes[i] = std::current_exception();
      }
      require_transaction(outcomes[i]);
      if (outcome == Outcome::rollback && writer_->total_changes() != changes) return false;
    }
    return true;
  }

  /// SQLITE_FULL and the like end the whole transaction by themselves: then everyone's work in this batch is gone.
  void require_transaction(const std::exception_ptr& failure) {
    if (writer_->in_transaction()) return;
    if (failure) std::rethrow_exception(failure);
    throw Unavailable("sqlite: the transaction was ended by the engine");
  }

  std::exception_ptr run_one(const Write& work) {
    writer_->execute("SAVEPOINT action", Params{});
    std::exception_ptr failure;
    Outcome outcome = Outcome::rollback;
    try {
      outcome = work(*writer_);
    } catch (const std::exception&) {
      failure = std::current_exception();
    }
    require_transaction(failure);
    if (outcome == Outcome::rollback) writer_->execute("ROLLBACK TO SAVEPOINT action", Params{});
    writer_->execute("RELEASE SAVEPOINT action", Params{});
    return failure;
  }

  std::string path_;
  std::unique_ptr<SqliteConnection> writer_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Pending*> queue_;
  std::mutex readers_mutex_;
  std::condition_variable reader_free_;
  std::vector<std::unique_ptr<SqliteConnection>> readers_;
  std::jthread thread_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, const SqliteOptions& options) {
  return std::make_unique<SqliteDatabase>(path, options);
}

}  // namespace anshu::store
