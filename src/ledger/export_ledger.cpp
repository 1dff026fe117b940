#include "ledger/export_ledger.h"

#include "files/csv.h"
#include "files/xlsx_writer.h"
#include "ledger/ledger_view.h"

namespace anshu::ledger {
namespace {

using files::ColumnType;
using files::TableValue;
using view::LedgerRow;

/// A column of the export: the member that it shows, its heading (which the importer understands), and how its value is taken.
struct ExportColumn {
  std::string_view name, heading;
  ColumnType type;
  TableValue (*value)(const LedgerRow&);
};

TableValue text_of(const std::optional<std::string>& text) { return text ? TableValue(std::string_view(*text)) : TableValue(); }
TableValue day_of(const std::optional<Date>& day) { return day ? TableValue(*day) : TableValue(); }

const std::vector<ExportColumn>& all_columns() {
  static const std::vector<ExportColumn> columns = {
      {"received_on", "收案日期", ColumnType::date, [](const LedgerRow& r) { return day_of(r.received_on); }},
      {"filed_on", "立案日期", ColumnType::date, [](const LedgerRow& r) { return TableValue(r.filed_on); }},
      {"number", "案号", ColumnType::text, [](const LedgerRow& r) { return TableValue(std::string_view(r.number)); }},
      {"case_type_name", "案件类型", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.case_type_name)); }},
      {"trial_procedure_name", "审理程序", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.trial_procedure_name)); }},
      {"cause_name", "案由", ColumnType::text, [](const LedgerRow& r) { return TableValue(std::string_view(r.cause_name)); }},
      {"plaintiffs", "原告（申请人）", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.plaintiffs)); }},
      {"defendants", "被告（被申请人）", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.defendants)); }},
      {"third_parties", "第三人", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.third_parties)); }},
      {"agents", "代理人", ColumnType::text, [](const LedgerRow& r) { return TableValue(std::string_view(r.agents)); }},
      {"claim_amount_fen", "诉讼标的额（元）", ColumnType::amount,
       [](const LedgerRow& r) { return r.claim_amount_fen ? TableValue(*r.claim_amount_fen) : TableValue(); }},
      {"department_name", "承办部门", ColumnType::text, [](const LedgerRow& r) { return text_of(r.department_name); }},
      {"handler_name", "承办人", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.handler_name)); }},
      {"clerk_name", "书记员（助理）", ColumnType::text,
       [](const LedgerRow& r) { return TableValue(std::string_view(r.clerk_name)); }},
      {"served_on", "送达副本日期", ColumnType::date, [](const LedgerRow& r) { return day_of(r.served_on); }},
      {"hearing_on", "开庭日期（最近）", ColumnType::date, [](const LedgerRow& r) { return day_of(r.hearing_on); }},
      {"due_on", "审限届满日", ColumnType::date, [](const LedgerRow& r) { return day_of(r.due_on); }},
      {"days_left", "剩余天数", ColumnType::integer,
       [](const LedgerRow& r) { return r.days_left ? TableValue(*r.days_left) : TableValue(); }},
      {"stage_name", "办理阶段", ColumnType::text, [](const LedgerRow& r) { return TableValue(std::string_view(r.stage_name)); }},
      {"closed_on", "结案日期", ColumnType::date, [](const LedgerRow& r) { return day_of(r.closed_on); }},
      {"close_way_name", "结案方式", ColumnType::text, [](const LedgerRow& r) { return text_of(r.close_way_name); }},
      {"archived_on", "归档日期", ColumnType::date, [](const LedgerRow& r) { return day_of(r.archived_on); }},
      {"remark", "备注", ColumnType::text, [](const LedgerRow& r) { return TableValue(std::string_view(r.remark)); }},
  };
  return columns;
}

/// Codes and their names are one column on paper.
std::string_view printed_name(std::string_view member) {
  if (member == "case_type") return "case_type_name";
  if (member == "trial_procedure") return "trial_procedure_name";
  if (member == "stage") return "stage_name";
  if (member == "close_way") return "close_way_name";
  if (member == "department_id") return "department_name";
  if (member == "handler_id") return "handler_name";
  return member;
}

Result<std::vector<const ExportColumn*>> columns_of(const std::vector<std::string>& names) {
  std::vector<const ExportColumn*> chosen;
  if (names.empty())
    for (const auto& column : all_columns()) chosen.push_back(&column);
  for (const std::string& name : names) {
    const auto found = std::ranges::find(all_columns(), printed_name(name), &ExportColumn::name);
    if (found == all_columns().end()) return refuse_field("columns", "column.unknown", "不能导出列 " + name.substr(0, 60));
    if (std::ranges::find(chosen, &*found) == chosen.end()) chosen.push_back(&*found);
  }
  return chosen;
}

std::unique_ptr<files::TableWriter> writer_of(ExportFormat format, files::TableLayout layout, const std::filesystem::path& path) {
  if (format == ExportFormat::xlsx) return std::make_unique<files::XlsxWriter>(std::move(layout), path);
  return std::make_unique<files::CsvWriter>(std::move(layout), path);
}

}  // namespace

Result<ExportedLedger> export_ledger(const cases::Services& services, const people::Actor& actor, const ExportRequest& request,
                                     const std::filesystem::path& path) {
  ANSHU_CHECK(services.permissions.require(actor, "export_ledger"));
  ANSHU_TRY(const auto columns, columns_of(request.columns));
  files::TableLayout layout;
  layout.sheet_name = "案件台账";
  layout.created_at_ms = services.clock.now_ms();
  for (const ExportColumn* column : columns) layout.columns.push_back({std::string(column->heading), column->type, 0});
  const auto writer = writer_of(request.format, std::move(layout), path);
  const Date today = services.clock.today();
  ExportedLedger exported;
  ANSHU_CHECK(services.database.read_value([&](store::Connection& db) -> Result<void> {
    const view::DepartmentNames departments(db);
    std::vector<TableValue> values(columns.size());
    return each_ledger_row(db, services.permissions, actor, request.rows, today, [&](cases::FactsRow&& facts) {
      if (exported.rows == export_limit) {
        exported.cut_off = true;
        return false;
      }
      const LedgerRow row = view::ledger_row(services, departments, std::move(facts), today);
      for (std::size_t i = 0; i < columns.size(); ++i) values[i] = columns[i]->value(row);
      writer->write_row(values);
      ++exported.rows;
      return true;
    });
  }));
  writer->finish();
  return exported;
}

}  // namespace anshu::ledger
