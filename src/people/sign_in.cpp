#include "people/sign_in.h"

#include "base/crypto.h"
#include "base/text.h"
#include "people/directory.h"
#include "people/password.h"

namespace anshu::people {
namespace {

// Counts the attempt and, when it is one too many, locks in advance; a good password takes both back. Changes no row as long as
// the account is locked.
constexpr const char* charge_attempt =
    "UPDATE credential SET failures = CASE WHEN locked_until_ms > 0 THEN 1 ELSE failures + 1 END, "
    "locked_until_ms = CASE WHEN locked_until_ms = 0 AND failures + 1 >= $4 THEN CAST($5 AS BIGINT) ELSE 0 END "
    "WHERE organ = $1 AND user_id = $2 AND locked_until_ms <= $3";
// An unknown login costs a durable commit too, so that the time to answer does not tell who exists.
constexpr const char* charge_nobody =
    "INSERT INTO security_chain (organ, seq, event_hash) VALUES ($1, 0, '') "
    "ON CONFLICT (organ) DO UPDATE SET seq = security_chain.seq";
constexpr const char* take_back_attempt =
    "UPDATE credential SET failures = CASE WHEN failures > 0 THEN failures - 1 ELSE 0 END, locked_until_ms = 0 "
    "WHERE organ = $1 AND user_id = $2";
constexpr const char* clear_attempts =
    "UPDATE credential SET failures = 0, locked_until_ms = 0 WHERE organ = $1 AND user_id = $2";
constexpr const char* set_signed_in =
    "UPDATE credential SET failures = 0, locked_until_ms = 0, last_sign_in_ms = $3, must_change = $5 "
    "WHERE organ = $1 AND user_id = $2 AND password_hash = $4";
constexpr const char* use_totp_step =
    "UPDATE credential SET totp_last_step = $3 WHERE organ = $1 AND user_id = $2 AND totp_last_step < $3";

/// argon2id of a password that nobody knows, with the same costs as hash_password: an unknown login takes as long as a known one.
constexpr const char* nobodys_hash =
    "$argon2id$v=19$m=65536,t=2,p=1$i3h+ivJlT4GLUQ+l70+anw$h4syz8JBfm4q8YdCOZ01ygvpAAeVqlkOnNdwi43I+q0";

constexpr const char* basis = "GB/T 22239-2019 8.1.4.1";
constexpr std::size_t longest_login_kept = 64;

Refusal refusal_of(RefusalKind kind, std::string code, std::string message) {
  return {kind, std::move(code), std::move(message), basis, {}, {}};
}

Refusal sign_in_failed() { return refusal_of(RefusalKind::unauthenticated, "E_SIGN_IN_FAILED", "登录名、口令或动态口令不正确"); }

}  // namespace

/// The account behind a login name, as it stood when the attempt was counted.
struct SignIn::Account {
  std::optional<UserRow> user;
  CredentialRow credential;
  InstantMs locked_until_ms = 0;  // of an earlier lock: the attempt does not count
  bool just_locked = false;       // unless this attempt turns out good
};

struct SignIn::Attempt {
  std::string login, remote;
  InstantMs now = 0;
  const Account& account;
};

SignIn::SignIn(store::Database& database, const Clock& clock, const PersonalData& personal, const SecurityLog& log,
               SignInOptions options)
    : database_(database),
      clock_(clock),
      personal_(personal),
      log_(log),
      options_(options),
      sessions_(database, clock, options.sessions),
      addresses_(options.address_burst, options.address_drain_ms, 100'000),
      registrations_(options.registrations_burst, options.registrations_drain_ms, 100'000),
      phantoms_(options.lock_after, options.lock_ms, 100'000) {}

SignIn::Account SignIn::charge(const std::string& login, InstantMs now) {
  Account account;
  database_.write([&](store::Connection& db) {
    account = {};
    account.user = find_user_by_login(db, login);
    if (!account.user) {
      db.execute(charge_nobody, {portal_organ});
      return store::Outcome::commit;
    }
    const UserRow& user = *account.user;
    const bool counted = db.execute(charge_attempt, {user.organ, user.id, now, options_.lock_after, now + options_.lock_ms}) == 1;
    const auto credential = db.find<CredentialRow>({user.organ, user.id});
    if (!credential) {
      account.user.reset();
      return store::Outcome::commit;
    }
    account.credential = *credential;
    if (!counted) account.locked_until_ms = credential->locked_until_ms;
    account.just_locked = counted && credential->locked_until_ms > now;
    return store::Outcome::commit;
  });
  if (!account.user) {
    const auto phantom = phantoms_.charge(login, now);
    account.just_locked = phantom.just_locked;
    if (!phantom.just_locked) account.locked_until_ms = phantom.locked_until_ms;
  }
  return account;
}

Refusal SignIn::locked_out(InstantMs now, InstantMs until_ms) const {
  Refusal refusal = refusal_of(
      RefusalKind::too_many, "E_LOCKED_OUT",
      fmt::format("连续{}次登录失败，账号已锁定，请于{}后再试", options_.lock_after, iso_instant(until_ms).substr(11, 5)));
  refusal.detail_json = fmt::format("{{\"retry_after_s\":{}}}", (until_ms - now + 999) / 1000);
  return refusal;
}

Result<SignedIn> SignIn::sign_in(const SignInForm& form, const std::string& remote) {
  const InstantMs now = clock_.now_ms();
  const std::string login = normalised_login(form.login), address = address_key(remote);
  if (!addresses_.charge(address, now))
    return std::unexpected(refusal_of(RefusalKind::too_many, "E_TOO_MANY_ATTEMPTS", "登录失败次数过多，请稍后再试"));
  const Account account = charge(login, now);
  const Attempt attempt{login, remote, now, account};
  if (account.locked_until_ms > now) return fail(attempt, locked_out(now, account.locked_until_ms));

  const bool matches = verify_password(form.password, account.user ? account.credential.password_hash : nobodys_hash);
  if (!account.user || !matches) return fail(attempt, sign_in_failed());
  if (!account.user->active)
    return fail(attempt, refusal_of(RefusalKind::unauthenticated, "E_ACCOUNT_OFF", "账号已停用，请联系本院系统管理员"));

  std::optional<std::int64_t> totp_step;
  if (account.credential.totp_confirmed) {
    if (!form.totp || form.totp->empty()) {
      addresses_.give_back(address);
      database_.write([&](store::Connection& db) {
        db.execute(take_back_attempt, {account.user->organ, account.user->id});
        return store::Outcome::commit;
      });
      return std::unexpected(refusal_of(RefusalKind::unauthenticated, "E_TOTP_REQUIRED", "请输入动态口令"));
    }
    totp_step = verify_totp(personal_.open(account.credential.totp_sealed), *form.totp, now);
    if (!totp_step) return fail(attempt, sign_in_failed());
  }
  auto signed_in = succeed(attempt, totp_step);
  if (signed_in) addresses_.give_back(address);
  return signed_in;
}

Result<SignedIn> SignIn::fail(const Attempt& attempt, Refusal refusal) {
  const Account& account = attempt.account;
  SecurityEvent event;
  event.organ = account.user ? account.user->organ : portal_organ;
  event.kind = "sign_in_failed";
  if (account.user) event.user_id = account.user->id, event.actor_name = account.user->name;
  event.login = to_utf8(to_utf32(attempt.login).substr(0, longest_login_kept));
  event.remote = attempt.remote;
  event.detail = account.user ? refusal.message : "登录名不存在";
  event.subject_id = event.user_id;
  database_.write([&](store::Connection& db) {
    log_.append(db, attempt.now, event);
    if (account.just_locked) {
      SecurityEvent lock = event;
      lock.kind = "locked_out";
      lock.detail = fmt::format("连续{}次登录失败，锁定{}分钟", options_.lock_after, options_.lock_ms / 60'000);
      log_.append(db, attempt.now, lock);
    }
    return store::Outcome::commit;
  });
  if (account.just_locked) return std::unexpected(locked_out(attempt.now, attempt.now + options_.lock_ms));
  return std::unexpected(std::move(refusal));
}

Result<SignedIn> SignIn::succeed(const Attempt& attempt, std::optional<std::int64_t> totp_step) {
  const UserRow& user = *attempt.account.user;
  const CredentialRow& checked = attempt.account.credential;
  const bool too_old = user.kind == "staff" && options_.password_max_age_days > 0 &&
                       attempt.now - checked.password_set_at_ms > options_.password_max_age_days * 86'400'000;
  auto token = database_.write_result([&](store::Connection& db) -> Result<std::string> {
    if (totp_step && db.execute(use_totp_step, {user.organ, user.id, *totp_step}) != 1) {
      Refusal used = sign_in_failed();
      used.message = "该动态口令已经用过，请等待下一个";
      return std::unexpected(std::move(used));
    }
    // The password that was checked must still be the password.
    if (db.execute(set_signed_in,
                   {user.organ, user.id, attempt.now, checked.password_hash, std::int64_t{checked.must_change || too_old}}) != 1)
      return std::unexpected(sign_in_failed());
    const auto current = find_user(db, user.organ, user.id);
    if (!current || !current->active) return std::unexpected(sign_in_failed());
    std::string opened = sessions_.open(db, attempt.now, *current, attempt.remote);
    log_.append(
        db, attempt.now,
        {user.organ, "sign_in", user.id, user.name, user.login, attempt.remote, totp_step ? "口令和动态口令" : "口令", user.id});
    return opened;
  });
  if (!token) return fail(attempt, token.error());
  return begin(std::move(*token));
}

SignedIn SignIn::begin(std::string token) {
  auto session = sessions_.find(token);
  if (!session) throw store::Unavailable("the session that was just opened is gone");
  return {std::move(token), std::move(session)};
}

void SignIn::sign_out(const Session& session, const std::string& remote) {
  sessions_.end(session.token_hash);
  log_.record(SecurityLog::by(session.actor, "signed_out", "", remote, session.actor.user_id));
}

Result<std::string> SignIn::confirm_password(const Actor& actor, const std::string& password, const std::string& field,
                                             const std::string& remote) {
  const InstantMs now = clock_.now_ms();
  const auto user = database_.read_value([&](store::Connection& db) { return find_user(db, actor.organ, actor.user_id); });
  if (!user) return refuse_not_found("账号");
  const Account account = charge(user->login, now);
  const Attempt attempt{user->login, remote, now, account};
  if (account.locked_until_ms > now) return std::unexpected(locked_out(now, account.locked_until_ms));
  if (!account.user || !verify_password(password, account.credential.password_hash)) {
    Refusal wrong = refusal_of(RefusalKind::invalid, "E_WRONG_PASSWORD", "当前口令不正确");
    wrong.fields.push_back({field, "password.wrong", wrong.message});
    return std::unexpected(fail(attempt, std::move(wrong)).error());
  }
  database_.write([&](store::Connection& db) {
    db.execute(clear_attempts, {user->organ, user->id});
    return store::Outcome::commit;
  });
  return account.credential.password_hash;
}

Result<void> SignIn::allow_registration(const std::string& remote) {
  if (registrations_.charge(address_key(remote), clock_.now_ms())) return {};
  return std::unexpected(refusal_of(RefusalKind::too_many, "E_TOO_MANY_ATTEMPTS", "注册过于频繁，请稍后再试"));
}

}  // namespace anshu::people
