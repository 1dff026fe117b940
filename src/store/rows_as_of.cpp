#include "store/rows_as_of.h"

#include <map>

#include "store/recorded_change.h"

namespace anshu::store {
namespace {

constexpr const char* select_changes =
    "SELECT chain_seq, at_ms, changes FROM journal_entry WHERE organ = $1 AND chain_id = $2 AND at_ms <= $3 ORDER BY chain_seq";

}  // namespace

std::vector<std::vector<Value>> RowsAsOf::fold(const Table& table) const {
  const Table* const only[] = {&table};
  const TableIndex tables(only);
  std::map<std::vector<Value>, std::vector<Value>> rows;
  for (const json::value& entry : changes_) {
    for (RecordedChange& change : read_changes(entry, tables, true)) {
      auto row = rows.find(change.key);
      if (change.insert) row = rows.emplace(change.key, std::vector<Value>(table.columns.size())).first;
      if (row == rows.end()) continue;
      for (RecordedChange::Cell& cell : change.cells) row->second[cell.column] = std::move(cell.after);
    }
  }
  std::vector<std::vector<Value>> sorted;
  sorted.reserve(rows.size());
  for (auto& [key, values] : rows) sorted.push_back(std::move(values));
  return sorted;
}

RowsAsOf rows_as_of(Connection& connection, const std::string& organ, const std::string& chain_id, InstantMs instant) {
  RowsAsOf rows;
  connection.stream(select_changes, std::vector<Value>{organ, chain_id, instant}, [&](std::span<const Value> entry) {
    auto changes = parse_json(text(entry[2]));
    if (!changes) throw std::runtime_error(fmt::format("journal entry {}/{}/{} is damaged", organ, chain_id, integer(entry[0])));
    rows.changes_.push_back(std::move(*changes));
    rows.chain_seq_ = integer(entry[0]);
    rows.at_ms_ = integer(entry[1]);
    return true;
  });
  return rows;
}

}  // namespace anshu::store
