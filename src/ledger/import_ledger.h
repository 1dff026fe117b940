// 导入台账: a court's existing ledger comes in, row by row; nothing is lost, and running it twice changes nothing.
#pragma once

#include "cases/services.h"
#include "ledger/ledger_reader.h"

namespace anshu::ledger {

/// One import that changed something, with its report.
struct BatchRow {
  static constexpr std::string_view table = "import_batch";
  static constexpr int key_columns = 2;
  std::string organ, id, file_name, file_sha256;
  std::int64_t row_count = 0, accepted = 0, unchanged = 0, refused = 0;
  std::string report, user_id, user_name;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(BatchRow, (),
                      (organ, id, file_name, file_sha256, row_count, accepted, unchanged, refused, report, user_id, user_name,
                       at_ms, version))

struct UnmappedText {
  std::string text;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(UnmappedText, (), (text, count))

struct ImportReport {
  std::optional<std::string> batch_id;  // none for a dry run
  std::string file_name, mode;          // dry_run | commit
  std::int64_t rows = 0;
  std::int64_t accepted = 0;   // rows that stand in the ledger now (or would): new ones and those that stood there already
  std::int64_t unchanged = 0;  // of these: imported before, exactly alike
  std::vector<RefusedRow> refused;
  std::vector<ReadColumn> columns;
  std::vector<UnmappedText> unmapped_causes, unmapped_handlers;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (batch_id, file_name, mode, rows, accepted, unchanged, refused, columns, unmapped_causes,
                       unmapped_handlers))

struct ImportOptions {
  std::string organ;
  std::string file_name;
  bool dry_run = false;
  std::function<void(std::int64_t rows)> progress;  // called after each batch
};

/// Cases are written in batches of one transaction each, every row whole or not at all; an interrupted import is continued by
/// running it again. A number that stands in the ledger with other content is refused (number.exists). Refusals of the whole:
/// E_FORBIDDEN, E_NOT_FOUND (organ), E_LEDGER_NO_HEADING, and those of files/table.h.
Result<ImportReport> import_ledger(const cases::Services& services, const LedgerColumns& columns, const people::Actor& actor,
                                   const LedgerSource& source, const ImportOptions& options);

}  // namespace anshu::ledger
