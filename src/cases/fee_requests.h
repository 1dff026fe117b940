// Requests for relief from litigation fees (司法救助) that wait for somebody's decision.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/rows.h"
#include "cases/services.h"

namespace anshu::cases::view {

struct FeeReliefRequest {
  std::string organ, id, case_id, case_number, case_title;
  std::int64_t case_version = 0;  // a decision is an action on the case
  std::string kind, ground_name, fee_name, payer_name;
  std::optional<std::int64_t> percent;
  std::optional<Date> until_on;
  std::int64_t open_fen = 0, relieved_fen = 0;
  std::string reason, asked_by_name;
  InstantMs asked_at_ms = 0;
  bool own = false;  // asked for by the reader himself: others decide
};
BOOST_DESCRIBE_STRUCT(FeeReliefRequest, (),
                      (organ, id, case_id, case_number, case_title, case_version, kind, ground_name, fee_name, payer_name,
                       percent, until_on, open_fen, relieved_fen, reason, asked_by_name, asked_at_ms, own))

struct FeeReliefRequestList {
  std::vector<FeeReliefRequest> items;
};
BOOST_DESCRIBE_STRUCT(FeeReliefRequestList, (), (items))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// What waits for this person's decision, oldest first, at most 200; empty for those who decide nothing.
view::FeeReliefRequestList list_fee_reliefs(const Services& services, store::Connection& connection, const people::Actor& actor);
std::int64_t count_fee_reliefs(const Services& services, store::Connection& connection, const people::Actor& actor);

}  // namespace anshu::cases
