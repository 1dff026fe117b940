// Rules as data: TOML files of reference/law read with checks, so that a wrong entry names its file and line.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/describe.h"
#include "base/result.h"

namespace anshu::law {

struct DataValue;

/// One table of a data file with the line on which it begins.
struct DataTable {
  std::size_t line = 0;
  std::string file;  // where it stands; a table may be put together from several files
  std::vector<std::string> names;
  std::vector<DataValue> values;  // beside names

  const DataValue* find(std::string_view name) const;
};

struct DataValue {
  std::size_t line = 0;
  std::variant<std::string, std::int64_t, bool, Date, std::vector<DataValue>, DataTable> value;
};

/// Parses TOML; E_REFERENCE_DATA with the line when it is none, or when it holds what our data never needs (decimals, times).
Result<DataTable> parse_data_file(std::string_view text, std::string_view file);

/// Reads the members of one table into a struct. The first complaint stays: read everything, then ask `finish`.
class DataReader {
 public:
  DataReader(std::string_view file, const DataTable& table) : file_(file), table_(table) {}
  explicit DataReader(const DataTable& table) : DataReader(table.file, table) {}

  bool has(std::string_view name) { return take(name) != nullptr; }
  // Required members.
  std::string text(std::string_view name) { return require<std::string>(name, "文字"); }
  std::int64_t integer(std::string_view name) { return require<std::int64_t>(name, "整数"); }
  Date date(std::string_view name) { return require<Date>(name, "日期"); }
  // Members that may be missing.
  std::string text_or(std::string_view name, std::string otherwise) {
    return optional<std::string>(name, std::move(otherwise), "文字");
  }
  std::int64_t integer_or(std::string_view name, std::int64_t otherwise) {
    return optional<std::int64_t>(name, otherwise, "整数");
  }
  bool flag(std::string_view name) { return optional<bool>(name, false, "true或false"); }
  std::vector<std::string> texts(std::string_view name) { return list<std::string>(name, "文字"); }
  std::vector<std::int64_t> integers(std::string_view name) { return list<std::int64_t>(name, "整数"); }
  std::vector<DataTable> tables(std::string_view name) { return list<DataTable>(name, "表"); }
  /// A described enum by its name.
  template <DescribedEnum E>
  E choice(std::string_view name, std::optional<E> otherwise = std::nullopt) {
    const DataValue* member = take(name);
    if (!member && otherwise) return *otherwise;
    const std::string value = text(name);
    const auto found = enum_from<E>(value);
    if (!found && !error_) complain(member ? member->line : table_.line, std::string(name) + "的值" + value + "不在可选范围内");
    return found.value_or(E{});
  }

  /// A complaint about this table, unless there is one already.
  void complain(std::string what) { complain(table_.line, std::move(what)); }
  void complain(std::size_t line, std::string what);
  /// The first complaint; members that nobody asked for are one (a misspelt name must not be silently ignored).
  Result<void> finish();

 private:
  const DataValue* take(std::string_view name);
  void missing(std::string_view name);
  void wrong_type(std::string_view name, std::size_t line, const char* expected);

  template <class T>
  T require(std::string_view name, const char* expected) {
    const DataValue* member = take(name);
    if (!member) return missing(name), T{};
    if (const T* value = std::get_if<T>(&member->value)) return *value;
    return wrong_type(name, member->line, expected), T{};
  }
  template <class T>
  T optional(std::string_view name, T otherwise, const char* expected) {
    return take(name) ? require<T>(name, expected) : otherwise;
  }
  template <class T>
  std::vector<T> list(std::string_view name, const char* expected) {
    std::vector<T> items;
    const DataValue* member = take(name);
    if (!member) return items;
    const auto* values = std::get_if<std::vector<DataValue>>(&member->value);
    if (!values) return wrong_type(name, member->line, "列表"), items;
    for (const auto& item : *values) {
      if (const T* value = std::get_if<T>(&item.value))
        items.push_back(*value);
      else
        wrong_type(name, item.line, expected);
    }
    return items;
  }

  std::string file_;
  const DataTable& table_;
  std::set<std::string, std::less<>> known_;
  std::optional<Refusal> error_;
};

}  // namespace anshu::law
