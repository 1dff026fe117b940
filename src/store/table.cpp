#include "store/table.h"

namespace anshu::store {

std::size_t Table::index_of(std::string_view column) const {
  std::size_t index = 0;
  while (index < columns.size() && columns[index].name != column) ++index;
  return index;
}

Table make_table(std::string_view name, std::vector<Column> columns, std::size_t key_columns) {
  Table table{name, std::move(columns), key_columns, {}, {}, {}};
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i) table.column_list += ", ", marks += ", ";
    table.column_list += table.columns[i].name;
    marks += "$" + std::to_string(i + 1);
  }
  table.insert_sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", name, table.column_list, marks);
  table.find_sql = fmt::format("SELECT {} FROM {} WHERE", table.column_list, name);
  for (std::size_t i = 0; i < key_columns; ++i)
    table.find_sql += fmt::format("{} {} = ${}", i ? " AND" : "", table.columns[i].name, i + 1);
  return table;
}

}  // namespace anshu::store
