// anshu_bench: makes large courts and measures the product on them. bench/run.sh puts it together.
#include <sodium.h>

#include <CLI/CLI.hpp>

#include "app/house.h"
#include "bare_server.h"
#include "court.h"
#include "figures.h"
#include "ledger/import_ledger.h"
#include "pages.h"
#include "writing.h"

using namespace anshu;
using namespace anshu::bench;

namespace {

constexpr long long rows_per_file = 100'000;

/// Fills a court of the demonstration up to so many cases.
int fill_court(const std::string& data, long long cases) {
  app::HouseOptions options;
  options.data = data;
  auto house = app::House::open(options);
  if (!house) throw std::runtime_error(house.error().message);
  const auto handlers = handlers_of(**house);
  const std::string file = data + "/fill.csv";
  const auto present = (*house)->database().read_value(
      [](store::Connection& db) { return store::integer(db.query("SELECT count(*) FROM case_facts").at(0, 0)); });
  for (long long done = 0; done < cases - present; done += rows_per_file) {
    const long long rows = std::min(rows_per_file, cases - present - done);
    write_ledger(file, handlers, {done, rows, true});
    ledger::ImportOptions import;
    import.organ = organ;
    import.file_name = "fill.csv";
    const auto report = ledger::import_ledger((*house)->services(), (*house)->ledger_columns(), people::Actor::system(organ),
                                              {file, std::nullopt}, import);
    if (!report || report->accepted != rows) throw std::runtime_error("the court could not be filled");
  }
  std::filesystem::remove(file);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (sodium_init() < 0) return 1;
  CLI::App app("measures the product beside the bare engine; see bench/README.md");
  app.require_subcommand(1);
  std::string data, paths, extension = ".xlsx", title;
  PagesPlan plan;
  int port = 0, count = 2000;
  long long cases = 100'000;
  LedgerPart part{.first = 100'000'000, .rows = 50'000};

  auto* fill = app.add_subcommand("fill", "fills a demonstration court by import");
  fill->add_option("--cases", cases);
  auto* pages = app.add_subcommand("pages", "pages over HTTP, start, memory");
  pages->add_option("--anshu", plan.anshu)->required();
  pages->add_option("--load", plan.load_script)->required();
  pages->add_option("--scratch", plan.scratch)->required();
  pages->add_option("--seconds", plan.seconds)->capture_default_str();
  pages->add_option("--clients", plan.clients)->capture_default_str();
  pages->add_flag("!--no-targets", plan.targets);
  auto* bare = app.add_subcommand("bare", "the bare engine behind the same HTTP server");
  bare->add_option("--paths", paths)->required();
  bare->add_option("--port", port)->required();
  auto* accepts = app.add_subcommand("accepts", "acceptances per second; changes the court");
  accepts->add_option("--count", count)->capture_default_str();
  accepts->add_option("--clients", plan.clients)->capture_default_str();
  auto* import = app.add_subcommand("import", "imported rows per second; changes the court");
  import->add_option("--rows", part.rows)->capture_default_str();
  import->add_option("--first", part.first)->capture_default_str();
  import->add_flag("--shuffled", part.shuffled, "not in the order of filing");
  import->add_option("--extension", extension)->capture_default_str();
  for (auto* command : {fill, pages, bare, accepts, import}) command->add_option("--data", data)->required();
  auto* heading = app.add_subcommand("heading", "the head of a table");
  heading->add_option("TITLE", title)->required();
  CLI11_PARSE(app, argc, argv);
  try {
    plan.data = data;
    plan.self = std::filesystem::read_symlink("/proc/self/exe").string();
    if (*fill) return fill_court(data, cases);
    if (*bare) return serve_bare(data, paths, port);
    if (*pages) measure_pages(plan);
    if (*accepts) measure_accepts(data, count, plan.clients);
    if (*import) measure_import(data, part, extension);
    if (*heading) print_heading(title);
  } catch (const std::exception& error) {
    fmt::print(stderr, "anshu_bench: {}\n", error.what());
    return 1;
  }
  return 0;
}
