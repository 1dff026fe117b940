// The lines of the table.
#pragma once

#include <cstdio>
#include <string>

namespace anshu::bench {

void print_heading(const std::string& title);
/// A page: latencies in ms, throughput beside the bare engine's.
struct PageFigures {
  std::string name;
  double p50_ms = 0, p99_ms = 0, per_second = 0, bare_per_second = 0;
  bool targets = true;  // p99 ≤ 10 ms and ≥ 50 % of the bare engine (SQLite)
};
void print_page(const PageFigures& figures);
/// Anything else: what was measured, what is asked for ("" for nothing), whether it is met.
void print_figure(const std::string& name, const std::string& measured, const std::string& target, bool met);

}  // namespace anshu::bench
