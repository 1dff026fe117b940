#include "cases/scope.h"

namespace anshu::cases {
namespace {

constexpr const char* count_own =
    "SELECT count(*) FROM (SELECT 1 FROM case_member WHERE organ = $1 AND user_id = $2 AND until_ms IS NULL LIMIT $3) AS own";

class Predicate {
 public:
  explicit Predicate(std::vector<store::Value>& params) : params_(params) {}
  std::string mark(store::Value value) {
    params_.push_back(std::move(value));
    return "$" + std::to_string(params_.size());
  }

 private:
  std::vector<store::Value>& params_;
};

std::string predicate_of(const people::Actor& actor, people::Scope scope, std::vector<store::Value>& params,
                         std::string_view alias, Membership membership) {
  using people::Scope;
  const std::string f = std::string(alias) + ".";
  Predicate p(params);
  if (actor.kind == people::Actor::Kind::portal)
    return f + "applicant_organ = " + p.mark(actor.organ) + " AND " + f + "applicant_id = " + p.mark(actor.user_id);

  std::string organs = f + "organ = " + p.mark(actor.organ);
  if (scope == Scope::subordinate && !actor.organs_below.empty()) {
    organs = f + "organ IN (" + p.mark(actor.organ);
    for (const auto& below : actor.organs_below) organs += ", " + p.mark(below);
    organs += ")";
  }
  if (actor.kind == people::Actor::Kind::system) return organs;

  std::string member = "FROM case_member m WHERE m.organ = " + p.mark(actor.organ) + " AND m.user_id = " + p.mark(actor.user_id) +
                       " AND m.until_ms IS NULL";
  member = membership == Membership::listed ? f + "case_id IN (SELECT m.case_id " + member + ")"
                                            : "EXISTS (SELECT 1 " + member + " AND m.case_id = " + f + "case_id)";
  if (scope == Scope::own) return organs + " AND " + member;
  std::string predicate = organs;
  if (scope == Scope::department)
    predicate += " AND (" + f + "department_id = " + p.mark(actor.department_id.value_or("")) + " OR " + member + ")";
  return predicate + " AND (" + f + "secrecy = 'open' OR " + member + ")";
}

}  // namespace

std::string scope_predicate(const people::Actor& actor, people::Scope scope, std::vector<store::Value>& params,
                            std::string_view alias, Membership membership) {
  return predicate_of(actor, scope, params, alias, membership);
}

std::int64_t count_memberships(store::Counter& counter, const people::Actor& actor) {
  return counter.count(count_own, {actor.organ, actor.user_id, many_memberships});
}

Result<FactsRow> find_in_scope(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                               std::string_view action, const std::string& case_id) {
  ANSHU_TRY(const people::Scope scope, permissions.require(actor, action));
  std::vector<store::Value> params;
  std::string tail = "f WHERE " + predicate_of(actor, scope, params, "f", Membership::of_row);
  params.emplace_back(case_id);
  tail += " AND f.case_id = $" + std::to_string(params.size());
  auto found = connection.select<FactsRow>(tail, params);
  if (found.empty()) return refuse_not_found("案件");
  return std::move(found.front());
}

bool is_in_scope(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                 std::string_view action, const std::string& organ, const std::string& case_id) {
  const auto found = find_in_scope(connection, permissions, actor, action, case_id);
  return found && found->organ == organ;
}

}  // namespace anshu::cases
