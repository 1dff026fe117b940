#include "cases/calendar_notice.h"

#include "base/log.h"
#include "base/text.h"
#include "cases/case_change.h"
#include "cases/clock_dates.h"
#include "cases/clocks.h"
#include "cases/notices.h"
#include "cases/page_position.h"
#include "cases/refuse_about.h"
#include "cases/scope.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr const char* newest_first = "ORDER BY year, at_ms DESC";
constexpr const char* unfinished = "WHERE redated_at_ms IS NULL ORDER BY year, at_ms";
constexpr const char* select_touched =
    "SELECT DISTINCT organ, case_id FROM case_clock WHERE status IN ('running', 'paused') AND (organ > $1 OR (organ = $1 AND "
    "case_id > $2)) AND (provisional = 1 OR legal_due_on BETWEEN $3 AND $4) ORDER BY organ, case_id LIMIT 500";
constexpr const char* count_redated = "SELECT count(*) FROM case_redating WHERE year = $1";
constexpr int longest_holiday = 30;  // days that a date can be put off by; a notice moves nothing farther away

struct Touched {
  std::string organ, case_id;
};

std::vector<law::NoticeDay> days_of(const CalendarNoticeRow& row) {
  const auto parsed = parse_json(row.days);
  auto days = parsed ? from_json<std::vector<law::NoticeDay>>(*parsed) : Result<std::vector<law::NoticeDay>>();
  if (!parsed || !days) throw std::runtime_error("the holiday notice of " + row.id + " cannot be read");
  return std::move(*days);
}

std::vector<Touched> touched_cases(store::Connection& connection, const CalendarNoticeRow& notice, const Touched& after) {
  const Date begin = Date::of(static_cast<int>(notice.year), 1, 1) - longest_holiday;
  const Date end = Date::of(static_cast<int>(notice.year) + 1, 1, 1) + longest_holiday;
  const store::Rows found =
      connection.query(select_touched, {after.organ, after.case_id, std::int64_t{begin.days}, std::int64_t{end.days}});
  std::vector<Touched> cases;
  for (std::size_t i = 0; i < found.size(); ++i) cases.push_back({store::text(found.at(i, 0)), store::text(found.at(i, 1))});
  return cases;
}

/// True when the calendar now in force gives one of the case's clocks another date.
bool would_change(const law::LawBook& law, const CaseFile& file) {
  return std::ranges::any_of(file.clocks, [&](const ClockRow& clock) {
    ClockRow after = clock;
    return !has_ended(clock) && put_dates(law, file, after) &&
           (after.legal_due_on != clock.legal_due_on || after.raw_due_on != clock.raw_due_on || after.warn_on != clock.warn_on ||
            after.provisional != clock.provisional);
  });
}

struct RedateInput {
  std::int64_t year = 0;
  std::string document_number;
};
BOOST_DESCRIBE_STRUCT(RedateInput, (), (year, document_number))

/// One case in an action of its own; how many of its clocks moved, nullopt when that failed.
std::optional<int> redate_case(const Services& services, const CalendarNoticeRow& notice, const Touched& place) {
  const RedateInput input{notice.year, notice.document_number};
  int moved = 0;
  const auto done = run_on_case(
      services, people::Actor::system(place.organ), "redate_clocks", {place.case_id}, input,
      [&](people::Action& action, CaseChange& change) -> Result<void> {
        moved = 0;
        CaseFile& file = change.file;
        const std::vector<ClockRow> before = file.clocks;
        ANSHU_CHECK(refresh_clocks(action, services.law, file,
                                   fmt::format("{}年放假安排（{}）公布后重新计算", notice.year, notice.document_number)));
        std::string lines;
        for (std::size_t i = 0; i < before.size(); ++i) {
          const ClockRow& clock = file.clocks[i];
          if (clock.legal_due_on == before[i].legal_due_on) continue;
          RedatingRow row{file.row.organ,         file.row.id,        action.work.new_id(), clock.id, clock.name, notice.year,
                          before[i].legal_due_on, clock.legal_due_on, action.now_ms(),      1};
          action.work.insert(row);
          lines += fmt::format("{}由{}改为{}。", clock.name, row.old_due_on.chinese(), row.new_due_on.chinese());
          ++moved;
        }
        if (moved > 0)
          send_notice(action, file.row.organ, file.row.handler_id.value_or(""),
                      {"期限重新计算", fmt::format("{}年放假安排已公布，{}{}", notice.year, file.row.number, lines),
                       "/desk/cases/" + file.row.id});
        return {};
      });
  if (done) return moved;
  log_event(LogLevel::error, "calendar.redate_failed",
            {{"case", std::string_view(place.case_id)}, {"code", std::string_view(done.error().code)}});
  return std::nullopt;
}

