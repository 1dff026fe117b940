// The court's calendar: State Council holiday notices (国务院办公厅放假通知), make-up workdays, statutory days for years without
// one.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace anshu::law {

/// One day of a State Council notice: a day off, or (is_off = false) a weekend day on which people work (调休上班).
struct NoticeDay {
  Date date;
  bool is_off = true;
  std::string name;  // 春节
  bool operator==(const NoticeDay&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoticeDay, (), (date, is_off, name))

class Calendar {
 public:
  /// `holidays_csv`: the notices (master/holidays.csv: date,name,is_off_day,arrangement_year,…). `festivals_csv`: spring
  /// festival, Qingming, dragon boat and mid-autumn day by year (law/festivals.csv), for years whose notice is not out.
  static Result<Calendar> load(std::string_view holidays_csv, std::string_view festivals_csv);

  /// This calendar with the notice of one year put in, in place of an earlier one for that year (国务院办公厅放假通知). The order
  /// of the days does not matter. Refusals: E_NOTICE_YEAR (no such year, or its festivals are not known), E_NOTICE_EMPTY,
  /// E_NOTICE_TOO_LONG, E_NOTICE_DATE (neither in the year nor in the last week before it), E_NOTICE_DUPLICATE, E_NOTICE_NAME,
  /// E_NOTICE_WORKDAY (a make-up workday must be a Saturday or Sunday), E_NOTICE_INCOMPLETE (a statutory day is missing or is
  /// said to be a workday); fields[0] names the day ("days[3].date").
  Result<Calendar> with_notice(int year, std::vector<NoticeDay> days) const;
  /// What a person should look at before a notice is put in: sentences, mostly none. From 2014 on the weekdays off less the
  /// make-up workdays are as many as the statutory days.
  std::vector<std::string> notice_doubts(int year, const std::vector<NoticeDay>& days) const;
  /// The notice of a year, by date; nullptr when none is loaded.
  const std::vector<NoticeDay>* notice(int year) const;
  /// Days off by law alone (《全国年节及纪念日放假办法》第二条); empty when the year's festivals are not known.
  std::vector<NoticeDay> statutory_days(int year) const;

  /// Weekend, holiday or compensated day off (民诉法第八十五条第三款); a make-up workday (调休上班) is none.
  bool is_off(Date date) const { return kind(date) >= Kind::weekend; }
  bool is_workday(Date date) const { return !is_off(date); }
  /// A weekend day on which people work by notice (调休上班日).
  bool is_makeup_workday(Date date) const { return kind(date) == Kind::makeup; }
  /// The date itself when it is a workday, else the first workday after it.
  Date next_workday(Date date) const;
  /// The date itself when it is a workday, else the last workday before it.
  Date previous_workday(Date date) const;
  /// The nth workday after `start` (start itself not counted); n ≥ 0.
  Date add_workdays(Date start, int n) const;
  /// The nth workday before `start` (start itself not counted); n ≥ 0.
  Date subtract_workdays(Date start, int n) const;
  /// True when the State Council's notice for that year is not loaded: statutory days and weekends are all that is known.
  bool provisional(Date date) const;
  /// Years with a notice, ascending.
  const std::vector<int>& noticed_years() const { return noticed_years_; }
  /// What the day is, for reasoning: 春节, 调休上班（春节）, 星期六, 工作日.
  std::string day_name(Date date) const;

 private:
  enum class Kind : std::uint8_t { workday, makeup, weekend, holiday };
  struct Day {
    Kind kind = Kind::workday;
    std::uint16_t name = 0;  // position in names_; 0: no name of its own
  };

  Kind kind(Date date) const {
    const std::size_t at = static_cast<std::size_t>(date.days - first_.days);
    if (date < first_ || at >= days_.size()) return date.iso_weekday() >= 6 ? Kind::weekend : Kind::workday;
    return days_[at].kind;
  }
  struct Festivals {
    Date spring_festival, qingming, dragon_boat, mid_autumn;
  };

  static Result<std::map<int, Festivals>> read_festivals(std::string_view csv);
  Result<void> check_notice(int year, const std::vector<NoticeDay>& days) const;
  void lay_out();
  void cover(int first_year, int last_year);
  void set(Date date, Kind kind, std::string_view name);

  std::map<int, Festivals> festivals_;
  std::map<int, std::vector<NoticeDay>> notices_;  // by arrangement year; the days by date
  // Laid out from the two above:
  Date first_;             // of days_
  std::vector<Day> days_;  // one per day, from 1 January of the first known year
  std::vector<std::string> names_;
  std::vector<int> noticed_years_;
};

}  // namespace anshu::law
