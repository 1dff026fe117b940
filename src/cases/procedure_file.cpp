#include "cases/procedure_file.h"

#include <array>

#include "law/refusals.h"

namespace anshu::cases {
namespace {

using law::DataTable;
using law::DataValue;
using List = std::vector<DataValue>;

/// Lists of a step that an including step adds to; everything else it replaces.
constexpr std::array added_lists = {"sets", "starts", "stops", "documents", "tells", "excludes", "resumes", "converts"};

DataValue* member(DataTable& table, std::string_view name) {
  return const_cast<DataValue*>(static_cast<const DataTable&>(table).find(name));
}

void put(DataTable& table, std::string_view name, DataValue value) {
  if (DataValue* there = member(table, name)) {
    *there = std::move(value);
    return;
  }
  table.names.emplace_back(name);
  table.values.push_back(std::move(value));
}

std::optional<DataValue> take(DataTable& table, std::string_view name) {
  DataValue* there = member(table, name);
  if (!there) return std::nullopt;
  DataValue value = std::move(*there);
  const auto at = there - table.values.data();
  table.values.erase(table.values.begin() + at);
  table.names.erase(table.names.begin() + at);
  return value;
}

/// The items of a list; one table counts as a list of one.
List items_of(std::optional<DataValue> value) {
  if (!value) return {};
  if (auto* list = std::get_if<List>(&value->value)) return std::move(*list);
  List one;
  one.push_back(std::move(*value));
  return one;
}

void append(List& list, List more) {
  for (auto& item : more) list.push_back(std::move(item));
}

void put_list(DataTable& table, std::string_view name, List list) {
  if (!list.empty()) put(table, name, {table.line, std::move(list)});
}

std::string text_of(const DataValue* value) {
  const auto* text = value ? std::get_if<std::string>(&value->value) : nullptr;
  return text ? *text : std::string();
}

/// Values by their name, the nearest first.
class Values {
 public:
  explicit Values(std::vector<const DataTable*> tables) : tables_(std::move(tables)) {}

  const DataValue* find(std::string_view name) const {
    for (const DataTable* table : tables_)
      if (const DataValue* value = table ? table->find(name) : nullptr) return value;
    return nullptr;
  }

  Result<void> fill(DataTable& table) const {
    for (DataValue& value : table.values) ANSHU_CHECK(fill(value, table.file));
    return {};
  }

 private:
  Result<void> fill(DataValue& value, const std::string& file) const {
    if (auto* table = std::get_if<DataTable>(&value.value)) return fill(*table);
    if (auto* list = std::get_if<List>(&value.value)) {
      for (DataValue& item : *list) ANSHU_CHECK(fill(item, file));
      return {};
    }
    auto* text = std::get_if<std::string>(&value.value);
    if (!text || text->find("${") == std::string::npos) return {};
    return fill_text(value, *text, file);
  }

  /// A text that is nothing but ${name} becomes the value itself, which may be a list.
  Result<void> fill_text(DataValue& value, std::string text, const std::string& file) const {
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
      const auto open = text.find("${", at), close = text.find('}', open);
      if (open == std::string::npos || close == std::string::npos) {
        filled += text.substr(at);
        break;
      }
      const std::string name = text.substr(open + 2, close - open - 2);
      const DataValue* given = find(name);
      if (!given) return law::bad_data(file, value.line, "没有给出${" + name + "}的值");
      if (open == 0 && close + 1 == text.size()) {
        value.value = given->value;
        return {};
      }
      const auto* words = std::get_if<std::string>(&given->value);
      if (!words) return law::bad_data(file, value.line, "${" + name + "}不是文字，不能写在句子里");
      filled += text.substr(at, open - at) + *words;
      at = close + 1;
    }
    value.value = std::move(filled);
    return {};
  }

  std::vector<const DataTable*> tables_;
};

const DataTable* table_named(const DataTable& table, std::string_view name) {
  const DataValue* value = table.find(name);
  return value ? std::get_if<DataTable>(&value->value) : nullptr;
}

}  // namespace

/// Puts one step of a procedure together.
class StepExpansion {
 public:
  StepExpansion(const ProcedureParts& parts, const DataTable* own_values, const DataTable& procedure)
      : parts_(parts), own_values_(own_values), procedure_(procedure) {}

  Result<DataTable> expand(DataTable own) const {
    const auto with = take(own, "with");
    const DataTable* given = with ? std::get_if<DataTable>(&with->value) : nullptr;
    if (with && !given) return law::bad_data(own.file, with->line, "with应为表");
    const Values values({given, own_values_, &procedure_, &parts_.values_});
    const auto use = take(own, "use");
    ANSHU_CHECK(include_sets(own));
    if (use) {
      const auto* name = std::get_if<std::string>(&use->value);
      const auto found = name ? parts_.steps_.find(*name) : parts_.steps_.end();
      if (found == parts_.steps_.end())
        return law::bad_data(own.file, use->line, "没有公用步骤" + (name ? *name : std::string()));
      DataTable shared = found->second;
      ANSHU_CHECK(include_sets(shared));
      ANSHU_CHECK(join(std::move(shared), own));
    }
    for (const char* name : added_lists)  // converts = { … } is a list of one
      put_list(own, name, items_of(take(own, name)));
    ANSHU_CHECK(values.fill(own));
    return own;
  }

 private:
  /// guards = ["set"], fields = ["set"]: what the sets hold, before the step's own.
  Result<void> include_sets(DataTable& step) const {
    ANSHU_CHECK(include(step, "guards", "guard", parts_.guard_sets_, "条件组"));
    return include(step, "fields", "field", parts_.field_sets_, "表单组");
  }

