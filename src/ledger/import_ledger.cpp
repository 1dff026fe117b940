#include "ledger/import_ledger.h"

#include <map>

#include "base/crypto.h"
#include "base/id.h"
#include "cases/allot_number.h"
#include "cases/imported_case.h"
#include "cases/procedure.h"
#include "law/law_book.h"
#include "ledger/case_from_ledger.h"

namespace anshu::ledger {
namespace {

constexpr std::size_t rows_per_transaction = 500;

constexpr const char* select_case_by_number =
    "SELECT c.id, i.raw FROM case_file c LEFT JOIN case_import i ON i.organ = c.organ AND i.case_id = c.id WHERE c.organ = $1 "
    "AND c.number = $2";
constexpr const char* select_organ = "SELECT 1 FROM organ WHERE organ = $1 AND active = 1";

enum class Taken { fresh, unchanged };

struct ImportedCase {
  std::string case_id;
};
BOOST_DESCRIBE_STRUCT(ImportedCase, (), (case_id))

/// Takes rows in: each an action of its own on the chain of its case.
class RowTaker {
 public:
  RowTaker(const cases::Services& services, const people::Actor& actor, const ImportOptions& options, std::string batch_id,
           const LedgerPeople& people)
      : services_(services), actor_(actor), options_(options), batch_id_(std::move(batch_id)), people_(people) {}

  Result<Taken> take(store::Connection& connection, InstantMs now, const LedgerRow& row) {
    const store::Rows present = connection.query(select_case_by_number, {options_.organ, row.number.text()});
    if (!present.empty()) {
      if (!store::is_null(present.at(0, 1)) && store::text(present.at(0, 1)) == row.raw) return Taken::unchanged;
      return refuse_field("number", "number.exists", "台账中已有此案号，内容与本行不同；请核对后在案件中更正");
    }
    if (options_.dry_run) return Taken::fresh;
    const std::string case_id = new_id(now);
    const people::ActionCall call{
        "import_ledger", options_.organ, case_id, fmt::format(R"({{"batch_id":"{}","row":{}}})", batch_id_, row.row), {}};
    const auto imported = services_.actions.run_within<ImportedCase>(
        connection, now, actor_, call, [&](people::Action& action) { return insert_case(action, row); });
    if (!imported) return std::unexpected(imported.error());
    return Taken::fresh;
  }

 private:
  Result<ImportedCase> insert_case(people::Action& action, const LedgerRow& row) {
    cases::CaseFile file = case_from_ledger(services_, people_, row, options_.organ, batch_id_, action);
    const cases::Procedure* procedure = services_.procedures.for_case_type(file.row.case_type);
    ANSHU_CHECK(cases::take_on_imported(action, services_.law, procedure, file, dates_of(row)));
    action.work.insert(file.row);
    for (const auto& party : file.parties) action.work.insert(party);
    for (const auto& member : file.members) action.work.insert(member);
    for (const auto& imported : file.imported) action.work.insert(imported);
    cases::reserve_number(action, row.number);
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

  void flush() {
    if (waiting_.empty()) return;
    std::vector<Result<Taken>> outcomes;
    const InstantMs now = services_.clock.now_ms();
    const auto work = [&](store::Connection& connection) {
      outcomes.clear();
      for (const LedgerRow& row : waiting_) {
        if (options_.dry_run) {
          outcomes.push_back(taker_.take(connection, now, row));
          continue;
        }
        store::Savepoint savepoint(connection);
        outcomes.push_back(taker_.take(connection, now, row));
        if (outcomes.back()) savepoint.keep();
      }
      return store::Outcome::commit;
    };
    if (options_.dry_run)
      services_.database.read([&](store::Connection& connection) { work(connection); });
    else
      services_.database.write(work);
    for (std::size_t i = 0; i < outcomes.size(); ++i) count(waiting_[i], outcomes[i]);
    waiting_.clear();
    if (options_.progress) options_.progress(report_.accepted + static_cast<std::int64_t>(report_.refused.size()));
  }

  Result<ImportReport> finish(LedgerReading&& reading, const std::string& file_sha256) {
    flush();
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
  ImportReport report_;
  std::map<std::string, std::int64_t> causes_, handlers_;
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
