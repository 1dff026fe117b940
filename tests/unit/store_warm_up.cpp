// A cold file is read once after a start, and nothing that the database holds is let go by it.
#include <sys/stat.h>

#include <fstream>

#include "store/warm_up.h"
#include "unit/store_places.h"

namespace anshu::store::test {
namespace {
namespace fs = std::filesystem;

/// The locks of all processes on a file, as the system lists them.
int locks_on(const fs::path& file) {
  struct stat status{};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  const std::string inode = ":" + std::to_string(status.st_ino) + " ";
  int count = 0;
  std::ifstream locks("/proc/locks");
  REQUIRE(locks.is_open());
  for (std::string line; std::getline(locks, line);) count += line.find(inode) != std::string::npos;
  return count;
}

TEST_CASE("a warm-up reads the whole file and leaves the database's locks in place") {
  OnSqlite place;
  place.database = place.open();
  write_script(*place.database, "CREATE TABLE paper (id INTEGER PRIMARY KEY, text TEXT)");
  for (int i = 0; i < 20; ++i) write(*place.database, "INSERT INTO paper VALUES ($1, $2)", {i, std::string(200'000, 'x')});
  place.database.reset();  // what is written moves from the log to the file
  place.database = place.open();
  place.database->read([](Connection& db) { db.query("SELECT count(*) FROM paper"); });
  const fs::path file = place.folder / "test.db";
  const int held = locks_on(file);
  CHECK(held > 0);
  CHECK(fs::file_size(file) > 4'000'000);

  CHECK(WarmUp(file).wait() == static_cast<std::int64_t>(fs::file_size(file)));

  CHECK(locks_on(file) == held);
  CHECK(write(*place.database, "INSERT INTO paper VALUES (99, 'after')") == 1);
}

TEST_CASE("a warm-up of what is not there, or not a database, reads nothing") {
  OnSqlite place;
  CHECK(WarmUp(place.folder / "nowhere.db").wait() == 0);
  std::ofstream(place.folder / "letter.db") << "Dear court, this is a letter and not a database at all.";
  CHECK(WarmUp(place.folder / "letter.db").wait() == 0);
}

}  // namespace
}  // namespace anshu::store::test
