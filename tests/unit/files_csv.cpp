#include <doctest/doctest.h>

#include <random>

#include "base/text.h"
#include "files/csv.h"
#include "files_support.h"

using namespace files_test;

namespace {

const std::filesystem::path samples = std::filesystem::path(ANSHU_SOURCE_DIR) / "tests" / "samples";

std::string gbk(std::string_view utf8) {
  static const std::map<std::string_view, std::string> words = {
      {"案号", "\xB0\xB8\xBA\xC5"}, {"张三", "\xD5\xC5\xC8\xFD"}, {"镕", "\xE9\x46"}};
  return words.at(utf8);
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows, std::size_t columns) {
  TableLayout layout;
  for (std::size_t i = 0; i < columns; ++i) layout.columns.push_back({"列" + std::to_string(i + 1), ColumnType::text, 0});
  std::string bytes;
  CsvWriter writer(layout, [&](std::string_view piece) { bytes += piece; });
  for (const auto& row : rows) {
    std::vector<TableValue> values;
    for (const auto& text : row) values.emplace_back(std::string_view(text));
    writer.write_row(values);
  }
  writer.finish();
  return bytes;
}

}  // namespace

TEST_CASE("CSV: records, quotes and line ends as a spreadsheet reads them") {
  struct Row {
    std::string what;
    std::string bytes;
    Lines expected;
  };
  const std::vector<Row> table = {
      {"plain", "a,b\n1,2\n", {"1: a | b", "2: 1 | 2"}},
      {"no line end at the end", "a,b\n1,2", {"1: a | b", "2: 1 | 2"}},
      {"CRLF", "a,b\r\n1,2\r\n", {"1: a | b", "2: 1 | 2"}},
      {"CR alone", "a,b\r1,2\r", {"1: a | b", "2: 1 | 2"}},
      {"byte order mark", "\xEF\xBB\xBF案号,b\n", {"1: 案号 | b"}},
      {"quoted delimiter", "a,\"1,234.50\"\n", {"1: a | 1,234.50"}},
      {"doubled quote", "\"他说\"\"是\"\"\",b\n", {"1: 他说\"是\" | b"}},
      {"line break in quotes is one record", "a,\"x\r\ny\",c\n1,2,3\n", {"1: a | x\r\ny | c", "2: 1 | 2 | 3"}},
      {"quote inside a plain field", "5\"屏,b\n", {"1: 5\"屏 | b"}},
      {"text behind a closing quote", "\"a\"b,c\n", {"1: ab | c"}},
      {"empty quoted field", "\"\",b\n", {"1: | b"}},
      {"empty records are counted, not delivered", "a\n\n,,\nb\n", {"1: a", "4: b"}},
      {"trailing delimiter at the end of the file", "a,b,", {"1: a | b |"}},
      {"only delimiters at the end", "a\n,", {"1: a"}},
      {"tab", "案号\t原告\n1,5\t张三\n2,5\t李四\n", {"1: 案号 | 原告", "2: 1,5 | 张三", "3: 2,5 | 李四"}},
      {"semicolon", "a;b;c\n1,5;2;3\n", {"1: a | b | c", "2: 1,5 | 2 | 3"}},
      {"title above a comma table", "2025年台账\na,b,c\n1,\"x;y;z\",3\n", {"1: 2025年台账", "2: a | b | c", "3: 1 | x;y;z | 3"}},
      {"GBK", gbk("案号") + "," + gbk("张三") + "\n" + gbk("镕") + ",1\n", {"1: 案号 | 张三", "2: 镕 | 1"}},
      {"GB18030 with four bytes", "\x82\x35\x96\x36,b\n", {"1: 鿯 | b"}},
      {"UTF-16 from Excel", raw("\xFF\xFE\x48\x68\x09\x00\x61\x00\x0D\x00\x0A\x00\x62\x00"), {"1: 案 | a", "2: b"}},
      {"our own guard is taken away", "'=1+1,'x,''-a\n", {"1: =1+1 | 'x | '-a"}},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const Read read = read_bytes(row.bytes);
    CHECK(read.refused == "");
    CHECK(joined(read.lines) == joined(row.expected));
  }
}

