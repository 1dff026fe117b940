// Files that are there whole or not at all, also after the power went. Failures of the disk are store::Unavailable.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace anshu::store {

/// An open file; closed at the end.
class File {
 public:
  File() = default;
  File(const std::filesystem::path& path, int flags);  // as open(2), mode 0600, close-on-exec
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  int descriptor() const { return descriptor_; }
  std::int64_t size() const;
  void write_at(std::int64_t offset, std::string_view bytes) const;
  /// Fewer than `count` bytes at the end of the file.
  std::string read_at(std::int64_t offset, std::size_t count) const;
  void truncate(std::int64_t size) const;
  void sync() const;
  /// False when somebody else holds it.
  bool try_lock() const;

 private:
  int descriptor_ = -1;
};

/// What was renamed, made or removed in the directory is so after a crash, too.
void sync_directory(const std::filesystem::path& directory);
/// Everything that was written below the directory's mount point.
void sync_file_system(const std::filesystem::path& directory);
/// Makes the directory and its parents, for the owner only; the entries are durable.
void make_directory(const std::filesystem::path& directory);
/// Writes under a temporary name in `workplace` (same file system), then renames to `target`.
void write_whole_file(const std::filesystem::path& workplace, const std::filesystem::path& target, std::string_view bytes);
/// Removes what a crash left in the workplace; files that another process is writing stay.
void clear_leftovers(const std::filesystem::path& workplace);
/// nullopt: there is no such file.
std::optional<std::string> read_whole_file(const std::filesystem::path& path);

}  // namespace anshu::store
