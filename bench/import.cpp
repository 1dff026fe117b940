#include <filesystem>

#include "app/house.h"
#include "court.h"
#include "figures.h"
#include "ledger/import_ledger.h"
#include "writing.h"

namespace anshu::bench {

void measure_import(const std::string& data, const LedgerPart& part, const std::string& extension) {
  app::HouseOptions options;
  options.data = data;
  auto house = app::House::open(options);
  if (!house) throw std::runtime_error(house.error().message);
  const std::filesystem::path file = data + "/import" + extension;
  write_ledger(file, handlers_of(**house), part);
  ledger::ImportOptions import;
  import.organ = organ;
  import.file_name = file.filename().string();
  const auto begun = std::chrono::steady_clock::now();
  const auto report = ledger::import_ledger((*house)->services(), (*house)->ledger_columns(), people::Actor::system(organ),
                                            {file, std::nullopt}, import);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  std::filesystem::remove(file);
  if (!report) throw std::runtime_error(report.error().message);
  if (report->accepted != part.rows || report->unchanged != 0)
    throw std::runtime_error(fmt::format("only {} of {} rows came in", report->accepted - report->unchanged, part.rows));
  const double per_second = static_cast<double>(part.rows) / seconds;
  print_figure(fmt::format("import {} rows, {}{}", part.rows, extension.substr(1), part.shuffled ? ", shuffled" : ""),
               fmt::format("{:.0f} rows/s", per_second), "≥ 5000 rows/s", per_second >= 5000);
}

}  // namespace anshu::bench
