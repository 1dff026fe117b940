#include "law/calendar.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr const char* holidays_file = "master/holidays.csv";
constexpr const char* festivals_file = "law/festivals.csv";
constexpr const char* notice_basis = "全国年节及纪念日放假办法第二条";

std::optional<int> read_year(std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 1949 || year > 2199) return std::nullopt;
  return year;
}

const char* weekday_name(Date date) {
  static constexpr const char* names[] = {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"};
  return names[date.iso_weekday() - 1];
}

void sort_by_date(std::vector<NoticeDay>& days) {
  std::sort(days.begin(), days.end(), [](const NoticeDay& a, const NoticeDay& b) { return a.date < b.date; });
}

using Notices = std::map<int, std::vector<NoticeDay>>;

/// By arrangement year: the notice for 2023 also covers 2022-12-31.
Result<Notices> read_notices(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, holidays_file));
  ANSHU_TRY(const auto columns, table.columns({"date", "name", "is_off_day", "arrangement_year"}));
  const auto [date_column, name_column, off_column, year_column] = columns;
  Notices notices;
  std::set<Date> seen;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto date = Date::parse(table.at(row, date_column));
    if (!date) return table.complain(row, fmt::format("日期{}不存在", table.at(row, date_column)));
    const auto year = read_year(table.at(row, year_column));
    if (!year) return table.complain(row, "放假年度应为四位年份");
    const std::string_view off = table.at(row, off_column);
    if (off != "0" && off != "1") return table.complain(row, "is_off_day应为0或1");
    if (!seen.insert(*date).second) return table.complain(row, fmt::format("{}重复", date->iso()));
    notices[*year].push_back({*date, off == "1", table.text(row, name_column)});
  }
  if (notices.empty()) return bad_data(holidays_file, 0, "没有任何放假安排");
  for (auto& [year, days] : notices) sort_by_date(days);
  return notices;
}

/// A refusal that names the day of the notice, so that the form can show it there.
std::unexpected<Refusal> refuse_day(std::string code, std::size_t at, const char* member, std::string message) {
  Refusal refusal{RefusalKind::invalid, std::move(code), message, notice_basis, {}, {}};
  refusal.fields.push_back({fmt::format("days[{}].{}", at, member), "notice_day", std::move(message)});
  return std::unexpected(std::move(refusal));
}

}  // namespace

Result<std::map<int, Calendar::Festivals>> Calendar::read_festivals(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, festivals_file));
  ANSHU_TRY(const auto columns, table.columns({"year", "spring_festival", "qingming", "dragon_boat", "mid_autumn"}));
  std::map<int, Festivals> years;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto year = read_year(table.at(row, columns[0]));
    if (!year) return table.complain(row, "年份应为四位数字");
    Date dates[4];
    for (std::size_t i = 0; i < 4; ++i) {
      const auto date = Date::parse(table.at(row, columns[i + 1]));
      if (!date || date->year() != *year) return table.complain(row, "节日应为该年的日期");
      dates[i] = *date;
    }
    years[*year] = {dates[0], dates[1], dates[2], dates[3]};
  }
  return years;
}

Result<Calendar> Calendar::load(std::string_view holidays_csv, std::string_view festivals_csv) {
  Calendar calendar;
  ANSHU_TRY(calendar.notices_, read_notices(holidays_csv));
  ANSHU_TRY(calendar.festivals_, read_festivals(festivals_csv));
  calendar.lay_out();
  return calendar;
}

Result<Calendar> Calendar::with_notice(int year, std::vector<NoticeDay> days) const {
  ANSHU_CHECK(check_notice(year, days));
  sort_by_date(days);
  Calendar calendar = *this;
  calendar.notices_[year] = std::move(days);
  calendar.lay_out();
  return calendar;
}

Result<void> Calendar::check_notice(int year, const std::vector<NoticeDay>& days) const {
  if (!festivals_.contains(year))
    return refuse(RefusalKind::invalid, "E_NOTICE_YEAR", fmt::format("{}年不在可以载入放假安排的年份之内", year), notice_basis);
  if (days.empty()) return refuse(RefusalKind::invalid, "E_NOTICE_EMPTY", "放假安排中没有任何日期", notice_basis);
  if (days.size() > 366) return refuse(RefusalKind::invalid, "E_NOTICE_TOO_LONG", "放假安排不应超过366日", notice_basis);
  std::map<Date, bool> off;
  for (std::size_t i = 0; i < days.size(); ++i) {
    const NoticeDay& day = days[i];
    if (day.date.year() != year && !(day.date < Date::of(year, 1, 1) && day.date >= Date::of(year, 1, 1) - 7))
      return refuse_day("E_NOTICE_DATE", i, "date", fmt::format("{}不在{}年", day.date.iso(), year));
    if (!off.emplace(day.date, day.is_off).second)
      return refuse_day("E_NOTICE_DUPLICATE", i, "date", fmt::format("{}重复", day.date.iso()));
    if (day.name.empty() || day.name.size() > 60)
      return refuse_day("E_NOTICE_NAME", i, "name", fmt::format("{}应写明节日名称，不超过20字", day.date.iso()));
    if (!day.is_off && day.date.iso_weekday() < 6)
      return refuse_day("E_NOTICE_WORKDAY", i, "is_off",
                        fmt::format("{}是{}，不是周末，不能是调休上班日", day.date.iso(), weekday_name(day.date)));
  }
  for (const auto& day : statutory_days(year)) {
    const auto found = off.find(day.date);
    if (found == off.end() || !found->second)
      return refuse(RefusalKind::invalid, "E_NOTICE_INCOMPLETE",
                    fmt::format("放假安排不完整：{}（{}）是法定节假日，{}", day.date.iso(), day.name,
                                found == off.end() ? "没有列入" : "不能上班"),
                    notice_basis);
  }
  return {};
}

