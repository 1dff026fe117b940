// decide_exclusion (审批扣除审限), decide_extension (审批延长审限), record_extension_decision (登记上级法院决定).
#include "base/text.h"
#include "cases/clock_actions.h"
#include "cases/clock_dates.h"
#include "cases/clocks.h"
#include "cases/decision.h"
#include "cases/notices.h"
#include "cases/refuse_about.h"
#include "cases/scope.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

struct Input {
  std::string request_id;
  bool approve = false;
  std::string note;
  std::optional<Date> decided_on;
  std::string document_number;
};
BOOST_DESCRIBE_STRUCT(Input, (), (request_id, approve, note, decided_on, document_number))

/// The case that a request belongs to, when the actor may decide about that case; with the request itself.
template <class Row>
Result<Row> find_request(const Services& services, const people::Actor& actor, const std::string& id,
                         const std::vector<std::string>& actions) {
  return services.database.read_value([&](store::Connection& connection) -> Result<Row> {
    for (Row& row : connection.select<Row>("WHERE id = $1", {id}))
      for (const std::string& action : actions)
        if (is_in_scope(connection, services.permissions, actor, action, row.organ, row.case_id)) return std::move(row);
    return refuse_not_found("申请");
  });
}

/// Lets the runner refuse whoever lacks the permission, so that the refusal gets into the security log.
Result<void> require(const Services& services, const people::Actor& actor, const std::string& action, const std::string& id) {
  if (services.permissions.may(actor, action)) return {};
  const people::ActionCall call{action, actor.organ, id, "{}", {}, {}};
  const auto refused = services.actions.run<CaseChanged>(
      actor, call, [](people::Action&) -> Result<CaseChanged> { return refuse_not_found("申请"); });
  return std::unexpected(refused.error());
}

template <class Row>
void put_decision(people::Action& action, Row& row, const Input& input) {
  row.status = input.approve ? "approved" : "rejected";
  row.decided_by = action.actor.user_id;
  row.decided_by_name = action.actor.name;
  row.decided_at_ms = action.now_ms();
  row.note = trim(input.note);
}

void tell(people::Action& action, const CaseFile& file, const std::string& whom, const std::string& what, bool approved,
          const std::string& note) {
  const std::string outcome = approved ? "已经批准" : "未获批准";
  std::string body = file.row.number + what + "的申请" + outcome + "。";
  if (const ClockRow* trial = file.trial_clock(); approved && trial && trial->status == "running")
    body += "审限现至" + trial->legal_due_on.chinese() + "届满。";
  send_notice(action, file.row.organ, whom, {what + outcome, body + note, "/desk/cases/" + file.row.id});
}

Result<void> decide_one(const Services& services, people::Action& action, CaseFile& file, ExclusionRow& row, const Input& input) {
  ANSHU_CHECK(check_decision({row.status, row.asked_by, action.actor.user_id, input.approve, input.note}));
  if (input.approve) {
    ANSHU_CHECK(require_open(file));
    CaseFile without = file;
    std::erase_if(without.exclusions, [&](const ExclusionRow& other) { return other.id == row.id; });
    ANSHU_CHECK(check_exclusion(services.law, without, {row.ground, row.start_on, row.end_on}, action.today()));
  }
  ExclusionRow after = row;
  put_decision(action, after, input);
  row = action.work.update(row, after);
  if (input.approve) ANSHU_CHECK(refresh_clocks(action, services.law, file));
  tell(action, file, row.asked_by, "扣除审限（" + row.ground_name + "）", input.approve, row.note);
  return {};
}

Result<void> decide_one(const Services& services, people::Action& action, CaseFile& file, ExtensionRow& row, const Input& input) {
  ANSHU_CHECK(check_decision({row.status, row.asked_by, action.actor.user_id, input.approve, input.note}));
  const Date decided_on = input.decided_on.value_or(action.today());
  if (row.outside && !input.decided_on) return refuse_field("decided_on", "required", "请填写" + row.approver + "作出决定的日期");
  if (row.outside && trim(input.document_number).empty())
    return refuse_field("document_number", "required", "请填写" + row.approver + "决定的文号");
  if (count_characters(input.document_number) > 100) return refuse_field("document_number", "text.length", "文号不能超过100字");
  if (decided_on > action.today()) return refuse_about("decided_on", "E_DATE_IN_FUTURE", "决定日期不能晚于今天");
  const auto clock = std::ranges::find(file.clocks, row.clock_id, &ClockRow::id);
  if (input.approve && has_ended(*clock)) return refuse(RefusalKind::conflict, "E_PERIOD_ENDED", clock->name + "已经不再计算");
  if (input.approve && clock->status == "running" && decided_on > clock->legal_due_on)
    return refuse(RefusalKind::conflict, "E_PERIOD_EXPIRED",
                  fmt::format("{}已于{}届满，此后作出的延长决定不发生效力", clock->name, clock->legal_due_on.iso()),
                  services.law.rules.find(clock->rule_code, clock->anchor_on)->extensions.front().basis);
  ExtensionRow after = row;
  put_decision(action, after, input);
  after.decided_on = decided_on;
  after.document_number = trim(input.document_number);
  row = action.work.update(row, after);
  if (input.approve) ANSHU_CHECK(refresh_clocks(action, services.law, file));
  tell(action, file, row.asked_by, "延长审限", input.approve, row.note);
  return {};
}

template <class Row>
Result<ClockRequestDecided> decide(const Services& services, const people::Actor& actor, const std::string& action_name,
                                   const Row& request, const DecideClockRequest& input, std::vector<Row> CaseFile::* rows) {
  const Input with_id{request.id, input.approve, input.note, input.decided_on, input.document_number};
  ANSHU_TRY(const CaseChanged changed, run_on_case(services, actor, action_name, {request.case_id}, with_id,
                                                   [&](people::Action& action, CaseChange& change) -> Result<void> {
                                                     auto& list = change.file.*rows;
                                                     const auto row = std::ranges::find(list, request.id, &Row::id);
                                                     if (row == list.end()) return refuse_not_found("申请");
                                                     return decide_one(services, action, change.file, *row, with_id);
                                                   }));
  return ClockRequestDecided{changed.organ, changed.id, request.id, input.approve ? "approved" : "rejected"};
}

}  // namespace

Result<ClockRequestDecided> decide_exclusion(const Services& services, const people::Actor& actor, const std::string& request_id,
                                             const DecideClockRequest& input) {
  ANSHU_CHECK(require(services, actor, "decide_exclusion", request_id));
  ANSHU_TRY(const ExclusionRow row, find_request<ExclusionRow>(services, actor, request_id, {"decide_exclusion"}));
  return decide(services, actor, "decide_exclusion", row, input, &CaseFile::exclusions);
}

Result<ClockRequestDecided> decide_extension(const Services& services, const people::Actor& actor, const std::string& request_id,
                                             const DecideClockRequest& input) {
  const bool any = services.permissions.may(actor, "record_extension_decision");
  ANSHU_CHECK(require(services, actor, any ? "record_extension_decision" : "decide_extension", request_id));
  ANSHU_TRY(const ExtensionRow row,
            find_request<ExtensionRow>(services, actor, request_id, {"decide_extension", "record_extension_decision"}));
  const std::string action = row.outside ? "record_extension_decision" : "decide_extension";
  ANSHU_CHECK(require(services, actor, action, request_id));
  return decide(services, actor, action, row, input, &CaseFile::extensions);
}

}  // namespace anshu::cases
