// request_exclusion (申请扣除审限) and end_exclusion (结束扣除): nothing counts as excluded until another person approves.
#include "base/text.h"
#include "cases/clock_actions.h"
#include "cases/clocks.h"
#include "cases/members.h"
#include "cases/refuse_about.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

Result<std::string> require_document(const law::ExclusionGround* ground, const std::string& document_number) {
  const std::string text(trim(document_number));
  if (text.empty())
    return refuse_field("document_number", "required",
                        ground ? "请写明依据的" + ground->document + "（文号或者日期）" : "请写明依据的文书");
  if (count_characters(text) > 100) return refuse_field("document_number", "text.length", "依据文书不能超过100字");
  return text;
}

Result<void> request(const Services& services, people::Action& action, CaseFile& file, const RequestExclusion& input) {
  ANSHU_CHECK(require_open(file));
  const law::ExclusionGround* ground = services.law.rules.ground(input.ground);
  ANSHU_TRY(const std::string document, require_document(ground, input.document_number));
  ANSHU_TRY(const std::string reason, require_reason(input.reason));
  ANSHU_CHECK(check_exclusion(services.law, file, {input.ground, input.start_on, input.end_on}, action.today()));
  ExclusionRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.ground = ground->code;
  row.ground_name = ground->name;
  row.start_on = input.start_on;
  row.end_on = input.end_on;
  row.document_number = document;
  row.reason = reason;
  row.status = "pending";
  row.asked_by = action.actor.user_id;
  row.asked_by_name = action.actor.name;
  row.asked_at_ms = action.now_ms();
  action.work.insert(row);
  file.exclusions.push_back(std::move(row));
  return {};
}

Result<void> end(const Services& services, people::Action& action, CaseFile& file, const EndExclusion& input) {
  const auto row = std::ranges::find(file.exclusions, input.exclusion_id, &ExclusionRow::id);
  if (row == file.exclusions.end()) return refuse_not_found("扣除记录");
  if (row->status != "approved" || row->end_on)
    return refuse(RefusalKind::conflict, "E_EXCLUSION_NOT_OPEN", row->ground_name + "没有正在进行的记录");
  if (input.end_on > action.today()) return refuse_about("end_on", "E_DATE_IN_FUTURE", "结束日期不能晚于今天");
  if (count_characters(input.note) > 500) return refuse_field("note", "text.length", "说明不能超过500字");
  return end_exclusion(action, services.law, file, row->ground, input.end_on);
}

}  // namespace

Result<CaseChanged> request_exclusion(const Services& services, const people::Actor& actor, const CaseCall& call,
                                      const RequestExclusion& input) {
  return run_on_case(services, actor, "request_exclusion", call, input,
                     [&](people::Action& action, CaseChange& change) { return request(services, action, change.file, input); });
}

Result<CaseChanged> end_exclusion(const Services& services, const people::Actor& actor, const CaseCall& call,
                                  const EndExclusion& input) {
  return run_on_case(services, actor, "end_exclusion", call, input,
                     [&](people::Action& action, CaseChange& change) { return end(services, action, change.file, input); });
}

}  // namespace anshu::cases
