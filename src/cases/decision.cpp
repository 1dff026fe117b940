#include "cases/decision.h"

#include "base/text.h"

namespace anshu::cases {

Result<void> check_decision(const DecisionQuestion& question, std::string decided_code, std::string reasons_basis) {
  if (question.status != "pending") return refuse(RefusalKind::conflict, std::move(decided_code), "该申请已经审批");
  if (question.asked_by == question.decided_by)
    return refuse(RefusalKind::forbidden, "E_SAME_PERSON", "须由申请人以外的人审批", "GB/T 22239-2019 8.1.4.2");
  if (!question.approve && trim(question.note).empty())
    return refuse_field("note", "required", "不同意的，请写明理由", std::move(reasons_basis));
  if (count_characters(question.note) > 500) return refuse_field("note", "text.length", "意见不能超过500字");
  return {};
}

}  // namespace anshu::cases
