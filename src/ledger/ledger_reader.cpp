#include "ledger/ledger_reader.h"

#include <unordered_set>

#include "base/describe.h"
#include "base/text.h"
#include "law/date_text.h"
#include "law/money.h"

namespace anshu::ledger {
namespace {

constexpr int least_known_headings = 3;
constexpr int heading_within_rows = 30;

struct Heading {
  std::vector<std::string> headers;
  std::vector<const LedgerColumn*> columns;  // nullptr: not understood
};

std::string cell_text(const files::Cell& cell) {
  return std::string(trim(cell.kind == files::CellKind::number && !cell.is_date ? files::shown_number(cell.text) : cell.text));
}

std::optional<Heading> heading_of(const files::SheetRow& row, const LedgerColumns& columns) {
  Heading heading;
  int known = 0;
  bool number = false, filed = false;
  for (const auto& cell : row.cells) {
    const std::string text = cell_text(cell);
    const LedgerColumn* column = text.empty() ? nullptr : columns.of_heading(text);
    if (column && std::ranges::find(heading.columns, column) != heading.columns.end()) column = nullptr;  // the first one counts
    if (column) {
      ++known;
      number |= column->field == "number";
      filed |= column->field == "filed_on";
    }
    heading.headers.push_back(text);
    heading.columns.push_back(column);
  }
  if (known < least_known_headings || !number || !filed) return std::nullopt;
  return heading;
}

/// 合计, 小计 …: a row of the sheet, but no case.
bool is_summary(const files::SheetRow& row) {
  static constexpr std::string_view words[] = {"合计", "小计", "总计", "本页", "累计", "共计",
                                               "制表", "填报", "审核", "注：", "注:",  "说明："};
  int filled = 0;
  bool summary = false;
  for (const auto& cell : row.cells) {
    const std::string text = cell_text(cell);
    if (text.empty()) continue;
    if (filled++ == 0)
      for (const auto word : words) summary |= text.starts_with(word);
  }
  return summary || filled == 0;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  std::u32string current;
  const auto put = [&] {
    const std::string name(trim(to_utf8(current)));
    if (!name.empty()) names.push_back(name);
    current.clear();
  };
  int depth = 0;
  for (const char32_t c : to_utf32(text)) {
    if (c == U'（' || c == U'(') ++depth;
    if (c == U'）' || c == U')') --depth;
    const bool separator = c == U'、' || c == U'，' || c == U',' || c == U';' || c == U'；' || c == U'\n';
    if (separator && depth <= 0)
      put();
    else
      current += c;
  }
  put();
  return names;
}

std::string trial_procedure_of(std::string_view text) {
  if (text.find("小额") != std::string_view::npos) return "small_claims";
  if (text.find("简易") != std::string_view::npos) return "simplified";
  if (text.find("普通") != std::string_view::npos) return "ordinary";
  return {};
}

/// Reads one row; the first thing that is wrong with it is its refusal.
class RowReader {
 public:
  RowReader(const law::LawBook& law, const std::string& organ, const Heading& heading, const files::SheetRow& row)
      : law_(law), organ_(organ), heading_(heading), row_(row) {
    out_.row = row.number;
  }

  Result<LedgerRow> read() {
    for (std::size_t i = 0; i < row_.cells.size() && i < heading_.columns.size(); ++i)
      if (heading_.columns[i]) cells_[heading_.columns[i]->field] = &row_.cells[i];
    ANSHU_CHECK(read_number());
    ANSHU_CHECK(read_dates());
    ANSHU_CHECK(read_amount());
    out_.plaintiffs = names_in(text("plaintiffs"));
    out_.defendants = names_in(text("defendants"));
    out_.third_parties = names_in(text("third_parties"));
    out_.cause = text("cause");
    out_.trial_procedure = trial_procedure_of(text("trial_procedure"));
    out_.department = text("department");
    out_.handler = text("handler");
    out_.clerk = text("clerk");
    out_.close_way = text("close_way");
    out_.agents = text("agents");
    out_.remark = text("remark");
    out_.raw = raw();
    return std::move(out_);
  }

 private:
  std::string text(const std::string& field) const {
    const auto found = cells_.find(field);
    return found == cells_.end() ? std::string() : cell_text(*found->second);
  }

  static std::unexpected<Refusal> refused(const std::string& field, const std::string& rule, const std::string& message) {
    return refuse_field(field, rule, message);
  }
  /// The rule and sentence of a refusal of the law room, under our field.
  static std::unexpected<Refusal> refused(const std::string& field, const std::string& family, const Refusal& refusal) {
    if (refusal.fields.empty()) return refuse_field(field, family, refusal.message);
    std::string rule = refusal.fields.front().rule;
    if (rule.starts_with("case_number.")) rule.erase(0, 5);  // the ledger's field is called number
    return refuse_field(field, rule, refusal.fields.front().message);
  }

  Result<void> read_number() {
    const std::string written = text("number");
    if (written.empty()) return refused("number", "number.required", "缺少案号");
    auto number = law::parse_case_number(written, law_.courts, law_.case_types);
    if (!number) return refused("number", "number.form", number.error());
    const law::Court* court = law_.courts.find(number->court_code);
    const bool own = number->court_code == organ_ || (court && court->successor_code == organ_);
    if (!own) return refused("number", "number.court", "案号不是本院的案号");
    out_.number = *std::move(number);
    return {};
  }

