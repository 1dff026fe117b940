// Numbered migrations (migrations/NNNN-name.sql, with NNNN-name.sqlite.sql / .postgres.sql beside it where the engines differ).
// Each runs once, in a transaction; a migration whose text changed after it ran is refused.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/database.h"

namespace anshu::store {

struct Migration {
  int number = 0;
  std::string name;  // "0001-foundation"
  std::string sql;
};

/// From the files of the folder: `list` gives the names, `read` a file's text. Ordered by number; throws on gaps or doubles.
std::vector<Migration> collect_migrations(Engine engine, const std::vector<std::string>& files,
                                          const std::function<std::string(const std::string&)>& read);

/// Brings the database up to date; returns how many ran. Throws when a checksum differs or the database is newer than the
/// program.
int migrate(Database& database, const std::vector<Migration>& migrations, InstantMs now);

}  // namespace anshu::store
