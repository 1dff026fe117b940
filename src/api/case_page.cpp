#include "api/case_page.h"

namespace anshu::api::case_page {

RouteInfo route(std::string path, std::string operation, std::string summary, std::string permission) {
  return {.path = "/api/v1" + std::move(path),
          .operation = std::move(operation),
          .summary = std::move(summary),
          .tag = "案件",
          .permission = std::move(permission)};
}

RouteInfo with_if_match(RouteInfo info) {
  info.if_match = true;
  return info;
}

RouteInfo with_key(RouteInfo info) {
  info.idempotent_key = true;
  return info;
}

cases::CaseCall call_of(const Call& call) { return {call.param("id"), call.if_match, call.idempotency_key}; }

Result<view::CaseView> shown(Desk& desk, Call& call, std::optional<InstantMs> at) {
  ANSHU_TRY(view::CaseView page, desk.services.database.read_value([&](store::Connection& db) {
    return cases::view_case(desk.services, db, actor_of(call), call.param("id"), at);
  }));
  if (!at) call.set_version(page.version);
  return page;
}

Result<view::CaseView> shown(Desk& desk, Call& call, const Result<cases::CaseChanged>& changed) {
  if (!changed) return std::unexpected(changed.error());
  return shown(desk, call);
}

}  // namespace anshu::api::case_page
