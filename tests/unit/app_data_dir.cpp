// The data directory: keys for the owner's eyes only, made once, and clear words when one is missing.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "app/data_dir.h"
#include "store/database.h"
#include "support/temp_dir.h"

namespace anshu::app {
namespace {

unsigned mode_of(const std::filesystem::path& path) {
  struct stat info{};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777;
}

std::string message_of(const Result<Keys>& keys) { return keys ? "" : keys.error().code + " " + keys.error().message; }

}  // namespace

TEST_CASE("a new data directory has keys of its own that only the owner can read") {
  const test::TempDir place;
  const DataDir here(place.path() / "a"), there(place.path() / "b");
  CHECK_FALSE(here.is_initialised());
  REQUIRE(here.create());
  REQUIRE(there.create());
  CHECK(here.is_initialised());
  CHECK(mode_of(here.path()) == 0700);
  for (const char* secret : {"keys/data.key", "keys/index.key", "keys/seal.key", "anshu.toml"})
    CHECK_MESSAGE(mode_of(here.file(secret)) == 0600, secret);
  CHECK(mode_of(here.file("keys")) == 0700);
  const auto keys = here.load_keys(), others = there.load_keys();
  REQUIRE(keys);
  REQUIRE(others);
  CHECK(keys->data.size() == 32);
  CHECK(keys->data != keys->index);
  CHECK(keys->data != others->data);
  CHECK(verify_signature(keys->seal.public_key, "x", sign(keys->seal, "x")));
  CHECK(here.load_keys()->data == keys->data);
}

TEST_CASE("nothing is overwritten by a second init") {
  const test::TempDir place;
  const DataDir here(place.path() / "a");
  REQUIRE(here.create());
  const auto before = read_file(here.file("keys/data.key"));
  const auto again = here.create();
  REQUIRE_FALSE(again);
  CHECK(again.error().code == "E_DATA_DIR");
  CHECK(read_file(here.file("keys/data.key")) == before);
}

TEST_CASE("a missing or damaged key is named with its file") {
  const test::TempDir place;
  CHECK(message_of(DataDir(place.path() / "none").load_keys()).find("anshu init") != std::string::npos);
  for (const char* name : {"keys/data.key", "keys/index.key", "keys/seal.key", "keys/seal.pub"}) {
    const DataDir here(place.path() / name);
    REQUIRE(here.create());
    for (const char* content : {"", "short", "zz11111111111111111111111111111111111111111111111111111111111111"}) {
      write_file_safely(here.file(name), content);
      CHECK_MESSAGE(
          message_of(here.load_keys()) == "E_DATA_DIR 密钥文件 " + here.file(name).string() + " 内容不对，应为64位十六进制数",
          content);
    }
    std::filesystem::remove(here.file(name));
    CHECK(message_of(here.load_keys()).find(here.file(name).string()) != std::string::npos);
  }
}

TEST_CASE("a file is written whole, or the old one stays") {
  const test::TempDir place;
  const auto path = place.path() / "a.txt";
  write_file_safely(path, "one", 0600);
  write_file_safely(path, "two", 0600);
  CHECK(read_file(path) == "two");
  CHECK(mode_of(path) == 0600);
  CHECK_THROWS_AS(write_file_safely(place.path() / "none" / "a.txt", "x"), store::Unavailable);
  CHECK(std::distance(std::filesystem::directory_iterator(place.path()), std::filesystem::directory_iterator()) == 1);
  CHECK_FALSE(read_file(place.path() / "none"));
}

}  // namespace anshu::app
