// anshu user: accounts from the server's own command line, where no administrator can sign in (yet, or any more).
#include "app/terminal.h"
#include "people/directory.h"

namespace anshu::app {
namespace {

constexpr const char* select_users =
    "SELECT u.login, u.name, u.active, u.id, coalesce(d.name, '') FROM user_account u LEFT JOIN department d ON d.organ = "
    "u.organ AND "
    "d.id = u.department_id WHERE u.organ = $1 ORDER BY u.login";
constexpr const char* select_roles = "SELECT role FROM user_role WHERE organ = $1 AND user_id = $2 AND active = 1 ORDER BY role";
constexpr const char* select_user_id = "SELECT id FROM user_account WHERE organ = $1 AND login = $2";

int list_users(House& house, const std::string& organ) {
  house.database().read([&](store::Connection& db) {
    const store::Rows users = db.query(select_users, {organ});
    for (std::size_t i = 0; i < users.size(); ++i) {
      std::string roles;
      const store::Rows own = db.query(select_roles, {organ, store::text(users.at(i, 3))});
      for (std::size_t k = 0; k < own.size(); ++k) roles += (k ? "、" : "") + store::text(own.at(k, 0));
      fmt::print("{}\t{}\t{}\t{}\t{}\n", store::text(users.at(i, 0)), store::text(users.at(i, 1)), store::text(users.at(i, 4)),
                 roles, store::integer(users.at(i, 2)) ? "" : "已停用");
    }
  });
  return 0;
}

Result<std::string> user_id_of(House& house, const UserOptions& options) {
  const auto found = house.database().read_value(
      [&](store::Connection& db) { return db.query(select_user_id, {options.organ, options.login}); });
  if (found.empty()) return refuse_not_found("账号 " + options.login);
  return store::text(found.at(0, 0));
}

}  // namespace

int user_command(const UserOptions& options) {
  auto opened = open_house(options);
  if (!opened) return report(opened.error());
  House& house = **opened;
  const people::Actor system = people::Actor::system(options.organ);
  const people::Caller caller{system};
  if (options.action == "list") return list_users(house, options.organ);
  if (options.action == "create") {
    people::CreateUser input{
        options.login, options.name, options.department.empty() ? std::nullopt : std::optional(options.department), {}};
    const auto created = people::create_user(house.accounts(), caller, input);
    if (!created) return report(created.error());
    if (!options.roles.empty())
      if (const auto granted = people::grant_roles(house.accounts(), caller, created->user_id, options.roles); !granted)
        return report(granted.error());
    fmt::print("已建立账号 {}，初始口令 {}（首次登录须更改）\n", options.login, created->initial_password);
    return 0;
  }
  const auto user_id = user_id_of(house, options);
  if (!user_id) return report(user_id.error());
  if (options.action == "reset-password") {
    const auto password = people::reset_password(house.accounts(), caller, *user_id);
    if (!password) return report(password.error());
    fmt::print("账号 {} 的新口令 {}（首次登录须更改）\n", options.login, *password);
    return 0;
  }
  const auto granted = people::grant_roles(house.accounts(), caller, *user_id, options.roles);
  if (!granted) return report(granted.error());
  fmt::print("已更新账号 {} 的岗位\n", options.login);
  return 0;
}

}  // namespace anshu::app
