// Import of an existing ledger, and the reports of earlier imports.
#include "api/resources.h"
#include "ledger/import_ledger.h"
#include "people/security_log.h"

namespace anshu::api {
namespace imports {

struct ImportSummary {
  std::string id, file_name, user_name;
  std::int64_t rows = 0, accepted = 0, unchanged = 0, refused = 0;
  InstantMs at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(ImportSummary, (), (id, file_name, user_name, rows, accepted, unchanged, refused, at_ms))
struct ImportPage {
  std::vector<ImportSummary> items;
};
BOOST_DESCRIBE_STRUCT(ImportPage, (), (items))

constexpr const char* select_batches =
    "SELECT id, file_name, user_name, row_count, accepted, unchanged, refused, at_ms FROM import_batch WHERE organ = $1 "
    "ORDER BY at_ms DESC, id DESC LIMIT 100";
constexpr const char* select_report = "SELECT report FROM import_batch WHERE organ = $1 AND id = $2";

http::Response import_file(Desk& desk, const Call& call) {
  const people::Actor& actor = actor_of(call);
  ledger::ImportOptions options;
  options.organ = actor.organ;
  options.file_name = call.text("file_name").value_or("台账");
  options.dry_run = call.text("mode").value_or("dry_run") != "commit";
  const auto report = ledger::import_ledger(desk.services, desk.ledger_columns, actor, {{}, call.http.body}, options);
  if (!report) return problem(report.error());
  if (!options.dry_run)
    desk.security_log.record(people::SecurityLog::by(
        actor, "import", fmt::format("导入台账 {} 行，拒收 {} 行", report->accepted, report->refused.size()),
        call.http.remote_address));
  return http::Response::json(to_json(*report));
}

}  // namespace imports

void add_import_routes(Router& router, Desk& desk) {
  using namespace imports;
  RouteInfo import{.path = "/api/v1/imports",
                   .operation = "import_ledger",
                   .summary = "导入台账（XLSX、CSV；先试导入，再导入）",
                   .tag = "台账",
                   .permission = "import_ledger"};
  import.method = "POST";
  import.consumes = "*/*";
  import.query = {{"mode", QueryType::choice, "dry_run 只检查，commit 导入", true, false, {"dry_run", "commit"}},
                  {"file_name", QueryType::text, "文件名"}};
  import.response_schema = &schema_of<ledger::ImportReport>;
  router.add(import, [&desk](Call& call) { return import_file(desk, call); });

  router.get<ImportPage>(
      {.path = "/api/v1/imports",
       .operation = "list_imports",
       .summary = "导入记录",
       .tag = "台账",
       .permission = "import_ledger"},
      [&desk](Call& call) -> Result<ImportPage> {
        ImportPage page;
        const auto rows = desk.services.database.read_value(
            [&](store::Connection& db) { return db.query(select_batches, {actor_of(call).organ}); });
        for (std::size_t i = 0; i < rows.size(); ++i)
          page.items.push_back({store::text(rows.at(i, 0)), store::text(rows.at(i, 1)), store::text(rows.at(i, 2)),
                                store::integer(rows.at(i, 3)), store::integer(rows.at(i, 4)), store::integer(rows.at(i, 5)),
                                store::integer(rows.at(i, 6)), store::integer(rows.at(i, 7))});
        return page;
      });
  router.get<ledger::ImportReport>({.path = "/api/v1/imports/{id}",
                                    .operation = "get_import",
                                    .summary = "导入报告",
                                    .tag = "台账",
                                    .permission = "import_ledger"},
                                   [&desk](Call& call) -> Result<ledger::ImportReport> {
                                     const auto rows = desk.services.database.read_value([&](store::Connection& db) {
                                       return db.query(select_report, {actor_of(call).organ, call.param("id")});
                                     });
                                     if (rows.empty()) return refuse_not_found("导入记录");
                                     ANSHU_TRY(const json::value report, parse_json(store::text(rows.at(0, 0))));
                                     return from_json<ledger::ImportReport>(report);
                                   });
}

}  // namespace anshu::api
