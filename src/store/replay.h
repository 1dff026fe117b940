// The journal played again into an empty database, one recorded change after the other.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>

#include "store/difference.h"
#include "store/journal.h"

namespace anshu::store {

/// An entry as replay needs it; `number` in the order of positions.
struct ReplayEntry {
  std::string organ, chain_id, previous_hash, entry_hash;
  std::int64_t chain_seq = 0;
  std::vector<RecordedChange> changes;
};

/// Follows every chain and applies every change. A change of a row applies when its version follows the row's; otherwise it waits
/// for its predecessor, because on PostgreSQL the positions of two chains may stand the other way round than their commits.
class Replay {
 public:
  /// Makes its own table (verify_chain) in the empty database, and drops what only costs time there (secondary indexes).
  static void prepare(Connection& scratch);

  std::optional<Difference> apply(Connection& scratch, ReplayEntry& entry);
  /// After the last entry: a change that still waits is a difference.
  std::optional<Difference> finish() const;
  std::int64_t chains() const { return chains_; }

 private:
  struct Waiting {
    RecordedChange change;
    std::string entry;
  };
  using RowId = std::pair<const Table*, std::vector<Value>>;

  std::optional<Difference> follow_chain(Connection& scratch, const ReplayEntry& entry);
  std::optional<Difference> apply_change(Connection& scratch, RecordedChange& change, const std::string& entry);
  std::optional<Difference> apply_insert(Connection& scratch, const RecordedChange& change, const std::string& entry);
  std::optional<Difference> apply_update(Connection& scratch, RecordedChange& change, const std::string& entry);
  std::optional<Difference> explain(Connection& scratch, RecordedChange& change, const std::string& entry);
  std::optional<Difference> apply_waiting(Connection& scratch, const RowId& row, std::int64_t version);
  const std::string& sql_of(const RecordedChange& change);

  std::unordered_map<std::string, std::string> sql_;  // by table and columns
  std::map<RowId, std::map<std::int64_t, Waiting>> waiting_;
  std::size_t waiting_changes_ = 0;
  std::int64_t chains_ = 0;
};

/// "陕0702/链/3"
std::string entry_key(std::string_view organ, std::string_view chain_id, std::int64_t chain_seq);

}  // namespace anshu::store
