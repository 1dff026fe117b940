#include "law/case_number.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr const char* basis = "《关于人民法院案件案号的若干规定》";
constexpr std::u32string_view numerals = U"零一二三四五六七八九";

std::unexpected<Refusal> refuse_number(std::string_view what, std::string message) {
  std::string code = "E_CASE_NUMBER_", rule = "case_number.";
  for (char c : what) code += c == '_' ? c : static_cast<char>(c - 32);
  return refuse_text(std::move(code), rule.append(what), std::move(message), basis);
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

/// Half-width, without blanks, with plain round brackets.
std::u32string tidy(std::string_view text) {
  std::u32string tidied;
  for (char32_t c : to_utf32(to_half_width(text))) {
    if (c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF) continue;
    if (c == U'〔' || c == U'[' || c == U'【') c = U'(';
    if (c == U'〕' || c == U']' || c == U'】') c = U')';
    tidied += c;
  }
  return tidied;
}

/// 1–99: 一, 十, 十二, 二十, 九十九.
std::u32string chinese_numeral(int n) {
  std::u32string text;
  if (n >= 20) text += numerals[static_cast<std::size_t>(n / 10)];
  if (n >= 10) text += U'十';
  if (n % 10 != 0) text += numerals[static_cast<std::size_t>(n % 10)];
  return text;
}

/// Reads an all-digit text of at most ten digits.
std::optional<std::int64_t> read_integer(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 10 || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  std::int64_t value = 0;
  for (char32_t c : digits) value = value * 10 + static_cast<std::int64_t>(c - U'0');
  return value;
}

/// Reads what follows 之: 一 to 九十九, or 1 to 99.
std::optional<int> read_ordinal(std::u32string_view text) {
  if (const auto number = read_integer(text))
    return *number >= 1 && *number <= 99 ? std::optional(static_cast<int>(*number)) : std::nullopt;
  for (int n = 1; n <= 99; ++n)
    if (text == chinese_numeral(n)) return n;
  return std::nullopt;
}

/// Takes characters off the front of a text, piece by piece.
struct Cursor {
  std::u32string_view rest;

  template <class Test>
  std::u32string_view take_while(Test test, std::size_t at_most = std::u32string_view::npos) {
    std::size_t count = 0;
    while (count < rest.size() && count < at_most && test(rest[count])) ++count;
    const auto taken = rest.substr(0, count);
    rest.remove_prefix(count);
    return taken;
  }
  bool take(std::u32string_view expected) {
    if (!rest.starts_with(expected)) return false;
    rest.remove_prefix(expected.size());
    return true;
  }
};

Result<std::int32_t> read_year(Cursor& at) {
  const auto bracketed = [&]() -> std::optional<std::int64_t> {
    if (!at.take(U"(")) return std::nullopt;
    const auto digits = at.take_while(is_digit);
    if (!at.take(U")") || digits.size() != 4) return std::nullopt;
    return read_integer(digits);
  }();
  if (!bracketed) return refuse_number("year", "案号应以括号中的四位收案年度开头，如(2026)陕0702民初123号");
  if (*bracketed < 1980 || *bracketed > 2199) return refuse_number("year", fmt::format("收案年度{}不可能", *bracketed));
  return static_cast<std::int32_t>(*bracketed);
}

Result<std::string> read_court(Cursor& at) {
  if (at.take(U"最高法")) return "最高法";
  const auto place = at.take_while(is_han, 1);
  const auto digits = at.take_while(is_digit);
  if (place.empty() || digits.size() > 4 || digits.size() % 2 != 0)
    return refuse_number("court", "收案年度后应为法院代字，如陕0702、陕07、陕、最高法");
  return to_utf8(place) + to_utf8(digits);
}

/// Reads "之一" when it is there; 0 when not, nullopt when 之 is followed by something else.
std::optional<int> read_suffix(Cursor& at) {
  if (!at.take(U"之")) return 0;
  return read_ordinal(at.take_while([](char32_t c) { return c != U'号'; }));
}

Result<CaseNumber> parse_tidied(std::u32string_view text) {
  Cursor at{text};
  CaseNumber number;
  ANSHU_TRY(number.year, read_year(at));
  if (at.rest.find(U"字第") != std::u32string_view::npos)
    return refuse_number("old_form", "这是2016年以前的旧式案号（…字第…号），不能登记为现行案号");
  ANSHU_TRY(number.court_code, read_court(at));
  if (at.rest.starts_with(U"知") && at.rest.size() > 1 && is_han(at.rest[1])) {
    at.take(U"知");
    number.special_code = "知";
  }
  number.type_code = to_utf8(at.take_while([](char32_t c) { return is_han(c) && c != U'号'; }));
  if (number.type_code.empty() || count_characters(number.type_code) > 5)
    return refuse_number("type", "法院代字后应为案件类型代字，如民初、刑初、执");
  const auto serial = read_integer(at.take_while(is_digit));
  if (!serial || *serial == 0) return refuse_number("serial", "类型代字后应为案件编号，从1起的整数");
  number.serial = *serial;
  const auto before = read_suffix(at);
  if (!at.take(U"号")) return refuse_number("form", "案号应以“号”结尾");
  const auto after = read_suffix(at);
  if (!before || !after || (*before != 0 && *after != 0)) return refuse_number("form", "“之”后应为一至九十九的序数，如之一");
  if (!at.rest.empty()) return refuse_number("form", "“号”后有多余的文字");
  number.suffix = *before + *after;
  return number;
}

}  // namespace

