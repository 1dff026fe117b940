#include "cases/case_change.h"

#include "cases/scope.h"
#include "people/seen_version.h"

namespace anshu::cases {

Result<CaseChange> CaseChange::begin(people::Action& action, std::string_view action_name, const CaseCall& call) {
  ANSHU_TRY(const FactsRow facts, find_in_scope(action.db(), action.permissions, action.actor, action_name, call.case_id));
  if (facts.organ != action.organ) return refuse_not_found("案件");
  auto file = load_case_core(action.db(), facts.organ, call.case_id);
  if (!file) return refuse_not_found("案件");
  ANSHU_CHECK(people::require_seen(action, file->row.version, call.expected_version));
  CaseChange change;
  change.file = std::move(*file);
  change.before_ = change.file.row;
  return change;
}

CaseChanged CaseChange::finish(people::Action& action) {
  // Later than before even when the clock stands still: the row must differ, so that its version rises.
  file.row.updated_at_ms = std::max(action.now_ms(), before_.updated_at_ms + 1);
  file.row = action.work.update(before_, file.row);
  before_ = file.row;
  return {file.row.organ, file.row.id, file.row.version};
}

Result<std::string> organ_of_case(const Services& services, const people::Actor& actor, std::string_view action_name,
                                  const std::string& case_id) {
  // Without the permission it does not matter which court: the runner refuses, and the refusal gets into the security log.
  if (!services.permissions.may(actor, action_name)) return actor.organ;
  return services.database.read_value([&](store::Connection& connection) -> Result<std::string> {
    ANSHU_TRY(const FactsRow facts, find_in_scope(connection, services.permissions, actor, action_name, case_id));
    return facts.organ;
  });
}

Result<void> require_open(const CaseFile& file) {
  if (file.row.status == "open") return {};
  return refuse(RefusalKind::conflict, "E_CASE_CLOSED",
                file.row.status == "archived" ? "案件已归档，不能办理此操作" : "案件已结案，不能办理此操作");
}

}  // namespace anshu::cases
