#include "store/replay.h"

namespace anshu::store {
namespace {

constexpr const char* create_chain =
    "CREATE TABLE verify_chain (organ TEXT NOT NULL, chain_id TEXT NOT NULL, seq BIGINT NOT NULL, hash TEXT NOT NULL,"
    " PRIMARY KEY (organ, chain_id)) WITHOUT ROWID";
constexpr const char* begin_chain = "INSERT OR IGNORE INTO verify_chain (organ, chain_id, seq, hash) VALUES ($1, $2, 1, $3)";
constexpr const char* advance_chain =
    "UPDATE verify_chain SET seq = $3, hash = $4 WHERE organ = $1 AND chain_id = $2 AND seq = $3 - 1 AND hash = $5";
constexpr const char* select_chain = "SELECT seq, hash FROM verify_chain WHERE organ = $1 AND chain_id = $2";
constexpr const char* select_indexes = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";

constexpr std::size_t most_waiting = 100'000;  // more is no matter of order any more

std::string version_text(std::int64_t version) { return "版本 " + std::to_string(version); }

Difference replay_difference(const RecordedChange& change, const std::string& entry, std::string column, std::string expected,
                             std::string found, std::string_view why) {
  const std::string key = key_text(change.key);
  return {DifferenceKind::replay,
          std::string(change.table->name),
          key,
          std::move(column),
          std::move(expected),
          std::move(found),
          fmt::format("重放留痕记录 {} 时，表 {} 中键为 {} 的行{}", entry, change.table->name, key, why)};
}

}  // namespace

std::string entry_key(std::string_view organ, std::string_view chain_id, std::int64_t chain_seq) {
  return fmt::format("{}/{}/{}", organ, chain_id, chain_seq);
}

void Replay::prepare(Connection& scratch) {
  const Rows indexes = scratch.query(select_indexes);
  for (std::size_t i = 0; i < indexes.size(); ++i) scratch.run_script("DROP INDEX \"" + text(indexes.at(i, 0)) + "\"");
  scratch.run_script(create_chain);
}

std::optional<Difference> Replay::apply(Connection& scratch, ReplayEntry& entry) {
  if (auto difference = follow_chain(scratch, entry)) return difference;
  const std::string key = entry_key(entry.organ, entry.chain_id, entry.chain_seq);
  for (RecordedChange& change : entry.changes)
    if (auto difference = apply_change(scratch, change, key)) return difference;
  return std::nullopt;
}

std::optional<Difference> Replay::follow_chain(Connection& scratch, const ReplayEntry& entry) {
  if (entry.chain_seq == 1 && entry.previous_hash.empty()) {
    if (scratch.execute(begin_chain, {entry.organ, entry.chain_id, entry.entry_hash}) == 1) {
      ++chains_;
      return std::nullopt;
    }
  } else if (scratch.execute(advance_chain,
                             {entry.organ, entry.chain_id, entry.chain_seq, entry.entry_hash, entry.previous_hash}) == 1) {
    return std::nullopt;
  }
  const Rows head = scratch.query(select_chain, {entry.organ, entry.chain_id});
  const std::int64_t seq = head.empty() ? 0 : integer(head.at(0, 0));
  const std::string key = entry_key(entry.organ, entry.chain_id, entry.chain_seq);
  Difference difference{DifferenceKind::chain,
                        "journal_entry",
                        key,
                        "chain_seq",
                        std::to_string(seq + 1),
                        std::to_string(entry.chain_seq),
                        fmt::format("留痕记录 {} 之前应为第 {} 条，链中有记录缺失、重复或次序被改动", key, seq)};
  if (entry.chain_seq == seq + 1) {
    difference.column = "previous_hash";
    difference.expected = head.empty() ? "" : text(head.at(0, 1));
    difference.found = entry.previous_hash;
    difference.sentence = fmt::format("留痕记录 {} 与前一条记录不相衔接", key);
  }
  return difference;
}

std::optional<Difference> Replay::apply_change(Connection& scratch, RecordedChange& change, const std::string& entry) {
  const std::int64_t version = change.version;
  const auto& cells = change.cells;
  if (cells.empty() || cells.back().column + 1 != change.table->columns.size() || cells.back().after != Value(version))
    return replay_difference(change, entry, "version", version_text(version), cells.empty() ? "" : shown(cells.back().after),
                             "没有记下相应的版本");
  RowId row;
  const std::size_t waited = waiting_changes_;
  if (!waiting_.empty()) row = {change.table, change.key};
  if (auto difference = change.insert ? apply_insert(scratch, change, entry) : apply_update(scratch, change, entry))
    return difference;
  if (waited == 0 || waiting_changes_ != waited) return std::nullopt;  // nobody waits, or this one does
  return apply_waiting(scratch, row, version + 1);
}

std::optional<Difference> Replay::apply_insert(Connection& scratch, const RecordedChange& change, const std::string& entry) {
  if (change.version != 1)
    return replay_difference(change, entry, "version", version_text(1), version_text(change.version), "新增时的版本不是 1");
  std::vector<Value> params;
  params.reserve(change.cells.size());
  for (const auto& cell : change.cells) params.push_back(cell.after);
  if (scratch.execute(sql_of(change), params) == 1) return std::nullopt;
  return replay_difference(change, entry, "", "", "", "重复新增，或缺少必填的列");
}

std::optional<Difference> Replay::apply_update(Connection& scratch, RecordedChange& change, const std::string& entry) {
  std::vector<Value> params;
  params.reserve(change.cells.size() * 2 + change.key.size());
  for (const auto& cell : change.cells) params.push_back(cell.after);
  for (const Value& part : change.key) params.push_back(part);
  for (const auto& cell : change.cells) params.push_back(cell.before);
  if (scratch.execute(sql_of(change), params) == 1) return std::nullopt;
  return explain(scratch, change, entry);
}

/// Why an update did not meet its row: it comes before its predecessor (then it waits), or it does not fit.
std::optional<Difference> Replay::explain(Connection& scratch, RecordedChange& change, const std::string& entry) {
  const Rows row = scratch.query(change.table->find_sql, change.key);
  const std::size_t version_column = change.table->columns.size() - 1;
  const std::int64_t version = row.empty() ? 0 : integer(row.at(0, version_column));
  if (version >= change.version)
    return replay_difference(change, entry, "version", version_text(version + 1), version_text(change.version),
                             "的同一版本被记录了两次");
  if (version == change.version - 1) {
    for (const auto& cell : change.cells)
      if (row.at(0, cell.column) != cell.before)
        return replay_difference(change, entry, std::string(change.table->columns[cell.column].name),
                                 shown(row.at(0, cell.column)), shown(cell.before), "与该记录所记的改动前内容不符");
  }
  if (++waiting_changes_ > most_waiting)
    return replay_difference(change, entry, "version", version_text(version + 1), version_text(change.version), "缺少在先的改动");
  auto& waiting = waiting_[{change.table, change.key}];
  const std::int64_t waits_as = change.version;
  if (waiting.contains(waits_as))
    return replay_difference(change, entry, "version", "", version_text(waits_as), "的同一版本被记录了两次");
  waiting.emplace(waits_as, Waiting{std::move(change), entry});
  return std::nullopt;
}

std::optional<Difference> Replay::apply_waiting(Connection& scratch, const RowId& row, std::int64_t version) {
  const auto found = waiting_.find(row);
  if (found == waiting_.end()) return std::nullopt;
  for (auto next = found->second.find(version); next != found->second.end(); next = found->second.find(++version)) {
    Waiting waiting = std::move(next->second);
    found->second.erase(next);
    --waiting_changes_;
    if (auto difference = apply_update(scratch, waiting.change, waiting.entry)) return difference;
  }
  if (found->second.empty()) waiting_.erase(found);
  return std::nullopt;
}

std::optional<Difference> Replay::finish() const {
  if (waiting_.empty()) return std::nullopt;
  const Waiting& first = waiting_.begin()->second.begin()->second;
  return replay_difference(first.change, first.entry, "version", "", version_text(first.change.version), "缺少在先的改动");
}

const std::string& Replay::sql_of(const RecordedChange& change) {
  const Table& table = *change.table;
  std::string shape(table.name);
  shape += change.insert ? '+' : '=';
  for (const auto& cell : change.cells) shape += static_cast<char>(cell.column);
  const auto [found, is_new] = sql_.try_emplace(std::move(shape));
  if (!is_new) return found->second;

  std::string names, marks, updates, condition;
  std::size_t mark = 0;
  for (const auto& cell : change.cells) {
    const std::string_view name = table.columns[cell.column].name, comma = mark ? ", " : "";
    ++mark;
    names += fmt::format("{}{}", comma, name);
    marks += fmt::format("{}${}", comma, mark);
    updates += fmt::format("{}{} = ${}", comma, name, mark);
  }
  if (change.insert) {
    found->second = fmt::format("INSERT OR IGNORE INTO {} ({}) VALUES ({})", table.name, names, marks);
    return found->second;
  }
  for (std::size_t i = 0; i < table.key_columns; ++i) condition += fmt::format("{} = ${} AND ", table.columns[i].name, ++mark);
  for (std::size_t i = 0; i < change.cells.size(); ++i)
    condition += fmt::format("{}{} IS ${}", i ? " AND " : "", table.columns[change.cells[i].column].name, ++mark);
  found->second = fmt::format("UPDATE {} SET {} WHERE {}", table.name, updates, condition);
  return found->second;
}

}  // namespace anshu::store
