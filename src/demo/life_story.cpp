#include "demo/life_story.h"

#include "law/period.h"

namespace anshu::demo {
namespace {

constexpr int minute_ms = 60'000;

/// Office hours of a court: 9:00–12:00, 14:00–17:30 on workdays.
class Office {
 public:
  Office(const law::Calendar& calendar, Random& random, InstantMs begin) : calendar_(calendar), random_(random), last_(begin) {}

  Date today() const { return date_at(last_); }

  /// A moment in office hours on that day, or on the next possible one, after everything before.
  InstantMs on(Date day) {
    day = calendar_.next_workday(std::max(day, today()));
    InstantMs at = instant_of(day) + working_minute(random_.between(0, 389)) * minute_ms;
    if (at <= last_) at = last_ + random_.between(3, 17) * minute_ms;
    if (at >= instant_of(day, 17, 30)) {
      day = calendar_.add_workdays(day, 1);
      at = instant_of(day, 9, random_.between(1, 50));
    }
    return last_ = at;
  }
  InstantMs after_workdays(int least, int most) { return on(calendar_.add_workdays(today(), random_.between(least, most))); }
  InstantMs after_days(int least, int most) { return on(today() + random_.between(least, most)); }
  /// Soon after what was last done, the same day.
  InstantMs soon() { return last_ += random_.between(4, 25) * minute_ms; }
  /// Any time between breakfast and bedtime: the portal is open when the court is not.
  InstantMs at_home(Date day) {
    const InstantMs at = instant_of(std::max(day, today()), random_.between(8, 21), random_.below(60));
    return last_ = std::max(at, last_ + random_.between(10, 90) * minute_ms);
  }
  void not_before(InstantMs at) { last_ = std::max(last_, at); }

 private:
  static int working_minute(int minute) { return minute < 180 ? 9 * 60 + minute : 14 * 60 + minute - 180; }

  const law::Calendar& calendar_;
  Random& random_;
  InstantMs last_;
};

class Planner {
 public:
  Planner(const LifeInput& input, const Wishes& wishes, Random& random)
      : input_(input),
        wishes_(wishes),
        random_(random),
        calendar_(input.law.calendar),
        office_(input.law.calendar, random, input.submitted_at_ms) {}

  LifeStory plan() {
    add(input_.submitted_at_ms, Deed::submit);
    if (review()) {
      live();
      pay();
    }
    std::ranges::stable_sort(life_.deeds, {}, &PlannedDeed::at);
    return std::move(life_);
  }

 private:
  PlannedDeed& add(InstantMs at, Deed deed, Date on) {
    life_.deeds.push_back({at, deed, on, on});
    return life_.deeds.back();
  }
  PlannedDeed& add(InstantMs at, Deed deed) { return add(at, deed, date_at(at)); }

  // ── filing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  /// True when the filing becomes a case.
  bool review() {
    if (wishes_.ending == Ending::withdrawn) {
      add(office_.at_home(office_.today() + 1), Deed::withdraw_filing);
      return false;
    }
    if (wishes_.returned || wishes_.ending == Ending::returned) {
      constexpr std::array<const char*, 5> reasons = {"R11", "R11,R13", "R12", "R14", "R17"};
      PlannedDeed& back = add(office_.after_workdays(0, 3), Deed::return_filing);
      back.other = back.on + random_.between(7, 15);
      back.code = random_.pick(reasons);
      if (wishes_.ending == Ending::returned) return false;
      add(office_.at_home(office_.today() + random_.between(1, 6)), Deed::resubmit);
    }
    if (wishes_.waits) return false;
    if (wishes_.ending == Ending::refused) {
      constexpr std::array<const char*, 5> reasons = {"R02", "R01", "R07", "R08", "R03"};
      add(office_.after_workdays(1, 4), Deed::refuse).code = random_.pick(reasons);
      return false;
    }
    const int most = random_.chance(0.9) ? 3 : 5;
    add(office_.after_workdays(0, most), Deed::accept);
    accepted_on_ = life_.deeds.back().on;
    return true;
  }

  // ── trial ────────────────────────────────────────────────────────────────────────────────────────────────────────────

  void live() {
    choose_procedure();
    limit_ = trial_limit(input_.law, life_.trial_procedure, accepted_on_);
    const double draw = random_.unit();
    const std::string way = wishes_.way                                             ? *wishes_.way
                            : wishes_.slow                                          ? "judgment"
                            : draw < input_.story.mediated                          ? "mediation"
                            : draw < input_.story.mediated + input_.story.withdrawn ? "withdrawal"
                            : draw > 0.975                                          ? "ruling"
                                                                                    : "judgment";
    add(office_.after_workdays(0, random_.chance(0.9) ? 1 : 2), Deed::assign);
    if (wishes_.sealed) add(office_.soon(), Deed::seal);
    if (way == "withdrawal" && random_.chance(0.4)) return close_unpaid_or_withdrawn();
    serve();
    if (way == "withdrawal") return close_unpaid_or_withdrawn();
    if (way == "mediation" && random_.chance(0.55)) return close_mediation();
    if (way == "ruling") return close_ruling();
    hear();
    if (way == "mediation") return close_mediation();
    judge();
  }

