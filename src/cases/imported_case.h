// Taking on a case that comes from a spreadsheet: its dates stand for the steps that were taken before Anshu, so that the same
// procedure goes on from there.
#pragma once

#include <optional>

#include "cases/clocks.h"

namespace anshu::cases {

struct ImportedDates {
  std::optional<Date> served_on = {}, hearing_on = {}, pronounced_on = {}, judgment_served_on = {}, effective_on = {},
                      closed_on = {}, archived_on = {};
  std::optional<Date> due_on = {};  // 审限届满日, as the spreadsheet says
};

/// For import_ledger: sets procedure, stage, status, closed_on and archived_on of file.row (which is not inserted yet), and
/// inserts the steps that the dates stand for and the trial time limit (the spreadsheet's day when it gives one, else computed
/// from filed_on when trial_procedure is known). `procedure`: nullptr for case types that have none; then the dates stand in one
/// row.
Result<void> take_on_imported(people::Action& action, const law::LawBook& law, const Procedure* procedure, CaseFile& file,
                              const ImportedDates& dates);

/// Step and action name of what came from a spreadsheet.
inline constexpr const char* import_step = "import_ledger";

}  // namespace anshu::cases
