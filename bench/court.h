// A large court, made through the product's own ways: the demonstration for its people and a few thousand full cases, the
// importer for the many.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace anshu::app {
class House;
}

namespace anshu::bench {

inline constexpr const char* password = "Bench-Court-2026";
inline constexpr const char* organ = "陕0702";

/// Some rows of a court's ledger: the same part always has the same rows (with the same handlers), and parts whose `first` lie
/// further apart than their rows share no case number.
struct LedgerPart {
  long long first = 0, rows = 0;
  bool shuffled = false;  // not in the order of filing
};

/// Believable rows as a court keeps them, XLSX or CSV by the file's name.
void write_ledger(const std::filesystem::path& file, const std::vector<std::string>& handlers, const LedgerPart& part);

/// Names of the judges, so that imported rows find their handler.
std::vector<std::string> handlers_of(app::House& house);

}  // namespace anshu::bench
