#include "store/seal_check.h"

#include <algorithm>

#include "store/replay.h"

namespace anshu::store {
namespace {

constexpr const char* select_seals =
    "SELECT organ, seal_number, day, leaf_count, root_hash, previous_hash, seal_hash, public_key, signature, sealed_at_ms"
    " FROM journal_seal ORDER BY organ, seal_number";

Difference seal_difference(const std::string& organ, std::int64_t number, std::string column, std::string expected,
                           std::string found, std::string_view what) {
  return {DifferenceKind::seal,
          "journal_seal",
          fmt::format("{}/{}", organ, number),
          std::move(column),
          std::move(expected),
          std::move(found),
          fmt::format("机构 {} 的第 {} 号封存{}", organ, number, what)};
}

Difference leaf_difference(const JournalEntryRow& entry, std::string column, std::string expected, std::string found,
                           std::string_view what) {
  const std::string key = entry_key(entry.organ, entry.chain_id, entry.chain_seq);
  return {DifferenceKind::seal,
          "journal_entry",
          key,
          std::move(column),
          std::move(expected),
          std::move(found),
          fmt::format("留痕记录 {} {}", key, what)};
}

std::string optional_text(const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : ""; }

}  // namespace

std::optional<Difference> SealCheck::read_seals(Connection& live) {
  std::optional<Difference> difference;
  std::optional<JournalSealRow> previous;
  live.stream(select_seals, {}, [&](std::span<const Value> values) {
    try {
      auto seal = from_values<JournalSealRow>([&](std::size_t column) -> const Value& { return values[column]; });
      const bool continues = previous && previous->organ == seal.organ;
      difference = check_seal(seal, continues ? &*previous : nullptr);
      open_.emplace(SealId{seal.organ, seal.seal_number}, Open{seal.day, seal.leaf_count, seal.root_hash, {}});
      previous = std::move(seal);
      ++seals_;
    } catch (const std::exception&) {
      difference = Difference{DifferenceKind::seal,
                              "journal_seal",
                              fmt::format("{}/{}", shown(values[0]), shown(values[1])),
                              "",
                              "",
                              "",
                              fmt::format("机构 {} 的第 {} 号封存无法读取", shown(values[0]), shown(values[1]))};
    }
    return !difference;
  });
  return difference;
}

std::optional<Difference> SealCheck::check_seal(const JournalSealRow& seal, const JournalSealRow* previous) const {
  const auto different = [&](std::string column, std::string expected, std::string found, std::string_view what) {
    return seal_difference(seal.organ, seal.seal_number, std::move(column), std::move(expected), std::move(found), what);
  };
  const std::int64_t number = previous ? previous->seal_number + 1 : 1;
  if (seal.seal_number != number)
    return different("seal_number", std::to_string(number), std::to_string(seal.seal_number), "之前有封存缺失");
  const std::string previous_hash = previous ? previous->seal_hash : "";
  if (const std::string hash = seal_hash(seal); hash != seal.seal_hash)
    return different("seal_hash", hash, seal.seal_hash, "的内容与其哈希不符，被改动过");
  if (seal.previous_hash != previous_hash)
    return different("previous_hash", previous_hash, seal.previous_hash, "与前一号封存不相衔接");
  if (!pinned_.empty() && std::ranges::find(pinned_, seal.public_key) == pinned_.end())
    return different("public_key", pinned_.front(), seal.public_key, "不是用指定的密钥签名的");
  if (!is_signed(seal)) return different("signature", "", seal.signature, "的签名不成立");
  return std::nullopt;
}

std::optional<Difference> SealCheck::see(const JournalEntryRow& entry) {
  if (!entry.seal_number && !entry.leaf_index) return std::nullopt;
  if (!entry.seal_number || !entry.leaf_index)
    return leaf_difference(entry, entry.seal_number ? "leaf_index" : "seal_number", "", "", "的封存标记不完整，被改动过");
  const auto found = open_.find({entry.organ, *entry.seal_number});
  if (found == open_.end())
    return leaf_difference(entry, "seal_number", "", optional_text(entry.seal_number), "所属的封存不存在，或该封存中多出了记录");
  Open& seal = found->second;
  const auto place = static_cast<std::int64_t>(seal.tree.size());
  if (*entry.leaf_index != place)
    return leaf_difference(entry, "leaf_index", std::to_string(place), optional_text(entry.leaf_index),
                           "在封存中的次序不符，封存中有记录缺失、重复或被改动");
  if (date_at(entry.at_ms) > seal.day)
    return leaf_difference(entry, "at_ms", seal.day.iso(), date_at(entry.at_ms).iso(), "晚于其所属封存的日期");
  auto hash = from_hex(entry.entry_hash);
  if (!hash) return leaf_difference(entry, "entry_hash", "", entry.entry_hash, "的哈希无法读取");
  seal.tree.add(std::move(*hash));
  if (place + 1 < seal.leaf_count) return std::nullopt;
  const std::string root = to_hex(seal.tree.root()), expected = seal.root_hash;
  const bool same = root == expected;
  open_.erase(found);
  if (same) return std::nullopt;
  return seal_difference(entry.organ, *entry.seal_number, "root_hash", root, expected,
                         "的根哈希与其记录不符，封存后有记录被改动");
}

std::optional<Difference> SealCheck::finish() const {
  if (open_.empty()) return std::nullopt;
  const auto& [id, seal] = *open_.begin();
  return seal_difference(id.first, id.second, "leaf_count", std::to_string(seal.leaf_count), std::to_string(seal.tree.size()),
                         "缺少记录，封存后有记录被删除或改动");
}

}  // namespace anshu::store
