// reference/ledger/columns.toml: the headings that ledgers of courts use, and the fields that they mean.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace anshu::ledger {

struct LedgerColumn {
  std::string field, kind;
  std::vector<std::string> names;  // the first is what exports print
};

class LedgerColumns {
 public:
  static Result<LedgerColumns> load(const std::function<std::string(std::string_view)>& read_file);

  /// The column that a heading means; nullptr for headings that we do not know. Blanks, widths and bracketed remarks are
  /// forgiven.
  const LedgerColumn* of_heading(std::string_view heading) const;
  const LedgerColumn* of_field(std::string_view field) const;

 private:
  std::vector<LedgerColumn> columns_;
  std::unordered_map<std::string, std::size_t> by_heading_;
};

}  // namespace anshu::ledger
