// The data directory: configuration, database, keys, contents. `anshu init` makes it; everything else opens it.
//
//   anshu.toml   anshu.db   blobs/   uploads/   keys/{data.key,index.key,seal.key,seal.pub}   demo-accounts.txt (demo only)
#pragma once

#include <filesystem>
#include <string>

#include "base/crypto.h"
#include "base/result.h"

namespace anshu::app {

struct Keys {
  std::string data, index;  // 32 raw bytes each
  SigningKey seal;
};

class DataDir {
 public:
  explicit DataDir(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path file(std::string_view name) const { return path_ / name; }
  bool is_initialised() const;
  /// Makes the directory (mode 0700), new random keys (0600) and the commented configuration. Refuses when it is initialised.
  Result<void> create() const;
  /// E_DATA_DIR when the directory or a key is missing or unreadable.
  Result<Keys> load_keys() const;

 private:
  std::filesystem::path path_;
};

/// Writes a whole file so that a crash leaves the old or the new one: temporary file, fsync, rename. `mode` as for chmod.
void write_file_safely(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace anshu::app
