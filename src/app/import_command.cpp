// anshu import ledger, anshu export ledger.
#include <filesystem>

#include "app/terminal.h"
#include "ledger/export_ledger.h"
#include "ledger/import_ledger.h"

namespace anshu::app {
namespace {

struct JsonReport {
  std::int64_t accepted = 0;
  std::vector<ledger::RefusedRow> refused;
  std::int64_t rows = 0, unchanged = 0;
  std::vector<ledger::UnmappedText> unmapped_causes, unmapped_handlers;
};
BOOST_DESCRIBE_STRUCT(JsonReport, (), (accepted, refused, rows, unchanged, unmapped_causes, unmapped_handlers))

void print_report(const ledger::ImportReport& report) {
  fmt::print("{}：共 {} 行，接收 {} 行（其中 {} 行此前已导入、内容相同），拒收 {} 行。\n",
             report.mode == "dry_run" ? "试导入" : "导入", report.rows, report.accepted, report.unchanged, report.refused.size());
  for (const auto& row : report.refused) fmt::print("  第 {} 行 {}：{}（{}）\n", row.row, row.field, row.message, row.rule);
  for (const auto& text : report.unmapped_causes) fmt::print("  待映射案由：{}（{} 件）\n", text.text, text.count);
  for (const auto& text : report.unmapped_handlers) fmt::print("  待映射承办人：{}（{} 件）\n", text.text, text.count);
}

}  // namespace

int import_command(const ImportOptions& options) {
  auto house = open_house(options);
  if (!house) return report(house.error(), options.json);
  ledger::ImportOptions import;
  import.organ = options.organ;
  import.file_name = std::filesystem::path(options.file).filename().string();
  import.dry_run = options.dry_run;
  const auto imported = ledger::import_ledger((*house)->services(), (*house)->ledger_columns(),
                                              people::Actor::system(options.organ), {options.file, std::nullopt}, import);
  if (!imported) return report(imported.error(), options.json);
  if (options.json)
    fmt::print("{}\n", to_json(JsonReport{imported->accepted, imported->refused, imported->rows, imported->unchanged,
                                          imported->unmapped_causes, imported->unmapped_handlers}));
  else
    print_report(*imported);
  return 0;
}

int export_command(const ExportOptions& options) {
  auto house = open_house(options);
  if (!house) return report(house.error());
  ledger::ExportRequest request;
  request.rows.filter.status = options.status;
  request.rows.filter.open_only = !options.with_sealed;
  request.format = options.file.ends_with(".csv") ? ledger::ExportFormat::csv : ledger::ExportFormat::xlsx;
  const auto exported = ledger::export_ledger((*house)->services(), people::Actor::system(options.organ), request, options.file);
  if (!exported) return report(exported.error());
  const char* sealed = options.with_sealed ? "包括不公开案件" : "不包括不公开案件";
  (*house)->security_log().record(people::SecurityLog::by(people::Actor::system(options.organ), "export",
                                                          fmt::format("命令行导出台账 {} 行（{}）", exported->rows, sealed)));
  fmt::print("已导出 {} 行到 {}（{}）{}\n", exported->rows, options.file, sealed,
             exported->cut_off ? "；已达单次导出上限，请缩小范围" : "");
  return 0;
}

}  // namespace anshu::app
