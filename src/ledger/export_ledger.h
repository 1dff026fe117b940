// 导出台账: what is seen, as XLSX or CSV, row by row; the same scope, filters and order as on the screen.
#pragma once

#include <filesystem>

#include "ledger/ledger_query.h"

namespace anshu::ledger {

enum class ExportFormat { xlsx, csv };

struct ExportRequest {
  LedgerRequest rows;
  std::vector<std::string> columns;  // names of view::LedgerRow members, in the order wanted; empty: the default order
  ExportFormat format = ExportFormat::xlsx;
};

struct ExportedLedger {
  std::int64_t rows = 0;
  bool cut_off = false;  // more rows than export_limit
};

/// security.md asks for a cap on what one person takes out at once; beyond it a narrower filter is needed.
inline constexpr std::int64_t export_limit = 100'000;

/// Writes the file. E_FORBIDDEN, E_EXPORT_COLUMN, and the refusals of ledger_page.
Result<ExportedLedger> export_ledger(const cases::Services& services, const people::Actor& actor, const ExportRequest& request,
                                     const std::filesystem::path& path);

}  // namespace anshu::ledger
