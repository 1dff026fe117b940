#include <random>
#include <set>

#include "support/court.h"

namespace anshu {
namespace {

using people::Actor;
using people::Permissions;
using people::Scope;

Actor with_roles(std::vector<std::string> roles) {
  Actor actor;
  actor.kind = Actor::Kind::staff;
  actor.organ = test::court_code;
  actor.user_id = "u";
  actor.roles = std::move(roles);
  return actor;
}

TEST_CASE("a mistake in the permissions file names its line") {
  struct Row {
    const char* text;
    const char* message;
  };
  const std::string head = "[actions]\nview_case = \"查看案卷\"\n";
  for (const Row& row : {
           Row{"[[role]]\ncode = \"a\"\nname = \"甲\"\nscope = \"all\"\nactions = []\n",
               "permissions.toml:3: 岗位 a 的 scope 应为 own、department、organ 或 subordinate"},
           Row{"[[role]]\nname = \"甲\"\nscope = \"own\"\nactions = []\n", "permissions.toml:3: 岗位缺少 code 或 name"},
           Row{"[[role]]\ncode = \"a\"\nscope = \"own\"\nactions = []\n", "permissions.toml:3: 岗位缺少 code 或 name"},
           Row{"[[role]]\ncode = \"a\"\nname = \"甲\"\nscope = \"own\"\nactions = [\n  \"view_case\",\n  \"fly\",\n]\n",
               "permissions.toml:9: 岗位 a 的操作 fly 未在 [actions] 中列出"},
           Row{"[[role]]\ncode = \"a\"\nname = \"甲\"\nscope = \"own\"\nactions = \"view_case\"\n",
               "permissions.toml:7: actions 应为列表"},
           Row{"[[role]]\ncode = \"a\"\nname = \"甲\"\nscope = \"own\"\naction = [\"view_case\"]\n",
               "permissions.toml:7: 岗位没有 action 这一项"},
           Row{"[[role]]\ncode = \"a\"\nname = \"甲\"\nkind = \"robot\"\nscope = \"own\"\n",
               "permissions.toml:3: 岗位 a 的 kind 不对"},
           Row{"[[role]]\ncode = \"a\"\nname = \"甲\"\nscope = \"own\"\n[[role]]\ncode = \"a\"\nname = \"乙\"\nscope = \"own\"\n",
               "permissions.toml:7: 岗位 a 重复"},
           Row{"", "permissions.toml: 缺少 [[role]]"},
       }) {
    const auto loaded = Permissions::load(head + row.text);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == "E_REFERENCE_DATA");
    CHECK(loaded.error().message == row.message);
  }
  CHECK(Permissions::load("role = [1, 2]\n").error().message == "permissions.toml:1: 岗位应写作 [[role]]");
  CHECK(Permissions::load("[actions]\nview_case = 3\n").error().message == "permissions.toml:2: 操作名称应为文字");
  CHECK(Permissions::load("[actions\n").error().message.starts_with("permissions.toml:1: "));
}

TEST_CASE("the shipped file separates the three administrators from the cases") {
  const auto permissions = test::shipped_permissions();
  std::set<std::string> of_business, of_administrators;
  std::map<std::string, std::set<std::string>> carriers;
  for (const auto& role : permissions.roles())
    for (const auto& action : role.actions) {
      (role.kind == "administrator" ? of_administrators : of_business).insert(action);
      carriers[action].insert(role.code);
    }
  // Whatever a business role and an administrator both may do shows no case and no log.
  for (const auto& action : of_administrators)
    if (of_business.contains(action)) CHECK(action == "view_proof");
  using Roles = std::set<std::string>;
  CHECK(carriers["view_security_log"] == Roles{"audit_administrator"});
  CHECK(carriers["grant_roles"] == Roles{"security_administrator"});
  CHECK(carriers["manage_users"] == Roles{"system_administrator"});
  CHECK(carriers["view_users"] == Roles{"security_administrator", "system_administrator"});
  // Nobody carries what only the program itself does.
  CHECK(carriers["create_organ"].empty());
  CHECK(carriers["register_litigant"].empty());
}

TEST_CASE("a set of roles means the same in any order, and more roles never mean less") {
  const auto permissions = test::shipped_permissions();
  std::vector<std::string> codes;
  for (const auto& role : permissions.roles()) codes.push_back(role.code);
  std::mt19937 random(20260302);
  for (int round = 0; round < 500; ++round) {
    std::ranges::shuffle(codes, random);
    std::vector<std::string> some(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(random() % codes.size()));
    auto shuffled = some;
    std::ranges::shuffle(shuffled, random);
    auto more = some;
    more.push_back(codes.back());
    std::set<std::string> allowed;
    for (const auto& action : permissions.actions()) {
      const auto scope = permissions.scope_of(with_roles(some), action.code);
      REQUIRE(permissions.scope_of(with_roles(shuffled), action.code) == scope);
      if (scope) {
        allowed.insert(action.code);
        REQUIRE(permissions.scope_of(with_roles(more), action.code) >= scope);
      }
      // Exactly what one of the roles carries, in the widest of their scopes: never more.
      std::optional<Scope> widest;
      for (const auto& code : some) {
        const auto alone = permissions.scope_of(with_roles({code}), action.code);
        if (alone && (!widest || *alone > *widest)) widest = alone;
      }
      REQUIRE(scope == widest);
    }
    const auto listed = permissions.actions_of(with_roles(some));
    REQUIRE(std::set<std::string>(listed.begin(), listed.end()) == allowed);
  }
}

TEST_CASE("roles that the file does not know carry nothing") {
  const auto permissions = test::shipped_permissions();
  const auto stranger = with_roles({"king", "", "JUDGE"});
  for (const auto& action : permissions.actions()) CHECK_FALSE(permissions.may(stranger, action.code));
  CHECK(permissions.require(stranger, "view_case").error().message == "您的岗位没有“查看案卷”的权限");
}

}  // namespace
}  // namespace anshu