struct Redated {
  int moved = 0;
  bool all = true;  // no case failed
};

Redated redate_for(const Services& services, const CalendarNoticeRow& notice) {
  Redated redated;
  Touched last;
  while (true) {
    const auto cases = services.database.read_value([&](store::Connection& db) { return touched_cases(db, notice, last); });
    for (const Touched& place : cases) {
      const bool changes = services.database.read_value([&](store::Connection& db) {
        const auto file = load_case_core(db, place.organ, place.case_id);
        return file && would_change(services.law, *file);
      });
      if (!changes) continue;
      const auto moved = redate_case(services, notice, place);
      redated.moved += moved.value_or(0);
      redated.all = redated.all && moved;
    }
    if (cases.empty()) return redated;
    last = cases.back();
  }
}

void finish(const Services& services, const CalendarNoticeRow& notice) {
  const people::ActionCall call{
      "finish_redating", notice.organ, "calendar", to_json(RedateInput{notice.year, notice.document_number}), {}};
  (void)services.actions.run<CalendarImported>(
      people::Actor::system(notice.organ), call, [&](people::Action& action) -> Result<CalendarImported> {
        const auto row = action.db().find<CalendarNoticeRow>({notice.organ, notice.id});
        if (!row || row->at_ms != notice.at_ms) return refuse_not_found("放假安排");  // a newer one came in: its turn is next
        CalendarNoticeRow after = *row;
        after.redated = store::integer(action.db().query(count_redated, {notice.year}).at(0, 0));
        after.redated_at_ms = action.now_ms();
        action.work.update(*row, after);
        return CalendarImported{notice.organ, notice.year, {}};
      });
}

Result<CalendarImported> import(people::Action& action, const law::Calendar& calendar, const ImportCalendar& input) {
  if (trim(input.document_number).empty() || count_characters(input.document_number) > 60)
    return refuse_field("document_number", "required", "请填写放假通知的文号，不超过60字");
  if (input.year < 2000 || input.year > 2199) return refuse_about("year", "E_NOTICE_YEAR", "年份应在2000年至2199年之间");
  const int year = static_cast<int>(input.year);
  ANSHU_CHECK(calendar.with_notice(year, input.days));
  CalendarNoticeRow row;
  row.organ = action.organ;
  row.id = std::to_string(year);
  row.year = year;
  row.document_number = trim(input.document_number);
  row.days = to_json(input.days);
  row.imported_by = action.actor.user_id;
  row.imported_by_name = action.actor.name;
  row.at_ms = action.now_ms();
  if (const auto old = action.db().find<CalendarNoticeRow>({row.organ, row.id})) {
    if (old->days == row.days && old->document_number == row.document_number)
      return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", "该年度的放假安排已经导入，内容相同");
    row.version = old->version;
    action.work.update(*old, row);
  } else {
    action.work.insert(row);
  }
  return CalendarImported{row.organ, row.year, calendar.notice_doubts(year, input.days)};
}

}  // namespace

Result<CalendarImported> import_calendar(const Services& services, law::CalendarInForce& calendar, const people::Actor& actor,
                                         const ImportCalendar& input, const std::string& idempotency_key) {
  const people::ActionCall call{"import_calendar", actor.organ, "calendar", to_json(input), idempotency_key};
  ANSHU_TRY(CalendarImported imported, services.actions.run<CalendarImported>(actor, call, [&](people::Action& action) {
    return import(action, *calendar, input);
  }));
  adopt_notices(services.database, calendar);
  return imported;
}

