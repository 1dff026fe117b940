// request_correction (申请更正关键信息): the wish, with before and after; nothing changes until another person approves.
#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/correction_fields.h"
#include "cases/members.h"

namespace anshu::cases {

Result<CaseChanged> request_correction(const Services& services, const people::Actor& actor, const CaseCall& call,
                                       const RequestCorrection& input) {
  return run_on_case(services, actor, "request_correction", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       const CaseFile& file = change.file;
                       ANSHU_TRY(const std::string reason, require_reason(input.reason));
                       const std::string value(trim(input.value));
                       ANSHU_CHECK(check_field_value(services, action, file, input.field, value));
                       for (const CorrectionRow& other : file.corrections)
                         if (other.status == "pending" && other.field == input.field)
                           return refuse(RefusalKind::conflict, "E_CORRECTION_PENDING",
                                         correctable_field_name(input.field) + "已有更正申请尚未审批");
                       CorrectionRow row;
                       row.organ = file.row.organ;
                       row.case_id = file.row.id;
                       row.id = action.work.new_id();
                       row.field = input.field;
                       row.before_value = field_value(file, input.field);
                       row.after_value = value;
                       row.reason = reason;
                       row.status = "pending";
                       row.asked_by = actor.user_id;
                       row.asked_by_name = actor.name;
                       row.asked_at_ms = action.now_ms();
                       action.work.insert(row);
                       change.file.corrections.push_back(std::move(row));
                       return {};
                     });
}

}  // namespace anshu::cases
