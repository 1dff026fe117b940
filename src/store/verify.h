// Proof that the database is what its journal says: every chain, every seal, and the journal replayed into an empty database
// whose rows must equal the live ones, column for column. Reads one consistent snapshot; others may go on writing.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/difference.h"
#include "store/migrate.h"

namespace anshu::store {

/// A further comparison after the rows agree; both databases are at one's disposal.
struct VerifyCheck {
  std::string name;  // for progress
  std::function<std::optional<Difference>(Connection& live, Connection& replayed)> run;
};

struct VerifyOptions {
  std::vector<std::string> public_keys;  // hex; the keys that seals may be signed with; empty: any (a warning)
  std::vector<Migration> migrations;     // of SQLite, for the scratch database
  std::filesystem::path scratch;         // its file; replaced if it exists, removed at the end
  InstantMs now = 0;
  std::vector<VerifyCheck> checks;
  /// What is being done, and how many entries or rows of it are done; called every few thousand.
  std::function<void(std::string_view phase, std::int64_t done)> progress;
};

struct VerifyReport {
  std::int64_t entries = 0, chains = 0, seals = 0, rows = 0, elapsed_ms = 0;
  std::optional<Difference> difference;  // the first one
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(VerifyReport, (), (entries, chains, seals, rows, elapsed_ms, difference, warnings))

/// Throws Unavailable when there is no room for the scratch database (about as large as the rows of the live one).
VerifyReport verify(Database& live, std::span<const Table* const> journaled_tables, const VerifyOptions& options);

}  // namespace anshu::store
