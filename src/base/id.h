// Identifiers: UUID version 7 (RFC 9562), so that ids sort by the time they were made.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"

namespace anshu {

/// A new UUIDv7 as 36 characters. Ids made by one process at one instant still ascend.
std::string new_id(InstantMs now);

bool is_id(std::string_view text);

}  // namespace anshu
