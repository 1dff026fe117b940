// Tables that go out, alike for XLSX and CSV.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace anshu::files {

enum class ColumnType {
  text,     // a string_view
  date,     // a Date
  integer,  // an int64
  amount,   // an int64 in fen, shown as yuan with two decimals
};

struct Column {
  std::string header;
  ColumnType type = ColumnType::text;
  double width = 0;  // in characters of the standard font; 0: what suits the type and the header
};

struct TableLayout {
  std::string sheet_name = "Sheet1";  // XLSX: what Excel forbids in a name is left out
  std::string title;                  // XLSX: a merged row above the header; empty: none
  std::vector<Column> columns;
  bool autofilter = true;       // XLSX
  InstantMs created_at_ms = 0;  // XLSX: the file's own date, so that the same rows give the same bytes
};

/// monostate is an empty cell in every column type.
using TableValue = std::variant<std::monostate, std::string_view, Date, std::int64_t>;

/// Rows go in one after the other and are not kept in memory. Texts are guarded against being taken for formulas (guard_formula).
/// Throws std::runtime_error when the disk does not take the file; std::bad_variant_access for a value of another type than its
/// column.
class TableWriter {
 public:
  virtual ~TableWriter() = default;
  virtual void write_row(std::span<const TableValue> values) = 0;
  /// Must be called once at the end; a writer destroyed before leaves no whole file.
  virtual void finish() = 0;
};

}  // namespace anshu::files
