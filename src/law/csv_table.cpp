#include "law/csv_table.h"

#include <algorithm>

#include "base/text.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

/// Walks over one CSV text, cell by cell.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  bool row_ended() const { return row_ended_; }
  std::size_t line() const { return line_; }

  /// Appends the next cell to `out`; false when a quote stays open or stands inside an unquoted cell.
  bool read_cell(std::string& out) {
    row_ended_ = false;
    if (!at_end() && text_[at_] == '"') {
      if (!read_quoted(out)) return false;
    } else {
      const auto stop = std::min(text_.find_first_of(",\r\n\"", at_), text_.size());
      out.append(text_, at_, stop - at_);
      at_ = stop;
    }
    return end_cell();
  }

 private:
  bool read_quoted(std::string& out) {
    ++at_;
    while (true) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) return false;
      line_ += static_cast<std::size_t>(std::count(text_.begin() + at_, text_.begin() + quote, '\n'));
      out.append(text_, at_, quote - at_);
      at_ = quote + 1;
      if (at_end() || text_[at_] != '"') return true;
      out += '"';
      ++at_;
    }
  }

  bool end_cell() {
    if (at_end()) return row_ended_ = true;
    if (text_[at_] == ',') return ++at_, true;
    if (text_.substr(at_).starts_with("\r\n")) ++at_;
    if (text_[at_] != '\n') return false;
    ++at_;
    ++line_;
    return row_ended_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool row_ended_ = false;
};

}  // namespace

Result<CsvTable> CsvTable::parse(std::string_view text, std::string file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvTable table;
  table.file_ = std::move(file);
  if (text.empty()) return bad_data(table.file_, 0, "文件为空");
  if (!is_utf8(text)) return bad_data(table.file_, 0, "不是UTF-8编码");
  Reader reader(text);
  do {
    if (!reader.read_cell(table.header_.emplace_back())) return bad_data(table.file_, reader.line(), "引号或换行不合格式");
  } while (!reader.row_ended());
  table.cells_.reserve(text.size());
  while (!reader.at_end()) {
    const std::size_t line = reader.line(), before = table.ends_.size();
    do {
      if (!reader.read_cell(table.cells_)) return bad_data(table.file_, line, "引号或换行不合格式");
      table.ends_.push_back(static_cast<std::uint32_t>(table.cells_.size()));
    } while (!reader.row_ended());
    const std::size_t cells = table.ends_.size() - before;
    if (cells != table.header_.size())
      return bad_data(table.file_, line, fmt::format("应有{}列，实有{}列", table.header_.size(), cells));
    table.lines_.push_back(line);
  }
  return table;
}

Result<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end()) return bad_data(file_, 1, fmt::format("缺少列{}", name));
  return static_cast<std::size_t>(found - header_.begin());
}

std::unexpected<Refusal> CsvTable::complain(std::size_t row, std::string_view what) const {
  return bad_data(file_, line(row), what);
}

}  // namespace anshu::law
