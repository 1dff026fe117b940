#include "base/crypto.h"
#include "people/accounts.h"
#include "people/directory.h"
#include "people/password.h"

namespace anshu::people {
namespace {

/// Outside of any transaction: each comparison takes a tenth of a second.
Result<void> check_not_reused(const CredentialRow& credential, const std::string& new_password) {
  for (const auto& hash : remembered_hashes(credential))
    if (verify_password(new_password, hash))
      return refuse_field("new_password", "password.reused",
                          fmt::format("新口令不得与最近{}次用过的口令相同", passwords_remembered), "GB/T 22239-2019 8.1.4.1");
  return {};
}

}  // namespace

// A password is a working row, so there is nothing for the journal: the security log is where the change is written down.
Result<SignedIn> change_password(AccountServices& services, const Caller& caller, const std::string& old_password,
                                 const std::string& new_password) {
  const Actor& self = caller.actor;
  store::Database& database = services.actions.database();
  ANSHU_TRY(const std::string old_hash, services.sign_in.confirm_password(self, old_password, "old_password", caller.remote));

  std::optional<UserRow> user;
  std::optional<CredentialRow> credential;
  database.read([&](store::Connection& db) {
    user = find_user(db, self.organ, self.user_id);
    credential = db.find<CredentialRow>({self.organ, self.user_id});
  });
  if (!user || !credential) return refuse_not_found("账号");
  const auto password_class = user->kind == "portal" ? PasswordClass::portal : PasswordClass::staff;
  ANSHU_CHECK(refuse_if_any(password_errors(new_password, user->login, password_class, "new_password")));
  ANSHU_CHECK(check_not_reused(*credential, new_password));

  const std::string new_hash = hash_password(new_password);
  const InstantMs now = services.actions.clock().now_ms();
  auto token = database.write_result([&](store::Connection& db) -> Result<std::string> {
    const auto current = db.find<CredentialRow>({self.organ, self.user_id});
    if (!current || current->password_hash != old_hash)
      return refuse(RefusalKind::conflict, "E_PASSWORD_CHANGED", "口令已在别处修改，请重新登录");
    replace_password(db, *current, new_hash, false, now);
    Sessions::end_all(db, self.organ, self.user_id);
    services.log.append(db, now, SecurityLog::by(self, "password_changed", "", caller.remote, self.user_id));
    return services.sign_in.open_session(db, now, *user, caller.remote);
  });
  if (!token) return std::unexpected(std::move(token).error());
  services.sign_in.sessions().forget(self.organ, self.user_id);
  return services.sign_in.begin(std::move(*token));
}

}  // namespace anshu::people
