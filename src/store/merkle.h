// The Merkle tree of RFC 9162 §2.1 over leaf hashes. All hashes are 32 raw bytes.
//
// Leaves stream through: a tree of a million leaves takes twenty hashes of memory, for its root and for one leaf's inclusion
// path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace anshu::store {

/// SHA-256(0x00 ‖ data), §2.1.1.
std::string merkle_leaf_hash(std::string_view data);

/// The tree's root, leaf by leaf.
class MerkleRoot {
 public:
  void add(std::string leaf_hash);
  std::uint64_t size() const { return size_; }
  /// Of an empty tree: SHA-256 of nothing.
  std::string root() const;

 private:
  std::vector<std::string> peaks_;  // roots of the full subtrees, the largest first
  std::uint64_t size_ = 0;
};

/// The inclusion path of one leaf (§2.1.3.1), leaf by leaf: all `count` leaves are to be added in order.
class MerklePath {
 public:
  /// index < count
  MerklePath(std::uint64_t index, std::uint64_t count);
  void add(std::string leaf_hash);
  /// From the leaf's sibling up.
  std::vector<std::string> path() const;

 private:
  struct Sibling {
    std::uint64_t begin, end;
    MerkleRoot tree;
  };
  std::uint64_t index_, next_ = 0;
  std::vector<Sibling> siblings_;           // from the leaf's sibling up
  std::vector<std::size_t> left_to_right_;  // the same by position
  std::size_t current_ = 0;
};

/// §2.1.3.2
bool verify_inclusion(std::string_view leaf_hash, std::uint64_t index, std::uint64_t count, const std::vector<std::string>& path,
                      std::string_view root);

}  // namespace anshu::store
