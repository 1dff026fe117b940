#include "law/codes.h"

#include <algorithm>

#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {

Result<Codes> Codes::load(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, "master/codes.csv"));
  ANSHU_TRY(const auto c, table.columns({"list", "code", "name", "note"}));
  Codes codes;
  for (std::size_t row = 0; row < table.size(); ++row) {
    CodeItem item{table.text(row, c[1]), table.text(row, c[2]), table.text(row, c[3])};
    const std::string_view list = table.at(row, c[0]);
    if (list.empty() || item.code.empty()) return table.complain(row, "代码表名称和代码不能为空");
    if (codes.find(list, item.code)) return table.complain(row, fmt::format("代码表{}中{}重复", list, item.code));
    codes.lists_[std::string(list)].push_back(std::move(item));
  }
  return codes;
}

const std::vector<CodeItem>& Codes::list(std::string_view name) const {
  static const std::vector<CodeItem> none;
  const auto found = lists_.find(name);
  return found == lists_.end() ? none : found->second;
}

const CodeItem* Codes::find(std::string_view list_name, std::string_view code) const {
  const auto& items = list(list_name);
  const auto found = std::find_if(items.begin(), items.end(), [&](const CodeItem& item) { return item.code == code; });
  return found == items.end() ? nullptr : &*found;
}

const CodeItem* Codes::find_by_name(std::string_view list_name, std::string_view name) const {
  const auto& items = list(list_name);
  const auto found = std::find_if(items.begin(), items.end(), [&](const CodeItem& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

std::vector<std::string> Codes::list_names() const {
  std::vector<std::string> names;
  for (const auto& [name, items] : lists_) names.push_back(name);
  return names;
}

}  // namespace anshu::law
