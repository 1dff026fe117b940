// reference/permissions.toml: role → actions and data scope. The one place that says who may do what.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "people/actor.h"

namespace anshu::people {

/// Which cases an action may touch, from narrow to wide.
enum class Scope {
  own,          // the actor is a member of the case (handler, panel, clerk), or its applicant on the portal
  department,   // and those of the actor's department
  organ,        // all of the actor's court
  subordinate,  // and of the courts below it
};

struct ActionName {
  std::string code, name;  // accept_filing, 决定立案
};

struct Role {
  std::string code, name, scope_name;
  Scope scope = Scope::own;
  std::string kind;    // staff | portal | administrator (administrators: exclusive of each other and of every other role)
  std::string organs;  // kind of organ that has such people: court | procuratorate; "": both
  std::vector<std::string> actions;

  bool exists_in(std::string_view organ_kind) const { return organs.empty() || organs == organ_kind; }
};

class Permissions {
 public:
  /// Refuses unknown scopes, actions that are not listed under [actions], and double roles, naming the line.
  static Result<Permissions> load(std::string_view toml, std::string_view file_name = "permissions.toml");

  const std::vector<Role>& roles() const { return roles_; }
  const Role* role(std::string_view code) const;
  const std::vector<ActionName>& actions() const { return actions_; }
  /// 决定立案 for accept_filing; the code itself when unknown.
  std::string action_name(std::string_view action) const;
  bool is_action(std::string_view action) const;

  /// The widest scope in which the actor may do this; nullopt: not at all.
  std::optional<Scope> scope_of(const Actor& actor, std::string_view action) const;
  bool may(const Actor& actor, std::string_view action) const { return scope_of(actor, action).has_value(); }
  std::vector<std::string> actions_of(const Actor& actor) const;
  /// Refuses E_FORBIDDEN, naming the action.
  Result<Scope> require(const Actor& actor, std::string_view action) const;

 private:
  std::vector<Role> roles_;
  std::vector<ActionName> actions_;
};

}  // namespace anshu::people
