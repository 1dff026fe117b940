// Asking for and deciding about time that does not count (扣除、中止) and longer limits (延长审限). Refusals common to all
// actions on a case: case_actions.h.
#pragma once

#include <optional>
#include <string>

#include "cases/case_change.h"

namespace anshu::cases {

// ── request_exclusion, end_exclusion (申请扣除审限、结束扣除) ────────────────────────────────────────────────────────────────

struct RequestExclusion {
  std::string ground;  // X02
  Date start_on;
  std::optional<Date> end_on;   // none while it lasts
  std::string document_number;  // what it rests on: 委托鉴定书（2026）陕0702委鉴5号
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RequestExclusion, (), (ground, start_on, end_on, document_number, reason))
/// Nothing stops until somebody else approves. Refusals of check_exclusion (clocks.h), E_CASE_CLOSED, E_INVALID_INPUT.
Result<CaseChanged> request_exclusion(const Services& services, const people::Actor& actor, const CaseCall& call,
                                      const RequestExclusion& input);

struct EndExclusion {
  std::string exclusion_id;
  Date end_on;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(EndExclusion, (), (exclusion_id, end_on, note))
/// The clocks run on from that day, or anew where the ground says so. E_EXCLUSION_NOT_OPEN, E_DATE_ORDER, E_DATE_IN_FUTURE,
/// E_PERIOD_EXCLUSION_TOO_LONG.
Result<CaseChanged> end_exclusion(const Services& services, const people::Actor& actor, const CaseCall& call,
                                  const EndExclusion& input);

// ── request_extension (申请延长审限) ─────────────────────────────────────────────────────────────────────────────────────

struct RequestExtension {
  std::string clock_id;
  std::int64_t months = 0, days = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RequestExtension, (), (clock_id, months, days, reason))
/// Asks the next one in the chain of approval. E_PERIOD_NOT_EXTENDABLE, E_PERIOD_EXTENSION_TOO_LONG, E_EXTENSION_PENDING,
/// E_EXTENSIONS_USED_UP (the chain has ended), E_PERIOD_EXPIRED (after the last day nothing is left to extend). A request after
/// the last day for it is taken and marked late.
Result<CaseChanged> request_extension(const Services& services, const people::Actor& actor, const CaseCall& call,
                                      const RequestExtension& input);

// ── decisions ─────────────────────────────────────────────────────────────────────────────────────────────────────────

struct DecideClockRequest {
  bool approve = false;
  std::string note;  // required when not approving
  // Of a longer limit that another court decided about (上级法院、高级人民法院):
  std::optional<Date> decided_on;
  std::string document_number;
};
BOOST_DESCRIBE_STRUCT(DecideClockRequest, (), (approve, note, decided_on, document_number))
struct ClockRequestDecided {
  std::string organ, case_id, id, status;
};
BOOST_DESCRIBE_STRUCT(ClockRequestDecided, (), (organ, case_id, id, status))

/// decide_exclusion (审批扣除审限). E_SAME_PERSON, E_REQUEST_DECIDED, and what check_exclusion refuses by then.
Result<ClockRequestDecided> decide_exclusion(const Services& services, const people::Actor& actor, const std::string& request_id,
                                             const DecideClockRequest& input);
/// decide_extension (审批延长审限) for the court's own president, record_extension_decision (登记上级法院延长审限决定) for other
/// courts' decisions. E_SAME_PERSON, E_REQUEST_DECIDED, E_PERIOD_EXPIRED (decided after the last day), E_INVALID_INPUT.
Result<ClockRequestDecided> decide_extension(const Services& services, const people::Actor& actor, const std::string& request_id,
                                             const DecideClockRequest& input);

}  // namespace anshu::cases
