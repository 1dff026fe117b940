#include <set>

#include "support/court.h"

namespace anshu {
namespace {

constexpr const char* address = "192.0.2.7";

people::SecurityPage page_of(test::Court& court, people::SecurityQuery query) { return test::must(court.log.page(query)); }

std::vector<people::SecurityEventRow> all_of(test::Court& court, const people::Actor& reader) {
  people::SecurityQuery query;
  query.organs = court.log.readable_organs(reader);
  query.limit = 1000;
  return page_of(court, query).items;
}

void spoil(test::Court& court, const std::string& sql) {
  court.database->write([&](store::Connection& db) {
    REQUIRE(db.execute(sql) > 0);
    return store::Outcome::commit;
  });
}

std::optional<std::int64_t> first_broken(test::Court& court) {
  return court.database->read_value([&](store::Connection& db) { return court.log.first_broken(db, test::court_code); });
}

TEST_CASE("whoever tries what the role does not carry is written down") {
  test::Court court;
  const auto judge = court.judge(), auditor = court.audit_administrator();
  CHECK(test::code_of(people::grant_roles(court.accounts, {judge, address}, judge.user_id, {"president"})) == "E_FORBIDDEN");
  const auto events = all_of(court, auditor);
  const auto found = std::ranges::find(events, "refused", &people::SecurityEventRow::kind);
  REQUIRE(found != events.end());
  CHECK(found->user_id == judge.user_id);
  CHECK(found->actor_name == "王法官");
  CHECK(found->detail == "grant_roles（E_FORBIDDEN）：您的岗位没有“授予岗位”的权限");
  CHECK(found->subject_id == judge.user_id);
}

TEST_CASE("each organ's log is its own") {
  test::Court court;
  const auto auditor = court.audit_administrator();
  const auto top = court.person("top.audit", "中院审计员", {"audit_administrator"}, {}, test::superior_code);
  court.judge();
  court.superior_supervisor();
  court.litigant();
  for (const char* login : {"judge", "superior", "zhangsan", "nobody"})
    (void)court.sign_in.sign_in({login, "wrong", std::nullopt}, address);

  CHECK(court.log.readable_organs(auditor) == std::vector<std::string>{test::court_code});
  CHECK(court.log.readable_organs(top) == std::vector<std::string>{test::superior_code, people::portal_organ});
  std::set<std::string> below, above;
  for (const auto& event : all_of(court, auditor))
    if (event.kind == "sign_in_failed") below.insert(event.login);
  for (const auto& event : all_of(court, top))
    if (event.kind == "sign_in_failed") above.insert(event.login);
  CHECK(below == std::set<std::string>{"judge"});
  CHECK(above == std::set<std::string>{"nobody", "superior", "zhangsan"});
}

TEST_CASE("a failed sign-in keeps the login name as typed, within reason") {
  test::Court court;
  std::string endless;
  for (int i = 0; i < 4000; ++i) endless += "张";
  (void)court.sign_in.sign_in({endless, "x", std::nullopt}, address);
  (void)court.sign_in.sign_in({"x' OR '1'='1", "x", std::nullopt}, address);
  const auto top = court.person("top.audit", "中院审计员", {"audit_administrator"}, {}, test::superior_code);
  std::set<std::string> logins;
  for (const auto& event : all_of(court, top))
    if (event.kind == "sign_in_failed") logins.insert(event.login);
  CHECK(logins == std::set<std::string>{endless.substr(0, 64 * 3), "x' or '1'='1"});
}

TEST_CASE("a look behind the mask says who, which case, which field and why") {
  test::Court court;
  const auto judge = court.judge();
  court.database->write([&](store::Connection& db) {
    court.log.append_reveal(db, court.clock.now_ms(), judge,
                            {"case-1", "(2026)陕0702民初1号", "身份证号", "送达", "核对送达地址"}, address);
    return store::Outcome::commit;
  });
  const auto event = all_of(court, court.audit_administrator());
  const auto reveal = std::ranges::find(event, "reveal", &people::SecurityEventRow::kind);
  REQUIRE(reveal != event.end());
  CHECK(reveal->detail == "查看(2026)陕0702民初1号的身份证号，事由：送达，核对送达地址");
  CHECK(reveal->subject_id == "case-1");
  CHECK(reveal->user_id == judge.user_id);
  CHECK(reveal->remote == address);
}

TEST_CASE("what is logged inside a transaction is there together with what was done, or not at all") {
  test::Court court;
  const auto before = court.count("SELECT count(*) FROM security_event");
  court.database->write([&](store::Connection& db) {
    court.log.append(db, court.clock.now_ms(),
                     people::SecurityLog::by(people::Actor::system(test::court_code), "export", "导出台账"));
    return store::Outcome::rollback;
  });
  CHECK(court.count("SELECT count(*) FROM security_event") == before);
  CHECK(first_broken(court) == std::nullopt);
}

TEST_CASE("a changed, missing or added row breaks the chain where it stands") {
  test::Court court;
  for (int i = 0; i < 20; ++i)
    court.log.record(people::SecurityLog::by(people::Actor::system(test::court_code), "export", "第" + std::to_string(i)));
  REQUIRE(first_broken(court) == std::nullopt);
  struct Row {
    const char* sql;
    std::int64_t broken;
  };
  for (const Row& row : {Row{"UPDATE security_event SET detail = 'x' WHERE seq = 7 AND organ = '陕0702'", 7},
                         Row{"UPDATE security_event SET at_ms = at_ms + 1 WHERE seq = 7 AND organ = '陕0702'", 7},
                         Row{"UPDATE security_event SET user_id = 'x' WHERE seq = 1 AND organ = '陕0702'", 1},
                         Row{"DELETE FROM security_event WHERE seq = 9 AND organ = '陕0702'", 9},
                         Row{"DELETE FROM security_event WHERE seq = 20 AND organ = '陕0702'", 20},
                         Row{"UPDATE security_chain SET seq = 19 WHERE organ = '陕0702'", 20}}) {
    CAPTURE(row.sql);
    test::Court fresh;
    for (int i = 0; i < 20; ++i)
      fresh.log.record(people::SecurityLog::by(people::Actor::system(test::court_code), "export", "第" + std::to_string(i)));
    spoil(fresh, row.sql);
    CHECK(first_broken(fresh) == row.broken);
  }
}

TEST_CASE("paging shows every event once, whatever the size of the page") {
  test::Court court;
  const auto top = court.person("top.audit", "中院审计员", {"audit_administrator"}, {}, test::superior_code);
  for (int i = 0; i < 57; ++i) {
    if (i % 5 == 0) court.clock.advance(1);
    const char* organ = i % 3 == 0 ? people::portal_organ : test::superior_code;
    court.log.record(
        people::SecurityLog::by(people::Actor::system(organ), i % 2 ? "export" : "import", "第" + std::to_string(i)));
  }
  people::SecurityQuery query;
  query.organs = court.log.readable_organs(top);
  query.limit = 1000;
  const auto whole = page_of(court, query);
  for (const std::int64_t limit : {1, 2, 7, 50}) {
    CAPTURE(limit);
    query.limit = limit;
    query.cursor.clear();
    std::vector<std::string> seen;
    while (true) {
      const auto page = page_of(court, query);
      CHECK(page.total == static_cast<std::int64_t>(whole.items.size()));
      for (const auto& event : page.items) seen.push_back(event.organ + std::to_string(event.seq));
      if (!page.next_cursor) break;
      query.cursor = *page.next_cursor;
    }
    std::vector<std::string> expected;
    for (const auto& event : whole.items) expected.push_back(event.organ + std::to_string(event.seq));
    CHECK(seen == expected);
  }
}

TEST_CASE("filters") {
  test::Court court;
  const InstantMs begun = court.clock.now_ms();
  for (const char* detail : {"导出 100% 台账", "导出台账", "a_b", "axb", "O'Neil; DROP TABLE security_event"}) {
    court.clock.advance(1000);
    court.log.record({test::court_code, "export", "u", "王法官", "judge", "192.0.2.7", detail, ""});
  }
  const auto found = [&](people::SecurityQuery query) {
    query.organs = {test::court_code};
    std::vector<std::string> details;
    for (const auto& event : page_of(court, query).items) details.push_back(event.detail);
    return details;
  };
  using Details = std::vector<std::string>;
  people::SecurityQuery query;
  query.kind = "export";
  CHECK(found(query).size() == 5);
  query.q = "%";
  CHECK(found(query) == Details{"导出 100% 台账"});
  query.q = "a_b";
  CHECK(found(query) == Details{"a_b"});
  query.q = "O'Neil; DROP";
  CHECK(found(query).size() == 1);
  query.q = "台账";
  CHECK(found(query) == Details{"导出台账", "导出 100% 台账"});
  query.q = "王法";
  query.from_ms = begun + 4000;
  query.until_ms = begun + 5000;
  CHECK(found(query) == Details{"axb"});
  query = {};
  query.kind = "no_such_kind";
  query.organs = {test::court_code};
  CHECK(test::code_of(court.log.page(query)) == "E_INVALID_INPUT");
  for (const char* cursor : {"x", "1.", "1.2", "..", "9999999999999999999999.1.x"}) {
    query = {};
    query.organs = {test::court_code};
    query.cursor = cursor;
    CHECK(test::code_of(court.log.page(query)) == "E_INVALID_INPUT");
  }
}

}  // namespace
}  // namespace anshu
