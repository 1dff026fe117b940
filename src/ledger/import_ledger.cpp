#include "ledger/import_ledger.h"

#include <map>
#include <numeric>

#include "base/crypto.h"
#include "base/id.h"
#include "cases/allot_number.h"
#include "cases/imported_case.h"
#include "cases/procedure.h"
#include "law/law_book.h"
#include "ledger/case_from_ledger.h"
#include "store/conveyor.h"

namespace anshu::ledger {
namespace {

constexpr std::size_t rows_per_transaction = 4000;

/// Followed by the numbers, $2 …, and a bracket.
constexpr const char* select_present =
    "SELECT c.number, i.raw FROM case_file c LEFT JOIN case_import i ON i.organ = c.organ AND i.case_id = c.id WHERE c.organ = "
    "$1 "
    "AND c.number IN (";
constexpr const char* select_organ = "SELECT 1 FROM organ WHERE organ = $1 AND active = 1";

enum class Taken { fresh, unchanged };

struct ImportedCase {
  std::string case_id;
};
BOOST_DESCRIBE_STRUCT(ImportedCase, (), (case_id))

using Present = std::unordered_map<std::string, std::optional<std::string>>;  // number → the row as imported, if it was

/// Takes rows in: each an action of its own on the chain of its case.
class RowTaker {
 public:
  RowTaker(const cases::Services& services, const people::Actor& actor, const ImportOptions& options, std::string batch_id,
           const LedgerPeople& people)
      : services_(services), actor_(actor), options_(options), batch_id_(std::move(batch_id)), people_(people) {}

  /// Call at the begin of each transaction.
  void begin(store::Connection& connection, std::span<const LedgerRow> rows) {
    sequences_.forget();
    present_.clear();
    std::string sql = select_present;
    std::vector<store::Value> params{options_.organ};
    for (const LedgerRow& row : rows) {
      sql += fmt::format("{}${}", params.size() > 1 ? ", " : "", params.size() + 1);
      params.emplace_back(row.number.text());
    }
    const store::Rows found = connection.query(sql + ")", params);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const bool imported = !store::is_null(found.at(i, 1));
      present_.emplace(store::text(found.at(i, 0)), imported ? std::optional(store::text(found.at(i, 1))) : std::nullopt);
    }
  }

  /// `left_rows`: it was refused after it had written something.
  Result<Taken> take(store::Connection& connection, InstantMs now, const LedgerRow& row, bool& left_rows) {
    if (const auto present = present_.find(row.number.text()); present != present_.end()) {
      if (present->second == row.raw) return Taken::unchanged;
      return refuse_field("number", "number.exists", "台账中已有此案号，内容与本行不同；请核对后在案件中更正");
    }
    if (options_.dry_run) return Taken::fresh;
    const std::string case_id = new_id(now);
    people::ActionCall call{
        "import_ledger", options_.organ, case_id, fmt::format(R"({{"batch_id":"{}","row":{}}})", batch_id_, row.row), {}};
    call.new_chain = true;
    const auto imported = services_.actions.run_within<ImportedCase>(connection, now, actor_, call, [&](people::Action& action) {
      auto inserted = insert_case(action, row);
      left_rows = !inserted && !action.work.changes().empty();
      return inserted;
    });
    if (!imported) return std::unexpected(imported.error());
    return Taken::fresh;
  }
  /// What the last row did was undone.
  void forget_locks() { sequences_.forget(); }

 private:
  Result<ImportedCase> insert_case(people::Action& action, const LedgerRow& row) {
    cases::CaseFile file = case_from_ledger(services_, people_, row, options_.organ, batch_id_, action);
    const cases::Procedure* procedure = services_.procedures.for_case_type(file.row.case_type);
    ANSHU_CHECK(cases::take_on_imported(action, services_.law, procedure, file, dates_of(row)));
    action.work.insert(file.row);
    for (const auto& party : file.parties) action.work.insert(party);
    for (const auto& member : file.members) action.work.insert(member);
    for (const auto& imported : file.imported) action.work.insert(imported);
    cases::reserve_number(action, row.number, sequences_);
    return ImportedCase{file.row.id};
  }

