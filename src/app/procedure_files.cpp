#include "app/procedure_files.h"

#include <fstream>
#include <iterator>

namespace anshu::app {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view reference = "reference/";

void add_own(const fs::path& folder, std::vector<cases::ProcedureFile>& files) {
  std::vector<fs::path> paths;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.is_regular_file() && entry.path().extension() == ".toml") paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    files.push_back({path.string(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
}

}  // namespace

std::vector<cases::ProcedureFile> procedure_files(const Assets& assets, const fs::path& own) {
  std::vector<cases::ProcedureFile> files;
  for (const std::string& name : assets.list("reference/procedures/"))
    if (name.ends_with(".toml")) files.push_back({"procedures/" + name, assets.read("reference/procedures/" + name)});
  if (own.empty()) return files;
  add_own(own / "common", files);
  add_own(own, files);
  return files;
}

Result<ProcedureRules> ProcedureRules::load(const Assets& assets) {
  const auto read = [&](std::string_view path) { return assets.read(std::string(reference) + std::string(path)); };
  ANSHU_TRY(law::LawBook law, law::load_law_book(read));
  ANSHU_TRY(people::Permissions permissions, people::Permissions::load(read("permissions.toml")));
  ANSHU_TRY(documents::Templates templates, documents::Templates::load(assets.list("reference/documents/"), read));
  return ProcedureRules{std::move(law), std::move(permissions), std::move(templates)};
}

Result<cases::Procedures> ProcedureRules::procedures(const std::vector<cases::ProcedureFile>& files) const {
  const auto is_template = [this](std::string_view code) { return templates.find(code) != nullptr; };
  return cases::Procedures::load(files, {law, permissions, is_template});
}

}  // namespace anshu::app
