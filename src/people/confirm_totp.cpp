#include "base/crypto.h"
#include "people/accounts.h"

namespace anshu::people {
namespace {

constexpr const char* set_confirmed =
    "UPDATE credential SET totp_confirmed = 1, totp_last_step = $3 WHERE organ = $1 AND user_id = $2";

}  // namespace

Result<void> confirm_totp(AccountServices& services, const Caller& caller, const std::string& code) {
  const Actor& self = caller.actor;
  const InstantMs now = services.actions.clock().now_ms();
  return services.actions.database().write_result([&](store::Connection& db) -> Result<void> {
    const auto credential = db.find<CredentialRow>({self.organ, self.user_id});
    if (!credential || credential->totp_sealed.empty())
      return refuse(RefusalKind::conflict, "E_TOTP_NOT_BEGUN", "请先获取动态口令密钥");
    if (credential->totp_confirmed) return refuse(RefusalKind::conflict, "E_TOTP_ON", "动态口令已启用，如需更换请先停用");
    const auto step = verify_totp(services.personal.open(credential->totp_sealed), code, now);
    if (!step) return refuse_field("code", "totp.wrong", "动态口令不正确，请核对手机时间后重试");
    db.execute(set_confirmed, {self.organ, self.user_id, *step});
    services.log.append(db, now, SecurityLog::by(self, "totp_enabled", "", caller.remote, self.user_id));
    return {};
  });
}

}  // namespace anshu::people
