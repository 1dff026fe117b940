// Ledgers off the wire: whatever bytes come, each row with a case number is either taken in or refused with its field and rule;
// none is lost, none counts twice, and the same bytes always give the same answer.
//
// Most bytes of a workbook are packed, so that changing them only breaks the packing: input that starts with '<' is therefore
// the worksheet of a workbook that is made here; everything else is read as it stands (CSV in any encoding, whole workbooks).
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "base/describe.h"
#include "base/json.h"
#include "base/text.h"
#include "law/law_book.h"
#include "ledger/ledger_reader.h"
#include "unit/files_support.h"

using namespace anshu;

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

std::string read_reference(std::string_view path) {
  std::ifstream file(ANSHU_SOURCE_DIR "/reference/" + std::string(path), std::ios::binary);
  expect(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Rules {
  law::LawBook law;
  ledger::LedgerColumns columns;
};

const Rules& rules() {
  static const Rules loaded{law::load_law_book(read_reference).value(), ledger::LedgerColumns::load(read_reference).value()};
  return loaded;
}

const std::string organ = "陕0702";

struct Outcome {
  std::vector<ledger::LedgerRow> taken;
  Result<ledger::LedgerReading> reading;
};

Outcome read(const std::string& bytes) {
  Outcome out{{}, ledger::LedgerReading{}};
  out.reading = ledger::read_ledger({{}, bytes}, rules().law, rules().columns, organ, [&](ledger::LedgerRow&& row) {
    out.taken.push_back(std::move(row));
    return true;
  });
  return out;
}

/// Says all of an outcome, for comparison.
std::string shown(const Outcome& outcome) {
  std::string text;
  for (const auto& row : outcome.taken) text += fmt::format("{} {} {}\n", row.row, row.number.text(), row.raw);
  if (!outcome.reading) return text + outcome.reading.error().code;
  for (const auto& row : outcome.reading->refused) text += fmt::format("{} {} {}\n", row.row, row.field, row.rule);
  return text;
}

void check_taken(const ledger::LedgerRow& row) {
  expect(law::parse_case_number(row.number.text()) == row.number);
  expect(Date::parse(row.filed_on.iso()) == row.filed_on);
  expect(!row.closed_on || *row.closed_on >= row.filed_on);
  expect(!row.archived_on || *row.archived_on >= row.closed_on.value_or(row.filed_on));
  expect(!row.claim_amount_fen || *row.claim_amount_fen >= 0);
  for (const auto* names : {&row.plaintiffs, &row.defendants, &row.third_parties})
    for (const auto& name : *names) expect(!name.empty() && is_clean_text(name));
  for (const auto* text : {&row.cause, &row.handler, &row.department, &row.remark, &row.raw}) expect(is_clean_text(*text));
  boost::json::error_code error;
  expect(boost::json::parse(row.raw, error).is_object() && !error);
}

/// The numbers of the rows that carry a case number in the column that the heading calls 案号, told without the reader's rules.
std::set<std::int64_t> rows_with_a_number(const std::string& bytes) {
  std::set<std::int64_t> rows;
  int sheet = -1;
  std::size_t column = 0;
  bool found = false;
  static_cast<void>(files::read_table_bytes(bytes, {}, [&](files::SheetRow& row) {
    if (!found) {
      std::set<std::string> fields;
      for (std::size_t i = row.cells.size(); i-- > 0;) {
        const auto* known = rules().columns.of_heading(trim(row.cells[i].text));
        if (!known) continue;
        fields.insert(known->field);
        if (known->field == "number") column = i;
      }
      found = fields.size() >= 3 && fields.contains("number") && fields.contains("filed_on");
      sheet = row.sheet;
      return !found && row.number >= 30 ? files::Next::sheet : files::Next::row;
    }
    if (row.sheet != sheet) return files::Next::stop;
    if (column < row.cells.size() && law::parse_case_number(trim(row.cells[column].text))) rows.insert(row.number);
    return files::Next::row;
  }));
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with('<')) bytes = files_test::make_zip(files_test::workbook_parts(bytes));
  const Outcome outcome = read(bytes);
  expect(shown(outcome) == shown(read(bytes)));
  if (!outcome.reading) {
    expect(outcome.reading.error().code.starts_with("E_") && !outcome.reading.error().message.empty());
    return 0;
  }
  const auto& reading = *outcome.reading;
  expect(reading.rows == static_cast<std::int64_t>(outcome.taken.size() + reading.refused.size()));
  std::set<std::int64_t> answered;
  std::set<std::string> numbers;
  for (const auto& row : outcome.taken) {
    check_taken(row);
    expect(answered.insert(row.row).second);
    expect(numbers.insert(row.number.text()).second);
  }
  for (const auto& row : reading.refused) {
    expect(!row.field.empty() && !row.rule.empty() && !row.message.empty());
    expect(answered.insert(row.row).second);
  }
  for (const std::int64_t row : rows_with_a_number(bytes)) expect(answered.contains(row));
  return 0;
}
