#include "support/court.h"

namespace anshu {
namespace {

template <class Query>
auto read(test::Court& court, Query query) {
  return court.database->read_value(query);
}

TEST_CASE("organs above and below") {
  test::Court court;
  const std::vector<std::string> two = {"陕0722", "陕0723"};
  for (const auto& code : two)
    test::must(people::create_organ(court.actions, {code, "court", code, "基层", "陕07", "", true, 1}));
  test::must(people::create_organ(court.actions, {"陕0722A", "court", "派出庭", "基层", "陕0722", "", true, 1}));
  test::must(people::create_organ(court.actions, {"川0101", "court", "另一省", "基层", "川01", "", true, 1}));
  const auto below = [&](const char* organ) {
    return read(court, [&](store::Connection& db) { return people::organs_below(db, organ); });
  };
  using Codes = std::vector<std::string>;
  CHECK(below("陕07") == Codes{"陕0702", "陕0722", "陕0722A", "陕0723"});
  CHECK(below("陕0722") == Codes{"陕0722A"});
  CHECK(below("陕0702").empty());
  CHECK(below("no such organ").empty());
  const auto top = [&](const char* organ) {
    return read(court, [&](store::Connection& db) { return people::is_top_organ(db, organ); });
  };
  CHECK(top("陕07"));
  CHECK(top("川0101"));
  CHECK_FALSE(top("陕0702"));
  CHECK_FALSE(top("no such organ"));
  CHECK_FALSE(top(people::portal_organ));
  CHECK(test::code_of(people::create_organ(court.actions, {"陕0722", "court", "x", "基层", "陕07", "", true, 1})) ==
        "E_ORGAN_EXISTS");
  const auto name = [&](const char* organ) {
    return read(court, [&](store::Connection& db) { return people::organ_name(db, organ); });
  };
  CHECK(name("陕0702") == "汉中市汉台区人民法院");
  CHECK(name(people::portal_organ) == "网上诉讼服务");
}

TEST_CASE("organs that point at each other do not hang the program") {
  test::Court court;
  test::must(people::create_organ(court.actions, {"a", "court", "甲", "基层", "b", "", true, 1}));
  test::must(people::create_organ(court.actions, {"b", "court", "乙", "基层", "a", "", true, 1}));
  CHECK(read(court, [](store::Connection& db) { return people::organs_below(db, "a"); }) == std::vector<std::string>{"b"});
}

TEST_CASE("departments") {
  test::Court court;
  const auto system = court.system_administrator(), judge = court.judge();
  const auto add = [&](const people::Actor& actor, people::AddDepartment input) {
    return test::code_of(people::add_department(court.actions, actor, input));
  };
  CHECK(add(system, {" 少年审判庭 ", "trial"}) == "");
  CHECK(add(system, {"少年审判庭", "trial"}) == "E_DEPARTMENT_EXISTS");
  CHECK(add(system, {"", "trial"}) == "E_INVALID_INPUT");
  CHECK(add(system, {"新庭", "kitchen"}) == "E_INVALID_INPUT");
  CHECK(add(judge, {"新庭", "trial"}) == "E_FORBIDDEN");
  const auto list = read(court, [](store::Connection& db) { return people::departments_of(db, test::court_code); });
  CHECK(list.size() == people::basic_court_departments().size() + 1);
  CHECK(list.front().name == "立案庭");
  CHECK(list.back().name == "少年审判庭");
}

TEST_CASE("handlers: whoever can answer for a case, the least burdened first, sealed cases not even counted") {
  test::Court court;
  const auto judge = court.judge(), other = court.other_judge(), head = court.division_head();
  court.clerk();
  court.filing_clerk();
  court.system_administrator();
  court.person("judge.off", "离任法官", {"judge"}, "民事审判第一庭");
  test::must(people::update_user(court.accounts, {court.system_administrator()}, court.user("judge.off")->id, {{}, {}, false}));
  court.person("enforcer", "上级法官", {"judge"}, {}, test::superior_code);
  int serial = 0;
  const auto give = [&](const people::Actor& handler, const char* status, const char* secrecy) {
    court.database->write([&](store::Connection& db) {
      ++serial;
      std::string names, values;
      std::vector<store::Value> params;
      const auto add = [&](const char* name, store::Value value) {
        names += (names.empty() ? "" : ", ") + std::string(name);
        params.push_back(std::move(value));
        values += (values.empty() ? "$" : ", $") + std::to_string(params.size());
      };
      // Every column that the schema demands, whatever columns it has by now.
      const auto columns =
          db.query(db.engine() == store::Engine::sqlite
                       ? "SELECT name, type FROM pragma_table_info('case_facts') WHERE \"notnull\" = 1"
                       : "SELECT column_name, upper(data_type) FROM information_schema.columns "
                         "WHERE table_schema = current_schema() AND table_name = 'case_facts' AND is_nullable = 'NO'");
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string name = store::text(columns.at(i, 0));
        if (name == "organ")
          add("organ", std::string(test::court_code));
        else if (name == "case_id")
          add("case_id", "case" + std::to_string(serial));
        else if (name == "search_key")
          add("search_key", std::int64_t{serial});
        else if (name == "status")
          add("status", std::string(status));
        else if (name == "secrecy")
          add("secrecy", std::string(secrecy));
        else
          add(name.c_str(),
              store::text(columns.at(i, 1)) == "TEXT" ? store::Value(std::string()) : store::Value(std::int64_t{0}));
      }
      add("handler_id", handler.user_id);
      db.execute("INSERT INTO case_facts (" + names + ") VALUES (" + values + ")", store::Params(params));
      return store::Outcome::commit;
    });
  };
  for (int i = 0; i < 3; ++i) give(judge, "open", "open");
  give(judge, "closed", "open");
  give(other, "open", "open");
  for (int i = 0; i < 5; ++i) give(other, "open", "sealed");

