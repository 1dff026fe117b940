#include <set>

#include "people/accounts.h"
#include "people/directory.h"
#include "people/seen_version.h"

namespace anshu::people {
namespace {

constexpr const char* basis = "GB/T 22239-2019 8.1.4.2";

Result<void> check_roles(store::Connection& db, const Permissions& permissions, const UserRow& user,
                         const std::vector<std::string>& roles) {
  const auto organ = find_organ(db, user.organ);
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const Role* role = permissions.role(roles[i]);
    if (!role) {
      Refusal unknown{RefusalKind::invalid, "E_UNKNOWN_ROLE", "没有这个岗位", {}, {}, {}};
      unknown.fields.push_back({fmt::format("roles[{}]", i), "role.unknown", unknown.message});
      return std::unexpected(std::move(unknown));
    }
    if ((role->kind == "portal") != (user.kind == "portal"))
      return refuse(RefusalKind::invalid, "E_ROLE_KIND",
                    user.kind == "portal" ? "当事人账号不得授予法院岗位" : "本院人员账号不得授予当事人岗位", basis);
    if (organ && !role->exists_in(organ->kind))
      return refuse(RefusalKind::invalid, "E_ROLE_ORGAN",
                    role->name + (role->organs == "court" ? "是人民法院的岗位" : "是人民检察院的岗位"), basis);
  }
  return check_exclusive(permissions, roles);
}

std::string names_of(const Permissions& permissions, const std::vector<std::string>& roles) {
  if (roles.empty()) return "无";
  std::string names;
  for (const auto& code : roles) {
    const Role* role = permissions.role(code);
    names += (names.empty() ? "" : "、") + (role ? role->name : code);
  }
  return names;
}

/// Writes what differs between what the person carries and what was asked for.
void write_roles(Action& action, const UserRow& user, const std::vector<std::string>& before,
                 const std::vector<std::string>& wanted) {
  for (const auto& role : before)
    if (std::ranges::find(wanted, role) == wanted.end()) {
      const auto row = action.db().find<UserRoleRow>({user.organ, user.id, role});
      UserRoleRow taken = *row;
      taken.active = false;
      action.work.update(*row, taken);
    }
  for (const auto& role : wanted) {
    const auto row = action.db().find<UserRoleRow>({user.organ, user.id, role});
    if (!row) {
      action.work.insert(UserRoleRow{user.organ, user.id, role, true, 1});
    } else if (!row->active) {
      UserRoleRow given = *row;
      given.active = true;
      action.work.update(*row, given);
    }
  }
}

}  // namespace

Result<void> grant_roles(AccountServices& services, const Caller& caller, const std::string& user_id,
                         std::vector<std::string> roles) {
  const auto target =
      services.actions.database().read_value([&](store::Connection& db) { return find_managed_user(db, caller.actor, user_id); });
  if (!target) return refuse_not_found("账号");
  const std::set<std::string> once(roles.begin(), roles.end());
  roles.assign(once.begin(), once.end());
  const ActionCall call{"grant_roles", target->organ, user_id, R"({"roles":)" + to_json(roles) + "}", caller.idempotency_key};
  auto done = services.actions.run<json::object>(caller.actor, call, [&](Action& action) -> Result<json::object> {
    const auto user = find_user(action.db(), target->organ, user_id);
    if (!user) return refuse_not_found("账号");
    if (user->id == action.actor.user_id && user->organ == action.actor.organ)
      return refuse(RefusalKind::conflict, "E_OWN_ROLES", "不能为本人授予或收回岗位，请由另一名安全管理员办理", basis);
    ANSHU_CHECK(require_seen(action, account_version(action.db(), *user), caller.seen_version));
    ANSHU_CHECK(check_roles(action.db(), action.permissions, *user, roles));
    const auto before = roles_of(action.db(), user->organ, user->id);
    for (const auto& role : before)
      if (!once.contains(role)) ANSHU_CHECK(check_not_last(action.db(), action.permissions, *user, role));
    write_roles(action, *user, before, roles);
    if (action.work.changes().empty()) return json::object();
    Sessions::end_all(action.db(), user->organ, user->id);
    services.log.append(action.db(), action.now_ms(),
                        SecurityLog::by(action.actor, "roles_changed",
                                        fmt::format("账号{}的岗位：由{}改为{}", user->login, names_of(action.permissions, before),
                                                    names_of(action.permissions, roles)),
                                        caller.remote, user->id));
    return json::object();
  });
  if (!done) return std::unexpected(std::move(done).error());
  services.sign_in.sessions().forget(target->organ, user_id);
  return {};
}

}  // namespace anshu::people
