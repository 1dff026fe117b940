// Runs the court through its days: the clock moves from deed to deed, each is done by the person whose work it is, and every day
// is sealed when it is over.
#pragma once

#include <map>
#include <queue>

#include "demo/case_deeds.h"
#include "demo/docket.h"
#include "demo/enforcement_ledger.h"
#include "demo/filing_deeds.h"
#include "demo/other_cases.h"

namespace anshu::demo {

class CourtLife {
 public:
  CourtLife(DemoHouse& house, const DemoPlan& plan, CourtPeople& people, DemoOutcome& outcome);

  /// Something that is to be done at its time besides the cases.
  void at(InstantMs instant, std::function<Result<void>()> errand) { errands_.emplace(instant, std::move(errand)); }
  /// From the first submission to the plan's end.
  Result<void> run();

  /// Debts under effective judgments and settlements that nobody paid, so far.
  const std::vector<Unpaid>& unpaid() const { return unpaid_; }
  const DocketInput& docket() const { return docket_; }

 private:
  struct Due {
    InstantMs at;
    std::int64_t number;
    auto operator<=>(const Due&) const = default;
  };

  /// One submission, deed or errand; false when there is none left before the end.
  Result<bool> do_next();
  void move_clock(InstantMs at);
  void give_birth(const Birth& birth);
  void live_on(std::int64_t number);
  Result<void> perform(LivingCase& one, const PlannedDeed& planned);
  void remember_debt(LivingCase& one, const PlannedDeed& planned);

  DemoHouse& house_;
  const DemoPlan& plan_;
  DemoOutcome& outcome_;
  const DocketInput docket_;
  FilingDeeds filing_;
  CaseDeeds trial_;
  OtherCases others_;
  const CourtPeople& people_;
  std::vector<Birth> births_;  // in the order of their instants
  std::size_t next_birth_ = 0;
  std::map<std::int64_t, LivingCase> living_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  std::multimap<InstantMs, std::function<Result<void>()>> errands_;
  std::vector<Unpaid> unpaid_;
  Date day_;  // everything before it is sealed
};

}  // namespace anshu::demo
