#include <set>

#include "support/court.h"

namespace anshu {
namespace {

using people::PasswordClass;

std::string rules(std::string_view password, PasswordClass password_class) {
  std::string broken;
  for (const auto& error : people::password_errors(password, "zhangsan", password_class, "p"))
    broken += error.rule.substr(9) + " ";
  return broken;
}

TEST_CASE("the password rules") {
  struct Row {
    const char* password;
    const char *staff, *portal;
  };
  for (const Row& row : {
           Row{"", "length kinds ", "length kinds "},
           Row{"Aa1!", "length ", "length "},
           Row{"Abcdefgh12", "length ", ""},
           Row{"Abcdefghij12", "", ""},
           Row{"abcdefghijkl", "kinds ", "kinds "},
           Row{"abcdefghij12", "kinds ", ""},
           Row{"ABCDEFGHIJ12", "kinds ", ""},
           Row{"abcdefghij-12", "", ""},
           Row{"口令口令口令口令口令口令", "kinds ", "kinds "},
           Row{"口令口令口令口令口令aB", "", ""},  // twelve characters, not bytes
           Row{"口令口令aB1", "length ", "length "},
           Row{"My-ZhangSan-2026", "contains_login ", "contains_login "},
       }) {
    CAPTURE(row.password);
    CHECK(rules(row.password, PasswordClass::staff) == row.staff);
    CHECK(rules(row.password, PasswordClass::portal) == row.portal);
  }
}

TEST_CASE("initial passwords pass every rule and never repeat") {
  std::set<std::string> seen;
  for (int i = 0; i < 2000; ++i) {
    const std::string password = people::make_initial_password();
    REQUIRE(rules(password, PasswordClass::staff) == "");
    REQUIRE(password.find_first_of("0Oo1lI") == std::string::npos);
    REQUIRE(seen.insert(password).second);
  }
}

TEST_CASE("login names are forgiven what does not matter") {
  CHECK(people::normalised_login(" Zhang.San　") == "zhang.san");
  CHECK(people::normalised_login("ＺＨＡＮＧ１") == "zhang1");
}

}  // namespace
}  // namespace anshu
