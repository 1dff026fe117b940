// Requests that wait for a decision (扣除、延长、司法救助), of the cases in which a person may decide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cases/scope.h"
#include "cases/services.h"

namespace anshu::cases {

constexpr std::int64_t most_requests = 200;  // of one kind on one page

/// A request and the case that it is about.
template <class Row>
struct RequestOnCase {
  Row row;
  std::string case_number, case_title;
  std::int64_t case_version = 0;
};

/// What can be asked about the rows of one table whose rows are requests (status, asked_at_ms).
template <class Row>
class RequestQuery {
 public:
  RequestQuery(const Services& services, store::Connection& connection, const people::Actor& actor)
      : services_(services), connection_(connection), actor_(actor) {}

  /// The oldest first; `condition` narrows the cases in which the actor may do `action`, its values stand for the question marks.
  std::vector<RequestOnCase<Row>> find(std::string_view action, std::string_view condition,
                                       std::vector<store::Value> values = {}) {
    const auto scope = services_.permissions.scope_of(actor_, action);
    if (!scope) return {};
    std::vector<store::Value> params;
    const std::string where = scope_predicate(actor_, *scope, params);
    std::string tail(condition);
    for (store::Value& value : values) {
      params.push_back(std::move(value));
      tail.replace(tail.find('?'), 1, "$" + std::to_string(params.size()));
    }
    const auto& columns = store::table_of<Row>().columns;
    std::string selected;
    for (const auto& column : columns) selected += fmt::format("r.{}, ", column.name);
    const store::Rows found = connection_.query(
        fmt::format("SELECT {}f.number, c.title, c.version FROM {} WHERE {} AND {} ORDER BY r.asked_at_ms, r.id LIMIT {}",
                    selected, joined + " JOIN case_file c ON c.organ = r.organ AND c.id = r.case_id", where, tail, most_requests),
        params);
    std::vector<RequestOnCase<Row>> requests;
    for (std::size_t i = 0; i < found.size(); ++i)
      requests.push_back({store::from_values<Row>([&](std::size_t column) -> const store::Value& { return found.at(i, column); }),
                          store::text(found.at(i, columns.size())), store::text(found.at(i, columns.size() + 1)),
                          store::integer(found.at(i, columns.size() + 2))});
    return requests;
  }

  std::int64_t count(std::string_view action, std::string_view condition) {
    const auto scope = services_.permissions.scope_of(actor_, action);
    if (!scope) return 0;
    std::vector<store::Value> params;
    const std::string where = scope_predicate(actor_, *scope, params);
    const std::string sql = fmt::format("SELECT count(*) FROM {} WHERE {} AND {}", joined, where, condition);
    return store::integer(connection_.query(sql, params).at(0, 0));
  }

 private:
  static inline const std::string joined =
      fmt::format("{} r JOIN case_facts f ON f.organ = r.organ AND f.case_id = r.case_id", Row::table);

  const Services& services_;
  store::Connection& connection_;
  const people::Actor& actor_;
};

}  // namespace anshu::cases
