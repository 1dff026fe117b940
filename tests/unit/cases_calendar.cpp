// A State Council notice comes in: clocks that rested on a provisional year are dated anew, listed, and their owners told.
#include "cases/calendar_notice.h"
#include "cases/case_view.h"
#include "cases/notices.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using namespace test;

law::LawBook own_book() {
  return must(law::load_law_book([](std::string_view path) { return read_source_file("reference/" + std::string(path)); }));
}

/// A made-up notice for 2027 that is complete and keeps the new year's days 2027-01-01 to 03, with 2027-01-15 a bridge day.
cases::ImportCalendar notice_2027(const law::Calendar& calendar) {
  cases::ImportCalendar notice{2027, "国办发明电〔2026〕9号", calendar.statutory_days(2027)};
  notice.days.push_back({Date::of(2027, 1, 15), true, "元旦"});
  return notice;
}

struct CalendarCourt : CaseCourt {
  law::LawBook book = own_book();
  cases::Services living{*database, clock, book, permissions, actions, personal, procedures, blobs, uploads};
  people::Actor admin = system_administrator();

  std::string due(const std::string& id) { return file(id).trial_clock()->legal_due_on.iso(); }
};

TEST_CASE("a notice dates running clocks anew, one action each, and tells their handlers") {
  CalendarCourt court;
  court.next_day(140);  // 2026-07-20
  const std::string id = court.new_case({.filed_on = Date::of(2026, 7, 15)});
  court.assign(id, court.judge());
  const std::string other = court.new_case({.trial_procedure = "small_claims"});  // ends in 2026: rests on nothing provisional
  CHECK(court.due(id) == "2027-01-15");
  CHECK(court.file(id).trial_clock()->provisional);
  const auto other_before = court.file(other).row.version;

  const auto input = notice_2027(*court.book.calendar);
  const auto imported = must(cases::import_calendar(court.living, court.book.calendar, court.admin, input));
  CHECK(imported.year == 2027);
  CHECK(cases::redate_clocks(court.living) == 1);
  CHECK(court.due(id) == "2027-01-18");
  CHECK_FALSE(court.file(id).trial_clock()->provisional);
  CHECK(court.file(id).trial_clock()->reasoning.find("国办发明电〔2026〕9号") != std::string::npos);
  CHECK(court.file(other).row.version == other_before);

  const auto page = court.database->read_value(
      [&](store::Connection& db) { return must(cases::list_redatings(court.living, db, court.president(), 2027, 50, "")); });
  REQUIRE(page.items.size() == 1);
  CHECK(page.items.front().old_due_on.iso() == "2027-01-15");
  CHECK(page.items.front().new_due_on.iso() == "2027-01-18");
  const auto told = court.database->read_value(
      [&](store::Connection& db) { return must(cases::list_notices(db, court.judge(), false, 10, "")); });
  CHECK(std::ranges::any_of(told.items, [](const auto& notice) { return notice.title == "期限重新计算"; }));

  // Nothing is left to do, and the notice says so.
  CHECK(cases::redate_clocks(court.living) == 0);
  const auto year = court.database->read_value(
      [&](store::Connection& db) { return must(cases::calendar_year(db, *court.book.calendar, 2027)); });
  CHECK_FALSE(year.provisional);
  REQUIRE(year.notice);
  CHECK(year.notice->finished);
  CHECK(year.notice->redated == 1);
  CHECK(code_of(cases::import_calendar(court.living, court.book.calendar, court.admin, input)) == "E_NOTHING_CHANGED");
}

TEST_CASE("a notice that came in elsewhere is in force after the next look; clocks half-way through are finished") {
  CalendarCourt court;
  court.next_day(140);
  const std::string id = court.new_case({.filed_on = Date::of(2026, 7, 15)});
  must(cases::import_calendar(court.living, court.book.calendar, court.admin, notice_2027(*court.book.calendar)));
  law::LawBook elsewhere = own_book();
  CHECK(elsewhere.calendar->provisional(Date::of(2027, 1, 15)));
  CHECK(cases::adopt_notices(*court.database, elsewhere.calendar) == 1);
  CHECK(cases::adopt_notices(*court.database, elsewhere.calendar) == 0);
  const cases::Services there{*court.database, court.clock,      elsewhere,   court.permissions, court.actions,
                              court.personal,  court.procedures, court.blobs, court.uploads};
  CHECK(cases::redate_clocks(there) == 1);
  CHECK(court.due(id) == "2027-01-18");
}

TEST_CASE("a corrected notice takes the place of the first") {
  CalendarCourt court;
  court.next_day(140);
  const std::string id = court.new_case({.filed_on = Date::of(2026, 7, 15)});
  auto input = notice_2027(*court.book.calendar);
  must(cases::import_calendar(court.living, court.book.calendar, court.admin, input));
  cases::redate_clocks(court.living);
  court.next_day();
  input.days.pop_back();
  input.document_number = "国办发明电〔2026〕9号（更正）";
  must(cases::import_calendar(court.living, court.book.calendar, court.admin, input));
  CHECK(cases::redate_clocks(court.living) == 1);
  CHECK(court.due(id) == "2027-01-15");
}

TEST_CASE("only an administrator imports, and what cannot be a notice is refused by name") {
  CalendarCourt court;
  const auto good = notice_2027(*court.book.calendar);
  const auto attempt = [&](const people::Actor& who, const cases::ImportCalendar& input) {
    return code_of(cases::import_calendar(court.living, court.book.calendar, who, input));
  };
  CHECK(attempt(court.president(), good) == "E_FORBIDDEN");
  auto bad = good;
  bad.days.clear();
  CHECK(attempt(court.admin, bad) == "E_NOTICE_EMPTY");
  bad = good;
  bad.days.erase(bad.days.begin());
  CHECK(attempt(court.admin, bad) == "E_NOTICE_INCOMPLETE");
  bad = good;
  bad.year = 1999;
  CHECK(attempt(court.admin, bad) == "E_NOTICE_YEAR");
  bad = good;
  bad.document_number = " ";
  CHECK(attempt(court.admin, bad) == "E_INVALID_INPUT");
  CHECK(court.book.calendar->provisional(Date::of(2027, 1, 15)));
}

}  // namespace
}  // namespace anshu