int adopt_notices(store::Database& database, law::CalendarInForce& calendar) {
  const auto rows = database.read_value([&](store::Connection& db) { return db.select<CalendarNoticeRow>(newest_first, {}); });
  int adopted = 0;
  std::int64_t last_year = 0;
  for (const CalendarNoticeRow& row : rows) {
    if (row.year == last_year) continue;  // an older one of the same year
    last_year = row.year;
    std::vector<law::NoticeDay> days = days_of(row);
    std::ranges::sort(days, {}, &law::NoticeDay::date);
    const auto* known = calendar->notice(static_cast<int>(row.year));
    if (known && *known == days) continue;
    auto next = calendar->with_notice(static_cast<int>(row.year), std::move(days));
    if (!next) throw std::runtime_error("the holiday notice of " + row.id + " cannot be used: " + next.error().message);
    calendar.adopt(std::move(*next));
    ++adopted;
  }
  return adopted;
}

int redate_clocks(const Services& services) {
  const auto waiting =
      services.database.read_value([&](store::Connection& db) { return db.select<CalendarNoticeRow>(unfinished, {}); });
  int moved = 0;
  for (const CalendarNoticeRow& notice : waiting) {
    const Redated redated = redate_for(services, notice);
    moved += redated.moved;
    if (redated.all) finish(services, notice);  // else those that failed are tried again
  }
  return moved;
}

// ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────────────

Result<view::CalendarYear> calendar_year(store::Connection& connection, const law::Calendar& calendar, std::int64_t year) {
  if (year < 2000 || year > 2199) return refuse_not_found("该年度的日历");
  view::CalendarYear shown;
  shown.year = year;
  const Date first = Date::of(static_cast<int>(year), 1, 1), end = Date::of(static_cast<int>(year) + 1, 1, 1);
  shown.provisional = calendar.provisional(first + 180);
  for (Date day = first; day < end; day = day + 1) {
    const bool off = calendar.is_off(day), weekend = day.iso_weekday() >= 6;
    const std::string name = calendar.day_name(day);
    const bool makeup = calendar.is_makeup_workday(day);
    const bool ordinary = off ? weekend && name.starts_with("星期") : !makeup;
    if (!ordinary) shown.days.push_back({day, off, makeup ? "makeup" : "holiday", name});
  }
  for (const CalendarNoticeRow& row : connection.select<CalendarNoticeRow>("WHERE year = $1 ORDER BY at_ms DESC LIMIT 1", {year}))
    shown.notice = view::CalendarNotice{row.year,  row.document_number, row.imported_by_name,
                                        row.at_ms, row.redated,         row.redated_at_ms.has_value()};
  return shown;
}

Result<view::RedatingPage> list_redatings(const Services& services, store::Connection& connection, const people::Actor& actor,
                                          std::int64_t year, std::int64_t limit, std::string_view cursor) {
  ANSHU_TRY(const PagePosition after, PagePosition::parse(cursor));
  ANSHU_TRY(const people::Scope scope, services.permissions.require(actor, "view_case"));
  std::vector<store::Value> params;
  const std::string where = scope_predicate(actor, scope, params);
  for (store::Value value : {store::Value(year), store::Value(after.at_ms), store::Value(after.id), store::Value(limit + 1)})
    params.push_back(std::move(value));
  const std::size_t n = params.size();
  const store::Rows found = connection.query(
      fmt::format(
          "SELECT r.organ, r.case_id, f.number, r.clock_name, r.old_due_on, r.new_due_on, r.at_ms, r.id FROM case_redating "
          "r JOIN case_facts f ON f.organ = r.organ AND f.case_id = r.case_id WHERE {} AND r.year = ${} AND (r.at_ms < ${} "
          "OR (r.at_ms = ${} AND r.id < ${})) ORDER BY r.at_ms DESC, r.id DESC LIMIT ${}",
          where, n - 3, n - 2, n - 2, n - 1, n),
      params);
  view::RedatingPage page;
  for (std::size_t i = 0; i < found.size() && i < static_cast<std::size_t>(limit); ++i) {
    const auto day = [&](std::size_t column) { return Date{static_cast<std::int32_t>(store::integer(found.at(i, column)))}; };
    page.items.push_back({store::text(found.at(i, 0)), store::text(found.at(i, 1)), store::text(found.at(i, 2)),
                          store::text(found.at(i, 3)), day(4), day(5), store::integer(found.at(i, 6))});
    page.next_cursor = PagePosition{store::integer(found.at(i, 6)), store::text(found.at(i, 7))}.cursor();
  }
  if (found.size() <= static_cast<std::size_t>(limit)) page.next_cursor.reset();
  return page;
}

}  // namespace anshu::cases
