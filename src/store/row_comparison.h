// Every row of a table in two databases: missing, additional, differing.
#pragma once

#include <functional>
#include <optional>

#include "store/database.h"
#include "store/difference.h"

namespace anshu::store {

class RowComparison {
 public:
  /// `on_rows`: called with the number of rows that were compared.
  RowComparison(Connection& live, Database& replayed, std::function<void(std::int64_t)> on_rows)
      : live_(live), replayed_(replayed), on_rows_(std::move(on_rows)) {}

  /// The first difference. Look-ups by key only: the engines need not sort alike.
  std::optional<Difference> compare(const Table& table);
  std::int64_t rows() const { return rows_; }

 private:
  std::optional<Difference> find_missing(const Table& table);

  Connection& live_;
  Database& replayed_;
  std::function<void(std::int64_t)> on_rows_;
  std::int64_t rows_ = 0;
};

}  // namespace anshu::store
