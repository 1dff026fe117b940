// The rows of online filing (migrations/0001-foundation.sql). A filing's id is also the id of the case that it becomes, so that
// one journal chain tells the whole story from the first submission on.
#pragma once

#include "store/table.h"

namespace anshu::filing {

/// Not journaled: what is still being typed is the filer's own until it is submitted.
struct DraftRow {
  static constexpr std::string_view table = "filing_draft";
  static constexpr int key_columns = 2;
  std::string organ;  // people::portal_organ
  std::string id, user_id, court, title, content_sealed;
  std::optional<std::string> filing_id;
  std::string status;  // open | submitted | returned | closed
  InstantMs created_at_ms = 0, updated_at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(DraftRow, (),
                      (organ, id, user_id, court, title, content_sealed, filing_id, status, created_at_ms, updated_at_ms,
                       version))

/// Not journaled: a file on its way up, in chunks.
struct UploadRow {
  static constexpr std::string_view table = "upload";
  static constexpr int key_columns = 2;
  std::string organ, id, user_id, draft_id, material_code, name, media_type;
  std::int64_t size = 0, received = 0;
  bool complete = false;
  std::string sha256;
  InstantMs at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(UploadRow, (),
                      (organ, id, user_id, draft_id, material_code, name, media_type, size, received, complete, sha256, at_ms))

struct FilingRow {
  static constexpr std::string_view table = "filing";
  static constexpr int key_columns = 2;
  std::string organ, id, draft_id, applicant_organ, applicant_id, applicant_name;
  std::string channel;  // online | window
  std::string case_type, cause_code, cause_name, title;
  std::optional<std::int64_t> claim_amount_fen;
  std::string status;  // submitted | returned | resubmitted | accepted | refused | withdrawn
  std::string receipt_number, content_sealed;
  InstantMs submitted_at_ms = 0;
  InstantMs review_from_ms = 0;       // the period starts the day after: submission, or the corrected materials (在线诉讼规则九)
  std::optional<Date> review_due_on;  // none while the filer corrects
  std::int64_t returned_count = 0;
  std::optional<Date> correct_by_on;
  std::optional<InstantMs> decided_at_ms;
  std::string decided_by, decided_by_name, case_number;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FilingRow, (),
                      (organ, id, draft_id, applicant_organ, applicant_id, applicant_name, channel, case_type, cause_code,
                       cause_name, title, claim_amount_fen, status, receipt_number, content_sealed, submitted_at_ms,
                       review_from_ms, review_due_on, returned_count, correct_by_on, decided_at_ms, decided_by, decided_by_name,
                       case_number, version))

struct ReviewRow {
  static constexpr std::string_view table = "filing_review";
  static constexpr int key_columns = 3;
  std::string organ, filing_id, id;
  std::int64_t round = 1;
  std::string decision;      // accept | return | refuse
  std::string reason_codes;  // "R11,R14"
  std::string note, reviewer_id, reviewer_name;
  InstantMs at_ms = 0;
  std::optional<Date> correct_by_on;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ReviewRow, (),
                      (organ, filing_id, id, round, decision, reason_codes, note, reviewer_id, reviewer_name, at_ms,
                       correct_by_on, version))

}  // namespace anshu::filing
