// The rows of a case, from one row of a ledger: what is understood goes into its columns, and the whole row is kept as it stood.
#pragma once

#include "cases/case_file.h"
#include "cases/services.h"
#include "ledger/ledger_people.h"
#include "ledger/ledger_reader.h"

namespace anshu::ledger {

/// In memory only. Stage, steps and clocks, which follow from the row's dates, are left to the caller (cases/imported_case.h).
cases::CaseFile case_from_ledger(const cases::Services& services, const LedgerPeople& people, const LedgerRow& ledger_row,
                                 const std::string& organ, const std::string& batch_id, people::Action& action);

/// natural for what reads like a person's name, legal for companies and the like, other for the rest.
std::string party_kind_of(std::string_view name);

}  // namespace anshu::ledger
