// request_extension (申请延长审限): the next one in the chain of approval is asked; the limit stays until the decision.
#include "cases/clock_actions.h"
#include "cases/clock_dates.h"
#include "cases/clocks.h"
#include "cases/members.h"
#include "cases/refuse_about.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr std::string_view own_president = "院长";

Result<void> check_length(const law::PeriodRule& rule, const law::Extension& step, const RequestExtension& input) {
  if (input.months < 0 || input.days < 0 || input.months > 120 || input.days > 3650)
    return refuse_about("months", "E_PERIOD_EXTENSION_NEGATIVE", "延长的期限应为正数");
  if (input.months == 0 && input.days == 0) return refuse_field("months", "required", "请填写延长的月数或者日数");
  if (step.open_ended) return {};
  if (input.months > step.months || input.days > step.days)
    return refuse_about("months", "E_PERIOD_EXTENSION_TOO_LONG",
                        fmt::format("{}由{}批准的延长不超过{}", rule.name, step.approver,
                                    step.months ? fmt::format("{}个月", step.months) : fmt::format("{}日", step.days)),
                        step.basis);
  return {};
}

Result<void> request(const Services& services, people::Action& action, CaseFile& file, const RequestExtension& input) {
  ANSHU_CHECK(require_open(file));
  const auto clock = std::ranges::find(file.clocks, input.clock_id, &ClockRow::id);
  if (clock == file.clocks.end()) return refuse_not_found("期限");
  if (has_ended(*clock)) return refuse(RefusalKind::conflict, "E_PERIOD_ENDED", clock->name + "已经不再计算");
  const law::PeriodRule* rule = services.law.rules.find(clock->rule_code, clock->anchor_on);
  if (!rule || rule->extensions.empty())
    return refuse(RefusalKind::conflict, "E_PERIOD_NOT_EXTENDABLE", clock->name + "不得延长", rule ? rule->basis : "");
  std::size_t rank = 0;
  for (const ExtensionRow& other : file.extensions) {
    if (other.clock_id != clock->id) continue;
    if (other.status == "pending")
      return refuse(RefusalKind::conflict, "E_EXTENSION_PENDING", clock->name + "已有延长申请尚未审批");
    if (other.status == "approved") ++rank;
  }
  if (rank >= rule->extensions.size())
    return refuse(RefusalKind::conflict, "E_EXTENSIONS_USED_UP", clock->name + "已按规定延长，不能再次延长",
                  rule->extensions.back().basis);
  const law::Extension& step = rule->extensions[rank];
  ANSHU_CHECK(check_length(*rule, step, input));
  ANSHU_TRY(const std::string reason, require_reason(input.reason));
  if (clock->status == "running" && action.today() > clock->legal_due_on)
    return refuse(RefusalKind::conflict, "E_PERIOD_EXPIRED",
                  fmt::format("{}已于{}届满，不能再申请延长", clock->name, clock->legal_due_on.iso()), step.basis);
  ExtensionRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.clock_id = clock->id;
  row.rank = static_cast<std::int64_t>(rank);
  row.months = input.months;
  row.days = input.days;
  row.approver = step.approver;
  row.outside = !step.approver.starts_with(own_president);
  row.reason = reason;
  row.late = clock->apply_extension_by && action.today() > *clock->apply_extension_by;
  row.decide_by = clock->decide_extension_by;
  row.status = "pending";
  row.asked_by = action.actor.user_id;
  row.asked_by_name = action.actor.name;
  row.asked_at_ms = action.now_ms();
  action.work.insert(row);
  file.extensions.push_back(std::move(row));
  return {};
}

}  // namespace

Result<CaseChanged> request_extension(const Services& services, const people::Actor& actor, const CaseCall& call,
                                      const RequestExtension& input) {
  return run_on_case(services, actor, "request_extension", call, input,
                     [&](people::Action& action, CaseChange& change) { return request(services, action, change.file, input); });
}

}  // namespace anshu::cases
