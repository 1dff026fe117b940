// The ledger: pages, export, saved views.
#include <filesystem>

#include "api/resources.h"
#include "base/id.h"
#include "base/text.h"
#include "ledger/export_ledger.h"
#include "ledger/ledger_view.h"
#include "people/security_log.h"

namespace anshu::api {
namespace ledger_routes {

struct SavedView {
  std::string id, name;
  json::object query;
};
BOOST_DESCRIBE_STRUCT(SavedView, (), (id, name, query))
struct SavedViewList {
  std::vector<SavedView> items;
};
BOOST_DESCRIBE_STRUCT(SavedViewList, (), (items))
struct NewSavedView {
  std::string name;
  json::object query;
};
BOOST_DESCRIBE_STRUCT(NewSavedView, (), (name, query))

struct ViewRow {
  static constexpr std::string_view table = "saved_view";
  static constexpr int key_columns = 2;
  std::string organ, id, user_id, name, query;
  InstantMs at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(ViewRow, (), (organ, id, user_id, name, query, at_ms))

constexpr const char* own_views = "WHERE organ = $1 AND user_id = $2 ORDER BY at_ms, id LIMIT 100";
constexpr const char* delete_view = "DELETE FROM saved_view WHERE organ = $1 AND id = $2 AND user_id = $3";
constexpr std::size_t most_views = 50;

std::vector<QueryParam> filter_parameters() {
  return {{"q", QueryType::text, "案号、当事人、承办人、案由中的字词"},
          {"status", QueryType::choice, "状态", false, false, {"open", "closed", "archived", "all"}},
          {"organ", QueryType::text, "法院代字（上级院查看下级院时）"},
          {"handler_id", QueryType::text, "承办人"},
          {"department_id", QueryType::text, "承办部门"},
          {"cause_code", QueryType::text, "案由代码"},
          {"type_code", QueryType::text, "类型代字"},
          {"stage", QueryType::text, "办理阶段"},
          {"source", QueryType::choice, "来源", false, false, {"filing", "import"}},
          {"filed_from", QueryType::date, "立案日期起"},
          {"filed_to", QueryType::date, "立案日期止"},
          {"closed_from", QueryType::date, "结案日期起"},
          {"closed_to", QueryType::date, "结案日期止"},
          {"due_from", QueryType::date, "审限届满日起"},
          {"due_to", QueryType::date, "审限届满日止"},
          {"amount_min_fen", QueryType::integer, "标的额下限（分）"},
          {"amount_max_fen", QueryType::integer, "标的额上限（分）"},
          {"overdue", QueryType::boolean, "只看超审限"},
          {"unassigned", QueryType::boolean, "只看待分案"},
          {"unmapped", QueryType::boolean, "只看待映射"},
          {"sort", QueryType::text,
           "排序：filed_on、number、due_on、closed_on、claim_amount_fen、updated_at_ms、hearing_on，前加 - 为降序"}};
}

ledger::LedgerRequest request_of(const Call& call) {
  ledger::LedgerRequest request;
  ledger::LedgerFilter& filter = request.filter;
  filter.text = call.text("q");
  filter.status = call.text("status").value_or("all");
  filter.organ = call.text("organ");
  filter.handler_id = call.text("handler_id");
  filter.department_id = call.text("department_id");
  filter.cause_code = call.text("cause_code");
  filter.type_code = call.text("type_code");
  filter.stage = call.text("stage");
  filter.source = call.text("source");
  filter.filed_from = call.date("filed_from");
  filter.filed_to = call.date("filed_to");
  filter.closed_from = call.date("closed_from");
  filter.closed_to = call.date("closed_to");
  filter.due_from = call.date("due_from");
  filter.due_to = call.date("due_to");
  filter.amount_min_fen = call.integer("amount_min_fen");
  filter.amount_max_fen = call.integer("amount_max_fen");
  filter.overdue = call.boolean("overdue").value_or(false);
  filter.unassigned = call.boolean("unassigned").value_or(false);
  filter.unmapped = call.boolean("unmapped").value_or(false);
  request.sort = call.text("sort").value_or("");
  return request;
}

/// What one page learns for the next ones.
struct LedgerMemory {
  store::CountMemory counts;
  ledger::view::KnownDepartments departments;
};

Result<ledger::view::LedgerPage> ledger_page(Desk& desk, LedgerMemory& memory, const Call& call) {
  ledger::LedgerRequest request = request_of(call);
  request.limit = call.integer("limit").value_or(50);
  request.cursor = call.text("cursor").value_or("");
  const Date today = desk.services.clock.today();
  return desk.services.database.read_value([&](store::Connection& db) -> Result<ledger::view::LedgerPage> {
    ANSHU_TRY(auto found, ledger::ledger_page(db, desk.services.permissions, actor_of(call), request, today, &memory.counts));
    const auto departments = memory.departments.at(db);
    ledger::view::LedgerPage page;
    page.items.reserve(found.rows.size());
    for (auto& facts : found.rows)
      page.items.push_back(ledger::view::ledger_row(desk.services, *departments, std::move(facts), today));
    page.next_cursor = found.next_cursor;
    page.total = found.total;
    page.total_capped = found.total_capped;
    return page;
  });
}

http::Response export_file(Desk& desk, const Call& call) {
  ledger::ExportRequest request;
  request.rows = request_of(call);
  const std::string format = call.text("format").value_or("xlsx");
  request.format = format == "csv" ? ledger::ExportFormat::csv : ledger::ExportFormat::xlsx;
  if (const auto columns = call.text("columns"); columns && !columns->empty()) request.columns = split(*columns, ',');
  const auto path =
      std::filesystem::temp_directory_path() / ("anshu-export-" + new_id(desk.services.clock.now_ms()) + "." + format);
  const auto exported = ledger::export_ledger(desk.services, actor_of(call), request, path);
  if (!exported) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return problem(exported.error());
  }
  desk.security_log.record(people::SecurityLog::by(
      actor_of(call), "export", fmt::format("导出台账 {} 行（{}）", exported->rows, format), call.http.remote_address));
  http::Response response = http::Response::from_file(
      {path.string(), true},
      format == "csv" ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "案件台账-" + desk.services.clock.today().iso() + "." + format);
  response.headers.set("X-Exported-Rows", std::to_string(exported->rows));
  if (exported->cut_off) response.headers.set("X-Export-Cut-Off", "true");
  return response;
}

void add_views(Router& router, Desk& desk) {
  const auto info = [](std::string path, std::string operation, std::string summary) {
    return RouteInfo{.path = "/api/v1" + path,
                     .operation = std::move(operation),
                     .summary = std::move(summary),
                     .tag = "台账",
                     .permission = "view_ledger"};
  };
  router.get<SavedViewList>(info("/views", "list_views", "我保存的台账视图"), [&desk](Call& call) -> Result<SavedViewList> {
    const people::Actor& actor = actor_of(call);
    SavedViewList list;
    for (const auto& row : desk.services.database.read_value(
             [&](store::Connection& db) { return db.select<ViewRow>(own_views, {actor.organ, actor.user_id}); }))
      list.items.push_back({row.id, row.name, parse_json(row.query)->as_object()});
    return list;
  });
  RouteInfo create = info("/views", "create_view", "保存台账视图");
  create.success = 201;
  create.idempotent_key = true;
  router.post<NewSavedView, SavedView>(create, [&desk](Call& call, NewSavedView input) -> Result<SavedView> {
    const people::Actor& actor = actor_of(call);
    if (trim(input.name).empty() || count_characters(input.name) > 30)
      return refuse_field("name", "text.length", "名称应为 1 到 30 字");
    const std::string query = json::serialize(input.query);
    if (query.size() > 4000) return refuse_field("query", "text.too_long", "视图条件过多");
    const InstantMs now = desk.services.clock.now_ms();
    const std::string id =
        call.idempotency_key.empty() ? new_id(now) : id_of_request("view", actor.user_id, call.idempotency_key);
    const ViewRow row{actor.organ, id, actor.user_id, input.name, query, now};
    return desk.services.database.write_result([&](store::Connection& db) -> Result<SavedView> {
      if (const auto made = db.find<ViewRow>({row.organ, row.id}))
        return SavedView{made->id, made->name, parse_json(made->query)->as_object()};
      if (db.select<ViewRow>(own_views, {actor.organ, actor.user_id}).size() >= most_views)
        return refuse(RefusalKind::conflict, "E_TOO_MANY_VIEWS", "保存的视图已达 50 个，请先删除不用的");
      db.execute(store::table_of<ViewRow>().insert_sql, store::to_values(row));
      return SavedView{row.id, row.name, input.query};
    });
  });
  router.del<void>(info("/views/{id}", "delete_view", "删除台账视图"), [&desk](Call& call) -> Result<void> {
    const people::Actor& actor = actor_of(call);
    const auto deleted = desk.services.database.write_result([&](store::Connection& db) -> Result<std::int64_t> {
      return db.execute(delete_view, {actor.organ, call.param("id"), actor.user_id});
    });
    if (*deleted == 0) return refuse_not_found("视图");
    return {};
  });
}

}  // namespace ledger_routes

void add_ledger_routes(Router& router, Desk& desk) {
  using namespace ledger_routes;
  RouteInfo page{
      .path = "/api/v1/cases", .operation = "list_cases", .summary = "案件台账", .tag = "台账", .permission = "view_ledger"};
  page.query = filter_parameters();
  page.query.push_back({"limit", QueryType::integer, "每页行数，1 到 200"});
  page.query.push_back({"cursor", QueryType::text, "上一页的 next_cursor"});
  router.get<ledger::view::LedgerPage>(
      page, [&desk, memory = std::make_shared<LedgerMemory>()](Call& call) { return ledger_page(desk, *memory, call); });

  RouteInfo file{.path = "/api/v1/cases/export",
                 .operation = "export_cases",
                 .summary = "导出台账（所见即所得）",
                 .tag = "台账",
                 .permission = "export_ledger"};
  file.method = "GET";
  file.query = filter_parameters();
  file.query.push_back({"format", QueryType::choice, "格式", false, false, {"xlsx", "csv"}});
  file.query.push_back({"columns", QueryType::text, "列名，以逗号分隔"});
  file.produces = "application/octet-stream";
  router.add(file, [&desk](Call& call) { return export_file(desk, call); });
  add_views(router, desk);
}

}  // namespace anshu::api
