// How many periods and fees a core computes in a second, with the reasoning off. Prints items_per_second for each; run the
// program on a quiet machine and compare within one run only.
#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>

#include "law/fees.h"
#include "law/law_book.h"
#include "law/money.h"
#include "law/period.h"

namespace {

using namespace anshu;
using namespace anshu::law;

std::string read_reference(std::string_view path) {
  std::ifstream file(std::string(ANSHU_SOURCE_DIR "/reference/") + std::string(path), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const LawBook& book() {
  static const LawBook loaded = load_law_book(read_reference).value();
  return loaded;
}

/// A trial limit from each day of 2026, as the night's pass over open cases asks for it.
void periods(benchmark::State& state) {
  const PeriodRule& rule = *book().rules.find("CIV1-ORD");
  const Date first = Date::of(2026, 1, 1);
  int day = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(compute_period(book().calendar, rule, {.from = first + day}));
    day = (day + 1) % 365;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(periods);

/// The same with an extension and two overlapping exclusions.
void periods_with_exclusions(benchmark::State& state) {
  const PeriodRule& rule = *book().rules.find("CIV1-ORD");
  PeriodInput input{.from = Date::of(2026, 1, 15), .extend_months = 6};
  input.exclusions = {{"X03", Date::of(2026, 2, 2), Date::of(2026, 3, 20)}, {"X01", Date::of(2026, 3, 10), Date::of(2026, 4, 9)}};
  for (auto _ : state) benchmark::DoNotOptimize(compute_period(book().calendar, rule, input));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(periods_with_exclusions);

void periods_with_reasoning(benchmark::State& state) {
  const PeriodRule& rule = *book().rules.find("CIV1-ORD");
  for (auto _ : state)
    benchmark::DoNotOptimize(compute_period(book().calendar, rule, {.from = Date::of(2026, 1, 15)}, Reasoning::on));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(periods_with_reasoning);

void fees(benchmark::State& state) {
  FeeInput input{.kind = "property", .simplified = true, .on = Date::of(2026, 11, 21)};
  std::int64_t amount = 0;
  for (auto _ : state) {
    input.amount_fen = amount;
    benchmark::DoNotOptimize(compute_fee(book().fees, input));
    amount = (amount + 12'345'678'901) % max_amount_fen;
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(fees);

}  // namespace

BENCHMARK_MAIN();
