// Sessions: opened at sign-in, found again by the cookie's token, ended by people, by time, and by changes of the account.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/clock.h"
#include "people/rows.h"
#include "people/session.h"
#include "store/database.h"

namespace anshu::people {

struct SessionOptions {
  std::int64_t staff_idle_ms = 60 * 60'000;    // without a request; GB/T 22239 level 3 is commonly read as 15 minutes
  std::int64_t portal_idle_ms = 120 * 60'000;  // people write their petitions slowly
  std::int64_t absolute_ms = 12 * 3'600'000;   // whatever happens
  std::int64_t cache_ms = 5'000;               // how long another process' changes may stay unseen
  std::size_t cache_size = 10'000;
};

class Sessions {
 public:
  Sessions(store::Database& database, const Clock& clock, SessionOptions options)
      : database_(database), clock_(clock), options_(options) {}

  /// Writes a new session in the caller's transaction; returns the token for the cookie, which nothing else keeps.
  std::string open(store::Connection& db, InstantMs now, const UserRow& user, const std::string& remote) const;

  /// The live session of this token, and that it was used now; nullptr when it never was, was ended, or ran out. Writes seen_at
  /// at most once a minute, so that a page of reads costs no write.
  std::shared_ptr<const Session> find(std::string_view token);
  /// True as long as the session lives; looking is not using (event streams ask before each event).
  bool is_live(const std::string& token_hash);

  /// Ends one session.
  void end(const std::string& token_hash);
  /// Ends all sessions of a person, inside the caller's transaction; call forget after the commit.
  static void end_all(store::Connection& db, const std::string& organ, const std::string& user_id);
  /// This process looks at the database again before it trusts a session of this person.
  void forget(const std::string& organ, const std::string& user_id);

  /// Removes what has run out; returns how many. For the hourly housekeeping.
  std::int64_t remove_expired();

 private:
  struct Entry {
    std::shared_ptr<const Session> session;
    InstantMs seen_at = 0, written_at = 0, expires_at = 0, loaded_at = 0;
    std::int64_t idle_ms = 0;
    bool is_live(InstantMs now) const { return now < expires_at && now - seen_at < idle_ms; }
  };

  std::shared_ptr<const Session> look_up(const std::string& token_hash, bool use);
  std::optional<Entry> load(const std::string& token_hash, InstantMs now);
  void write_seen(const std::string& token_hash, InstantMs now);

  store::Database& database_;
  const Clock& clock_;
  const SessionOptions options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> cache_;
  std::int64_t generation_ = 0;  // rises when something is forgotten: what was loaded before is not put in the cache
};

}  // namespace anshu::people
