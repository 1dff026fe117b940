// PostgreSQL beside the program: a pool of sessions, transactions that run again after a conflict, and listening.
#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <condition_variable>
#include <random>
#include <thread>

#include "store/postgres_session.h"

namespace anshu::store {
namespace {

using std::chrono::milliseconds;

constexpr int write_attempts = 12;
constexpr milliseconds longest_back_off{50};
constexpr milliseconds longest_turn{2000};
constexpr milliseconds readiness_wait{2000};
constexpr milliseconds listen_again_after{500};

// An ICU collation stands in another column, which PostgreSQL 14 does not have.
constexpr const char* select_server =
    "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'),"
    " CASE WHEN to_jsonb(d)->>'datlocprovider' = 'i' THEN 'icu' ELSE d.datcollate END"
    " FROM pg_database d WHERE d.datname = current_database()";

/// Two that collided must not meet again, so each waits for a random time, up to twice as long after each attempt.
void back_off(int attempt) {
  std::random_device entropy;
  const auto longest = std::min(longest_back_off, milliseconds(1 << std::min(attempt, 10)));
  std::this_thread::sleep_for(std::chrono::microseconds(entropy() % std::chrono::microseconds(longest).count()));
}

class Pool {
 public:
  Pool(const std::string& url, const PostgresOptions& options) {
    for (int i = 0; i < options.connections; ++i)
      idle_.push_back(std::make_unique<PostgresSession>(url, options.statement_timeout_ms));
  }

  /// The most recently used one, so that a quiet server keeps few connections.
  std::unique_ptr<PostgresSession> take(milliseconds wait) {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, wait, [&] { return !idle_.empty(); }))
      throw Unavailable("postgresql: all connections are busy");
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return session;
  }
  void give_back(std::unique_ptr<PostgresSession> session) {
    {
      const std::scoped_lock lock(mutex_);
      idle_.push_back(std::move(session));
    }
    returned_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<PostgresSession>> idle_;
};

/// A session on loan; whatever happens, it goes back without an open transaction.
class Lease {
 public:
  Lease(Pool& pool, milliseconds wait) : pool_(pool), session_(pool.take(wait)) {}
  ~Lease() {
    session_->rollback();
    pool_.give_back(std::move(session_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  PostgresSession* operator->() { return session_.get(); }
  PostgresSession& operator*() { return *session_; }

 private:
  Pool& pool_;
  std::unique_ptr<PostgresSession> session_;
};

class PostgresListener final : public Listener {
 public:
  PostgresListener(std::string url, const std::string& channel, Database::OnNotify on_notify)
      : url_(std::move(url)), channel_(channel), on_notify_(std::move(on_notify)), stop_(eventfd(0, EFD_CLOEXEC)) {
    if (stop_ < 0) throw std::runtime_error("postgresql: no file descriptor left to listen with");
    thread_ = std::jthread([this](const std::stop_token& stop) {
      while (!stop.stop_requested()) listen_until_lost(stop);
    });
  }
  ~PostgresListener() override {
    thread_.request_stop();
    eventfd_write(stop_, 1);
    thread_.join();
    close(stop_);
  }

 private:
  void listen_until_lost(const std::stop_token& stop) {
    try {
      const PostgresHandle connection = connect_postgres(url_, 0);
      const std::unique_ptr<char, decltype(&PQfreemem)> name(
          PQescapeIdentifier(connection.get(), channel_.data(), channel_.size()), PQfreemem);
      const PostgresResult listening(PQexec(connection.get(), ("LISTEN " + std::string(name.get())).c_str()));
      if (PQresultStatus(listening.get()) != PGRES_COMMAND_OK) throw Unavailable("postgresql: cannot listen");
      on_notify_("");
      while (!stop.stop_requested() && PQconsumeInput(connection.get())) {
        while (const std::unique_ptr<PGnotify, decltype(&PQfreemem)> notice{PQnotifies(connection.get()), PQfreemem})
          on_notify_(notice->extra);
        wait_for(PQsocket(connection.get()), -1);
      }
    } catch (const std::exception&) {
      // Whatever it was, the empty payload of the next round tells the program to look for itself.
    }
    if (!stop.stop_requested()) wait_for(-1, static_cast<int>(listen_again_after.count()));
  }

  /// Until the socket (none: -1) has something, or the time is over, or this listener shall end.
  void wait_for(int socket, int timeout_ms) const {
    std::array<pollfd, 2> waiting{{{stop_, POLLIN, 0}, {socket, POLLIN, 0}}};
    poll(waiting.data(), waiting.size(), timeout_ms);
  }

  std::string url_;
  std::string channel_;
  Database::OnNotify on_notify_;
  int stop_;
  std::jthread thread_;
};

class PostgresDatabase final : public Database {
 public:
  PostgresDatabase(const std::string& url, const PostgresOptions& options)
      : url_(url), wait_(options.wait_ms), pool_(url, options) {
    require_fitting_server();
  }

  Engine engine() const override { return Engine::postgres; }

  void read(const Read& work) override { read_within(wait_, work); }

  void write(const Write& work) override {
    for (int attempt = 1;; ++attempt) {
      std::unique_lock turn(losers_turn_, std::defer_lock);
      // Who lost twice waits for the others who did, or twenty people on one case would keep each other from it.
      if (attempt > 2) (void)turn.try_lock_for(longest_turn);
      try {
        return write_once(work);
      } catch (const Conflict&) {
        if (attempt == write_attempts) throw;
      } catch (const UniqueViolation&) {
        if (attempt == write_attempts) throw;
      }
      if (turn.owns_lock()) turn.unlock();
      back_off(attempt);
    }
  }

  void backup_to(const std::string&) override {
    throw std::runtime_error("a PostgreSQL database is backed up with pg_dump or pg_basebackup (docs/operations-postgres.md)");
  }

  bool is_ready() override {
    bool ready = false;
    try {
      read_within(readiness_wait, [&](Connection& connection) { ready = !connection.query("SELECT 1").empty(); });
    } catch (const std::exception&) {
    }
    return ready;
  }

  std::unique_ptr<Listener> listen(const std::string& channel, OnNotify on_notify) override {
    return std::make_unique<PostgresListener>(url_, channel, std::move(on_notify));
  }

 private:
  void read_within(milliseconds wait, const Read& work) {
    Lease session(pool_, wait);
    session->begin_read();
    work(*session);
    session->commit();
  }

  void write_once(const Write& work) {
    Lease session(pool_, wait_);
    session->begin_write();
    if (work(*session) == Outcome::commit) session->commit();
  }

  /// Order and comparison of texts must be those of SQLite, or the same page of a ledger differs between the engines.
  void require_fitting_server() {
    read([](Connection& connection) {
      const Rows server = connection.query(select_server);
      if (integer(server.at(0, 0)) < 140000) throw std::runtime_error("PostgreSQL 14 or newer is needed");
      if (text(server.at(0, 1)) != "UTF8") throw std::runtime_error("the PostgreSQL database must have the encoding UTF8");
      const std::string collation = text(server.at(0, 2));
      if (collation != "C" && collation != "POSIX" && !collation.starts_with("C."))
        throw std::runtime_error("the PostgreSQL database has the collation " + collation +
                                 "; create it with LOCALE 'C.UTF-8' TEMPLATE template0 (docs/operations-postgres.md)");
    });
  }

  std::string url_;
  milliseconds wait_;
  Pool pool_;
  std::timed_mutex losers_turn_;  // never taken inside a transaction
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, const PostgresOptions& options) {
  return std::make_unique<PostgresDatabase>(url, options);
}

}  // namespace anshu::store
