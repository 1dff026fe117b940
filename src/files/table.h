// Tables that come from outside (XLSX, CSV), row by row and alike, with the limits that they must keep.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace anshu::files {

enum class CellKind : std::uint8_t { empty, text, number, boolean, error };

/// One cell. `text` is the text, the number exactly as the file writes it ("45687", "1.1000000000000001", never through a
/// double), TRUE/FALSE, or the error (#N/A). CSV cells are text or empty.
struct Cell {
  CellKind kind = CellKind::empty;
  bool is_date =
      false;  // a number whose style shows a date (`text` is the serial of the 1900 system), or an ISO 8601 date (text)
  std::string text;
};

/// One row that has at least one filled cell; empty rows are counted but not delivered.
struct SheetRow {
  int sheet = 0;                // 0-based, in the order of the tabs
  std::string_view sheet_name;  // valid during the call; empty for CSV
  bool sheet_hidden = false;
  int number = 0;           // as the spreadsheet numbers it: 1-based, gaps counted; CSV: the record's number
  std::vector<Cell> cells;  // cells[0] is column A; gaps are filled with empty cells
};

/// What the reader does after a row.
enum class Next { row, sheet, stop };
using RowSink = std::function<Next(SheetRow&)>;  // may move the cells out of the row

/// Caps against hostile or broken files; each has its own refusal.
struct TableLimits {
  std::uint64_t unpacked_bytes = 512ULL << 20;  // all parts of a workbook together; a CSV's size
  unsigned ratio = 200;                         // unpacked to packed, judged from 8 MiB on
  int rows = 1'048'576;                         // delivered rows, all sheets together
  int columns = 1024;                           // the last filled column
  std::size_t cell_bytes = 128U << 10;
};

/// Reads every sheet in order and hands each filled row to `on_row`; tells XLSX from CSV by the first bytes, never by the name.
/// Texts lose the apostrophe that our own export puts before = + - @ (see guard_formula).
/// Refusals: E_FILE_UNREADABLE, E_FILE_EMPTY, E_FILE_CORRUPT, E_FILE_ENCRYPTED, E_FILE_BOMB, E_FILE_TOO_LARGE,
/// E_TABLE_FORMAT (neither a workbook nor text), E_TABLE_OLD_XLS, E_TABLE_ENCODING, E_TABLE_QUOTE, E_TABLE_ENTITIES,
/// E_TABLE_ROWS, E_TABLE_COLUMNS, E_TABLE_CELL. Rows may have been delivered before a refusal.
Result<void> read_table(const std::filesystem::path& path, const TableLimits& limits, const RowSink& on_row);
Result<void> read_table_bytes(std::string_view bytes, const TableLimits& limits, const RowSink& on_row);

/// The date of a serial number of the 1900 system, whose 1900 has a 29 February that never was: 46054 is 2026-02-01.
/// A time of day is cut off. Nothing for serials below 1, for 60 and beyond 2199-12-31.
std::optional<Date> date_of_serial(std::string_view number);
/// The number as a spreadsheet shows it: at most 15 significant digits, no exponent: "1.1000000000000001" is "1.1", "6.1E+3" is
/// "6100". What is not a decimal number, or has more than 300 digits, stays as it is.
std::string shown_number(std::string_view number);

/// Protects people who open an export in a spreadsheet: text that would start a formula gets an apostrophe in front.
std::string guard_formula(std::string_view text);
/// Takes away the apostrophe of guard_formula; every other text stays as it is.
std::string_view unguard_formula(std::string_view text);

/// 1 is A, 27 is AA.
std::string column_name(int column);

}  // namespace anshu::files