std::string CaseNumber::text() const {
  return fmt::format("({}){}{}{}{}号{}", year, court_code, special_code, type_code, serial, suffix_text());
}

std::string CaseNumber::suffix_text() const { return suffix == 0 ? "" : "之" + to_utf8(chinese_numeral(suffix)); }

std::string CaseNumber::document_text() const {
  const std::string half_width = text();
  return fmt::format("（{}）{}", year, std::string_view(half_width).substr(half_width.find(')') + 1));
}

std::string CaseNumber::sort_key() const {
  return fmt::format("{:04} {} {}{} {:010} {:02}", year, court_code, special_code, type_code, serial, suffix);
}

std::string OldCaseNumber::text() const {
  const std::string suffix_text = suffix == 0 ? "" : "之" + to_utf8(chinese_numeral(suffix));
  return fmt::format("({}){}字第{}号{}", year, court_and_type, serial, suffix_text);
}

std::string OldCaseNumber::document_text() const {
  const std::string half_width = text();
  return fmt::format("（{}）{}", year, std::string_view(half_width).substr(half_width.find(')') + 1));
}

bool looks_like_old_case_number(std::string_view text) { return text.find("字第") != std::string_view::npos; }

Result<OldCaseNumber> parse_old_case_number(std::string_view text) {
  if (text.size() > 400) return refuse_number("too_long", "案号过长");
  const std::u32string tidied = tidy(text);
  if (tidied.size() > 40) return refuse_number("too_long", "案号过长");
  Cursor at{tidied};
  OldCaseNumber number;
  ANSHU_TRY(number.year, read_year(at));
  const auto word = at.rest.find(U"字第");
  if (word == std::u32string_view::npos || word == 0) return refuse_number("form", "旧式案号应如(2014)汉民初字第123号");
  const auto front = at.rest.substr(0, word);
  const auto allowed = [](char32_t c) { return is_han(c) || c == U'(' || c == U')'; };
  if (!std::all_of(front.begin(), front.end(), allowed)) return refuse_number("form", "“字第”之前应为法院简称和案件类别");
  number.court_and_type = to_utf8(front);
  at.rest.remove_prefix(word + 2);
  const auto serial = read_integer(at.take_while(is_digit));
  if (!serial || *serial == 0) return refuse_number("serial", "“字第”之后应为案件编号，从1起的整数");
  number.serial = *serial;
  std::optional<int> before = 0;
  if (at.take(U"-"))
    before = read_ordinal(at.take_while(is_digit));
  else
    before = read_suffix(at);
  if (!at.take(U"号")) return refuse_number("form", "案号应以“号”结尾");
  const auto after = read_suffix(at);
  if (!before || !after || (*before != 0 && *after != 0)) return refuse_number("form", "“之”后应为一至九十九的序数，如之一");
  if (!at.rest.empty()) return refuse_number("form", "“号”后有多余的文字");
  number.suffix = *before + *after;
  return number;
}

std::string daizi_of_old_type(std::string_view court_and_type, const CaseTypes& case_types) {
  std::u32string plain;
  bool bracket = false;
  for (const char32_t c : to_utf32(court_and_type)) {
    if (c == U'(') bracket = true;
    const bool division = numerals.find(c) != std::u32string_view::npos;
    if (!bracket && !division) plain += c;
    if (c == U')') bracket = false;
  }
  for (std::size_t length = std::min<std::size_t>(plain.size(), 5); length > 0; --length)
    if (const std::string daizi = to_utf8(std::u32string_view(plain).substr(plain.size() - length));
        case_types.known_daizi(daizi))
      return daizi;
  return "";
}

Result<CaseNumber> parse_case_number(std::string_view text) {
  if (text.size() > 400) return refuse_number("too_long", "案号过长");
  const std::u32string tidied = tidy(text);
  if (tidied.empty()) return refuse_number("required", "请填写案号");
  if (tidied.size() > 40) return refuse_number("too_long", "案号过长");
  return parse_tidied(tidied);
}

Result<CaseNumber> parse_case_number(std::string_view text, const Courts& courts, const CaseTypes& case_types) {
  ANSHU_TRY(CaseNumber number, parse_case_number(text));
  if (!courts.find(number.court_code)) return refuse_number("court", fmt::format("没有代字为{}的法院", number.court_code));
  if (!case_types.known_daizi(number.type_code))
    return refuse_number("type", fmt::format("没有代字为{}的案件类型", number.type_code));
  return number;
}

}  // namespace anshu::law
