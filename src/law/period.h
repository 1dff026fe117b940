// Computes periods and time limits (期间、审限): when a period ends, when it should be warned about, and why.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "law/calendar.h"
#include "law/rules.h"

namespace anshu::law {

/// A stretch of time that does not count: the day on which it starts is not deducted, the day on which it ends is.
struct Exclusion {
  std::string ground;  // X02
  Date start;
  std::optional<Date> end;  // still running when empty; then no due date can be computed
  bool operator==(const Exclusion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Exclusion, (), (ground, start, end))

struct PeriodInput {
  Date from = {};                         // day of the start event; not counted itself
  std::optional<InstantMs> from_ms = {};  // its instant, for periods in hours
  bool in_custody = false;
  std::int32_t extend_months = 0;  // granted in all
  std::int32_t extend_days = 0;
  std::vector<Exclusion> exclusions = {};
};

/// One sentence of the reasoning and the article that it rests on.
struct Step {
  std::string text;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(Step, (), (text, basis))

struct PeriodResult {
  Date raw_due;                             // last day without regard to days off
  Date legal_due;                           // last day in law
  Date warn_due;                            // the careful date: never later than raw_due; a day on which a court surely works
  std::optional<InstantMs> due_ms;          // end of a period in hours
  std::int32_t excluded_days = 0;           // deducted in all, overlaps once
  std::optional<Date> apply_extension_by;   // last day to ask for an extension, where one exists
  std::optional<Date> decide_extension_by;  // last day to decide on it
  bool provisional = false;                 // legal_due rests on a year whose holiday notice is not out
  std::vector<Step> steps;                  // empty unless asked for
};
BOOST_DESCRIBE_STRUCT(PeriodResult, (),
                      (raw_due, legal_due, warn_due, due_ms, excluded_days, apply_extension_by, decide_extension_by, provisional,
                       steps))

enum class Reasoning { off, on };

/// Computes one period. Refusals: E_PERIOD_UNLIMITED, E_PERIOD_TIME_REQUIRED (hours need from_ms), E_PERIOD_DATE_RANGE,
/// E_PERIOD_EXTENSION_NEGATIVE, E_PERIOD_NOT_EXTENDABLE, E_PERIOD_EXTENSION_TOO_LONG, E_PERIOD_EXCLUSION_UNKNOWN (the ground does
/// not stop this period), E_PERIOD_EXCLUSION_OPEN, E_PERIOD_EXCLUSION_REVERSED, E_PERIOD_EXCLUSION_TOO_LONG or _TOO_OFTEN.
Result<PeriodResult> compute_period(const Calendar& calendar, const PeriodRule& rule, const PeriodInput& input,
                                    Reasoning reasoning = Reasoning::off);

/// Whether one exclusion can stop this period; compute_period refuses alike.
Result<void> check_exclusion(const PeriodRule& rule, const Exclusion& exclusion);

/// The corresponding day n months later (or, with n < 0, earlier); the last day of the month where it has no such day.
Date add_months(Date from, int n, MonthRule rule = MonthRule::civil);

}  // namespace anshu::law
