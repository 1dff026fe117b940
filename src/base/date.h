// Calendar dates (Asia/Shanghai) and instants (UTC milliseconds).
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace anshu {

/// A calendar date, kept as days since 1970-01-01. No time of day, no zone: dates are those of Asia/Shanghai.
struct Date {
  std::int32_t days = 0;

  static constexpr Date of(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    return {static_cast<std::int32_t>(sys_days{std::chrono::year{year} / month / day}.time_since_epoch().count())};
  }
  /// Strict "YYYY-MM-DD" (years 1900 to 2199); anything else, also 2026-02-30, is nullopt.
  static std::optional<Date> parse(std::string_view text);

  std::chrono::year_month_day ymd() const { return std::chrono::sys_days{std::chrono::days{days}}; }
  int year() const { return static_cast<int>(ymd().year()); }
  unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  unsigned day() const { return static_cast<unsigned>(ymd().day()); }
  /// 1 = Monday … 7 = Sunday.
  unsigned iso_weekday() const { return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days}}}.iso_encoding(); }
  std::string iso() const;      // 2026-03-01
  std::string chinese() const;  // 2026年3月1日

  constexpr auto operator<=>(const Date&) const = default;
  constexpr Date operator+(int n) const { return {days + n}; }
  constexpr Date operator-(int n) const { return {days - n}; }
  constexpr int operator-(Date other) const { return days - other.days; }
};

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
using InstantMs = std::int64_t;

/// The date that a clock on the wall in Shanghai shows at this instant (UTC+8; no summer time since 1991).
constexpr Date date_at(InstantMs instant) {
  constexpr std::int64_t offset = 8 * 3'600'000, day = 86'400'000;
  const std::int64_t shifted = instant + offset;
  return {static_cast<std::int32_t>(shifted >= 0 ? shifted / day : -((-shifted + day - 1) / day))};
}
/// The instant of a wall-clock time in Shanghai.
constexpr InstantMs instant_of(Date date, int hour = 0, int minute = 0, int second = 0) {
  return (static_cast<std::int64_t>(date.days) * 24 - 8 + hour) * 3'600'000 + minute * 60'000 + second * 1000;
}
/// "2026-03-01T09:30:00+08:00"
std::string iso_instant(InstantMs instant);
/// Reads "2026-03-01T09:30:00+08:00", "…Z", "2026-03-01 09:30" (Shanghai) or "2026-03-01" (midnight in Shanghai).
std::optional<InstantMs> parse_instant(std::string_view text);

}  // namespace anshu
