#include "law/date_text.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("a ledger's date is read in every writing") {
  struct Row {
    std::string text;
    std::string date;
  };
  const Row rows[] = {
      {"2026-3-1", "2026-03-01"},
      {"2026-03-01", "2026-03-01"},
      {"2026/03/01", "2026-03-01"},
      {"2026/3/1", "2026-03-01"},
      {"2026.3.1", "2026-03-01"},
      {"20260301", "2026-03-01"},
      {"2026年3月1日", "2026-03-01"},
      {"2026年03月01号", "2026-03-01"},
      {"2026 年 3 月 1 日", "2026-03-01"},
      {"２０２６年３月１日", "2026-03-01"},
      {"２０２６．３．１", "2026-03-01"},
      {"2026－3－1", "2026-03-01"},
      {"2026—3—1", "2026-03-01"},
      {" 2026-3-1 ", "2026-03-01"},
      {"2026- 3 -1", "2026-03-01"},
      {"2026-03-01 09:30", "2026-03-01"},
      {"2026-03-01 09:30:15", "2026-03-01"},
      {"2026-03-01T09:30:15.000", "2026-03-01"},
      {"2026年3月1日 9:30", "2026-03-01"},
      {"2026/3/1 0:00:00", "2026-03-01"},
      {"20260301 09:30", "2026-03-01"},
      {"46054", "2026-02-01"},  // data_standards.md §6
      {"46054.0", "2026-02-01"},
      {"46054.75", "2026-02-01"},
      {"45687", "2025-01-30"},
      {"20240229", "2024-02-29"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto date = parse_date_text(row.text);
    REQUIRE_MESSAGE(date.has_value(), (date ? "" : date.error().message));
    CHECK(date->iso() == row.date);
  }
}

TEST_CASE("what is no certain date is refused by name") {
  struct Row {
    std::string text;
    std::string rule;
  };
  const Row rows[] = {
      {"", "date.required"},
      {"　", "date.required"},
      {"03/01/2026", "date.ambiguous"},
      {"3-1-2026", "date.ambiguous"},
      {"26-3-1", "date.ambiguous"},
      {"26.03.01", "date.ambiguous"},
      {"2026", "date.incomplete"},
      {"2026-", "date.incomplete"},
      {"2026-3", "date.incomplete"},
      {"2026-3-", "date.incomplete"},
      {"2026年", "date.incomplete"},
      {"2026年3月", "date.incomplete"},
      {"202603", "date.incomplete"},
      {"2025-13-40", "date.impossible"},
      {"2026-02-30", "date.impossible"},
      {"2025-02-29", "date.impossible"},
      {"20261301", "date.impossible"},
      {"2026-0-1", "date.impossible"},
      {"0026-03-01", "date.impossible"},
      {"2026-3/1", "date.format"},
      {"2026-3-1-1", "date.format"},
      {"2026-3-123", "date.format"},
      {"2026-333-1", "date.format"},
      {"2026-3-1上午", "date.format"},
      {"2026-3-1 25", "date.format"},
      {"去年三月", "date.format"},
      {"3月1日", "date.format"},
      {"1234567", "date.format"},
      {"123456789", "date.format"},
      {"-2026-3-1", "date.format"},
      {"=TODAY()", "date.format"},
      {std::string(10'000, '2'), "date.format"},
      {std::string(90, '2'), "date.format"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(rule_of(parse_date_text(row.text)) == row.rule);
  }
}

TEST_CASE("a spreadsheet's day numbers have their 29 February 1900") {
  CHECK(from_excel_serial(1) == on("1900-01-01"));
  CHECK(from_excel_serial(59) == on("1900-02-28"));
  CHECK(from_excel_serial(60) == std::nullopt);
  CHECK(from_excel_serial(61) == on("1900-03-01"));
  CHECK(from_excel_serial(46054) == on("2026-02-01"));
  CHECK(from_excel_serial(0) == std::nullopt);
  CHECK(from_excel_serial(-5) == std::nullopt);
  CHECK(from_excel_serial(10'000'000) == std::nullopt);
}
