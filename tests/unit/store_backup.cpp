// A backup taken while people work, restored, and proved by verify.
#include <signal.h>
#include <sys/resource.h>

#include <thread>

#include "store/backup.h"
#include "store/blobs.h"
#include "store/durable_file.h"
#include "store/seal.h"
#include "store/verify.h"
#include "unit/store_proof_fixture.h"

namespace anshu::store::test {
namespace {
namespace fs = std::filesystem;

const SigningKey key = new_signing_key();
const BackupPlan plan{"anshu.db", {"blobs"}, {"anshu.toml", "keys/seal.pub", "not-there"}};

void spill(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

struct DataFolder {
  DataFolder() {
    fs::create_directory(root);
    database = open_sqlite((make(), data / "anshu.db"));
    court.emplace(*database);
    for (int i = 0; i < 20; ++i) court->do_something("陕0702");
    court->clock.advance(86'400'000);
    seal_due_days(*database, key, court->clock.now_ms());
    for (int i = 0; i < 5; ++i) hashes.push_back(blobs.put("材料" + std::to_string(i)));
    spill(data / "blobs" / "incoming" / "half", "unfinished");
    spill(data / "anshu.toml", "port = 8080\n");
    spill(data / "keys" / "seal.pub", to_hex(key.public_key));
    spill(data / "keys" / "data.key", "secret");
  }
  ~DataFolder() {
    database.reset();
    fs::remove_all(root);
  }
  void make() { fs::create_directory(data); }
  Result<BackupReport> back_up_to(const fs::path& target) {
    return back_up(*database, data, target, plan, court->clock.now_ms());
  }

  fs::path root = fs::temp_directory_path() / own_name(), data = root / "data";
  std::unique_ptr<Database> database;
  std::optional<Court> court;
  SecretBox box{std::string(32, 'k')};
  Blobs blobs{data / "blobs", box};
  std::vector<std::string> hashes;
};

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  return files;
}

}  // namespace

TEST_CASE("backup: taken while others write, restored, proved") {
  DataFolder folder;
  std::atomic<bool> stop{false};
  std::int64_t before = 0;
  {
    std::jthread writer([&] {
      while (!stop) folder.court->do_something("陕0702");
    });
    before = integer(read_one(*folder.database, "SELECT count(*) FROM journal_entry"));
    const auto report = folder.back_up_to(folder.root / "backup");
    stop = true;
    REQUIRE(report);
    CHECK(report->files == 1 + 5 + 2);
  }
  CHECK(!fs::exists(folder.root / "backup" / "keys" / "data.key"));
  CHECK(!fs::exists(folder.root / "backup" / "blobs" / "incoming"));
  CHECK(!fs::exists(folder.root / "backup.partial"));

  const auto restored = restore(folder.root / "backup", folder.root / "restored");
  REQUIRE(restored);
  CHECK(restored->files == 8);
  const auto database = open_sqlite(folder.root / "restored" / "anshu.db");
  VerifyOptions options;
  options.public_keys = {read_whole_file(folder.root / "restored" / "keys" / "seal.pub").value()};
  options.migrations = court_migrations(Engine::sqlite);
  options.scratch = folder.root / "scratch.db";
  options.now = folder.court->clock.now_ms();
  const VerifyReport proof = verify(*database, court_tables(), options);
  CHECK_MESSAGE(!proof.difference, (proof.difference ? proof.difference->sentence : ""));
  CHECK(proof.entries >= before);
  Blobs blobs(folder.root / "restored" / "blobs", folder.box);
  for (std::size_t i = 0; i < folder.hashes.size(); ++i) CHECK(blobs.get(folder.hashes[i]) == "材料" + std::to_string(i));
}

TEST_CASE("backup: one changed byte in any of its files is named, and nothing is restored") {
  DataFolder folder;
  REQUIRE(folder.back_up_to(folder.root / "backup"));
  std::mt19937 random(1);
  for (const fs::path& file : files_below(folder.root / "backup")) {
    const std::string intact = read_whole_file(file).value();
    CAPTURE(file.filename());
    for (int i = 0; i < 5; ++i) {
      std::string damaged = intact;
      char& c = damaged[random() % damaged.size()];
      c = static_cast<char>(c ^ 1);
      spill(file, damaged);
      const auto refused = restore(folder.root / "backup", folder.root / "restored");
      // backup.json also says when it was made, which nothing else depends on.
      if (refused && file.filename() == "backup.json") {
        fs::remove_all(folder.root / "restored");
        continue;
      }
      REQUIRE(!refused);
      CHECK(refused.error().code == "E_BACKUP_DAMAGED");
      // A byte of backup.json may also belong to the hash of the manifest.
      if (file.filename() != "backup.json") CHECK(refused.error().message.find(file.filename().string()) != std::string::npos);
      CHECK(!fs::exists(folder.root / "restored"));
      CHECK(!fs::exists(folder.root / "restored.partial"));
    }
    fs::remove(file);
    CHECK(restore(folder.root / "backup", folder.root / "restored").error().code == "E_BACKUP_DAMAGED");
    spill(file, intact);
  }
  CHECK(restore(folder.root / "backup", folder.root / "restored"));
}

TEST_CASE("backup: a manifest cannot lead out of the directory") {
  DataFolder folder;
  REQUIRE(folder.back_up_to(folder.root / "backup"));
  const std::string manifest = read_whole_file(folder.root / "backup" / "manifest.sha256").value();
  const auto summary = parse_json(read_whole_file(folder.root / "backup" / "backup.json").value()).value();
  for (const std::string name : {"../escaped", "/tmp/escaped", "blobs/../../escaped", "./escaped", ""}) {
    const std::string forged = manifest + sha256_hex("x") + "  " + name + "\n";
    spill(folder.root / "escaped", "x");
    spill(folder.root / "backup" / "manifest.sha256", forged);
    auto said = summary.as_object();
    said["manifest_sha256"] = sha256_hex(forged);
    said["files"] = said["files"].as_int64() + 1;
    said["bytes"] = said["bytes"].as_int64() + 1;
    spill(folder.root / "backup" / "backup.json", json::serialize(said));
    CHECK(restore(folder.root / "backup", folder.root / "restored").error().code == "E_BACKUP_DAMAGED");
  }
}

TEST_CASE("backup: neither overwrites anything") {
  DataFolder folder;
  spill(folder.root / "full" / "file", "x");
  CHECK(folder.back_up_to(folder.root / "full").error().code == "E_BACKUP_TARGET");
  fs::create_directory(folder.root / "empty");
  REQUIRE(folder.back_up_to(folder.root / "empty/"));
  CHECK(restore(folder.root / "empty", folder.root / "full").error().code == "E_RESTORE_TARGET");
  CHECK(restore(folder.root / "full", folder.root / "new").error().code == "E_BACKUP_DAMAGED");
  fs::create_directory(folder.root / "new");
  CHECK(restore(folder.root / "empty", folder.root / "new"));
  CHECK(read_whole_file(folder.root / "full" / "file") == "x");
}

TEST_CASE("backup: a full disk is said so and leaves nothing behind") {
  DataFolder folder;
  const auto old_action = signal(SIGXFSZ, SIG_IGN);
  rlimit old_limit{};
  getrlimit(RLIMIT_FSIZE, &old_limit);
  const rlimit limit{50'000, old_limit.rlim_max};
  setrlimit(RLIMIT_FSIZE, &limit);
  CHECK_THROWS_AS(folder.back_up_to(folder.root / "backup"), Unavailable);
  setrlimit(RLIMIT_FSIZE, &old_limit);
  signal(SIGXFSZ, old_action);
  CHECK(!fs::exists(folder.root / "backup"));
  CHECK(!fs::exists(folder.root / "backup.partial"));
  CHECK(folder.back_up_to(folder.root / "backup"));
}

TEST_CASE("backup: PostgreSQL is backed up with its own tools") {
  OnPostgres place;
  place.database = place.open();
  CHECK(back_up(*place.database, "data", fs::temp_directory_path() / own_name(), plan, 0).error().code == "E_BACKUP_ENGINE");
}

}  // namespace anshu::store::test
