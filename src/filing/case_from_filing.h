// The rows of a new case, from what the litigant handed in; personal data sealed column by column.
#pragma once

#include "cases/case_file.h"
#include "filing/content.h"
#include "filing/desk.h"
#include "filing/rows.h"

namespace anshu::filing {

/// In memory only: nothing is inserted. The number, the procedure and its clocks are the caller's.
cases::CaseFile case_from_filing(const people::PersonalData& personal, const FilingRow& filing, const FilingContent& content,
                                 people::Action& action);

/// The rows of one more party and its agents, in the order of calling; personal data sealed.
void append_party(const people::PersonalData& personal, cases::CaseFile& file, const FilingParty& party, people::Action& action);
void append_claim(cases::CaseFile& file, const FilingClaim& claim, people::Action& action);

}  // namespace anshu::filing
