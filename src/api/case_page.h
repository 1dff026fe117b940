// What the resources below /cases/{id} share.
#pragma once

#include <optional>
#include <string>

#include "api/resources.h"
#include "cases/case_change.h"
#include "cases/case_view.h"

namespace anshu::api::case_page {

namespace view = cases::view;

RouteInfo route(std::string path, std::string operation, std::string summary, std::string permission);
RouteInfo with_if_match(RouteInfo info);
RouteInfo with_key(RouteInfo info);

/// The case that the path names, with If-Match and Idempotency-Key.
cases::CaseCall call_of(const Call& call);

/// The case page, with its version for the ETag; `at`: as it stood then.
Result<view::CaseView> shown(Desk& desk, Call& call, std::optional<InstantMs> at = std::nullopt);
/// The case page after an action.
Result<view::CaseView> shown(Desk& desk, Call& call, const Result<cases::CaseChanged>& changed);

}  // namespace anshu::api::case_page
