// Identity numbers: resident id (GB 11643), unified social credit code (GB 32100), mobile phone; checked and made.
// Refusals carry the code E_ID_NUMBER, E_USCC or E_PHONE and, in fields[0], the rule ("id_number.check_digit") and a sentence.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "law/divisions.h"

namespace anshu::law {

enum class Sex { male, female };

struct IdNumber {
  std::string text;  // 18 characters, the check character in upper case
  std::string division_code;
  Date born_on;
  Sex sex = Sex::male;
};

/// Reads a resident identity number; blanks and full-width digits are forgiven. Rules: id_number.required, .old_15, .length,
/// .character, .division (never existed; 81/82/83 are residence permits of Hong Kong, Macao, Taiwan), .birth_date (impossible,
/// before 1900 or after `today`), .check_digit (GB 11643, modulus 11-2).
Result<IdNumber> parse_id_number(std::string_view text, const Divisions& divisions, Date today);

/// A valid number from its parts: six digits of division, birth date, sequence 0–999 (odd: male). For demonstration and tests.
std::string make_id_number(std::string_view division_code, Date born_on, int sequence);

/// Reads a unified social credit code and returns it in upper case. Rules: uscc.required, .length, .character (I, O, S, V, Z are
/// not used), .registry (first character), .division (six digits), .check_digit (GB 32100, modulus 31).
Result<std::string> parse_uscc(std::string_view text);

/// A valid code from registry and kind ("91": enterprise), six digits of division and an eight-character organisation body;
/// both check characters (GB 11714, GB 32100) are computed. For demonstration and tests.
std::string make_uscc(std::string_view registry_and_kind, std::string_view division_code, std::string_view organisation_body);

/// Reads a mainland mobile number (11 digits, 13–19); blanks, hyphens and +86 are forgiven. Rules: phone.required, .format.
Result<std::string> parse_mobile(std::string_view text);

}  // namespace anshu::law
