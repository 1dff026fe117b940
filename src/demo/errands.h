// What happens in the demonstration besides the cases themselves: the enforcement ledger comes in, drafts lie unfinished, people
// read their messages.
#pragma once

#include "demo/court_life.h"

namespace anshu::demo {

/// Puts them on the calendar of the court's life.
void plan_errands(DemoHouse& house, const DemoPlan& plan, const CourtPeople& people, CourtLife& life, DemoOutcome& outcome);

}  // namespace anshu::demo
