#include <set>

#include "support/court.h"

namespace anshu {
namespace {

constexpr const char* address = "192.0.2.7";

people::OrganPlan plan_for(const std::string& code, const std::string& suffix) {
  const law::Court* court = law::book().courts.find(code);
  REQUIRE(court);
  return {{code, "court", court->name, court->level, court->parent_code, court->division_code, true, 1},
          people::basic_court_departments(),
          suffix};
}

TEST_CASE("a fresh installation gets its organs, departments and three administrators each") {
  test::Court court;  // 陕07 and 陕0702 are there already, with fewer people
  const std::vector<people::OrganPlan> plan = {plan_for("陕07", ".hanzhong"), plan_for("陕0702", "")};
  const auto made = test::must(people::bootstrap(court.accounts, plan));
  REQUIRE(made.size() == 6);
  std::set<std::string> logins, passwords;
  for (const auto& account : made) {
    logins.insert(account.login);
    passwords.insert(account.password);
    const auto in = test::must(court.sign_in.sign_in({account.login, account.password, std::nullopt}, address));
    CHECK(in.session->must_change_password);
    CHECK(in.session->actor.roles == std::vector<std::string>{account.role});
    CHECK(in.session->actor.organ == account.organ);
  }
  CHECK(logins == std::set<std::string>{"auditadmin", "auditadmin.hanzhong", "secadmin", "secadmin.hanzhong", "sysadmin",
                                        "sysadmin.hanzhong"});
  CHECK(passwords.size() == 6);

  SUBCASE("and the second run changes nothing") {
    const auto entries = court.count("SELECT count(*) FROM journal_entry");
    CHECK(test::must(people::bootstrap(court.accounts, plan)).empty());
    CHECK(court.count("SELECT count(*) FROM journal_entry") == entries);
  }
}

TEST_CASE("a bootstrap that was interrupted is finished by the next one") {
  test::Court court;
  const auto system = people::Actor::system(test::court_code);
  test::must(people::create_user(court.accounts, {system}, {"secadmin", "安全管理员", std::nullopt, {}}));
  const auto made = test::must(people::bootstrap(court.accounts, {plan_for("陕0702", "")}));
  REQUIRE(made.size() == 3);
  for (const auto& account : made)
    CHECK(test::must(court.sign_in.sign_in({account.login, account.password, std::nullopt}, address)).session->actor.roles ==
          std::vector<std::string>{account.role});
}

TEST_CASE("a login of another organ is not taken over") {
  test::Court court;
  court.person("secadmin", "中院安全员", {"security_administrator"}, {}, test::superior_code);
  CHECK(test::code_of(people::bootstrap(court.accounts, {plan_for("陕0702", "")})) == "E_LOGIN_TAKEN");
}

}  // namespace
}  // namespace anshu
