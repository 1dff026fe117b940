// XLSX in: one row at a time out of the zip, never a whole sheet in memory.
#pragma once

#include <filesystem>
#include <string_view>

#include "files/table.h"

namespace anshu::files {

/// Shared, inline and rich texts, numbers, booleans, errors and cached results of formulas; phonetic hints are left out. Of
/// merged cells the first carries the content. Serials of a workbook on the 1904 system are given in the 1900 system. No DTD is
/// accepted, so no entities expand. See read_table for the refusals.
Result<void> read_xlsx(const std::filesystem::path& path, const TableLimits& limits, const RowSink& on_row);
Result<void> read_xlsx_bytes(std::string_view bytes, const TableLimits& limits, const RowSink& on_row);

/// Whether a custom number format (numFmt formatCode) shows a calendar date: yyyy"年"m"月"d"日" does, h:mm and 0.00 do not.
bool is_date_format(std::string_view format_code);

}  // namespace anshu::files
