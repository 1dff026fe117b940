// decide_correction (审批关键信息更正): by another person than the one who asked.
#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/correction_fields.h"
#include "cases/decision.h"
#include "cases/notices.h"
#include "cases/scope.h"

namespace anshu::cases {
namespace {

constexpr const char* name = "decide_correction";

constexpr const char* select_case = "SELECT organ, case_id FROM case_correction WHERE id = $1";

struct Input {
  std::string correction_id;
  bool approve = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Input, (), (correction_id, approve, note))

/// The case of this correction, when the actor may decide about that case.
Result<std::string> case_of(const Services& services, const people::Actor& actor, const std::string& correction_id) {
  return services.database.read_value([&](store::Connection& connection) -> Result<std::string> {
    const store::Rows found = connection.query(select_case, {correction_id});
    for (std::size_t i = 0; i < found.size(); ++i)
      if (is_in_scope(connection, services.permissions, actor, name, store::text(found.at(i, 0)), store::text(found.at(i, 1))))
        return store::text(found.at(i, 1));
    return refuse_not_found("更正申请");
  });
}

void tell(people::Action& action, const CaseRow& row, const CorrectionRow& correction) {
  const std::string outcome = correction.status == "approved" ? "已经同意" : "未获同意";
  send_notice(
      action, row.organ, correction.asked_by,
      {"更正申请" + outcome,
       fmt::format("{}{}的更正申请{}。{}", row.number, correctable_field_name(correction.field), outcome, correction.note),
       "/desk/cases/" + row.id});
}

Result<void> decide(const Services& services, people::Action& action, CaseFile& file, const Input& input) {
  const auto row = std::ranges::find(file.corrections, input.correction_id, &CorrectionRow::id);
  if (row == file.corrections.end()) return refuse_not_found("更正申请");
  ANSHU_CHECK(
      check_decision({row->status, row->asked_by, action.actor.user_id, input.approve, input.note}, "E_CORRECTION_DECIDED"));
  if (input.approve) {
    if (field_value(file, row->field) != row->before_value)
      return refuse(RefusalKind::conflict, "E_CORRECTION_OUTDATED",
                    correctable_field_name(row->field) + "已不是申请时的内容，请重新申请");
    ANSHU_CHECK(check_field_value(services, action, file, row->field, row->after_value));
    ANSHU_CHECK(apply_correction(services, action, file, row->field, row->after_value, row->id, row->reason));
  }
  CorrectionRow after = *row;
  after.status = input.approve ? "approved" : "rejected";
  after.decided_by = action.actor.user_id;
  after.decided_by_name = action.actor.name;
  after.decided_at_ms = action.now_ms();
  after.note = trim(input.note);
  *row = action.work.update(*row, after);
  tell(action, file.row, *row);
  return {};
}

}  // namespace

Result<CorrectionDecided> decide_correction(const Services& services, const people::Actor& actor,
                                            const std::string& correction_id, const DecideCorrection& input) {
  if (!services.permissions.may(actor, name)) {
    // Lets the runner refuse, so that the refusal gets into the security log.
    const people::ActionCall call{name, actor.organ, correction_id, "{}", {}, {}};
    return services.actions.run<CorrectionDecided>(
        actor, call, [](people::Action&) -> Result<CorrectionDecided> { return refuse_not_found("更正申请"); });
  }
  ANSHU_TRY(const std::string case_id, case_of(services, actor, correction_id));
  const Input with_id{correction_id, input.approve, input.note};
  ANSHU_TRY(const CaseChanged changed,
            run_on_case(services, actor, name, {case_id}, with_id, [&](people::Action& action, CaseChange& change) {
              return decide(services, action, change.file, with_id);
            }));
  return CorrectionDecided{changed.organ, changed.id, correction_id, input.approve ? "approved" : "rejected"};
}

}  // namespace anshu::cases
