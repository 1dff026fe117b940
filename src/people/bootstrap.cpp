#include "people/bootstrap.h"

#include <array>

#include "base/crypto.h"
#include "people/directory.h"
#include "people/password.h"

namespace anshu::people {
namespace {

struct Administrator {
  const char *login, *name, *role;
};
constexpr std::array<Administrator, 3> administrators = {{
    {"sysadmin", "系统管理员", "system_administrator"},
    {"secadmin", "安全管理员", "security_administrator"},
    {"auditadmin", "审计管理员", "audit_administrator"},
}};

Result<void> make_organ(AccountServices& services, const OrganPlan& plan) {
  store::Database& database = services.actions.database();
  const std::string& code = plan.organ.organ;
  if (!database.read_value([&](store::Connection& db) { return find_organ(db, code).has_value(); }))
    ANSHU_CHECK(create_organ(services.actions, plan.organ));
  const auto existing = database.read_value([&](store::Connection& db) { return departments_of(db, code); });
  for (const AddDepartment& department : plan.departments) {
    if (std::ranges::find(existing, department.name, &DepartmentRow::name) != existing.end()) continue;
    ANSHU_CHECK(add_department(services.actions, Actor::system(code), department));
  }
  return {};
}

/// Also finishes what an interrupted run left half-done: an account that was made but not yet granted its role.
Result<std::optional<InitialAccount>> make_administrator(AccountServices& services, const OrganPlan& plan,
                                                         const Administrator& administrator) {
  const std::string& code = plan.organ.organ;
  const std::string login = normalised_login(administrator.login + plan.login_suffix);
  const Actor system = Actor::system(code);
  std::optional<UserRow> user;
  std::vector<std::string> roles;
  bool used = false;
  services.actions.database().read([&](store::Connection& db) {
    user = find_user_by_login(db, login);
    if (!user) return;
    roles = roles_of(db, user->organ, user->id);
    const auto credential = db.find<CredentialRow>({user->organ, user->id});
    used = credential && credential->last_sign_in_ms != 0;
  });
  if (user && user->organ != code) return refuse(RefusalKind::conflict, "E_LOGIN_TAKEN", "登录名" + login + "已属于另一机构");
  if (user && (used || !roles.empty())) return std::optional<InitialAccount>();

  InitialAccount made{code, plan.organ.name, login, administrator.name, administrator.role, {}};
  if (user) {
    ANSHU_TRY(made.password, reset_password(services, {system}, user->id));
    ANSHU_CHECK(grant_roles(services, {system}, user->id, {administrator.role}));
  } else {
    made.password = make_initial_password();
    ANSHU_CHECK(make_ready_account(
        services, {code, login, administrator.name, std::nullopt, {administrator.role}, hash_password(made.password), true}));
  }
  return std::optional(made);
}

}  // namespace

Result<std::vector<InitialAccount>> bootstrap(AccountServices& services, const std::vector<OrganPlan>& plan) {
  std::vector<InitialAccount> made;
  for (const OrganPlan& organ : plan) {
    ANSHU_CHECK(make_organ(services, organ));
    for (const Administrator& administrator : administrators) {
      ANSHU_TRY(const auto account, make_administrator(services, organ, administrator));
      if (account) made.push_back(*account);
    }
  }
  return made;
}

Result<std::string> make_ready_account(AccountServices& services, const ReadyAccount& account) {
  const Actor system = Actor::system(account.organ);
  const CreateUser input{account.login, account.name, account.department_id, account.roles};
  ANSHU_TRY(std::string user_id, create_user_with(services, {system}, input, account.password_hash, account.must_change));
  ANSHU_CHECK(grant_roles(services, {system}, user_id, account.roles));
  return user_id;
}

std::vector<AddDepartment> basic_court_departments() {
  return {{"立案庭", "filing"},    {"民事审判第一庭", "trial"}, {"民事审判第二庭", "trial"},      {"刑事审判庭", "trial"},
          {"行政审判庭", "trial"}, {"执行局", "enforcement"},   {"审判管理办公室", "management"}, {"综合办公室", "office"},
          {"督察室", "management"}};
}

}  // namespace anshu::people
