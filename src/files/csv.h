// CSV (RFC 4180) in and out, one record at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "files/table.h"
#include "files/table_writer.h"

namespace anshu::files {

/// Encoding: a byte order mark (UTF-8, UTF-16), else UTF-8 when every byte is valid, else GB18030 (which holds GBK and GB2312).
/// Delimiter: comma, tab or semicolon, whichever splits the first records most evenly. CRLF, LF or CR ends a record.
/// A record's number counts records from 1, as a spreadsheet would number its rows, however many lines a quoted field spans.
/// See read_table for the refusals; a wrong encoding is refused before the first row.
Result<void> read_csv(const std::filesystem::path& path, const TableLimits& limits, const RowSink& on_row);
Result<void> read_csv_bytes(std::string_view bytes, const TableLimits& limits, const RowSink& on_row);

/// UTF-8 with a byte order mark (Excel needs it), CRLF, quotes where RFC 4180 wants them; the header is row 1.
class CsvWriter final : public TableWriter {
 public:
  using Sink = std::function<void(std::string_view)>;
  CsvWriter(TableLayout layout, Sink sink);
  CsvWriter(TableLayout layout, const std::filesystem::path& path);
  ~CsvWriter() override;
  void write_row(std::span<const TableValue> values) override;
  void finish() override;

 private:
  void put_field(std::string_view text);
  void flush();

  TableLayout layout_;
  Sink sink_;
  std::string pending_;
};

}  // namespace anshu::files
