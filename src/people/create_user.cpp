#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "people/accounts.h"
#include "people/directory.h"
#include "people/password.h"

namespace anshu::people {
namespace {

Result<void> check_input(const CreateUser& input, const Permissions& permissions) {
  std::vector<FieldError> errors = login_errors(input.login, "login");
  std::ranges::move(person_name_errors(input.name, "name"), std::back_inserter(errors));
  for (std::size_t i = 0; i < input.roles_requested.size(); ++i) {
    const Role* role = permissions.role(input.roles_requested[i]);
    if (!role || role->kind == "portal")
      errors.push_back({fmt::format("roles_requested[{}]", i), "role.unknown", "没有这个岗位"});
  }
  return refuse_if_any(std::move(errors));
}

std::string request_of(const CreateUser& input, const Permissions& permissions) {
  std::string detail = "新建账号" + input.login;
  for (const auto& role : input.roles_requested)
    detail += (&role == &input.roles_requested.front() ? "，申请岗位：" : "、") + permissions.role(role)->name;
  return detail;
}

/// True when `password_hash` is the account's password now. A repeated call, whose first answer may never have arrived, has
/// another one: as long as nobody has signed in with the first, the new one takes its place.
bool renew_unless_used(AccountServices& services, const Actor& actor, const std::string& user_id,
                       const std::string& password_hash) {
  store::Database& database = services.actions.database();
  const auto now_has = database.read_value([&](store::Connection& db) { return db.find<CredentialRow>({actor.organ, user_id}); });
  if (now_has && now_has->password_hash == password_hash) return true;
  bool renewed = false;
  database.write([&](store::Connection& db) {
    const auto credential = db.find<CredentialRow>({actor.organ, user_id});
    renewed = credential && credential->must_change && credential->last_sign_in_ms == 0;
    if (renewed) replace_password(db, *credential, password_hash, true, services.actions.clock().now_ms());
    return store::Outcome::commit;
  });
  return renewed;
}

}  // namespace

Result<std::string> create_user_with(AccountServices& services, const Caller& caller, const CreateUser& raw,
                                     const std::string& password_hash, bool must_change) {
  const Permissions& permissions = services.actions.permissions();
  CreateUser input = raw;
  input.login = normalised_login(raw.login);
  input.name = std::string(trim(raw.name));
  if (input.department_id && input.department_id->empty()) input.department_id.reset();
  ANSHU_CHECK(check_input(input, permissions));

  UserRow user;
  user.organ = caller.actor.organ;
  user.id = anshu::new_id(services.actions.clock().now_ms());
  user.login = input.login;
  user.name = input.name;
  user.kind = "staff";
  user.department_id = input.department_id;
  const ActionCall call{"create_user", user.organ, user.id, to_json(input), caller.idempotency_key, "manage_users"};
  auto created = services.actions.run<CreatedUser>(caller.actor, call, [&](Action& action) -> Result<CreatedUser> {
    ANSHU_CHECK(check_login_free(action.db(), user.login));
    if (user.department_id) {
      const auto department = find_department(action.db(), user.organ, *user.department_id);
      if (!department || !department->active) return refuse_field("department_id", "department.unknown", "没有这个部门");
    }
    user.created_at_ms = action.now_ms();
    action.work.insert(user);
    insert_credential(action.db(), user, password_hash, must_change, action.now_ms());
    services.log.append(action.db(), action.now_ms(),
                        SecurityLog::by(action.actor, "account_created", request_of(input, permissions), caller.remote, user.id));
    return CreatedUser{user.id, {}};
  });
  if (!created) return std::unexpected(std::move(created).error());
  return created->user_id;
}

// The password is not part of the answer that the idempotency key remembers: a repeat gets a new one, or none.
Result<CreatedUser> create_user(AccountServices& services, const Caller& caller, const CreateUser& input) {
  const std::string password = make_initial_password(), password_hash = hash_password(password);
  ANSHU_TRY(std::string user_id, create_user_with(services, caller, input, password_hash, true));
  if (!renew_unless_used(services, caller.actor, user_id, password_hash)) return CreatedUser{std::move(user_id), {}};
  return CreatedUser{std::move(user_id), password};
}

}  // namespace anshu::people
