#include <functional>

#include "law/calendar.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("the calendar of 2024 to 2026 is that of the State Council's notices") {
  struct Row {
    std::string first;
    std::string last;
    bool off;
  };
  // deadlines.md §9
  const Row rows[] = {
      {"2026-01-01", "2026-01-03", true},  {"2026-02-15", "2026-02-23", true},  {"2026-04-04", "2026-04-06", true},
      {"2026-05-01", "2026-05-05", true},  {"2026-06-19", "2026-06-21", true},  {"2026-09-25", "2026-09-27", true},
      {"2026-10-01", "2026-10-07", true},  {"2026-01-04", "2026-01-04", false}, {"2026-02-14", "2026-02-14", false},
      {"2026-02-28", "2026-02-28", false}, {"2026-05-09", "2026-05-09", false}, {"2026-09-20", "2026-09-20", false},
      {"2026-10-10", "2026-10-10", false}, {"2025-01-01", "2025-01-01", true},  {"2025-01-28", "2025-02-04", true},
      {"2025-04-04", "2025-04-06", true},  {"2025-05-01", "2025-05-05", true},  {"2025-05-31", "2025-06-02", true},
      {"2025-10-01", "2025-10-08", true},  {"2025-01-26", "2025-01-26", false}, {"2025-02-08", "2025-02-08", false},
      {"2025-04-27", "2025-04-27", false}, {"2025-09-28", "2025-09-28", false}, {"2025-10-11", "2025-10-11", false},
      {"2024-01-01", "2024-01-01", true},  {"2024-02-10", "2024-02-17", true},  {"2024-04-04", "2024-04-06", true},
      {"2024-05-01", "2024-05-05", true},  {"2024-06-10", "2024-06-10", true},  {"2024-09-15", "2024-09-17", true},
      {"2024-10-01", "2024-10-07", true},  {"2024-02-04", "2024-02-04", false}, {"2024-02-18", "2024-02-18", false},
      {"2024-04-07", "2024-04-07", false}, {"2024-04-28", "2024-04-28", false}, {"2024-05-11", "2024-05-11", false},
      {"2024-09-14", "2024-09-14", false}, {"2024-09-29", "2024-09-29", false}, {"2024-10-12", "2024-10-12", false},
      {"2026-03-02", "2026-03-06", false}, {"2026-03-07", "2026-03-08", true},
  };
  for (const auto& row : rows)
    for (Date date = on(row.first); date <= on(row.last); date = date + 1) {
      CAPTURE(date.iso());
      CHECK(book().calendar->is_off(date) == row.off);
      CHECK_FALSE(book().calendar->provisional(date));
    }
}

TEST_CASE("2026 has the 248 workdays that the notice leaves") {
  int workdays = 0;
  for (Date date = on("2026-01-01"); date <= on("2026-12-31"); date = date + 1) workdays += book().calendar->is_workday(date);
  CHECK(workdays == 248);
}

TEST_CASE("a year without a notice has its statutory days and weekends, and says that it is provisional") {
  const Calendar& calendar = book().calendar;
  for (const char* day : {"2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-05-01", "2027-05-02", "2027-06-09",
                          "2027-09-15", "2027-10-01", "2027-10-03", "2027-02-13"}) {
    CAPTURE(day);
    CHECK(calendar.is_off(on(day)));
    CHECK(calendar.provisional(on(day)));
  }
  CHECK(calendar.is_workday(on("2027-02-09")));
  CHECK(calendar.is_workday(on("2027-05-03")));
  CHECK(calendar.is_off(on("2019-02-07")));      // 初三 was a day off under the 2013 version
  CHECK(calendar.is_workday(on("2019-02-04")));  // the eve only from 2025 on
  CHECK(calendar.is_off(on("2013-02-09")));      // and before 2014
  CHECK(calendar.is_workday(on("2013-02-12")));
  CHECK(calendar.is_workday(on("2019-05-02")));
  CHECK(calendar.is_off(on("1999-05-01")));  // far outside the tables: weekends only
  CHECK(calendar.is_workday(on("2150-10-01")));
}

TEST_CASE("the statutory days computed for a year agree with the notice that was published for it") {
  // The festivals table alone, with one year's notice far away, against the real notices.
  const auto statutory =
      Calendar::load("date,name,is_off_day,arrangement_year\n2015-01-01,元旦,1,2015\n", read_reference("law/festivals.csv"));
  REQUIRE(statutory.has_value());
  for (Date date = on("2020-01-01"); date <= on("2026-12-31"); date = date + 1) {
    if (statutory->is_workday(date) || statutory->day_name(date).starts_with("星期")) continue;
    CAPTURE(date.iso());
    CHECK(book().calendar->is_off(date));
  }
}

