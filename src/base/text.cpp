#include "base/text.h"

#include <cstdint>

namespace anshu {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Decodes one code point at `at` and moves on; `replacement` (one byte eaten) when the bytes are no valid UTF-8.
char32_t decode(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return text[at++];
  const int extra = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : -1;
  if (extra < 0 || lead > 0xF4 || at + extra >= text.size()) return ++at, replacement;
  char32_t point = lead & (0x3F >> extra);
  for (int i = 1; i <= extra; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return ++at, replacement;
    point = point << 6 | (byte(at + i) & 0x3F);
  }
  const bool overlong = (extra == 2 && point < 0x800) || (extra == 3 && point < 0x10000);
  if (overlong || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return ++at, replacement;
  at += static_cast<std::size_t>(extra) + 1;
  return point;
}

void encode(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace

std::string_view trim(std::string_view text) {
  static constexpr std::string_view wide = "\u3000";
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r'))
      text.remove_prefix(1), again = true;
    else if (text.starts_with(wide))
      text.remove_prefix(wide.size()), again = true;
  }
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r'))
      text.remove_suffix(1), again = true;
    else if (text.ends_with(wide))
      text.remove_suffix(wide.size()), again = true;
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (true) {
    const auto at = text.find(separator, start);
    parts.emplace_back(text.substr(start, at - start));
    if (at == std::string_view::npos) return parts;
    start = at + 1;
  }
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    if (decode(text, at) == replacement && text.substr(before, 3) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += decode(text, at);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) encode(out, c);
  return out;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) decode(text, at);
  return count;
}

std::string to_half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = decode(text, at);
    if (c >= 0xFF01 && c <= 0xFF5E)
      c -= 0xFEE0;
    else if (c == 0x3000)
      c = ' ';
    encode(out, c);
  }
  return out;
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string mask_name(std::string_view name) {
  const std::u32string points = to_utf32(name);
  if (points.empty()) return {};
  return to_utf8(points.substr(0, 1)) + (points.size() > 2 ? "某某" : "某");
}

std::string mask_id_number(std::string_view number) {
  if (number.size() <= 8) return std::string(number.size(), '*');
  return std::string(number.substr(0, 4)) + std::string(number.size() - 8, '*') + std::string(number.substr(number.size() - 4));
}

std::string mask_phone(std::string_view phone) {
  if (phone.size() < 8) return std::string(phone.size(), '*');
  return std::string(phone.substr(0, 3)) + std::string(phone.size() - 7, '*') + std::string(phone.substr(phone.size() - 4));
}

std::string mask_numbers_in(std::string_view text) {
  std::string out;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t digits = end - i;
    if (digits == 17 && end < text.size() && (text[end] == 'X' || text[end] == 'x')) ++end;
    const std::string_view run = text.substr(i, end - i);
    if (run.size() >= 15 && run.size() <= 19)
      out += mask_id_number(run);
    else if (run.size() == 11 && run.front() == '1')
      out += mask_phone(run);
    else
      out += run;
    i = end;
    if (digits == 0) out += text[i++];
  }
  return out;
}

std::string mask_address(std::string_view address) {
  const std::u32string points = to_utf32(address);
  std::size_t end = 0;
  for (std::size_t i = 1; i < points.size() && i < 24; ++i) {
    if (points[i] == U'县' || points[i] == U'区' || points[i] == U'旗') {
      end = i + 1;
      break;
    }
    if (points[i] == U'市') end = i + 1;
  }
  if (end == 0) return points.empty() ? "" : "****";
  return to_utf8(std::u32string_view(points).substr(0, end)) + (end < points.size() ? "****" : "");
}

std::string format_yuan(std::int64_t fen) {
  const std::uint64_t magnitude = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  std::string whole = std::to_string(magnitude / 100);
  for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) whole.insert(static_cast<std::size_t>(at), ",");
  const auto cents = magnitude % 100;
  return (fen < 0 ? "-" : "") + whole + "." + static_cast<char>('0' + cents / 10) + static_cast<char>('0' + cents % 10);
}

}  // namespace anshu
