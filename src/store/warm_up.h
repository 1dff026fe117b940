// Brings a database file into the system's memory after a start, so that the first people of the morning do not wait for the
// disk: a search that finds fifty cases reads some hundred pages from all over the file, which takes a tenth of a second while
// they are cold.
#pragma once

#include <cstdint>
#include <future>
#include <string>
#include <thread>

namespace anshu::store {

/// Reads an SQLite file from its beginning on a thread of its own, as far as half of the memory that the system has free; ends
/// when done, or with this object. An unreadable file is left alone: the database says so itself.
class WarmUp {
 public:
  explicit WarmUp(const std::string& file);
  /// Waits until it is done; how many bytes it has read. Once only.
  std::int64_t wait();

 private:
  std::future<std::int64_t> read_bytes_;
  std::jthread thread_;
};

}  // namespace anshu::store
