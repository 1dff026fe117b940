// Who acts: a person who is signed in, or the system itself (the clock, the command line, the demo).
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace anshu::people {

/// Portal accounts (litigants, lawyers) belong to no court; their rows carry this instead of a court's code.
inline constexpr const char* portal_organ = "portal";

struct Actor {
  enum class Kind { staff, portal, system };
  Kind kind = Kind::portal;
  std::string organ;  // court code, or portal_organ
  std::string user_id, name;
  std::optional<std::string> department_id;
  std::vector<std::string> roles;         // codes of reference/permissions.toml
  std::vector<std::string> organs_below;  // codes of all subordinate organs (not the own one)

  bool has_role(std::string_view role) const {
    for (const auto& own : roles)
      if (own == role) return true;
    return false;
  }
  /// The program itself: may do everything, and the journal says that it was the system.
  static Actor system(std::string organ) { return {Kind::system, std::move(organ), "system", "系统", std::nullopt, {}, {}}; }
};

}  // namespace anshu::people
