#include "store/recorded_change.h"

#include <boost/json/monotonic_resource.hpp>

#include "base/json.h"

namespace anshu::store {
namespace {

[[noreturn]] void wrong(const std::string& what) { throw std::runtime_error("recorded change: " + what); }

Value to_value(const json::value& in) {
  if (in.is_int64()) return in.get_int64();
  if (in.is_string()) return std::string(in.get_string());
  if (in.is_null()) return {};
  wrong("a value is neither a number nor a text");
}

const json::value& member(const json::object& object, std::string_view name) {
  const json::value* found = object.if_contains(name);
  if (!found) wrong("no member " + std::string(name));
  return *found;
}

const json::object& object_member(const json::object& object, std::string_view name) {
  const json::value& found = member(object, name);
  if (!found.is_object()) wrong(std::string(name) + " is no object");
  return found.get_object();
}

void read_cells(const json::object& change, RecordedChange& out) {
  const json::object& after = object_member(change, "a");
  const json::object* before = out.insert ? nullptr : &object_member(change, "b");
  if (before && before->size() != after.size()) wrong("before and after name different columns");
  out.cells.reserve(after.size());
  std::size_t expected = 0;  // the writer keeps the table's order
  for (const auto& cell : after) {
    const std::string_view name = cell.key();
    if (expected >= out.table->columns.size() || out.table->columns[expected].name != name) expected = out.table->index_of(name);
    if (expected == out.table->columns.size()) wrong("no column " + std::string(name) + " in " + std::string(out.table->name));
    out.cells.push_back({expected++, before ? to_value(member(*before, name)) : Value{}, to_value(cell.value())});
  }
}

void read_key(const json::object& change, RecordedChange& out) {
  const std::size_t count = out.table->key_columns;
  if (!out.insert) {
    const json::value& key = member(change, "k");
    if (!key.is_array() || key.get_array().size() != count) wrong("the key does not fit " + std::string(out.table->name));
    for (const json::value& part : key.get_array()) out.key.push_back(to_value(part));
    return;
  }
  out.key.resize(count);
  std::size_t found = 0;
  for (const RecordedChange::Cell& cell : out.cells)
    if (cell.column < count) out.key[cell.column] = cell.after, ++found;
  if (found != count) wrong("an inserted row of " + std::string(out.table->name) + " has no key");
}

}  // namespace

TableIndex::TableIndex(std::span<const Table* const> tables) {
  for (const Table* table : tables) tables_.emplace(table->name, table);
}

const Table* TableIndex::find(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : found->second;
}

std::vector<RecordedChange> read_changes(const json::value& in, const TableIndex& tables, bool skip_unknown_tables) {
  if (!in.is_array()) wrong("not a list");
  std::vector<RecordedChange> changes;
  changes.reserve(in.get_array().size());
  for (const json::value& item : in.get_array()) {
    if (!item.is_object()) wrong("not an object");
    const json::object& change = item.get_object();
    RecordedChange out;
    const std::string_view name = string_at(change, "t");
    out.table = tables.find(name);
    if (!out.table && skip_unknown_tables) continue;
    if (!out.table) wrong("no journaled table " + std::string(name));
    out.version = int_at(change, "v");
    out.insert = !change.contains("k");
    read_cells(change, out);
    read_key(change, out);
    changes.push_back(std::move(out));
  }
  return changes;
}

std::vector<RecordedChange> read_changes(std::string_view changes, const TableIndex& tables) {
  unsigned char space[16 * 1024];
  json::monotonic_resource memory(space);
  boost::system::error_code error;
  const json::value parsed = json::parse(changes, error, &memory);
  if (error) wrong("not JSON");
  return read_changes(parsed, tables);
}

std::string key_text(std::span<const Value> key) {
  std::string out;
  for (const Value& part : key) {
    if (!out.empty()) out += '/';
    if (const auto* number = std::get_if<std::int64_t>(&part))
      out += std::to_string(*number);
    else
      out += text(part);
  }
  return out;
}

}  // namespace anshu::store