  /// The fee comes in within the seven days of the notice, unless the case ends first or for want of it. The cashier books in the
  /// afternoon what the bank reports; a sealed case is known to its members only.
  void pay() {
    const Date day = calendar_.next_workday(accepted_on_ + random_.between(1, 5));
    const InstantMs at = instant_of(day, 16, random_.between(0, 59));
    const auto closes = std::ranges::find_if(life_.deeds, [](const PlannedDeed& planned) {
      return planned.deed == Deed::close_mediation || planned.deed == Deed::close_withdrawal ||
             planned.deed == Deed::close_ruling;
    });
    const bool ends_first = closes != life_.deeds.end() && (closes->at <= at || closes->code == "04");
    if (!ends_first && !wishes_.sealed && !random_.chance(0.02)) add(at, Deed::pay);
  }

  void choose_procedure() {
    const bool personal = input_.cause_code.starts_with("C01") || input_.cause_code.starts_with("C02");
    const std::int64_t amount = input_.amount_fen.value_or(0);
    std::string& chosen = life_.trial_procedure;
    if (!personal && amount > 0 && amount <= 4'000'000 && random_.chance(0.62))
      chosen = "small_claims";
    else if (amount < 60'000'000 && random_.chance(0.84))
      chosen = "simplified";
    else
      chosen = "ordinary";
    if (wishes_.sealed && chosen == "small_claims") chosen = "simplified";
  }
  bool ordinary() const { return life_.trial_procedure == "ordinary"; }
  bool small() const { return life_.trial_procedure == "small_claims"; }

  Date evidence_until(Date served_on) {
    if (ordinary()) return served_on + random_.between(15, 30);
    // The longest that simplified procedures allow must still hold when the day of service is corrected to the day before.
    const int spare = wishes_.correction == Correction::none ? 0 : 1;
    return served_on + (small() ? random_.between(5, 7 - spare) : random_.between(10, 15 - spare));
  }

  void serve() {
    constexpr std::array<const char*, 5> methods = {"03", "05", "01", "10", "02"};
    constexpr double weights[] = {36, 30, 20, 9, 5};
    const bool in_turn = input_.defendants > 1 && random_.chance(0.4);
    const bool by_notice = ordinary() && !wishes_.slow && random_.chance(0.12);
    for (int i = 0; i < (in_turn ? input_.defendants : 1); ++i) {
      const Date before = office_.today();
      const InstantMs at = by_notice && i == 0    ? office_.after_days(34, 50)
                           : i > 0                ? office_.after_workdays(1, 5)
                           : random_.chance(0.85) ? office_.after_workdays(1, 2)
                                                  : office_.after_workdays(3, 9);
      const std::size_t method = random_.weighted(weights);
      // Postmen bring the receipt later than they hand over the letter.
      const Date on = method == 1 ? std::max(before, date_at(at) - random_.between(0, 2)) : date_at(at);
      PlannedDeed& served = add(at, Deed::serve, on);
      served.code = by_notice && i == 0 ? "07" : methods[method];
      served.other = evidence_until(on);
      if (in_turn) served.party = input_.plaintiffs + i;
      served_on_ = on;
    }
    if (wishes_.correction != Correction::none) correct();
    if (random_.chance(0.25)) take_note();
    if (random_.chance(0.35)) {
      constexpr std::array<const char*, 3> forms = {"written", "oral", "online"};
      PlannedDeed& answer = add(office_.after_days(2, 9), Deed::answer);
      answer.code = random_.pick(forms);
      answer.party = input_.plaintiffs;
    }
  }

  void correct() {
    PlannedDeed& ask = add(office_.after_workdays(1, 2), Deed::ask_correction);
    constexpr std::array<const char*, 2> fields = {"claim_amount_fen", "served_on"};
    const bool dated_earlier = served_on_ > accepted_on_ && input_.defendants == 1;
    ask.code = input_.amount_fen && (!dated_earlier || random_.chance(0.5)) ? fields[0] : fields[1];
    if (ask.code == fields[1] && !dated_earlier) {
      life_.deeds.pop_back();
      return;
    }
    add(office_.after_workdays(1, 3),
        wishes_.correction == Correction::approved ? Deed::approve_correction : Deed::reject_correction);
  }

