#include "people/accounts.h"

namespace anshu::people {
namespace {

constexpr const char* clear_secret =
    "UPDATE credential SET totp_sealed = '', totp_confirmed = 0 WHERE organ = $1 AND user_id = $2 AND totp_sealed <> ''";

}  // namespace

Result<void> remove_totp(AccountServices& services, const Caller& caller, const std::string& password) {
  const Actor& self = caller.actor;
  ANSHU_CHECK(services.sign_in.confirm_password(self, password, "password", caller.remote));
  const InstantMs now = services.actions.clock().now_ms();
  return services.actions.database().write_result([&](store::Connection& db) -> Result<void> {
    if (db.execute(clear_secret, {self.organ, self.user_id}) != 1)
      return refuse(RefusalKind::conflict, "E_TOTP_OFF", "动态口令尚未启用");
    services.log.append(db, now, SecurityLog::by(self, "totp_removed", "", caller.remote, self.user_id));
    return {};
  });
}

}  // namespace anshu::people
