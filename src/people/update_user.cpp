#include "base/text.h"
#include "people/accounts.h"
#include "people/directory.h"
#include "people/password.h"
#include "people/seen_version.h"

namespace anshu::people {
namespace {

Result<void> check_may_be_off(Action& action, const UserRow& user) {
  if (user.id == action.actor.user_id && user.organ == action.actor.organ)
    return refuse(RefusalKind::conflict, "E_OWN_ACCOUNT", "不能停用本人的账号", "GB/T 22239-2019 8.1.4.2");
  for (const auto& role : roles_of(action.db(), user.organ, user.id))
    ANSHU_CHECK(check_not_last(action.db(), action.permissions, user, role));
  return {};
}

Result<UserRow> changed(Action& action, const UserRow& before, const UpdateUser& input) {
  UserRow after = before;
  if (input.name) {
    after.name = std::string(trim(*input.name));
    ANSHU_CHECK(refuse_if_any(person_name_errors(after.name, "name")));
  }
  if (input.department_id) {
    if (input.department_id->empty()) {
      after.department_id.reset();
    } else {
      const auto department = find_department(action.db(), before.organ, *input.department_id);
      if (!department || !department->active) return refuse_field("department_id", "department.unknown", "没有这个部门");
      after.department_id = department->id;
    }
  }
  if (input.active) after.active = *input.active;
  if (before.active && !after.active) ANSHU_CHECK(check_may_be_off(action, before));
  return after;
}

std::string summary(const UserRow& before, const UserRow& after) {
  std::string what;
  const auto add = [&](const char* part) { what += (what.empty() ? "" : "、") + std::string(part); };
  if (before.name != after.name) add("姓名");
  if (before.department_id != after.department_id) add("部门");
  if (before.active != after.active) add(after.active ? "启用" : "停用");
  return "账号" + before.login + "：" + what;
}

}  // namespace

Result<void> update_user(AccountServices& services, const Caller& caller, const std::string& user_id, const UpdateUser& input) {
  const auto target =
      services.actions.database().read_value([&](store::Connection& db) { return find_managed_user(db, caller.actor, user_id); });
  if (!target) return refuse_not_found("账号");
  const ActionCall call{"update_user", target->organ, user_id, to_json(input), caller.idempotency_key, "manage_users"};
  auto done = services.actions.run<json::object>(caller.actor, call, [&](Action& action) -> Result<json::object> {
    const auto before = find_user(action.db(), target->organ, user_id);
    if (!before) return refuse_not_found("账号");
    ANSHU_CHECK(require_seen(action, account_version(action.db(), *before), caller.seen_version));
    ANSHU_TRY(const UserRow wanted, changed(action, *before, input));
    const UserRow after = action.work.update(*before, wanted);
    if (after.version == before->version) return json::object();
    if (before->active && !after.active) Sessions::end_all(action.db(), after.organ, after.id);
    services.log.append(action.db(), action.now_ms(),
                        SecurityLog::by(action.actor, "account_changed", summary(*before, after), caller.remote, after.id));
    return json::object();
  });
  if (!done) return std::unexpected(std::move(done).error());
  services.sign_in.sessions().forget(target->organ, user_id);
  return {};
}

}  // namespace anshu::people
