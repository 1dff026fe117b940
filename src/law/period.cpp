#include "law/period.h"

#include <algorithm>

#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr Date first_date = Date::of(1900, 1, 1), last_date = Date::of(2199, 12, 31);

struct Articles {
  const char* start;
  const char* months;
  const char* roll;
};
/// The counting rules of each procedure law.
const Articles& articles(Branch branch) {
  static constexpr Articles civil{"民事诉讼法第八十五条第二款", "民法典第二百零二条", "民事诉讼法第八十五条第三款"};
  static constexpr Articles criminal{"刑事诉讼法第一百零五条第二款", "刑事诉讼法解释第二百零二条",
                                     "刑事诉讼法第一百零五条第四款"};
  static constexpr Articles administrative{"行政诉讼法解释第四十八条", "民法典第二百零二条", "行政诉讼法解释第四十八条"};
  return branch == Branch::criminal ? criminal : branch == Branch::administrative ? administrative : civil;
}

unsigned days_in_month(int year, unsigned month) {
  using namespace std::chrono;
  return static_cast<unsigned>(year_month_day_last{std::chrono::year{year} / std::chrono::month{month} / last}.day());
}

Result<void> check_extension(const PeriodRule& rule, const PeriodInput& input) {
  if (input.extend_months == 0 && input.extend_days == 0) return {};
  if (input.extend_months < 0 || input.extend_days < 0)
    return refuse(RefusalKind::invalid, "E_PERIOD_EXTENSION_NEGATIVE", "延长的期限不能为负");
  if (rule.extensions.empty())
    return refuse(RefusalKind::invalid, "E_PERIOD_NOT_EXTENDABLE",
                  fmt::format("{}{}", rule.name, rule.fixed ? "是不变期间，不得延长" : "不得延长"), rule.basis);
  std::int32_t months = 0, days = 0;
  for (const auto& extension : rule.extensions) {
    if (extension.open_ended) return {};
    months += extension.months;
    days += extension.days;
  }
  if (input.extend_months > months || input.extend_days > days)
    return refuse(RefusalKind::invalid, "E_PERIOD_EXTENSION_TOO_LONG",
                  fmt::format("{}最多延长{}", rule.name,
                              months == 0 ? fmt::format("{}日", days)
                              : days == 0 ? fmt::format("{}个月", months)
                                          : fmt::format("{}个月又{}日", months, days)),
                  rule.extensions.back().basis);
  return {};
}

/// Some grounds may be used only so often (补充侦查 twice).
Result<void> check_how_often(const PeriodRule& rule, const PeriodInput& input) {
  for (const auto& exclusion : input.exclusions) {
    const ExclusionGround& ground = *rule.ground(exclusion.ground);
    if (ground.max_times == 0) continue;
    const auto times = std::ranges::count(input.exclusions, exclusion.ground, &Exclusion::ground);
    if (times > ground.max_times)
      return refuse(RefusalKind::invalid, "E_PERIOD_EXCLUSION_TOO_OFTEN",
                    fmt::format("{}以{}次为限", ground.name, ground.max_times), ground.basis);
  }
  return {};
}

Result<void> check(const PeriodRule& rule, const PeriodInput& input) {
  if (rule.unlimited)
    return refuse(RefusalKind::invalid, "E_PERIOD_UNLIMITED", fmt::format("{}没有法定期限", rule.name), rule.basis);
  if (rule.unit == PeriodUnit::hour && !input.from_ms)
    return refuse(RefusalKind::invalid, "E_PERIOD_TIME_REQUIRED", fmt::format("{}以小时计算，应有起算的时刻", rule.name),
                  rule.basis);
  if (input.from < first_date || input.from > last_date)
    return refuse(RefusalKind::invalid, "E_PERIOD_DATE_RANGE", "日期应在1900年至2199年之间");
  ANSHU_CHECK(check_extension(rule, input));
  for (const auto& exclusion : input.exclusions) ANSHU_CHECK(check_exclusion(rule, exclusion));
  return check_how_often(rule, input);
}

/// One computation on its way; the reasoning is written beside it when somebody wants to read it.
class Computation {
 public:
  Computation(const Calendar& calendar, const PeriodRule& rule, const PeriodInput& input, Reasoning reasoning)
      : calendar_(calendar), rule_(rule), input_(input), reasoning_(reasoning == Reasoning::on), from_(input.from) {}

