// Signing in (身份鉴别, GB/T 22239-2019 8.1.4.1): password and TOTP, lock-out, and the sessions that follow.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "people/attempt_limits.h"
#include "people/security_log.h"
#include "people/sessions.h"

namespace anshu::people {

struct SignInOptions {
  SessionOptions sessions = {};
  std::int64_t lock_after = 5;  // failures of one account
  std::int64_t lock_ms = 30 * 60'000;
  std::int64_t address_burst = 60;         // failures of one remote address at once, then one each address_drain_ms;
  std::int64_t address_drain_ms = 10'000;  // generous, because a whole court may stand behind one address
  std::int64_t registrations_burst = 20;   // of one remote address, then one each registrations_drain_ms
  std::int64_t registrations_drain_ms = 180'000;
  std::int64_t password_max_age_days = 0;  // staff must change older passwords at sign-in; 0: never (level 3 asks for 90)
};

/// What somebody typed.
struct SignInForm {
  std::string login, password;
  std::optional<std::string> totp;
};

/// A session as it begins: the token goes into the cookie and is kept nowhere else.
struct SignedIn {
  std::string token;
  std::shared_ptr<const Session> session;
};

class SignIn {
 public:
  SignIn(store::Database& database, const Clock& clock, const PersonalData& personal, const SecurityLog& log,
         SignInOptions options = {});

  /// Refuses E_SIGN_IN_FAILED (the same, after the same time, for unknown logins), E_TOTP_REQUIRED, E_ACCOUNT_OFF, E_LOCKED_OUT,
  /// E_TOO_MANY_ATTEMPTS. The attempt is counted before the password is looked at, so that parallel guesses count too.
  Result<SignedIn> sign_in(const SignInForm& form, const std::string& remote);
  void sign_out(const Session& session, const std::string& remote);

  /// Asks a person who is signed in for the password again; returns the hash that it fits. Refuses E_WRONG_PASSWORD and
  /// E_LOCKED_OUT; counts like sign-in.
  Result<std::string> confirm_password(const Actor& actor, const std::string& password, const std::string& field,
                                       const std::string& remote);
  /// Refuses E_TOO_MANY_ATTEMPTS when too many accounts were registered from this address.
  Result<void> allow_registration(const std::string& remote);

  /// Opens a session in the caller's transaction; call begin() with its token after the commit.
  std::string open_session(store::Connection& db, InstantMs now, const UserRow& user, const std::string& remote) const {
    return sessions_.open(db, now, user, remote);
  }
  SignedIn begin(std::string token);

  Sessions& sessions() { return sessions_; }
  const SignInOptions& options() const { return options_; }

 private:
  struct Attempt;
  struct Account;
  Account charge(const std::string& login, InstantMs now);
  Result<SignedIn> fail(const Attempt& attempt, Refusal refusal);
  Result<SignedIn> succeed(const Attempt& attempt, std::optional<std::int64_t> totp_step);
  Refusal locked_out(InstantMs now, InstantMs until_ms) const;

  store::Database& database_;
  const Clock& clock_;
  const PersonalData& personal_;
  const SecurityLog& log_;
  const SignInOptions options_;
  Sessions sessions_;
  AttemptBuckets addresses_, registrations_;
  PhantomAccounts phantoms_;
};

}  // namespace anshu::people