  static cases::ImportedDates dates_of(const LedgerRow& row) {
    cases::ImportedDates dates;
    dates.served_on = row.served_on;
    dates.hearing_on = row.hearing_on;
    dates.judgment_served_on = row.judgment_served_on;
    dates.closed_on = row.closed_on;
    dates.archived_on = row.archived_on;
    dates.due_on = row.due_on;
    return dates;
  }

  const cases::Services& services_;
  const people::Actor& actor_;
  const ImportOptions& options_;
  std::string batch_id_;
  const LedgerPeople& people_;
  cases::LockedSequences sequences_;
  Present present_;
};

std::vector<UnmappedText> most_frequent_first(const std::map<std::string, std::int64_t>& counts) {
  std::vector<UnmappedText> list;
  for (const auto& [text, count] : counts) list.push_back({text, count});
  std::ranges::stable_sort(list, [](const auto& a, const auto& b) { return a.count > b.count; });
  return list;
}

class Import {
 public:
  Import(const cases::Services& services, const people::Actor& actor, const ImportOptions& options)
      : services_(services),
        actor_(actor),
        options_(options),
        batch_id_(new_id(services.clock.now_ms())),
        people_(services.database.read_value([&](store::Connection& db) { return LedgerPeople(db, options.organ); })),
        taker_(services, actor, options, batch_id_, people_) {
    report_.file_name = options.file_name;
    report_.mode = options.dry_run ? "dry_run" : "commit";
  }

  bool add(LedgerRow&& row) {
    note_unmapped(row);
    waiting_.push_back(std::move(row));
    if (waiting_.size() >= rows_per_transaction) flush();
    return true;
  }

  /// Hands the waiting rows to the second thread; the batch before is done then.
  void flush() {
    if (waiting_.empty()) return;
    settle();
    writing_ = std::exchange(waiting_, {});
    conveyor_.put(0);
  }

  Result<ImportReport> finish(LedgerReading&& reading, const std::string& file_sha256) {
    flush();
    settle();
    report_.rows = reading.rows;
    report_.columns = std::move(reading.columns);
    for (auto& refused : reading.refused) report_.refused.push_back(std::move(refused));
    std::ranges::sort(report_.refused, {}, &RefusedRow::row);
    report_.unmapped_causes = most_frequent_first(causes_);
    report_.unmapped_handlers = most_frequent_first(handlers_);
    if (options_.dry_run) return std::move(report_);
    report_.batch_id = batch_id_;
    if (report_.accepted > report_.unchanged || !report_.refused.empty()) ANSHU_CHECK(record_batch(file_sha256));
    return std::move(report_);
  }

 private:
  /// Waits for the batch that is being written, and counts what became of it.
  void settle() {
    conveyor_.finish();
    for (std::size_t i = 0; i < outcomes_.size(); ++i) count(writing_[i], outcomes_[i]);
    const bool any = !std::exchange(outcomes_, {}).empty();
    if (any && options_.progress) options_.progress(report_.accepted + static_cast<std::int64_t>(report_.refused.size()));
  }

  /// On the second thread. A savepoint for each row would copy every page that the row touches; so the rows go in without, and
  /// only when one had to be undone the batch is done again with savepoints.
  void write_batch() {
    if (options_.dry_run) return services_.database.read([&](store::Connection& connection) { take_all(connection, false); });
    bool clean = true;
    services_.database.write([&](store::Connection& connection) {
      clean = take_all(connection, false);
      return clean ? store::Outcome::commit : store::Outcome::rollback;
    });
    if (clean) return;
    services_.database.write([&](store::Connection& connection) {
      take_all(connection, true);
      return store::Outcome::commit;
    });
  }

