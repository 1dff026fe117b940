#include "ledger/ledger_columns.h"

#include <toml++/toml.h>

#include "base/text.h"

namespace anshu::ledger {
namespace {

/// 诉讼标的额（元） and 诉讼标的额 are one heading: what stands in brackets at the end is a remark.
std::string tidy(std::string_view heading, bool keep_brackets) {
  std::string text;
  for (const char c : to_half_width(heading))
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '*' && c != ':')
      text += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (!keep_brackets && text.ends_with(')'))
    if (const auto open = text.rfind('('); open != std::string::npos && open > 0) text.resize(open);
  return text;
}

}  // namespace

Result<LedgerColumns> LedgerColumns::load(const std::function<std::string(std::string_view)>& read_file) {
  constexpr std::string_view file = "ledger/columns.toml";
  LedgerColumns loaded;
  const auto bad = [&](const toml::source_region& at, const std::string& message) {
    return refuse(RefusalKind::invalid, "E_REFERENCE_DATA", fmt::format("{}:{}: {}", file, at.begin.line, message));
  };
  toml::table document;
  try {
    document = toml::parse(read_file(file), file);
  } catch (const toml::parse_error& error) {
    return bad(error.source(), std::string(error.description()));
  }
  const auto* columns = document["column"].as_array();
  if (!columns) return bad(document.source(), "缺少 [[column]]");
  for (const auto& node : *columns) {
    const auto& table = *node.as_table();
    LedgerColumn column{table["field"].value_or(std::string()), table["kind"].value_or(std::string()), {}};
    if (const auto* names = table["names"].as_array())
      for (const auto& name : *names) column.names.push_back(name.value_or(std::string()));
    if (column.field.empty() || column.names.empty()) return bad(node.source(), "列缺少 field 或 names");
    for (const auto& name : column.names)
      if (!loaded.by_heading_.emplace(tidy(name, true), loaded.columns_.size()).second)
        return bad(node.source(), "表头 " + name + " 重复");
    loaded.columns_.push_back(std::move(column));
  }
  return loaded;
}

const LedgerColumn* LedgerColumns::of_heading(std::string_view heading) const {
  for (const bool keep_brackets : {true, false})
    if (const auto found = by_heading_.find(tidy(heading, keep_brackets)); found != by_heading_.end())
      return &columns_[found->second];
  return nullptr;
}

const LedgerColumn* LedgerColumns::of_field(std::string_view field) const {
  const auto found = std::ranges::find(columns_, field, &LedgerColumn::field);
  return found == columns_.end() ? nullptr : &*found;
}

}  // namespace anshu::ledger
