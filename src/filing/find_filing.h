// Which filings a person may know of: the court's reviewers those of their court, litigants their own. Others do not exist.
#pragma once

#include "filing/desk.h"
#include "filing/rows.h"

namespace anshu::filing {

/// E_NOT_FOUND when there is no such filing, or none that this actor may know of through `action`.
Result<FilingRow> find_filing(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                              std::string_view action, const std::string& filing_id);

/// The condition on `filing` that leaves out filings whose case has been sealed, except for those who work on it: they do not
/// exist for the others, just as their cases do not. `user_id_mark` stands for the actor's id ("$3").
std::string visible_filings(const people::Actor& actor, std::string_view user_id_mark);

/// E_STALE (412) with what is there now, when the reviewer decided on an older version.
Result<void> require_version(const FilingRow& filing, std::int64_t expected_version);

/// E_FILING_STATE when the filing is no longer (or not yet) waiting for the court.
Result<void> require_under_review(const FilingRow& filing);

}  // namespace anshu::filing
