#include "cases/clock_requests.h"

#include "cases/request_query.h"
#include "cases/views.h"

namespace anshu::cases {
namespace {

using store::Connection;

/// What both kinds say.
template <class Row>
view::ClockRequest shared(const RequestOnCase<Row>& request, const char* kind) {
  const Row& row = request.row;
  view::ClockRequest view;
  view.kind = kind;
  view.organ = row.organ;
  view.id = row.id;
  view.case_id = row.case_id;
  view.case_number = request.case_number;
  view.case_title = request.case_title;
  view.reason = row.reason;
  view.status = row.status;
  view.asked_by_name = row.asked_by_name;
  view.asked_at_ms = row.asked_at_ms;
  view.document_number = row.document_number;
  view.decided_by_name = row.decided_by_name;
  view.note = row.note;
  return view;
}

view::ClockRequest shown(Connection&, const RequestOnCase<ExclusionRow>& request) {
  view::ClockRequest view = shared(request, "exclusion");
  view.subject = request.row.ground_name;
  view.start_on = request.row.start_on;
  view.end_on = request.row.end_on;
  return view;
}

view::ClockRequest shown(Connection& connection, const RequestOnCase<ExtensionRow>& request) {
  const ExtensionRow& row = request.row;
  view::ClockRequest view = shared(request, "extension");
  view.subject = "延长" + (row.months ? fmt::format("{}个月", row.months) : std::string()) +
                 (row.days ? fmt::format("{}日", row.days) : std::string());
  if (const auto clock = connection.find<ClockRow>({row.organ, row.case_id, row.clock_id})) {
    view.due_on = clock->legal_due_on;
    view.subject = clock->name + view.subject;
  }
  view.approver = row.approver;
  view.decide_by = row.decide_by;
  view.late = row.late;
  view.outside = row.outside;
  return view;
}

constexpr const char* pending = "r.status = 'pending'";
constexpr const char* pending_inside = "r.status = 'pending' AND r.outside = 0";
constexpr const char* pending_outside = "r.status = 'pending' AND r.outside = 1";

}  // namespace

view::ClockRequestList list_clock_requests(const Services& services, Connection& connection, const people::Actor& actor) {
  view::ClockRequestList list;
  const auto add = [&](const auto& requests) {
    for (const auto& request : requests) list.items.push_back(shown(connection, request));
  };
  RequestQuery<ExtensionRow> extensions(services, connection, actor);
  add(RequestQuery<ExclusionRow>(services, connection, actor).find("decide_exclusion", pending));
  add(extensions.find("decide_extension", pending_inside));
  add(extensions.find("record_extension_decision", pending_outside));
  std::ranges::stable_sort(list.items, {}, &view::ClockRequest::asked_at_ms);
  return list;
}

std::int64_t count_clock_requests(const Services& services, Connection& connection, const people::Actor& actor) {
  RequestQuery<ExtensionRow> extensions(services, connection, actor);
  return RequestQuery<ExclusionRow>(services, connection, actor).count("decide_exclusion", pending) +
         extensions.count("decide_extension", pending_inside) + extensions.count("record_extension_decision", pending_outside);
}

Result<view::ClockRequest> view_clock_request(const Services& services, Connection& connection, const people::Actor& actor,
                                              std::string_view kind, const std::string& id) {
  const auto first_of = [&]<class Row>(RequestQuery<Row> query, std::initializer_list<const char*> actions) {
    for (const char* action : actions)
      if (const auto found = query.find(action, "r.id = ?", {id}); !found.empty())
        return Result<view::ClockRequest>(shown(connection, found.front()));
    return Result<view::ClockRequest>(refuse_not_found("申请"));
  };
  if (kind == "exclusion") return first_of(RequestQuery<ExclusionRow>(services, connection, actor), {"decide_exclusion"});
  return first_of(RequestQuery<ExtensionRow>(services, connection, actor), {"decide_extension", "record_extension_decision"});
}

}  // namespace anshu::cases
