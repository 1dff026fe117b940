// Row changes as the journal recorded them (changes_json), read back against the tables' descriptions.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/table.h"

namespace anshu::store {

/// One row change. Columns that the description no longer has are an error; columns that it has gained may be missing.
struct RecordedChange {
  struct Cell {
    std::size_t column = 0;
    Value before, after;  // `before` is nothing for an insert
  };
  const Table* table = nullptr;
  std::vector<Value> key;
  std::int64_t version = 0;
  bool insert = false;
  std::vector<Cell> cells;
};

/// The tables by name.
class TableIndex {
 public:
  explicit TableIndex(std::span<const Table* const> tables);
  const Table* find(std::string_view name) const;  // nullptr: not among them

 private:
  std::map<std::string_view, const Table*> tables_;
};

/// Throws std::runtime_error saying what is wrong: broken JSON, a table that is not journaled, a column that does not exist …
/// With `skip_unknown_tables` changes of other tables are left out.
std::vector<RecordedChange> read_changes(const json::value& changes, const TableIndex& tables, bool skip_unknown_tables = false);
std::vector<RecordedChange> read_changes(std::string_view changes, const TableIndex& tables);

/// A row's key as one text, for messages and maps: parts joined by '/'.
std::string key_text(std::span<const Value> key);

}  // namespace anshu::store
