// assign_case (分案): a handler by hand, with a reason.
#include "cases/case_actions.h"
#include "cases/clocks.h"
#include "cases/members.h"
#include "cases/notices.h"
#include "cases/procedure.h"
#include "people/directory.h"

namespace anshu::cases {
namespace {

constexpr const char* name = "assign_case";

Result<void> check_department(people::Action& action, const CaseRow& row, const std::string& department_id) {
  const auto department = people::find_department(action.db(), row.organ, department_id);
  if (!department || !department->active) return refuse_field("department_id", "department.unknown", "没有这个部门");
  if (action.scope == people::Scope::department && action.actor.department_id != department_id)
    return refuse(RefusalKind::forbidden, "E_OUTSIDE_DEPARTMENT", "庭长只能将案件分给本部门");
  return {};
}

}  // namespace

Result<CaseChanged> assign_case(const Services& services, const people::Actor& actor, const CaseCall& call,
                                const AssignCase& input) {
  return run_on_case(services, actor, name, call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    CaseFile& file = change.file;
    CaseRow& row = file.row;
    ANSHU_CHECK(require_open(file));
    ANSHU_TRY(const std::string reason, require_reason(input.reason));
    ANSHU_CHECK(check_department(action, row, input.department_id));
    ANSHU_TRY(const people::UserRow handler, require_handler(action.db(), action.permissions, row.organ, input.handler_id));
    std::optional<people::UserRow> clerk;
    if (input.clerk_id && !input.clerk_id->empty()) {
      ANSHU_TRY(clerk, require_staff(action.db(), row.organ, *input.clerk_id, "clerk_id"));
    }
    const std::string clerk_name = clerk ? clerk->name : std::string();
    const bool same_clerk = clerk ? is_member(file, clerk->id) && row.clerk_name == clerk_name : row.clerk_name.empty();
    if (row.handler_id == handler.id && row.department_id == input.department_id && same_clerk)
      return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", "承办人、部门和书记员都没有变化");

    row.department_id = input.department_id;
    change_handler(action, file, handler, reason);
    set_member(action, file, "clerk", clerk, reason);
    if (clerk && row.clerk_name != clerk_name)
      send_notice(action, row.organ, clerk->id, {"您有一件新分配的案件", row.number + " " + row.title, "/desk/cases/" + row.id});
    row.clerk_name = clerk_name;
    if (const Procedure* procedure = services.procedures.find(row.procedure))
      ANSHU_CHECK(start_event_clocks(action, services.law, *procedure, file, name, action.today()));
    return {};
  });
}

}  // namespace anshu::cases
