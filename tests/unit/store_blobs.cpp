// Content by its hash, uploads in pieces: whole or not at all.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "base/clock.h"
#include "store/blobs.h"
#include "store/durable_file.h"
#include "unit/store_places.h"

namespace anshu::store::test {
namespace {
namespace fs = std::filesystem;

const SecretBox box(std::string(32, 'k'));

struct Folder {
  Folder() { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  fs::path path = fs::temp_directory_path() / own_name();
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path)) count += entry.is_regular_file();
    return count;
  }
};

/// No file of this process may grow beyond the size: the kernel then refuses the write as a full disk would.
struct FullDisk {
  explicit FullDisk(rlim_t size) {
    old_action = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old_limit);
    const rlimit limit{size, old_limit.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &old_limit);
    signal(SIGXFSZ, old_action);
  }
  rlimit old_limit{};
  sighandler_t old_action;
};

std::string slurp(const fs::path& path) { return read_whole_file(path).value(); }
void spill(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

fs::path only_file(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) return entry.path();
  return {};
}

}  // namespace

TEST_CASE("blobs: what is put comes back, encrypted on the disk and only once") {
  Folder folder;
  Blobs blobs(folder.path / "a" / "blobs", box);
  for (const std::string& bytes : {std::string(), std::string("起诉状"), std::string(3'000'000, '\0'), random_bytes(100'000)}) {
    const std::string hash = blobs.put(bytes);
    CHECK(hash == sha256_hex(bytes));
    CHECK(blobs.put(bytes) == hash);
    CHECK(blobs.exists(hash));
    CHECK(blobs.get(hash) == bytes);
  }
  CHECK(folder.files() == 4);
  const std::string hash = blobs.put("原告张三的身份证");
  CHECK(slurp(folder.path / "a" / "blobs" / hash.substr(0, 2) / hash).find("张三") == std::string::npos);
  for (const char* unknown : {"", "..", "../../etc/passwd", "ABCDEF"}) {
    CHECK(!blobs.get(unknown));
    CHECK(!blobs.exists(unknown));
  }
  CHECK(!blobs.get(std::string(64, 'a')));
}

TEST_CASE("blobs: one changed byte is noticed, and so is content under another name") {
  Folder folder;
  Blobs blobs(folder.path, box);
  const std::string hash = blobs.put("判决书"), other = blobs.put("调解书");
  const fs::path path = folder.path / hash.substr(0, 2) / hash;
  const std::string sealed = slurp(path);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    spill(path, changed);
    CHECK_THROWS(blobs.get(hash));
  }
  spill(path, slurp(folder.path / other.substr(0, 2) / other));
  CHECK_THROWS(blobs.get(hash));
  spill(path, sealed.substr(0, 20));
  CHECK_THROWS(blobs.get(hash));
  CHECK(blobs.put("判决书") == hash);  // a torn file is put right by the next put
  CHECK(blobs.get(hash) == "判决书");
}

TEST_CASE("blobs: a full disk is said so and leaves nothing behind") {
  Folder folder;
  Blobs blobs(folder.path, box);
  const std::string bytes = random_bytes(300'000);
  {
    const FullDisk full(100'000);
    CHECK_THROWS_AS(blobs.put(bytes), Unavailable);
    CHECK(folder.files() == 0);
  }
  CHECK(blobs.get(blobs.put(bytes)) == bytes);
}

TEST_CASE("blobs: a start clears what a crash left, not what another process writes") {
  Folder folder;
  {
    const Blobs first(folder.path, box);
  }
  spill(folder.path / "incoming" / "crashed", "half");
  const File busy(folder.path / "incoming" / "busy", O_RDWR | O_CREAT);
  REQUIRE(busy.try_lock());
  Blobs blobs(folder.path, box);
  CHECK(!fs::exists(folder.path / "incoming" / "crashed"));
  CHECK(fs::exists(folder.path / "incoming" / "busy"));
}

TEST_CASE("blobs: many threads put the same content") {
  Folder folder;
  Blobs blobs(folder.path, box);
  const std::string bytes = random_bytes(200'000);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { blobs.put(bytes); });
  }
  CHECK(blobs.get(sha256_hex(bytes)) == bytes);
  CHECK(folder.files() == 1);
}

TEST_CASE("uploads: pieces become one content") {
  Folder folder;
  UploadStore uploads(folder.path / "uploads", box, 1'000'000);
  Blobs blobs(folder.path / "blobs", box);
  CHECK(!uploads.offset("u1"));
  CHECK(uploads.append("u1", 0, "x").error().code == "E_NOT_FOUND");
  uploads.start("u1");
  uploads.start("u1");
  CHECK(uploads.offset("u1") == 0);
  std::string whole;
  for (int i = 0; i < 20; ++i) {
    const std::string piece = random_bytes(static_cast<std::size_t>(1 + i * 777));
    REQUIRE(uploads.append("u1", static_cast<std::int64_t>(whole.size()), piece) ==
            static_cast<std::int64_t>(whole.size() + piece.size()));
    whole += piece;
    CHECK(UploadStore(folder.path / "uploads", box, 1'000'000).offset("u1") == static_cast<std::int64_t>(whole.size()));
  }
  CHECK(uploads.content("u1") == whole);
  CHECK(uploads.finish("u1", blobs) == sha256_hex(whole));
  CHECK(uploads.finish("u1", blobs) == sha256_hex(whole));  // may run again until the caller has recorded it
  uploads.discard("u1");
  CHECK(!uploads.offset("u1"));
  CHECK(blobs.get(sha256_hex(whole)) == whole);
}

TEST_CASE("uploads: the offset must fit, the size is capped") {
  Folder folder;
  UploadStore uploads(folder.path, box, 1000);
  uploads.start("u1");
  REQUIRE(uploads.append("u1", 0, std::string(600, 'a')));
  const auto again = uploads.append("u1", 0, std::string(600, 'a'));
  CHECK(again.error().code == "E_UPLOAD_OFFSET");
  CHECK(again.error().kind == RefusalKind::conflict);
  CHECK(again.error().message.find("600") != std::string::npos);
  CHECK(uploads.append("u1", 700, "b").error().code == "E_UPLOAD_OFFSET");
  CHECK(uploads.append("u1", 600, std::string(401, 'b')).error().kind == RefusalKind::too_large);
  CHECK(uploads.append("u1", 600, std::string(400, 'b')) == 1000);
  CHECK(uploads.append("u1", 1000, "c").error().code == "E_UPLOAD_TOO_LARGE");
  CHECK(uploads.content("u1") == std::string(600, 'a') + std::string(400, 'b'));
  for (const char* id : {"", "../u1", "a/b", "a.b"}) {
    CHECK(!uploads.offset(id));
    CHECK(uploads.append(id, 0, "x").error().code == "E_NOT_FOUND");
    CHECK_THROWS(uploads.start(id));
  }
}

TEST_CASE("uploads: a piece torn by a crash counts for nothing, the upload goes on from before it") {
  Folder folder;
  UploadStore uploads(folder.path, box, 100'000);
  uploads.start("u1");
  REQUIRE(uploads.append("u1", 0, "第一段"));
  const auto first = static_cast<std::int64_t>(std::string("第一段").size());
  REQUIRE(uploads.append("u1", first, "第二段"));
  const fs::path path = only_file(folder.path);
  const std::string intact = slurp(path);
  const std::size_t one = intact.size() / 2;  // both pieces are of one length
  for (std::size_t cut = one; cut < intact.size(); ++cut) {
    spill(path, intact.substr(0, cut));
    CHECK(uploads.offset("u1") == first);
    spill(path, intact.substr(0, cut) + std::string(intact.size() - cut, '\0'));  // the file grew, its blocks were not written
    CHECK(uploads.offset("u1") == first);
  }
  REQUIRE(uploads.append("u1", first, "另一段"));
  CHECK(uploads.content("u1") == "第一段另一段");
}

TEST_CASE("uploads: a full disk leaves the upload where it stood") {
  Folder folder;
  UploadStore uploads(folder.path, box, 1'000'000);
  uploads.start("u1");
  REQUIRE(uploads.append("u1", 0, std::string(50'000, 'a')));
  {
    const FullDisk full(100'000);
    CHECK_THROWS_AS(uploads.append("u1", 50'000, std::string(80'000, 'b')), Unavailable);
    CHECK(uploads.offset("u1") == 50'000);
    CHECK(fs::file_size(only_file(folder.path)) < 51'000);
  }
  CHECK(uploads.append("u1", 50'000, std::string(80'000, 'b')) == 130'000);
  CHECK(uploads.content("u1")->size() == 130'000);
}

TEST_CASE("uploads: two writers at once, one wins each piece") {
  Folder folder;
  UploadStore uploads(folder.path, box, 10'000'000);
  uploads.start("u1");
  std::atomic<int> taken{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int piece = 0; piece < 50; ++piece) taken += uploads.append("u1", piece * 1000, std::string(1000, 'x')).has_value();
      });
  }
  CHECK(uploads.offset("u1") == taken * 1000);
  CHECK(uploads.content("u1")->size() == static_cast<std::size_t>(taken) * 1000);
}

TEST_CASE("uploads: what nobody touches any more is discarded") {
  Folder folder;
  UploadStore uploads(folder.path, box, 1000);
  uploads.start("old");
  uploads.start("new");
  fs::last_write_time(folder.path / "old", fs::file_time_type::clock::now() - std::chrono::hours(48));
  CHECK(uploads.discard_older_than(SystemClock::wall_ms() - 24 * 3'600'000) == 1);
  CHECK(!uploads.offset("old"));
  CHECK(uploads.offset("new") == 0);
}

}  // namespace anshu::store::test
