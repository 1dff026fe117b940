#include <atomic>
#include <thread>

#include "support/court.h"

namespace anshu {
namespace {

constexpr const char* address = "192.0.2.7";

std::vector<std::string> rules_of(const Refusal& refusal) {
  std::vector<std::string> rules;
  for (const auto& field : refusal.fields) rules.push_back(field.field + ": " + field.rule);
  return rules;
}

people::SignedIn sign_in(test::Court& court, const std::string& login, const std::string& password = test::password) {
  return test::must(court.sign_in.sign_in({login, password, std::nullopt}, address));
}

std::int64_t version_of(test::Court& court, const std::string& login) {
  const auto user = court.user(login).value();
  return court.database->read_value([&](store::Connection& db) { return people::account_version(db, user); });
}

TEST_CASE("a new account takes two administrators before it can do anything") {
  test::Court court;
  const auto system = court.system_administrator(), security = court.security_administrator();
  const auto division = court.department_named("民事审判第二庭");
  const auto created =
      test::must(people::create_user(court.accounts, {system, address}, {" Qian.Er ", "钱二", division.id, {"judge"}}));
  CHECK(created.initial_password.size() == 16);
  CHECK(people::password_errors(created.initial_password, "qian.er", people::PasswordClass::staff, "p").empty());

  const auto first = sign_in(court, "qian.er", created.initial_password);
  CHECK(first.session->must_change_password);
  CHECK(first.session->actor.roles.empty());
  CHECK(court.permissions.actions_of(first.session->actor).empty());

  test::must(people::grant_roles(court.accounts, {security, address}, created.user_id, {"judge"}));
  CHECK(court.sign_in.sessions().find(first.token) == nullptr);  // rights changed: sign in again
  const auto second = sign_in(court, "qian.er", created.initial_password);
  CHECK(court.permissions.may(second.session->actor, "take_step"));

  SUBCASE("and the initial password must be changed") {
    const auto changed =
        test::must(people::change_password(court.accounts, {second.session->actor}, created.initial_password, "Brand-New-Day-9"));
    CHECK_FALSE(changed.session->must_change_password);
    CHECK(court.sign_in.sessions().find(second.token) == nullptr);
    CHECK(court.sign_in.sessions().find(changed.token) != nullptr);
    CHECK(changed.session->csrf_token != second.session->csrf_token);
  }
}

TEST_CASE("creating accounts: every refusal") {
  test::Court court;
  const auto system = court.system_administrator(), security = court.security_administrator();
  court.judge();
  const auto refused = [&](const people::Actor& actor, people::CreateUser input) {
    const auto result = people::create_user(court.accounts, {actor, address}, input);
    REQUIRE_FALSE(result);
    return result.error();
  };
  CHECK(refused(security, {"new.one", "新人", std::nullopt, {}}).code == "E_FORBIDDEN");
  CHECK(refused(court.judge(), {"new.one", "新人", std::nullopt, {}}).code == "E_FORBIDDEN");
  CHECK(refused(system, {"JUDGE", "新人", std::nullopt, {}}).code == "E_LOGIN_TAKEN");
  CHECK(rules_of(refused(system, {"", "", std::nullopt, {}})) ==
        std::vector<std::string>{"login: login.required", "name: name.required"});
  for (const char* login : {"ab", "-abc", "a b c", "张三", "a/b/c", "abc'--"})
    CHECK(rules_of(refused(system, {login, "新人", std::nullopt, {}})) == std::vector<std::string>{"login: login.format"});
  CHECK(rules_of(refused(system, {"new.one", std::string(200, 'x'), std::nullopt, {}})) ==
        std::vector<std::string>{"name: name.too_long"});
  CHECK(rules_of(refused(system, {"new.one", "新<b>人", std::nullopt, {}})) == std::vector<std::string>{"name: name.format"});
  CHECK(rules_of(refused(system, {"new.one", "新人", "no-such", {}})) ==
        std::vector<std::string>{"department_id: department.unknown"});
  const auto elsewhere = court.department_named("立案庭", test::superior_code);
  CHECK(rules_of(refused(system, {"new.one", "新人", elsewhere.id, {}})) ==
        std::vector<std::string>{"department_id: department.unknown"});
  CHECK(rules_of(refused(system, {"new.one", "新人", std::nullopt, {"judge", "litigant", "king"}})) ==
        std::vector<std::string>{"roles_requested[1]: role.unknown", "roles_requested[2]: role.unknown"});
  CHECK_FALSE(court.user("new.one").has_value());
}

TEST_CASE("the same creation sent twice makes one account") {
  test::Court court;
  const auto system = court.system_administrator();
  const people::Caller caller{system, address, "key-1"};
  const auto first = test::must(people::create_user(court.accounts, caller, {"new.one", "新人", std::nullopt, {}}));
  const auto again = test::must(people::create_user(court.accounts, caller, {"new.one", "新人", std::nullopt, {}}));
  CHECK(again.user_id == first.user_id);
  // The first answer may never have arrived: the second password is the one that works.
  REQUIRE_FALSE(again.initial_password.empty());
  CHECK_FALSE(court.sign_in.sign_in({"new.one", first.initial_password, std::nullopt}, address));
  sign_in(court, "new.one", again.initial_password);
  // Once it was used, nobody gets another one this way.
  CHECK(test::must(people::create_user(court.accounts, caller, {"new.one", "新人", std::nullopt, {}})).initial_password.empty());
  sign_in(court, "new.one", again.initial_password);
  CHECK(test::code_of(people::create_user(court.accounts, caller, {"new.two", "新人", std::nullopt, {}})) ==
        "E_IDEMPOTENCY_KEY_REUSED");
}

TEST_CASE("administrators exclude each other and every other role") {
  test::Court court;
  const auto security = court.security_administrator();
  const auto target = court.person("target", "钱二", {});
  std::vector<std::string> administrators, others;
  for (const auto& role : court.permissions.roles())
    if (role.kind != "portal" && role.exists_in("court"))
      (role.kind == "administrator" ? administrators : others).push_back(role.code);
  REQUIRE(administrators.size() == 3);
  const auto grant = [&](std::vector<std::string> roles) {
    return test::code_of(people::grant_roles(court.accounts, {security}, target.user_id, std::move(roles)));
  };
  for (const auto& administrator : administrators) {
    CAPTURE(administrator);
    for (const auto& other : others) {
      CHECK(grant({administrator, other}) == "E_ROLES_EXCLUSIVE");
      CHECK(grant({other, administrator}) == "E_ROLES_EXCLUSIVE");
    }
    for (const auto& other : administrators)
      if (other != administrator) CHECK(grant({administrator, other}) == "E_ROLES_EXCLUSIVE");
  }
  CHECK(grant(others) == "");                                            // business roles may be combined
  CHECK(grant({"system_administrator", "system_administrator"}) == "");  // one role, named twice
  CHECK(court.actor("target").roles == std::vector<std::string>{"system_administrator"});
}

TEST_CASE("granting roles: every refusal") {
  test::Court court;
  const auto system = court.system_administrator(), security = court.security_administrator();
  const auto judge = court.judge(), litigant = court.litigant();
  const auto superior = court.superior_supervisor();
  const auto grant = [&](const people::Actor& actor, const std::string& id, std::vector<std::string> roles) {
    return test::code_of(people::grant_roles(court.accounts, {actor, address}, id, std::move(roles)));
  };
  CHECK(grant(system, judge.user_id, {"president"}) == "E_FORBIDDEN");
  CHECK(grant(judge, judge.user_id, {"president"}) == "E_FORBIDDEN");
  CHECK(grant(security, security.user_id, {"security_administrator", "judge"}) == "E_OWN_ROLES");
  CHECK(grant(security, security.user_id, {"system_administrator"}) == "E_OWN_ROLES");
  CHECK(grant(security, security.user_id, {}) == "E_OWN_ROLES");
  CHECK(grant(security, judge.user_id, {"king"}) == "E_UNKNOWN_ROLE");
  CHECK(grant(security, judge.user_id, {"litigant"}) == "E_ROLE_KIND");
  CHECK(grant(security, judge.user_id, {"prosecutor"}) == "E_ROLE_ORGAN");  // this is a court
  CHECK(grant(security, system.user_id, {}) == "E_LAST_ADMINISTRATOR");
  CHECK(grant(people::Actor::system(test::court_code), security.user_id, {}) == "E_LAST_ADMINISTRATOR");
  // Another court's people do not exist, and portal accounts are the top court's.
  CHECK(grant(security, superior.user_id, {"judge"}) == "E_NOT_FOUND");
  CHECK(grant(security, litigant.user_id, {"judge"}) == "E_NOT_FOUND");
  CHECK(grant(security, "no-such-id", {"judge"}) == "E_NOT_FOUND");
  const auto top = court.person("top.security", "中院安全员", {"security_administrator"}, {}, test::superior_code);
  CHECK(grant(top, litigant.user_id, {"judge"}) == "E_ROLE_KIND");
  CHECK(court.actor("judge").roles == std::vector<std::string>{"judge"});

  SUBCASE("what was seen must still be so") {
    const std::int64_t seen = version_of(court, "judge");
    test::must(people::grant_roles(court.accounts, {security, address, {}, seen}, judge.user_id, {"judge", "president"}));
    const auto stale = people::grant_roles(court.accounts, {security, address, {}, seen}, judge.user_id, {"clerk"});
    CHECK(test::code_of(stale) == "E_STALE");
    const auto detail = parse_json(stale.error().detail_json)->as_object();
    CHECK(detail.at("current_version") == version_of(court, "judge"));
    CHECK(detail.at("changed_by") == "安全员");
    CHECK(detail.at("changed_action") == "授予岗位");
    CHECK(detail.at("changed_at_ms") == court.clock.now_ms());
  }
  SUBCASE("the last administrator may go once there is another") {
    const auto second = court.person("system.two", "系统员乙", {"system_administrator"});
    CHECK(grant(security, system.user_id, {}) == "");
    CHECK(grant(security, second.user_id, {}) == "E_LAST_ADMINISTRATOR");
  }
  SUBCASE("an administrator who is switched off does not count") {
    const auto second = court.person("system.two", "系统员乙", {"system_administrator"});
    test::must(people::update_user(court.accounts, {system}, second.user_id, {std::nullopt, std::nullopt, false}));
    CHECK(grant(security, system.user_id, {}) == "E_LAST_ADMINISTRATOR");
  }
  SUBCASE("a role that was taken can be given again") {
    for (int round = 0; round < 3; ++round) {
      CHECK(grant(security, judge.user_id, {}) == "");
      CHECK(court.actor("judge").roles.empty());
      CHECK(grant(security, judge.user_id, {"judge"}) == "");
      CHECK(court.actor("judge").roles == std::vector<std::string>{"judge"});
    }
  }
}

TEST_CASE("two administrators cannot remove each other at once") {
  test::Court court;
  const auto one = court.security_administrator();
  const auto two = court.person("security.two", "安全员乙", {"security_administrator"});
  {
    std::jthread first([&] { (void)people::grant_roles(court.accounts, {one}, two.user_id, {}); });
    std::jthread second([&] { (void)people::grant_roles(court.accounts, {two}, one.user_id, {}); });
  }
  CHECK(court.count("SELECT count(*) FROM user_role WHERE role = 'security_administrator' AND active = 1") == 1);
}

TEST_CASE("changing accounts") {
  test::Court court;
  const auto system = court.system_administrator(), security = court.security_administrator();
  const auto judge = court.judge();
  const auto change = [&](const people::Actor& actor, const std::string& id, people::UpdateUser input,
                          std::optional<std::int64_t> seen = std::nullopt) {
    return people::update_user(court.accounts, {actor, address, {}, seen}, id, input);
  };
  SUBCASE("every refusal") {
    CHECK(test::code_of(change(security, judge.user_id, {"新名", {}, {}})) == "E_FORBIDDEN");
    CHECK(test::code_of(change(system, "no-such-id", {"新名", {}, {}})) == "E_NOT_FOUND");
    CHECK(test::code_of(change(system, system.user_id, {{}, {}, false})) == "E_OWN_ACCOUNT");
    CHECK(test::code_of(change(system, security.user_id, {{}, {}, false})) == "E_LAST_ADMINISTRATOR");
    CHECK(test::code_of(change(system, judge.user_id, {" ", {}, {}})) == "E_INVALID_INPUT");
    CHECK(test::code_of(change(system, judge.user_id, {{}, "no-such", {}})) == "E_INVALID_INPUT");
    CHECK(test::code_of(change(system, judge.user_id, {"新名", {}, {}}, 99)) == "E_STALE");
  }
  SUBCASE("name and department, and the session knows it at once") {
    const auto in = sign_in(court, "judge");
    const auto second = court.department_named("民事审判第二庭");
    test::must(change(system, judge.user_id, {" 王审判 ", second.id, {}}, version_of(court, "judge")));
    const auto session = court.sign_in.sessions().find(in.token);
    REQUIRE(session);
    CHECK(session->actor.name == "王审判");
    CHECK(session->actor.department_id == second.id);
    test::must(change(system, judge.user_id, {{}, "", {}}));
    CHECK(court.sign_in.sessions().find(in.token)->actor.department_id == std::nullopt);
  }
  SUBCASE("nothing changed, nothing written") {
    const auto version = version_of(court, "judge");
    test::must(change(system, judge.user_id, {"王法官", {}, true}));
    CHECK(version_of(court, "judge") == version);
  }
  SUBCASE("off and on again") {
    test::must(change(system, judge.user_id, {{}, {}, false}));
    test::must(change(system, judge.user_id, {{}, {}, true}));
    sign_in(court, "judge");
  }
}

TEST_CASE("resetting passwords") {
  test::Court court;
  const auto system = court.system_administrator(), security = court.security_administrator();
  const auto judge = court.judge(), litigant = court.litigant();
  const auto reset = [&](const people::Actor& actor, const std::string& id) {
    return people::reset_password(court.accounts, {actor, address}, id);
  };
  CHECK(test::code_of(reset(security, judge.user_id)) == "E_FORBIDDEN");
  CHECK(test::code_of(reset(system, system.user_id)) == "E_OWN_ACCOUNT");
  CHECK(test::code_of(reset(system, security.user_id)) == "E_ADMINISTRATOR_PASSWORD");
  CHECK(test::code_of(reset(system, litigant.user_id)) == "E_NOT_FOUND");
  CHECK(test::code_of(reset(system, "no-such-id")) == "E_NOT_FOUND");

  const auto old = sign_in(court, "judge");
  for (int i = 0; i < 5; ++i) (void)court.sign_in.sign_in({"judge", "wrong", std::nullopt}, address);
  const auto password = test::must(reset(system, judge.user_id));
  CHECK(court.sign_in.sessions().find(old.token) == nullptr);
  CHECK_FALSE(court.sign_in.sign_in({"judge", test::password, std::nullopt}, address));
  CHECK(sign_in(court, "judge", password).session->must_change_password);  // and it is no longer locked

  SUBCASE("the top court looks after portal accounts") {
    const auto top = court.person("top.system", "中院系统员", {"system_administrator"}, {}, test::superior_code);
    sign_in(court, "zhangsan", test::must(reset(top, litigant.user_id)));
  }
  SUBCASE("the command line on the server may reset an administrator, and takes the lost telephone out of the way") {
    const auto secret = test::must(people::begin_totp(court.accounts, {security}));
    court.database->write([&](store::Connection& db) {
      db.execute("UPDATE credential SET totp_confirmed = 1 WHERE user_id = $1", {security.user_id});
      return store::Outcome::commit;
    });
    CHECK(test::code_of(court.sign_in.sign_in({"secadmin", test::password, std::nullopt}, address)) == "E_TOTP_REQUIRED");
    sign_in(court, "secadmin", test::must(reset(people::Actor::system(test::court_code), security.user_id)));
  }
}

TEST_CASE("changing one's own password") {
  test::Court court;
  const auto judge = court.judge();
  const auto change = [&](const std::string& from, const std::string& to) {
    return people::change_password(court.accounts, {judge, address}, from, to);
  };
  const auto rules = [&](const std::string& to) {
    const auto result = change(test::password, to);
    REQUIRE_FALSE(result);
    return rules_of(result.error());
  };
  CHECK(test::code_of(change("wrong", "Brand-New-Day-9")) == "E_WRONG_PASSWORD");
  CHECK(rules("Short-1") == std::vector<std::string>{"new_password: password.length"});
  CHECK(rules("onlylowercase1") == std::vector<std::string>{"new_password: password.kinds"});
  CHECK(rules("My-Judge-is-good-1") == std::vector<std::string>{"new_password: password.contains_login"});
  CHECK(rules(test::password) == std::vector<std::string>{"new_password: password.reused"});
  CHECK(rules(std::string(129, 'a') + "B1") == std::vector<std::string>{"new_password: password.too_long"});

  SUBCASE("not one of the last five") {
    std::string current = test::password;
    for (int i = 1; i <= 4; ++i) {
      const std::string next = "Brand-New-Day-" + std::to_string(i);
      test::must(change(current, next));
      current = next;
    }
    CHECK(test::code_of(change(current, test::password)) == "E_INVALID_INPUT");
    test::must(change(current, "Brand-New-Day-5"));
    test::must(change("Brand-New-Day-5", test::password));  // five others lie between
  }
  SUBCASE("guessing the old one locks the account") {
    const auto in = sign_in(court, "judge");
    for (int i = 0; i < 4; ++i) CHECK(test::code_of(change("wrong", "Brand-New-Day-9")) == "E_WRONG_PASSWORD");
    CHECK(test::code_of(change("wrong", "Brand-New-Day-9")) == "E_LOCKED_OUT");
    CHECK(test::code_of(change(test::password, "Brand-New-Day-9")) == "E_LOCKED_OUT");
  }
  SUBCASE("other sessions end") {
    const auto elsewhere = sign_in(court, "judge");
    test::must(change(test::password, "Brand-New-Day-9"));
    CHECK(court.sign_in.sessions().find(elsewhere.token) == nullptr);
  }
}

TEST_CASE("registering on the portal") {
  test::Court court;
  const std::string id_number = law::make_id_number("610702", Date::of(1990, 2, 3), 21);
  const people::RegisterLitigant good{" 张三 ", id_number, "138 0000 1234", "ZhangSan", "correct horse"};
  const auto attempt = [&](const people::RegisterLitigant& input) {
    return people::register_litigant(court.accounts, input, address);
  };
  const auto rules = [&](people::RegisterLitigant input) {
    const auto result = attempt(input);
    REQUIRE_FALSE(result);
    return rules_of(result.error());
  };
  using Rules = std::vector<std::string>;
  auto with = [&](auto change) {
    people::RegisterLitigant input = good;
    change(input);
    return input;
  };
  CHECK(rules(with([](auto& f) { f.name = ""; })) == Rules{"name: name.required"});
  CHECK(rules(with([](auto& f) { f.id_number = ""; })) == Rules{"id_number: id_number.required"});
  CHECK(rules(with([](auto& f) { f.id_number.back() = f.id_number.back() == '1' ? '2' : '1'; })) ==
        Rules{"id_number: id_number.check_digit"});
  CHECK(rules(with([](auto& f) { f.id_number = "610702900203211"; })) == Rules{"id_number: id_number.old_15"});
  CHECK(rules(with([](auto& f) { f.phone = "12345"; })) == Rules{"phone: phone.format"});
  CHECK(rules(with([](auto& f) { f.login = "张三"; })) == Rules{"login: login.format"});
  CHECK(rules(with([](auto& f) { f.password = "short 1"; })) == Rules{"password: password.length"});
  CHECK(rules(with([](auto& f) { f.password = "onlyletters"; })) == Rules{"password: password.kinds"});
  CHECK(rules(with([](auto& f) { f.password = "zhangsan-1990"; })) == Rules{"password: password.contains_login"});
  CHECK(rules(with([](auto& f) { f.password = "x" + f.id_number.substr(10) + "yz"; })) ==
        Rules{"password: password.contains_id_number"});

  const auto in = test::must(attempt(good));
  CHECK(in.session->actor.kind == people::Actor::Kind::portal);
  CHECK(in.session->actor.organ == people::portal_organ);
  CHECK(in.session->actor.roles == std::vector<std::string>{"litigant"});
  CHECK(court.permissions.may(in.session->actor, "submit_filing"));
  CHECK(court.sign_in.sessions().find(in.token) != nullptr);

  CHECK(test::code_of(attempt(good)) == "E_LOGIN_TAKEN");
  CHECK(test::code_of(attempt(with([](auto& f) { f.login = "another"; }))) == "E_ALREADY_REGISTERED");

  SUBCASE("what identifies the person is sealed") {
    const auto user = court.user("zhangsan").value();
    CHECK(user.name == "张三");
    CHECK(court.personal.open(user.id_number_sealed) == id_number);
    CHECK(court.personal.open(user.phone_sealed) == "13800001234");
    CHECK(user.id_number_index == court.personal.index(id_number));
  }
  SUBCASE("an old division code of an old identity card is good") {
    test::must(attempt(with([](auto& f) {  // 汉中地区汉中市, until 1996
      f.id_number = law::make_id_number("612301", Date::of(1970, 5, 6), 33);
      f.login = "old.card";
    })));
  }
  SUBCASE("one address cannot make accounts without end") {
    std::string last;
    for (int i = 0; i < 30 && last != "E_TOO_MANY_ATTEMPTS"; ++i) last = test::code_of(attempt(good));
    CHECK(last == "E_TOO_MANY_ATTEMPTS");
  }
}

TEST_CASE("twenty identical registrations make one account") {
  test::Court court;
  const people::RegisterLitigant form{"张三", law::make_id_number("610702", Date::of(1990, 2, 3), 21), "13800001234", "zhangsan",
                                      "correct horse"};
  std::atomic<int> made{0};
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 20; ++i)
      clients.emplace_back(
          [&, i] { made += people::register_litigant(court.accounts, form, "192.0.2." + std::to_string(i)) ? 1 : 0; });
  }
  CHECK(made == 1);
  CHECK(court.count("SELECT count(*) FROM user_account WHERE kind = 'portal'") == 1);
}

