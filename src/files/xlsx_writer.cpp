#include "files/xlsx_writer.h"

#include <xlsxwriter.h>

#include <fstream>

#include "base/text.h"
#include "files/table.h"

namespace anshu::files {
namespace {

constexpr std::size_t cell_units = 32'767;  // UTF-16, Excel's limit
constexpr std::string_view cut_mark = "……（内容过长，已截断）";

std::size_t utf16_units(char32_t point) { return point > 0xFFFF ? 2 : 1; }

/// What XML and a cell can hold: valid UTF-8, no U+FFFE or U+FFFF, not too long.
std::string cell_text(std::string_view text) {
  std::string out = guard_formula(text);
  const bool rare = out.find("\xEF\xBF") != std::string::npos;
  if (out.size() <= cell_units && !rare && is_utf8(out)) return out;
  std::u32string points = to_utf32(out), mark = to_utf32(cut_mark);
  std::size_t units = 0, keep = 0;
  for (char32_t& point : points) {
    if (point == 0xFFFE || point == 0xFFFF) point = 0xFFFD;
    units += utf16_units(point);
    if (units <= cell_units - mark.size()) ++keep;
  }
  if (units > cell_units) {
    points.resize(keep);
    points += mark;
  }
  return to_utf8(points);
}

/// Excel forbids []:*?/\ in a sheet's name, an apostrophe at its ends, and more than 31 characters.
std::string sheet_name(std::string_view wanted, int part) {
  std::u32string name;
  for (const char32_t c : to_utf32(wanted))
    if (std::u32string_view(U"[]:*?/\\").find(c) == std::u32string_view::npos && c >= ' ' && !(c == U'\'' && name.empty()))
      name += c;
  const std::string suffix = part > 1 ? fmt::format(" ({})", part) : "";
  std::size_t units = suffix.size(), keep = 0;
  while (keep < name.size() && (units += utf16_units(name[keep])) <= 31) ++keep;
  name.resize(keep);
  while (name.ends_with(U'\'')) name.pop_back();
  return (name.empty() ? "Sheet1" : to_utf8(name)) + suffix;
}

double width_of(const Column& column) {
  if (column.width > 0) return column.width;
  double header = 3;  // room for the filter's button
  for (const char32_t c : to_utf32(column.header)) header += c < 0x2E80 ? 1 : 2;
  const double content = column.type == ColumnType::text      ? 18
                         : column.type == ColumnType::integer ? 9
                         : column.type == ColumnType::date    ? 12
                                                              : 16;
  return std::min(60.0, std::max(header, content));
}

double serial_of(Date date) { return date - Date::of(1899, 12, date < Date::of(1900, 3, 1) ? 31 : 30); }

}  // namespace

struct XlsxWriter::Book {
  TableLayout layout;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *title = nullptr, *header = nullptr, *text = nullptr, *date = nullptr, *integer = nullptr, *amount = nullptr;
  lxw_row_t row = 0, first_row = 0;
  int sheets = 0;

  Book(TableLayout given, const std::filesystem::path& path) : layout(std::move(given)) {
    // The library would say only at the end, and on stderr, that there is no such folder.
    if (!std::ofstream(path, std::ios::binary)) throw std::runtime_error("cannot write the XLSX file");
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook = workbook_new_opt(path.c_str(), &options);
    if (!workbook) throw std::runtime_error("cannot begin an XLSX file");
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(layout.created_at_ms / 1000);
    workbook_set_properties(workbook, &properties);
    title = make_format(LXW_ALIGN_CENTER, true);
    format_set_font_size(title, 14);
    header = make_format(LXW_ALIGN_CENTER, true);
    format_set_bg_color(header, 0xE8EEF7);
    format_set_border(header, LXW_BORDER_THIN);
    format_set_border_color(header, 0xB7C4D8);
    text = make_format(LXW_ALIGN_LEFT, false);
    date = make_format(LXW_ALIGN_CENTER, false);
    format_set_num_format(date, "yyyy-mm-dd");
    integer = make_format(LXW_ALIGN_RIGHT, false);
    format_set_num_format(integer, "0");
    amount = make_format(LXW_ALIGN_RIGHT, false);
    format_set_num_format(amount, "#,##0.00");
    begin_sheet();
  }
  Book(const Book&) = delete;
  ~Book() {
    if (workbook) lxw_workbook_free(workbook);
  }

