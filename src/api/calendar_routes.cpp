// The court's calendar (放假安排): anybody may look, an administrator imports a notice.
#include <charconv>

#include "api/resources.h"
#include "cases/calendar_notice.h"
#include "law/law_book.h"

namespace anshu::api {
namespace calendar_page {

RouteInfo route(std::string path, std::string operation, std::string summary, std::string permission) {
  return {.path = "/api/v1" + std::move(path),
          .operation = std::move(operation),
          .summary = std::move(summary),
          .tag = "日历",
          .permission = std::move(permission)};
}

Result<std::int64_t> year_of(const Call& call) {
  const std::string& text = call.param("year");
  std::int64_t year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc() || end != text.data() + text.size()) return refuse_not_found("该年度的日历");
  return year;
}

}  // namespace calendar_page

void add_calendar_routes(Router& router, Desk& desk) {
  using namespace calendar_page;
  router.get<cases::view::CalendarYear>(route("/calendar/{year}", "get_calendar", "一年的放假和调休安排", "public"),
                                        [&desk](Call& call) -> Result<cases::view::CalendarYear> {
                                          ANSHU_TRY(const std::int64_t year, year_of(call));
                                          return desk.services.database.read_value([&](store::Connection& db) {
                                            return cases::calendar_year(db, desk.services.law.calendar, year);
                                          });
                                        });
  RouteInfo import =
      route("/calendar/notices", "import_calendar", "导入国务院办公厅放假安排，重新计算正在进行的期限", "import_calendar");
  import.idempotent_key = true;
  router.post<cases::ImportCalendar, cases::CalendarImported>(import, [&desk](Call& call, cases::ImportCalendar input) {
    auto imported = cases::import_calendar(desk.services, desk.calendar, actor_of(call), input, call.idempotency_key);
    if (imported) desk.wake_chores();
    return imported;
  });
  RouteInfo changes = route("/calendar/{year}/redatings", "list_redatings", "该年度放假安排公布后重新计算的期限", "view_case");
  changes.query = {{"limit", QueryType::integer, "每页行数"}, {"cursor", QueryType::text, "上一页的 next_cursor"}};
  router.get<cases::view::RedatingPage>(changes, [&desk](Call& call) -> Result<cases::view::RedatingPage> {
    ANSHU_TRY(const std::int64_t year, year_of(call));
    const std::int64_t limit = call.integer("limit").value_or(50);
    if (limit < 1 || limit > 200) return refuse_field("limit", "type.range", "每页应为1至200行");
    return desk.services.database.read_value([&](store::Connection& db) {
      return cases::list_redatings(desk.services, db, actor_of(call), year, limit, call.text("cursor").value_or(""));
    });
  });
}

}  // namespace anshu::api
