// Clocks of a case (期限): started and stopped inside actions, computed by law/period.h, kept with their reasoning.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cases/case_file.h"
#include "cases/procedure.h"
#include "people/actions.h"

namespace anshu::cases {

struct ClockStart {
  std::string rule;             // code of reference/law/periods.toml
  Date anchor;                  // day of the start event
  std::string started_by;       // action or step: accept_filing, serve_defendant
  std::string subject_id = {};  // party, or "" for the case
  std::string subject_name = {};
  std::optional<Date> due_on = {};  // the court's own last day, for periods that the court sets (指定期间)
  bool trial = false;               // this is the trial time limit (审限) of the case
};

/// Inserts the clock and adds it to `file`. Refusals: E_UNKNOWN_PERIOD, E_PERIOD_TOO_SHORT and E_PERIOD_TOO_LONG (the court's own
/// date breaks the law's bound), and those of law::compute_period.
Result<ClockRow> start_clock(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockStart& start);

struct ClockStop {
  std::string rule;                            // a code; "trial": the trial time limit; "*": all that run
  Date on;                                     // the day that counts
  std::optional<std::string> subject_id = {};  // only those of this party, and of the case as a whole
  bool no_longer_matters = false;              // status stopped, instead of met or (`on` after legal_due_on) missed
  std::vector<std::string> except = {};        // rules that go on, for "*"
};
/// Ends running clocks. Returns how many.
int stop_clocks(people::Action& action, CaseFile& file, const ClockStop& stop);

struct ClockMove {
  Date old_day, new_day;
  std::vector<std::string> started_by;   // actions or steps whose clocks are anchored on that day
  std::vector<std::string> ended_rules;  // rules ("trial", "*") whose clocks were ended on that day
  std::string because;                   // goes into the reasoning: 立案日期由…更正为…
};
/// Moves what hangs on a corrected date: clocks anchored on it are computed anew, clocks ended on it end on the new day, and
/// whether they were met is judged again. Days that the court set itself stay.
Result<void> move_clocks(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockMove& move);

/// What accept_filing does for the procedure of a new case (whose row, not yet inserted, is file.row): first stage, status, the
/// trial time limit by trial_procedure, and the clocks that the procedure ties to accept_filing. Anchored on file.row.filed_on.
Result<void> begin_procedure(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file);

/// Clocks that the procedure ties to an action (assign_case …), anchored on `on`.
Result<void> start_event_clocks(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file,
                                std::string_view event, Date on);

}  // namespace anshu::cases
