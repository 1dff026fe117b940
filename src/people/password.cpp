#include "people/password.h"

#include "base/crypto.h"
#include "base/text.h"

namespace anshu::people {
namespace {

constexpr const char* basis = "GB/T 22239-2019 8.1.4.1";
constexpr std::size_t longest_password = 128;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int kinds_in(std::string_view password) {
  const bool lower = std::ranges::any_of(password, is_lower), upper = std::ranges::any_of(password, is_upper),
             digit = std::ranges::any_of(password, is_digit);
  const bool other = std::ranges::any_of(password, [](char c) { return !is_lower(c) && !is_upper(c) && !is_digit(c); });
  return int{lower} + int{upper} + int{digit} + int{other};
}

/// An even choice: bytes beyond the last whole multiple are thrown away.
char random_of(std::string_view alphabet) {
  const std::size_t limit = 256 - 256 % alphabet.size();
  while (true) {
    const auto byte = static_cast<unsigned char>(random_bytes(1)[0]);
    if (byte < limit) return alphabet[byte % alphabet.size()];
  }
}

}  // namespace

std::vector<FieldError> password_errors(std::string_view password, std::string_view login, PasswordClass password_class,
                                        const std::string& field) {
  const bool staff = password_class == PasswordClass::staff;
  const std::size_t shortest = staff ? 12 : 10;
  const int kinds = staff ? 3 : 2;
  std::vector<FieldError> errors;
  if (count_characters(password) < shortest)
    errors.push_back({field, "password.length", fmt::format("口令至少{}个字符", shortest)});
  if (password.size() > longest_password)
    errors.push_back({field, "password.too_long", fmt::format("口令不超过{}个字节", longest_password)});
  if (kinds_in(password) < kinds)
    errors.push_back(
        {field, "password.kinds", fmt::format("口令应包含大写字母、小写字母、数字、其他符号中的至少{}种", staff ? "三" : "两")});
  if (!login.empty() && to_lower_ascii(password).find(to_lower_ascii(login)) != std::string::npos)
    errors.push_back({field, "password.contains_login", "口令不得包含登录名"});
  return errors;
}

std::string make_initial_password() {
  // Without 0 O o 1 l I, which people misread from paper.
  constexpr std::string_view alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  while (true) {
    std::string password;
    for (int i = 0; i < 16; ++i) password += random_of(alphabet);
    if (kinds_in(password) == 3) return password;
  }
}

std::string normalised_login(std::string_view login) { return to_lower_ascii(trim(to_half_width(login))); }

std::vector<FieldError> login_errors(std::string_view login, const std::string& field) {
  if (login.empty()) return {{field, "login.required", "请填写登录名"}};
  const auto allowed = [](char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '_' || c == '@' || c == '-'; };
  const bool good = login.size() >= 3 && login.size() <= 64 && (is_lower(login[0]) || is_digit(login[0])) &&
                    std::ranges::all_of(login, allowed);
  if (good) return {};
  return {{field, "login.format", "登录名应为3至64位小写字母、数字或 . _ @ -，并以字母或数字开头"}};
}

std::vector<FieldError> person_name_errors(std::string_view name, const std::string& field) {
  if (trim(name).empty()) return {{field, "name.required", "请填写姓名"}};
  if (count_characters(name) > 50) return {{field, "name.too_long", "姓名不超过50个字"}};
  if (name.find_first_of("\r\n\t<>") != std::string_view::npos) return {{field, "name.format", "姓名中有不应出现的字符"}};
  return {};
}

Result<void> refuse_if_any(std::vector<FieldError> errors) {
  if (errors.empty()) return {};
  const bool password = std::ranges::any_of(errors, [](const FieldError& e) { return e.rule.starts_with("password."); });
  Refusal refusal{RefusalKind::invalid, "E_INVALID_INPUT", errors.front().message, password ? basis : "", {}, {}};
  if (errors.size() > 1) refusal.message = fmt::format("有{}处填写不符合要求", errors.size());
  refusal.fields = std::move(errors);
  return std::unexpected(std::move(refusal));
}

}  // namespace anshu::people
