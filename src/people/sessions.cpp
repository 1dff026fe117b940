#include "people/sessions.h"

#include "base/crypto.h"
#include "people/directory.h"

namespace anshu::people {
namespace {

constexpr const char* update_seen = "UPDATE session SET seen_at_ms = $2 WHERE token_hash = $1 AND seen_at_ms < $2";
constexpr const char* delete_one = "DELETE FROM session WHERE token_hash = $1";
constexpr const char* delete_of_user = "DELETE FROM session WHERE organ = $1 AND user_id = $2";
constexpr const char* delete_expired = "DELETE FROM session WHERE expires_at_ms <= $1 OR seen_at_ms <= $2";
constexpr const char* select_must_change = "SELECT must_change FROM credential WHERE organ = $1 AND user_id = $2";
constexpr std::int64_t seen_write_interval_ms = 60'000;

}  // namespace

std::string Sessions::open(store::Connection& db, InstantMs now, const UserRow& user, const std::string& remote) const {
  std::string token = random_token(32);
  const SessionRow row{sha256_hex(token), user.organ, user.id, random_token(32), now, now, now + options_.absolute_ms, remote};
  db.execute(store::table_of<SessionRow>().insert_sql, store::to_values(row));
  return token;
}

std::shared_ptr<const Session> Sessions::find(std::string_view token) { return look_up(sha256_hex(token), true); }

bool Sessions::is_live(const std::string& token_hash) { return look_up(token_hash, false) != nullptr; }

std::shared_ptr<const Session> Sessions::look_up(const std::string& token_hash, bool use) {
  const InstantMs now = clock_.now_ms();
  std::unique_lock lock(mutex_);
  auto found = cache_.find(token_hash);
  const bool fresh = found != cache_.end() && now >= found->second.loaded_at && now - found->second.loaded_at < options_.cache_ms;
  if (!fresh) {
    const std::int64_t generation = generation_;
    lock.unlock();
    auto loaded = load(token_hash, now);
    lock.lock();
    found = cache_.find(token_hash);
    if (!loaded) {
      if (found != cache_.end()) cache_.erase(found);
      return nullptr;
    }
    if (generation != generation_) return loaded->is_live(now) ? loaded->session : nullptr;
    if (found != cache_.end()) {
      loaded->seen_at = std::max(loaded->seen_at, found->second.seen_at);
      loaded->written_at = std::max(loaded->written_at, found->second.written_at);
      found->second = std::move(*loaded);
    } else {
      if (cache_.size() >= options_.cache_size) cache_.clear();  // costs each session one look at the database
      found = cache_.emplace(token_hash, std::move(*loaded)).first;
    }
  }
  Entry& entry = found->second;
  if (!entry.is_live(now)) {
    cache_.erase(found);
    return nullptr;
  }
  auto session = entry.session;
  if (!use) return session;
  entry.seen_at = now;
  const bool write = now - entry.written_at >= seen_write_interval_ms;
  if (write) entry.written_at = now;
  lock.unlock();
  if (write) write_seen(token_hash, now);
  return session;
}

std::optional<Sessions::Entry> Sessions::load(const std::string& token_hash, InstantMs now) {
  return database_.read_value([&](store::Connection& db) -> std::optional<Entry> {
    const auto row = db.find<SessionRow>({token_hash});
    if (!row) return std::nullopt;
    const auto user = find_user(db, row->organ, row->user_id);
    if (!user || !user->active) return std::nullopt;
    const store::Rows must_change = db.query(select_must_change, {row->organ, row->user_id});
    Session session{actor_for(db, *user), row->token_hash, row->csrf_token,
                    !must_change.empty() && store::integer(must_change.at(0, 0)) != 0};
    const bool portal = session.actor.kind == Actor::Kind::portal;
    return Entry{
        std::make_shared<const Session>(std::move(session)),      row->seen_at_ms, row->seen_at_ms, row->expires_at_ms, now,
        portal ? options_.portal_idle_ms : options_.staff_idle_ms};
  });
}

void Sessions::write_seen(const std::string& token_hash, InstantMs now) {
  try {
    database_.write([&](store::Connection& db) {
      db.execute(update_seen, {token_hash, now});
      return store::Outcome::commit;
    });
  } catch (const store::Unavailable&) {
    // A full disk must not stop people from reading; the next minute tries again.
  }
}

void Sessions::end(const std::string& token_hash) {
  database_.write([&](store::Connection& db) {
    db.execute(delete_one, {token_hash});
    return store::Outcome::commit;
  });
  const std::scoped_lock lock(mutex_);
  ++generation_;
  cache_.erase(token_hash);
}

void Sessions::end_all(store::Connection& db, const std::string& organ, const std::string& user_id) {
  db.execute(delete_of_user, {organ, user_id});
}

void Sessions::forget(const std::string& organ, const std::string& user_id) {
  const std::scoped_lock lock(mutex_);
  ++generation_;
  std::erase_if(cache_, [&](const auto& entry) {
    return entry.second.session->actor.organ == organ && entry.second.session->actor.user_id == user_id;
  });
}

std::int64_t Sessions::remove_expired() {
  const InstantMs now = clock_.now_ms();
  std::int64_t removed = 0;
  database_.write([&](store::Connection& db) {
    removed = db.execute(delete_expired,
                         {now, now - std::max(options_.staff_idle_ms, options_.portal_idle_ms) - seen_write_interval_ms});
    return store::Outcome::commit;
  });
  return removed;
}

}  // namespace anshu::people
