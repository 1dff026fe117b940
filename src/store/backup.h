// A backup of a data directory while it is in use: a plain directory with a manifest that sha256sum can check, too.
//
//   anshu.db   blobs/…   anshu.toml   keys/seal.pub   manifest.sha256   backup.json
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "store/database.h"

namespace anshu::store {

/// What belongs to the backup, by names relative to the data directory.
struct BackupPlan {
  std::string database = "anshu.db";
  std::vector<std::string> folders;  // content that is only ever added to: blobs. Unfinished files in "incoming" stay out.
  std::vector<std::string> files;    // those that exist; private keys only when they are named here
};

struct BackupReport {
  std::int64_t files = 0, bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BackupReport, (), (files, bytes))

/// Copies the database first, as one snapshot, then the contents, which it can only name when they are there already. `target`
/// must not exist or be empty; it appears when it is complete. E_BACKUP_ENGINE (PostgreSQL has its own tools), E_BACKUP_TARGET;
/// throws Unavailable when the disk is full (nothing is left then).
Result<BackupReport> back_up(Database& database, const std::filesystem::path& data, const std::filesystem::path& target,
                             const BackupPlan& plan, InstantMs now);

/// Checks every file against the manifest while it is copied. `data` must not exist or be empty, and appears when it is complete.
/// E_BACKUP_DAMAGED names the file; E_RESTORE_TARGET.
Result<BackupReport> restore(const std::filesystem::path& backup, const std::filesystem::path& data);

}  // namespace anshu::store
