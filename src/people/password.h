// What a password and a login name must be (GB/T 22239-2019 8.1.4.1), and the random one that a new account begins with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anshu::people {

enum class PasswordClass {
  staff,   // 12 characters, three of: lower case, upper case, digits, other
  portal,  // 10 characters, two of them
};

/// How many earlier passwords may not come back.
inline constexpr std::size_t passwords_remembered = 5;

/// The rule that the password breaks, as errors of `field`: password.length, .too_long, .kinds, .contains_login. It says nothing
/// of earlier passwords.
std::vector<FieldError> password_errors(std::string_view password, std::string_view login, PasswordClass password_class,
                                        const std::string& field);

/// 16 random characters that pass for every class and are hard to misread.
std::string make_initial_password();

/// Lower case, without blanks at the ends; full-width letters are forgiven.
std::string normalised_login(std::string_view login);
/// login.required, login.format: 3–64 of a–z, 0–9, . _ @ -, beginning with a letter or digit. Expects a normalised login.
std::vector<FieldError> login_errors(std::string_view login, const std::string& field);
/// name.required, name.too_long (50 characters), name.format.
std::vector<FieldError> person_name_errors(std::string_view name, const std::string& field);

/// E_INVALID_INPUT with all of them, or nothing when there are none.
Result<void> refuse_if_any(std::vector<FieldError> errors);

}  // namespace anshu::people
