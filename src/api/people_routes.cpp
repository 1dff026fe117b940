// /departments, /users, /handlers, /roles, /security-log.
#include "api/callers.h"
#include "people/directory.h"

namespace anshu::api {
namespace {

struct Department {
  std::string id, name, kind;
};
BOOST_DESCRIBE_STRUCT(Department, (), (id, name, kind))
struct DepartmentList {
  std::vector<Department> items;
};
BOOST_DESCRIBE_STRUCT(DepartmentList, (), (items))

struct User {
  std::string organ, id, login, name;
  std::optional<std::string> department_id, department_name;
  std::vector<std::string> roles, role_names;
  bool active = true, locked = false;
  std::optional<std::int64_t> last_sign_in_at_ms;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (organ, id, login, name, department_id, department_name, roles, role_names, active, locked,
                       last_sign_in_at_ms, version))
struct UserPage {
  std::vector<User> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(UserPage, (), (items, next_cursor, total, total_capped))

struct Handler {
  std::string id, name, department_name;
  std::int64_t open_cases = 0;
};
BOOST_DESCRIBE_STRUCT(Handler, (), (id, name, department_name, open_cases))
struct HandlerList {
  std::vector<Handler> items;
};
BOOST_DESCRIBE_STRUCT(HandlerList, (), (items))

struct NewUser {
  std::string login, name;
  std::optional<std::string> department_id;
  std::vector<std::string> roles_requested;
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (login, name, department_id, roles_requested))
struct CreatedUser {
  User user;
  std::string initial_password;
};
BOOST_DESCRIBE_STRUCT(CreatedUser, (), (user, initial_password))
struct InitialPassword {
  std::string initial_password;
};
BOOST_DESCRIBE_STRUCT(InitialPassword, (), (initial_password))
struct UserRoles {
  std::vector<std::string> roles;
};
BOOST_DESCRIBE_STRUCT(UserRoles, (), (roles))

struct RoleAction {
  std::string code, name;
};
BOOST_DESCRIBE_STRUCT(RoleAction, (), (code, name))
struct Role {
  std::string code, name, scope, scope_name;
  std::vector<RoleAction> actions;
  bool exclusive = false;
};
BOOST_DESCRIBE_STRUCT(Role, (), (code, name, scope, scope_name, actions, exclusive))
struct RoleList {
  std::vector<Role> items;
};
BOOST_DESCRIBE_STRUCT(RoleList, (), (items))

struct SecurityEvent {
  std::string id;
  std::int64_t at_ms = 0;
  std::string kind, kind_name, actor_name, login, remote, detail;
};
BOOST_DESCRIBE_STRUCT(SecurityEvent, (), (id, at_ms, kind, kind_name, actor_name, login, remote, detail))
struct SecurityEventPage {
  std::vector<SecurityEvent> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(SecurityEventPage, (), (items, next_cursor, total, total_capped))

constexpr const char* tag = "人员";
constexpr std::int64_t default_limit = 50, largest_limit = 200;

const std::vector<QueryParam> paging = {{"limit", QueryType::integer, "每页条数，1至200，默认50"},
                                        {"cursor", QueryType::text, "上一页的 next_cursor"}};

std::vector<QueryParam> with_paging(std::vector<QueryParam> own) {
  own.insert(own.end(), paging.begin(), paging.end());
  return own;
}

Result<std::int64_t> limit_of(const Call& call) {
  const std::int64_t limit = call.integer("limit").value_or(default_limit);
  if (limit < 1 || limit > largest_limit) return refuse_field("limit", "range", "每页条数应为1至200");
  return limit;
}

User view_of(const Desk& desk, const people::Account& account) {
  User view;
  view.organ = account.user.organ;
  view.id = account.user.id;
  view.login = account.user.login;
  view.name = account.user.name;
  view.department_id = account.user.department_id;
  if (!account.department_name.empty()) view.department_name = account.department_name;
  view.roles = account.roles;
  for (const auto& code : account.roles) {
    const auto* role = desk.services.permissions.role(code);
    view.role_names.push_back(role ? role->name : code);
  }
  view.active = account.user.active;
  view.locked = account.locked_until_ms > desk.services.clock.now_ms();
  if (account.last_sign_in_ms != 0) view.last_sign_in_at_ms = account.last_sign_in_ms;
  view.version = account.version;
  return view;
}

/// The account after it was changed, with its ETag.
Result<User> changed_user(Desk& desk, Call& call, const std::string& id) {
  const auto account = desk.services.database.read_value([&](store::Connection& db) -> std::optional<people::Account> {
    const auto user = people::find_managed_user(db, actor_of(call), id);
    return user ? people::find_account(db, user->organ, user->id) : std::nullopt;
  });
  if (!account) return refuse_not_found("账号");
  call.set_version(account->version);
  return view_of(desk, *account);
}

DepartmentList list_departments(Desk& desk, const Call& call) {
  DepartmentList list;
  for (const auto& row :
       desk.services.database.read_value([&](store::Connection& db) { return people::departments_of(db, actor_of(call).organ); }))
    list.items.push_back({row.id, row.name, row.kind});
  return list;
}

/// role=litigant lists portal accounts, which the administrators of the top organ look after.
Result<UserPage> list_users(Desk& desk, const Call& call) {
  people::AccountQuery query;
  ANSHU_TRY(query.limit, limit_of(call));
  query.organ = actor_of(call).organ;
  query.q = call.text("q").value_or("");
  query.role = call.text("role").value_or("");
  query.active = call.boolean("active");
  query.after_login = call.text("cursor").value_or("");
  const auto* role = desk.services.permissions.role(query.role);
  if (!query.role.empty() && !role) return refuse_field("role", "choice", "没有这个岗位");
  const auto found = desk.services.database.read_value([&](store::Connection& db) {
    if (role && role->kind == "portal" && people::is_top_organ(db, query.organ)) query.organ = people::portal_organ;
    return people::list_accounts(db, query);
  });
  UserPage page;
  for (const auto& account : found.items) page.items.push_back(view_of(desk, account));
  if (found.more) page.next_cursor = found.items.back().user.login;
  page.total_capped = found.total > people::count_cap;
  page.total = std::min(found.total, people::count_cap);
  return page;
}

HandlerList list_handlers(Desk& desk, const Call& call) {
  HandlerList list;
  const auto found = desk.services.database.read_value([&](store::Connection& db) {
    return people::handlers_of(db, desk.services.permissions, actor_of(call).organ, call.text("department_id"));
  });
  for (const auto& handler : found) list.items.push_back({handler.id, handler.name, handler.department_name, handler.open_cases});
  return list;
}

Result<CreatedUser> create_user(Desk& desk, Call& call, const NewUser& input) {
  auto accounts = accounts_of(desk);
  ANSHU_TRY(const auto created, people::create_user(accounts, caller_of(call),
                                                    {input.login, input.name, input.department_id, input.roles_requested}));
  ANSHU_TRY(User user, changed_user(desk, call, created.user_id));
  call.set_location("/api/v1/users/" + created.user_id);
  return CreatedUser{std::move(user), created.initial_password};
}

Result<User> update_user(Desk& desk, Call& call, const people::UpdateUser& input) {
  auto accounts = accounts_of(desk);
  ANSHU_CHECK(people::update_user(accounts, caller_of(call), call.param("id"), input));
  return changed_user(desk, call, call.param("id"));
}

Result<InitialPassword> reset_password(Desk& desk, const Call& call) {
  auto accounts = accounts_of(desk);
  ANSHU_TRY(std::string password, people::reset_password(accounts, caller_of(call), call.param("id")));
  return InitialPassword{std::move(password)};
}

Result<User> grant_roles(Desk& desk, Call& call, const UserRoles& input) {
  auto accounts = accounts_of(desk);
  ANSHU_CHECK(people::grant_roles(accounts, caller_of(call), call.param("id"), input.roles));
  return changed_user(desk, call, call.param("id"));
}

const char* code_of(people::Scope scope) {
  switch (scope) {
    case people::Scope::own:
      return "own";
    case people::Scope::department:
      return "department";
    case people::Scope::organ:
      return "organ";
    case people::Scope::subordinate:
      return "subordinate";
  }
  return "";
}

/// Those that people of the own organ can carry.
RoleList list_roles(const Desk& desk, const people::Actor& actor) {
  RoleList list;
  const auto organ =
      desk.services.database.read_value([&](store::Connection& db) { return people::find_organ(db, actor.organ); });
  const people::Permissions& permissions = desk.services.permissions;
  for (const auto& role : permissions.roles()) {
    if (organ && !role.exists_in(organ->kind)) continue;
    Role view{role.code, role.name, code_of(role.scope), role.scope_name, {}, role.kind == "administrator"};
    for (const auto& action : role.actions) view.actions.push_back({action, permissions.action_name(action)});
    list.items.push_back(std::move(view));
  }
  return list;
}

Result<SecurityEventPage> list_security_events(Desk& desk, const Call& call) {
  people::SecurityQuery query;
  ANSHU_TRY(query.limit, limit_of(call));
  query.organs = desk.security_log.readable_organs(actor_of(call));
  query.kind = call.text("kind").value_or("");
  query.q = call.text("q").value_or("");
  query.cursor = call.text("cursor").value_or("");
  if (const auto from = call.date("from")) query.from_ms = instant_of(*from);
  if (const auto to = call.date("to")) query.until_ms = instant_of(*to + 1);
  ANSHU_TRY(const auto found, desk.security_log.page(query));
  SecurityEventPage page{{}, found.next_cursor, found.total, found.total_capped};
  for (const auto& row : found.items)
    page.items.push_back({fmt::format("{}-{}", row.organ, row.seq), row.at_ms, row.kind, people::security_kind_name(row.kind),
                          row.actor_name, row.login, row.remote, row.detail});
  return page;
}

std::vector<std::string> security_kind_codes() {
  std::vector<std::string> codes;
  for (const auto& kind : people::security_kinds()) codes.push_back(kind.code);
  return codes;
}

void add_account_routes(Router& router, Desk& desk) {
  router.get<UserPage>({.path = "/api/v1/users",
                        .operation = "list_users",
                        .summary = "本院账号，按登录名排列",
                        .tag = tag,
                        .permission = "view_users",
                        .query = with_paging({{"q", QueryType::text, "姓名或登录名的一部分"},
                                              {"role", QueryType::text, "岗位"},
                                              {"active", QueryType::boolean, "是否启用"}})},
                       [&desk](Call& call) { return list_users(desk, call); });
  router.post<NewUser, CreatedUser>({.path = "/api/v1/users",
                                     .operation = "create_user",
                                     .summary = "新建账号；授予岗位之前没有任何权限，初始口令只显示一次",
                                     .tag = tag,
                                     .permission = "manage_users",
                                     .success = 201,
                                     .idempotent_key = true},
                                    [&desk](Call& call, const NewUser& input) { return create_user(desk, call, input); });
  router.patch<people::UpdateUser, User>(
      {.path = "/api/v1/users/{id}",
       .operation = "update_user",
       .summary = "变更姓名、部门，停用或启用账号",
       .tag = tag,
       .permission = "manage_users",
       .if_match = true},
      [&desk](Call& call, const people::UpdateUser& input) { return update_user(desk, call, input); });
  router.post<void, InitialPassword>({.path = "/api/v1/users/{id}/reset-password",
                                      .operation = "reset_password",
                                      .summary = "重置口令；新的初始口令只显示一次",
                                      .tag = tag,
                                      .permission = "manage_users"},
                                     [&desk](Call& call) { return reset_password(desk, call); });
  router.put<UserRoles, User>({.path = "/api/v1/users/{id}/roles",
                               .operation = "grant_roles",
                               .summary = "授予或收回岗位（整组替换）",
                               .tag = tag,
                               .permission = "grant_roles",
                               .if_match = true},
                              [&desk](Call& call, const UserRoles& input) { return grant_roles(desk, call, input); });
}

}  // namespace

void add_people_routes(Router& router, Desk& desk) {
  add_account_routes(router, desk);
  router.get<DepartmentList>({.path = "/api/v1/departments",
                              .operation = "list_departments",
                              .summary = "本院部门",
                              .tag = tag,
                              .permission = "signed_in"},
                             [&desk](Call& call) -> Result<DepartmentList> { return list_departments(desk, call); });
  router.get<HandlerList>({.path = "/api/v1/handlers",
                           .operation = "list_handlers",
                           .summary = "可以承办案件的人员及其在办案件数",
                           .tag = tag,
                           .permission = "assign_case",
                           .query = {{"department_id", QueryType::text, "部门"}}},
                          [&desk](Call& call) -> Result<HandlerList> { return list_handlers(desk, call); });
  router.get<RoleList>({.path = "/api/v1/roles",
                        .operation = "list_roles",
                        .summary = "岗位及其权限（reference/permissions.toml）",
                        .tag = tag,
                        .permission = "signed_in"},
                       [&desk](Call& call) -> Result<RoleList> { return list_roles(desk, actor_of(call)); });
  router.get<SecurityEventPage>(
      {.path = "/api/v1/security-log",
       .operation = "list_security_events",
       .summary = "安全日志，最新的在前",
       .tag = tag,
       .permission = "view_security_log",
       .query =
           with_paging({{.name = "kind", .type = QueryType::choice, .description = "事件种类", .choices = security_kind_codes()},
                        {"q", QueryType::text, "登录名、姓名、地址或内容的一部分"},
                        {"from", QueryType::date, "起始日期"},
                        {"to", QueryType::date, "截止日期（含）"}})},
      [&desk](Call& call) { return list_security_events(desk, call); });
}

}  // namespace anshu::api
