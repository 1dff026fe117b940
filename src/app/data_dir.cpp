#include "app/data_dir.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "app/configuration.h"
#include "store/database.h"

namespace anshu::app {
namespace {

namespace fs = std::filesystem;

std::unexpected<Refusal> bad(const std::string& message) { return refuse(RefusalKind::invalid, "E_DATA_DIR", message); }

}  // namespace

void write_file_safely(const fs::path& path, std::string_view bytes, unsigned mode) {
  const fs::path temporary = path.string() + ".new";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(mode));
  bool ok = file >= 0;
  for (std::size_t at = 0; ok && at < bytes.size();) {
    const auto written = ::write(file, bytes.data() + at, bytes.size() - at);
    ok = written > 0;
    if (ok) at += static_cast<std::size_t>(written);
  }
  ok = ok && ::fsync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (ok) ok = std::rename(temporary.c_str(), path.c_str()) == 0;
  if (!ok) {
    ::unlink(temporary.c_str());
    throw store::Unavailable("无法写入 " + path.string() + "：" + std::strerror(error));
  }
}

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool DataDir::is_initialised() const { return fs::exists(file("keys/data.key")); }

Result<void> DataDir::create() const {
  if (is_initialised()) return bad("数据目录 " + path_.string() + " 已经初始化");
  std::error_code error;
  fs::create_directories(file("keys"), error);
  if (error) return bad("无法建立数据目录 " + path_.string() + "：" + error.message());
  for (const char* folder : {"blobs", "uploads"}) fs::create_directories(file(folder), error);
  for (const char* folder : {"", "keys", "blobs", "uploads"}) fs::permissions(file(folder), fs::perms::owner_all, error);
  const SigningKey seal = new_signing_key();
  write_file_safely(file("keys/index.key"), to_hex(random_bytes(32)) + "\n", 0600);
  write_file_safely(file("keys/seal.key"), to_hex(seal.private_key) + "\n", 0600);
  write_file_safely(file("keys/seal.pub"), to_hex(seal.public_key) + "\n");
  if (!fs::exists(file("anshu.toml"))) write_file_safely(file("anshu.toml"), configuration_template(), 0600);
  write_file_safely(file("keys/data.key"), to_hex(random_bytes(32)) + "\n", 0600);  // last: it says that all is there
  return {};
}

Result<Keys> DataDir::load_keys() const {
  const auto key = [&](const char* name) -> Result<std::string> {
    const auto text = read_file(file(name));
    if (!text) return bad("缺少密钥文件 " + file(name).string() + "（首次使用请先运行 anshu init）");
    const auto bytes = from_hex(std::string_view(*text).substr(0, 64));
    if (!bytes || bytes->size() != 32) return bad("密钥文件 " + file(name).string() + " 内容不对，应为64位十六进制数");
    return *bytes;
  };
  Keys keys;
  ANSHU_TRY(keys.data, key("keys/data.key"));
  ANSHU_TRY(keys.index, key("keys/index.key"));
  ANSHU_TRY(keys.seal.private_key, key("keys/seal.key"));
  ANSHU_TRY(keys.seal.public_key, key("keys/seal.pub"));
  return keys;
}

}  // namespace anshu::app
