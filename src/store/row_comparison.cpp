#include "store/row_comparison.h"

#include "store/conveyor.h"

namespace anshu::store {
namespace {

constexpr std::size_t rows_per_batch = 4000;

Difference row_difference(DifferenceKind kind, const Table& table, std::span<const Value> key, std::string_view what) {
  const std::string words = key_text(key);
  return {kind, std::string(table.name), words, {}, {}, {}, fmt::format("表 {} 中键为 {} 的行{}", table.name, words, what)};
}

/// Rows of one table, one after the other.
struct RowBatch {
  std::vector<Value> values;
  std::size_t width = 0;
  std::size_t size() const { return width ? values.size() / width : 0; }
  std::span<const Value> row(std::size_t index) const { return std::span(values).subspan(index * width, width); }
};

std::optional<Difference> compare_row(const Table& table, std::span<const Value> live, Connection& replayed) {
  const auto key = live.first(table.key_columns);
  const Rows found = replayed.query(table.find_sql, key);
  if (found.empty()) return row_difference(DifferenceKind::additional_row, table, key, "没有任何留痕记录，是另行添加的");
  for (std::size_t column = 0; column < live.size(); ++column) {
    if (found.at(0, column) == live[column]) continue;
    auto difference = row_difference(DifferenceKind::differing_row, table, key,
                                     fmt::format("的 {} 列与留痕记录不符，被改动过", table.columns[column].name));
    difference.column = table.columns[column].name;
    difference.expected = shown(found.at(0, column));
    difference.found = shown(live[column]);
    return difference;
  }
  return std::nullopt;
}

std::int64_t count_rows(Connection& connection, const Table& table) {
  return integer(connection.query(fmt::format("SELECT count(*) FROM {}", table.name)).at(0, 0));
}

}  // namespace

std::optional<Difference> RowComparison::compare(const Table& table) {
  std::optional<Difference> difference;
  Conveyor<RowBatch> conveyor([&](RowBatch& batch) {
    replayed_.read([&](Connection& replayed) {
      for (std::size_t i = 0; i < batch.size() && !difference; ++i) difference = compare_row(table, batch.row(i), replayed);
    });
  });
  std::int64_t rows = 0;
  const auto new_batch = [&] {
    RowBatch batch{{}, table.columns.size()};
    batch.values.reserve(rows_per_batch * batch.width);
    return batch;
  };
  RowBatch batch = new_batch();
  live_.stream(fmt::format("SELECT {} FROM {}", table.column_list, table.name), {}, [&](std::span<const Value> row) {
    batch.values.insert(batch.values.end(), row.begin(), row.end());
    ++rows;
    if (batch.size() < rows_per_batch) return true;
    conveyor.finish();
    if (difference) return false;
    conveyor.put(std::exchange(batch, new_batch()));
    on_rows_(rows_ + rows);
    return true;
  });
  conveyor.put(std::move(batch));
  conveyor.finish();
  rows_ += rows;
  if (difference) return difference;
  // Each live row has its twin. So when the numbers agree, too, nothing is missing.
  const std::int64_t expected = replayed_.read_value([&](Connection& replayed) { return count_rows(replayed, table); });
  return rows == expected ? std::nullopt : find_missing(table);
}

std::optional<Difference> RowComparison::find_missing(const Table& table) {
  std::optional<Difference> difference;
  replayed_.read([&](Connection& replayed) {
    replayed.stream(fmt::format("SELECT {} FROM {}", table.column_list, table.name), {}, [&](std::span<const Value> row) {
      const auto key = row.first(table.key_columns);
      if (live_.query(table.find_sql, key).empty())
        difference = row_difference(DifferenceKind::missing_row, table, key, "缺失：留痕中有记录，表中已没有");
      return !difference;
    });
  });
  if (!difference) difference = row_difference(DifferenceKind::additional_row, table, {}, "重复：同一键有不止一行");
  return difference;
}

}  // namespace anshu::store
