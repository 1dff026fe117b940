#include "figures.h"

#include <fmt/format.h>

#include "base/text.h"

namespace anshu::bench {
namespace {

std::string padded(std::string text, std::size_t columns) {
  const std::size_t width = count_characters(text);
  text.append(width < columns ? columns - width : 1, ' ');
  return text;
}

}  // namespace

void print_heading(const std::string& title) {
  fmt::print("\n## {}\n\n", title);
  fmt::print("| {} |  p50 ms |  p99 ms |   req/s | bare req/s | ratio | target            | met |\n", padded("page", 40));
  fmt::print("|{}|--------:|--------:|--------:|-----------:|------:|-------------------|-----|\n", std::string(42, '-'));
  std::fflush(stdout);
}

void print_page(const PageFigures& f) {
  const double ratio = f.bare_per_second > 0 ? f.per_second / f.bare_per_second : 0;
  const bool met = f.p99_ms <= 10 && ratio >= 0.5;
  fmt::print("| {} | {:7.2f} | {:7.2f} | {:7.0f} | {:10.0f} | {:4.0f}% | {} | {} |\n", padded(f.name, 40), f.p50_ms, f.p99_ms,
             f.per_second, f.bare_per_second, ratio * 100, f.targets ? "p99 ≤ 10 ms, ≥ 50%" : "                  ",
             !f.targets ? "   "
             : met      ? "yes"
                        : "no ");
  std::fflush(stdout);
}

void print_figure(const std::string& name, const std::string& measured, const std::string& target, bool met) {
  fmt::print("| {} | {} | {} | {} |\n", padded(name, 40), padded(measured, 47), padded(target, 18),
             target.empty() ? "   "
             : met          ? "yes"
                            : "no ");
  std::fflush(stdout);
}

}  // namespace anshu::bench
