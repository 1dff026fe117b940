#include "cases/audience.h"

namespace anshu::cases {
namespace {

constexpr const char* select_case =
    "SELECT secrecy, applicant_organ, applicant_id, department_id FROM case_facts WHERE organ = $1 AND case_id = $2";
constexpr const char* select_members = "SELECT user_id FROM case_member WHERE organ = $1 AND case_id = $2 AND until_ms IS NULL";

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::ranges::find(list, item) != list.end();
}

}  // namespace

bool Audience::includes(const people::Actor& actor, people::Scope scope) const {
  using people::Scope;
  if (actor.kind == people::Actor::Kind::portal) return actor.organ == applicant_organ && actor.user_id == applicant_id;
  const bool within = organ == actor.organ || (scope == Scope::subordinate && contains(actor.organs_below, organ));
  if (!within) return false;
  if (actor.kind == people::Actor::Kind::system) return true;
  if (organ == actor.organ && contains(members, actor.user_id)) return true;
  if (scope == Scope::own || secrecy != "open") return false;
  return scope != Scope::department || (department_id && *department_id == actor.department_id.value_or(""));
}

bool Audience::includes(const people::Permissions& permissions, const people::Actor& actor, std::string_view action) const {
  const auto scope = permissions.scope_of(actor, action);
  return scope && includes(actor, *scope);
}

Audience audience_of(const CaseFile& file) {
  Audience audience{file.row.organ,        file.row.secrecy,       file.row.applicant_organ,
                    file.row.applicant_id, file.row.department_id, {}};
  for (const MemberRow& member : file.members)
    if (!member.until_ms) audience.members.push_back(member.user_id);
  return audience;
}

std::optional<Audience> load_audience(store::Connection& connection, const std::string& organ, const std::string& case_id) {
  const store::Rows found = connection.query(select_case, {organ, case_id});
  if (found.empty()) return std::nullopt;
  Audience audience{organ, store::text(found.at(0, 0)), store::text(found.at(0, 1)), store::text(found.at(0, 2)), std::nullopt,
                    {}};
  store::from_value(found.at(0, 3), audience.department_id);
  const store::Rows members = connection.query(select_members, {organ, case_id});
  for (std::size_t i = 0; i < members.size(); ++i) audience.members.push_back(store::text(members.at(i, 0)));
  return audience;
}

}  // namespace anshu::cases
