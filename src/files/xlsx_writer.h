// XLSX out, in constant memory.
#pragma once

#include <filesystem>
#include <memory>

#include "files/table_writer.h"

namespace anshu::files {

/// A bold header that stays in sight and repeats on paper, filters, real dates (yyyy-mm-dd) and amounts (#,##0.00). Rows beyond
/// Excel's 1,048,576 go on in a further sheet. A text longer than a cell may hold (32,767) ends in "……（内容过长，已截断）".
/// Memory stays at a few MB whatever the number of rows; the rows wait in a temporary file until finish().
class XlsxWriter final : public TableWriter {
 public:
  /// Throws std::runtime_error when the file cannot be made; the file appears at `path` with finish().
  XlsxWriter(TableLayout layout, const std::filesystem::path& path);
  ~XlsxWriter() override;
  void write_row(std::span<const TableValue> values) override;
  void finish() override;

 private:
  struct Book;
  std::unique_ptr<Book> book_;
};

}  // namespace anshu::files
