// Rows: plain structs, one per table, described once. SQL text, binding and the journal's change record come from the
// description.
//
//   struct NoteRow {
//     static constexpr std::string_view table = "case_note";
//     static constexpr int key_columns = 3;               // organ, case_id, id: the first described members
//     std::string organ, case_id, id, body; InstantMs at_ms = 0; std::int64_t version = 1;
//   };
//   BOOST_DESCRIBE_STRUCT(NoteRow, (), (organ, case_id, id, body, at_ms, version))
//
// Every journaled table ends with `version`: 1 when inserted, one more with each update. Rows end; they are not deleted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/value.h"

namespace anshu::store {

enum class ColumnType { integer, text };

struct Column {
  std::string_view name;
  ColumnType type;
  bool nullable;
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;
  std::size_t key_columns = 0;
  std::string column_list;  // "organ, case_id, …"
  std::string insert_sql;
  std::string find_sql;  // by key: $1 … $key_columns

  std::size_t index_of(std::string_view column) const;  // columns.size() when there is none
};

template <class T>
struct PlainType {
  using type = T;
};
template <class T>
struct PlainType<std::optional<T>> {
  using type = T;
};

Table make_table(std::string_view name, std::vector<Column> columns, std::size_t key_columns);

template <class Row>
const Table& table_of() {
  static const Table table = [] {
    std::vector<Column> columns;
    for_each_member<Row>([&](std::string_view name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(std::declval<Row&>().*pointer)>;
      using Plain = typename PlainType<Member>::type;
      constexpr bool number = std::is_integral_v<Plain> || std::is_same_v<Plain, Date>;
      columns.push_back({name, number ? ColumnType::integer : ColumnType::text, is_optional_v<Member>});
    });
    return make_table(Row::table, std::move(columns), Row::key_columns);
  }();
  return table;
}

template <class Row>
std::vector<Value> to_values(const Row& row) {
  std::vector<Value> values;
  values.reserve(table_of<Row>().columns.size());
  for_each_member<Row>([&](std::string_view, auto pointer) { values.push_back(to_value(row.*pointer)); });
  return values;
}

/// Reads a row from values in the order of its description.
template <class Row, class At>
Row from_values(At&& value_at) {
  Row row{};
  std::size_t index = 0;
  for_each_member<Row>([&](std::string_view, auto pointer) { from_value(value_at(index++), row.*pointer); });
  return row;
}

}  // namespace anshu::store
