#include "files/zip_pack.h"

#include <zip.h>

#include <array>
#include <mutex>
#include <unordered_map>

#include "base/text.h"

namespace anshu::files {
namespace {

std::unexpected<Refusal> corrupt() {
  return refuse(RefusalKind::invalid, "E_FILE_CORRUPT", "文件已损坏或不完整，请重新取得原件后再试");
}
std::unexpected<Refusal> encrypted() { return refuse(RefusalKind::invalid, "E_FILE_ENCRYPTED", "文件已加密，请取消密码后再试"); }

std::string loose(std::string_view path) {
  std::string name = to_lower_ascii(path);
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct ZipPack::Archive {
  zip_t* zip = nullptr;
  std::uint64_t total_bytes = 0;
  std::vector<Entry> entries;
  std::vector<zip_uint64_t> indexes;  // of each entry in the archive
  std::unordered_map<std::string, std::size_t> exact, by_loose_name;
  mutable std::mutex reading;  // libzip handles are not safe to share

  Archive() = default;
  Archive(const Archive&) = delete;
  ~Archive() {
    if (zip) zip_discard(zip);
  }

  Result<void> list() {
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      zip_stat_t stat;
      if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME)) return corrupt();
      const std::string_view name = stat.name;
      if (name.empty() || name.ends_with('/')) continue;
      exact.emplace(name, entries.size());
      by_loose_name.emplace(loose(name), entries.size());
      const bool is_encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE;
      entries.push_back({std::string(name), stat.size, stat.comp_size, is_encrypted});
      indexes.push_back(static_cast<zip_uint64_t>(i));
    }
    return {};
  }
};

ZipPack::ZipPack(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
ZipPack::ZipPack(ZipPack&&) noexcept = default;
ZipPack& ZipPack::operator=(ZipPack&&) noexcept = default;
ZipPack::~ZipPack() = default;

Result<ZipPack> ZipPack::open_bytes(std::string_view bytes) {
  if (bytes.empty()) return corrupt();  // libzip would call it an archive without entries
  auto archive = std::make_unique<Archive>();
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source && !(archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error))) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive->zip) return corrupt();
  archive->total_bytes = bytes.size();
  ANSHU_CHECK(archive->list());
  return ZipPack(std::move(archive));
}

Result<ZipPack> ZipPack::open_file(const std::filesystem::path& path) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(path, missing);
  if (missing) return refuse(RefusalKind::invalid, "E_FILE_UNREADABLE", "文件不存在或无法读取");
  if (size == 0) return corrupt();
  auto archive = std::make_unique<Archive>();
  int error = 0;
  archive->zip = zip_open(path.c_str(), ZIP_RDONLY, &error);
  if (!archive->zip && error == ZIP_ER_OPEN) return refuse(RefusalKind::invalid, "E_FILE_UNREADABLE", "文件不存在或无法读取");
  if (!archive->zip) return corrupt();
  archive->total_bytes = size;
  ANSHU_CHECK(archive->list());
  return ZipPack(std::move(archive));
}

const std::vector<ZipPack::Entry>& ZipPack::entries() const { return archive_->entries; }

const ZipPack::Entry* ZipPack::find(std::string_view path) const {
  if (const auto found = archive_->exact.find(std::string(path)); found != archive_->exact.end())
    return &archive_->entries[found->second];
  const auto found = archive_->by_loose_name.find(loose(path));
  return found == archive_->by_loose_name.end() ? nullptr : &archive_->entries[found->second];
}

Result<std::string> ZipPack::get(std::string_view path, const UnpackLimits& limits) const {
  const Entry* entry = find(path);
  if (!entry) return refuse_not_found("压缩包中的文件");
  std::string bytes;
  bytes.reserve(std::min(entry->size, std::uint64_t{16} << 20));  // the claim may be a lie
  ANSHU_CHECK(stream(*entry, limits, [&](std::string_view chunk) { return bytes.append(chunk), true; }));
  return bytes;
}

Result<void> ZipPack::stream(const Entry& entry, const UnpackLimits& limits,
                             const std::function<bool(std::string_view)>& sink) const {
  if (entry.encrypted) return encrypted();
  const std::lock_guard turn(archive_->reading);
  const auto at = static_cast<std::size_t>(&entry - archive_->entries.data());
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(archive_->zip, archive_->indexes[at], 0));
  if (!file) return corrupt();
  // A directory that claims more packed bytes than there are would hide a bomb from the ratio.
  const std::uint64_t packed = std::max<std::uint64_t>(1, std::min(entry.packed_size, archive_->total_bytes));
  std::vector<char> chunk(64 << 10);
  std::uint64_t unpacked = 0;
  while (true) {
    const zip_int64_t got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0) return corrupt();
    if (got == 0) return {};
    const auto length = static_cast<std::uint64_t>(got);
    unpacked += length;
    if (limits.ratio != 0 && unpacked > (8U << 20) && unpacked / packed > limits.ratio)
      return refuse(RefusalKind::too_large, "E_FILE_BOMB", "文件的压缩比异常，已停止解压");
    if (unpacked > limits.entry_bytes || (limits.budget && length > *limits.budget))
      return refuse(RefusalKind::too_large, "E_FILE_TOO_LARGE", "文件解压后超过允许的大小");
    if (limits.budget) *limits.budget -= length;
    if (!sink({chunk.data(), static_cast<std::size_t>(length)})) return {};
  }
}

}  // namespace anshu::files