  PeriodResult run() {
    if (rule_.unit == PeriodUnit::hour)
      count_hours();
    else if (rule_.backward)
      count_back();
    else
      count_forward();
    return std::move(result_);
  }

 private:
  template <class... Args>
  void say(std::string basis, fmt::format_string<Args...> text, Args&&... args) {
    result_.steps.push_back({fmt::format(text, std::forward<Args>(args)...), std::move(basis)});
  }

  /// R2: the hour of the event is not counted; the period begins with the next full hour. Never rolled (R9).
  void count_hours() {
    constexpr InstantMs hour = 3'600'000;
    const InstantMs begin = (*input_.from_ms / hour + 1) * hour;
    result_.due_ms = begin + rule_.length * hour;
    result_.raw_due = result_.legal_due = result_.warn_due = date_at(*result_.due_ms);
    if (!reasoning_) return;
    say(articles(rule_.branch).start, "{}的时刻{}所在的小时不计入，自{}起算", rule_.starts_on, wall(*input_.from_ms),
        wall(begin));
    say(rule_.basis, "期限{}，至{}届满，不因节假日顺延", rule_.length_text(), wall(*result_.due_ms));
  }
  static std::string wall(InstantMs instant) { return iso_instant(instant).substr(0, 16).replace(10, 1, " "); }

  /// R8: counted back from an event that is still to come; brought forward, never put off, when the day is a day off.
  void count_back() {
    const auto back = [&](int more) {
      switch (rule_.unit) {
        case PeriodUnit::workday:
          return calendar_.subtract_workdays(from_, rule_.length + more);
        case PeriodUnit::month:
          return add_months(from_, -rule_.length, rule_.month_rule) - rule_.extra_days - more;
        case PeriodUnit::year:
          return add_months(from_, -12 * rule_.length, rule_.month_rule) - more;
        default:
          return from_ - rule_.length - more;
      }
    };
    result_.raw_due = back(0);
    result_.legal_due = rule_.roll == Roll::earlier ? calendar_.previous_workday(result_.raw_due) : result_.raw_due;
    result_.warn_due = std::min(careful(back(1)), result_.legal_due);
    result_.provisional = rule_.roll == Roll::earlier && calendar_.provisional(result_.raw_due);
    if (!reasoning_) return;
    say(rule_.basis, "应在{}{}的{}以前，最迟为{}（{}）", rule_.starts_on, from_.iso(), rule_.length_text(), result_.raw_due.iso(),
        calendar_.day_name(result_.raw_due));
    if (result_.legal_due != result_.raw_due)
      say(articles(rule_.branch).roll, "反向期限不顺延，遇{}提前至{}", calendar_.day_name(result_.raw_due),
          result_.legal_due.iso());
    say("", "按满{}的严格口径，宜在{}以前完成", rule_.length_text(), result_.warn_due.iso());
    say_provisional();
  }

  void count_forward() {
    restart();
    if (reasoning_) say(articles(rule_.branch).start, "{}之日{}不计入，自次日起算", rule_.starts_on, from_.iso());
    const Date base = base_due(rule_.month_rule);
    // R3c leaves open from which day the last day of a month is judged: warnings take the earlier reading.
    const Date earlier_base = rule_.month_rule == MonthRule::criminal ? std::min(base, base_due(MonthRule::civil)) : base;
    if (reasoning_) say_base(base);
    result_.raw_due = base + deducted_days(base);
    roll();
    result_.warn_due = careful(earlier_base + result_.excluded_days);
    if (rule_.apply_before_days != 0)
      result_.apply_extension_by = calendar_.previous_workday(result_.raw_due - rule_.apply_before_days);
    if (rule_.decide_before_days != 0)
      result_.decide_extension_by = calendar_.previous_workday(result_.raw_due - rule_.decide_before_days);
    if (!reasoning_) return;
    say("", "内部预警日为{}", result_.warn_due.iso());
    if (result_.apply_extension_by)
      say(rule_.extensions.front().basis, "需要延长的，最迟{}报批", result_.apply_extension_by->iso());
    if (result_.decide_extension_by)
      say(rule_.extensions.front().basis, "最迟{}决定是否延长", result_.decide_extension_by->iso());
    say_provisional();
  }

