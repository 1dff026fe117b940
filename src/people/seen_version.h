// If-Match inside an action: what the caller saw must still be so.
#pragma once

#include <optional>

#include "people/actions.h"

namespace anshu::people {

/// Refuses E_STALE (412) with current_version, changed_by, changed_at_ms and changed_action (分案), taken from the newest journal
/// entry of the action's chain. Without `seen` everything passes.
Result<void> require_seen(Action& action, std::int64_t current_version, std::optional<std::int64_t> seen);

}  // namespace anshu::people
