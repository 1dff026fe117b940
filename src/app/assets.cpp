#include "app/assets.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

extern "C" const char anshu_assets_begin[];  // cmake/embed.cmake
extern "C" const char anshu_assets_end[];

namespace anshu::app {
namespace {

constexpr std::string_view reference = "reference/";

files::ZipPack open_pack() {
  auto pack = files::ZipPack::open_bytes({anshu_assets_begin, static_cast<std::size_t>(anshu_assets_end - anshu_assets_begin)});
  if (!pack) throw std::runtime_error("程序内嵌资源损坏：" + pack.error().message);
  return std::move(*pack);
}

}  // namespace

Assets::Assets(std::string reference_dir) : pack_(open_pack()), reference_dir_(std::move(reference_dir)) {}

std::optional<std::string> Assets::find(std::string_view path) const {
  if (!reference_dir_.empty() && path.starts_with(reference)) {
    std::ifstream file(std::filesystem::path(reference_dir_) / path.substr(reference.size()), std::ios::binary);
    if (file) return std::string(std::istreambuf_iterator<char>(file), {});
  }
  if (!pack_.find(path)) return std::nullopt;
  auto found = pack_.get(path);
  if (!found) throw std::runtime_error("程序内嵌资源损坏：" + found.error().message);
  return std::move(*found);
}

std::string Assets::read(std::string_view path) const {
  if (auto found = find(path)) return *std::move(found);
  throw std::runtime_error("程序缺少资源 " + std::string(path));
}

std::vector<std::string> Assets::list(std::string_view folder) const {
  std::set<std::string> names;
  for (const auto& entry : pack_.entries())
    if (entry.path.starts_with(folder)) names.insert(entry.path.substr(folder.size()));
  if (!reference_dir_.empty() && folder.starts_with(reference)) {
    const auto own = std::filesystem::path(reference_dir_) / folder.substr(reference.size());
    std::error_code error;
    for (const auto& file : std::filesystem::directory_iterator(own, error))
      if (file.is_regular_file()) names.insert(file.path().filename().string());
  }
  return {names.begin(), names.end()};
}

}  // namespace anshu::app
