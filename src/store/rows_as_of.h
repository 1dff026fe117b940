// A case as it stood at any past instant, folded from its own chain in the journal.
#pragma once

#include <string>
#include <vector>

#include "store/journal.h"

namespace anshu::store {

/// The rows that one chain had made by then. Only rows that the chain itself inserted: what it changed of others' (a number
/// sequence) is not known from it alone.
class RowsAsOf {
 public:
  /// The rows of one table, sorted by key; none when the chain had none. Throws std::runtime_error when the journal is damaged.
  template <class Row>
  std::vector<Row> of() const {
    std::vector<Row> rows;
    for (const auto& values : fold(table_of<Row>()))
      rows.push_back(from_values<Row>([&](std::size_t column) -> const Value& { return values[column]; }));
    return rows;
  }
  /// The last entry that was recorded by then; 0: the chain had not begun.
  std::int64_t chain_seq() const { return chain_seq_; }
  InstantMs at_ms() const { return at_ms_; }

 private:
  friend RowsAsOf rows_as_of(Connection&, const std::string&, const std::string&, InstantMs);
  std::vector<std::vector<Value>> fold(const Table& table) const;

  std::vector<json::value> changes_;  // of each entry, in the order of the chain
  std::int64_t chain_seq_ = 0;
  InstantMs at_ms_ = 0;
};

/// What was recorded at the instant itself counts.
RowsAsOf rows_as_of(Connection& connection, const std::string& organ, const std::string& chain_id, InstantMs instant);

}  // namespace anshu::store
