// Requests about clocks that wait for somebody's decision (扣除审限、延长审限).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/rows.h"
#include "cases/services.h"

namespace anshu::cases::view {

struct ClockRequest {
  std::string kind;  // exclusion | extension
  std::string organ, id, case_id, case_number, case_title;
  std::string subject;  // 鉴定、审计、评估、资产清理；民事一审普通程序审限延长6个月
  std::string reason, approver, status, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::optional<Date> start_on, end_on;  // of an exclusion
  std::string document_number;
  std::optional<Date> due_on, decide_by;  // of an extension: the last day now, and that to decide on it
  bool late = false, outside = false;
  std::string decided_by_name, note;
};
BOOST_DESCRIBE_STRUCT(ClockRequest, (),
                      (kind, organ, id, case_id, case_number, case_title, subject, reason, approver, status, asked_by_name,
                       asked_at_ms, start_on, end_on, document_number, due_on, decide_by, late, outside, decided_by_name, note))

struct ClockRequestList {
  std::vector<ClockRequest> items;
};
BOOST_DESCRIBE_STRUCT(ClockRequestList, (), (items))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// What waits for this person's decision, oldest first, at most 200 of each kind; empty for those who decide nothing.
view::ClockRequestList list_clock_requests(const Services& services, store::Connection& connection, const people::Actor& actor);
std::int64_t count_clock_requests(const Services& services, store::Connection& connection, const people::Actor& actor);
/// One request that the actor may know of; E_NOT_FOUND.
Result<view::ClockRequest> view_clock_request(const Services& services, store::Connection& connection, const people::Actor& actor,
                                              std::string_view kind, const std::string& id);

}  // namespace anshu::cases
