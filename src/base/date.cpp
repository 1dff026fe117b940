#include "base/date.h"

#include <fmt/format.h>

namespace anshu {
namespace {

std::optional<int> digits(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  return Date::of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string Date::iso() const {
  const auto date = ymd();
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const auto y = static_cast<unsigned>(year);
  return {digit(y / 1000),   digit(y / 100), digit(y / 10), digit(y),        '-',
          digit(month / 10), digit(month),   '-',           digit(day / 10), digit(day)};
}

std::string Date::chinese() const { return fmt::format("{}年{}月{}日", year(), month(), day()); }

std::string iso_instant(InstantMs instant) {
  const Date date = date_at(instant);
  const std::int64_t seconds = (instant - instant_of(date)) / 1000;
  return fmt::format("{}T{:02}:{:02}:{:02}+08:00", date.iso(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::optional<InstantMs> parse_instant(std::string_view text) {
  if (text.size() < 10) return std::nullopt;
  const auto date = Date::parse(text.substr(0, 10));
  if (!date) return std::nullopt;
  std::string_view rest = text.substr(10);
  if (rest.empty()) return instant_of(*date);
  if (rest.front() != 'T' && rest.front() != ' ') return std::nullopt;
  rest.remove_prefix(1);
  std::int64_t zone_ms = 8 * 3'600'000;
  if (rest.ends_with("Z")) {
    zone_ms = 0;
    rest.remove_suffix(1);
  } else if (rest.size() > 6 && (rest[rest.size() - 6] == '+' || rest[rest.size() - 6] == '-')) {
    const auto hours = digits(rest.substr(rest.size() - 5, 2)), minutes = digits(rest.substr(rest.size() - 2));
    if (!hours || !minutes || rest[rest.size() - 3] != ':' || *hours > 14 || *minutes > 59) return std::nullopt;
    zone_ms = (*hours * 60 + *minutes) * 60'000 * (rest[rest.size() - 6] == '-' ? -1 : 1);
    rest.remove_suffix(6);
  }
  std::int64_t millis = 0;
  if (const auto dot = rest.find('.'); dot != std::string_view::npos) {
    const auto fraction = rest.substr(dot + 1);
    if (fraction.size() != 3) return std::nullopt;
    const auto value = digits(fraction);
    if (!value) return std::nullopt;
    millis = *value;
    rest = rest.substr(0, dot);
  }
  if (rest.size() != 5 && rest.size() != 8) return std::nullopt;
  const auto hour = digits(rest.substr(0, 2)), minute = digits(rest.substr(3, 2));
  const auto second = rest.size() == 8 ? digits(rest.substr(6, 2)) : std::optional<int>(0);
  if (!hour || !minute || !second || rest[2] != ':' || (rest.size() == 8 && rest[5] != ':')) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return static_cast<std::int64_t>(date->days) * 86'400'000 + *hour * 3'600'000LL + *minute * 60'000LL + *second * 1000LL +
         millis - zone_ms;
}

}  // namespace anshu
