// All reference data of the law room, loaded once at start and then only read.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "law/calendar_in_force.h"
#include "law/case_types.h"
#include "law/causes.h"
#include "law/codes.h"
#include "law/courts.h"
#include "law/divisions.h"
#include "law/fees.h"
#include "law/procuratorates.h"
#include "law/provincial_fees.h"
#include "law/rules.h"

namespace anshu::law {

struct LawBook {
  CalendarInForce calendar;
  Rules rules;
  Courts courts;
  CaseTypes case_types;
  Causes causes;
  Divisions divisions;
  Codes codes;
  FeeTable fees;
  ProvincialFees provincial_fees;
  Procuratorates procuratorates;
};

/// Gives the content of a file below reference/ ("master/courts.csv", "law/periods.toml").
using ReadReference = std::function<std::string(std::string_view path)>;

/// Loads and checks everything; E_REFERENCE_DATA names the first file and line that cannot be used.
Result<LawBook> load_law_book(const ReadReference& read_file);

}  // namespace anshu::law