TEST_CASE("CSV: what is refused, and by which name") {
  TableLimits narrow;
  narrow.columns = 3;
  narrow.rows = 2;
  narrow.cell_bytes = 10;
  narrow.unpacked_bytes = 1000;
  struct Row {
    std::string what;
    std::string bytes;
    const char* code;
  };
  const std::vector<Row> table = {
      {"nothing", "", "E_FILE_EMPTY"},
      {"a quote that never ends", "a,b\n1,\"2\n3,4\n", "E_TABLE_QUOTE"},
      {"neither UTF-8 nor GB18030", "a,b\n\xFF\xFF,\x80\n", "E_TABLE_ENCODING"},
      {"GBK cut in the middle of a character", "\xB0\xB8\xBA", "E_TABLE_ENCODING"},
      {"a program",
       raw("\x7F"
           "ELF\x02\x01\x01\0\0\0"),
       "E_TABLE_FORMAT"},
      {"a PDF with binary content", raw("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\0"), "E_TABLE_FORMAT"},
      {"old Excel", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", "E_TABLE_OLD_XLS"},
      {"too many columns", "a,b,c,d\n", "E_TABLE_COLUMNS"},
      {"too many rows", "a\nb\nc\n", "E_TABLE_ROWS"},
      {"a cell too long", "aaaaaaaaaaa\n", "E_TABLE_CELL"},
      {"too large", std::string(500, '\n') + std::string(501, '\n'), "E_FILE_TOO_LARGE"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    CHECK(read_bytes(row.bytes, narrow).refused == row.code);
  }
  CHECK(read_bytes("a,b,c,,,,\n", narrow).refused == "");  // empty columns at the end do not count
}

TEST_CASE("CSV: a line of ten million delimiters ends in a refusal, not in gigabytes") {
  CHECK(read_bytes(std::string(10'000'000, ',')).refused == "E_TABLE_COLUMNS");
}

TEST_CASE("CSV: the court's GBK ledger is read whole") {
  std::vector<std::string> first, last;
  int rows = 0, at = 0;
  const auto done = read_table(samples / "执行台账-2025-gbk.csv", {}, [&](SheetRow& row) {
    CHECK(row.number == ++at);
    if (rows++ == 0)
      for (const auto& cell : row.cells) first.push_back(cell.text);
    last.clear();
    for (const auto& cell : row.cells) last.push_back(cell.text);
    return Next::row;
  });
  REQUIRE(done);
  CHECK(rows == 261);
  CHECK(joined(first) == joined(Lines{"案号", "首执/恢复", "执行依据", "申请人", "被执行人", "申请标的额", "立案时间", "承办法官",
                                      "结案方式", "结案时间"}));
  CHECK(joined(last) == joined(Lines{"(2025)陕0702执260号", "首次执行", "（2024）陕0702民初164号", "赵平", "张秀英", "719406.33",
                                     "45844", "高文博", "终结本次执行程序", "2025.9.6"}));
}

TEST_CASE("CSV: the sink may stop, and a missing file is said to be missing") {
  int rows = 0;
  CHECK(read_table_bytes("a\nb\nc\n", {}, [&](SheetRow&) { return ++rows, Next::stop; }));
  CHECK(rows == 1);
  const auto missing = read_table("/nonexistent.csv", {}, [](SheetRow&) { return Next::row; });
  REQUIRE(!missing);
  CHECK(missing.error().code == "E_FILE_UNREADABLE");
}

TEST_CASE("CSV: the writer's typed columns") {
  TableLayout layout;
  layout.columns = {{"案号", ColumnType::text, 0},
                    {"立案日期", ColumnType::date, 0},
                    {"次数", ColumnType::integer, 0},
                    {"标的额", ColumnType::amount, 0}};
  std::string bytes;
  CsvWriter writer(layout, [&](std::string_view piece) { bytes += piece; });
  writer.write_row(std::vector<TableValue>{"=HYPERLINK(\"x\")", Date::of(2026, 3, 1), std::int64_t{-3}, std::int64_t{-5}});
  writer.write_row(std::vector<TableValue>{"甲,乙", {}, std::int64_t{0}, std::int64_t{123'456'789}});
  writer.write_row(std::vector<TableValue>{"丙"});
  writer.finish();
  CHECK(bytes ==
        "\xEF\xBB\xBF案号,立案日期,次数,标的额\r\n\"'=HYPERLINK(\"\"x\"\")\",2026-03-01,-3,-0.05\r\n\"甲,乙\",,0,1234567."
        "89\r\n丙,,,\r\n");
}

TEST_CASE("CSV: whatever texts go out come back the same") {
  std::mt19937 random(20260301);
  const std::vector<std::u32string> alphabet = {U"a", U"张", U"，", U",", U"\"", U"\r\n", U"\n", U"\t", U";",
                                                U"'", U"=",  U"-",  U"@", U" ",  U"𠮷",   U"＝", U"1",  U"\u3000"};
  for (int trial = 0; trial < 400; ++trial) {
    const std::size_t columns = 1 + random() % 5;
    std::vector<std::vector<std::string>> rows(1 + random() % 8);
    for (auto& row : rows) {
      for (std::size_t i = 0; i < columns; ++i) {
        std::u32string text;
        for (std::size_t length = random() % 9; length > 0; --length) text += alphabet[random() % alphabet.size()];
        row.push_back(to_utf8(text));
      }
      if (row[0].empty()) row[0] = "x";  // empty rows are not delivered
    }
    const Read read = read_bytes(write_csv(rows, columns));
    REQUIRE(read.refused == "");
    REQUIRE(read.texts.size() == rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CAPTURE(trial);
      REQUIRE(read.texts[i + 1] == rows[i]);
    }
  }
}

TEST_CASE("CSV: long files give the same rows wherever the chunks fall") {
  std::string utf8 = "序号,当事人\n";
  for (int i = 0; i < 60'000; ++i)
    utf8 += std::to_string(i) + ",\"某某" + std::string(static_cast<std::size_t>(i % 7), 'x') + "有限公司\"\r\n";
  const Read read = read_bytes(utf8);
  REQUIRE(read.texts.size() == 60'001);
  for (int i = 0; i < 60'000; i += 997)
    CHECK(read.texts[static_cast<std::size_t>(i) + 1] ==
          Lines{std::to_string(i), "某某" + std::string(static_cast<std::size_t>(i % 7), 'x') + "有限公司"});
  CHECK(read.lines.back().starts_with("60001: "));
}
