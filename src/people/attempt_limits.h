// Counters in memory against guessing: by remote address, and for login names that do not exist.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "base/date.h"

namespace anshu::people {

/// A leaky bucket for each key: `burst` charges at once, one more each `drain_ms`. Holds at most `capacity` keys.
class AttemptBuckets {
 public:
  AttemptBuckets(std::int64_t burst, std::int64_t drain_ms, std::size_t capacity)
      : burst_(burst), drain_ms_(drain_ms), capacity_(capacity) {}

  /// False when the bucket is full; otherwise one more is in it.
  bool charge(const std::string& key, InstantMs now);
  /// Takes one out: the attempt was a good one.
  void give_back(const std::string& key);

 private:
  struct Bucket {
    std::int64_t level = 0;
    InstantMs drained_at = 0;
  };
  void drain(Bucket& bucket, InstantMs now) const;
  void make_room(InstantMs now);

  const std::int64_t burst_, drain_ms_;
  const std::size_t capacity_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// Login names that do not exist lock like those that do, so that nobody can tell them apart by guessing.
class PhantomAccounts {
 public:
  PhantomAccounts(std::int64_t lock_after, std::int64_t lock_ms, std::size_t capacity)
      : lock_after_(lock_after), lock_ms_(lock_ms), capacity_(capacity) {}

  struct State {
    InstantMs locked_until_ms = 0;  // in the future: this attempt does not count
    bool just_locked = false;       // this attempt was one too many
  };
  State charge(const std::string& login, InstantMs now);

 private:
  struct Phantom {
    std::int64_t failures = 0;
    InstantMs locked_until_ms = 0;
  };
  const std::int64_t lock_after_, lock_ms_;
  const std::size_t capacity_;
  std::mutex mutex_;
  std::unordered_map<std::string, Phantom> phantoms_;
};

/// The address as a key: IPv6 addresses of one network (/64) count as one, since one person commands all of them.
std::string address_key(const std::string& remote);

}  // namespace anshu::people
