#include "law/money.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

std::unexpected<Refusal> refuse_amount(const char* rule, std::string message) {
  return refuse_text("E_AMOUNT", rule, std::move(message));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Half-width, without blanks and currency signs in front.
std::string tidy(std::string_view text) {
  std::u32string tidied;
  for (char32_t c : to_utf32(to_half_width(text))) {
    if (c <= U' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF) continue;
    if (c == 0x2212) c = U'-';
    if (c == 0xFFE5) c = 0xA5;  // full-width ￥
    tidied += c;
  }
  return to_utf8(tidied);
}

bool drop_front(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text.remove_prefix(front.size());
  return true;
}
bool drop_back(std::string_view& text, std::string_view back) {
  if (!text.ends_with(back)) return false;
  text.remove_suffix(back.size());
  return true;
}

/// Takes 万, 亿, 千万 … off the end; the power of ten.
int take_unit(std::string_view& text) {
  static constexpr std::pair<std::string_view, int> units[] = {{"万亿", 12}, {"千万", 7}, {"百万", 6}, {"十万", 5},
                                                               {"亿", 8},    {"万", 4},   {"千", 3}};
  for (const auto& [name, power] : units)
    if (drop_back(text, name)) return power;
  return 0;
}

/// Takes the E+7 that a spreadsheet may write off the end; the power of ten, nullopt when it is no such thing.
std::optional<int> take_exponent(std::string_view& text) {
  const auto at = text.find_first_of("eE");
  if (at == std::string_view::npos) return 0;
  std::string_view digits = text.substr(at + 1);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  int power = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), power);
  if (error != std::errc{} || end != digits.data() + digits.size() || power < -20 || power > 20) return std::nullopt;
  text = text.substr(0, at);
  return power;
}

/// Removes thousands separators; false when they stand elsewhere than every three digits.
bool ungroup(std::string& whole) {
  if (whole.find(',') == std::string::npos) return true;
  std::string digits;
  std::size_t start = 0;
  for (bool first = true;; first = false) {
    const auto comma = whole.find(',', start);
    const auto group = whole.substr(start, comma - start);
    if (first ? group.empty() || group.size() > 3 : group.size() != 3) return false;
    digits += group;
    if (comma == std::string::npos) break;
    start = comma + 1;
  }
  whole = digits;
  return true;
}

/// Fen from decimal digits that stand for digits × 10^power fen; nullopt when something below one fen is left.
struct Scaled {
  std::string fen;
  bool exact = true;
};
Scaled scale(std::string digits, int power) {
  if (power >= 0) return {digits.append(static_cast<std::size_t>(power), '0'), true};
  const auto cut = static_cast<std::size_t>(-power);
  if (digits.size() <= cut) digits.insert(0, cut + 1 - digits.size(), '0');
  const std::string below = digits.substr(digits.size() - cut);
  digits.resize(digits.size() - cut);
  if (below.find_first_not_of('0') == std::string::npos || below.starts_with("0000")) return {digits, true};
  if (!below.starts_with("9999")) return {digits, false};
  // The nearest double lies a hair below the amount that was typed: the next fen is meant.
  digits.insert(0, 1, '0');
  for (auto digit = digits.rbegin();; ++digit) {
    if (*digit != '9') return ++*digit, Scaled{digits, true};
    *digit = '0';
  }
}

}  // namespace

Result<std::int64_t> parse_amount(std::string_view text) {
  if (text.size() > 200) return refuse_amount("amount.format", "金额过长");
  const std::string tidied = tidy(text);
  std::string_view rest = tidied;
  if (rest.empty()) return refuse_amount("amount.required", "请填写金额");
  const bool bracketed = rest.starts_with('(') && rest.ends_with(')');
  drop_front(rest, "人民币") || drop_front(rest, "RMB") || drop_front(rest, "CNY");
  drop_front(rest, "¥");
  if (bracketed || rest.starts_with('-') || rest.starts_with("负")) return refuse_amount("amount.negative", "金额不能为负数");
  drop_back(rest, "整") || drop_back(rest, "正");
  drop_back(rest, "元") || drop_back(rest, "圆") || drop_back(rest, "人民币");
  int power = take_unit(rest);
  if (power == 0) {
    const auto exponent = take_exponent(rest);
    if (!exponent) return refuse_amount("amount.format", "金额应为数字，如1234.50、1.2万");
    power = *exponent;
  }
  const auto dot = rest.find('.');
  std::string whole(rest.substr(0, dot)), fraction(dot == std::string_view::npos ? "" : rest.substr(dot + 1));
  const auto only = [](const std::string& part, std::string_view more) {
    return std::all_of(part.begin(), part.end(), [&](char c) { return is_digit(c) || more.find(c) != std::string_view::npos; });
  };
  if (!only(whole, ",") || !only(fraction, "") || (whole.empty() && fraction.empty()) || rest.ends_with('.'))
    return refuse_amount("amount.format", "金额应为数字，如1234.50、1.2万");
  if (!ungroup(whole)) return refuse_amount("amount.grouping", "千分位逗号的位置不对，请核对金额");
  const Scaled scaled = scale(whole + fraction, power + 2 - static_cast<int>(fraction.size()));
  if (!scaled.exact) return refuse_amount("amount.below_fen", "金额最多两位小数（精确到分）");
  const auto first = scaled.fen.find_first_not_of('0');
  if (first == std::string::npos) return 0;
  std::int64_t fen = 0;
  const char* const begin = scaled.fen.data() + first;
  const char* const end = scaled.fen.data() + scaled.fen.size();
  if (std::from_chars(begin, end, fen).ec != std::errc{} || fen > max_amount_fen)
    return refuse_amount("amount.too_large", "金额超过十万亿元，请核对");
  return fen;
}

std::string capital_amount(std::int64_t fen) {
  static constexpr const char* digits[] = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
  static constexpr const char* places[] = {"", "拾", "佰", "仟"};
  static constexpr const char* groups[] = {"", "万", "亿", "万亿"};
  const std::int64_t yuan = fen / 100, jiao = fen / 10 % 10, cents = fen % 10;
  std::string text;
  bool zero = false;  // a zero is waiting to be written before the next digit
  const std::string number = std::to_string(yuan);
  bool group_written = false;
  for (std::size_t i = 0; i < number.size() && yuan != 0; ++i) {
    const std::size_t place = number.size() - 1 - i;
    const int digit = number[i] - '0';
    if (digit == 0) {
      zero = true;
    } else {
      if (zero && !text.empty()) text += digits[0];
      zero = false;
      text += digits[digit];
      text += places[place % 4];
      group_written = true;
    }
    if (place % 4 == 0) {
      if (group_written) text += groups[place / 4];
      group_written = false;
    }
  }
  if (!text.empty()) text += "元";
  if (jiao == 0 && cents == 0) return text.empty() ? "零元整" : text + "整";
  if (jiao != 0)
    text += std::string(digits[jiao]) + "角";
  else if (!text.empty())
    text += digits[0];
  if (cents != 0) text += std::string(digits[cents]) + "分";
  return text;
}

}  // namespace anshu::law
