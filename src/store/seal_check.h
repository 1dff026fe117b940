// All seals checked in one pass: first the seals themselves, then each entry as it comes by, in the order of positions.
#pragma once

#include <map>
#include <optional>

#include "store/difference.h"
#include "store/merkle.h"
#include "store/seal.h"

namespace anshu::store {

class SealCheck {
 public:
  /// `pinned`: the public keys (hex) that seals may be signed with; empty: any.
  explicit SealCheck(std::vector<std::string> pinned) : pinned_(std::move(pinned)) {}

  /// Number, link, hash, key and signature of every seal.
  std::optional<Difference> read_seals(Connection& live);
  /// A seal's leaves must come by as 0, 1, 2 …, and give its root when they are complete.
  std::optional<Difference> see(const JournalEntryRow& entry);
  /// After the last entry: no seal may wait for leaves.
  std::optional<Difference> finish() const;
  std::int64_t seals() const { return seals_; }

 private:
  struct Open {
    Date day;
    std::int64_t leaf_count;
    std::string root_hash;
    MerkleRoot tree;
  };
  using SealId = std::pair<std::string, std::int64_t>;

  std::optional<Difference> check_seal(const JournalSealRow& seal, const JournalSealRow* previous) const;

  std::vector<std::string> pinned_;
  std::map<SealId, Open> open_;  // seals whose leaves have not all come by
  std::int64_t seals_ = 0;
};

}  // namespace anshu::store