  void take_note() {
    constexpr std::array<const char*, 8> notes = {
        "电话联系被告，被告称收到材料，对欠款数额有异议，准备提交书面答辩。",
        "原告来电询问进度，已告知预计开庭时间。",
        "组织双方庭前交换证据，争议焦点为还款数额和利息起算日。",
        "双方均表示愿意调解，约定下周再次组织调解。",
        "被告变更联系电话，已核对并登记。",
        "已向原告释明需补充提交银行流水，原告同意三日内提交。",
        "代理人申请查阅案卷，已安排。",
        "走访当事人所在社区，了解基本情况，制作了笔录。",
    };
    add(office_.after_workdays(0, 2), Deed::note).code = random_.pick(notes);
  }

  Date hearing_day(int least, int most) {
    Date day = calendar_.next_workday(office_.today() + random_.between(least, most));
    // A court with a limit over its head does not schedule behind it.
    if (!wishes_.slow && day >= limit_ && office_.today() + 5 < limit_) day = calendar_.previous_workday(limit_ - 2);
    return std::max(day, calendar_.next_workday(office_.today() + 1));
  }

  void hear() {
    InstantMs at = office_.after_workdays(0, 4);
    Date day = small()      ? hearing_day(5, 14)
               : ordinary() ? std::max(hearing_day(12, 40), calendar_.next_workday(served_on_ + 16))
                            : hearing_day(7, 26);
    add(at, Deed::schedule).other = day;
    if (wishes_.moved) add(office_.after_workdays(1, 2), Deed::reassign);
    if (day > office_.today() + 3 && random_.chance(0.06)) {
      constexpr std::array<const char*, 3> reasons = {"absent", "evidence", "other"};
      at = office_.on(calendar_.previous_workday(day - 1));
      PlannedDeed& later = add(at, Deed::adjourn);
      later.code = random_.pick(reasons);
      day = later.other = calendar_.next_workday(day + random_.between(6, 24));
    }
    hold(day, "concluded");
    if (!small() && random_.chance(0.09)) {
      life_.deeds.back().code = "continued";
      at = office_.after_workdays(1, 5);
      day = hearing_day(6, 25);
      add(at, Deed::schedule).other = day;
      hold(day, "concluded");
    }
    if (random_.chance(0.12)) take_note();
  }
  void hold(Date day, const char* outcome) {
    office_.not_before(instant_of(day, 16, random_.between(20, 55)));
    PlannedDeed& held = add(office_.soon(), Deed::hold);
    held.code = outcome;
  }

  void judge() {
    const bool in_court = !wishes_.slow && random_.chance(0.14);
    InstantMs at = 0;
    if (in_court) {
      at = office_.soon();
    } else {
      const Date quick = calendar_.add_workdays(office_.today(), small()      ? random_.between(1, 8)
                                                                 : ordinary() ? random_.between(8, 38)
                                                                              : random_.between(3, 18));
      Date day = quick;
      if (wishes_.slow)
        day = limit_ + random_.between(8, 70);
      else if (day > limit_ && office_.today() < limit_)
        day = std::max(office_.today() + 1, calendar_.previous_workday(limit_ - random_.between(0, 3)));
      at = office_.on(day);
    }
    PlannedDeed& pronounced = add(at, Deed::pronounce);
    pronounced.code = in_court ? "in_court" : "fixed_date";
    serve_judgment();
    add(office_.after_workdays(0, 3), Deed::close_judgment);
    if (small()) return archive();
    if (wishes_.appealed || random_.chance(0.07)) return appeal();
    const Date effective_on = calendar_.next_workday(judgment_served_on_ + 15) + 1;
    office_.not_before(instant_of(effective_on));
    add(office_.after_workdays(0, 6), Deed::effect, effective_on);
    archive();
  }

  void serve_judgment() {
    constexpr std::array<const char*, 4> methods = {"03", "05", "01", "08"};
    const bool in_turn = random_.chance(0.3);
    const int parties = in_turn ? input_.plaintiffs + input_.defendants : 1;
    for (int i = 0; i < parties; ++i) {
      PlannedDeed& served = add(office_.after_workdays(i == 0 ? 1 : 0, i == 0 ? 6 : 3), Deed::serve_judgment);
      served.code = methods[static_cast<std::size_t>(random_.below(3))];
      if (in_turn) served.party = i;
      judgment_served_on_ = served.on;
    }
  }

