// What is done to accounts (账号). One file each: create_user.cpp, update_user.cpp, reset_password.cpp, grant_roles.cpp,
// register_litigant.cpp, change_password.cpp, begin_totp.cpp, confirm_totp.cpp, remove_totp.cpp.
//
// Separation of the three administrators (三员分立, GB/T 22239-2019 8.1.4.2): the system administrator makes accounts, which can
// do nothing until the security administrator grants a role; the audit administrator reads the log of both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "law/divisions.h"
#include "people/actions.h"
#include "people/personal_data.h"
#include "people/sign_in.h"

namespace anshu::people {

/// What the actions of this room lean on.
struct AccountServices {
  Actions& actions;
  const PersonalData& personal;
  const law::Divisions& divisions;
  const SecurityLog& log;
  SignIn& sign_in;
};

/// Who asks, from where, and what they had seen.
struct Caller {
  const Actor& actor;
  std::string remote = {};
  std::string idempotency_key = {};
  std::optional<std::int64_t> seen_version = {};  // If-Match, against account_version()
};

struct CreateUser {
  std::string login, name;
  std::optional<std::string> department_id;
  std::vector<std::string> roles_requested;  // what the security administrator is asked to grant; grants nothing
};
BOOST_DESCRIBE_STRUCT(CreateUser, (), (login, name, department_id, roles_requested))

struct CreatedUser {
  std::string user_id;
  /// Shown once and to be changed at the first sign-in. Empty when the same call was made before and the password is in use.
  std::string initial_password;
};
BOOST_DESCRIBE_STRUCT(CreatedUser, (), (user_id, initial_password))

/// A staff account without any right. Refuses E_INVALID_INPUT (login, name, department, roles_requested) and E_LOGIN_TAKEN.
Result<CreatedUser> create_user(AccountServices& services, const Caller& caller, const CreateUser& input);

/// The same with a password that the caller has hashed (hash_password), for init and the demonstration; returns the user's id.
Result<std::string> create_user_with(AccountServices& services, const Caller& caller, const CreateUser& input,
                                     const std::string& password_hash, bool must_change);

struct UpdateUser {
  std::optional<std::string> name;
  std::optional<std::string> department_id;  // "" takes the person out of the department
  std::optional<bool> active;
};
BOOST_DESCRIBE_STRUCT(UpdateUser, (), (name, department_id, active))

/// Switching an account off ends its sessions. Refuses E_INVALID_INPUT, E_STALE, E_OWN_ACCOUNT (switching oneself off) and
/// E_LAST_ADMINISTRATOR.
Result<void> update_user(AccountServices& services, const Caller& caller, const std::string& user_id, const UpdateUser& input);

/// A new initial password; ends the person's sessions and lock. Refuses E_OWN_ACCOUNT, and E_ADMINISTRATOR_PASSWORD: whoever
/// could reset another administrator's password could act as that administrator, so only the command line on the server (which
/// acts as the system) does it. TOTP stays on, except from the command line.
Result<std::string> reset_password(AccountServices& services, const Caller& caller, const std::string& user_id);

/// Exactly these roles from now on; ends the person's sessions. Refuses E_OWN_ROLES, E_UNKNOWN_ROLE, E_ROLE_KIND (a litigant's
/// role for staff, or the other way round), E_ROLES_EXCLUSIVE, E_LAST_ADMINISTRATOR and E_STALE.
Result<void> grant_roles(AccountServices& services, const Caller& caller, const std::string& user_id,
                         std::vector<std::string> roles);

struct RegisterLitigant {
  std::string name, id_number, phone, login, password;
};
BOOST_DESCRIBE_STRUCT(RegisterLitigant, (), (name, id_number, phone, login, password))

/// A portal account, signed in at once. Refuses E_INVALID_INPUT (each field with its rule), E_LOGIN_TAKEN, E_ALREADY_REGISTERED,
/// E_TOO_MANY_ATTEMPTS.
Result<SignedIn> register_litigant(AccountServices& services, const RegisterLitigant& input, const std::string& remote);

/// The same with a password that the caller has hashed, for the demonstration; signs nobody in. Returns the user's id.
Result<std::string> register_litigant_with(AccountServices& services, const RegisterLitigant& input,
                                           const std::string& password_hash);

/// One's own password; ends all sessions of the person and opens a new one. Refuses E_WRONG_PASSWORD, E_LOCKED_OUT and
/// E_INVALID_INPUT (password.length, .kinds, .contains_login, .reused).
Result<SignedIn> change_password(AccountServices& services, const Caller& caller, const std::string& old_password,
                                 const std::string& new_password);

struct TotpSecret {
  std::string secret;       // base32
  std::string otpauth_uri;  // for the QR code
};
BOOST_DESCRIBE_STRUCT(TotpSecret, (), (secret, otpauth_uri))

/// A secret that does nothing until it is confirmed. Refuses E_TOTP_ON.
Result<TotpSecret> begin_totp(AccountServices& services, const Caller& caller);
/// Refuses E_TOTP_NOT_BEGUN, E_TOTP_ON, and E_INVALID_INPUT (totp.wrong).
Result<void> confirm_totp(AccountServices& services, const Caller& caller, const std::string& code);
/// Refuses E_TOTP_OFF, E_WRONG_PASSWORD, E_LOCKED_OUT.
Result<void> remove_totp(AccountServices& services, const Caller& caller, const std::string& password);

// ── shared by several of them ────────────────────────────────────────────────────────────────────────────────────────────

/// Whose accounts this actor's administrators look after: its own organ's, and those of the portal for the top organ.
std::optional<UserRow> find_managed_user(store::Connection& db, const Actor& actor, const std::string& user_id);

/// Refuses E_ROLES_EXCLUSIVE: an administrator's role stands alone.
Result<void> check_exclusive(const Permissions& permissions, const std::vector<std::string>& roles);

/// Refuses E_LAST_ADMINISTRATOR when `role` is an administrator's role that no other active person of the organ carries.
/// Takes the organ's lock first, so that two administrators cannot remove each other at once.
Result<void> check_not_last(store::Connection& db, const Permissions& permissions, const UserRow& user, const std::string& role);

/// Refuses E_LOGIN_TAKEN.
Result<void> check_login_free(store::Connection& db, const std::string& login);

/// Writes a first credential beside a new account.
void insert_credential(store::Connection& db, const UserRow& user, const std::string& password_hash, bool must_change,
                       InstantMs now);
/// Replaces the password; the old one joins the remembered ones. Clears failures and lock.
void replace_password(store::Connection& db, const CredentialRow& before, const std::string& password_hash, bool must_change,
                      InstantMs now);
/// The remembered hashes, newest first, the current one included.
std::vector<std::string> remembered_hashes(const CredentialRow& credential);

}  // namespace anshu::people
