// Counts over thousands of rows, remembered for as long as nothing changes: most looks at a ledger come between two changes.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "store/database.h"

namespace anshu::store {

/// Equal marks, equal rows: two transactions with the same mark see the same rows of every journaled table and of what is
/// derived from them.
std::string snapshot_mark(Connection& connection);

/// What was counted, and on which snapshot. For many threads; holds a few thousand questions.
class CountMemory {
 public:
  std::optional<std::int64_t> find(const std::string& mark, const std::string& question) const;
  void keep(const std::string& mark, const std::string& question, std::int64_t count);

 private:
  struct Counted {
    std::string mark;
    std::int64_t count;
  };
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Counted> counted_;
};

/// Counts inside of one reading transaction. A transaction that has written must not use a memory: its own rows carry no mark
/// yet.
class Counter {
 public:
  explicit Counter(Connection& connection, CountMemory* memory = nullptr) : connection_(connection), memory_(memory) {}

  Connection& connection() { return connection_; }
  /// The first value of the first row; 0 when there is none.
  std::int64_t count(std::string_view sql, Params params);
  std::int64_t count(std::string_view sql, std::initializer_list<Value> params) {
    return count(sql, Params(params.begin(), params.size()));
  }

 private:
  Connection& connection_;
  CountMemory* memory_;
  std::string mark_;  // "" until it is needed
};

}  // namespace anshu::store
