#include "store/warm_up.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <memory>

namespace anshu::store {
namespace {

constexpr int chunk_bytes = 1 << 20;

/// What the system could give to programs without swapping; 0 when it does not tell.
std::int64_t available_bytes() {
  std::ifstream meminfo("/proc/meminfo");
  for (std::string line; std::getline(meminfo, line);)
    if (line.starts_with("MemAvailable:")) return std::stoll(line.substr(13)) * 1024;
  return 0;
}

/// SQLite's own handle of the file: closing another one would drop the locks that this process holds on the file.
std::int64_t read_through(const std::string& path, const std::stop_token& stop) {
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  const std::unique_ptr<sqlite3, Close> handle(raw);
  sqlite3_file* file = nullptr;
  if (opened != SQLITE_OK || sqlite3_exec(raw, "PRAGMA schema_version", nullptr, nullptr, nullptr) != SQLITE_OK ||
      sqlite3_file_control(raw, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file->pMethods)
    return 0;
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return 0;
  const auto buffer = std::make_unique<char[]>(chunk_bytes);
  const std::int64_t end = std::min<std::int64_t>(size, available_bytes() / 2);
  std::int64_t at = 0;
  for (; at < end && !stop.stop_requested(); at += chunk_bytes) {
    const int code = file->pMethods->xRead(file, buffer.get(), chunk_bytes, at);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) break;
  }
  return std::min(at, end);
}

}  // namespace

WarmUp::WarmUp(const std::string& file) {
  std::packaged_task<std::int64_t(const std::stop_token&)> reading(
      [file](const std::stop_token& stop) { return read_through(file, stop); });
  read_bytes_ = reading.get_future();
  thread_ = std::jthread(std::move(reading));
}

std::int64_t WarmUp::wait() { return read_bytes_.get(); }

}  // namespace anshu::store
