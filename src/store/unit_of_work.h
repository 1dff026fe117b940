// The one place where business rows are written. It remembers every change (before and after) for the journal.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "store/database.h"

namespace anshu::store {

/// One row change as the journal keeps it: an insert has no `before`; an update names only the columns that differ.
struct Change {
  const Table* table = nullptr;
  std::vector<Value> key;
  std::int64_t version = 0;  // of the row after the change; replay applies the changes of one row in this order
  struct Cell {
    std::size_t column = 0;
    Value before, after;
  };
  std::vector<Cell> cells;
  bool insert = false;
};

/// `[{"t":"case_note","v":1,"a":{…}},{"t":"case_file","k":[…],"v":4,"b":{…},"a":{…}}]`
std::string changes_json(const std::vector<Change>& changes);

class UnitOfWork {
 public:
  UnitOfWork(Connection& connection, InstantMs now) : connection_(connection), now_(now) {}

  Connection& db() { return connection_; }
  InstantMs now_ms() const { return now_; }
  Date today() const { return date_at(now_); }
  std::string new_id() const;

  /// The row's version must be 1.
  template <class Row>
  void insert(const Row& row) {
    insert_values(table_of<Row>(), to_values(row));
  }
  /// Writes what differs; the version becomes before.version + 1. Throws Conflict when the row is no longer at before.version.
  /// Returns the row as written; nothing is written or journaled when nothing differs.
  template <class Row>
  Row update(const Row& before, Row after) {
    after.version = before.version;
    auto old_values = to_values(before), new_values = to_values(after);
    if (old_values == new_values) return after;
    after.version = before.version + 1;
    new_values.back() = after.version;
    update_values(table_of<Row>(), old_values, new_values);
    return after;
  }

  const std::vector<Change>& changes() const { return changes_; }

 private:
  void insert_values(const Table& table, std::vector<Value> values);
  void update_values(const Table& table, const std::vector<Value>& before, const std::vector<Value>& after);

  Connection& connection_;
  InstantMs now_;
  std::vector<Change> changes_;
};

}  // namespace anshu::store
