#include "law/random_serial.h"

#include <utility>

namespace anshu::law {

std::int64_t shuffled_serial(std::int64_t n, std::uint64_t key) {
  constexpr std::uint64_t first = 10'000'000, count = 90'000'000, half = (1 << 14) - 1;
  // A Feistel network permutes 28 bits; walking on until the range is met permutes the range.
  auto value = static_cast<std::uint64_t>(n - 1) % count;
  do {
    std::uint64_t left = value >> 14, right = value & half;
    for (std::uint64_t round = 1; round <= 6; ++round) {
      std::uint64_t mixed = (right + key + round * 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
      mixed = (mixed ^ (mixed >> 31) ^ key) * 0x94D049BB133111EB;
      left = std::exchange(right, left ^ ((mixed >> 40) & half));
    }
    value = left << 14 | right;
  } while (value >= count);
  return static_cast<std::int64_t>(first + value);
}

}  // namespace anshu::law
