#include "store/unit_of_work.h"

#include "base/id.h"

namespace anshu::store {
namespace {

void append_value(std::string& out, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    out += std::to_string(*number);
  else if (const auto* words = std::get_if<std::string>(&value))
    append_json_string(out, *words);
  else
    out += "null";
}

void append_cells(std::string& out, const Change& change, bool after) {
  out += '{';
  bool first = true;
  for (const Change::Cell& cell : change.cells) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, change.table->columns[cell.column].name);
    out += ':';
    append_value(out, after ? cell.after : cell.before);
  }
  out += '}';
}

}  // namespace

std::string changes_json(const std::vector<Change>& changes) {
  std::string out = "[";
  for (const Change& change : changes) {
    if (out.size() > 1) out += ',';
    out += "{\"t\":";
    append_json_string(out, change.table->name);
    out += ",\"v\":" + std::to_string(change.version);
    if (!change.insert) {
      out += ",\"k\":[";
      for (std::size_t i = 0; i < change.key.size(); ++i) {
        if (i) out += ',';
        append_value(out, change.key[i]);
      }
      out += "],\"b\":";
      append_cells(out, change, false);
    }
    out += ",\"a\":";
    append_cells(out, change, true);
    out += '}';
  }
  return out + "]";
}

std::string UnitOfWork::new_id() const { return anshu::new_id(now_); }

void UnitOfWork::insert_values(const Table& table, std::vector<Value> values) {
  connection_.put(table.insert_sql, values);
  Change change{&table,
                {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(table.key_columns)},
                integer(values.back()),
                {},
                true};
  change.cells.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) change.cells.push_back({i, {}, std::move(values[i])});
  changes_.push_back(std::move(change));
}

void UnitOfWork::update_values(const Table& table, const std::vector<Value>& before, const std::vector<Value>& after) {
  Change change{&table,
                {before.begin(), before.begin() + static_cast<std::ptrdiff_t>(table.key_columns)},
                integer(after.back()),
                {},
                false};
  std::string sql = fmt::format("UPDATE {} SET ", table.name);
  std::vector<Value> params;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (before[i] == after[i]) continue;
    if (i < table.key_columns) throw std::logic_error("a key column of " + std::string(table.name) + " may not change");
    if (!params.empty()) sql += ", ";
    params.push_back(after[i]);
    sql += fmt::format("{} = ${}", table.columns[i].name, params.size());
    change.cells.push_back({i, before[i], after[i]});
  }
  sql += " WHERE ";
  for (std::size_t i = 0; i < table.key_columns; ++i) {
    params.push_back(before[i]);
    sql += fmt::format("{} = ${} AND ", table.columns[i].name, params.size());
  }
  params.push_back(before.back());
  sql += fmt::format("version = ${}", params.size());
  connection_.put(sql, params);
  changes_.push_back(std::move(change));
}

}  // namespace anshu::store