  /// T5: after a ground that restarts the period, it is counted anew from the day on which the ground ends.
  void restart() {
    for (const auto& exclusion : input_.exclusions) {
      const ExclusionGround* ground = rule_.ground(exclusion.ground);
      if (!ground->restarts || *exclusion.end <= from_) continue;
      from_ = *exclusion.end;
      if (reasoning_) say(ground->basis, "{}，自{}重新计算", ground->name, from_.iso());
    }
  }

  /// T2: granted months are added to the base and the sum counted once from the start, so that months' ends do not drift.
  Date base_due(MonthRule months) const {
    const int extra = rule_.extra_days + input_.extend_days;
    switch (rule_.unit) {
      case PeriodUnit::year:
        return add_months(from_, 12 * rule_.length + input_.extend_months, months) + extra;
      case PeriodUnit::month:
        return add_months(from_, rule_.length + input_.extend_months, months) + extra;
      case PeriodUnit::workday:
        return calendar_.add_workdays(from_, rule_.length);
      default:
        return add_months(from_ + rule_.length, input_.extend_months, months) + extra;
    }
  }

  void say_base(Date base) {
    if (input_.extend_months == 0 && input_.extend_days == 0) {
      say(rule_.basis, "期限{}，至{}", rule_.length_text(), base.iso());
    } else {
      std::string extension;
      if (input_.extend_months != 0) extension += fmt::format("{}个月", input_.extend_months);
      if (input_.extend_days != 0) extension += fmt::format("{}日", input_.extend_days);
      say(rule_.basis, "期限{}，经批准延长{}，合并计算至{}", rule_.length_text(), extension, base.iso());
    }
    const bool by_month = rule_.unit == PeriodUnit::month || rule_.unit == PeriodUnit::year;
    if (by_month && rule_.extra_days + input_.extend_days == 0 && base.day() != from_.day())
      say(articles(rule_.branch).months, "{}，以月末日{}为期限末日",
          base.day() < from_.day() ? "到期月没有对应日" : "起算日为当月最后一日", base.iso());
  }

  /// T3: days deducted in all; the union of the exclusions, so that an overlap counts once.
  std::int32_t deducted_days(Date base) {
    if (input_.exclusions.empty()) return 0;
    std::vector<std::pair<Date, Date>> spans;
    for (const auto& exclusion : input_.exclusions) {
      const Date start = std::max(exclusion.start, from_);
      if (*exclusion.end > start) spans.emplace_back(start, *exclusion.end);
    }
    std::sort(spans.begin(), spans.end());
    Date counted_to = from_;
    std::int32_t days = 0;
    bool too_late = false;
    for (const auto& [start, end] : spans) {
      const Date open_until = rolls() ? calendar_.next_workday(base + days) : base + days;
      if (start > open_until) {
        too_late = true;
        break;
      }
      if (end <= counted_to) continue;
      days += end - std::max(start, counted_to);
      counted_to = end;
    }
    result_.excluded_days = days;
    if (reasoning_) say_exclusions(days, too_late);
    return days;
  }

  void say_exclusions(std::int32_t days, bool too_late) {
    std::int32_t sum = 0;
    for (const auto& exclusion : input_.exclusions) {
      const ExclusionGround* ground = rule_.ground(exclusion.ground);
      if (ground->restarts) continue;
      const std::int32_t length = *exclusion.end - exclusion.start;
      sum += length;
      say(ground->basis, "{}：{}至{}，{}日不计入", ground->name, exclusion.start.iso(), exclusion.end->iso(), length);
    }
    if (too_late) say("", "期限届满以后开始的期间不再扣除");
    if (sum != days) say("", "重叠的和期限之外的日期不重复扣除，共扣除{}日", days);
  }

  bool rolls() const { return rule_.roll == Roll::next_workday && !(input_.in_custody && rule_.custody_never_rolls); }

