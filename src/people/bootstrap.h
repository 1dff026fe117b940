// The first rows of an installation: organs, departments, and the three administrators of each organ. Used by `anshu init` and
// the demonstration court.
#pragma once

#include <string>
#include <vector>

#include "people/accounts.h"
#include "people/organs.h"

namespace anshu::people {

struct OrganPlan {
  OrganRow organ;  // law::Courts knows name, level, parent and division of a court
  std::vector<AddDepartment> departments;
  std::string login_suffix;  // of the three logins: sysadmin, secadmin, auditadmin
};

/// An account whose one-time password must be told to its holder; nobody can find it out later.
struct InitialAccount {
  std::string organ, organ_name, login, name, role, password;
};

/// Brings the installation to at least this plan: what exists stays as it is, so it may run again. Returns the accounts that were
/// made now, for the caller to print once. Refuses E_LOGIN_TAKEN when another organ's account carries a planned login.
Result<std::vector<InitialAccount>> bootstrap(AccountServices& services, const std::vector<OrganPlan>& plan);

/// One account with its roles, as the system makes it where nobody is there to take the two steps (init, demonstration, command
/// line). `password_hash` of hash_password; journaled like the two steps. Returns the user's id. Refuses what create_user and
/// grant_roles refuse.
struct ReadyAccount {
  std::string organ, login, name;
  std::optional<std::string> department_id;
  std::vector<std::string> roles;
  std::string password_hash;
  bool must_change = true;
};
Result<std::string> make_ready_account(AccountServices& services, const ReadyAccount& account);

/// The departments of a basic people's court, in the usual order.
std::vector<AddDepartment> basic_court_departments();

}  // namespace anshu::people
