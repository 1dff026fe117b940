// Dates as ledgers write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace anshu::law {

/// Reads 2026-3-1, 2026/03/01, 2026.3.1, 20260301, 2026年3月1日 or a spreadsheet's day number (five digits, 1900 system); a time
/// of day after it is dropped. Code E_DATE, rules: date.required, .ambiguous (03/01/2026, 26-3-1), .incomplete (2026年3月),
/// .impossible (2025-13-40), .format.
Result<Date> parse_date_text(std::string_view text);

/// The date of an Excel day number in the 1900 system, whose day 60 is a 29 February 1900 that never was (nullopt).
std::optional<Date> from_excel_serial(std::int64_t serial);

}  // namespace anshu::law
