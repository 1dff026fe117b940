// The daily seal: the day's journal entries of one organ under a Merkle root (RFC 9162), linked to the seal before, signed
// (Ed25519).
//
// Whoever keeps a seal can prove later that an entry was there, and that nothing sealed has changed since.
#pragma once

#include <string>
#include <vector>

#include "base/crypto.h"
#include "store/journal.h"

namespace anshu::store {

struct JournalSealRow {
  static constexpr std::string_view table = "journal_seal";
  static constexpr int key_columns = 2;
  std::string organ;
  std::int64_t seal_number = 0;  // from 1, without gaps
  Date day;                      // its entries were recorded on or before this day
  std::int64_t leaf_count = 0;
  std::string root_hash, previous_hash;  // previous_hash: seal_hash of the seal before; "" for the first
  std::string seal_hash;                 // over everything but the signature
  std::string public_key, signature;     // of the 32 bytes of seal_hash
  InstantMs sealed_at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(JournalSealRow, (),
                      (organ, seal_number, day, leaf_count, root_hash, previous_hash, seal_hash, public_key, signature,
                       sealed_at_ms))

/// seal_hash = SHA-256(0x02 ‖ length-prefixed organ, seal_number, day, leaf_count, root_hash, previous_hash, public_key,
/// sealed_at_ms), hex. The leading byte tells it from leaves and nodes.
std::string seal_hash(const JournalSealRow& seal);
/// The key and the signature are written as this program writes them, and the signature is the key's over seal_hash.
bool is_signed(const JournalSealRow& seal);

/// A seal covers at most so many entries, so that sealing after a large import does not hold the writer for long: the day then
/// gets several seals.
inline constexpr std::int64_t entries_per_seal = 100'000;

/// Seals what was recorded on or before `day` and is not sealed yet, in the order of positions. Returns the seals made: none when
/// there was nothing; one as a rule. Running it again changes nothing, nor does running it in two processes at once.
std::vector<JournalSealRow> seal_day(Database& database, const std::string& organ, Date day, const SigningKey& key, InstantMs now,
                                     std::int64_t most_entries = entries_per_seal);
/// Every day before today, of every organ. Returns how many seals were made.
int seal_due_days(Database& database, const SigningKey& key, InstantMs now);

/// That an entry is under a seal: enough for somebody else to check, without the database.
struct InclusionProof {
  std::string organ, chain_id;
  std::int64_t chain_seq = 0;
  std::string entry_hash;
  std::int64_t leaf_index = 0, leaf_count = 0;
  std::vector<std::string> path;  // hex, from the leaf's sibling up
  std::string root_hash;
  std::int64_t seal_number = 0;
  Date seal_day;
  std::string previous_seal_hash, seal_hash, signature, public_key;
  InstantMs sealed_at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(InclusionProof, (),
                      (organ, chain_id, chain_seq, entry_hash, leaf_index, leaf_count, path, root_hash, seal_number, seal_day,
                       previous_seal_hash, seal_hash, signature, public_key, sealed_at_ms))

/// E_NOT_FOUND: no such entry. E_NOT_SEALED (conflict): its day is not sealed yet.
Result<InclusionProof> inclusion_proof(Connection& connection, const std::string& organ, const std::string& chain_id,
                                       std::int64_t chain_seq);
/// E_PROOF_KEY (not signed with the pinned key, hex; "" accepts any), E_PROOF_SIGNATURE, E_PROOF_PATH.
Result<void> verify_inclusion_proof(const InclusionProof& proof, std::string_view pinned_public_key);

}  // namespace anshu::store
