#include "law/data_file.h"

#include <toml++/toml.h>

#include <algorithm>

#include "law/refusals.h"

namespace anshu::law {
namespace {

/// Translates toml++ into our own plain tree, so that its header stays in this file.
class Translator {
 public:
  explicit Translator(std::string_view file) : file_(file) {}

  Result<DataTable> table(const toml::table& in) const {
    DataTable out;
    out.line = in.source().begin.line;
    out.file = file_;
    for (const auto& [name, node] : in) {
      ANSHU_TRY(DataValue member, value(node));
      out.names.emplace_back(name.str());
      out.values.push_back(std::move(member));
    }
    return out;
  }

 private:
  Result<DataValue> value(const toml::node& node) const {
    DataValue out;
    out.line = node.source().begin.line;
    if (const auto* text = node.as_string())
      out.value = text->get();
    else if (const auto* number = node.as_integer())
      out.value = number->get();
    else if (const auto* flag = node.as_boolean())
      out.value = flag->get();
    else if (const auto* day = node.as_date())
      out.value = Date::of(day->get().year, day->get().month, day->get().day);
    else if (const auto* array = node.as_array()) {
      ANSHU_TRY(out.value, list(*array));
    } else if (const auto* inner = node.as_table()) {
      ANSHU_TRY(out.value, table(*inner));
    } else {
      return bad_data(file_, out.line, "只能用文字、整数、日期、true/false、列表和表");
    }
    return out;
  }

  Result<std::vector<DataValue>> list(const toml::array& in) const {
    std::vector<DataValue> out;
    for (const auto& node : in) {
      ANSHU_TRY(DataValue item, value(node));
      out.push_back(std::move(item));
    }
    return out;
  }

  std::string file_;
};

}  // namespace

const DataValue* DataTable::find(std::string_view name) const {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? nullptr : &values[static_cast<std::size_t>(found - names.begin())];
}

Result<DataTable> parse_data_file(std::string_view text, std::string_view file) {
  try {
    return Translator(file).table(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return bad_data(file, error.source().begin.line, fmt::format("TOML格式有误（{}）", error.description()));
  }
}

const DataValue* DataReader::take(std::string_view name) {
  known_.emplace(name);
  return table_.find(name);
}

void DataReader::complain(std::size_t line, std::string what) {
  if (!error_) error_ = bad_data(file_, line, what).error();
}

void DataReader::missing(std::string_view name) { complain(table_.line, fmt::format("缺少{}", name)); }

void DataReader::wrong_type(std::string_view name, std::size_t line, const char* expected) {
  complain(line, fmt::format("{}应为{}", name, expected));
}

Result<void> DataReader::finish() {
  for (std::size_t i = 0; i < table_.names.size(); ++i)
    if (!known_.contains(table_.names[i])) complain(table_.values[i].line, fmt::format("没有{}这一项", table_.names[i]));
  if (error_) return std::unexpected(*error_);
  return {};
}

}  // namespace anshu::law