  void roll() {
    const Date raw = result_.raw_due;
    result_.legal_due = rolls() ? calendar_.next_workday(raw) : raw;
    const bool by_workdays = rule_.unit == PeriodUnit::workday && calendar_.provisional(from_ + 1);
    result_.provisional = rolls() && (calendar_.provisional(raw) || calendar_.provisional(result_.legal_due) || by_workdays);
    if (!reasoning_) return;
    const std::string day = calendar_.day_name(raw);
    if (!rolls()) {
      const bool custody = rule_.custody_never_rolls;
      say(custody ? articles(Branch::criminal).roll : rule_.basis, "{}届满于{}（{}）{}，不因节假日顺延",
          custody ? "在押案件" : "", raw.iso(), day, custody ? "当日" : "");
    } else if (result_.legal_due == raw) {
      say(articles(rule_.branch).roll, "{}为{}，不顺延", raw.iso(), day);
    } else {
      say(articles(rule_.branch).roll, "{}为{}，顺延至其后第一个工作日{}", raw.iso(), day, result_.legal_due.iso());
    }
  }

  /// The last day on which a court surely works: a make-up workday before a long holiday is not relied upon.
  Date careful(Date date) const {
    if (calendar_.is_workday(date)) return date;
    Date earlier = date - 1;
    while (calendar_.is_off(earlier) || calendar_.is_makeup_workday(earlier)) earlier = earlier - 1;
    return rule_.backward || earlier >= from_ ? earlier : date;
  }

  void say_provisional() {
    if (result_.provisional) say("", "该年度的放假安排尚未载入，暂按法定节假日和周末计算");
  }

  const Calendar& calendar_;
  const PeriodRule& rule_;
  const PeriodInput& input_;
  bool reasoning_;
  Date from_;
  PeriodResult result_;
};

}  // namespace

Result<void> check_exclusion(const PeriodRule& rule, const Exclusion& exclusion) {
  const ExclusionGround* ground = rule.ground(exclusion.ground);
  if (!ground)
    return refuse(RefusalKind::invalid, "E_PERIOD_EXCLUSION_UNKNOWN",
                  fmt::format("{}不因{}扣除期限", rule.name, exclusion.ground), rule.basis);
  if (!exclusion.end)
    return refuse(RefusalKind::invalid, "E_PERIOD_EXCLUSION_OPEN",
                  fmt::format("{}（{}起）尚未结束，届满日还不能计算", ground->name, exclusion.start.iso()), ground->basis);
  if (*exclusion.end < exclusion.start)
    return refuse(RefusalKind::invalid, "E_PERIOD_EXCLUSION_REVERSED",
                  fmt::format("{}的结束日{}早于开始日{}", ground->name, exclusion.end->iso(), exclusion.start.iso()),
                  ground->basis);
  if (exclusion.start < first_date || *exclusion.end > last_date)
    return refuse(RefusalKind::invalid, "E_PERIOD_DATE_RANGE", "日期应在1900年至2199年之间");
  const bool too_many_days = ground->max_days != 0 && *exclusion.end - exclusion.start > ground->max_days;
  const bool too_many_months = ground->max_months != 0 && *exclusion.end > add_months(exclusion.start, ground->max_months);
  if (too_many_days || too_many_months)
    return refuse(RefusalKind::invalid, "E_PERIOD_EXCLUSION_TOO_LONG",
                  too_many_days ? fmt::format("{}最多扣除{}日", ground->name, ground->max_days)
                                : fmt::format("{}最多扣除{}个月", ground->name, ground->max_months),
                  ground->basis);
  return {};
}

Date add_months(Date from, int n, MonthRule rule) {
  const auto ymd = from.ymd();
  const unsigned day = static_cast<unsigned>(ymd.day());
  const int months = static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1 + n;
  const int year = months / 12;
  const unsigned month = static_cast<unsigned>(months % 12) + 1;
  const unsigned last = days_in_month(year, month);
  const bool from_last = rule == MonthRule::criminal && day == days_in_month(from.year(), from.month());
  return Date::of(year, month, from_last ? last : std::min(day, last));
}

Result<PeriodResult> compute_period(const Calendar& calendar, const PeriodRule& rule, const PeriodInput& input,
                                    Reasoning reasoning) {
  ANSHU_CHECK(check(rule, input));
  return Computation(calendar, rule, input, reasoning).run();
}

}  // namespace anshu::law