  Result<std::optional<Date>> date(const std::string& field) const {
    const auto found = cells_.find(field);
    if (found == cells_.end() || cell_text(*found->second).empty()) return std::optional<Date>();
    const files::Cell& cell = *found->second;
    if (cell.kind == files::CellKind::number && (cell.is_date || cell.text.size() <= 7)) {
      if (const auto day = files::date_of_serial(cell.text)) return std::optional<Date>(*day);
    }
    const auto parsed = law::parse_date_text(cell_text(cell));
    if (!parsed) return refused(field, "date.format", parsed.error());
    return std::optional<Date>(*parsed);
  }

  Result<void> read_dates() {
    ANSHU_TRY(const auto filed_on, date("filed_on"));
    if (!filed_on) return refused("filed_on", "date.required", "缺少立案日期");
    out_.filed_on = *filed_on;
    ANSHU_TRY(out_.received_on, date("received_on"));
    ANSHU_TRY(out_.served_on, date("served_on"));
    ANSHU_TRY(out_.hearing_on, date("hearing_on"));
    ANSHU_TRY(out_.due_on, date("due_on"));
    ANSHU_TRY(out_.closed_on, date("closed_on"));
    ANSHU_TRY(out_.judgment_served_on, date("judgment_served_on"));
    ANSHU_TRY(out_.archived_on, date("archived_on"));
    // 立案 ≤ 开庭 ≤ 结案 ≤ 归档
    Date last = out_.filed_on;
    for (const auto& [day, field, what] :
         {std::tuple{&out_.hearing_on, "hearing_on", "开庭日期"}, std::tuple{&out_.closed_on, "closed_on", "结案日期"},
          std::tuple{&out_.archived_on, "archived_on", "归档日期"}}) {
      if (!*day) continue;
      if (**day < last)
        return refused(field, "date.order", std::string(what) + "早于在先的日期（立案、开庭、结案、归档应依次在后）");
      last = **day;
    }
    return {};
  }

  Result<void> read_amount() {
    const std::string written = text("claim_amount");
    if (written.empty() || written == "-" || written == "—" || written == "/" || written == "无") return {};
    const auto amount = law::parse_amount(written);
    if (!amount) return refused("claim_amount", "amount.format", amount.error());
    out_.claim_amount_fen = *amount;
    return {};
  }

  std::string raw() const {
    std::string json = "{";
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
      const std::string value = cell_text(row_.cells[i]);
      if (value.empty()) continue;
      if (json.size() > 1) json += ',';
      append_json_string(json, i < heading_.headers.size() && !heading_.headers[i].empty()
                                   ? heading_.headers[i]
                                   : files::column_name(static_cast<int>(i) + 1) + "列");
      json += ':';
      append_json_string(json, value);
    }
    return json + "}";
  }

  const law::LawBook& law_;
  const std::string& organ_;
  const Heading& heading_;
  const files::SheetRow& row_;
  std::map<std::string, const files::Cell*, std::less<>> cells_;
  LedgerRow out_;
};

/// Whether the column 案号 holds a case number: then the row is a case, whatever else it looks like.
bool has_case_number(const files::SheetRow& row, const Heading& heading) {
  for (std::size_t i = 0; i < row.cells.size() && i < heading.columns.size(); ++i)
    if (heading.columns[i] && heading.columns[i]->field == "number")
      return law::parse_case_number(cell_text(row.cells[i])).has_value();
  return false;
}

bool is_clean_row(const files::SheetRow& row) {
  return std::ranges::all_of(row.cells, [](const auto& cell) { return is_clean_text(cell.text); });
}

}  // namespace

Result<LedgerReading> read_ledger(const LedgerSource& source, const law::LawBook& law, const LedgerColumns& columns,
                                  const std::string& organ, const std::function<bool(LedgerRow&&)>& on_row) {
  LedgerReading reading;
  std::optional<Heading> heading;
  std::unordered_set<std::string> seen;
  int sheet = -1;
  const auto on_sheet_row = [&](files::SheetRow& row) {
    if (row.sheet != sheet) {
      if (heading) return files::Next::stop;  // the first sheet with a heading is the ledger
      sheet = row.sheet;
    }
    if (!heading) {
      heading = heading_of(row, columns);
      if (heading) {
        for (std::size_t i = 0; i < heading->headers.size(); ++i)
          if (!heading->headers[i].empty())
            reading.columns.push_back(
                {heading->headers[i], heading->columns[i] ? std::optional(heading->columns[i]->field) : std::nullopt});
      }
      return !heading && row.number >= heading_within_rows ? files::Next::sheet : files::Next::row;
    }
    if ((is_summary(row) || heading_of(row, columns)) && !has_case_number(row, *heading)) return files::Next::row;
    ++reading.rows;
    auto ledger_row = is_clean_row(row) ? RowReader(law, organ, *heading, row).read()
                                        : Result<LedgerRow>(refuse_field("row", "text.control", "该行含有不能保存的控制字符"));
    if (ledger_row && !seen.insert(ledger_row->number.text()).second)
      ledger_row = refuse_field("number", "number.twice", "同一案号在本文件中出现两次");
    if (!ledger_row) {
      const auto& error = ledger_row.error().fields.front();
      reading.refused.push_back({row.number, error.field, error.rule, error.message});
      return files::Next::row;
    }
    return on_row(*std::move(ledger_row)) ? files::Next::row : files::Next::stop;
  };
  const files::TableLimits limits;
  ANSHU_CHECK(source.bytes ? files::read_table_bytes(*source.bytes, limits, on_sheet_row)
                           : files::read_table(source.path, limits, on_sheet_row));
  if (!heading)
    return refuse(RefusalKind::invalid, "E_LEDGER_NO_HEADING", "没有找到台账表头：需要“案号”“立案日期”等至少三个认得的列名");
  return reading;
}

}  // namespace anshu::ledger
