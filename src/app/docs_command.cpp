// anshu docs: the rules, printed for people, from the very data that the program follows. anshu openapi: the API's document.
#include <filesystem>

#include "api/openapi.h"
#include "app/law_pages.h"
#include "app/procedure_files.h"
#include "app/routes.h"
#include "app/terminal.h"
#include "cases/facts.h"

namespace anshu::app {
namespace {

namespace fs = std::filesystem;

/// A data directory of its own, thrown away at the end: the routes need a house to stand in.
struct ThrowAwayHouse {
  fs::path path = fs::temp_directory_path() / ("anshu-docs-" + random_token(9));
  std::unique_ptr<House> house;

  Result<void> open() {
    ANSHU_CHECK(DataDir(path).create());
    HouseOptions options;
    options.data = path.string();
    ANSHU_TRY(house, House::open(options));
    return {};
  }
  ~ThrowAwayHouse() {
    house.reset();
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

std::string permissions_page(const people::Permissions& permissions) {
  std::string page =
      "# 岗位与权限\n\n由 `reference/permissions.toml` "
      "生成。数据范围之外的案件，在列表、检索、计数、导出、错误提示中都视为不存在。\n";
  for (const auto& role : permissions.roles()) {
    page += fmt::format("\n## {}（`{}`）\n\n数据范围：{}\n\n", role.name, role.code, role.scope_name);
    for (const auto& action : role.actions) page += fmt::format("* {}（`{}`）\n", permissions.action_name(action), action);
  }
  return page;
}

std::string facts_page() {
  std::string page =
      "# 案件数据底座 `case_facts`\n\n每案一行，由案件各表计算得出，在同一事务中写入；规则、指标和台账只读此表。\n\n| 列 | 含义 "
      "|\n|---|---|\n";
  for (const auto& column : cases::fact_columns()) page += fmt::format("| `{}` | {} |\n", column.name, column.meaning);
  return page;
}

std::string templates_page(const documents::Templates& templates) {
  std::string page = "# 文书模板\n\n由 `reference/documents/` 生成。\n\n| 代码 | 文书 | 版本 | 依据 |\n|---|---|---|---|\n";
  for (const auto& form : templates.all())
    page += fmt::format("| `{}` | {} | {} | {} |\n", form.code, form.title, form.version, form.basis);
  return page;
}

std::vector<std::pair<std::string, std::string>> pages_of(House& house) {
  std::vector<std::pair<std::string, std::string>> pages = {{"permissions.md", permissions_page(house.services().permissions)},
                                                            {"facts.md", facts_page()},
                                                            {"documents.md", templates_page(house.templates())}};
  for (auto& page : law_pages(house.law())) pages.push_back(std::move(page));
  for (const auto& procedure : house.procedures().all())
    pages.emplace_back("procedure-" + procedure.code + ".md",
                       procedure_page(procedure, house.law(), house.services().permissions, house.templates()));
  return pages;
}

json::object openapi_of(House& house) {
  api::Router router;
  add_product_routes(router, house, std::make_shared<http::Metrics>());
  return api::openapi_document(router, {});
}

}  // namespace

int docs_command(const DocsOptions& options) {
  ThrowAwayHouse place;
  if (const auto opened = place.open(); !opened) return report(opened.error());
  int stale = 0;
  for (const auto& [name, page] : pages_of(*place.house)) {
    const fs::path path = fs::path(options.target) / name;
    if (read_file(path) == page) continue;
    ++stale;
    if (options.check) {
      fmt::print("{} 与规则数据不一致，请运行 anshu docs\n", path.string());
      continue;
    }
    fs::create_directories(path.parent_path());
    write_file_safely(path, page);
    fmt::print("{}\n", path.string());
  }
  return options.check && stale ? 1 : 0;
}

int openapi_command() {
  ThrowAwayHouse place;
  if (const auto opened = place.open(); !opened) return report(opened.error());
  fmt::print("{}\n", json::serialize(openapi_of(*place.house)));
  return 0;
}

}  // namespace anshu::app
