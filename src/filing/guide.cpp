#include "filing/guide.h"

#include <toml++/toml.h>

namespace anshu::filing {
namespace {

std::unexpected<Refusal> bad(std::string_view file, std::int64_t line, std::string_view message) {
  return refuse(RefusalKind::invalid, "E_REFERENCE_DATA", fmt::format("{}:{}: {}", file, line, message));
}

Result<toml::table> parse(std::string_view file, const std::string& text) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return bad(file, error.source().begin.line, error.description());
  }
}

Result<MaterialItem> material(std::string_view file, const toml::node& node) {
  const auto* table = node.as_table();
  if (!table) return bad(file, node.source().begin.line, "材料应为表");
  MaterialItem item{(*table)["code"].value_or(std::string()), (*table)["name"].value_or(std::string()),
                    (*table)["required"].value_or(false), (*table)["note"].value_or(std::string())};
  if (item.code.empty() || item.name.empty()) return bad(file, node.source().begin.line, "材料缺少 code 或 name");
  return item;
}

}  // namespace

Result<FilingGuide> FilingGuide::load(const std::function<std::string(std::string_view)>& read_file) {
  constexpr std::string_view materials_file = "filing/materials.toml", reasons_file = "filing/return-reasons.toml";
  FilingGuide guide;
  ANSHU_TRY(const toml::table materials, parse(materials_file, read_file(materials_file)));
  if (const auto* common = materials["common"].as_array()) {
    for (const auto& node : *common) {
      ANSHU_TRY(auto item, material(materials_file, node));
      guide.common_.push_back(std::move(item));
    }
  }
  if (const auto* types = materials["type"].as_array()) {
    for (const auto& node : *types) {
      const auto& table = *node.as_table();
      const auto case_type = table["case_type"].value_or(std::string());
      const auto* list = table["materials"].as_array();
      if (case_type.empty() || !list) return bad(materials_file, node.source().begin.line, "缺少 case_type 或 materials");
      for (const auto& item_node : *list) {
        ANSHU_TRY(auto item, material(materials_file, item_node));
        guide.by_type_[case_type].push_back(std::move(item));
      }
    }
  }
  if (const auto* causes = materials["cause"].as_array()) {
    for (const auto& node : *causes) {
      const auto& table = *node.as_table();
      CauseMaterials entry{table["cause"].value_or(std::string()), {}};
      if (entry.cause.empty()) return bad(materials_file, node.source().begin.line, "缺少案由名称 cause");
      if (const auto* list = table["materials"].as_array()) {
        for (const auto& item_node : *list) {
          ANSHU_TRY(auto item, material(materials_file, item_node));
          entry.materials.push_back(std::move(item));
        }
      }
      guide.causes_.push_back(std::move(entry));
    }
  }
  ANSHU_TRY(const toml::table reasons, parse(reasons_file, read_file(reasons_file)));
  if (const auto* list = reasons["reason"].as_array()) {
    for (const auto& node : *list) {
      const auto& table = *node.as_table();
      ReviewReason reason{table["code"].value_or(std::string()), table["name"].value_or(std::string()),
                          table["may_return"].value_or(false), table["may_refuse"].value_or(false),
                          table["basis"].value_or(std::string())};
      if (reason.code.empty() || reason.name.empty() || reason.basis.empty())
        return bad(reasons_file, node.source().begin.line, "理由缺少 code、name 或 basis");
      guide.reasons_.push_back(std::move(reason));
    }
  }
  if (guide.common_.empty() || guide.reasons_.empty()) return bad(materials_file, 1, "材料清单或理由码为空");
  return guide;
}

std::vector<MaterialItem> FilingGuide::materials_for(std::string_view case_type, std::string_view cause_path) const {
  if (const auto own = by_type_.find(case_type); own != by_type_.end()) return own->second;
  std::vector<MaterialItem> items = common_;
  const CauseMaterials* closest = nullptr;
  std::size_t depth = 0;
  for (const CauseMaterials& entry : causes_) {
    const auto at = cause_path.rfind(entry.cause);
    if (at == std::string_view::npos || (closest && at < depth)) continue;
    closest = &entry;
    depth = at;
  }
  if (closest) items.insert(items.end(), closest->materials.begin(), closest->materials.end());
  return items;
}

const ReviewReason* FilingGuide::reason(std::string_view code) const {
  const auto found = std::ranges::find(reasons_, code, &ReviewReason::code);
  return found == reasons_.end() ? nullptr : &*found;
}

}  // namespace anshu::filing
