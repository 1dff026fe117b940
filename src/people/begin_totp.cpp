#include "base/crypto.h"
#include "people/accounts.h"
#include "people/directory.h"

namespace anshu::people {
namespace {

constexpr const char* set_secret =
    "UPDATE credential SET totp_sealed = $3, totp_confirmed = 0, totp_last_step = 0 "
    "WHERE organ = $1 AND user_id = $2 AND totp_confirmed = 0";

}  // namespace

Result<TotpSecret> begin_totp(AccountServices& services, const Caller& caller) {
  const Actor& self = caller.actor;
  const std::string secret = new_totp_secret(), sealed = services.personal.seal(secret);
  return services.actions.database().write_result([&](store::Connection& db) -> Result<TotpSecret> {
    const auto user = find_user(db, self.organ, self.user_id);
    if (!user) return refuse_not_found("账号");
    if (db.execute(set_secret, {self.organ, self.user_id, sealed}) != 1)
      return refuse(RefusalKind::conflict, "E_TOTP_ON", "动态口令已启用，如需更换请先停用");
    return TotpSecret{secret, fmt::format("otpauth://totp/Anshu:{}?secret={}&issuer=Anshu", user->login, secret)};
  });
}

}  // namespace anshu::people
