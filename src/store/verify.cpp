#include "store/verify.h"

#include <chrono>

#include "store/conveyor.h"
#include "store/replay.h"
#include "store/row_comparison.h"
#include "store/seal_check.h"

namespace anshu::store {
namespace {

constexpr std::size_t entries_per_batch = 2000;
constexpr std::size_t bytes_per_batch = 8 << 20;

std::string entries_by_position() {
  return "SELECT " + table_of<JournalEntryRow>().column_list + " FROM journal_entry ORDER BY position";
}

Difference entry_difference(DifferenceKind kind, const std::string& key, std::string column, std::string expected,
                            std::string found, std::string_view what) {
  return {kind,
          "journal_entry",
          key,
          std::move(column),
          std::move(expected),
          std::move(found),
          fmt::format("留痕记录 {} {}", key, what)};
}

class Verification {
 public:
  Verification(std::span<const Table* const> tables, const VerifyOptions& options, Engine engine, Database& scratch)
      : tables_(tables),
        index_(tables),
        options_(options),
        gapless_(engine == Engine::sqlite),
        scratch_(scratch),
        seals_(options.public_keys) {}

  VerifyReport run(Connection& live) {
    report_.difference = first_difference(live);
    report_.seals = seals_.seals();
    report_.chains = replay_.chains();
    add_warnings();
    return std::move(report_);
  }

 private:
  std::optional<Difference> first_difference(Connection& live) {
    tell("封存", 0);
    if (auto difference = seals_.read_seals(live)) return difference;
    if (auto difference = read_journal(live)) return difference;
    if (auto difference = compare_rows(live)) return difference;
    for (const VerifyCheck& check : options_.checks) {
      tell(check.name, 0);
      std::optional<Difference> difference;
      scratch_.read([&](Connection& replayed) { difference = check.run(live, replayed); });
      if (difference) return difference;
    }
    return std::nullopt;
  }

  // ── the journal, in the order of positions: this thread reads, hashes and parses, another one replays ──────────────

  std::optional<Difference> read_journal(Connection& live) {
    std::optional<Difference> found_here, found_in_replay;
    Conveyor<std::vector<ReplayEntry>> conveyor([&](std::vector<ReplayEntry>& batch) {
      if (found_in_replay) return;
      scratch_.write([&](Connection& scratch) {
        for (ReplayEntry& entry : batch)
          if ((found_in_replay = replay_.apply(scratch, entry))) break;
        return Outcome::commit;
      });
    });
    std::vector<ReplayEntry> batch;
    std::size_t bytes = 0;
    live.stream(entries_by_position(), {}, [&](std::span<const Value> values) {
      batch.emplace_back();
      found_here = read_entry(values, batch.back());
      if (found_here) return false;
      bytes += text(values[11]).size();
      if (batch.size() < entries_per_batch && bytes < bytes_per_batch) return true;
      conveyor.finish();
      if (found_in_replay) return false;
      conveyor.put(std::exchange(batch, {}));
      bytes = 0;
      tell("留痕", report_.entries);
      return true;
    });
    if (found_here) batch.pop_back();
    conveyor.put(std::move(batch));
    conveyor.finish();
    // What replay found stands before what was found here: the entries of its batch came earlier.
    if (auto& difference = found_in_replay ? found_in_replay : found_here) {
      const bool breaks = difference->table == "journal_entry" && difference->kind != DifferenceKind::entry;
      return breaks ? explain_break(live, std::move(*difference)) : std::move(*difference);
    }
    if (auto difference = seals_.finish()) return difference;
    if (gap_) return gap_;
    return replay_.finish();
  }

  std::optional<Difference> read_entry(std::span<const Value> values, ReplayEntry& out) {
    std::optional<Difference> unreadable;
    auto entry = readable(values, unreadable);
    if (!entry) return unreadable;
    ++report_.entries;
    if (auto difference = check_hash(*entry)) return difference;
    const std::string key = entry_key(entry->organ, entry->chain_id, entry->chain_seq);
    if (auto difference = check_position(*entry, key)) return difference;
    if (auto difference = seals_.see(*entry)) return difference;
    if (!entry->seal_number && date_at(entry->at_ms) < date_at(options_.now) - 1) ++overdue_[entry->organ];
    try {
      out.changes = read_changes(entry->changes, index_);
    } catch (const std::exception& error) {
      return entry_difference(DifferenceKind::replay, key, "changes", "", error.what(), "所记的改动无法重放");
    }
    out.organ = std::move(entry->organ);
    out.chain_id = std::move(entry->chain_id);
    out.previous_hash = std::move(entry->previous_hash);
    out.entry_hash = std::move(entry->entry_hash);
    out.chain_seq = entry->chain_seq;
    return std::nullopt;
  }

