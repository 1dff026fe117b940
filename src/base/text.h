// Text as courts write it: UTF-8, full-width forms, masks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anshu {

std::string_view trim(std::string_view text);  // ASCII blanks and U+3000
std::vector<std::string> split(std::string_view text, char separator);
bool is_utf8(std::string_view text);
/// Code points of valid UTF-8; invalid bytes become U+FFFD.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
std::size_t count_characters(std::string_view text);
/// Full-width ASCII (！ to ～) and U+3000 become their half-width twins; everything else stays.
std::string to_half_width(std::string_view text);
std::string to_lower_ascii(std::string_view text);

/// 张某某: the first character stays, the others become 某 (at most two).
std::string mask_name(std::string_view name);
/// 6100**********1234 (first four, last four).
std::string mask_id_number(std::string_view number);
/// 138****5678
/// Identity and card numbers (15 to 19 digits, X at the end) and mobile numbers inside a text, each behind its mask.
std::string mask_numbers_in(std::string_view text);
std::string mask_phone(std::string_view phone);
/// Down to the county: everything after the first 县/区/市辖… that ends a division is starred.
std::string mask_address(std::string_view address);

/// "1,234.56" from fen.
std::string format_yuan(std::int64_t fen);

}  // namespace anshu
