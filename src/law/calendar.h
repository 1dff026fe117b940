// The court's calendar: State Council holiday notices (国务院办公厅放假通知), make-up workdays, statutory days for years without
// one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace anshu::law {

class Calendar {
 public:
  /// `holidays_csv`: the notices (master/holidays.csv: date,name,is_off_day,arrangement_year,…). `festivals_csv`: spring
  /// festival, Qingming, dragon boat and mid-autumn day by year (law/festivals.csv), for years whose notice is not out.
  static Result<Calendar> load(std::string_view holidays_csv, std::string_view festivals_csv);

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
    std::uint8_t name = 0;  // position in names_; 0: no name of its own
  };

  Kind kind(Date date) const {
    const std::size_t at = static_cast<std::size_t>(date.days - first_.days);
    if (date < first_ || at >= days_.size()) return date.iso_weekday() >= 6 ? Kind::weekend : Kind::workday;
    return days_[at].kind;
  }
  void cover(int first_year, int last_year);
  void set(Date date, Kind kind, std::string_view name);
  void add_statutory_days(int year, Date spring_festival, Date qingming, Date dragon_boat, Date mid_autumn);

  Date first_;             // of days_
  std::vector<Day> days_;  // one per day, from 1 January of the first known year
  std::vector<std::string> names_;
  std::vector<int> noticed_years_;
};

}  // namespace anshu::law
