#include "demo/random.h"

#include <cmath>

namespace anshu::demo {

// SplitMix64 (Steele, Lea, Flood 2014); the standard library's distributions differ between implementations.
std::uint64_t Random::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
  return z ^ z >> 31;
}

Random Random::stream(std::string_view name, std::int64_t number) const {
  std::uint64_t hash = state_ ^ 14695981039346656037ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  Random child(hash ^ static_cast<std::uint64_t>(number) * 0xd1342543de82ef95ULL);
  return Random(child.next());
}

double Random::bell() {
  double sum = 0;
  for (int i = 0; i < 12; ++i) sum += unit();
  return sum - 6;
}

double Random::long_tailed(double median, double spread) { return median * std::exp(spread * bell()); }

std::size_t Random::weighted(std::span<const double> weights) {
  double total = 0;
  for (const double weight : weights) total += weight;
  double left = unit() * total;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    left -= weights[i];
    if (left < 0) return i;
  }
  return weights.size() - 1;
}

}  // namespace anshu::demo
