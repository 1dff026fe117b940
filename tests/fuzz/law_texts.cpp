// Fuzzes what reads case numbers and the other texts that people type: no input may bring the program down, and what is
// accepted must be canonical (printing and reading it again gives the same).
#include <cstdlib>
#include <string>
#include <string_view>

#include "law/case_number.h"
#include "law/csv_table.h"
#include "law/date_text.h"
#include "law/identity.h"
#include "law/money.h"
#include "law/procuratorates.h"
#include "law/questions.h"

using namespace anshu::law;

namespace {
void expect(bool holds) {
  if (!holds) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto number = parse_case_number(text)) {
    const auto again = parse_case_number(number->text());
    expect(again && *again == *number);
    const auto document = parse_case_number(number->document_text());
    expect(document && *document == *number);
  }
  if (const auto old = parse_old_case_number(text)) expect(parse_old_case_number(old->text()) == *old);
  static const Procuratorates no_list;
  if (const auto number = parse_document_number(text, no_list)) expect(parse_document_number(number->text(), no_list) == *number);
  const std::string typed(text);
  static_cast<void>(read_date(typed, "from"));
  static_cast<void>(read_number(typed, "days", 0, 36'500));
  if (const auto fen = read_yuan(typed, "amount")) expect(*fen >= 0 && *fen <= max_amount_fen);
  if (const auto amount = parse_amount(text))
    expect(*amount >= 0 && *amount <= max_amount_fen && !capital_amount(*amount).empty());
  if (const auto date = parse_date_text(text)) expect(anshu::Date::parse(date->iso()) == *date);
  if (const auto code = parse_uscc(text)) expect(parse_uscc(*code) == *code);
  if (const auto mobile = parse_mobile(text)) expect(parse_mobile(*mobile) == *mobile);
  static const Divisions none;  // leaves the residence permits' area codes
  if (const auto id = parse_id_number(text, none, anshu::Date::of(2026, 1, 1)))
    expect(id->text.size() == 18 && id->text[0] == '8');
  static_cast<void>(CsvTable::parse(text, "fuzz.csv"));
  return 0;
}
