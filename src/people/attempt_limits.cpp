#include "people/attempt_limits.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/crypto.h"

namespace anshu::people {

void AttemptBuckets::drain(Bucket& bucket, InstantMs now) const {
  const std::int64_t drops = std::max<std::int64_t>(0, (now - bucket.drained_at) / drain_ms_);
  bucket.level = std::max<std::int64_t>(0, bucket.level - drops);
  bucket.drained_at = bucket.level == 0 ? now : bucket.drained_at + drops * drain_ms_;
}

void AttemptBuckets::make_room(InstantMs now) {
  if (buckets_.size() < capacity_) return;
  for (auto bucket = buckets_.begin(); bucket != buckets_.end();) {
    drain(bucket->second, now);
    bucket = bucket->second.level == 0 ? buckets_.erase(bucket) : std::next(bucket);
  }
  if (buckets_.size() >= capacity_) buckets_.erase(buckets_.begin());
}

bool AttemptBuckets::charge(const std::string& key, InstantMs now) {
  const std::scoped_lock lock(mutex_);
  if (!buckets_.contains(key)) make_room(now);
  Bucket& bucket = buckets_.try_emplace(key, Bucket{0, now}).first->second;
  drain(bucket, now);
  if (bucket.level >= burst_) return false;
  ++bucket.level;
  return true;
}

void AttemptBuckets::give_back(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  if (const auto found = buckets_.find(key); found != buckets_.end() && found->second.level > 0) --found->second.level;
}

PhantomAccounts::State PhantomAccounts::charge(const std::string& login, InstantMs now) {
  const std::string key = sha256(login);  // names are as long as the sender likes
  const std::scoped_lock lock(mutex_);
  if (phantoms_.size() >= capacity_ && !phantoms_.contains(key)) phantoms_.erase(phantoms_.begin());
  Phantom& phantom = phantoms_[key];
  if (phantom.locked_until_ms > now) return {phantom.locked_until_ms, false};
  if (phantom.locked_until_ms != 0) phantom = {};
  if (++phantom.failures < lock_after_) return {};
  phantom.locked_until_ms = now + lock_ms_;
  return {phantom.locked_until_ms, true};
}

std::string address_key(const std::string& remote) {
  in6_addr address{};
  if (inet_pton(AF_INET6, remote.c_str(), &address) != 1) return remote;
  if (IN6_IS_ADDR_V4MAPPED(&address)) return remote;
  return to_hex({reinterpret_cast<const char*>(address.s6_addr), 8});
}

}  // namespace anshu::people
