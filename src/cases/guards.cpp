#include "cases/guards.h"

#include "cases/clock_dates.h"
#include "cases/facts.h"
#include "law/period.h"

namespace anshu::cases {
namespace {

constexpr std::string_view everybody = "all";  // the choice that names all parties at once

/// today, occurred_on, a date of the case, or a date field of the form. The outer optional is empty when it is not filled in yet.
std::optional<std::optional<Date>> date_named(const GuardQuestion& question, std::string_view name) {
  const CaseRow& row = question.file.row;
  if (name == "today") return question.today;
  if (name == "occurred_on") {
    if (question.occurred_on) return question.occurred_on;
    return std::nullopt;
  }
  if (question.step.field(name)) {
    if (!question.fields) return std::nullopt;
    return date_field(*question.fields, name);
  }
  if (name == "filed_on") return row.filed_on;
  if (name == "received_on") return row.received_on;
  if (name == "closed_on") return row.closed_on;
  if (name == "archived_on") return row.archived_on;
  if (name == "due_on") {
    const ClockRow* trial = question.file.trial_clock();
    return trial ? std::optional(trial->legal_due_on) : std::nullopt;
  }
  const EstablishedDates dates = established_dates(question.file);
  if (const auto* date = dates.find(name)) return *date;
  return std::nullopt;
}

Verdict verdict(bool holds) { return holds ? Verdict::holds : Verdict::fails; }

Verdict not_allowed(const GuardQuestion&, const StepGuard&) { return Verdict::fails; }

Verdict handler_assigned(const GuardQuestion& question, const StepGuard&) {
  return verdict(question.file.row.handler_id.has_value());
}

Verdict step_taken(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(question.file.last_step(guard.step) != nullptr);
}

Verdict step_not_taken(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(question.file.last_step(guard.step) == nullptr);
}

/// Where in the case's steps the last one of this code stands; -1 when it was never taken.
std::ptrdiff_t last_position(const CaseFile& file, const std::string& step) {
  std::ptrdiff_t found = -1;
  for (std::size_t i = 0; i < file.steps.size(); ++i)
    if (file.steps[i].step == step) found = static_cast<std::ptrdiff_t>(i);
  return found;
}

/// Between a step and the one that ends what it began: suspended, and not yet resumed.
Verdict during(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(last_position(question.file, guard.step) > last_position(question.file, guard.until));
}

Verdict not_during(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(last_position(question.file, guard.step) <= last_position(question.file, guard.until));
}

/// A yes-or-no field of the form says yes.
Verdict confirmed(const GuardQuestion& question, const StepGuard& guard) {
  if (!question.fields) return Verdict::open;
  const json::value* value = question.fields->if_contains(guard.field);
  return verdict(value && value->is_bool() && value->get_bool());
}

/// The period of the rule, counted from the other day; nullopt while a day is missing.
std::optional<law::PeriodResult> period_from(const GuardQuestion& question, const StepGuard& guard) {
  const auto than = date_named(question, guard.than);
  if (!than || !*than) return std::nullopt;
  const law::PeriodRule* rule = question.law.rules.find(guard.rule, **than);
  law::PeriodInput input;
  input.from = **than;
  auto period = law::compute_period(question.law.calendar, *rule, input);
  return period ? std::optional(std::move(*period)) : std::nullopt;
}

/// The day lies after the period (which the law wants to pass first: no roll-over).
Verdict period_over(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field);
  const auto period = period_from(question, guard);
  if (!date || !*date || !period) return Verdict::open;
  return verdict(**date > period->raw_due);
}

/// The day is not later than the last day of the period.
Verdict within_period(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field);
  const auto period = period_from(question, guard);
  if (!date || !*date || !period) return Verdict::open;
  return verdict(**date <= period->legal_due);
}

Verdict at_most(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(std::ranges::count(question.file.steps, guard.step, &StepRow::step) < guard.max);
}

Verdict no_pending_correction(const GuardQuestion& question, const StepGuard&) {
  return verdict(std::ranges::find(question.file.corrections, std::string("pending"), &CorrectionRow::status) ==
                 question.file.corrections.end());
}

