// import_calendar (导入放假安排): a State Council notice, put in by an administrator; every running clock is then dated anew.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/services.h"
#include "law/calendar_in_force.h"
#include "store/table.h"

namespace anshu::cases {

struct CalendarNoticeRow {
  static constexpr std::string_view table = "calendar_notice";
  static constexpr int key_columns = 2;
  std::string organ, id;  // the year
  std::int64_t year = 0;
  std::string document_number;  // 国办发明电〔2026〕7号
  std::string days;             // JSON [{date, is_off, name}]
  std::string imported_by, imported_by_name;
  InstantMs at_ms = 0;
  std::int64_t redated = 0;                // clocks that got another last day
  std::optional<InstantMs> redated_at_ms;  // none while clocks are still being dated anew
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CalendarNoticeRow, (),
                      (organ, id, year, document_number, days, imported_by, imported_by_name, at_ms, redated, redated_at_ms,
                       version))

struct RedatingRow {
  static constexpr std::string_view table = "case_redating";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, clock_id, clock_name;
  std::int64_t year = 0;  // of the notice
  Date old_due_on, new_due_on;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RedatingRow, (), (organ, case_id, id, clock_id, clock_name, year, old_due_on, new_due_on, at_ms, version))

struct ImportCalendar {
  std::int64_t year = 0;
  std::string document_number;
  std::vector<law::NoticeDay> days;
};
BOOST_DESCRIBE_STRUCT(ImportCalendar, (), (year, document_number, days))
struct CalendarImported {
  std::string organ;
  std::int64_t year = 0;
  std::vector<std::string> doubts;  // what somebody should look at once more
};
BOOST_DESCRIBE_STRUCT(CalendarImported, (), (organ, year, doubts))

/// Checks and keeps the notice (one for a year that has one takes its place), and puts it in force in this process. Clocks are
/// dated anew by redate_clocks. Refusals: those of Calendar::with_notice, E_INVALID_INPUT, E_NOTHING_CHANGED.
Result<CalendarImported> import_calendar(const Services& services, law::CalendarInForce& calendar, const people::Actor& actor,
                                         const ImportCalendar& input, const std::string& idempotency_key = {});

/// Puts the imported notices of the database in force: at start, and when another process imported one. Returns how many are new
/// to this process.
int adopt_notices(store::Database& database, law::CalendarInForce& calendar);

/// Dates every running clock anew that rests on a year with a notice whose clocks have not been gone through; each case in an
/// action of its own, its handler told. Goes on where it was when the house went down. Returns how many clocks changed.
int redate_clocks(const Services& services);

namespace view {
struct CalendarDay {
  Date date;
  bool is_off = false;
  std::string kind;  // holiday 放假 | makeup 调休上班 | weekend 周末 | workday 工作日
  std::string name;
};
BOOST_DESCRIBE_STRUCT(CalendarDay, (), (date, is_off, kind, name))
struct CalendarNotice {
  std::int64_t year = 0;
  std::string document_number, imported_by_name;
  InstantMs at_ms = 0;
  std::int64_t redated = 0;
  bool finished = false;  // every running clock has been gone through
};
BOOST_DESCRIBE_STRUCT(CalendarNotice, (), (year, document_number, imported_by_name, at_ms, redated, finished))
struct CalendarYear {
  std::int64_t year = 0;
  bool provisional = false;              // no notice yet: statutory days and weekends only
  std::vector<CalendarDay> days;         // those that are not ordinary (holidays, make-up workdays)
  std::optional<CalendarNotice> notice;  // when it was imported here
};
BOOST_DESCRIBE_STRUCT(CalendarYear, (), (year, provisional, days, notice))
struct Redating {
  std::string organ, case_id, case_number, clock_name;
  Date old_due_on, new_due_on;
  InstantMs at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(Redating, (), (organ, case_id, case_number, clock_name, old_due_on, new_due_on, at_ms))
struct RedatingPage {
  std::vector<Redating> items;
  std::optional<std::string> next_cursor;
};
BOOST_DESCRIBE_STRUCT(RedatingPage, (), (items, next_cursor))
}  // namespace view

/// E_NOT_FOUND for a year that no calendar covers.
Result<view::CalendarYear> calendar_year(store::Connection& connection, const law::Calendar& calendar, std::int64_t year);
/// Clocks that the notice of that year moved, of cases that the actor may see; newest first.
Result<view::RedatingPage> list_redatings(const Services& services, store::Connection& connection, const people::Actor& actor,
                                          std::int64_t year, std::int64_t limit, std::string_view cursor);

}  // namespace anshu::cases
