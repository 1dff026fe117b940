#include "demo/court_life.h"

#include "store/seal.h"

namespace anshu::demo {
namespace {

constexpr int deeds_per_commit = 1000;
constexpr InstantMs never = std::numeric_limits<InstantMs>::max();

}  // namespace

CourtLife::CourtLife(DemoHouse& house, const DemoPlan& plan, CourtPeople& people, DemoOutcome& outcome)
    : house_(house),
      plan_(plan),
      outcome_(outcome),
      docket_{plan.cases, plan.seed, demo_begins_at(plan.ends_at_ms), plan.ends_at_ms, house.filing.services.law, people.filers},
      filing_(house, people),
      trial_(house, people),
      others_(house, plan, people, *this, outcome),
      people_(people),
      births_(plan_docket(docket_)),
      day_(house.clock.today()) {}

Result<void> CourtLife::run() {
  if (plan_.cases > 0) others_.plan_window();
  Result<bool> more = true;
  while (more && *more) {
    house_.database.together([&] {
      for (int i = 0; i < deeds_per_commit && more && *more; ++i) more = do_next();
    });
  }
  if (!more) return std::unexpected(more.error());
  house_.database.together([&] { move_clock(plan_.ends_at_ms); });
  return {};
}

Result<bool> CourtLife::do_next() {
  const InstantMs birth = next_birth_ < births_.size() ? births_[next_birth_].at : never;
  const InstantMs deed = due_.empty() ? never : due_.top().at;
  const InstantMs errand = errands_.empty() ? never : errands_.begin()->first;
  const InstantMs next = std::min({birth, deed, errand});
  if (next > plan_.ends_at_ms) return false;
  move_clock(next);
  if (next == errand) {
    const auto work = std::move(errands_.begin()->second);
    errands_.erase(errands_.begin());
    ANSHU_CHECK(work());
  } else if (next == birth) {
    give_birth(births_[next_birth_++]);
  } else {
    const std::int64_t number = due_.top().number;
    due_.pop();
    live_on(number);
  }
  return true;
}

/// Night falls between two days: what was recorded is sealed.
void CourtLife::move_clock(InstantMs at) {
  const Date day = date_at(at);
  while (day_ < day) {
    day_ = day_ + 1;
    house_.clock.set(instant_of(day_, 0, 5));
    outcome_.seals += store::seal_due_days(house_.database, house_.seal_key, house_.clock.now_ms());
    if (day_.day() == 1 && plan_.progress) plan_.progress(day_, outcome_.cases);
  }
  house_.clock.set(std::max(at, house_.clock.now_ms()));
}

void CourtLife::give_birth(const Birth& birth) {
  LivingCase one;
  one.birth = birth;
  one.story = &cause_stories()[birth.story];
  one.filer = &people_.filers[birth.filer];
  one.complaint = complaint_of(docket_, birth);
  one.life = life_of(docket_, birth, one.complaint);
  one.chance = Random(static_cast<std::uint64_t>(plan_.seed)).stream("court", birth.number);
  living_.emplace(birth.number, std::move(one));
  live_on(birth.number);
}

void CourtLife::live_on(std::int64_t number) {
  const auto place = living_.find(number);
  LivingCase& one = place->second;
  const PlannedDeed& planned = one.life.deeds[one.next++];
  ++outcome_.deeds;
  if (const auto done = perform(one, planned); !done) {
    std::string why = done.error().code;
    if (!done.error().fields.empty()) why += " " + done.error().fields.front().field + " " + done.error().fields.front().rule;
    ++outcome_.refused[why];
    living_.erase(place);  // what was to come rests on what did not happen
    return;
  }
  if (one.next < one.life.deeds.size())
    due_.push({one.life.deeds[one.next].at, number});
  else
    living_.erase(place);
}

Result<void> CourtLife::perform(LivingCase& one, const PlannedDeed& planned) {
  switch (planned.deed) {
    case Deed::submit:
      ++outcome_.filings;
      return filing_.submit(one);
    case Deed::return_filing:
      return filing_.send_back(one, planned);
    case Deed::resubmit:
      return filing_.resubmit(one);
    case Deed::accept:
      ++outcome_.cases;
      return filing_.accept(one);
    case Deed::refuse:
      return filing_.refuse(one, planned);
    case Deed::withdraw_filing:
      return filing_.withdraw(one);
    case Deed::assign:
      ANSHU_CHECK(trial_.assign(one, false));
      others_.after(one, planned);
      return {};
    case Deed::reassign:
      return trial_.assign(one, true);
    case Deed::seal:
      return trial_.seal(one);
    case Deed::pay:
      return trial_.pay(one);
    case Deed::note:
      return trial_.note(one, planned);
    case Deed::ask_correction:
      return trial_.ask_correction(one, planned);
    case Deed::approve_correction:
      return trial_.decide_correction(one, true);
    case Deed::reject_correction:
      return trial_.decide_correction(one, false);
    default:
      if (planned.deed == Deed::appeal_result) one.appeal_number = others_.appeal_number(one.id);
      ANSHU_CHECK(trial_.take_step(one, planned));
      others_.after(one, planned);
      remember_debt(one, planned);
      return {};
  }
}

void CourtLife::remember_debt(LivingCase& one, const PlannedDeed& planned) {
  const bool final_here = planned.deed == Deed::effect || planned.deed == Deed::close_mediation ||
                          (planned.deed == Deed::close_judgment && one.life.trial_procedure == "small_claims");
  const auto amount = filing::claimed_amount_fen(one.complaint);
  if (!final_here || !amount || one.birth.wishes.sealed || !one.chance.chance(0.3) || others_.enforces(one)) return;
  unpaid_.push_back({one.number, one.story->cause, one.first_plaintiff(), one.first_defendant(),
                     *amount * one.chance.between(70, 100) / 100, planned.on});
}

}  // namespace anshu::demo
