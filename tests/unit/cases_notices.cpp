// Notices: told once, to the right person, read when the person reads.
#include "cases/notices.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using test::CaseCourt;
using test::code_of;
using test::must;

struct Inbox : CaseCourt {
  cases::view::NoticePage page(const people::Actor& who, bool unread = false, std::int64_t limit = 50,
                               const std::string& cursor = "") {
    return database->read_value([&](store::Connection& db) { return must(cases::list_notices(db, who, unread, limit, cursor)); });
  }
  std::int64_t unread(const people::Actor& who) {
    return database->read_value([&](store::Connection& db) { return cases::count_unread_notices(db, who); });
  }
};

}  // namespace

TEST_CASE("the filer is told of the hearing, and so are the people on the case; who scheduled it is not") {
  Inbox court;
  const auto zhang = court.litigant();
  const std::string id = court.new_case({.applicant = zhang});
  must(cases::assign_case(court.services, court.president(), {id},
                          {*court.judge().department_id, court.judge().user_id, court.clerk().user_id, "轮案"}));
  must(court.step(court.judge(), id, "serve_defendant", {{"party", "all"}, {"method", "01"}}));
  CHECK(court.unread(zhang) == 0);
  court.next_day();
  must(court.step(court.judge(), id, "schedule_hearing",
                  {{"hearing_day", "2026-03-25"}, {"hearing_time", "09:30"}, {"courtroom", "第三法庭"}}));
  REQUIRE(court.page(zhang).items.size() == 1);
  CHECK(court.page(zhang).items[0].title == "开庭时间已经确定");
  CHECK(court.page(zhang).items[0].body == "(2026)陕0702民初1号定于2026年3月25日 09:30在第三法庭开庭，请按时到庭。");
  CHECK(court.page(zhang).items[0].link == "/cases/" + id);
  CHECK(court.page(court.clerk()).items[0].link == "/desk/cases/" + id);
  CHECK(court.page(court.judge()).items.size() == 1);  // only the assignment
}

TEST_CASE("notices are read once, by the one they are for, and paged newest first") {
  Inbox court;
  for (int i = 0; i < 5; ++i) {
    court.next_day();
    court.assign(court.new_case(), court.judge());
  }
  const auto judge = court.judge();
  CHECK(court.unread(judge) == 5);
  CHECK(court.page(judge).total == 5);
  std::vector<std::string> seen;
  std::string cursor;
  do {
    const auto page = court.page(judge, false, 2, cursor);
    for (const auto& notice : page.items) seen.push_back(notice.body);
    cursor = page.next_cursor.value_or("");
  } while (!cursor.empty());
  REQUIRE(seen.size() == 5);
  CHECK(seen[0].find("民初5号") != std::string::npos);
  CHECK(seen[4].find("民初1号") != std::string::npos);

  const std::string id = court.page(judge).items[0].id;
  CHECK(code_of(cases::mark_notice_read(*court.database, court.other_judge(), id, court.clock.now_ms())) == "E_NOT_FOUND");
  must(cases::mark_notice_read(*court.database, judge, id, court.clock.now_ms()));
  must(cases::mark_notice_read(*court.database, judge, id, court.clock.now_ms() + 5));
  CHECK(court.unread(judge) == 4);
  CHECK(court.page(judge, true).items.size() == 4);
  CHECK(court.page(judge).items[0].read_at_ms == court.clock.now_ms());
  for (const char* bad : {"x", "1.2", ".", "99999999999999999999.00000000-0000-7000-8000-000000000000"})
    CHECK(code_of(court.database->read_value(
              [&](store::Connection& db) { return cases::list_notices(db, judge, false, 5, bad); })) == "E_BAD_CURSOR");
}

}  // namespace anshu
