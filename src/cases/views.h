// What several resources show in the same form. The names of these structs are the API's (OpenAPI components).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/rows.h"
#include "law/period.h"

namespace anshu::cases::view {

/// A period or time limit of a case, with the reasoning of its dates.
struct Clock {
  std::string id, rule_code, name, kind;  // kind: trial 审限 | court 法院应办的期限 | party 当事人的期限
  Date anchor_on, raw_due_on, legal_due_on, warn_on;
  bool provisional = false;  // rests on a year whose holiday notice is not out
  std::string status;        // running | paused | met | missed | stopped | replaced
  std::string paused_by;     // ground of the exclusion that has not ended, or ""
  std::optional<Date> ended_on;
  std::optional<std::int64_t> days_left;  // until legal_due_on, negative when over; none when the clock has ended
  std::int64_t total_days = 0;            // from anchor_on to legal_due_on
  std::int64_t excluded_days = 0, extended_months = 0, extended_days = 0;
  std::optional<Date> apply_extension_by, decide_extension_by;
  std::vector<std::string> exclusion_ids;  // of the case's exclusions, those that this clock counts out or is paused by
  std::vector<law::Step> steps;
};
BOOST_DESCRIBE_STRUCT(Clock, (),
                      (id, rule_code, name, kind, anchor_on, raw_due_on, legal_due_on, warn_on, provisional, status, paused_by,
                       ended_on, days_left, total_days, excluded_days, extended_months, extended_days, apply_extension_by,
                       decide_extension_by, exclusion_ids, steps))
/// Without exclusion_ids: those are known only with the whole case.
Clock clock_of(const ClockRow& row, Date today);

struct DocumentSummary {
  std::string id, title;
  std::optional<std::string> number;
  std::string status;
  InstantMs issued_at_ms = 0;
  std::string download_url;
};
BOOST_DESCRIBE_STRUCT(DocumentSummary, (), (id, title, number, status, issued_at_ms, download_url))
DocumentSummary document_of(const DocumentRow& row);

struct Material {
  std::string id, code, name, media_type;
  std::int64_t size = 0;
  std::optional<std::int64_t> pages;
  InstantMs uploaded_at_ms = 0;
  std::string download_url;
};
BOOST_DESCRIBE_STRUCT(Material, (), (id, code, name, media_type, size, pages, uploaded_at_ms, download_url))
/// `owner_path`: "/api/v1/cases/<id>" or "/api/v1/filings/<id>".
Material material_of(const MaterialRow& row, const std::string& owner_path);

/// The reasoning that a clock or a fee keeps as JSON [{text, basis}].
std::vector<law::Step> reasoning_of(const std::string& json_text);

}  // namespace anshu::cases::view