TEST_CASE("a day has the name that a reasoning prints") {
  const Calendar& calendar = book().calendar;
  CHECK(calendar.day_name(on("2026-02-18")) == "春节");
  CHECK(calendar.day_name(on("2026-02-28")) == "调休上班（春节）");
  CHECK(calendar.day_name(on("2026-03-07")) == "星期六");
  CHECK(calendar.day_name(on("2026-03-08")) == "星期日");
  CHECK(calendar.day_name(on("2026-03-09")) == "工作日");
  CHECK(calendar.day_name(on("2020-02-03")) == "工作日");  // a Monday named by the notice
  CHECK(calendar.day_name(on("2027-06-09")) == "端午节");
  CHECK(calendar.is_makeup_workday(on("2026-09-20")));
  CHECK_FALSE(calendar.is_makeup_workday(on("2026-09-21")));
}

TEST_CASE("workdays are found forwards and backwards") {
  const Calendar& calendar = book().calendar;
  CHECK(calendar.next_workday(on("2026-02-15")) == on("2026-02-24"));
  CHECK(calendar.next_workday(on("2026-02-28")) == on("2026-02-28"));
  CHECK(calendar.previous_workday(on("2026-02-23")) == on("2026-02-14"));
  CHECK(calendar.add_workdays(on("2026-02-11"), 7) == on("2026-02-27"));
  CHECK(calendar.subtract_workdays(on("2026-02-27"), 7) == on("2026-02-11"));
  CHECK(calendar.add_workdays(on("2026-02-15"), 0) == on("2026-02-15"));
}

TEST_CASE("a calendar that cannot be used names file and line") {
  const std::string festivals = read_reference("law/festivals.csv");
  const std::string header = "date,name,is_off_day,arrangement_year\n";
  const auto message = [&](const std::string& rows) {
    const auto calendar = Calendar::load(header + rows, festivals);
    return calendar ? std::string() : calendar.error().message;
  };
  CHECK(message("2026-02-30,春节,1,2026\n") == "master/holidays.csv 第2行：日期2026-02-30不存在");
  CHECK(message("2026-02-18,春节,1,2026\n2026-02-18,春节,0,2026\n") == "master/holidays.csv 第3行：2026-02-18重复");
  CHECK(message("2026-02-18,春节,是,2026\n") == "master/holidays.csv 第2行：is_off_day应为0或1");
  CHECK(message("2026-02-18,春节,1,26\n") == "master/holidays.csv 第2行：放假年度应为四位年份");
  CHECK(message("") == "master/holidays.csv：没有任何放假安排");
  const auto wrong =
      Calendar::load(header + "2026-01-01,元旦,1,2026\n",
                     "year,spring_festival,qingming,dragon_boat,mid_autumn\n2027,2028-02-06,2027-04-05,2027-06-09,2027-09-15\n");
  REQUIRE(!wrong.has_value());
  CHECK(wrong.error().message == "law/festivals.csv 第2行：节日应为该年的日期");
}

namespace {

/// A notice for 2027 as it might be published; the days are made up, the rules are not.
std::vector<NoticeDay> notice_2027() {
  std::vector<NoticeDay> days;
  const auto off = [&](const char* first, const char* last, const char* name) {
    for (Date date = on(first); date <= on(last); date = date + 1) days.push_back({date, true, name});
  };
  const auto work = [&](const char* date, const char* name) { days.push_back({on(date), false, name}); };
  off("2027-01-01", "2027-01-03", "元旦");
  off("2027-02-05", "2027-02-11", "春节");
  work("2027-02-20", "春节");
  off("2027-04-03", "2027-04-05", "清明节");
  off("2027-05-01", "2027-05-05", "劳动节");
  work("2027-05-08", "劳动节");
  off("2027-06-09", "2027-06-09", "端午节");
  off("2027-09-15", "2027-09-15", "中秋节");
  off("2027-10-01", "2027-10-07", "国庆节");
  work("2027-09-26", "国庆节");
  work("2027-10-09", "国庆节");
  return days;
}

}  // namespace

