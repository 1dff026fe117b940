#include <doctest/doctest.h>

#include "base/text.h"
#include "files/xlsx_reader.h"
#include "files/xlsx_writer.h"
#include "files_support.h"

using namespace files_test;

namespace {

const std::filesystem::path samples = std::filesystem::path(ANSHU_SOURCE_DIR) / "tests" / "samples";

std::string inline_cell(std::string_view reference, std::string_view text) {
  return fmt::format("<c r=\"{}\" t=\"inlineStr\"><is><t>{}</t></is></c>", reference, text);
}

}  // namespace

TEST_CASE("XLSX: every kind of cell, at the place and row that a person sees") {
  const std::string shared =
      "<sst><si><t>张三</t></si><si><r><t>富</t></r><r><t xml:space=\"preserve\">文本 </t></r><rPh sb=\"0\" "
      "eb=\"1\"><t>ふ</t></rPh></si>"
      "<si><t>换_x000D_行</t></si><si><t>_x005F_x000D_</t></si><si/></sst>";
  const std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
      "<numFmt numFmtId=\"177\" formatCode=\"0.00\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/><xf "
      "numFmtId=\"31\"/></cellXfs></styleSheet>";
  struct Row {
    std::string what;
    std::string sheet;
    Lines expected;
  };
  const std::vector<Row> table = {
      {"shared and inline text",
       "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>" + inline_cell("B1", "甲&amp;乙") + "</row>",
       {"1: 张三 | 甲&乙"}},
      {"rich text without its phonetic hint", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>", {"1: 富文本 "}},
      {"inline rich text",
       "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>",
       {"1: 甲乙"}},
      {"escaped control characters",
       "<row r=\"1\"><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>",
       {"1: 换\r行 | _x000D_"}},
      {"an empty shared text", "<row r=\"1\"><c t=\"s\"><v>4</v></c><c t=\"s\"><v>0</v></c></row>", {"1: | 张三"}},
      {"numbers exactly as written",
       "<row r=\"1\"><c r=\"A1\"><v>1.1000000000000001</v></c><c r=\"B1\" t=\"n\"><v>6.1E+17</v></c></row>",
       {"1: #1.1000000000000001 | #6.1E+17"}},
      {"dates by built-in, custom and Chinese formats",
       "<row r=\"1\"><c s=\"1\"><v>45687</v></c><c s=\"2\"><v>45688</v></c><c s=\"3\"><v>45689</v></c><c "
       "s=\"4\"><v>45690</v></c></row>",
       {"1: @45687 | @45688 | #45689 | @45690"}},
      {"an ISO date", "<row r=\"1\"><c t=\"d\"><v>2026-03-01T00:00:00</v></c></row>", {"1: 2026-03-01"}},
      {"booleans and errors",
       "<row r=\"1\"><c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#N/A</v></c></row>",
       {"1: ~TRUE | ~FALSE | !#N/A"}},
      {"a formula gives its result",
       "<row r=\"1\"><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>甲</v></c><c><f>X</f></c></row>",
       {"1: #2 | 甲"}},
      {"missing cells and rows",
       "<row r=\"3\">" + inline_cell("C3", "丙") + "</row><row r=\"7\">" + inline_cell("A7", "丁") + "</row>",
       {"3: | | 丙", "7: 丁"}},
      {"no references at all", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", {"1: #1 | #2", "2: #3"}},
      {"styled but empty cells and rows",
       "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"XFD1\" s=\"1\"/></row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>",
       {"1048576: #1"}},
      {"merged cells: the first has the text",
       "<row r=\"1\">" + inline_cell("A1", "标题") + "<c r=\"B1\"/><c r=\"C1\"/></row>",
       {"1: 标题"}},
      {"prefixed elements", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c></row>", {"1: 甲"}},
      {"our own guard is taken away",
       "<row r=\"1\">" + inline_cell("A1", "'=1+1") + inline_cell("B1", "'甲") + "</row>",
       {"1: =1+1 | '甲"}},
      {"no rows", "", {}},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const Read read = read_bytes(workbook(row.sheet, shared, styles));
    CHECK(read.refused == "");
    CHECK(joined(read.lines) == joined(row.expected));
  }
}

TEST_CASE("XLSX: a workbook on the 1904 system gives serials of the 1900 system") {
  const std::string styles = "<styleSheet><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"0\"/></cellXfs></styleSheet>";
  const Read read = read_bytes(workbook("<row r=\"1\"><c s=\"0\"><v>44225.5</v></c><c s=\"1\"><v>44225</v></c></row>", "", styles,
                                        "<workbookPr date1904=\"1\"/>"));
  CHECK(joined(read.lines) == joined(Lines{"1: @45687.5 | #44225"}));
}

TEST_CASE("XLSX: elements with a prefix, as other producers write them") {
  auto parts = workbook_parts(
      "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"2\"><x:c "
      "r=\"B2\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  CHECK(joined(read_bytes(make_zip(parts)).lines) == joined(Lines{"2: | #5"}));
}

TEST_CASE("XLSX: sheets come in the order of the tabs and can be skipped") {
  auto parts = workbook_parts(
      "<worksheet><sheetData><row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row></sheetData></worksheet>");
  const std::string type(relationship_type);
  parts[1].bytes = "<workbook xmlns:r=\"" + type +
                   "\"><sheets><sheet name=\"二\" r:id=\"b\"/><sheet name=\"图\" r:id=\"c\"/><sheet name=\"一\" r:id=\"a\" "
                   "state=\"hidden\"/></sheets></workbook>";
  parts[2].bytes = "<Relationships><Relationship Id=\"a\" Type=\"" + type +
                   "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                   "<Relationship Id=\"b\" Type=\"" +
                   type +
                   "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                   "<Relationship Id=\"c\" Type=\"" +
                   type + "chartsheet\" Target=\"chart.xml\"/></Relationships>";
  parts.push_back(
      {"xl/worksheets/sheet2.xml",
       "<worksheet><sheetData><row r=\"5\"><c><v>3</v></c></row><row r=\"6\"><c><v>4</v></c></row></sheetData></worksheet>"});
  Lines seen;
  const auto done = read_table_bytes(make_zip(parts), {}, [&](SheetRow& row) {
    seen.push_back(fmt::format("{} {}{} {}", row.sheet, row.sheet_name, row.sheet_hidden ? " (hidden)" : "", row.number));
    return row.sheet == 0 ? Next::sheet : Next::row;
  });
  REQUIRE(done);
  CHECK(joined(seen) == joined(Lines{"0 二 5", "1 一 (hidden) 1", "1 一 (hidden) 2"}));
}

TEST_CASE("XLSX: the court's ledger is read whole") {
  Lines lines;
  const auto done =
      read_table(samples / "民事台账-2025.xlsx", {}, [&](SheetRow& row) { return lines.push_back(show(row)), Next::row; });
  REQUIRE(done);
  REQUIRE(lines.size() == 424);
  CHECK(lines[0] == "1: 汉台区人民法院2025年民事案件台账");
  CHECK(lines[2] ==
        "3: 序号 | 案号 | 立案日期 | 案由 | 原告 | 被告 | 诉讼标的额（元） | 审理程序 | 承办人 | 结案日期 | 结案方式 | 备注");
  CHECK(lines[3] ==
        "4: #1 | (2025)陕0702民初1号 | 20250311 | 离婚纠纷 | 中国秦岭银行股份有限公司汉中分行 | 胡晓燕 | 8829.52元 | 简易程序 | "
        "高文博");
  CHECK(lines[423] == "428: 合计 | 420件");
}

TEST_CASE("XLSX: hostile and broken files are refused by name") {
  const std::string row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
  const std::string good = workbook(row);
  std::string flipped = good;
  flipped[good.find("sheet1.xml") + 20] = static_cast<char>(~flipped[good.find("sheet1.xml") + 20]);
  auto entities = workbook_parts(
      "<!DOCTYPE x [<!ENTITY a \"1111111111\"><!ENTITY b "
      "\"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>");
  auto external = workbook_parts("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>");
  auto bomb = workbook_parts("<worksheet><sheetData>" + std::string(40 << 20, ' ') + "</sheetData></worksheet>");
  auto tag = workbook_parts("<worksheet><sheetData><row a=\"" + std::string(5 << 20, 'x') + "\"/></sheetData></worksheet>");
  auto text_document = workbook_parts(row);
  text_document[0].bytes.replace(text_document[0].bytes.find("workbook.xml"), 12, "document.xml");
  const std::string encrypted_package =
      raw("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0..");
  struct Row {
    std::string what;
    std::string bytes;
    const char* code;
  };
  const std::vector<Row> table = {
      {"entity bomb", make_zip(entities), "E_TABLE_ENTITIES"},
      {"external entity", make_zip(external), "E_TABLE_ENTITIES"},
      {"zip bomb", make_zip(bomb), "E_FILE_BOMB"},
      {"a tag of megabytes", make_zip(tag), "E_FILE_CORRUPT"},
      {"cut in the middle", good.substr(0, good.size() / 2), "E_FILE_CORRUPT"},
      {"cut at the end", good.substr(0, good.size() - 1), "E_FILE_CORRUPT"},
      {"damaged data", flipped, "E_FILE_CORRUPT"},
      {"damaged XML", workbook("<row><c></row>"), "E_FILE_CORRUPT"},
      {"a zip with a password", make_zip(workbook_parts("<worksheet/>"), "geheim"), "E_FILE_ENCRYPTED"},
      {"a workbook with a password", encrypted_package, "E_FILE_ENCRYPTED"},
      {"an empty zip", std::string("PK\x05\x06") + std::string(18, '\0'), "E_TABLE_FORMAT"},
      {"some other zip", make_zip({{"a.txt", "x"}}), "E_TABLE_FORMAT"},
      {"a text document", make_zip(text_document), "E_TABLE_FORMAT"},
      {"a shared text that is not there", workbook("<row><c t=\"s\"><v>7</v></c></row>", "<sst/>"), "E_FILE_CORRUPT"},
      {"column beyond the last", workbook("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"), "E_FILE_CORRUPT"},
      {"column beyond counting", workbook("<row r=\"1\"><c r=\"ZZZZZZZZZZZZ1\"><v>1</v></c></row>"), "E_FILE_CORRUPT"},
      {"row beyond the last", workbook("<row r=\"1048577\"><c><v>1</v></c></row>"), "E_FILE_CORRUPT"},
      {"rows that go back", workbook("<row r=\"5\"><c><v>1</v></c></row><row r=\"5\"><c><v>1</v></c></row>"), "E_FILE_CORRUPT"},
      {"row number that is none", workbook("<row r=\"99999999999\"><c><v>1</v></c></row>"), "E_FILE_CORRUPT"},
      {"the last cell of all", workbook("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"), "E_TABLE_COLUMNS"},
      {"a huge cell", workbook("<row>" + inline_cell("A1", std::string(200'000, 'x')) + "</row>"), "E_TABLE_CELL"},
      {"a huge shared text", workbook(row, "<sst><si><t>" + std::string(200'000, 'x') + "</t></si></sst>"), "E_TABLE_CELL"},
  };
  for (const auto& one : table) {
    CAPTURE(one.what);
    CHECK(read_bytes(one.bytes).refused == one.code);
  }
}

TEST_CASE("XLSX: all parts together must fit the cap, and the rows too") {
  std::string rows;
  for (int i = 0; i < 2000; ++i)
    rows += "<row>" + inline_cell("A" + std::to_string(i + 1), "第" + std::to_string(i * 7919) + "行") + "</row>";
  TableLimits small;
  small.unpacked_bytes = 20'000;
  CHECK(read_bytes(workbook(rows), small).refused == "E_FILE_TOO_LARGE");
  small.unpacked_bytes = 1 << 20;
  small.rows = 1999;
  const Read read = read_bytes(workbook(rows), small);
  CHECK(read.refused == "E_TABLE_ROWS");
  CHECK(read.lines.size() == 1999);
}

TEST_CASE("XLSX: an exception of the importer passes through the parsers") {
  CHECK_THROWS_WITH(
      read_table_bytes(workbook("<row><c><v>1</v></c></row>"), {}, [](SheetRow&) -> Next { throw std::runtime_error("away"); }),
      "away");
}

TEST_CASE("XLSX: number formats that show a date") {
  for (const std::string date : {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "m/d/yy h:mm", "[$-804]yyyy年m月d日;@", "mmm-yy", "m",
                                 "[Red]d", "yyyy/m/d;@"}) {
    CAPTURE(date);
    CHECK(is_date_format(date));
  }
  for (const std::string none : {"", "General", "0.00", "#,##0.00_);[Red](#,##0.00)", "h:mm", "mm:ss", "[h]:mm:ss", "h:mm AM/PM",
                                 "0\"天\"", "\"day\"0", "@", "0.00E+00", "\\d0", "\"broken", "["}) {
    CAPTURE(none);
    CHECK_FALSE(is_date_format(none));
  }
}

TEST_CASE("XLSX: what is written is read back") {
  const ScratchFolder folder;
  TableLayout layout;
  layout.sheet_name = "民事/台账[2026]";
  layout.title = "汉台区人民法院2026年民事案件台账";
  layout.columns = {{"案号", ColumnType::text, 26},
                    {"立案日期", ColumnType::date, 0},
                    {"件数", ColumnType::integer, 0},
                    {"标的额（元）", ColumnType::amount, 0}};
  layout.created_at_ms = 1'772'323'200'000;
  const std::string long_text(40'000, 'x');
  const auto write = [&](const std::filesystem::path& path) {
    XlsxWriter writer(layout, path);
    writer.write_row(
        std::vector<TableValue>{"（2026）陕0702民初1号", Date::of(2026, 3, 1), std::int64_t{12}, std::int64_t{882'952}});
    writer.write_row(std::vector<TableValue>{"=cmd|' /C calc'!A0", {}, {}, std::int64_t{-7}});
    writer.write_row(std::vector<TableValue>{"<甲>&\"乙\"\n\x01\xFF", Date::of(1900, 1, 1), std::int64_t{0}, std::int64_t{0}});
    writer.write_row(std::vector<TableValue>{long_text});
    writer.finish();
  };
  write(folder / "a.xlsx");
  Lines lines;
  std::string sheet_name;
  REQUIRE(read_table(folder / "a.xlsx", {}, [&](SheetRow& row) {
    sheet_name = row.sheet_name;
    return lines.push_back(show(row)), Next::row;
  }));
  CHECK(sheet_name == "民事台账2026");
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "1: 汉台区人民法院2026年民事案件台账");
  CHECK(lines[1] == "2: 案号 | 立案日期 | 件数 | 标的额（元）");
  CHECK(lines[2] == "3: （2026）陕0702民初1号 | @46082 | #12 | #8829.52");
  CHECK(lines[3].starts_with("4: =cmd|' /C calc'!A0 | | | #-0.07"));  // the library writes -0.07000000000000001
  CHECK(shown_number(lines[3].substr(lines[3].find('#') + 1)) == "-0.07");
  CHECK(lines[4] == "5: <甲>&\"乙\"\n\x01\uFFFD | @1 | #0 | #0");
  CHECK(count_characters(lines[5]) == 32'767 + 3);
  CHECK(lines[5].ends_with("……（内容过长，已截断）"));
  write(folder / "b.xlsx");
  CHECK(read_file(folder / "a.xlsx") == read_file(folder / "b.xlsx"));
}

TEST_CASE("XLSX: the written text stands guarded in the file itself") {
  const ScratchFolder folder;
  TableLayout layout;
  layout.columns = {{"备注", ColumnType::text, 0}};
  XlsxWriter writer(layout, folder / "a.xlsx");
  writer.write_row(std::vector<TableValue>{"=1+1"});
  writer.finish();
  zip_t* zip = zip_open((folder / "a.xlsx").c_str(), ZIP_RDONLY, nullptr);
  REQUIRE(zip);
  zip_file_t* sheet = zip_fopen(zip, "xl/worksheets/sheet1.xml", 0);
  std::string xml(20'000, '\0');
  xml.resize(static_cast<std::size_t>(zip_fread(sheet, xml.data(), xml.size())));
  zip_fclose(sheet);
  zip_discard(zip);
  CHECK(xml.find("<t>'=1+1</t>") != std::string::npos);
  CHECK(xml.find("<autoFilter ref=\"A1:A2\"/>") != std::string::npos);
  CHECK(xml.find("state=\"frozen\"") != std::string::npos);
}

TEST_CASE("XLSX: a folder that is not there is an error at once") {
  CHECK_THROWS_AS(
      [] {
        XlsxWriter writer({}, "/nonexistent/a.xlsx");
        writer.finish();
      }(),
      std::runtime_error);
}

TEST_CASE("serial numbers of spreadsheets are dates") {
  CHECK(date_of_serial("46054") == Date::of(2026, 2, 1));
  CHECK(date_of_serial("45687.75") == Date::of(2025, 1, 30));
  CHECK(date_of_serial("4.5687E4") == Date::of(2025, 1, 30));
  CHECK(date_of_serial("1") == Date::of(1900, 1, 1));
  CHECK(date_of_serial("59") == Date::of(1900, 2, 28));
  CHECK(date_of_serial("60") == std::nullopt);  // 1900-02-29 never was
  CHECK(date_of_serial("61") == Date::of(1900, 3, 1));
  CHECK(date_of_serial("109574") == Date::of(2199, 12, 31));
  for (const std::string none : {"109575", "0", "0.5", "-1", "", "abc", "1e9", "99999999999999999999", "45687x", "1e", "."}) {
    CAPTURE(none);
    CHECK(date_of_serial(none) == std::nullopt);
  }
}

TEST_CASE("numbers are shown as a spreadsheet shows them") {
  struct Row {
    std::string written, shown;
  };
  for (const auto& [written, shown] : std::vector<Row>{Row{"1.1000000000000001", "1.1"},
                                                       {"123290.55000000002", "123290.55"},
                                                       {"0.29999999999999999", "0.3"},
                                                       {"6.1E+3", "6100"},
                                                       {"1.5e-3", "0.0015"},
                                                       {"-0.50", "-0.5"},
                                                       {"0", "0"},
                                                       {"-0.0", "0"},
                                                       {"007", "7"},
                                                       {"9999999999999999", "10000000000000000"},
                                                       {"610101199001011234", "610101199001011000"},
                                                       {"+5", "5"},
                                                       {"abc", "abc"},
                                                       {"1e9999", "1e9999"},
                                                       {"", ""},
                                                       {".5", "0.5"},
                                                       {"5.", "5"}}) {
    CAPTURE(written);
    CHECK(shown_number(written) == shown);
  }
}

TEST_CASE("the guard against formulas goes on and off without loss") {
  for (const std::string dangerous : {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", "''-x", "＝1", "＠x"}) {
    CAPTURE(dangerous);
    CHECK(guard_formula(dangerous) == "'" + dangerous);
    CHECK(unguard_formula(guard_formula(dangerous)) == dangerous);
  }
  for (const std::string harmless : {"", "张三", "'x", "1-2", "（2026）陕0702民初1号", " =1"}) {
    CAPTURE(harmless);
    CHECK(guard_formula(harmless) == harmless);
    CHECK(unguard_formula(harmless) == harmless);
  }
}
