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

/// A ledger of believable rows as a court keeps it, XLSX or CSV by the file's name. `first`: number of the first row; the same
/// number always gives the same row (with the same handlers), and no two numbers the same case number.
void write_ledger(const std::filesystem::path& file, const std::vector<std::string>& handlers, long long first, long long rows);

/// Names of the judges, so that imported rows find their handler.
std::vector<std::string> handlers_of(app::House& house);

}  // namespace anshu::bench
