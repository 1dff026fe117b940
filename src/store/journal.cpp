#include "store/journal.h"

#include "base/crypto.h"
#include "base/id.h"
#include "store/hashed_parts.h"

namespace anshu::store {
namespace {

constexpr const char* select_head =
    "SELECT chain_seq, entry_hash FROM journal_entry WHERE organ = $1 AND chain_id = $2 ORDER BY chain_seq DESC LIMIT 1";
constexpr const char* next_position_sqlite = "SELECT coalesce(max(position), 0) + 1 FROM journal_entry";
constexpr const char* next_position_postgres = "SELECT nextval('journal_position')";

}  // namespace

ChainHead chain_head(Connection& connection, const std::string& organ, const std::string& chain_id) {
  const Rows found = connection.query(select_head, {organ, chain_id});
  if (found.empty()) return {organ, chain_id, 0, {}};
  return {organ, chain_id, integer(found.at(0, 0)), text(found.at(0, 1))};
}

std::string entry_hash(const JournalEntryRow& entry) {
  std::string bytes(1, '\0');
  bytes.reserve(entry.input.size() + entry.changes.size() + 400);
  append_part(bytes, entry.organ);
  append_part(bytes, entry.chain_id);
  append_part(bytes, std::to_string(entry.chain_seq));
  append_part(bytes, std::to_string(entry.position));
  append_part(bytes, entry.entry_id);
  append_part(bytes, std::to_string(entry.at_ms));
  append_part(bytes, entry.action);
  append_part(bytes, entry.actor_organ);
  append_part(bytes, entry.actor_id);
  append_part(bytes, entry.actor_name);
  append_part(bytes, entry.input);
  append_part(bytes, entry.changes);
  append_part(bytes, entry.previous_hash);
  return sha256_hex(bytes);
}

JournalEntryRow append_entry(UnitOfWork& work, ChainHead& head, const EntryStamp& stamp) {
  Connection& db = work.db();
  JournalEntryRow entry;
  entry.organ = head.organ;
  entry.chain_id = head.chain_id;
  entry.chain_seq = head.seq + 1;
  entry.position = integer(db.query(db.engine() == Engine::sqlite ? next_position_sqlite : next_position_postgres).at(0, 0));
  entry.entry_id = work.new_id();
  entry.at_ms = work.now_ms();
  entry.action = stamp.action;
  entry.actor_organ = stamp.actor_organ;
  entry.actor_id = stamp.actor_id;
  entry.actor_name = stamp.actor_name;
  entry.input = stamp.input;
  entry.changes = changes_json(work.changes());
  entry.previous_hash = head.hash;
  entry.entry_hash = entry_hash(entry);
  db.put(table_of<JournalEntryRow>().insert_sql, to_values(entry));
  head.seq = entry.chain_seq;
  head.hash = entry.entry_hash;
  return entry;
}

}  // namespace anshu::store
