// A zip that is only read: in memory (the assets inside the binary) or on disk (a workbook).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anshu::files {

/// What one entry may unpack to. `budget` is counted down, so that several entries can share one.
struct UnpackLimits {
  std::uint64_t* budget = nullptr;  // bytes left; nullptr: the entry's own limit only
  std::uint64_t entry_bytes = 512ULL << 20;
  unsigned ratio = 200;  // unpacked to packed, judged from 8 MiB on; 0: not judged
};

/// May be read from several threads at once (reads take turns).
/// Refusals: E_FILE_UNREADABLE, E_FILE_CORRUPT, E_FILE_ENCRYPTED, E_FILE_BOMB, E_FILE_TOO_LARGE, E_NOT_FOUND.
class ZipPack {
 public:
  struct Entry {
    std::string path;
    std::uint64_t size = 0;         // as the directory claims
    std::uint64_t packed_size = 0;  // as the directory claims
    bool encrypted = false;
  };

  /// The bytes are not copied and must outlive the pack.
  static Result<ZipPack> open_bytes(std::string_view bytes);
  static Result<ZipPack> open_file(const std::filesystem::path& path);
  ZipPack(ZipPack&&) noexcept;
  ZipPack& operator=(ZipPack&&) noexcept;
  ~ZipPack();

  /// In the order of the archive's directory; folders (names ending in /) are left out.
  const std::vector<Entry>& entries() const;
  /// By exact path, else without regard to ASCII case and with \ as /; nullptr when there is none.
  const Entry* find(std::string_view path) const;
  Result<std::string> get(std::string_view path, const UnpackLimits& limits = {}) const;
  /// Unpacks in chunks of at most 64 KiB; `sink` returns false to stop early (which is no refusal).
  Result<void> stream(const Entry& entry, const UnpackLimits& limits, const std::function<bool(std::string_view)>& sink) const;

 private:
  struct Archive;
  explicit ZipPack(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace anshu::files
