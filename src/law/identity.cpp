#include "law/identity.h"

#include <algorithm>

#include "base/text.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// Half-width, upper case, without blanks: what a person meant when typing or pasting a number.
std::string tidy(std::string_view text) {
  std::string tidied;
  for (char c : to_half_width(text)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    tidied += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return tidied;
}

/// GB 11643: the check character over the first 17 digits (ISO 7064, MOD 11-2).
char id_check_character(std::string_view first_17) {
  static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (first_17[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/// GB 32100: the check character over the first 17 characters (weights 3^i mod 31).
char uscc_check_character(std::string_view first_17) {
  int sum = 0, weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    sum += static_cast<int>(uscc_alphabet.find(first_17[i])) * weight;
    weight = weight * 3 % 31;
  }
  return uscc_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

/// GB 11714: the check character over an eight-character organisation body.
char organisation_check_character(std::string_view body) {
  static constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) sum += (is_digit(body[i]) ? body[i] - '0' : body[i] - 'A' + 10) * weights[i];
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

std::unexpected<Refusal> refuse_id(const char* rule, std::string message) {
  return refuse_text("E_ID_NUMBER", rule, std::move(message), "GB 11643");
}
std::unexpected<Refusal> refuse_uscc(const char* rule, std::string message) {
  return refuse_text("E_USCC", rule, std::move(message), "GB 32100");
}

/// Area codes of residence permits (港澳台居民居住证): Hong Kong, Macao, Taiwan.
bool is_permit_division(std::string_view code) { return code == "810000" || code == "820000" || code == "830000"; }

}  // namespace

Result<IdNumber> parse_id_number(std::string_view text, const Divisions& divisions, Date today) {
  const std::string number = tidy(text);
  if (number.empty()) return refuse_id("id_number.required", "请填写公民身份号码");
  if (number.size() == 15 && all_digits(number))
    return refuse_id("id_number.old_15", "15位旧身份证号码已停止使用，请填写18位公民身份号码");
  if (number.size() != 18)
    return refuse_id("id_number.length", fmt::format("公民身份号码应为18位，现有{}位", count_characters(number)));
  if (!all_digits(number.substr(0, 17)) || (!is_digit(number[17]) && number[17] != 'X'))
    return refuse_id("id_number.character", "公民身份号码前17位应为数字，末位应为数字或X");
  const std::string division = number.substr(0, 6);
  if (!divisions.known_prefecture(division.substr(0, 4)) && !is_permit_division(division))
    return refuse_id("id_number.division", fmt::format("公民身份号码前六位{}不是现有或曾有的行政区划代码", division));
  const auto born_on = Date::parse(number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2));
  if (!born_on) return refuse_id("id_number.birth_date", "公民身份号码中的出生日期不存在");
  if (*born_on > today) return refuse_id("id_number.birth_date", "公民身份号码中的出生日期晚于今天");
  if (id_check_character(number) != number[17])
    return refuse_id("id_number.check_digit", "公民身份号码的校验码不符，请核对是否有录入错误");
  return IdNumber{number, division, *born_on, (number[16] - '0') % 2 == 1 ? Sex::male : Sex::female};
}

std::string make_id_number(std::string_view division_code, Date born_on, int sequence) {
  std::string number =
      fmt::format("{:.6}{:04}{:02}{:02}{:03}", division_code, born_on.year(), born_on.month(), born_on.day(), sequence % 1000);
  number += id_check_character(number);
  return number;
}

Result<std::string> parse_uscc(std::string_view text) {
  std::string code = tidy(text);
  if (code.empty()) return refuse_uscc("uscc.required", "请填写统一社会信用代码");
  if (code.size() != 18)
    return refuse_uscc("uscc.length", fmt::format("统一社会信用代码应为18位，现有{}位", count_characters(code)));
  if (code.find_first_not_of(uscc_alphabet) != std::string::npos)
    return refuse_uscc("uscc.character", "统一社会信用代码只用数字和大写字母，且不用I、O、S、V、Z");
  if (std::string_view("123456789ANY").find(code[0]) == std::string_view::npos)
    return refuse_uscc("uscc.registry", fmt::format("统一社会信用代码首位{}不是登记管理部门代码", code[0]));
  if (!all_digits(code.substr(2, 6)))
    return refuse_uscc("uscc.division", "统一社会信用代码第3至8位应为登记机关行政区划的数字代码");
  if (uscc_check_character(code) != code[17])
    return refuse_uscc("uscc.check_digit", "统一社会信用代码的校验码不符，请核对是否有录入错误");
  return code;
}

std::string make_uscc(std::string_view registry_and_kind, std::string_view division_code, std::string_view organisation_body) {
  std::string code = fmt::format("{:.2}{:.6}{:.8}", registry_and_kind, division_code, organisation_body);
  code += organisation_check_character(organisation_body);
  code += uscc_check_character(code);
  return code;
}

Result<std::string> parse_mobile(std::string_view text) {
  std::string number;
  for (char c : tidy(text))
    if (c != '-') number += c;
  if (number.empty()) return refuse_text("E_PHONE", "phone.required", "请填写手机号码");
  if (number.starts_with("+86")) number.erase(0, 3);
  if (number.size() != 11 || !all_digits(number) || number[0] != '1' || number[1] < '3')
    return refuse_text("E_PHONE", "phone.format", "手机号码应为11位数字，以13至19开头");
  return number;
}

}  // namespace anshu::law
