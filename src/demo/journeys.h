// How cases of other procedures than the civil first instance go in the demonstration: which steps, how many workdays apart, and
// what is written into their forms. What a form asks for beyond that is filled in from the procedure's own data.
#pragma once

#include <string_view>
#include <vector>

namespace anshu::demo {

struct JourneyStep {
  int least = 0, most = 0;  // workdays after the step before
  std::string_view step;
  /// "way=fixed_date;summary=…": booleans yes and no, dates as workdays from the day of the step (+30), amounts in percent of
  /// what is claimed (80%) or in fen; {plaintiff}, {defendant}, {amount}, {number} stand for theirs.
  std::string_view fields = {};
};

struct Journey {
  std::string_view case_type, trial_procedure;
  std::vector<JourneyStep> steps;
};

/// An appeal whose result the first instance records: upheld, changed, remanded, withdrawn; nullptr for others.
const Journey* appeal_journey(std::string_view result);
const std::vector<Journey>& enforcement_journeys();
const Journey& preservation_journey();

/// A case that begins at the window, with its cause.
struct WindowStory {
  std::string_view cause;      // by its name
  std::string_view opponents;  // the prosecuting office (criminal) or the authority that is sued (administrative)
  std::string_view facts;
  Journey journey;
};
const std::vector<WindowStory>& criminal_stories();
const std::vector<WindowStory>& administrative_stories();

}  // namespace anshu::demo