Verdict fact_known(const GuardQuestion& question, const StepGuard& guard) {
  if (!guard.step.empty() && question.file.last_step(guard.step)) return Verdict::holds;
  const auto date = date_named(question, guard.than);
  return verdict(date && *date);
}

Verdict fact_unknown(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.than);
  return verdict(!date || !*date);
}

/// field ≥ than + days
Verdict date_not_before(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field), than = date_named(question, guard.than);
  if (!date || !than) return Verdict::open;
  return verdict(!*date || !*than || **date >= **than + static_cast<int>(guard.days));
}

/// field ≤ than + days
Verdict date_not_after(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field), than = date_named(question, guard.than);
  if (!date || !than) return Verdict::open;
  return verdict(!*date || !*than || **date <= **than + static_cast<int>(guard.days));
}

Verdict date_is(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field), than = date_named(question, guard.than);
  if (!date || !than) return Verdict::open;
  return verdict(!*date || !*than || **date == **than);
}

Verdict on_workday(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field);
  if (!date) return Verdict::open;
  return verdict(!*date || question.law.calendar->is_workday(**date));
}

Verdict all_served(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(all_named(question.file, guard.step, guard.field, guard.side));
}

/// The party that the step's form names: "" when it has no such field or names everybody, nullopt when it is not filled in yet.
std::optional<std::string> named_party(const GuardQuestion& question) {
  const StepField* field = question.step.party_field();
  if (!field) return std::string();
  if (!question.fields) return std::nullopt;
  const auto value = string_at(*question.fields, field->name);
  return std::string(value == everybody ? std::string_view() : value);
}

/// No clock of the rule still runs on that day: all have ended or are over.
Verdict clock_over(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field);
  if (!date) return Verdict::open;
  for (const ClockRow& clock : question.file.clocks)
    if (clock.rule_code == guard.rule && clock.status == "running" && *date && **date <= clock.legal_due_on)
      return Verdict::fails;
  return Verdict::holds;
}

/// No clock of the rule runs, or is paused.
Verdict clock_ended(const GuardQuestion& question, const StepGuard& guard) {
  return verdict(std::ranges::none_of(question.file.clocks,
                                      [&](const ClockRow& clock) { return clock.rule_code == guard.rule && !has_ended(clock); }));
}

/// A clock of the rule runs, and its last day has not passed on that day.
Verdict clock_runs(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field);
  if (!date) return Verdict::open;
  return verdict(std::ranges::any_of(question.file.clocks, [&](const ClockRow& clock) {
    return clock.rule_code == guard.rule && !has_ended(clock) && (!*date || **date <= clock.legal_due_on);
  }));
}

/// The day is within the period of the named party (or of the case); holds when no such period runs.
Verdict within_clock(const GuardQuestion& question, const StepGuard& guard) {
  const auto date = date_named(question, guard.field);
  const auto party = named_party(question);
  if (!date || !party) return Verdict::open;
  for (const ClockRow& clock : question.file.clocks) {
    const bool concerns = party->empty() || clock.subject_id.empty() || clock.subject_id == *party;
    if (clock.rule_code == guard.rule && clock.status == "running" && concerns && *date && **date > clock.legal_due_on)
      return Verdict::fails;
  }
  return Verdict::holds;
}

std::string value_text(const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  if (value.is_bool()) return value.get_bool() ? "true" : "false";
  if (value.is_int64()) return std::to_string(value.get_int64());
  return {};
}

}  // namespace

std::optional<Date> date_field(const json::object& fields, std::string_view name) { return Date::parse(string_at(fields, name)); }

