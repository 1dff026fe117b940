// take_step (办理程序节点): one step of a case's procedure, as its file describes it. The same action for every case type.
#pragma once

#include <string>
#include <vector>

#include "cases/case_change.h"
#include "cases/case_view.h"
#include "cases/procedure.h"

namespace anshu::cases {

struct TakeStep {
  std::string step;
  Date occurred_on;
  json::object fields;  // the step's form
};
BOOST_DESCRIBE_STRUCT(TakeStep, (), (step, occurred_on, fields))

/// Checks stage, form, dates and guards; records the step; moves the stage; ends and starts clocks; has documents made; tells
/// those whom the procedure names. Refusals: E_NOT_FOUND, E_STALE, E_NO_PROCEDURE, E_UNKNOWN_STEP, E_WRONG_STAGE,
/// E_INVALID_INPUT, E_DATE_IN_FUTURE, E_DATE_BEFORE_FILING, E_DATE_ORDER, the codes of the step's guards, and those of its
/// clocks. `input` is journaled, so forms never ask for personal data under its usual names (people/actions.h).
Result<CaseChanged> take_step(const Services& services, const people::Actor& actor, const CaseCall& call, const TakeStep& input);

/// The steps that may come next for this person, with what stands in their way.
std::vector<view::NextStep> next_steps(const Services& services, const people::Actor& actor, const CaseFile& file);

/// The court's word for a warning of a step, as kept with it: {code, message, basis}.
std::vector<view::StepRefusal> warnings_of(const StepRow& row);

}  // namespace anshu::cases
