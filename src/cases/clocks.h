// Clocks of a case (期限): started, stopped, paused, converted inside actions; computed by clock_dates.h, kept with their
// reasoning.
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
  std::string because = {};         // goes before the reasoning
};

/// Inserts the clock and adds it to `file`. Refusals: E_UNKNOWN_PERIOD, and those of put_dates.
Result<ClockRow> start_clock(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockStart& start);

struct ClockStop {
  std::string rule;                            // a code; "trial": the trial time limit; "*": all that run
  Date on;                                     // the day that counts
  std::optional<std::string> subject_id = {};  // only those of this party, and of the case as a whole
  bool no_longer_matters = false;              // status stopped, instead of met or (`on` after legal_due_on) missed
  std::vector<std::string> except = {};        // rules that go on, for "*"
  std::string clock_id = {};                   // this one and no other, whatever its rule
};
/// Ends clocks that run or are paused. Returns how many.
int stop_clocks(people::Action& action, CaseFile& file, const ClockStop& stop);

/// Gives a clock that runs another last day, by a decision (缓交), and answers what it is after days off. Nothing happens to a
/// clock that is not there or has ended.
Result<Date> put_off_clock(people::Action& action, const law::LawBook& law, CaseFile& file, std::string_view clock_id,
                           Date due_on, const std::string& because);

struct ClockMove {
  Date old_day, new_day;
  std::vector<std::string> started_by;   // actions or steps whose clocks are anchored on that day
  std::vector<std::string> ended_rules;  // rules ("trial", "*") whose clocks were ended on that day
  std::string because;                   // goes into the reasoning: 立案日期由…更正为…
};
/// Moves what hangs on a corrected date: clocks anchored on it are computed anew, clocks ended on it end on the new day, and
/// whether they were met is judged again. Days that the court set itself stay.
Result<void> move_clocks(people::Action& action, const law::LawBook& law, CaseFile& file, const ClockMove& move);

/// Computes every clock of the case anew (an exclusion, an extension, custody or the calendar has changed) and writes those that
/// differ. Returns how many.
Result<int> refresh_clocks(people::Action& action, const law::LawBook& law, CaseFile& file, const std::string& because = {});

// ── time that does not count (扣除、中止) ─────────────────────────────────────────────────────────────────────────────────

struct ExclusionStart {
  std::string ground;  // X08
  Date start;
  std::optional<Date> end = {};  // none: until end_exclusion
  std::string document_number = {};
  std::string reason = {};
  std::string started_by_step = {};
};
/// Refuses an exclusion that could not be: E_EXCLUSION_NOT_APPLICABLE (no clock of the case knows the ground), E_EXCLUSION_OPEN
/// (the same ground already lasts), E_EXCLUSION_TOO_OFTEN, E_DATE_BEFORE_FILING, E_DATE_IN_FUTURE (of its start), and those of
/// law::compute_period about its end.
Result<void> check_exclusion(const law::LawBook& law, const CaseFile& file, const ExclusionStart& start, Date today);
/// Begins an exclusion that needs no approval because a ruling or a step establishes it; pauses the clocks that know the ground,
/// or, when its end is known, moves their last day.
Result<void> open_exclusion(people::Action& action, const law::LawBook& law, CaseFile& file, const ExclusionStart& start);
/// Ends the exclusion of this ground that lasts ("": whichever): the clocks run on, or anew where the ground says so.
/// E_EXCLUSION_NOT_OPEN, E_DATE_ORDER.
Result<void> end_exclusion(people::Action& action, const law::LawBook& law, CaseFile& file, std::string_view ground, Date on);

// ── conversion (程序转换) ───────────────────────────────────────────────────────────────────────────────────────────────

enum class Converted { continues, restarts };
struct Conversion {
  std::string to;  // ordinary …
  Date on;         // day of the ruling or decision
  Converted clock = Converted::continues;
  std::string step;
};
/// The case goes on by another procedure: its trial limit is replaced by that of the new procedure, counted from the same day
/// (continues) or from the day of the decision (restarts). E_UNKNOWN_PROCEDURE, E_NOTHING_CHANGED.
Result<void> convert_trial(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file,
                           const Conversion& conversion);

// ── where clocks begin ────────────────────────────────────────────────────────────────────────────────────────────────

/// What accept_filing does for the procedure of a new case (whose row, not yet inserted, is file.row): first stage, status, the
/// trial time limit by trial_procedure, and the clocks that the procedure ties to accept_filing. Anchored on file.row.filed_on.
Result<void> begin_procedure(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file);

/// Clocks that the procedure ties to an action (assign_case …), anchored on `on`.
Result<void> start_event_clocks(people::Action& action, const law::LawBook& law, const Procedure& procedure, CaseFile& file,
                                std::string_view event, Date on);

}  // namespace anshu::cases
