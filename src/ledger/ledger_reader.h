// Reads a court's spreadsheet into ledger rows: finds the sheet and its heading, skips titles, totals and repeated headings, and
// checks each row. Nothing is written here.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "files/table.h"
#include "law/case_number.h"
#include "law/law_book.h"
#include "ledger/ledger_columns.h"

namespace anshu::ledger {

struct RefusedRow {
  std::int64_t row = 0;  // as the spreadsheet counts it
  std::string field, rule, message;
};
BOOST_DESCRIBE_STRUCT(RefusedRow, (), (row, field, rule, message))

struct ReadColumn {
  std::string header;
  std::optional<std::string> field;  // none: not understood, kept with the row as it stands
};
BOOST_DESCRIBE_STRUCT(ReadColumn, (), (header, field))

/// One row that can be taken in.
struct LedgerRow {
  std::int64_t row = 0;
  law::CaseNumber number;
  Date filed_on;
  std::optional<Date> received_on, served_on, hearing_on, due_on, closed_on, judgment_served_on, archived_on;
  std::string trial_procedure;  // ordinary | simplified | small_claims | ""
  std::string cause, department, handler, clerk, close_way, remark, agents;
  std::vector<std::string> plaintiffs, defendants, third_parties;
  std::optional<std::int64_t> claim_amount_fen;
  std::string raw;  // JSON: heading → text, exactly as it stood
};

struct LedgerReading {
  std::int64_t rows = 0;  // data rows seen, refused ones included
  std::vector<ReadColumn> columns;
  std::vector<RefusedRow> refused;
};

struct LedgerSource {
  std::filesystem::path path;        // either a file …
  std::optional<std::string> bytes;  // … or its content
};

/// Hands every good row to on_row (false stops). E_LEDGER_NO_HEADING when no sheet has a heading with three known columns, one of
/// them 案号 and one 立案日期; and the refusals of files/table.h. Rules: number.* (law/case_number.h), number.court,
/// number.twice, date.*, date.order, amount.*.
Result<LedgerReading> read_ledger(const LedgerSource& source, const law::LawBook& law, const LedgerColumns& columns,
                                  const std::string& organ, const std::function<bool(LedgerRow&&)>& on_row);

}  // namespace anshu::ledger
