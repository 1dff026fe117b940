// Who is there: organs, departments, users. Queries only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "people/permissions.h"
#include "people/rows.h"
#include "store/database.h"

namespace anshu::people {

std::optional<OrganRow> find_organ(store::Connection& db, const std::string& organ);
/// 汉中市汉台区人民法院; 网上诉讼服务 for the portal; the code itself when unknown.
std::string organ_name(store::Connection& db, const std::string& organ);
/// Codes of all organs below, children and their children; not the own one.
std::vector<std::string> organs_below(store::Connection& db, const std::string& organ);
/// True for the organ that no other organ of this installation stands above: its administrators look after portal accounts.
bool is_top_organ(store::Connection& db, const std::string& organ);

/// Active departments in their order.
std::vector<DepartmentRow> departments_of(store::Connection& db, const std::string& organ);
std::optional<DepartmentRow> find_department(store::Connection& db, const std::string& organ, const std::string& id);

std::optional<UserRow> find_user(store::Connection& db, const std::string& organ, const std::string& id);
std::optional<UserRow> find_user_by_login(store::Connection& db, const std::string& login);
/// The name to show for a user; "" when there is none.
std::string display_name(store::Connection& db, const std::string& organ, const std::string& id);
/// Codes of the roles that the user carries now.
std::vector<std::string> roles_of(store::Connection& db, const std::string& organ, const std::string& user_id);
/// Everything about a person that permissions and scopes ask for.
Actor actor_for(store::Connection& db, const UserRow& user);

/// What If-Match compares: rises with every change of the account and of its roles.
std::int64_t account_version(store::Connection& db, const UserRow& user);

/// One line of the list of accounts.
struct Account {
  UserRow user;
  std::string department_name;
  std::vector<std::string> roles;
  InstantMs locked_until_ms = 0, last_sign_in_ms = 0;
  std::int64_t version = 0;  // account_version
};
std::optional<Account> find_account(store::Connection& db, const std::string& organ, const std::string& id);

struct AccountQuery {
  std::string organ;
  std::string q;     // part of a name or login
  std::string role;  // who carries this role; "" all
  std::optional<bool> active;
  std::string after_login;  // keyset: accounts are ordered by login
  std::int64_t limit = 50;
};
struct AccountPage {
  std::vector<Account> items;
  bool more = false;
  std::int64_t total = 0;  // counted up to count_cap
};
inline constexpr std::int64_t count_cap = 10'000;
AccountPage list_accounts(store::Connection& db, const AccountQuery& query);

/// Somebody to whom a case can be given.
struct Handler {
  std::string id, name, department_name;
  std::int64_t open_cases = 0;  // without the sealed ones, which may not even be counted
};
/// Active users of the organ whose roles carry close_case (they answer for a case), fewest open cases first.
std::vector<Handler> handlers_of(store::Connection& db, const Permissions& permissions, const std::string& organ,
                                 const std::optional<std::string>& department_id);

/// `%` and `_` of what a person typed mean themselves (LIKE … ESCAPE '\').
std::string like_pattern(std::string_view part);

}  // namespace anshu::people