  /// In the order of filing, as the facts and the search index are kept: an index that grows at one place stays in the cache.
  /// False when a refused row left something behind, which only a savepoint takes away again.
  bool take_all(store::Connection& connection, bool savepoints) {
    outcomes_.assign(writing_.size(), Taken::fresh);
    std::vector<std::size_t> by_filing(writing_.size());
    std::iota(by_filing.begin(), by_filing.end(), std::size_t{0});
    std::ranges::stable_sort(by_filing, {}, [this](std::size_t i) { return writing_[i].filed_on; });
    const InstantMs now = services_.clock.now_ms();
    taker_.begin(connection, writing_);
    for (const std::size_t i : by_filing) {
      std::optional<store::Savepoint> savepoint;
      if (savepoints) savepoint.emplace(connection);
      bool left_rows = false;
      outcomes_[i] = taker_.take(connection, now, writing_[i], left_rows);
      if (left_rows && !savepoints) return false;
      if (left_rows) taker_.forget_locks();
      if (savepoint && !left_rows) savepoint->keep();
    }
    return true;
  }

  void note_unmapped(const LedgerRow& row) {
    if (!row.handler.empty() && !people_.person(row.handler)) ++handlers_[row.handler];
    if (!row.cause.empty() && !services_.law.causes.find_by_name(cause_kind_of(row.number.type_code), row.cause))
      ++causes_[row.cause];
  }

  void count(const LedgerRow& row, const Result<Taken>& outcome) {
    if (outcome) {
      ++report_.accepted;
      if (*outcome == Taken::unchanged) ++report_.unchanged;
      return;
    }
    const Refusal& refusal = outcome.error();
    if (refusal.fields.empty())
      report_.refused.push_back({row.row, "row", refusal.code, refusal.message});
    else
      report_.refused.push_back(
          {row.row, refusal.fields.front().field, refusal.fields.front().rule, refusal.fields.front().message});
  }

  Result<void> record_batch(const std::string& file_sha256) {
    BatchRow batch{options_.organ,
                   batch_id_,
                   options_.file_name,
                   file_sha256,
                   report_.rows,
                   report_.accepted,
                   report_.unchanged,
                   static_cast<std::int64_t>(report_.refused.size()),
                   to_json(report_),
                   actor_.user_id,
                   actor_.name,
                   services_.clock.now_ms(),
                   1};
    const people::ActionCall call{
        "import_ledger", options_.organ, batch_id_, fmt::format(R"({{"batch_id":"{}"}})", batch_id_), {}};
    const auto recorded = services_.actions.run<ImportedCase>(actor_, call, [&](people::Action& action) -> Result<ImportedCase> {
      action.work.insert(batch);
      return ImportedCase{};
    });
    if (!recorded) return std::unexpected(recorded.error());
    return {};
  }

  const cases::Services& services_;
  const people::Actor& actor_;
  const ImportOptions& options_;
  std::string batch_id_;
  LedgerPeople people_;
  RowTaker taker_;
  std::vector<LedgerRow> waiting_;
  std::vector<LedgerRow> writing_;  // the second thread's while it writes, with the next
  std::vector<Result<Taken>> outcomes_;
  ImportReport report_;
  std::map<std::string, std::int64_t> causes_, handlers_;
  store::Conveyor<int> conveyor_{[this](int&) { write_batch(); }};  // ends first
};

}  // namespace

Result<ImportReport> import_ledger(const cases::Services& services, const LedgerColumns& columns, const people::Actor& actor,
                                   const LedgerSource& source, const ImportOptions& options) {
  ANSHU_CHECK(services.permissions.require(actor, "import_ledger"));
  const bool own_organ = actor.organ == options.organ;
  const bool known =
      services.database.read_value([&](store::Connection& db) { return !db.query(select_organ, {options.organ}).empty(); });
  if (!own_organ || !known) return refuse_not_found("本院 " + options.organ);
  Import import(services, actor, options);
  ANSHU_TRY(LedgerReading reading, read_ledger(source, services.law, columns, options.organ,
                                               [&](LedgerRow&& row) { return import.add(std::move(row)); }));
  return import.finish(std::move(reading), source.bytes ? sha256_hex(*source.bytes) : std::string());
}

}  // namespace anshu::ledger