TEST_CASE("the journal carries no secrets and no identity numbers") {
  test::Court court;
  const auto system = court.system_administrator(), security = court.security_administrator();
  const std::string id_number = law::make_id_number("610702", Date::of(1990, 2, 3), 21);
  test::must(
      people::register_litigant(court.accounts, {"张三", id_number, "13800001234", "zhangsan", "portal secret 1"}, address));
  const people::Caller caller{system, address, "key-1"};
  const auto created = test::must(people::create_user(court.accounts, caller, {"new.one", "新人", std::nullopt, {"judge"}}));
  test::must(people::grant_roles(court.accounts, {security, address}, created.user_id, {"judge"}));
  const auto reset = test::must(people::reset_password(court.accounts, {system, address}, created.user_id));
  const auto in = sign_in(court, "new.one", reset);
  test::must(people::change_password(court.accounts, {in.session->actor, address}, reset, "Brand-New-Day-9"));
  const auto totp = test::must(people::begin_totp(court.accounts, {court.actor("new.one"), address}));
  (void)court.sign_in.sign_in({"zhangsan", "a wrong secret", std::nullopt}, address);

  std::string kept;
  court.database->read([&](store::Connection& db) {
    for (const char* sql :
         {"SELECT input || changes FROM journal_entry", "SELECT login || detail FROM security_event",
          "SELECT answer FROM idempotency", "SELECT password_hash || previous_hashes || totp_sealed FROM credential"}) {
      const auto rows = db.query(sql);
      REQUIRE_FALSE(rows.empty());
      for (std::size_t i = 0; i < rows.size(); ++i) kept += store::text(rows.at(i, 0)) + "\n";
    }
  });
  for (const std::string& secret :
       {id_number, std::string("13800001234"), std::string("portal secret 1"), created.initial_password, reset,
        std::string("Brand-New-Day-9"), totp.secret, std::string("a wrong secret")})
    CHECK_MESSAGE(kept.find(secret) == std::string::npos, secret);
  // Everything that was done to the account stands in its own chain, in order.
  std::string actions;
  court.database->read([&](store::Connection& db) {
    const auto rows = db.query("SELECT action FROM journal_entry WHERE chain_id = $1 ORDER BY chain_seq", {created.user_id});
    for (std::size_t i = 0; i < rows.size(); ++i) actions += store::text(rows.at(i, 0)) + " ";
  });
  CHECK(actions == "create_user grant_roles ");
}

}  // namespace
}  // namespace anshu
