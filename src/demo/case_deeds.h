// What the court does with an accepted case: allocation, the steps of its procedure, corrections, notes.
#pragma once

#include <map>
#include <optional>

#include "cases/case_actions.h"
#include "cases/take_step.h"
#include "demo/demo_court.h"
#include "demo/living_case.h"

namespace anshu::demo {

class CaseDeeds {
 public:
  CaseDeeds(DemoHouse& house, CourtPeople& people) : services_(house.filing.services), people_(people) {}

  /// To the judge of the division who has fewest open cases; `again` takes it from the one who has it.
  Result<void> assign(LivingCase& one, bool again);
  Result<void> seal(LivingCase& one);
  /// The cashier books what the plaintiff pays in advance.
  Result<void> pay(LivingCase& one);
  Result<void> note(LivingCase& one, const PlannedDeed& planned);
  Result<void> ask_correction(LivingCase& one, const PlannedDeed& planned);
  Result<void> decide_correction(LivingCase& one, bool approve);
  Result<void> take_step(LivingCase& one, const PlannedDeed& planned);

 private:
  Bench& bench_for(const LivingCase& one);
  json::object form_of(LivingCase& one, const PlannedDeed& planned);
  json::object closing_form(const LivingCase& one, const PlannedDeed& planned);
  void put_hearing(LivingCase& one, Date day, const char* day_field, json::object& form);
  std::string party_of(const LivingCase& one, int position);
  cases::CaseFile file_of(const LivingCase& one);

  const cases::Services& services_;
  CourtPeople& people_;
  std::map<std::pair<const Bench*, Date>, int> booked_;  // hearings of a judge on a day
  int volumes_ = 0, receipts_ = 0;
};

}  // namespace anshu::demo
