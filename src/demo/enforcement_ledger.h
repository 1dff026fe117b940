// The spreadsheet that the enforcement bureau kept until it came to Anshu: untidy as such files are, and imported like one.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "demo/random.h"
#include "law/calendar.h"

namespace anshu::demo {

/// A civil case whose debtor did not pay.
struct Unpaid {
  std::string number, cause, creditor, debtor;
  std::int64_t amount_fen = 0;
  Date effective_on;
};

struct EnforcementInput {
  const std::vector<Unpaid>& unpaid;
  std::vector<std::string> officers;  // of the enforcement bureau; some rows name people who have left
  std::string court;                  // 陕0702
  Date today;
  std::int64_t least_rows = 12;
  const law::Calendar& calendar;
};

/// As CSV (UTF-8). Rows without fault, rows with handlers and causes that are known by other names, and two that cannot come in.
std::string make_enforcement_ledger(const EnforcementInput& input, Random random);

}  // namespace anshu::demo
