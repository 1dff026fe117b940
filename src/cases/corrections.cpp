#include "cases/corrections.h"

#include "cases/page_position.h"
#include "cases/scope.h"

namespace anshu::cases {
namespace {

constexpr std::int64_t count_cap = 10'000;

constexpr const char* from_where =
    " FROM case_correction c JOIN case_facts f ON f.organ = c.organ AND f.case_id = c.case_id WHERE ";

/// Those who decide see what lies in their scope; those who ask see what they asked for, as long as they see the case.
Result<std::string> visible(const Services& services, const people::Actor& actor, std::vector<store::Value>& params) {
  if (const auto scope = services.permissions.scope_of(actor, "decide_correction")) return scope_predicate(actor, *scope, params);
  ANSHU_TRY(const people::Scope scope, services.permissions.require(actor, "request_correction"));
  std::string text = scope_predicate(actor, scope, params);
  params.emplace_back(actor.user_id);
  return text + fmt::format(" AND c.asked_by = ${}", params.size());
}

std::string columns() {
  std::string list;
  for (const auto& column : store::table_of<CorrectionRow>().columns) list += fmt::format("c.{}, ", column.name);
  return "SELECT " + list + "f.number, f.procedure";
}

view::Correction read(const Services& services, store::Connection& connection, const store::Rows& rows, std::size_t i) {
  const auto row =
      store::from_values<CorrectionRow>([&](std::size_t column) -> const store::Value& { return rows.at(i, column); });
  const std::size_t width = store::table_of<CorrectionRow>().columns.size();
  return correction_of(services, connection, row, store::text(rows.at(i, width)), store::text(rows.at(i, width + 1)));
}

}  // namespace

Result<view::CorrectionPage> list_corrections(const Services& services, store::Connection& connection, const people::Actor& actor,
                                              std::string_view status, std::int64_t limit, std::string_view cursor) {
  ANSHU_TRY(const PagePosition after, PagePosition::parse(cursor));
  std::vector<store::Value> params;
  ANSHU_TRY(std::string where, visible(services, actor, params));
  if (!status.empty()) {
    params.emplace_back(std::string(status));
    where += fmt::format(" AND c.status = ${}", params.size());
  }
  view::CorrectionPage page;
  std::vector<store::Value> count_params = params;
  count_params.emplace_back(count_cap + 1);
  const std::int64_t total = store::integer(
      connection
          .query(fmt::format("SELECT count(*) FROM (SELECT 1{}{} LIMIT ${}) AS counted", from_where, where, count_params.size()),
                 count_params)
          .at(0, 0));
  page.total = std::min(total, count_cap);
  page.total_capped = total > count_cap;

  params.emplace_back(after.at_ms);
  params.emplace_back(after.id);
  params.emplace_back(limit + 1);
  const std::size_t n = params.size();
  const store::Rows found = connection.query(
      fmt::format("{}{}{} AND (c.asked_at_ms < ${} OR (c.asked_at_ms = ${} AND c.id < ${})) ORDER BY c.asked_at_ms DESC, c.id "
                  "DESC LIMIT ${}",
                  columns(), from_where, where, n - 2, n - 2, n - 1, n),
      params);
  for (std::size_t i = 0; i < found.size() && i < static_cast<std::size_t>(limit); ++i)
    page.items.push_back(read(services, connection, found, i));
  if (found.size() > static_cast<std::size_t>(limit))
    page.next_cursor = PagePosition{page.items.back().asked_at_ms, page.items.back().id}.cursor();
  return page;
}

Result<view::Correction> view_correction(const Services& services, store::Connection& connection, const people::Actor& actor,
                                         const std::string& correction_id) {
  std::vector<store::Value> params;
  ANSHU_TRY(std::string where, visible(services, actor, params));
  params.emplace_back(correction_id);
  const store::Rows found =
      connection.query(fmt::format("{}{}{} AND c.id = ${}", columns(), from_where, where, params.size()), params);
  if (found.empty()) return refuse_not_found("更正申请");
  return read(services, connection, found, 0);
}

}  // namespace anshu::cases
