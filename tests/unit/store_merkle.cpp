// The tree of RFC 9162, against the vectors of the Certificate Transparency reference and against the recursive definition.
#include <doctest/doctest.h>

#include <bit>
#include <optional>

#include "base/crypto.h"
#include "store/merkle.h"

namespace anshu::store::test {
namespace {

using Hashes = std::vector<std::string>;

/// Leaf data of the Certificate Transparency test vectors.
const std::vector<std::string> inputs{
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const std::vector<std::string> roots{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                     "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                     "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                     "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                     "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                     "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                     "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                     "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                     "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

Hashes leaves_of(const std::vector<std::string>& data) {
  Hashes leaves;
  for (const auto& hex : data) leaves.push_back(merkle_leaf_hash(from_hex(hex).value()));
  return leaves;
}

Hashes numbered_leaves(std::uint64_t count) {
  Hashes leaves;
  for (std::uint64_t i = 0; i < count; ++i) leaves.push_back(merkle_leaf_hash(std::to_string(i)));
  return leaves;
}

std::string root_of(const Hashes& leaves) {
  MerkleRoot root;
  for (const auto& leaf : leaves) root.add(leaf);
  CHECK(root.size() == leaves.size());
  return root.root();
}

Hashes path_of(const Hashes& leaves, std::uint64_t index) {
  MerklePath path(index, leaves.size());
  for (const auto& leaf : leaves) path.add(leaf);
  return path.path();
}

/// MTH and PATH as §2.1.1 and §2.1.3.1 define them.
std::string defined_root(std::span<const std::string> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = std::bit_floor(leaves.size() - 1);
  return sha256("\1" + defined_root(leaves.first(k)) + defined_root(leaves.subspan(k)));
}
Hashes defined_path(std::uint64_t m, std::span<const std::string> leaves) {
  if (leaves.size() <= 1) return {};
  const std::size_t k = std::bit_floor(leaves.size() - 1);
  Hashes path = m < k ? defined_path(m, leaves.first(k)) : defined_path(m - k, leaves.subspan(k));
  path.push_back(defined_root(m < k ? leaves.subspan(k) : leaves.first(k)));
  return path;
}

Hashes hex_of(const Hashes& hashes) {
  Hashes hex;
  for (const auto& hash : hashes) hex.push_back(to_hex(hash));
  return hex;
}

}  // namespace

TEST_CASE("merkle: roots of the reference vectors") {
  const Hashes leaves = leaves_of(inputs);
  for (std::size_t n = 0; n <= leaves.size(); ++n) CHECK(to_hex(root_of({leaves.begin(), leaves.begin() + n})) == roots[n]);
}

TEST_CASE("merkle: inclusion paths of the reference vectors") {
  struct Row {
    std::uint64_t index;
    std::size_t count;
    Hashes path;
  };
  const std::vector<Row> rows{
      {0, 1, {}},
      {0,
       8,
       {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
      {5,
       8,
       {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
      {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
      {1,
       5,
       {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
  };
  for (const Row& row : rows) {
    const Hashes all = leaves_of(inputs), leaves(all.begin(), all.begin() + row.count);
    CHECK(hex_of(path_of(leaves, row.index)) == row.path);
    CHECK(verify_inclusion(leaves[row.index], row.index, row.count, path_of(leaves, row.index),
                           from_hex(roots[row.count]).value()));
  }
}

TEST_CASE("merkle: every tree up to 70 leaves is as defined, every leaf provable and no other leaf in its place") {
  const Hashes all = numbered_leaves(70);
  for (std::size_t n = 1; n <= all.size(); ++n) {
    const Hashes leaves(all.begin(), all.begin() + n);
    const std::string root = root_of(leaves);
    REQUIRE(root == defined_root(leaves));
    for (std::size_t m = 0; m < n; ++m) {
      const Hashes path = path_of(leaves, m);
      REQUIRE(path == defined_path(m, leaves));
      REQUIRE(verify_inclusion(leaves[m], m, n, path, root));
      CHECK(!verify_inclusion(leaves[(m + 1) % n], m, n, path, n == 1 ? "other" : root));
      for (std::size_t other = 0; other < n; ++other) CHECK((other == m) == verify_inclusion(leaves[m], other, n, path, root));
      CHECK(!verify_inclusion(leaves[m], n, n, path, root));
      for (std::size_t i = 0; i < path.size(); ++i) {
        Hashes changed = path;
        changed[i][7] = static_cast<char>(changed[i][7] ^ 1);
        CHECK(!verify_inclusion(leaves[m], m, n, changed, root));
        changed = path;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
        CHECK(!verify_inclusion(leaves[m], m, n, changed, root));
      }
      Hashes longer = path;
      longer.push_back(root);
      CHECK(!verify_inclusion(leaves[m], m, n, longer, root));
    }
  }
}

TEST_CASE("merkle: a million leaves stream through") {
  constexpr std::uint64_t count = 1'000'000, index = 654'321;
  MerkleRoot root;
  MerklePath path(index, count);
  std::string proved;
  for (std::uint64_t i = 0; i < count; ++i) {
    std::string leaf(32, '\0');
    for (int byte = 0; byte < 8; ++byte) leaf[static_cast<std::size_t>(byte)] = static_cast<char>(i >> (8 * byte));
    if (i == index) proved = leaf;
    root.add(leaf);
    path.add(std::move(leaf));
  }
  CHECK(path.path().size() == 20);
  CHECK(verify_inclusion(proved, index, count, path.path(), root.root()));
}

TEST_CASE("merkle: misuse is an error") {
  CHECK_THROWS(MerklePath(3, 3));
  MerklePath path(0, 3);
  path.add("a");
  path.add("b");
  CHECK_THROWS(path.path());
  path.add("c");
  CHECK(path.path().size() == 2);
  CHECK_THROWS(path.add("d"));
}

}  // namespace anshu::store::test
