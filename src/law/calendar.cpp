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

struct Notice {
  Date date;
  bool off;
  int year;  // arrangement year: the notice for 2023 also covers 2022-12-31
  std::string name;
};

Result<std::vector<Notice>> read_notices(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, holidays_file));
  ANSHU_TRY(const auto columns, table.columns({"date", "name", "is_off_day", "arrangement_year"}));
  const auto [date_column, name_column, off_column, year_column] = columns;
  std::vector<Notice> notices;
  std::set<Date> seen;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto date = Date::parse(table.at(row, date_column));
    if (!date) return table.complain(row, fmt::format("日期{}不存在", table.at(row, date_column)));
    const auto year = read_year(table.at(row, year_column));
    if (!year) return table.complain(row, "放假年度应为四位年份");
    const std::string_view off = table.at(row, off_column);
    if (off != "0" && off != "1") return table.complain(row, "is_off_day应为0或1");
    if (!seen.insert(*date).second) return table.complain(row, fmt::format("{}重复", date->iso()));
    notices.push_back({*date, off == "1", *year, table.text(row, name_column)});
  }
  if (notices.empty()) return bad_data(holidays_file, 0, "没有任何放假安排");
  return notices;
}

struct Festivals {
  int year;
  Date spring_festival, qingming, dragon_boat, mid_autumn;
};

Result<std::vector<Festivals>> read_festivals(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, festivals_file));
  ANSHU_TRY(const auto columns, table.columns({"year", "spring_festival", "qingming", "dragon_boat", "mid_autumn"}));
  std::vector<Festivals> years;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto year = read_year(table.at(row, columns[0]));
    if (!year) return table.complain(row, "年份应为四位数字");
    Date dates[4];
    for (std::size_t i = 0; i < 4; ++i) {
      const auto date = Date::parse(table.at(row, columns[i + 1]));
      if (!date || date->year() != *year) return table.complain(row, "节日应为该年的日期");
      dates[i] = *date;
    }
    years.push_back({*year, dates[0], dates[1], dates[2], dates[3]});
  }
  return years;
}

}  // namespace

Result<Calendar> Calendar::load(std::string_view holidays_csv, std::string_view festivals_csv) {
  ANSHU_TRY(const auto notices, read_notices(holidays_csv));
  ANSHU_TRY(const auto festivals, read_festivals(festivals_csv));
  Calendar calendar;
  calendar.names_.emplace_back();
  std::set<int> noticed;
  for (const auto& notice : notices) noticed.insert(notice.year);
  calendar.noticed_years_.assign(noticed.begin(), noticed.end());
  int first = *noticed.begin(), last = *noticed.rbegin();
  for (const auto& year : festivals) first = std::min(first, year.year), last = std::max(last, year.year);
  calendar.cover(first, last);
  for (const auto& year : festivals)
    if (!noticed.contains(year.year))
      calendar.add_statutory_days(year.year, year.spring_festival, year.qingming, year.dragon_boat, year.mid_autumn);
  for (const auto& notice : notices) {
    const bool weekend = notice.date.iso_weekday() >= 6;
    calendar.set(notice.date, notice.off ? Kind::holiday : weekend ? Kind::makeup : Kind::workday, notice.name);
  }
  return calendar;
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
  days_[static_cast<std::size_t>(date - first_)] = {kind, static_cast<std::uint8_t>(found - names_.begin())};
}

/// 《全国年节及纪念日放假办法》第二条 as it stood in that year: revised with effect from 2008, 2014 and 2025.
void Calendar::add_statutory_days(int year, Date spring_festival, Date qingming, Date dragon_boat, Date mid_autumn) {
  const auto holiday = [&](Date first, int days, std::string_view name) {
    for (int i = 0; i < days; ++i) set(first + i, Kind::holiday, name);
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
