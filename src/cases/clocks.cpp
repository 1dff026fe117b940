#include "cases/clocks.h"

#include "cases/clock_dates.h"
#include "cases/guards.h"
#include "cases/refuse_about.h"
#include "cases/views.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

// Who has to act inside a court or procuratorate; every other owner of a rule is a party (当事人, 被告, 申请人 …).
constexpr std::array court_side = {"承办人", "书记员",   "立案庭",   "院长",     "执行人员", "检察官",         "承办检察官",
                                   "调解员", "财务部门", "决定机关", "办案机关", "侦查机关", "受委托人民法院", "原审人民法院"};

std::string kind_of(const law::PeriodRule& rule, bool trial) {
  if (trial) return "trial";
  return std::ranges::find(court_side, rule.owner) != court_side.end() ? "court" : "party";
}

bool is_meant(const ClockRow& clock, const ClockStop& stop) {
  if (has_ended(clock)) return false;
  if (!stop.clock_id.empty()) return clock.id == stop.clock_id;
  if (stop.subject_id && !clock.subject_id.empty() && clock.subject_id != *stop.subject_id) return false;
  if (stop.rule == "trial") return clock.kind == "trial";
  if (stop.rule == "*") return std::ranges::find(stop.except, clock.rule_code) == stop.except.end();
  return clock.rule_code == stop.rule;
}

ClockRow* trial_that_counts(CaseFile& file) {
  const auto found = std::ranges::find_if(file.clocks, [](const ClockRow& c) { return c.kind == "trial" && !has_ended(c); });
  return found == file.clocks.end() ? nullptr : &*found;
}

ExclusionRow new_exclusion(people::Action& action, const law::LawBook& law, const CaseFile& file, const ExclusionStart& start) {
  ExclusionRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.ground = start.ground;
  row.ground_name = law.rules.ground(start.ground)->name;
  row.start_on = start.start;
  row.end_on = start.end;
  row.document_number = start.document_number;
  row.reason = start.reason;
  row.started_by_step = start.started_by_step;
  row.asked_by = row.decided_by = action.actor.user_id;
  row.asked_by_name = row.decided_by_name = action.actor.name;
  row.asked_at_ms = action.now_ms();
  row.decided_at_ms = action.now_ms();
  row.status = "approved";
  return row;
}

}  // namespace

Result<ClockRow> start_clock(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockStart& start) {
  const law::PeriodRule* rule = law.rules.find(start.rule, start.anchor);
  if (!rule) return refuse(RefusalKind::invalid, "E_UNKNOWN_PERIOD", "没有期限规则" + start.rule);
  ClockRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.kind = kind_of(*rule, start.trial);
  row.subject_id = start.subject_id;
  row.rule_code = rule->code;
  row.name = start.subject_name.empty() ? rule->name : rule->name + "（" + start.subject_name + "）";
  row.anchor_on = start.anchor;
  row.designated_on = start.due_on;
  row.status = "running";
  row.started_by_step = start.started_by;
  row.at_ms = action.now_ms();
  ANSHU_CHECK(put_dates(law, file, row, start.because));
  action.work.insert(row);
  file.clocks.push_back(row);
  return row;
}

int stop_clocks(people::Action& action, CaseFile& file, const ClockStop& stop) {
  int ended = 0;
  for (ClockRow& clock : file.clocks) {
    if (!is_meant(clock, stop)) continue;
    ClockRow after = clock;
    after.status = stop.no_longer_matters ? "stopped" : outcome_on(clock, stop.on);
    after.ended_on = stop.on;
    clock = action.work.update(clock, after);
    ++ended;
  }
  return ended;
}

Result<Date> put_off_clock(people::Action& action, const law::LawBook& law, CaseFile& file, std::string_view clock_id,
                           Date due_on, const std::string& because) {
  const auto clock = std::ranges::find(file.clocks, clock_id, &ClockRow::id);
  if (clock == file.clocks.end() || has_ended(*clock)) return due_on;
  ClockRow after = *clock;
  after.designated_on = due_on;
  ANSHU_CHECK(put_dates(law, file, after, because));
  *clock = action.work.update(*clock, after);
  return clock->legal_due_on;
}

Result<void> move_clocks(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockMove& move) {
  const auto names = [](const std::vector<std::string>& list, const std::string& name) {
    return std::ranges::find(list, name) != list.end();
  };
  for (ClockRow& clock : file.clocks) {
    ClockRow after = clock;
    const bool ended_by_it = names(move.ended_rules, "*") || names(move.ended_rules, clock.rule_code) ||
                             (clock.kind == "trial" && names(move.ended_rules, "trial"));
    if (clock.ended_on == move.old_day && ended_by_it) after.ended_on = move.new_day;
    if (clock.anchor_on == move.old_day && names(move.started_by, clock.started_by_step)) {
      after.anchor_on = move.new_day;
      ANSHU_CHECK(put_dates(law, file, after, move.because));
    }
    if (after.ended_on && (after.status == "met" || after.status == "missed")) after.status = outcome_on(after, *after.ended_on);
    clock = action.work.update(clock, after);
  }
  return {};
}

Result<int> refresh_clocks(people::Action& action, const law::LawBook& law, CaseFile& file, const std::string& because) {
  int changed = 0;
  for (ClockRow& clock : file.clocks) {
    if (clock.status == "stopped" || clock.status == "replaced") continue;
    ClockRow after = clock;
    ANSHU_CHECK(put_dates(law, file, after));
    // The sentence that an earlier change put before the reasoning stays when the dates do.
    const std::string reasoning = std::exchange(after.reasoning, clock.reasoning);
    if (store::to_values(after) == store::to_values(clock)) continue;
    after.reasoning = reasoning;
    if (!because.empty()) ANSHU_CHECK(put_dates(law, file, after, because));
    clock = action.work.update(clock, after);
    ++changed;
  }
  return changed;
}

