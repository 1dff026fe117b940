#include "store/seal.h"

#include "store/hashed_parts.h"
#include "store/merkle.h"

namespace anshu::store {
namespace {

// One statement numbers the leaves, so that PostgreSQL is not asked once per entry.
constexpr const char* number_leaves =
    "UPDATE journal_entry SET seal_number = $1, leaf_index = due.leaf_index FROM ("
    "SELECT chain_id, chain_seq, row_number() OVER (ORDER BY position) - 1 AS leaf_index FROM ("
    "SELECT chain_id, chain_seq, position FROM journal_entry"
    " WHERE organ = $2 AND seal_number IS NULL AND at_ms < $3 ORDER BY position LIMIT $4) AS oldest) AS due"
    " WHERE journal_entry.organ = $2 AND journal_entry.chain_id = due.chain_id AND journal_entry.chain_seq = due.chain_seq"
    " AND journal_entry.seal_number IS NULL";
constexpr const char* select_leaves =
    "SELECT leaf_index, entry_hash FROM journal_entry WHERE organ = $1 AND seal_number = $2 ORDER BY leaf_index";
constexpr const char* last_seal = "WHERE organ = $1 ORDER BY seal_number DESC LIMIT 1";
constexpr const char* next_unsealed_organ =
    "SELECT organ FROM journal_entry WHERE seal_number IS NULL AND organ > $1 ORDER BY organ LIMIT 1";
constexpr const char* oldest_unsealed = "SELECT min(at_ms) FROM journal_entry WHERE organ = $1 AND seal_number IS NULL";

std::string raw_hash(const std::string& hex) {
  auto bytes = from_hex(hex);
  if (!bytes || bytes->size() != 32) throw std::runtime_error("journal: not a SHA-256 in hexadecimal");
  return std::move(*bytes);
}

/// The bytes of hexadecimal text in the one way that we write it.
std::optional<std::string> canonical_bytes(const std::string& hex) {
  auto bytes = from_hex(hex);
  if (!bytes || to_hex(*bytes) != hex) return std::nullopt;
  return bytes;
}

JournalSealRow next_seal(Connection& connection, const std::string& organ) {
  JournalSealRow seal;
  seal.organ = organ;
  seal.seal_number = 1;
  const auto last = connection.select<JournalSealRow>(last_seal, {organ});
  if (!last.empty()) {
    seal.seal_number = last[0].seal_number + 1;
    seal.previous_hash = last[0].seal_hash;
  }
  return seal;
}

MerkleRoot tree_of(Connection& connection, const std::string& organ, std::int64_t seal_number) {
  MerkleRoot tree;
  connection.stream(select_leaves, std::vector<Value>{organ, seal_number}, [&](std::span<const Value> leaf) {
    if (integer(leaf[0]) != static_cast<std::int64_t>(tree.size())) throw Conflict("journal: leaves numbered by two at once");
    tree.add(raw_hash(text(leaf[1])));
    return true;
  });
  return tree;
}

/// nullopt: nothing to seal.
std::optional<JournalSealRow> seal_some(Connection& connection, const std::string& organ, Date day, const SigningKey& key,
                                        InstantMs now, std::int64_t most_entries) {
  JournalSealRow seal = next_seal(connection, organ);
  if (connection.execute(number_leaves, {seal.seal_number, organ, instant_of(day + 1), most_entries}) == 0) return std::nullopt;
  const MerkleRoot tree = tree_of(connection, organ, seal.seal_number);
  seal.day = day;
  seal.leaf_count = static_cast<std::int64_t>(tree.size());
  seal.root_hash = to_hex(tree.root());
  seal.public_key = to_hex(key.public_key);
  seal.sealed_at_ms = now;
  seal.seal_hash = seal_hash(seal);
  seal.signature = to_hex(sign(key, raw_hash(seal.seal_hash)));
  // Should another process seal at the same time, this key is taken: everything here is undone, and run again on what it left.
  connection.execute(table_of<JournalSealRow>().insert_sql, to_values(seal));
  return seal;
}

JournalSealRow seal_of(const InclusionProof& proof) {
  return {proof.organ,     proof.seal_number, proof.seal_day,  proof.leaf_count,  proof.root_hash, proof.previous_seal_hash,
          proof.seal_hash, proof.public_key,  proof.signature, proof.sealed_at_ms};
}

}  // namespace

std::string seal_hash(const JournalSealRow& seal) {
  std::string bytes(1, '\2');
  append_part(bytes, seal.organ);
  append_part(bytes, std::to_string(seal.seal_number));
  append_part(bytes, std::to_string(seal.day.days));
  append_part(bytes, std::to_string(seal.leaf_count));
  append_part(bytes, seal.root_hash);
  append_part(bytes, seal.previous_hash);
  append_part(bytes, seal.public_key);
  append_part(bytes, std::to_string(seal.sealed_at_ms));
  return sha256_hex(bytes);
}

bool is_signed(const JournalSealRow& seal) {
  const auto key = canonical_bytes(seal.public_key), signature = canonical_bytes(seal.signature),
             hash = canonical_bytes(seal.seal_hash);
  return key && signature && hash && verify_signature(*key, *hash, *signature);
}

std::vector<JournalSealRow> seal_day(Database& database, const std::string& organ, Date day, const SigningKey& key, InstantMs now,
                                     std::int64_t most_entries) {
  std::vector<JournalSealRow> seals;
  while (true) {
    std::optional<JournalSealRow> seal;
    database.write([&](Connection& connection) {
      seal = seal_some(connection, organ, day, key, now, most_entries);
      return seal ? Outcome::commit : Outcome::rollback;
    });
    if (!seal) return seals;
    seals.push_back(std::move(*seal));
  }
}

int seal_due_days(Database& database, const SigningKey& key, InstantMs now) {
  const Date today = date_at(now);
  int made = 0;
  std::string organ;
  while (true) {
    const Rows next = database.read_value([&](Connection& connection) { return connection.query(next_unsealed_organ, {organ}); });
    if (next.empty()) return made;
    organ = text(next.at(0, 0));
    while (true) {
      const Value oldest =
          database.read_value([&](Connection& connection) { return connection.query(oldest_unsealed, {organ}).at(0, 0); });
      if (is_null(oldest) || date_at(integer(oldest)) >= today) break;
      made += static_cast<int>(seal_day(database, organ, date_at(integer(oldest)), key, now).size());
    }
  }
}

Result<InclusionProof> inclusion_proof(Connection& connection, const std::string& organ, const std::string& chain_id,
                                       std::int64_t chain_seq) {
  const auto entry = connection.find<JournalEntryRow>({organ, chain_id, chain_seq});
  if (!entry) return refuse_not_found("该留痕记录");
  if (!entry->seal_number || !entry->leaf_index)
    return refuse(RefusalKind::conflict, "E_NOT_SEALED", "该记录尚未封存，当日记录于次日封存");
  const auto seal = connection.find<JournalSealRow>({organ, *entry->seal_number});
  if (!seal) throw std::runtime_error("journal: an entry names a seal that does not exist");
  MerklePath path(static_cast<std::uint64_t>(*entry->leaf_index), static_cast<std::uint64_t>(seal->leaf_count));
  connection.stream(select_leaves, std::vector<Value>{organ, seal->seal_number}, [&](std::span<const Value> leaf) {
    path.add(raw_hash(text(leaf[1])));
    return true;
  });
  InclusionProof proof{organ,
                       chain_id,
                       chain_seq,
                       entry->entry_hash,
                       *entry->leaf_index,
                       seal->leaf_count,
                       {},
                       seal->root_hash,
                       seal->seal_number,
                       seal->day,
                       seal->previous_hash,
                       seal->seal_hash,
                       seal->signature,
                       seal->public_key,
                       seal->sealed_at_ms};
  for (const std::string& hash : path.path()) proof.path.push_back(to_hex(hash));
  return proof;
}

Result<void> verify_inclusion_proof(const InclusionProof& proof, std::string_view pinned_public_key) {
  const JournalSealRow seal = seal_of(proof);
  if (!pinned_public_key.empty() && proof.public_key != pinned_public_key)
    return refuse(RefusalKind::invalid, "E_PROOF_KEY", "封存所用的公钥不是指定的公钥");
  if (seal.seal_hash != seal_hash(seal) || !is_signed(seal))
    return refuse(RefusalKind::invalid, "E_PROOF_SIGNATURE", "封存内容与签名不符");
  std::vector<std::string> path;
  for (const std::string& hex : proof.path) {
    auto bytes = canonical_bytes(hex);
    if (!bytes || bytes->size() != 32) return refuse(RefusalKind::invalid, "E_PROOF_PATH", "证明路径有误");
    path.push_back(std::move(*bytes));
  }
  const auto leaf = canonical_bytes(proof.entry_hash), root = canonical_bytes(proof.root_hash);
  if (!leaf || !root || proof.leaf_index < 0 ||
      !verify_inclusion(*leaf, static_cast<std::uint64_t>(proof.leaf_index), static_cast<std::uint64_t>(proof.leaf_count), path,
                        *root))
    return refuse(RefusalKind::invalid, "E_PROOF_PATH", "该记录不在封存范围内，或证明路径有误");
  return {};
}

}  // namespace anshu::store
