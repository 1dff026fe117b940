#include "cases/clocks.h"

#include "cases/guards.h"
#include "cases/views.h"
#include "law/law_book.h"
#include "law/period.h"

namespace anshu::cases {
namespace {

// Who has to act inside a court or procuratorate; every other owner of a rule is a party (当事人, 被告, 申请人 …).
constexpr std::array court_side = {"承办人",   "书记员",   "立案庭",   "院长",     "执行人员",       "检察官",      "调解员",
                                   "财务部门", "决定机关", "办案机关", "侦查机关", "受委托人民法院", "原审人民法院"};

std::string kind_of(const law::PeriodRule& rule, bool trial) {
  if (trial) return "trial";
  return std::ranges::find(court_side, rule.owner) != court_side.end() ? "court" : "party";
}

/// A period whose last day the court sets itself: the law only bounds it; days off at its end still roll (民诉法第八十五条).
Result<law::PeriodResult> designated(const law::LawBook& law, const law::PeriodRule& rule, law::PeriodResult lawful, Date due) {
  if (rule.bound == law::Bound::at_least && due < lawful.raw_due)
    return refuse(RefusalKind::invalid, "E_PERIOD_TOO_SHORT",
                  fmt::format("{}不得少于{}，最早为{}", rule.name, rule.length_text(), lawful.raw_due.iso()), rule.basis);
  if (rule.bound == law::Bound::at_most && due > lawful.raw_due)
    return refuse(RefusalKind::invalid, "E_PERIOD_TOO_LONG",
                  fmt::format("{}不得超过{}，最晚为{}", rule.name, rule.length_text(), lawful.raw_due.iso()), rule.basis);
  law::PeriodResult result;
  result.raw_due = due;
  result.legal_due = law.calendar.next_workday(due);
  result.warn_due = law.calendar.previous_workday(due);
  result.provisional = result.legal_due != due && law.calendar.provisional(result.legal_due);
  result.steps.push_back({fmt::format("法院指定的{}，至{}届满", rule.name, due.iso()), rule.basis});
  if (result.legal_due != due)
    result.steps.push_back(
        {fmt::format("届满日为{}，顺延至{}", law.calendar.day_name(due), result.legal_due.iso()), "民事诉讼法第八十五条第三款"});
  return result;
}

Result<law::PeriodResult> compute(const law::LawBook& law, const law::PeriodRule& rule, Date anchor,
                                  const std::optional<Date>& due_on) {
  law::PeriodInput input;
  input.from = anchor;
  ANSHU_TRY(law::PeriodResult result, law::compute_period(law.calendar, rule, input, law::Reasoning::on));
  if (!due_on) return result;
  return designated(law, rule, std::move(result), *due_on);
}

void put_dates(ClockRow& row, const law::PeriodResult& result) {
  row.raw_due_on = result.raw_due;
  row.legal_due_on = result.legal_due;
  row.warn_on = result.warn_due;
  row.provisional = result.provisional;
  row.reasoning = to_json(result.steps);
}

std::string outcome(const ClockRow& clock, Date on) { return on > clock.legal_due_on ? "missed" : "met"; }

bool is_meant(const ClockRow& clock, const ClockStop& stop) {
  if (clock.status != "running") return false;
  if (stop.subject_id && !clock.subject_id.empty() && clock.subject_id != *stop.subject_id) return false;
  if (stop.rule == "trial") return clock.kind == "trial";
  if (stop.rule == "*") return std::ranges::find(stop.except, clock.rule_code) == stop.except.end();
  return clock.rule_code == stop.rule;
}

/// The dates of a clock that now starts on another day.
Result<void> move_anchor(const law::LawBook& law, ClockRow& clock, const ClockMove& move) {
  clock.anchor_on = move.new_day;
  const law::PeriodRule* rule = law.rules.find(clock.rule_code, move.new_day);
  std::vector<law::Step> reasoning{{move.because, ""}};
  if (rule && rule->bound == law::Bound::exact) {
    ANSHU_TRY(const law::PeriodResult result, compute(law, *rule, move.new_day, std::nullopt));
    put_dates(clock, result);
    clock.rule_version = rule->effective_from.iso();
    reasoning.insert(reasoning.end(), result.steps.begin(), result.steps.end());
  } else {
    for (auto& step : view::reasoning_of(clock.reasoning)) reasoning.push_back(std::move(step));
  }
  clock.reasoning = to_json(reasoning);
  return {};
}

}  // namespace

Result<ClockRow> start_clock(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockStart& start) {
  const law::PeriodRule* rule = law.rules.find(start.rule, start.anchor);
  if (!rule) return refuse(RefusalKind::invalid, "E_UNKNOWN_PERIOD", "没有期限规则" + start.rule);
  ANSHU_TRY(const law::PeriodResult result, compute(law, *rule, start.anchor, start.due_on));
  ClockRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.kind = kind_of(*rule, start.trial);
  row.subject_id = start.subject_id;
  row.rule_code = rule->code;
  row.rule_version = rule->effective_from.iso();
  row.name = start.subject_name.empty() ? rule->name : rule->name + "（" + start.subject_name + "）";
  row.anchor_on = start.anchor;
  put_dates(row, result);
  row.status = "running";
  row.started_by_step = start.started_by;
  row.at_ms = action.now_ms();
  action.work.insert(row);
  file.clocks.push_back(row);
  return row;
}

int stop_clocks(people::Action& action, CaseFile& file, const ClockStop& stop) {
  int ended = 0;
  for (ClockRow& clock : file.clocks) {
    if (!is_meant(clock, stop)) continue;
    ClockRow after = clock;
    after.status = stop.no_longer_matters ? "stopped" : outcome(clock, stop.on);
    after.ended_on = stop.on;
    clock = action.work.update(clock, after);
    ++ended;
  }
  return ended;
}

Result<void> move_clocks(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockMove& move) {
  const auto names = [](const std::vector<std::string>& list, const std::string& name) {
    return std::ranges::find(list, name) != list.end();
  };
  for (ClockRow& clock : file.clocks) {
    ClockRow after = clock;
    if (clock.anchor_on == move.old_day && names(move.started_by, clock.started_by_step))
      ANSHU_CHECK(move_anchor(law, after, move));
    const bool ended_by_it = names(move.ended_rules, "*") || names(move.ended_rules, clock.rule_code) ||
                             (clock.kind == "trial" && names(move.ended_rules, "trial"));
    if (clock.ended_on == move.old_day && ended_by_it) after.ended_on = move.new_day;
    if (after.ended_on && (after.status == "met" || after.status == "missed")) after.status = outcome(after, *after.ended_on);
    clock = action.work.update(clock, after);
  }
  return {};
}

Result<void> begin_procedure(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file) {
  file.row.procedure = procedure.code;
  file.row.stage = procedure.stages.front().code;
  file.row.status = procedure.stages.front().status;
  if (const std::string rule = procedure.trial_rule(file.row.trial_procedure); !rule.empty()) {
    ClockStart start{rule, file.row.filed_on, "accept_filing"};
    start.trial = true;
    ANSHU_CHECK(start_clock(action, law, file, start));
  }
  return start_event_clocks(action, law, procedure, file, "accept_filing", file.row.filed_on);
}

Result<void> start_event_clocks(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file,
                                std::string_view event, Date on) {
  const ProcedureEvent* found = procedure.event(event);
  if (!found) return {};
  for (const ClockToStart& clock : found->starts) {
    if (!conditions_hold(clock.when, file, nullptr).value_or(false)) continue;
    ANSHU_CHECK(start_clock(action, law, file, {clock.rule, on, std::string(event)}));
  }
  return {};
}

}  // namespace anshu::cases