  lxw_format* make_format(lxw_format_alignments align, bool bold) {
    lxw_format* format = workbook_add_format(workbook);
    format_set_align(format, align);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (bold) format_set_bold(format);
    return format;
  }

  static void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(fmt::format("cannot write the XLSX file: {}", lxw_strerror(error)));
  }

  void begin_sheet() {
    sheet = workbook_add_worksheet(workbook, sheet_name(layout.sheet_name, ++sheets).c_str());
    if (!sheet) throw std::runtime_error("cannot begin a sheet of an XLSX file");
    const auto columns = static_cast<lxw_col_t>(layout.columns.size());
    for (lxw_col_t i = 0; i < columns; ++i) worksheet_set_column(sheet, i, i, width_of(layout.columns[i]), nullptr);
    row = 0;
    if (!layout.title.empty()) {
      check(worksheet_set_row(sheet, row, 28, nullptr));
      const std::string shown = cell_text(layout.title);
      if (columns > 1)
        check(worksheet_merge_range(sheet, row, 0, row, static_cast<lxw_col_t>(columns - 1), shown.c_str(), title));
      else
        check(worksheet_write_string(sheet, row, 0, shown.c_str(), title));
      ++row;
    }
    check(worksheet_set_row(sheet, row, 20, nullptr));
    for (lxw_col_t i = 0; i < columns; ++i)
      check(worksheet_write_string(sheet, row, i, cell_text(layout.columns[i].header).c_str(), header));
    worksheet_repeat_rows(sheet, row, row);
    worksheet_freeze_panes(sheet, row + 1, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&C— &P —");
    first_row = row++;
  }

  void end_sheet() {
    if (layout.autofilter && !layout.columns.empty())
      check(worksheet_autofilter(sheet, first_row, 0, row - 1, static_cast<lxw_col_t>(layout.columns.size() - 1)));
  }

  void write(lxw_col_t column, const TableValue& value) {
    switch (layout.columns[column].type) {
      case ColumnType::text: {
        const std::string shown = cell_text(std::get<std::string_view>(value));
        if (!shown.empty()) check(worksheet_write_string(sheet, row, column, shown.c_str(), text));
        break;
      }
      case ColumnType::date:
        check(worksheet_write_number(sheet, row, column, serial_of(std::get<Date>(value)), date));
        break;
      case ColumnType::integer:
        check(worksheet_write_number(sheet, row, column, static_cast<double>(std::get<std::int64_t>(value)), integer));
        break;
      case ColumnType::amount:
        check(worksheet_write_number(sheet, row, column, static_cast<double>(std::get<std::int64_t>(value)) / 100, amount));
        break;
    }
  }
};

XlsxWriter::XlsxWriter(TableLayout layout, const std::filesystem::path& path)
    : book_(std::make_unique<Book>(std::move(layout), path)) {}
XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::write_row(std::span<const TableValue> values) {
  if (values.size() > book_->layout.columns.size()) throw std::invalid_argument("more values than columns");
  if (book_->row >= LXW_ROW_MAX) {
    book_->end_sheet();
    book_->begin_sheet();
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::holds_alternative<std::monostate>(values[i])) book_->write(static_cast<lxw_col_t>(i), values[i]);
  ++book_->row;
}

void XlsxWriter::finish() {
  book_->end_sheet();
  Book::check(workbook_close(std::exchange(book_->workbook, nullptr)));  // frees the workbook, also when it fails
}

}  // namespace anshu::files
