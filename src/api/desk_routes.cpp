// Today's desk, notices, live events.
#include "api/live_events.h"
#include "api/resources.h"
#include "cases/notices.h"
#include "cases/today.h"
#include "filing/filing_view.h"
#include "people/sign_in.h"

namespace anshu::api {
namespace desk_page {

namespace view = cases::view;

struct UnreadCount {
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(UnreadCount, (), (count))

constexpr std::int64_t most_per_page = 200, most_due_filings = 20;

RouteInfo route(std::string path, std::string operation, std::string summary, std::string permission) {
  return {.path = "/api/v1" + std::move(path),
          .operation = std::move(operation),
          .summary = std::move(summary),
          .tag = "工作台",
          .permission = std::move(permission)};
}

/// What the review of filings adds to the desk of those who decide about them: the queue, and what is due in it.
Result<void> add_filings(Desk& desk, const people::Actor& actor, view::Today& today) {
  if (actor.kind != people::Actor::Kind::staff || !desk.services.permissions.may(actor, "accept_filing")) return {};
  ANSHU_TRY(const auto queue, filing::list_filings(desk.filing, actor, {"open", std::nullopt, "due", most_due_filings, ""}));
  if (queue.total > 0) today.waiting.insert(today.waiting.begin(), {"filings", "待审查的立案申请", queue.total, "/desk/filings"});
  for (const auto& filing : queue.items)
    if (filing.review_due_on)
      today.due.push_back({filing.id, "", filing.title, "立案审查期限", *filing.review_due_on, filing.days_left.value_or(0),
                           "/desk/filings/" + filing.id});
  std::ranges::stable_sort(today.due, {}, &view::DueItem::due_on);
  return {};
}

void add_today_route(Router& router, Desk& desk) {
  router.get<view::Today>(route("/desk/today", "get_today", "今日：将到期、等我处理、近期变化", "signed_in"),
                          [&desk](Call& call) -> Result<view::Today> {
                            const people::Actor& actor = actor_of(call);
                            auto today = desk.services.database.read_value(
                                [&](store::Connection& db) { return cases::today_of(desk.services, db, actor); });
                            ANSHU_CHECK(add_filings(desk, actor, today));
                            return today;
                          });
}

void add_notice_routes(Router& router, Desk& desk) {
  RouteInfo list = route("/notices", "list_notices", "本人的消息，最新的在前", "signed_in");
  list.query = {{"unread", QueryType::boolean, "只看未读"},
                {"limit", QueryType::integer, "每页行数"},
                {"cursor", QueryType::text, "上一页的 next_cursor"}};
  router.get<view::NoticePage>(list, [&desk](Call& call) -> Result<view::NoticePage> {
    const std::int64_t limit = call.integer("limit").value_or(50);
    if (limit < 1 || limit > most_per_page) return refuse_field("limit", "type.range", "每页应为1至200行");
    return desk.services.database.read_value([&](store::Connection& db) {
      return cases::list_notices(db, actor_of(call), call.boolean("unread").value_or(false), limit,
                                 call.text("cursor").value_or(""));
    });
  });
  router.get<UnreadCount>(route("/notices/unread-count", "count_unread_notices", "未读消息数", "signed_in"),
                          [&desk](Call& call) -> Result<UnreadCount> {
                            return desk.services.database.read_value([&](store::Connection& db) -> Result<UnreadCount> {
                              return UnreadCount{cases::count_unread_notices(db, actor_of(call))};
                            });
                          });
  RouteInfo read = route("/notices/{id}/read", "read_notice", "标为已读", "signed_in");
  read.method = "POST";
  read.success = 204;
  router.add(read, [&desk](Call& call) -> http::Response {
    const auto marked =
        cases::mark_notice_read(desk.services.database, actor_of(call), call.param("id"), desk.services.clock.now_ms());
    return marked ? http::Response::empty() : problem(marked.error());
  });
}

void add_event_route(Router& router, Desk& desk) {
  RouteInfo events = route("/events", "listen", "实时更新：case、filing、notice 三种事件（server-sent events）", "signed_in");
  events.method = "GET";
  events.produces = "text/event-stream";
  router.add(events, [&desk](Call& call) -> http::Response {
    const auto session = session_of(call);
    people::Sessions& sessions = desk.sign_in.sessions();
    const auto stream =
        desk.live.subscribe(actor_of(call), [&sessions, token = session->token_hash] { return sessions.is_live(token); });
    return stream ? http::Response::events(*stream) : problem(stream.error());
  });
}

}  // namespace desk_page

void add_desk_routes(Router& router, Desk& desk) {
  desk_page::add_today_route(router, desk);
  desk_page::add_notice_routes(router, desk);
  desk_page::add_event_route(router, desk);
}

}  // namespace anshu::api
