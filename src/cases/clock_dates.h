// The dates of one clock: its rule and start, what was excluded, what was granted, whether somebody is held.
#pragma once

#include "cases/case_file.h"
#include "law/period.h"

namespace anshu::law {
struct LawBook;
}

namespace anshu::cases {

/// Computes the clock's dates anew from the case as it stands in `file` (approved exclusions and extensions, custody) and the
/// calendar; the clock is paused while an exclusion that its rule knows has not ended. Changes only `clock`: dates, reasoning,
/// status (running | paused), and whether a clock that has ended was met. `because`: one more sentence, before the reasoning.
/// Refusals: E_PERIOD_TOO_SHORT and E_PERIOD_TOO_LONG (the court's own last day breaks the law's bound), and those of
/// law::compute_period.
Result<void> put_dates(const law::LawBook& law, const CaseFile& file, ClockRow& clock, const std::string& because = {});

/// The approved exclusions that this clock counts out or is paused by: those whose ground its rule knows.
std::vector<const ExclusionRow*> exclusions_of(const law::LawBook& law, const CaseFile& file, const ClockRow& clock);

/// met, or missed when the day is after the last day; a day while the clock was paused is no delay.
std::string outcome_on(const ClockRow& clock, Date on);

inline bool has_ended(const ClockRow& clock) { return clock.status != "running" && clock.status != "paused"; }

}  // namespace anshu::cases