  const auto handlers = [&](std::optional<std::string> department) {
    std::string line;
    for (const auto& handler : read(court, [&](store::Connection& db) {
           return people::handlers_of(db, court.permissions, test::court_code, department);
         }))
      line += handler.name + " " + handler.department_name + " " + std::to_string(handler.open_cases) + "; ";
    return line;
  };
  CHECK(handlers(std::nullopt) == "周庭长 民事审判第一庭 0; 赵法官 民事审判第二庭 1; 王法官 民事审判第一庭 3; ");
  CHECK(handlers(court.department_named("民事审判第二庭").id) == "赵法官 民事审判第二庭 1; ");
  CHECK(handlers("no-such") == "");
}

TEST_CASE("the list of accounts: filters, pages, and no other court's people") {
  test::Court court;
  for (int i = 10; i < 37; ++i) court.person("user" + std::to_string(i), "用户" + std::to_string(i), {i % 2 ? "judge" : "clerk"});
  court.superior_supervisor();
  court.litigant();
  test::must(people::update_user(court.accounts, {court.system_administrator()}, court.user("user10")->id, {{}, {}, false}));
  (void)test::must(court.sign_in.sign_in({"user11", test::password, std::nullopt}, "192.0.2.7"));
  const auto list = [&](people::AccountQuery query) {
    query.organ = test::court_code;
    return read(court, [&](store::Connection& db) { return people::list_accounts(db, query); });
  };
  people::AccountQuery query;
  query.limit = 1000;
  const auto all = list(query);
  CHECK(all.items.size() == 28);  // and the system administrator
  CHECK(all.total == 28);
  for (const std::int64_t limit : {1, 5, 27, 28}) {
    query.limit = limit;
    query.after_login.clear();
    std::vector<std::string> seen;
    while (true) {
      const auto page = list(query);
      for (const auto& account : page.items) seen.push_back(account.user.login);
      if (!page.more) break;
      query.after_login = page.items.back().user.login;
    }
    CHECK(seen.size() == 28);
    CHECK(std::ranges::is_sorted(seen));
  }
  query = {};
  query.active = false;
  CHECK(list(query).items.size() == 1);
  query = {};
  query.role = "judge";
  CHECK(list(query).total == 13);
  query = {};
  query.q = "户1";
  CHECK(list(query).total == 10);
  query.q = "USER11";
  const auto one = list(query);
  REQUIRE(one.items.size() == 1);
  CHECK(one.items[0].last_sign_in_ms == court.clock.now_ms());
  CHECK(one.items[0].roles == std::vector<std::string>{"judge"});
  for (const char* q : {"%", "_", "'", "\\", "user1_"}) {
    query.q = q;
    CHECK(list(query).total == 0);
  }
}

}  // namespace
}  // namespace anshu