std::vector<std::string> Calendar::notice_doubts(int year, const std::vector<NoticeDay>& days) const {
  std::vector<std::string> doubts;
  const auto statutory = statutory_days(year);
  if (year < 2014 || statutory.empty()) return doubts;
  int weekdays_off = 0, makeup = 0;
  for (const auto& day : days) {
    weekdays_off += day.is_off && day.date.iso_weekday() < 6;
    makeup += !day.is_off;
  }
  const int balance = weekdays_off - makeup, expected = static_cast<int>(statutory.size());
  if (balance != expected)
    doubts.push_back(fmt::format("工作日放假{}日，调休上班{}日，相差{}日；法定节假日共{}日，通常两者相等，请与通知原文核对",
                                 weekdays_off, makeup, balance, expected));
  return doubts;
}

const std::vector<NoticeDay>* Calendar::notice(int year) const {
  const auto found = notices_.find(year);
  return found == notices_.end() ? nullptr : &found->second;
}

void Calendar::lay_out() {
  days_.clear();
  names_.assign(1, "");
  noticed_years_.clear();
  for (const auto& [year, days] : notices_) noticed_years_.push_back(year);
  int first = noticed_years_.front(), last = noticed_years_.back();
  if (!festivals_.empty()) first = std::min(first, festivals_.begin()->first), last = std::max(last, festivals_.rbegin()->first);
  cover(first, last);
  for (const auto& [year, dates] : festivals_)
    if (!notices_.contains(year))
      for (const auto& day : statutory_days(year)) set(day.date, Kind::holiday, day.name);
  for (const auto& [year, days] : notices_)
    for (const auto& day : days)
      set(day.date, day.is_off ? Kind::holiday : day.date.iso_weekday() >= 6 ? Kind::makeup : Kind::workday, day.name);
}

void Calendar::cover(int first_year, int last_year) {
  first_ = Date::of(first_year, 1, 1);
  const Date end = Date::of(last_year + 1, 1, 1);
  days_.resize(static_cast<std::size_t>(end - first_));
  for (std::size_t i = 0; i < days_.size(); ++i)
    if ((first_ + static_cast<int>(i)).iso_weekday() >= 6) days_[i].kind = Kind::weekend;
}

void Calendar::set(Date date, Kind kind, std::string_view name) {
  if (date < first_ || static_cast<std::size_t>(date - first_) >= days_.size()) return;
  auto found = std::find(names_.begin() + 1, names_.end(), name);
  if (found == names_.end()) found = names_.insert(names_.end(), std::string(name));
  days_[static_cast<std::size_t>(date - first_)] = {kind, static_cast<std::uint16_t>(found - names_.begin())};
}

/// 《全国年节及纪念日放假办法》第二条 as it stood in that year: revised with effect from 2008, 2014 and 2025.
std::vector<NoticeDay> Calendar::statutory_days(int year) const {
  std::vector<NoticeDay> days;
  const auto found = festivals_.find(year);
  if (found == festivals_.end()) return days;
  const auto& [spring_festival, qingming, dragon_boat, mid_autumn] = found->second;
  const auto holiday = [&](Date first, int count, const char* name) {
    for (int i = 0; i < count; ++i) days.push_back({first + i, true, name});
  };
  holiday(Date::of(year, 1, 1), 1, "元旦");
  if (year >= 2025)
    holiday(spring_festival - 1, 4, "春节");
  else if (year >= 2014)
    holiday(spring_festival, 3, "春节");
  else
    holiday(spring_festival - 1, 3, "春节");
  holiday(qingming, 1, "清明节");
  holiday(Date::of(year, 5, 1), year >= 2025 ? 2 : 1, "劳动节");
  holiday(dragon_boat, 1, "端午节");
  holiday(mid_autumn, 1, "中秋节");
  holiday(Date::of(year, 10, 1), 3, "国庆节");
  return days;
}

Date Calendar::next_workday(Date date) const {
  while (is_off(date)) date = date + 1;
  return date;
}

Date Calendar::previous_workday(Date date) const {
  while (is_off(date)) date = date - 1;
  return date;
}

Date Calendar::add_workdays(Date start, int n) const {
  while (n > 0) {
    start = start + 1;
    if (is_workday(start)) --n;
  }
  return start;
}

Date Calendar::subtract_workdays(Date start, int n) const {
  while (n > 0) {
    start = start - 1;
    if (is_workday(start)) --n;
  }
  return start;
}

bool Calendar::provisional(Date date) const {
  return !std::binary_search(noticed_years_.begin(), noticed_years_.end(), date.year());
}

std::string Calendar::day_name(Date date) const {
  const Kind what = kind(date);
  if (what == Kind::workday) return "工作日";
  if (what == Kind::weekend) return weekday_name(date);
  const std::string& name = names_[days_[static_cast<std::size_t>(date - first_)].name];
  return what == Kind::makeup ? fmt::format("调休上班（{}）", name) : name;
}

}  // namespace anshu::law
