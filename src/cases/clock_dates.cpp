#include "cases/clock_dates.h"

#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr const char* days_off_roll = "民事诉讼法第八十五条第三款";

/// Days that the exclusions take out of a stretch; an overlap counts once.
std::int32_t days_excluded(std::vector<law::Exclusion> exclusions, Date from) {
  std::ranges::sort(exclusions, {}, &law::Exclusion::start);
  std::int32_t days = 0;
  Date counted_to = from;
  for (const law::Exclusion& exclusion : exclusions) {
    if (*exclusion.end <= counted_to) continue;
    days += *exclusion.end - std::max(exclusion.start, counted_to);
    counted_to = *exclusion.end;
  }
  return days;
}

/// One clock and everything that its dates rest on.
class Dates {
 public:
  Dates(const law::LawBook& law, const CaseFile& file, const ClockRow& clock)
      : law_(law), clock_(clock), rule_(law.rules.find(clock.rule_code, clock.anchor_on)) {
    input_.from = clock.anchor_on;
    input_.in_custody = file.row.in_custody;
    for (const ExtensionRow& extension : file.extensions) {
      if (extension.clock_id != clock.id || extension.status != "approved") continue;
      input_.extend_months += static_cast<std::int32_t>(extension.months);
      input_.extend_days += static_cast<std::int32_t>(extension.days);
    }
    for (const ExclusionRow* exclusion : exclusions_of(law, file, clock)) {
      if (exclusion->end_on)
        input_.exclusions.push_back({exclusion->ground, exclusion->start_on, exclusion->end_on});
      else
        pause_ = exclusion;
    }
  }

  const law::PeriodRule* rule() const { return rule_; }
  const law::PeriodInput& input() const { return input_; }
  const ExclusionRow* pause() const { return pause_; }

  Result<law::PeriodResult> compute() const {
    if (!rule_) return designated({});
    if (!clock_.designated_on) return law::compute_period(law_.calendar, *rule_, input_, law::Reasoning::on);
    if (rule_->bound == law::Bound::exact) return designated({});
    law::PeriodInput bare;
    bare.from = clock_.anchor_on;
    ANSHU_TRY(const law::PeriodResult lawful, law::compute_period(law_.calendar, *rule_, bare));
    return designated(lawful);
  }

 private:
  /// A period whose last day was set by the court itself, put off by a decision, or came with its ledger: the law only bounds it.
  /// What was excluded or granted since is added; a day off at the end still rolls.
  Result<law::PeriodResult> designated(const std::optional<law::PeriodResult>& lawful) const {
    const Date due = *clock_.designated_on;
    const bool set_by_court = rule_ && rule_->bound != law::Bound::exact;
    if (set_by_court && rule_->bound == law::Bound::at_least && due < lawful->raw_due)
      return refuse(RefusalKind::invalid, "E_PERIOD_TOO_SHORT",
                    fmt::format("{}不得少于{}，最早为{}", rule_->name, rule_->length_text(), lawful->raw_due.iso()),
                    rule_->basis);
    if (set_by_court && rule_->bound == law::Bound::at_most && due > lawful->raw_due)
      return refuse(RefusalKind::invalid, "E_PERIOD_TOO_LONG",
                    fmt::format("{}不得超过{}，最晚为{}", rule_->name, rule_->length_text(), lawful->raw_due.iso()),
                    rule_->basis);
    law::PeriodResult result;
    result.excluded_days = days_excluded(input_.exclusions, clock_.anchor_on);
    result.raw_due = law::add_months(due, input_.extend_months) + input_.extend_days + result.excluded_days;
    // The day in a ledger is the day as the court counted it: it is not rolled once more.
    const bool from_ledger = !set_by_court && clock_.kind == "trial";
    const bool rolls = !from_ledger || result.raw_due != due;
    result.legal_due = rolls ? law_.calendar->next_workday(result.raw_due) : result.raw_due;
    result.warn_due = law_.calendar->previous_workday(result.raw_due);
    result.provisional = result.legal_due != result.raw_due && law_.calendar->provisional(result.legal_due);
    if (set_by_court)
      result.steps.push_back({fmt::format("法院指定的{}，至{}届满", rule_->name, due.iso()), rule_->basis});
    else if (!from_ledger)
      result.steps.push_back({fmt::format("经决定，{}至{}届满", rule_ ? rule_->name : clock_.name, due.iso()), ""});
    else
      result.steps.push_back({"按导入的台账所列审限届满日" + due.iso(), ""});
    if (input_.extend_months != 0 || input_.extend_days != 0)
      result.steps.push_back(
          {fmt::format("经批准延长{}{}", input_.extend_months ? fmt::format("{}个月", input_.extend_months) : "",
                       input_.extend_days ? fmt::format("{}日", input_.extend_days) : ""),
           ""});
    if (result.excluded_days != 0) result.steps.push_back({fmt::format("共扣除{}日", result.excluded_days), ""});
    if (result.legal_due != result.raw_due)
      result.steps.push_back(
          {fmt::format("届满日为{}，顺延至{}", law_.calendar->day_name(result.raw_due), result.legal_due.iso()), days_off_roll});
    return result;
  }

  const law::LawBook& law_;
  const ClockRow& clock_;
  const law::PeriodRule* rule_;
  law::PeriodInput input_;
  const ExclusionRow* pause_ = nullptr;
};

}  // namespace

std::vector<const ExclusionRow*> exclusions_of(const law::LawBook& law, const CaseFile& file, const ClockRow& clock) {
  const law::PeriodRule* rule = law.rules.find(clock.rule_code, clock.anchor_on);
  std::vector<const ExclusionRow*> known;
  for (const ExclusionRow& exclusion : file.exclusions)
    if (rule && exclusion.status == "approved" && rule->ground(exclusion.ground)) known.push_back(&exclusion);
  return known;
}

std::string outcome_on(const ClockRow& clock, Date on) {
  if (!clock.paused_by.empty()) return "met";
  return on > clock.legal_due_on ? "missed" : "met";
}

Result<void> put_dates(const law::LawBook& law, const CaseFile& file, ClockRow& clock, const std::string& because) {
  const Dates dates(law, file, clock);
  ANSHU_TRY(law::PeriodResult result, dates.compute());
  clock.raw_due_on = result.raw_due;
  clock.legal_due_on = result.legal_due;
  clock.warn_on = result.warn_due;
  clock.provisional = result.provisional;
  clock.apply_extension_by = result.apply_extension_by;
  clock.decide_extension_by = result.decide_extension_by;
  clock.excluded_days = result.excluded_days;
  clock.extended_months = dates.input().extend_months;
  clock.extended_days = dates.input().extend_days;
  if (dates.rule()) clock.rule_version = dates.rule()->effective_from.iso();
  const ExclusionRow* pause = dates.pause();
  // An exclusion that began after the last day stops nothing any more.
  if (pause && pause->start_on > result.legal_due) pause = nullptr;
  if (!has_ended(clock)) {
    clock.paused_by = pause ? pause->ground : "";
    clock.status = pause ? "paused" : "running";
    if (pause)
      result.steps.push_back({fmt::format("{}自{}起，尚未结束，期限暂停计算", pause->ground_name, pause->start_on.iso()),
                              dates.rule()->ground(pause->ground)->basis});
  } else if (clock.ended_on && (clock.status == "met" || clock.status == "missed")) {
    clock.status = outcome_on(clock, *clock.ended_on);
  }
  if (!because.empty()) result.steps.insert(result.steps.begin(), {because, ""});
  clock.reasoning = to_json(result.steps);
  return {};
}

}  // namespace anshu::cases