// ── time that does not count ──────────────────────────────────────────────────────────────────────────────────────────

Result<void> check_exclusion(const law::LawBook& law, const CaseFile& file, const ExclusionStart& start, Date today) {
  const law::ExclusionGround* ground = law.rules.ground(start.ground);
  if (!ground) return refuse_about("ground", "E_EXCLUSION_UNKNOWN", "没有扣除事由" + start.ground);
  if (start.start > today) return refuse_about("start_on", "E_DATE_IN_FUTURE", ground->starts_on + "不能晚于今天");
  if (start.start < file.row.filed_on)
    return refuse_about("start_on", "E_DATE_BEFORE_FILING", ground->starts_on + "不能早于立案日期" + file.row.filed_on.iso());
  std::int32_t times = 0;
  for (const ExclusionRow& exclusion : file.exclusions) {
    if (exclusion.ground != start.ground || exclusion.status == "rejected") continue;
    ++times;
    if (exclusion.end_on) continue;
    return refuse(RefusalKind::conflict, "E_EXCLUSION_OPEN",
                  fmt::format("{}自{}起尚未结束", ground->name, exclusion.start_on.iso()), ground->basis);
  }
  if (ground->max_times != 0 && times >= ground->max_times)
    return refuse(RefusalKind::conflict, "E_EXCLUSION_TOO_OFTEN", fmt::format("{}以{}次为限", ground->name, ground->max_times),
                  ground->basis);
  bool known = false;
  for (const ClockRow& clock : file.clocks) {
    const law::PeriodRule* rule = law.rules.find(clock.rule_code, clock.anchor_on);
    if (has_ended(clock) || !rule || !rule->ground(start.ground)) continue;
    known = true;
    if (start.start > clock.legal_due_on)
      return refuse_about("start_on", "E_PERIOD_EXPIRED",
                          fmt::format("{}已于{}届满，此后不再扣除", clock.name, clock.legal_due_on.iso()), ground->basis);
    if (!start.end) continue;
    law::PeriodInput input;
    input.from = clock.anchor_on;
    input.exclusions.push_back({start.ground, start.start, start.end});
    if (auto possible = law::compute_period(law.calendar, *rule, input); !possible) {
      auto refusal = std::move(possible).error();
      refusal.fields.push_back({"end_on", refusal.code, refusal.message});
      return std::unexpected(std::move(refusal));
    }
  }
  if (known) return {};
  return refuse(RefusalKind::conflict, "E_EXCLUSION_NOT_APPLICABLE", fmt::format("本案正在计算的期限不因{}扣除", ground->name),
                ground->basis);
}

Result<void> open_exclusion(people::Action& action, const law::LawBook& law, CaseFile& file, const ExclusionStart& start) {
  ANSHU_CHECK(check_exclusion(law, file, start, action.today()));
  ExclusionRow row = new_exclusion(action, law, file, start);
  action.work.insert(row);
  file.exclusions.push_back(std::move(row));
  ANSHU_CHECK(refresh_clocks(action, law, file));
  return {};
}

Result<void> end_exclusion(people::Action& action, const law::LawBook& law, CaseFile& file, std::string_view ground, Date on) {
  const ExclusionRow* open = file.open_exclusion(ground);
  if (!open) {
    const law::ExclusionGround* known = law.rules.ground(ground);
    return refuse(RefusalKind::conflict, "E_EXCLUSION_NOT_OPEN",
                  (known ? known->name : std::string("扣除")) + "没有正在进行的记录");
  }
  if (on < open->start_on)
    return refuse_about("end_on", "E_DATE_ORDER", fmt::format("结束日期不能早于开始日期{}", open->start_on.iso()));
  const auto row = std::ranges::find(file.exclusions, open->id, &ExclusionRow::id);
  ExclusionRow after = *row;
  after.end_on = on;
  *row = action.work.update(*row, after);
  ANSHU_CHECK(refresh_clocks(action, law, file));
  return {};
}

// ── conversion ────────────────────────────────────────────────────────────────────────────────────────────────────────

Result<void> convert_trial(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file,
                           const Conversion& conversion) {
  const std::string from = file.row.trial_procedure;
  const auto named = [&](const std::string& code) {
    const TrialClock* clock = procedure.trial_clock(code);
    return clock ? clock->name : trial_procedure_name(code);
  };
  if (from == conversion.to) return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", "案件已经适用" + named(from));
  const std::string rule = procedure.trial_rule(conversion.to);
  if (rule.empty())
    return refuse(RefusalKind::invalid, "E_UNKNOWN_PROCEDURE", "“" + procedure.name + "”没有" + conversion.to + "程序");
  ClockStart start{rule, conversion.on, conversion.step};
  start.trial = true;
  const bool continues = conversion.clock == Converted::continues;
  if (ClockRow* old = trial_that_counts(file)) {
    if (continues) start.anchor = old->anchor_on;
    ClockRow after = *old;
    after.status = "replaced";
    after.ended_on = conversion.on;
    *old = action.work.update(*old, after);
  } else if (continues) {
    start.anchor = file.row.filed_on;
  }
  file.row.trial_procedure = conversion.to;
  start.because = fmt::format("{}由{}转为{}，审限{}", conversion.on.iso(), named(from), named(conversion.to),
                              continues ? "自立案之日起连续计算" : "自决定转换之日起重新计算");
  ANSHU_CHECK(start_clock(action, law, file, start));
  return {};
}

// ── where clocks begin ────────────────────────────────────────────────────────────────────────────────────────────────

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
