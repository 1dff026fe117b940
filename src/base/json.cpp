#include "base/json.h"

#include <cstring>

namespace anshu {
namespace {

/// True when one of the eight bytes is a quote, a backslash or a control character (Mycroft: a borrow shows where a byte was
/// less).
bool needs_escape(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101ULL, high = 0x8080808080808080ULL;
  const std::uint64_t quote = bytes ^ ones * '"', backslash = bytes ^ ones * '\\';
  return (((bytes - ones * 0x20) & ~bytes) | ((quote - ones) & ~quote) | ((backslash - ones) & ~backslash)) & high;
}

/// Where the next byte stands that JSON cannot take as it is; most texts have none.
std::size_t plain_bytes(std::string_view text, std::size_t from) {
  for (; from + 8 <= text.size(); from += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + from, 8);
    if (needs_escape(bytes)) break;
  }
  for (; from < text.size(); ++from) {
    const auto c = static_cast<unsigned char>(text[from]);
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return from;
}

}  // namespace

Result<json::value> parse_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = 64;
  boost::system::error_code error;
  json::value value = json::parse(text, error, {}, options);
  if (error) return refuse(RefusalKind::invalid, "E_BAD_JSON", "请求内容不是有效的 JSON 文本");
  return value;
}

void append_json_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = plain_bytes(text, 0); i < text.size(); i = plain_bytes(text, i + 1)) {
    const auto c = static_cast<unsigned char>(text[i]);
    out.append(text, start, i - start);
    start = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
    }
  }
  out.append(text, start, text.size() - start);
  out += '"';
}

std::string_view string_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

std::int64_t int_at(const json::object& object, std::string_view key, std::int64_t otherwise) {
  const json::value* value = object.if_contains(key);
  return value && value->is_int64() ? value->get_int64() : otherwise;
}

}  // namespace anshu
