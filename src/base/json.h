// JSON: Boost.JSON to hold and parse, a direct writer to print. Integers only: money is fen, instants are milliseconds.
#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace anshu {

namespace json = boost::json;

/// Parses one JSON text (at most 64 levels deep); E_BAD_JSON otherwise.
Result<json::value> parse_json(std::string_view text);

/// Appends a JSON string, quoted and escaped.
void append_json_string(std::string& out, std::string_view text);

/// The member's string, or "" when it is absent or no string.
std::string_view string_at(const json::object& object, std::string_view key);
/// The member's integer, or `otherwise`.
std::int64_t int_at(const json::object& object, std::string_view key, std::int64_t otherwise = 0);

}  // namespace anshu
