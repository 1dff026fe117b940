// What people are shown of filings: litigants their own as they typed it, the court's people with personal data masked.
#pragma once

#include "cases/views.h"
#include "filing/checks.h"
#include "filing/content.h"
#include "filing/drafts.h"
#include "filing/rows.h"

namespace anshu::filing::view {

struct ReasonName {
  std::string code, name;
};
BOOST_DESCRIBE_STRUCT(ReasonName, (), (code, name))

struct FilingSummary {
  std::string organ, id;
  std::int64_t version = 1;
  std::string court_name, title, cause_name, case_type_name, channel, applicant_name;
  std::optional<std::int64_t> claim_amount_fen;
  std::string status;
  InstantMs submitted_at_ms = 0;
  std::optional<Date> review_due_on;
  std::optional<std::int64_t> days_left;
  std::int64_t returned_count = 0;
  std::optional<std::string> case_id, case_number;
};
BOOST_DESCRIBE_STRUCT(FilingSummary, (),
                      (organ, id, version, court_name, title, cause_name, case_type_name, channel, applicant_name,
                       claim_amount_fen, status, submitted_at_ms, review_due_on, days_left, returned_count, case_id, case_number))

struct FilingReview {
  std::int64_t round = 1;
  std::string decision;
  std::vector<ReasonName> reasons;
  std::string note, by_name;
  InstantMs at_ms = 0;
  std::optional<Date> correct_by_on;
};
BOOST_DESCRIBE_STRUCT(FilingReview, (), (round, decision, reasons, note, by_name, at_ms, correct_by_on))

struct Filing : FilingSummary {
  FilingContent content;
  std::vector<cases::view::Material> materials;
  std::vector<FilingReview> reviews;
  std::optional<cases::view::Clock> review_clock;
  std::vector<Finding> checks;  // for the court's people: what the program noticed
  std::string receipt_number, draft_id;
  std::string procedure;  // whose [[online_filing]] and trial procedures it goes by
  bool masked = false;
};
BOOST_DESCRIBE_STRUCT(Filing, (FilingSummary),
                      (content, materials, reviews, review_clock, checks, receipt_number, draft_id, procedure, masked))

struct FilingPage {
  std::vector<FilingSummary> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(FilingPage, (), (items, next_cursor, total, total_capped))

struct Upload {
  std::string id, draft_id, material_code, name, media_type;
  std::int64_t size = 0, received = 0;
  bool complete = false;
  std::optional<std::string> sha256;
};
BOOST_DESCRIBE_STRUCT(Upload, (), (id, draft_id, material_code, name, media_type, size, received, complete, sha256))

/// What the court asked for when it returned the filing.
struct DraftCorrection {
  std::vector<std::string> reason_codes;
  std::vector<ReasonName> reasons;
  std::string note;
  std::optional<Date> correct_by;
};
BOOST_DESCRIBE_STRUCT(DraftCorrection, (), (reason_codes, reasons, note, correct_by))

struct Draft {
  std::string id;
  std::int64_t version = 1;
  InstantMs updated_at_ms = 0;
  FilingContent content;
  std::vector<Upload> uploads;
  std::optional<std::string> filing_id;
  std::string status;
  std::optional<DraftCorrection> correction;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (id, version, updated_at_ms, content, uploads, filing_id, status, correction))

struct DraftSummary {
  std::string id, title, court_code;
  InstantMs updated_at_ms = 0;
  std::optional<std::string> filing_id;
  std::string status;
};
BOOST_DESCRIBE_STRUCT(DraftSummary, (), (id, title, court_code, updated_at_ms, filing_id, status))

}  // namespace anshu::filing::view

namespace anshu::filing {

struct FilingListRequest {
  std::optional<std::string> status;  // one of FilingRow::status, "open" (waiting for the court), or none
  std::optional<std::string> text;    // part of the title or the receipt number
  std::string sort;                   // due | submitted; "-" before it for descending
  std::int64_t limit = 50;
  std::string cursor;
};

/// The court's queue for its people, the own filings for litigants. E_SORT_KEY, E_BAD_CURSOR, E_INVALID_INPUT.
Result<view::FilingPage> list_filings(FilingDesk& desk, const people::Actor& actor, const FilingListRequest& request);

/// E_NOT_FOUND as in find_filing. Personal data is masked for everybody but the filer.
Result<view::Filing> view_filing(FilingDesk& desk, const people::Actor& actor, const std::string& filing_id);

view::Draft view_draft(FilingDesk& desk, const OpenDraft& draft);
view::Upload view_upload(const UploadRow& row);
view::DraftSummary summarise_draft(const DraftRow& row);

/// Which permission lets this actor look at filings.
const char* view_action(const people::Actor& actor);

}  // namespace anshu::filing
