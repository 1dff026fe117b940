// Rules that several actions on accounts share; declared in accounts.h.
#include "base/json.h"
#include "people/accounts.h"
#include "people/directory.h"
#include "people/password.h"

namespace anshu::people {
namespace {

constexpr const char* basis = "GB/T 22239-2019 8.1.4.2";
// Changes nothing, and makes everybody else who does the same wait for this transaction's end.
constexpr const char* lock_organ = "UPDATE organ SET version = version WHERE organ = $1";
constexpr const char* count_others =
    "SELECT count(*) FROM user_role r JOIN user_account u ON u.organ = r.organ AND u.id = r.user_id "
    "WHERE r.organ = $1 AND r.role = $2 AND r.active = 1 AND u.active = 1 AND u.id <> $3";
constexpr const char* update_password =
    "UPDATE credential SET password_hash = $3, password_set_at_ms = $4, must_change = $5, failures = 0, locked_until_ms = 0, "
    "previous_hashes = $6 WHERE organ = $1 AND user_id = $2";

}  // namespace

std::optional<UserRow> find_managed_user(store::Connection& db, const Actor& actor, const std::string& user_id) {
  if (auto own = find_user(db, actor.organ, user_id)) return own;
  if (actor.kind == Actor::Kind::system || is_top_organ(db, actor.organ)) return find_user(db, portal_organ, user_id);
  return std::nullopt;
}

Result<void> check_exclusive(const Permissions& permissions, const std::vector<std::string>& roles) {
  if (roles.size() < 2) return {};
  for (const auto& code : roles) {
    const Role* role = permissions.role(code);
    if (!role || role->kind != "administrator") continue;
    return refuse(RefusalKind::invalid, "E_ROLES_EXCLUSIVE", role->name + "岗位不得与其他任何岗位兼任", basis);
  }
  return {};
}

Result<void> check_not_last(store::Connection& db, const Permissions& permissions, const UserRow& user, const std::string& code) {
  const Role* role = permissions.role(code);
  if (!role || role->kind != "administrator" || !user.active) return {};
  db.execute(lock_organ, {user.organ});
  if (store::integer(db.query(count_others, {user.organ, code, user.id}).at(0, 0)) > 0) return {};
  return refuse(RefusalKind::conflict, "E_LAST_ADMINISTRATOR",
                fmt::format("{}是本院唯一的{}，请先另行指定", user.name, role->name), basis);
}

Result<void> check_login_free(store::Connection& db, const std::string& login) {
  if (!find_user_by_login(db, login)) return {};
  Refusal taken{RefusalKind::conflict, "E_LOGIN_TAKEN", "该登录名已被使用", {}, {}, {}};
  taken.fields.push_back({"login", "login.taken", taken.message});
  return std::unexpected(std::move(taken));
}

void insert_credential(store::Connection& db, const UserRow& user, const std::string& password_hash, bool must_change,
                       InstantMs now) {
  CredentialRow credential;
  credential.organ = user.organ;
  credential.user_id = user.id;
  credential.password_hash = password_hash;
  credential.password_set_at_ms = now;
  credential.must_change = must_change;
  credential.previous_hashes = "[]";
  db.execute(store::table_of<CredentialRow>().insert_sql, store::to_values(credential));
}

std::vector<std::string> remembered_hashes(const CredentialRow& credential) {
  std::vector<std::string> hashes{credential.password_hash};
  const auto earlier = parse_json(credential.previous_hashes);
  if (earlier && earlier->is_array())
    for (const auto& hash : earlier->get_array())
      if (hash.is_string() && hashes.size() < passwords_remembered) hashes.emplace_back(hash.get_string());
  return hashes;
}

void replace_password(store::Connection& db, const CredentialRow& before, const std::string& password_hash, bool must_change,
                      InstantMs now) {
  db.execute(update_password,
             {before.organ, before.user_id, password_hash, now, std::int64_t{must_change}, to_json(remembered_hashes(before))});
}

}  // namespace anshu::people