  static Result<void> include(DataTable& step, const char* names, const char* member_name, const ProcedureParts::Parts& sets,
                              const char* kind) {
    List all;
    const auto named = take(step, names);
    const std::size_t line = named ? named->line : step.line;
    for (const DataValue& item : items_of(named)) {
      const auto* name = std::get_if<std::string>(&item.value);
      const auto found = name ? sets.find(*name) : sets.end();
      if (found == sets.end()) return law::bad_data(step.file, line, std::string("没有") + kind + (name ? *name : std::string()));
      DataTable set = found->second;
      append(all, items_of(take(set, member_name)));
    }
    const std::size_t shared = all.size();
    for (DataValue& item : items_of(take(step, member_name))) replace_or_add(all, shared, std::move(item), member_name);
    put_list(step, member_name, std::move(all));
    return {};
  }

  /// `own` becomes the shared step with what `own` says on top of it.
  static Result<void> join(DataTable shared, DataTable& own) {
    DataTable joined = std::move(shared);
    joined.line = own.line;
    joined.file = own.file;
    for (DataValue& value : joined.values) value.line = own.line;
    const auto without = items_of(take(own, "without"));
    List fields = items_of(take(joined, "field")), guards = items_of(take(joined, "guard"));
    for (const DataValue& item : without) {
      const std::string name = text_of(&item);
      if (std::erase_if(fields, [&](const DataValue& field) { return named(field, "name", name); }) +
              std::erase_if(guards, [&](const DataValue& guard) { return named(guard, "code", name); }) ==
          0)
        return law::bad_data(own.file, item.line, "without所指的" + name + "不在公用步骤中");
    }
    const std::size_t from_shared = fields.size();
    for (DataValue& field : items_of(take(own, "field"))) replace_or_add(fields, from_shared, std::move(field), "field");
    append(guards, items_of(take(own, "guard")));
    for (const char* name : added_lists) {
      List list = items_of(take(joined, name));
      append(list, items_of(take(own, name)));
      put_list(joined, name, std::move(list));
    }
    put_list(joined, "field", std::move(fields));
    put_list(joined, "guard", std::move(guards));
    for (std::size_t i = 0; i < own.names.size(); ++i) put(joined, own.names[i], std::move(own.values[i]));
    own = std::move(joined);
    return {};
  }

  static bool named(const DataValue& item, const char* key, const std::string& name) {
    const auto* table = std::get_if<DataTable>(&item.value);
    return table && text_of(table->find(key)) == name;
  }
  /// A field takes the place of the one of its name among the first `shared`; guards are added.
  static void replace_or_add(List& list, std::size_t shared, DataValue item, std::string_view kind) {
    const auto* table = std::get_if<DataTable>(&item.value);
    const std::string name = table && kind == "field" ? text_of(table->find("name")) : std::string();
    for (std::size_t i = 0; i < shared; ++i)
      if (!name.empty() && named(list[i], "name", name)) {
        list[i] = std::move(item);
        return;
      }
    list.push_back(std::move(item));
  }

  const ProcedureParts& parts_;
  const DataTable* own_values_;
  const DataTable& procedure_;  // its own close_ways, name … are values too
};

bool is_common_file(const ProcedureFile& file) { return file.path.find("/common/") != std::string::npos; }

Result<ProcedureParts> ProcedureParts::load(const std::vector<ProcedureFile>& files) {
  ProcedureParts parts;
  for (const ProcedureFile& file : files) {
    if (!is_common_file(file)) continue;
    ANSHU_TRY(const DataTable document, law::parse_data_file(file.text, file.path));
    law::DataReader reader(document);
    const std::tuple<const char*, const char*, Parts*> kinds[] = {{"guard_set", "guard", &parts.guard_sets_},
                                                                  {"field_set", "field", &parts.field_sets_},
                                                                  {"common_step", "", &parts.steps_}};
    for (const auto& [kind, content, place] : kinds)
      for (DataTable table : reader.tables(kind)) {
        for (const std::string& name : table.names)
          if (*content && name != "code" && name != content)
            return law::bad_data(file.path, table.line, "没有" + name + "这一项");
        const std::string code = text_of(table.find("code"));
        if (code.empty()) return law::bad_data(file.path, table.line, "缺少code");
        const std::size_t line = table.line;
        if (!place->emplace(code, std::move(table)).second) return law::bad_data(file.path, line, code + "重复");
      }
    if (reader.has("values"))
      if (const DataTable* values = table_named(document, "values"))
        for (std::size_t i = 0; i < values->names.size(); ++i) put(parts.values_, values->names[i], values->values[i]);
    ANSHU_CHECK(reader.finish());
  }
  return parts;
}

Result<DataTable> ProcedureParts::expand(const ProcedureFile& file) const {
  ANSHU_TRY(DataTable document, law::parse_data_file(file.text, file.path));
  const auto given = take(document, "values");
  const DataTable* own_values = given ? std::get_if<DataTable>(&given->value) : nullptr;
  auto all_steps = take(document, "step");
  const DataTable head = document;
  const StepExpansion expansion(*this, own_values, head);
  List steps;
  for (DataValue& item : items_of(std::move(all_steps))) {
    auto* table = std::get_if<DataTable>(&item.value);
    if (!table) return law::bad_data(file.path, item.line, "step应为表");
    ANSHU_TRY(DataTable step, expansion.expand(std::move(*table)));
    steps.push_back({item.line, std::move(step)});
  }
  ANSHU_CHECK(Values({own_values, &head, &values_}).fill(document));
  put_list(document, "step", std::move(steps));
  return document;
}

}  // namespace anshu::cases
