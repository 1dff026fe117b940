#include "base/id.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "base/crypto.h"

namespace anshu {
namespace {

using Bytes = std::array<unsigned char, 16>;

std::string as_text(const Bytes& bytes) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string text;
  text.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += hex[bytes[i] >> 4];
    text += hex[bytes[i] & 15];
  }
  return text;
}

}  // namespace

std::string new_id(InstantMs now) {
  static std::mutex mutex;
  static InstantMs last_ms = 0;
  static std::uint32_t counter = 0;

  Bytes bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::uint32_t sequence;
  {
    // rand_a (12 bits) and the first byte of rand_b carry a counter that restarts at each new millisecond (RFC 9562 §6.2).
    const std::scoped_lock lock(mutex);
    if (now == last_ms) {
      ++counter;
    } else {
      last_ms = now;
      counter = bytes[6];
    }
    sequence = counter & 0x3ffff;
  }
  const auto ms = static_cast<std::uint64_t>(now);
  for (int i = 0; i < 6; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(ms >> (40 - 8 * i));
  bytes[6] = static_cast<unsigned char>(0x70 | (sequence >> 14 & 0x0f));
  bytes[7] = static_cast<unsigned char>(sequence >> 6);
  bytes[8] = static_cast<unsigned char>(0x80 | (sequence & 0x3f));

  return as_text(bytes);
}

std::string id_of_request(std::string_view what, std::string_view person, std::string_view key) {
  std::string all;
  for (const std::string_view part : {what, person, key}) all.append(std::to_string(part.size())).append(":").append(part);
  const std::string digest = sha256(all);
  Bytes bytes;
  std::copy_n(digest.begin(), bytes.size(), bytes.begin());
  bytes[6] = static_cast<unsigned char>(0x80 | (bytes[6] & 0x0f));
  bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3f));
  return as_text(bytes);
}

bool is_id(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < 36; ++i) {
    const char c = text[i];
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
  }
  return true;
}

std::int64_t counter_of_id(std::string_view id) {
  if (!is_id(id)) return 0;
  const auto byte = [&](std::size_t at) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    return digit(id[at]) << 4 | digit(id[at + 1]);
  };
  return byte(16) << 6 | (byte(19) & 0x3f);  // the low byte of rand_a, the first of rand_b
}

}  // namespace anshu
