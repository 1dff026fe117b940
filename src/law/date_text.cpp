#include "law/date_text.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

std::unexpected<Refusal> refuse_date(const char* rule, std::string message) {
  return refuse_text("E_DATE", rule, std::move(message));
}

/// Half-width and one kind of hyphen; 年 月 日 become '-', so that every writing has the shape y-m-d.
std::string tidy(std::string_view text) {
  std::u32string tidied;
  for (char32_t c : to_utf32(trim(to_half_width(text)))) {
    if (c == 0x2013 || c == 0x2014 || c == 0x2212) c = U'-';
    if (c == 0xA0) c = U' ';
    if (c == U'年' || c == U'月') c = U'-';
    if (c == U'日' || c == U'号') c = U'\n';  // the end of the date, told apart from a blank inside it
    tidied += c;
  }
  return to_utf8(tidied);
}

struct Cursor {
  std::string_view rest;

  void skip_blanks() {
    while (rest.starts_with(' ')) rest.remove_prefix(1);
  }
  std::string_view take_digits() {
    const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const auto digits = rest.substr(0, end);
    rest.remove_prefix(end);
    return digits;
  }
  bool take(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }
  /// One of - / . with blanks around it; 0 when there is none.
  char take_separator() {
    skip_blanks();
    if (rest.empty() || std::string_view("-/.").find(rest.front()) == std::string_view::npos) return 0;
    const char separator = rest.front();
    rest.remove_prefix(1);
    skip_blanks();
    return separator;
  }
  /// What may follow a date: its 日, a time of day, nothing else.
  bool take_ending() {
    skip_blanks();
    take('\n');
    if (rest.empty()) return true;
    take('T');
    skip_blanks();
    const auto hours = take_digits();
    if (rest.empty() && hours.empty()) return true;
    if (hours.empty() || hours.size() > 2 || !take(':')) return false;
    return std::all_of(rest.begin(), rest.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == 'Z'; });
  }
};

int to_int(std::string_view digits) {
  int value = 0;
  for (char c : digits) value = value * 10 + (c - '0');
  return value;
}

Result<Date> make_date(std::string_view year, std::string_view month, std::string_view day) {
  const auto date = Date::parse(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
  if (!date) return refuse_date("date.impossible", "没有这一天，请核对年月日");
  return *date;
}

/// Digits without separators: 20260301, or a spreadsheet's day number with its fraction of a day.
Result<Date> read_compact(std::string_view digits, Cursor at) {
  const bool fraction = at.take('.') && !at.take_digits().empty();
  if (digits.size() == 5 && (at.rest.empty() || fraction)) {
    if (const auto date = from_excel_serial(to_int(digits))) return *date;
  }
  if (digits.size() == 8) return make_date(digits.substr(0, 4), digits.substr(4, 2), digits.substr(6));
  if (digits.size() == 4 || digits.size() == 6) return refuse_date("date.incomplete", "日期不完整，应有年、月、日");
  return refuse_date("date.format", "日期应写作2026-03-01");
}

}  // namespace

std::optional<Date> from_excel_serial(std::int64_t serial) {
  if (serial < 1 || serial == 60 || serial > 109'000) return std::nullopt;
  return Date::of(1899, 12, serial < 60 ? 31 : 30) + static_cast<int>(serial);
}

Result<Date> parse_date_text(std::string_view text) {
  if (text.size() > 100) return refuse_date("date.format", "日期过长");
  const std::string tidied = tidy(text);
  if (tidied.empty()) return refuse_date("date.required", "请填写日期");
  Cursor at{tidied};
  const auto first = at.take_digits();
  if (first.empty()) return refuse_date("date.format", "日期应写作2026-03-01");
  if (first.size() > 4) {
    Cursor ending = at;
    if (ending.rest.starts_with('.') || ending.take_ending()) return read_compact(first, at);
    return refuse_date("date.format", "日期应写作2026-03-01");
  }
  const char separator = at.take_separator();
  const auto second = at.take_digits();
  if (first.size() == 4 && (separator == 0 ? at.rest.empty() : second.empty() && at.rest.empty()))
    return refuse_date("date.incomplete", "日期不完整，应有年、月、日");
  if (separator == 0 || second.empty() || second.size() > 2) return refuse_date("date.format", "日期应写作2026-03-01");
  if (at.rest.empty()) return refuse_date("date.incomplete", "日期不完整，应有年、月、日");
  const char again = at.take_separator();
  const auto third = at.take_digits();
  if (again != 0 && third.empty() && at.rest.empty()) return refuse_date("date.incomplete", "日期不完整，应有年、月、日");
  if (again != separator || third.empty()) return refuse_date("date.format", "日期应写作2026-03-01");
  if (first.size() != 4) return refuse_date("date.ambiguous", "年份应写四位并放在最前，如2026-03-01");
  if (third.size() > 2 || !at.take_ending()) return refuse_date("date.format", "日期应写作2026-03-01");
  return make_date(first, second, third);
}

}  // namespace anshu::law