std::optional<bool> conditions_hold(const std::vector<StepCondition>& conditions, const CaseFile& file,
                                    const json::object* fields) {
  bool open = false;
  for (const StepCondition& condition : conditions) {
    std::string value;
    if (condition.of == "trial_procedure") {
      value = file.row.trial_procedure;
    } else if (condition.of == "source") {
      value = file.row.source;
    } else if (condition.of == "case_type") {
      value = file.row.case_type;
    } else if (condition.of == "in_custody") {
      value = file.row.in_custody ? "true" : "false";
    } else if (fields) {
      const json::value* member = fields->if_contains(condition.of);
      value = member ? value_text(*member) : std::string();
    } else {
      open = true;
      continue;
    }
    if (std::ranges::find(condition.is, value) == condition.is.end()) return false;
  }
  if (open) return std::nullopt;
  return true;
}

bool all_named(const CaseFile& file, std::string_view step, std::string_view party_field, std::string_view side,
               std::string_view named_now) {
  std::vector<std::string> named{std::string(named_now)};
  for (const StepRow& taken : file.steps) {
    if (taken.step != step) continue;
    const auto form = parse_json(taken.fields);
    if (form && form->is_object()) named.emplace_back(string_at(form->get_object(), party_field));
  }
  if (std::ranges::find(named, everybody) != named.end()) return true;
  bool any = false;
  for (const PartyRow& party : file.parties) {
    if (side != everybody && party.side != side) continue;
    any = true;
    if (std::ranges::find(named, party.id) == named.end()) return false;
  }
  return any;
}

const std::vector<GuardKind>& guard_kinds() {
  static const std::vector<GuardKind> kinds = {
      {"not_allowed", "一律不准（与 when 同用）", "", "", not_allowed},
      {"handler_assigned", "案件已确定承办人", "", "", handler_assigned},
      {"step_taken", "已办理过某步骤", "step", "", step_taken},
      {"step_not_taken", "尚未办理过某步骤", "step", "", step_not_taken},
      {"during", "某步骤办理之后、结束它的步骤办理之前", "step until", "", during},
      {"not_during", "不在某步骤办理之后、结束它的步骤办理之前", "step until", "", not_during},
      {"confirmed", "表单的某项为“是”", "field", "", confirmed},
      {"period_over", "某日期在某期限（自另一日期起算）届满之后", "rule field than", "", period_over},
      {"within_period", "某日期不晚于某期限（自另一日期起算）的末日", "rule field than", "", within_period},
      {"at_most", "某步骤此前办理的次数少于上限", "step max", "", at_most},
      {"no_pending_correction", "没有待审批的更正申请", "", "", no_pending_correction},
      {"fact_known", "某日期已经确定（或者已办理过某步骤）", "than", "step", fact_known},
      {"fact_unknown", "某日期尚未确定", "than", "", fact_unknown},
      {"date_not_before", "某日期不早于另一日期（加若干日）", "field than", "days", date_not_before},
      {"date_not_after", "某日期不晚于另一日期（加若干日）", "field than", "days", date_not_after},
      {"date_is", "某日期与另一日期相同", "field than", "", date_is},
      {"on_workday", "某日期是工作日", "field", "", on_workday},
      {"all_served", "某步骤已对一方全部当事人办理", "step field side", "", all_served},
      {"clock_over", "到某日期时某期限已经结束", "rule field", "", clock_over},
      {"clock_ended", "某期限没有在计算", "rule", "", clock_ended},
      {"clock_runs", "到某日期时某期限尚未届满", "rule field", "", clock_runs},
      {"within_clock", "某日期在该当事人的期限以内", "rule field", "", within_clock},
  };
  return kinds;
}

const GuardKind* find_guard_kind(std::string_view name) {
  const auto found = std::ranges::find(guard_kinds(), name, &GuardKind::name);
  return found == guard_kinds().end() ? nullptr : &*found;
}

std::vector<const StepGuard*> failing_guards(const GuardQuestion& question) {
  std::vector<const StepGuard*> failing;
  for (const StepGuard& guard : question.step.guards) {
    if (!conditions_hold(guard.when, question.file, question.fields).value_or(false)) continue;
    if (find_guard_kind(guard.check)->ask(question, guard) == Verdict::fails) failing.push_back(&guard);
  }
  return failing;
}

}  // namespace anshu::cases
