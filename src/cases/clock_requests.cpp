#include "cases/clock_requests.h"

#include "cases/scope.h"
#include "cases/views.h"

namespace anshu::cases {
namespace {

constexpr std::int64_t most = 200;

template <class Row>
std::string selected(std::string_view alias) {
  std::string list;
  for (const auto& column : store::table_of<Row>().columns) list += fmt::format("{}.{}, ", alias, column.name);
  return list;
}

template <class Row>
Row row_at(const store::Rows& rows, std::size_t i) {
  return store::from_values<Row>([&](std::size_t column) -> const store::Value& { return rows.at(i, column); });
}

view::ClockRequest shown(const ExclusionRow& row, std::string number, std::string title) {
  view::ClockRequest request;
  request.kind = "exclusion";
  request.subject = row.ground_name;
  request.start_on = row.start_on;
  request.end_on = row.end_on;
  request.document_number = row.document_number;
  request.case_number = std::move(number);
  request.case_title = std::move(title);
  return request;
}

view::ClockRequest shown(const ExtensionRow& row, std::string number, std::string title) {
  view::ClockRequest request;
  request.kind = "extension";
  request.subject = "延长" + (row.months ? fmt::format("{}个月", row.months) : std::string()) +
                    (row.days ? fmt::format("{}日", row.days) : std::string());
  request.approver = row.approver;
  request.decide_by = row.decide_by;
  request.late = row.late;
  request.outside = row.outside;
  request.document_number = row.document_number;
  request.case_number = std::move(number);
  request.case_title = std::move(title);
  return request;
}

/// One kind of request, and who may decide about it.
template <class Row>
class Requests {
 public:
  Requests(const Services& services, store::Connection& connection, const people::Actor& actor)
      : services_(services), connection_(connection), actor_(actor) {}

  /// `condition` comes after the scope of the action.
  std::vector<view::ClockRequest> find(std::string_view action, std::string_view condition, std::vector<store::Value> values) {
    const auto scope = services_.permissions.scope_of(actor_, action);
    if (!scope) return {};
    std::vector<store::Value> params;
    const std::string where = scope_predicate(actor_, *scope, params);
    std::string tail(condition);
    for (store::Value& value : values) {
      params.push_back(std::move(value));
      tail.replace(tail.find('?'), 1, "$" + std::to_string(params.size()));
    }
    const store::Rows found = connection_.query(
        fmt::format("SELECT {}f.number, c.title FROM {} r JOIN case_facts f ON f.organ = r.organ AND f.case_id = r.case_id JOIN "
                    "case_file c ON c.organ = r.organ AND c.id = r.case_id WHERE {} AND {} ORDER BY r.asked_at_ms, r.id LIMIT {}",
                    selected<Row>("r"), Row::table, where, tail, most),
        params);
    std::vector<view::ClockRequest> requests;
    const std::size_t width = store::table_of<Row>().columns.size();
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Row row = row_at<Row>(found, i);
      view::ClockRequest request = shown(row, store::text(found.at(i, width)), store::text(found.at(i, width + 1)));
      request.organ = row.organ;
      request.id = row.id;
      request.case_id = row.case_id;
      request.reason = row.reason;
      request.status = row.status;
      request.asked_by_name = row.asked_by_name;
      request.asked_at_ms = row.asked_at_ms;
      request.decided_by_name = row.decided_by_name;
      request.note = row.note;
      if constexpr (std::is_same_v<Row, ExtensionRow>) {
        if (const auto clock = connection_.find<ClockRow>({row.organ, row.case_id, row.clock_id})) {
          request.due_on = clock->legal_due_on;
          request.subject = clock->name + request.subject;
        }
      }
      requests.push_back(std::move(request));
    }
    return requests;
  }

  std::int64_t count(std::string_view action, std::string_view condition) {
    const auto scope = services_.permissions.scope_of(actor_, action);
    if (!scope) return 0;
    std::vector<store::Value> params;
    const std::string where = scope_predicate(actor_, *scope, params);
    return store::integer(connection_
                              .query(fmt::format("SELECT count(*) FROM {} r JOIN case_facts f ON f.organ = r.organ AND f.case_id "
                                                 "= r.case_id WHERE {} AND {}",
                                                 Row::table, where, condition),
                                     params)
                              .at(0, 0));
  }

 private:
  const Services& services_;
  store::Connection& connection_;
  const people::Actor& actor_;
};

constexpr const char* pending = "r.status = 'pending'";
constexpr const char* pending_inside = "r.status = 'pending' AND r.outside = 0";
constexpr const char* pending_outside = "r.status = 'pending' AND r.outside = 1";

}  // namespace

view::ClockRequestList list_clock_requests(const Services& services, store::Connection& connection, const people::Actor& actor) {
  Requests<ExclusionRow> exclusions(services, connection, actor);
  Requests<ExtensionRow> extensions(services, connection, actor);
  view::ClockRequestList list;
  list.items = exclusions.find("decide_exclusion", pending, {});
  for (auto& request : extensions.find("decide_extension", pending_inside, {})) list.items.push_back(std::move(request));
  for (auto& request : extensions.find("record_extension_decision", pending_outside, {}))
    list.items.push_back(std::move(request));
  std::ranges::stable_sort(list.items, {}, &view::ClockRequest::asked_at_ms);
  return list;
}

std::int64_t count_clock_requests(const Services& services, store::Connection& connection, const people::Actor& actor) {
  Requests<ExclusionRow> exclusions(services, connection, actor);
  Requests<ExtensionRow> extensions(services, connection, actor);
  return exclusions.count("decide_exclusion", pending) + extensions.count("decide_extension", pending_inside) +
         extensions.count("record_extension_decision", pending_outside);
}

Result<view::ClockRequest> view_clock_request(const Services& services, store::Connection& connection, const people::Actor& actor,
                                              std::string_view kind, const std::string& id) {
  std::vector<view::ClockRequest> found;
  for (const char* action : {"decide_exclusion", "decide_extension", "record_extension_decision"}) {
    if (!found.empty()) break;
    if (kind == "exclusion" && std::string_view(action) == "decide_exclusion")
      found = Requests<ExclusionRow>(services, connection, actor).find(action, "r.id = ?", {id});
    if (kind == "extension" && std::string_view(action) != "decide_exclusion")
      found = Requests<ExtensionRow>(services, connection, actor).find(action, "r.id = ?", {id});
  }
  if (found.empty()) return refuse_not_found("申请");
  return std::move(found.front());
}

}  // namespace anshu::cases
