#include "store/backup.h"

#include <fcntl.h>

#include <cstdio>

#include "base/crypto.h"
#include "store/durable_file.h"

namespace anshu::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view manifest_name = "manifest.sha256", summary_name = "backup.json";
constexpr std::size_t copy_bytes = 1 << 20;
constexpr std::int64_t format_version = 1;

/// backup.json, written last.
struct Summary {
  std::int64_t format = format_version, files = 0, bytes = 0;
  std::string made_at, manifest_sha256;
};
BOOST_DESCRIBE_STRUCT(Summary, (), (format, files, bytes, made_at, manifest_sha256))

std::unexpected<Refusal> damaged(std::string_view what) {
  return refuse(RefusalKind::invalid, "E_BACKUP_DAMAGED", fmt::format("备份已损坏或不完整：{}", what));
}

bool is_free(const fs::path& directory) {
  std::error_code missing;
  return !fs::exists(directory, missing) || (fs::is_directory(directory) && fs::is_empty(directory));
}

/// A name inside of the directory: no way out of it, and one line of the manifest.
bool is_safe_name(std::string_view name) {
  if (name.empty() || name.find_first_of("\n\r\\") != std::string_view::npos) return false;
  const fs::path path(name);
  if (path.is_absolute() || path.lexically_normal() != path) return false;
  return std::ranges::none_of(path, [](const fs::path& part) { return part == ".." || part == "."; });
}

struct Copied {
  std::int64_t size = 0;
  std::string sha256;
};

template <class OnPart>
Copied read_through(const fs::path& path, OnPart&& on_part) {
  const File file(path, O_RDONLY);
  Sha256 hash;
  Copied measured;
  for (std::string part = file.read_at(0, copy_bytes); !part.empty(); part = file.read_at(measured.size, copy_bytes)) {
    on_part(measured.size, part);
    hash.add(part);
    measured.size += static_cast<std::int64_t>(part.size());
  }
  measured.sha256 = hash.hex();
  return measured;
}

Copied measure(const fs::path& path) {
  return read_through(path, [](std::int64_t, const std::string&) {});
}

/// Growing::finish makes all copies durable at once.
Copied copy_measured(const fs::path& from, const fs::path& to) {
  make_directory(to.parent_path());
  const File target(to, O_WRONLY | O_CREAT | O_EXCL);
  return read_through(from, [&](std::int64_t offset, const std::string& part) { target.write_at(offset, part); });
}

/// A directory that is removed again unless it got its name.
class Growing {
 public:
  explicit Growing(const fs::path& target) : target_(fs::absolute(target)), path_(target_.string() + ".partial") {
    if (!target_.has_filename()) target_ = target_.parent_path(), path_ = target_.string() + ".partial";
    fs::remove_all(path_);
    make_directory(path_);
  }
  ~Growing() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Growing(const Growing&) = delete;
  Growing& operator=(const Growing&) = delete;
  const fs::path& path() const { return path_; }
  void finish() {
    sync_file_system(path_);
    std::error_code error;
    fs::rename(path_, target_, error);
    if (error) throw Unavailable("directory rename: " + error.message());
    path_.clear();
    sync_directory(target_.parent_path());
  }

 private:
  fs::path target_, path_;
};

/// Lines as sha256sum writes them.
class ManifestWriter {
 public:
  explicit ManifestWriter(const fs::path& path) : file_(path, O_WRONLY | O_CREAT | O_EXCL) {}
  void add(const std::string& name, const Copied& copied) {
    if (!is_safe_name(name)) throw std::invalid_argument("backup: file name");
    buffer_ += copied.sha256 + "  " + name + "\n";
    ++report_.files;
    report_.bytes += copied.size;
    if (buffer_.size() > copy_bytes) flush();
  }
  Summary finish(InstantMs now) {
    flush();
    return {format_version, report_.files, report_.bytes, iso_instant(now), hash_.hex()};
  }
  const BackupReport& report() const { return report_; }

 private:
  void flush() {
    file_.write_at(offset_, buffer_);
    hash_.add(buffer_);
    offset_ += static_cast<std::int64_t>(buffer_.size());
    buffer_.clear();
  }
  File file_;
  Sha256 hash_;
  std::string buffer_;
  std::int64_t offset_ = 0;
  BackupReport report_;
};

