#include "api/guard.h"

#include <array>

#include "base/crypto.h"
#include "people/sign_in.h"

namespace anshu::api {
namespace {

using SessionPointer = std::shared_ptr<const people::Session>;

constexpr std::array<std::string_view, 3> initial_password_routes = {"get_session", "sign_out", "change_password"};
/// They make a session, so they cannot ask for its token; where they come from must do.
constexpr std::array<std::string_view, 2> entrances = {"sign_in", "register_litigant"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool changes_something(const http::Request& request) { return request.method != "GET" && request.method != "HEAD"; }

std::unexpected<Refusal> cross_site() {
  return refuse(RefusalKind::forbidden, "E_CROSS_SITE", "请求不是从本系统页面发出的", "GB/T 22239-2019 8.1.4.2");
}

Result<void> check_csrf(const Call& call, const SessionPointer& session) {
  if (!changes_something(call.http)) return {};
  if (contains(entrances, call.route.operation)) return is_same_site(call.http) ? Result<void>() : cross_site();
  if (!session) return is_same_site(call.http) ? Result<void>() : cross_site();
  if (equal_in_constant_time(call.http.header(csrf_header), session->csrf_token)) return {};
  return refuse(RefusalKind::forbidden, "E_CSRF", "页面已过期，请刷新后再试", "GB/T 22239-2019 8.1.4.2");
}

Result<void> check_permission(Desk& desk, const Call& call, const people::Session& session) {
  const std::string& permission = call.route.permission;
  if (session.must_change_password && !contains(initial_password_routes, call.route.operation))
    return refuse(RefusalKind::forbidden, "E_MUST_CHANGE_PASSWORD", "首次登录或口令到期，请先修改口令",
                  "GB/T 22239-2019 8.1.4.1");
  if (permission == "signed_in") return {};
  const auto scope = desk.services.permissions.require(session.actor, permission);
  if (scope) return {};
  desk.security_log.record(people::SecurityLog::by(
      session.actor, "refused", fmt::format("{} {}：{}", call.route.method, call.route.path, scope.error().message),
      call.http.remote_address));
  return std::unexpected(scope.error());
}

const SessionPointer* pointer_of(const Call& call) { return std::any_cast<SessionPointer>(&call.session); }

}  // namespace

Guard make_guard(Desk& desk) {
  return [&desk](Call& call) -> Result<void> {
    const auto token = call.http.cookie(session_cookie);
    SessionPointer session;
    if (token && !token->empty()) session = desk.sign_in.sessions().find(*token);
    const bool open = call.route.permission == "public";
    if (!session && !open)
      return token ? refuse(RefusalKind::unauthenticated, "E_SESSION_EXPIRED", "登录已过期，请重新登录")
                   : refuse(RefusalKind::unauthenticated, "E_NOT_SIGNED_IN", "请先登录");
    ANSHU_CHECK(check_csrf(call, session));
    if (session) call.session = session;
    return open ? Result<void>() : check_permission(desk, call, *session);
  };
}

bool is_same_site(const http::Request& request) {
  if (const auto site = request.header("Sec-Fetch-Site"); !site.empty()) return site == "same-origin" || site == "none";
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return true;  // a program, not a page
  const auto host = origin.find("://");
  return host != std::string_view::npos && http::equals_ignoring_case(origin.substr(host + 3), request.header("Host"));
}

const people::Actor& actor_of(const Call& call) {
  const auto* session = pointer_of(call);
  if (!session || !*session) throw std::logic_error("route " + call.route.path + " has no person behind it");
  return (*session)->actor;
}

std::optional<people::Session> session_of(const Call& call) {
  const auto* session = pointer_of(call);
  if (!session || !*session) return std::nullopt;
  return **session;
}

}  // namespace anshu::api
