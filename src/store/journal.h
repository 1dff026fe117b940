// The journal (全程留痕): one entry per committed action; the entries of one chain (a case, a user, an organ) are hash-linked.
//
//   entry_hash = SHA-256(0x00 ‖ length-prefixed organ, chain, seq, previous hash, instant, action, actor, input, changes)
//
// The leading 0x00 makes an entry's hash the leaf hash of RFC 9162 (§2.1.1), so that the daily seal is a Merkle tree over them.
#pragma once

#include <string>

#include "store/unit_of_work.h"

namespace anshu::store {

struct JournalEntryRow {
  static constexpr std::string_view table = "journal_entry";
  static constexpr int key_columns = 3;
  std::string organ, chain_id;
  std::int64_t chain_seq = 0, position = 0;
  std::string entry_id;
  InstantMs at_ms = 0;
  std::string action, actor_organ, actor_id, actor_name;
  std::string input;    // JSON; sensitive members replaced by "***"
  std::string changes;  // changes_json
  std::string previous_hash, entry_hash;
  std::optional<std::int64_t> seal_number, leaf_index;  // set by the daily seal; not part of the hash
};
BOOST_DESCRIBE_STRUCT(JournalEntryRow, (),
                      (organ, chain_id, chain_seq, position, entry_id, at_ms, action, actor_organ, actor_id, actor_name, input,
                       changes, previous_hash, entry_hash, seal_number, leaf_index))

/// Where a chain stands. Read it before anything else of the chain: two actions on one chain then collide on the next number,
/// and the later one is run again on what the first one left (PostgreSQL; SQLite has one writer).
struct ChainHead {
  std::string organ, chain_id;
  std::int64_t seq = 0;
  std::string hash;  // "" for a new chain
};
ChainHead chain_head(Connection& connection, const std::string& organ, const std::string& chain_id);

struct EntryStamp {
  std::string action, actor_organ, actor_id, actor_name, input;
};
/// Appends the entry for everything that the unit of work changed, and advances the head.
JournalEntryRow append_entry(UnitOfWork& work, ChainHead& head, const EntryStamp& stamp);

std::string entry_hash(const JournalEntryRow& entry);

}  // namespace anshu::store
