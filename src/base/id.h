// Identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace anshu {

/// A new UUIDv7 as 36 characters. Ids made by one process at one instant still ascend.
std::string new_id(InstantMs now);

/// The id of what one person creates with one Idempotency-Key: a UUIDv8 (RFC 9562) made from both, so that the same request sent
/// twice names the same thing. `what` keeps the kinds of things apart ("draft").
std::string id_of_request(std::string_view what, std::string_view person, std::string_view key);

bool is_id(std::string_view text);

/// The low 14 bits of the counter in an id of new_id(): ascends, modulo 2^14, among the ids of one instant; any number in other
/// ids, 0 for what is no id.
std::int64_t counter_of_id(std::string_view id);

}  // namespace anshu
