// A small court for tests: 汉中市汉台区人民法院 under 汉中市中级人民法院, on a database of its own, with a clock that the test
// moves.
//
//   test::Court court;
//   const people::Actor judge = court.judge();          // made at the first call, the same person afterwards
//   court.actions.run<…>(judge, …);
//   court.clock.advance(86'400'000);
#pragma once

#include <doctest/doctest.h>
#include <sodium.h>

#include "base/crypto.h"
#include "law/identity.h"
#include "people/bootstrap.h"
#include "people/directory.h"
#include "people/password.h"
#include "support/database.h"
#include "support/temp_dir.h"
#include "unit/law_fixture.h"

namespace anshu::test {

inline constexpr const char* court_code = "陕0702";
inline constexpr const char* superior_code = "陕07";
/// Of everybody whom Court makes.
inline constexpr const char* password = "Correct-Horse-7";

/// argon2id with the least possible costs, which stand in the hash itself: signing in takes no tenth of a second in tests.
inline const std::string& hashed_password() {
  static const std::string hash = [] {
    char text[crypto_pwhash_STRBYTES];
    REQUIRE(crypto_pwhash_str(text, password, std::char_traits<char>::length(password), crypto_pwhash_OPSLIMIT_MIN,
                              crypto_pwhash_MEMLIMIT_MIN) == 0);
    return std::string(text);
  }();
  return hash;
}

inline people::Permissions shipped_permissions() {
  auto loaded = people::Permissions::load(read_source_file("reference/permissions.toml"));
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error().message));
  return std::move(*loaded);
}

/// The value, or a failed test that says what was refused.
template <class T>
T must(Result<T> result) {
  if (!result) {
    std::string why = result.error().code + " " + result.error().message;
    for (const auto& field : result.error().fields) why += " [" + field.field + ": " + field.rule + "]";
    FAIL(why);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// The code of the refusal, "" for a value; so that a table row can say either.
template <class T>
std::string code_of(const Result<T>& result) {
  return result ? std::string() : result.error().code;
}

struct Court {
  explicit Court(people::SignInOptions options = {})
      : permissions(shipped_permissions()),
        actions(*database, clock, permissions),
        log(*database, clock, personal),
        sign_in(*database, clock, personal, log, options) {
    log.watch(actions);
    make_organ(superior_code, {{"立案庭", "filing"}, {"审判管理办公室", "management"}});
    make_organ(court_code, people::basic_court_departments());
  }

  TempDir dir;                                             // for files of the test
  ManualClock clock{instant_of(Date::of(2026, 3, 2), 9)};  // a Monday
  TestDatabase database{clock.now_ms()};
  people::Permissions permissions;
  people::PersonalData personal{std::string(32, 'd'), std::string(32, 'i')};
  people::Actions actions;
  people::SecurityLog log;
  people::SignIn sign_in;
  people::AccountServices accounts{actions, personal, law::book().divisions, log, sign_in};

  /// Whoever carries this login, made now when nobody does. Everybody signs in with test::password.
  people::Actor person(const std::string& login, const std::string& name, std::vector<std::string> roles,
                       const std::string& department = {}, const std::string& organ = court_code) {
    if (!user(login)) {
      const auto department_id = department.empty() ? std::nullopt : std::optional(department_named(department, organ).id);
      must(people::make_ready_account(accounts, {organ, login, name, department_id, std::move(roles), hashed_password(), false}));
    }
    return actor(login);
  }
  people::Actor filing_clerk() { return person("filing.clerk", "李立案", {"filing_clerk"}, "立案庭"); }
  people::Actor filing_head() { return person("filing.head", "何庭长", {"filing_head"}, "立案庭"); }
  people::Actor judge() { return person("judge", "王法官", {"judge"}, "民事审判第一庭"); }
  people::Actor other_judge() { return person("judge.two", "赵法官", {"judge"}, "民事审判第二庭"); }
  people::Actor clerk() { return person("clerk", "孙书记", {"clerk"}, "民事审判第一庭"); }
  people::Actor division_head() { return person("division.head", "周庭长", {"division_head"}, "民事审判第一庭"); }
  people::Actor president() { return person("president", "吴院长", {"president"}); }
  people::Actor case_management() { return person("case.management", "郑审管", {"case_management"}, "审判管理办公室"); }
  people::Actor archivist() { return person("archivist", "冯档案", {"archivist"}, "综合办公室"); }
  people::Actor superior_supervisor() {
    return person("superior", "陈审管", {"superior_supervisor"}, "审判管理办公室", superior_code);
  }
  people::Actor system_administrator() { return person("sysadmin", "系统员", {"system_administrator"}); }
  people::Actor security_administrator() { return person("secadmin", "安全员", {"security_administrator"}); }
  people::Actor audit_administrator() { return person("auditadmin", "审计员", {"audit_administrator"}); }

  /// A portal account; the next serial gives the next person.
  people::Actor litigant(const std::string& login = "zhangsan", const std::string& name = "张三", int serial = 1) {
    if (!user(login))
      must(people::register_litigant(
          accounts, {name, law::make_id_number("610702", Date::of(1985, 6, 1), serial), "13891600001", login, password},
          "192.0.2.1"));
    return actor(login);
  }

  std::optional<people::UserRow> user(const std::string& login) {
    return database->read_value([&](store::Connection& db) { return people::find_user_by_login(db, login); });
  }
  people::Actor actor(const std::string& login) {
    return database->read_value(
        [&](store::Connection& db) { return people::actor_for(db, people::find_user_by_login(db, login).value()); });
  }
  people::DepartmentRow department_named(const std::string& name, const std::string& organ = court_code) {
    for (const auto& row : database->read_value([&](store::Connection& db) { return people::departments_of(db, organ); }))
      if (row.name == name) return row;
    throw std::runtime_error("no department " + name);
  }
  std::int64_t count(const std::string& sql, std::initializer_list<store::Value> params = {}) {
    return database->read_value([&](store::Connection& db) { return store::integer(db.query(sql, params).at(0, 0)); });
  }

 private:
  void make_organ(const std::string& code, const std::vector<people::AddDepartment>& departments) {
    const law::Court* court = law::book().courts.find(code);
    REQUIRE(court);
    must(people::create_organ(actions,
                              {code, "court", court->name, court->level, court->parent_code, court->division_code, true, 1}));
    for (const auto& department : departments) must(people::add_department(actions, people::Actor::system(code), department));
  }
};

}  // namespace anshu::test
