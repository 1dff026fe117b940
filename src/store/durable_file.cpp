#include "store/durable_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/crypto.h"
#include "store/database.h"

namespace anshu::store {
namespace fs = std::filesystem;
namespace {

/// The message names the operation and the system's reason, never the content.
[[noreturn]] void fail(const char* operation) {
  throw Unavailable(fmt::format("file {}: {}", operation, std::generic_category().message(errno)));
}

/// Removes the temporary file unless it got its name.
struct Temporary {
  fs::path path;
  bool kept = false;
  ~Temporary() {
    if (!kept) ::unlink(path.c_str());
  }
};

}  // namespace

File::File(const fs::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) fail("open");
}
File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}
File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

std::int64_t File::size() const {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0) fail("stat");
  return status.st_size;
}

void File::write_at(std::int64_t offset, std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), offset);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
    offset += written;
  }
}

std::string File::read_at(std::int64_t offset, std::size_t count) const {
  std::string bytes(count, '\0');
  std::size_t got = 0;
  while (got < count) {
    const ssize_t part = ::pread(descriptor_, bytes.data() + got, count - got, offset + static_cast<std::int64_t>(got));
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) fail("read");
    if (part == 0) break;
    got += static_cast<std::size_t>(part);
  }
  bytes.resize(got);
  return bytes;
}

void File::truncate(std::int64_t size) const {
  if (::ftruncate(descriptor_, size) != 0) fail("truncate");
}

void File::sync() const {
  if (::fsync(descriptor_) != 0) fail("sync");
}

bool File::try_lock() const {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno == EWOULDBLOCK) return false;
  fail("lock");
}

void sync_directory(const fs::path& directory) { File(directory, O_RDONLY | O_DIRECTORY).sync(); }

void sync_file_system(const fs::path& directory) {
  if (::syncfs(File(directory, O_RDONLY | O_DIRECTORY).descriptor()) != 0) fail("sync");
}

void make_directory(const fs::path& directory) {
  if (directory.empty() || fs::is_directory(directory)) return;
  make_directory(directory.parent_path());
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) fail("make directory");
  sync_directory(directory.has_parent_path() ? directory.parent_path() : ".");
}

void write_whole_file(const fs::path& workplace, const fs::path& target, std::string_view bytes) {
  Temporary temporary{workplace / random_token(12)};
  const File file(temporary.path, O_WRONLY | O_CREAT | O_EXCL);
  file.try_lock();  // tells clear_leftovers of another process that somebody is at work
  file.write_at(0, bytes);
  file.sync();
  make_directory(target.parent_path());
  if (::rename(temporary.path.c_str(), target.c_str()) != 0) fail("rename");
  temporary.kept = true;
  sync_directory(target.parent_path());
}

void clear_leftovers(const fs::path& workplace) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(workplace, ignored)) {
    if (!entry.is_regular_file(ignored)) continue;
    const int descriptor = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) continue;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) ::unlink(entry.path().c_str());
    ::close(descriptor);
  }
}

std::optional<std::string> read_whole_file(const fs::path& path) {
  if (!fs::exists(path)) return std::nullopt;
  const File file(path, O_RDONLY);
  return file.read_at(0, static_cast<std::size_t>(file.size()));
}

}  // namespace anshu::store
