#include "law/random_serial.h"

#include <charconv>
#include <utility>

#include "base/crypto.h"

namespace anshu::law {
namespace {

constexpr std::uint64_t half = (1 << 14) - 1;

/// Fourteen bits that nobody can tell without the key.
std::uint64_t mixed(std::uint64_t round, std::uint64_t right, std::string_view key) {
  const std::string digest = hmac_sha256_hex(key, fmt::format("{}/{}", round, right));
  std::uint64_t bits = 0;
  std::from_chars(digest.data(), digest.data() + 4, bits, 16);
  return bits & half;
}

}  // namespace

std::int64_t shuffled_serial(std::int64_t n, std::string_view key) {
  constexpr std::uint64_t first = 10'000'000, count = 90'000'000;
  // A Feistel network permutes 28 bits; walking on until the range is met permutes the range.
  auto value = static_cast<std::uint64_t>(n - 1) % count;
  do {
    std::uint64_t left = value >> 14, right = value & half;
    for (std::uint64_t round = 1; round <= 6; ++round) left = std::exchange(right, left ^ mixed(round, right, key));
    value = left << 14 | right;
  } while (value >= count);
  return static_cast<std::int64_t>(first + value);
}

}  // namespace anshu::law
