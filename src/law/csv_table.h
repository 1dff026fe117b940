// Reads our reference CSVs (RFC 4180, UTF-8, header row); every complaint names file and line.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anshu::law {

class CsvTable {
 public:
  /// E_REFERENCE_DATA when a row has more or fewer cells than the header, a quote stays open, or the text is no UTF-8.
  static Result<CsvTable> parse(std::string_view text, std::string file);

  const std::string& file() const { return file_; }
  /// Data rows, without the header.
  std::size_t size() const { return lines_.size(); }
  /// Position of a column; E_REFERENCE_DATA when the header does not have it.
  Result<std::size_t> column(std::string_view name) const;
  /// Positions of several columns at once, in the order of the names.
  template <std::size_t N>
  Result<std::array<std::size_t, N>> columns(const char* const (&names)[N]) const {
    std::array<std::size_t, N> positions{};
    for (std::size_t i = 0; i < N; ++i) {
      ANSHU_TRY(positions[i], column(names[i]));
    }
    return positions;
  }
  /// The cell, unquoted; valid as long as the table.
  std::string_view at(std::size_t row, std::size_t column) const {
    const std::size_t cell = row * header_.size() + column;
    const std::uint32_t start = cell == 0 ? 0 : ends_[cell - 1];
    return std::string_view(cells_).substr(start, ends_[cell] - start);
  }
  std::string text(std::size_t row, std::size_t column) const { return std::string(at(row, column)); }
  /// Line of the file (from 1) on which the row begins.
  std::size_t line(std::size_t row) const { return lines_[row]; }
  /// E_REFERENCE_DATA for this row.
  std::unexpected<Refusal> complain(std::size_t row, std::string_view what) const;

 private:
  std::string file_;
  std::vector<std::string> header_;
  std::string cells_;                // all cells of all data rows, one after the other
  std::vector<std::uint32_t> ends_;  // end of each cell in cells_
  std::vector<std::size_t> lines_;
};

}  // namespace anshu::law
