#include "ledger/ledger_people.h"

namespace anshu::ledger {
namespace {

constexpr const char* select_people =
    "SELECT name, id, department_id FROM user_account WHERE organ = $1 AND kind = 'staff' AND active = 1";
constexpr const char* select_departments = "SELECT name, id FROM department WHERE organ = $1 AND active = 1";

}  // namespace

LedgerPeople::LedgerPeople(store::Connection& connection, const std::string& organ) {
  const store::Rows people = connection.query(select_people, {organ});
  for (std::size_t i = 0; i < people.size(); ++i) {
    KnownPerson person{store::text(people.at(i, 1)), std::nullopt};
    if (!store::is_null(people.at(i, 2))) person.department_id = store::text(people.at(i, 2));
    const auto [place, fresh] = people_.try_emplace(store::text(people.at(i, 0)), person);
    if (!fresh) place->second.reset();
  }
  const store::Rows departments = connection.query(select_departments, {organ});
  for (std::size_t i = 0; i < departments.size(); ++i)
    departments_.emplace(store::text(departments.at(i, 0)), store::text(departments.at(i, 1)));
}

const KnownPerson* LedgerPeople::person(const std::string& name) const {
  const auto found = people_.find(name);
  return found == people_.end() || !found->second ? nullptr : &*found->second;
}

std::optional<std::string> LedgerPeople::department(const std::string& name) const {
  const auto found = departments_.find(name);
  return found == departments_.end() ? std::nullopt : std::optional(found->second);
}

law::CauseKind cause_kind_of(std::string_view type_code) {
  const auto has = [&](std::string_view part) { return type_code.find(part) != std::string_view::npos; };
  if (has("执")) return law::CauseKind::enforcement;
  if (has("赔")) return law::CauseKind::compensation;
  if (has("刑")) return law::CauseKind::criminal;
  if (has("行")) return law::CauseKind::administrative;
  return law::CauseKind::civil;
}

}  // namespace anshu::ledger
