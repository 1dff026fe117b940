// Drafts: what a litigant is still typing, saved on the server as typed. Own drafts only; not journaled (nothing is filed yet).
#pragma once

#include <string>
#include <vector>

#include "filing/content.h"
#include "filing/desk.h"
#include "filing/rows.h"

namespace anshu::filing {

struct OpenDraft {
  DraftRow row;
  FilingContent content;
  std::vector<UploadRow> uploads;  // complete and incomplete, oldest first
};

/// With an idempotency key, the same call again opens what the first one made.
Result<OpenDraft> create_draft(FilingDesk& desk, const people::Actor& actor, const FilingContent& content,
                               const std::string& idempotency_key = {});
Result<OpenDraft> open_draft(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id);
/// Stores the content as it is (it may be incomplete). E_STALE when another tab saved in the meantime (expected_version),
/// E_DRAFT_SUBMITTED once it is with the court.
Result<OpenDraft> save_draft(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id,
                             std::int64_t expected_version, const FilingContent& content);
/// Only a draft that was never submitted can be thrown away.
Result<void> delete_draft(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id);
std::vector<DraftRow> list_drafts(FilingDesk& desk, const people::Actor& actor);

/// Codes of the materials whose upload is complete.
std::vector<std::string> complete_material_codes(const std::vector<UploadRow>& uploads);
/// Inside a transaction: the actor's own draft, or E_NOT_FOUND.
Result<DraftRow> own_draft(store::Connection& connection, const people::Actor& actor, const std::string& draft_id);
std::vector<UploadRow> uploads_of(store::Connection& connection, const std::string& draft_id);
FilingContent read_content(const people::PersonalData& personal, const std::string& sealed);

}  // namespace anshu::filing
