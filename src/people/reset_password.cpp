#include "base/crypto.h"
#include "people/accounts.h"
#include "people/directory.h"
#include "people/password.h"

namespace anshu::people {
namespace {

constexpr const char* basis = "GB/T 22239-2019 8.1.4.2";
constexpr const char* clear_totp = "UPDATE credential SET totp_sealed = '', totp_confirmed = 0 WHERE organ = $1 AND user_id = $2";

Result<void> check_may_reset(Action& action, const UserRow& user) {
  if (action.actor.kind == Actor::Kind::system) return {};
  if (user.id == action.actor.user_id && user.organ == action.actor.organ)
    return refuse(RefusalKind::conflict, "E_OWN_ACCOUNT", "不能重置本人的口令，请使用修改口令", basis);
  for (const auto& code : roles_of(action.db(), user.organ, user.id)) {
    const Role* role = action.permissions.role(code);
    if (role && role->kind == "administrator")
      return refuse(RefusalKind::conflict, "E_ADMINISTRATOR_PASSWORD",
                    "管理员口令不得由其他管理员重置，请运维人员在服务器上用命令行办理", basis);
  }
  return {};
}

}  // namespace

Result<std::string> reset_password(AccountServices& services, const Caller& caller, const std::string& user_id) {
  const auto target =
      services.actions.database().read_value([&](store::Connection& db) { return find_managed_user(db, caller.actor, user_id); });
  if (!target) return refuse_not_found("账号");
  const std::string password = make_initial_password(), password_hash = hash_password(password);
  const ActionCall call{"reset_password", target->organ, user_id, "{}", {}, "manage_users"};
  auto done = services.actions.run<json::object>(caller.actor, call, [&](Action& action) -> Result<json::object> {
    const auto user = find_user(action.db(), target->organ, user_id);
    if (!user) return refuse_not_found("账号");
    ANSHU_CHECK(check_may_reset(action, *user));
    if (const auto credential = action.db().find<CredentialRow>({user->organ, user->id}))
      replace_password(action.db(), *credential, password_hash, true, action.now_ms());
    else
      insert_credential(action.db(), *user, password_hash, true, action.now_ms());
    if (action.actor.kind == Actor::Kind::system) action.db().execute(clear_totp, {user->organ, user->id});
    Sessions::end_all(action.db(), user->organ, user->id);
    services.log.append(
        action.db(), action.now_ms(),
        SecurityLog::by(action.actor, "password_reset", "重置账号" + user->login + "的口令", caller.remote, user->id));
    return json::object();
  });
  if (!done) return std::unexpected(std::move(done).error());
  services.sign_in.sessions().forget(target->organ, user_id);
  return password;
}

}  // namespace anshu::people