TEST_CASE("an imported notice takes the year out of provision, and leaves every other year as it was") {
  const Calendar& before = book().calendar;
  const auto after = before.with_notice(2027, notice_2027());
  REQUIRE_MESSAGE(after.has_value(), (after ? "" : after.error().message));
  CHECK(before.provisional(on("2027-02-09")));
  CHECK_FALSE(after->provisional(on("2027-02-09")));
  CHECK(before.is_workday(on("2027-02-09")));
  CHECK(after->is_off(on("2027-02-09")));
  CHECK(after->is_makeup_workday(on("2027-02-20")));
  CHECK(after->day_name(on("2027-02-20")) == "调休上班（春节）");
  CHECK(after->noticed_years().back() == 2027);
  for (Date date = on("2008-01-01"); date <= on("2026-12-31"); date = date + 1) {
    if (before.is_off(date) == after->is_off(date) && before.day_name(date) == after->day_name(date)) continue;
    FAIL_CHECK(date.iso());
  }
  // A notice put in again replaces the first one.
  auto corrected = notice_2027();
  corrected.push_back({on("2027-02-12"), true, "春节"});
  CHECK(after->with_notice(2027, corrected)->is_off(on("2027-02-12")));
  CHECK(after->with_notice(2027, corrected)->with_notice(2027, notice_2027())->is_workday(on("2027-02-12")));
  REQUIRE(after->notice(2027) != nullptr);
  CHECK(after->notice(2027)->size() == notice_2027().size());
  CHECK(before.notice(2027) == nullptr);
}

TEST_CASE("the published notices pass the checks of the import, and raise no doubt") {
  const Calendar& calendar = book().calendar;
  for (const int year : {2021, 2022, 2023, 2024, 2025, 2026}) {
    CAPTURE(year);
    REQUIRE(calendar.notice(year) != nullptr);
    const auto again = calendar.with_notice(year, *calendar.notice(year));
    REQUIRE_MESSAGE(again.has_value(), (again ? "" : again.error().message));
    CHECK(calendar.notice_doubts(year, *calendar.notice(year)).empty());
    for (Date date = Date::of(year, 1, 1); date.year() == year; date = date + 1)
      if (again->day_name(date) != calendar.day_name(date)) FAIL_CHECK(date.iso());
  }
  CHECK(calendar.notice_doubts(2027, notice_2027()).empty());
  auto forgotten = notice_2027();
  std::erase_if(forgotten, [](const NoticeDay& day) { return day.date == on("2027-02-20"); });
  CHECK(calendar.notice_doubts(2027, forgotten).size() == 1);
}

TEST_CASE("a notice that cannot be right is refused by name") {
  struct Row {
    std::string code;
    std::string field;
    int year;
    std::function<void(std::vector<NoticeDay>&)> spoil;
  };
  const auto without = [](const char* date) {
    return [date](auto& days) { std::erase_if(days, [&](const NoticeDay& day) { return day.date == on(date); }); };
  };
  const Row rows[] = {
      {"E_NOTICE_YEAR", "", 2199, [](auto&) {}},
      {"E_NOTICE_YEAR", "", 27, [](auto&) {}},
      {"E_NOTICE_EMPTY", "", 2027, [](auto& days) { days.clear(); }},
      {"E_NOTICE_TOO_LONG", "", 2027, [](auto& days) { days.resize(367); }},
      {"E_NOTICE_DATE", "days[0].date", 2028, [](auto&) {}},
      {"E_NOTICE_DATE", "days[1].date", 2027, [](auto& days) { days[1].date = on("2028-01-01"); }},
      {"E_NOTICE_DATE", "days[1].date", 2027, [](auto& days) { days[1].date = on("2026-12-24"); }},
      {"E_NOTICE_DUPLICATE", "days[1].date", 2027, [](auto& days) { days[1].date = days[0].date; }},
      {"E_NOTICE_NAME", "days[2].name", 2027, [](auto& days) { days[2].name.clear(); }},
      {"E_NOTICE_WORKDAY", "days[26].is_off", 2027,
       [](auto& days) { days.insert(days.begin() + 26, {on("2027-03-01"), false, "春节"}); }},
      {"E_NOTICE_INCOMPLETE", "", 2027, without("2027-06-09")},
      {"E_NOTICE_INCOMPLETE", "", 2027, without("2027-02-08")},
      {"E_NOTICE_INCOMPLETE", "", 2027, [](auto& days) { days[0].date = on("2026-12-31"); }},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    auto days = notice_2027();
    row.spoil(days);
    const auto result = book().calendar->with_notice(row.year, days);
    REQUIRE(!result.has_value());
    CHECK(result.error().code == row.code);
    CHECK((result.error().fields.empty() ? "" : result.error().fields[0].field) == row.field);
    CHECK_FALSE(result.error().message.empty());
    CHECK_FALSE(result.error().basis.empty());
  }
  // A statutory day that is worked on: 5 May 2 is a Sunday, so only the completeness check can tell.
  auto days = notice_2027();
  for (auto& day : days)
    if (day.date == on("2027-05-02")) day.is_off = false;
  CHECK(book().calendar->with_notice(2027, days).error().code == "E_NOTICE_INCOMPLETE");
  // The last days of December may belong to the next year's notice.
  days = notice_2027();
  days.push_back({on("2026-12-31"), true, "元旦"});
  CHECK(book().calendar->with_notice(2027, days)->is_off(on("2026-12-31")));
}
