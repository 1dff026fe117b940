// What every call passes first: who is behind it, whether the page that sent it is ours, whether the role carries the action.
#pragma once

#include "api/resources.h"

namespace anshu::api {

inline constexpr const char* session_cookie = "anshu_session";
inline constexpr const char* csrf_header = "X-CSRF-Token";

/// The guard of the router. It fills call.session (see actor_of) and refuses:
///   E_NOT_SIGNED_IN, E_SESSION_EXPIRED   401: no session, or one that ended or ran out
///   E_CROSS_SITE                         403: another site's page sent it (sign-in, registration)
///   E_CSRF                               403: a call that changes something lacks the session's X-CSRF-Token
///   E_MUST_CHANGE_PASSWORD               403: an initial password opens only the password's own routes
///   E_FORBIDDEN                          403: the role does not carry the action; written to the security log
Guard make_guard(Desk& desk);

/// True when the browser says that a page of this very site sent the request, or when no browser did (Sec-Fetch-Site, Origin).
bool is_same_site(const http::Request& request);

}  // namespace anshu::api
