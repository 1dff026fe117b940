#include "store/merkle.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <stdexcept>

#include "base/crypto.h"

namespace anshu::store {
namespace {

std::string node_hash(std::string_view left, std::string_view right) {
  std::string bytes;
  bytes.reserve(65);
  bytes.append(1, '\1').append(left).append(right);
  return sha256(bytes);
}

}  // namespace

std::string merkle_leaf_hash(std::string_view data) { return sha256(std::string(1, '\0').append(data)); }

void MerkleRoot::add(std::string leaf_hash) {
  // Each trailing one of the size is a full subtree that the new one completes to the next larger.
  for (std::uint64_t full = size_; full & 1; full >>= 1) {
    leaf_hash = node_hash(peaks_.back(), leaf_hash);
    peaks_.pop_back();
  }
  peaks_.push_back(std::move(leaf_hash));
  ++size_;
}

std::string MerkleRoot::root() const {
  if (peaks_.empty()) return sha256({});
  std::string root = peaks_.back();
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) root = node_hash(*peak, root);
  return root;
}

MerklePath::MerklePath(std::uint64_t index, std::uint64_t count) : index_(index) {
  if (index >= count) throw std::invalid_argument("leaf index beyond the tree");
  for (std::uint64_t begin = 0, end = count; end - begin > 1;) {
    const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
    if (index < middle) {
      siblings_.push_back({middle, end, {}});
      end = middle;
    } else {
      siblings_.push_back({begin, middle, {}});
      begin = middle;
    }
  }
  std::ranges::reverse(siblings_);
  left_to_right_.resize(siblings_.size());
  std::iota(left_to_right_.begin(), left_to_right_.end(), std::size_t{0});
  std::ranges::sort(left_to_right_, {}, [&](std::size_t i) { return siblings_[i].begin; });
}

void MerklePath::add(std::string leaf_hash) {
  const std::uint64_t at = next_++;
  if (at == index_) return;
  while (current_ < left_to_right_.size() && siblings_[left_to_right_[current_]].end <= at) ++current_;
  if (current_ == left_to_right_.size()) throw std::invalid_argument("more leaves than the tree has");
  siblings_[left_to_right_[current_]].tree.add(std::move(leaf_hash));
}

std::vector<std::string> MerklePath::path() const {
  std::vector<std::string> path;
  for (const Sibling& sibling : siblings_) {
    if (sibling.tree.size() != sibling.end - sibling.begin) throw std::logic_error("fewer leaves than the tree has");
    path.push_back(sibling.tree.root());
  }
  return path;
}

bool verify_inclusion(std::string_view leaf_hash, std::uint64_t index, std::uint64_t count, const std::vector<std::string>& path,
                      std::string_view root) {
  if (index >= count) return false;
  std::uint64_t fn = index, sn = count - 1;  // the names of the RFC
  std::string hash(leaf_hash);
  for (const std::string& sibling : path) {
    if (sn == 0) return false;
    if ((fn & 1) || fn == sn) {
      hash = node_hash(sibling, hash);
      while (!(fn & 1) && fn != 0) fn >>= 1, sn >>= 1;
    } else {
      hash = node_hash(hash, sibling);
    }
    fn >>= 1, sn >>= 1;
  }
  return sn == 0 && hash == root;
}

}  // namespace anshu::store