  /// Positions are unique; on SQLite, whose one writer takes max + 1, they also have no gaps. A gap alone is told last: whatever
  /// else is wrong says more.
  std::optional<Difference> check_position(const JournalEntryRow& entry, const std::string& key) {
    const std::int64_t before = std::exchange(position_, entry.position);
    if (entry.position <= before)
      return entry_difference(DifferenceKind::chain, key, "position", "", std::to_string(entry.position),
                              "的位置与另一条记录相同");
    if (gapless_ && !gap_ && entry.position != before + 1)
      gap_ = entry_difference(DifferenceKind::chain, key, "position", std::to_string(before + 1), std::to_string(entry.position),
                              "之前有记录缺失");
    return std::nullopt;
  }

  /// A chain or a seal breaks where an entry was taken out of its place or altered: when there is an entry that is not what its
  /// hash says, that is the one to be named.
  Difference explain_break(Connection& live, Difference difference) const {
    std::optional<Difference> better;
    live.stream(entries_by_position(), {}, [&](std::span<const Value> values) {
      if (const auto entry = readable(values, better)) better = check_hash(*entry);
      return !better;
    });
    return better ? std::move(*better) : difference;
  }

  static std::optional<JournalEntryRow> readable(std::span<const Value> values, std::optional<Difference>& difference) {
    try {
      return from_values<JournalEntryRow>([&](std::size_t column) -> const Value& { return values[column]; });
    } catch (const std::exception&) {
      const std::string key = fmt::format("{}/{}/{}", shown(values[0]), shown(values[1]), shown(values[2]));
      difference = entry_difference(DifferenceKind::entry, key, "", "", "", "无法读取，被改动过");
      return std::nullopt;
    }
  }

  static std::optional<Difference> check_hash(const JournalEntryRow& entry) {
    std::string hash = entry_hash(entry);
    if (hash == entry.entry_hash) return std::nullopt;
    return entry_difference(DifferenceKind::entry, entry_key(entry.organ, entry.chain_id, entry.chain_seq), "entry_hash",
                            std::move(hash), entry.entry_hash, "的内容与其哈希不符，被改动过");
  }

  // ── the rows ───────────────────────────────────────────────────────────────────────────────────────────────────────

  std::optional<Difference> compare_rows(Connection& live) {
    RowComparison comparison(live, scratch_, [&](std::int64_t rows) { tell("行", rows); });
    std::optional<Difference> difference;
    for (const Table* table : tables_)
      if ((difference = comparison.compare(*table))) break;
    report_.rows = comparison.rows();
    return difference;
  }

  void add_warnings() {
    for (const auto& [organ, entries] : overdue_)
      report_.warnings.push_back(fmt::format("机构 {} 有 {} 条早于昨日的留痕记录尚未封存", organ, entries));
    if (options_.public_keys.empty()) report_.warnings.emplace_back("没有指定公钥，未核对封存由谁签名");
  }

  void tell(std::string_view phase, std::int64_t done) const {
    if (options_.progress) options_.progress(phase, done);
  }

  std::span<const Table* const> tables_;
  TableIndex index_;
  const VerifyOptions& options_;
  bool gapless_;
  Database& scratch_;
  VerifyReport report_;
  Replay replay_;
  SealCheck seals_;
  std::int64_t position_ = 0;
  std::optional<Difference> gap_;
  std::map<std::string, std::int64_t> overdue_;
};

/// The scratch database, gone at the end.
class Scratch {
 public:
  Scratch(const std::filesystem::path& path, const VerifyOptions& options) : path_(path) {
    remove();
    database_ = open_sqlite(path_, {.readers = 2, .durable = false});
    migrate(*database_, options.migrations, options.now);
    database_->write([](Connection& connection) {
      Replay::prepare(connection);
      return Outcome::commit;
    });
  }
  ~Scratch() {
    database_.reset();
    remove();
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  Database& database() { return *database_; }

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_.string() + suffix, ignored);
  }
  std::filesystem::path path_;
  std::unique_ptr<Database> database_;
};

}  // namespace

VerifyReport verify(Database& live, std::span<const Table* const> journaled_tables, const VerifyOptions& options) {
  const auto begun = std::chrono::steady_clock::now();
  Scratch scratch(options.scratch, options);
  Verification verification(journaled_tables, options, live.engine(), scratch.database());
  VerifyReport report;
  live.read([&](Connection& connection) { report = verification.run(connection); });
  report.elapsed_ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun).count();
  return report;
}

}  // namespace anshu::store
