// Chance that comes out the same on every machine: all that is drawn depends on the seed and on the name of the stream alone.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace anshu::demo {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// A stream of its own: what is drawn from it does not depend on what was drawn elsewhere.
  Random stream(std::string_view name, std::int64_t number = 0) const;

  std::uint64_t next();
  /// 0 … n - 1; n ≥ 1.
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  /// low … high, both possible.
  int between(int low, int high) { return low + below(high - low + 1); }
  /// 0 ≤ x < 1
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  bool chance(double probability) { return unit() < probability; }
  /// The standard normal distribution, near enough (sum of twelve, Irwin–Hall).
  double bell();
  /// Around `median`, long-tailed to the right: amounts of money, durations.
  double long_tailed(double median, double spread);

  template <class Item, std::size_t n>
  const Item& pick(const std::array<Item, n>& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(n)))];
  }
  template <class Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))];
  }
  /// Position in `weights`, as often as its weight says.
  std::size_t weighted(std::span<const double> weights);

 private:
  std::uint64_t state_;
};

}  // namespace anshu::demo