  void appeal() {
    office_.not_before(instant_of(judgment_served_on_ + random_.between(5, 13)));
    PlannedDeed& appealed = add(office_.after_workdays(0, 1), Deed::appeal);
    appealed.on = std::min(appealed.on, judgment_served_on_ + 15);
    appealed.party = random_.chance(0.7) ? input_.plaintiffs : 0;
    add(office_.after_workdays(5, 15), Deed::send_appeal);
    constexpr std::array<const char*, 4> results = {"upheld", "changed", "withdrawn", "remanded"};
    constexpr double weights[] = {68, 14, 14, 4};
    PlannedDeed& result = add(office_.after_days(55, 100), Deed::appeal_result);
    result.code = results[random_.weighted(weights)];
    archive();
  }

  // ── other endings ────────────────────────────────────────────────────────────────────────────────────────────────────

  void close_unpaid_or_withdrawn() {
    const bool served = served_on_.days != 0;
    const bool unpaid = !served && random_.chance(0.4);
    PlannedDeed& closed = add(unpaid ? office_.after_days(9, 16) : office_.after_days(2, 14), Deed::close_withdrawal);
    closed.code = unpaid ? "04" : "03";
    archive();
  }
  void close_mediation() {
    PlannedDeed& closed = add(office_.after_days(2, 18), Deed::close_mediation);
    closed.other = std::max(std::max(accepted_on_, served_on_), closed.on - random_.between(0, 3));
    archive();
  }
  void close_ruling() {
    constexpr std::array<const char*, 3> ways = {"05", "07", "09"};
    PlannedDeed& closed = add(office_.after_days(5, 25), Deed::close_ruling);
    closed.code = random_.pick(ways);
    if (closed.code == "05" && !small()) {
      const Date effective_on = calendar_.next_workday(closed.on + 10) + 1;
      office_.not_before(instant_of(effective_on));
      add(office_.after_workdays(0, 4), Deed::ruling_effect, effective_on);
    }
    archive();
  }

  /// Within three months after closing, as a rule.
  void archive() { add(random_.chance(0.95) ? office_.after_workdays(6, 40) : office_.after_workdays(60, 90), Deed::archive); }

  const LifeInput& input_;
  const Wishes& wishes_;
  Random& random_;
  const law::Calendar& calendar_;
  Office office_;
  LifeStory life_;
  Date accepted_on_, served_on_, judgment_served_on_, limit_;
};

}  // namespace

std::string LifeStory::stage_at(InstantMs instant) const {
  std::string stage;
  for (const PlannedDeed& planned : deeds) {
    if (planned.at > instant) break;
    switch (planned.deed) {
      case Deed::accept:
        stage = "unassigned";
        break;
      case Deed::assign:
        stage = "filed";
        break;
      case Deed::serve:
        stage = "served";
        break;
      case Deed::schedule:
        if (stage == "served") stage = "scheduled";
        break;
      case Deed::hold:
        stage = "hearing";
        break;
      case Deed::pronounce:
        stage = "pronounced";
        break;
      case Deed::serve_judgment:
        stage = "judgment_served";
        break;
      case Deed::close_judgment:
      case Deed::close_mediation:
      case Deed::close_withdrawal:
      case Deed::close_ruling:
        stage = "closed";
        break;
      case Deed::archive:
        stage = "archived";
        break;
      default:
        break;
    }
  }
  return stage;
}

std::optional<InstantMs> LifeStory::time_of(Deed deed) const {
  const auto found = std::ranges::find(deeds, deed, &PlannedDeed::deed);
  return found == deeds.end() ? std::nullopt : std::optional(found->at);
}

LifeStory plan_life(const LifeInput& input, const Wishes& wishes, Random random) { return Planner(input, wishes, random).plan(); }

Wishes draw_wishes(const CauseStory& story, Random& random) {
  Wishes wishes;
  wishes.returned = random.chance(0.08);
  wishes.slow = random.chance(0.03);
  wishes.moved = random.chance(0.015);
  wishes.sealed = random.chance(story.cast == Cast::couple ? 0.02 : 0.001);
  if (random.chance(0.03)) wishes.correction = random.chance(0.8) ? Correction::approved : Correction::rejected;
  // A sealed case is known to its members only: nobody else moves it, or decides about it.
  if (wishes.sealed) {
    wishes.moved = false;
    wishes.correction = Correction::none;
  }
  return wishes;
}

Date trial_limit(const law::LawBook& law, const std::string& trial_procedure, Date accepted_on) {
  const char* code = trial_procedure == "ordinary" ? "CIV1-ORD" : trial_procedure == "small_claims" ? "CIV1-SML" : "CIV1-SUM";
  law::PeriodInput input;
  input.from = accepted_on;
  const law::PeriodRule* rule = law.rules.find(code, accepted_on);
  const auto result = rule ? law::compute_period(law.calendar, *rule, input) : Result<law::PeriodResult>();
  return result ? result->legal_due : accepted_on + 90;
}

}  // namespace anshu::demo