void copy_folder(const fs::path& data, const std::string& folder, const fs::path& target, ManifestWriter& manifest) {
  if (!fs::exists(data / folder)) return;
  for (auto at = fs::recursive_directory_iterator(data / folder); at != fs::recursive_directory_iterator(); ++at) {
    if (at->is_directory() && at->path().filename() == "incoming") at.disable_recursion_pending();
    if (!at->is_regular_file()) continue;
    const std::string name = at->path().lexically_relative(data).generic_string();
    manifest.add(name, copy_measured(at->path(), target / name));
  }
}

Result<Summary> read_summary(const fs::path& backup) {
  const auto text = read_whole_file(backup / summary_name);
  if (!text) return damaged(fmt::format("缺少 {}", summary_name));
  const auto json = parse_json(*text);
  auto summary = json ? from_json<Summary>(*json) : Result<Summary>(std::unexpected(json.error()));
  if (!summary) return damaged(summary_name);
  if (summary->format != format_version)
    return refuse(RefusalKind::invalid, "E_BACKUP_DAMAGED", "备份由更新的程序制作，请使用更新的程序恢复");
  return summary;
}

/// Copies and checks what one line of the manifest names.
Result<void> restore_line(const fs::path& backup, const fs::path& target, std::string_view line, BackupReport& report) {
  if (line.size() < 67 || line.substr(64, 2) != "  " || !is_safe_name(line.substr(66))) return damaged(manifest_name);
  const std::string name(line.substr(66));
  if (!fs::is_regular_file(backup / name)) return damaged("缺少 " + name);
  const Copied copied = copy_measured(backup / name, target / name);
  if (copied.sha256 != line.substr(0, 64)) return damaged(name + " 的内容与清单不符");
  ++report.files;
  report.bytes += copied.size;
  return {};
}

}  // namespace

Result<BackupReport> back_up(Database& database, const fs::path& data, const fs::path& target, const BackupPlan& plan,
                             InstantMs now) {
  if (database.engine() != Engine::sqlite)
    return refuse(RefusalKind::invalid, "E_BACKUP_ENGINE", "PostgreSQL 数据库请用 pg_dump 或 pg_basebackup 备份");
  if (!is_free(target)) return refuse(RefusalKind::conflict, "E_BACKUP_TARGET", "备份目录已存在且不为空，请另选目录");
  Growing growing(target);
  ManifestWriter manifest(growing.path() / manifest_name);
  database.backup_to(growing.path() / plan.database);
  manifest.add(plan.database, measure(growing.path() / plan.database));
  for (const std::string& folder : plan.folders) copy_folder(data, folder, growing.path(), manifest);
  for (const std::string& name : plan.files)
    if (fs::exists(data / name)) manifest.add(name, copy_measured(data / name, growing.path() / name));
  const std::string summary = to_json(manifest.finish(now)) + "\n";
  const File file(growing.path() / summary_name, O_WRONLY | O_CREAT | O_EXCL);
  file.write_at(0, summary);
  growing.finish();
  return manifest.report();
}

Result<BackupReport> restore(const fs::path& backup, const fs::path& data) {
  ANSHU_TRY(const Summary summary, read_summary(backup));
  if (!is_free(data)) return refuse(RefusalKind::conflict, "E_RESTORE_TARGET", "数据目录已存在且不为空，请恢复到新的目录");
  const auto manifest = read_whole_file(backup / manifest_name);
  if (!manifest || sha256_hex(*manifest) != summary.manifest_sha256) return damaged(manifest_name);
  Growing growing(data);
  BackupReport report;
  for (std::string_view rest(*manifest); !rest.empty();) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return damaged(manifest_name);
    ANSHU_CHECK(restore_line(backup, growing.path(), rest.substr(0, end), report));
    rest.remove_prefix(end + 1);
  }
  if (report.files != summary.files || report.bytes != summary.bytes) return damaged(summary_name);
  growing.finish();
  return report;
}

}  // namespace anshu::store
