#include <doctest/doctest.h>

#include <cstdio>
#include <random>
#include <thread>

#include "base/describe.h"
#include "base/text.h"
#include "files/pdf.h"
#include "files_support.h"

using namespace files_test;

namespace {

/// What a poppler tool says about the PDF.
std::string run_tool(const std::string& tool, const Pdf& pdf, const std::string& arguments = "") {
  const ScratchFolder folder;
  const auto path = folder / "a.pdf";
  std::ofstream(path, std::ios::binary) << pdf.bytes;
  FILE* pipe = popen((tool + " " + path.string() + " " + arguments + " 2>&1").c_str(), "r");
  std::string out;
  char chunk[4096];
  for (std::size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;) out.append(chunk, got);
  REQUIRE(pclose(pipe) == 0);
  return out;
}

std::string text_of(const Pdf& pdf, const std::string& options = "") { return run_tool("pdftotext " + options, pdf, "-"); }

/// The lines of page `page` without blank ones.
Lines lines_of_page(const Pdf& pdf, int page) {
  Lines lines;
  for (auto& line : split(text_of(pdf, fmt::format("-layout -f {0} -l {0}", page)), '\n')) {
    const auto text = trim(line);
    if (!text.empty() && text != "\f") lines.emplace_back(text);
  }
  return lines;
}

std::string without_blanks(std::string_view text) {
  std::u32string points = to_utf32(text);
  std::erase_if(points, [](char32_t c) { return c <= U' ' || c == U'\u3000'; });
  return to_utf8(points);
}

PdfDocument plain(std::vector<Block> blocks) {
  PdfDocument document;
  document.title = "测试";
  document.author = "汉中市汉台区人民法院";
  document.created_at_ms = 1'772'328'600'000;
  document.blocks = std::move(blocks);
  document.page_numbers = PageNumbers::none;
  return document;
}

PdfDocument acceptance_notice() {
  PdfDocument document = plain({
      {.kind = BlockKind::organ, .text = "汉中市汉台区人民法院"},
      {.kind = BlockKind::title, .text = "受理案件通知书"},
      {.kind = BlockKind::case_number, .text = "（2026）陕0702民初123号"},
      {.text = "张建国：", .indent = 0},
      {.text =
           "你与李志强、汉中市汉台区瑞丰物业服务有限公司民间借贷纠纷一案的起诉状已于2026年2月26日收到。经审查，起诉符合法定受理"
           "条件，本院决定立案审理。现将有关事项通知如下："},
      {.kind = BlockKind::list,
       .items =
           {"在诉讼进程中，当事人必须依法行使诉讼权利，有权行使《中华人民共和国民事诉讼法》第五十二条、第五十三条等规定的诉讼权利"
            "，同时也必须遵守诉讼秩序，履行诉讼义务。",
            "应在收到《交纳诉讼费用通知书》次日起七日内，预交案件受理费11,050.00元，逾期不交的，按撤诉处理。"}},
      {.text = "特此通知。"},
      {.kind = BlockKind::signature, .text = "二〇二六年三月一日\n（院印）", .seal_space = true},
  });
  document.title = "受理案件通知书";
  document.page_numbers = PageNumbers::center;
  document.footer = "核验码：8F3K-2QXA-77MN";
  return document;
}

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("PDF: a notice reads as it was written") {
  const Pdf pdf = make_pdf(acceptance_notice());
  CHECK(pdf.pages == 1);
  CHECK(pdf.missing_glyphs == 0);
  CHECK(
      joined(lines_of_page(pdf, 1)) ==
      joined({"汉中市汉台区人民法院",
              "受理案件通知书",  // widely spaced on paper, whole for whoever searches
              "（2026）陕0702民初123号", "张建国：", "你与李志强、汉中市汉台区瑞丰物业服务有限公司民间借贷",
              "纠纷一案的起诉状已于2026年2月26日收到。经审查，起诉符合", "法定受理条件，本院决定立案审理。现将有关事项通知如下：",
              "一、在诉讼进程中，当事人必须依法行使诉讼权利，有权行", "使《中华人民共和国民事诉讼法》第五十二条、第五十三条等规",
              "定的诉讼权利，同时也必须遵守诉讼秩序，履行诉讼义务。", "二、应在收到《交纳诉讼费用通知书》次日起七日内，预交",
              "案件受理费11,050.00元，逾期不交的，按撤诉处理。", "特此通知。", "二〇二六年三月一日", "（院印）", "—1—",
              "核验码：8F3K-2QXA-77MN"}));
}

TEST_CASE("PDF: title, organ, instant and A4 stand in the file") {
  const std::string info = run_tool("pdfinfo -isodates", make_pdf(acceptance_notice()));
  CHECK(info.find("受理案件通知书") != std::string::npos);
  CHECK(info.find("汉中市汉台区人民法院") != std::string::npos);
  CHECK(info.find("CreationDate:    2026-03-01T09:30:00+08") != std::string::npos);
  CHECK(info.find("(A4)") != std::string::npos);
  CHECK(run_tool("pdffonts", make_pdf(acceptance_notice())).find("no  ") == std::string::npos);  // every font is embedded
}

TEST_CASE("PDF: the same document gives the same bytes, also in several threads at once") {
  const std::string expected = make_pdf(acceptance_notice()).bytes;
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (auto& bytes : made)
    threads.emplace_back([&bytes] {
      for (int i = 0; i < 3; ++i) bytes = make_pdf(acceptance_notice()).bytes;
    });
  for (auto& thread : threads) thread.join();
  for (const auto& bytes : made) CHECK(bytes == expected);
  PdfDocument later = acceptance_notice();
  later.created_at_ms += 1000;
  CHECK(make_pdf(later).bytes != expected);
}

TEST_CASE("PDF: 22 lines of 28 characters on a page, as GB/T 9704 counts") {
  const Pdf pdf = make_pdf(plain({{.text = repeat("汉", 28 * 50), .indent = 0}}));
  CHECK(pdf.pages == 3);
  for (int page = 1; page <= 2; ++page) {
    const Lines lines = lines_of_page(pdf, page);
    CHECK(lines.size() == 22);
    for (const auto& line : lines) CHECK(count_characters(line) == 28);
  }
  CHECK(lines_of_page(pdf, 3).size() == 6);
}

TEST_CASE("PDF: nothing stands in the margins but the number of the page and the footer") {
  PdfDocument document = acceptance_notice();
  document.blocks.insert(document.blocks.end() - 1, {.text = repeat("当事人应当提供证据，", 120)});
  document.page_numbers = PageNumbers::none;
  document.footer.clear();
  const std::string boxes = text_of(make_pdf(document), "-bbox");
  int words = 0;
  double x0, y0, x1, y1;
  for (std::size_t at = boxes.find("<word"); at != std::string::npos; at = boxes.find("<word", at + 1), ++words) {
    REQUIRE(std::sscanf(boxes.c_str() + at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x0, &y0, &x1, &y1) ==
            4);
    CHECK(x0 > 28 / 25.4 * 72 - 1);
    CHECK(x1 < (210 - 26) / 25.4 * 72 + 1);
    CHECK((y0 + y1) / 2 > 37 / 25.4 * 72);
    CHECK((y0 + y1) / 2 < (297 - 35) / 25.4 * 72);
  }
  CHECK(words > 40);
}

TEST_CASE("PDF: no line begins with a closing mark or ends with an opening one") {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < 1500; ++i) {
    static const std::string_view pieces[] = {"法院", "，",  "当事人", "。", "《民事诉讼法》", "（", "二", "）", "、", "的",
                                              "“诉”", "123", "：",     "》"};
    text += pieces[random() % std::size(pieces)];
  }
  const Pdf pdf = make_pdf(plain({{.text = text}}));
  for (int page = 1; page <= pdf.pages; ++page) {
    const Lines lines = lines_of_page(pdf, page);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::u32string points = to_utf32(lines[i]);
      CAPTURE(lines[i]);
      if (page > 1 || i > 0) CHECK(std::u32string_view(U"，。、：）》”").find(points.front()) == std::u32string_view::npos);
      CHECK(std::u32string_view(U"（《“").find(points.back()) == std::u32string_view::npos);
    }
  }
}

TEST_CASE("PDF: the lines of a signature are its text, its items, or both") {
  for (const Block& block : {Block{.kind = BlockKind::signature, .text = "甲法院\n二〇二六年三月一日"},
                             Block{.kind = BlockKind::signature, .items = {"甲法院", "二〇二六年三月一日"}},
                             Block{.kind = BlockKind::signature, .text = "甲法院", .items = {"二〇二六年三月一日"}}})
    CHECK(lines_of_page(make_pdf(plain({block})), 1) == Lines{"甲法院", "二〇二六年三月一日"});
}

TEST_CASE("PDF: a signature never stands alone on a page") {
  for (int lines = 10; lines <= 24; ++lines) {
    CAPTURE(lines);
    const Pdf pdf =
        make_pdf(plain({{.text = repeat("汉", 28 * lines), .indent = 0},
                        {.kind = BlockKind::signature, .text = "汉中市汉台区人民法院\n二〇二六年三月一日", .seal_space = true}}));
    const Lines last = lines_of_page(pdf, pdf.pages);
    REQUIRE(last.size() >= 4);
    CHECK(last[last.size() - 3].starts_with("汉汉"));
    CHECK(last[last.size() - 4].starts_with("汉汉"));
    CHECK(last.back() == "二〇二六年三月一日");
    REQUIRE(pdf.seal);
    CHECK(pdf.seal->page == pdf.pages);
    CHECK(pdf.seal->x > 297);
    CHECK(pdf.seal->y > 35 / 25.4 * 72);
  }
}

TEST_CASE("PDF: neither first nor last line of a paragraph is parted from its neighbours") {
  for (int before = 19; before <= 22; ++before) {
    CAPTURE(before);
    const Pdf pdf =
        make_pdf(plain({{.text = repeat("汉", 28 * before), .indent = 0}, {.text = repeat("台", 28 * 4), .indent = 0}}));
    int on_first_page = 0;
    for (const auto& line : lines_of_page(pdf, 1)) on_first_page += line.starts_with("台");
    CHECK((on_first_page == 0 || on_first_page == 2 || on_first_page == 3 || on_first_page == 4));
    CHECK(on_first_page != 3);
  }
}

TEST_CASE("PDF: a long table repeats its header, and a row longer than a page goes on") {
  Block table{.kind = BlockKind::table, .widths = {1, 4, 2}, .column_aligns = {BlockAlign::center}};
  table.rows = {{"序号", "项目", "金额"}};
  for (int i = 1; i <= 60; ++i) table.rows.push_back({std::to_string(i), "案件受理费", "50.00"});
  table.rows.push_back({"61", repeat("诉讼保全申请费用，", 150)});
  const Pdf pdf = make_pdf(plain({table}));
  REQUIRE(pdf.pages >= 4);
  for (int page = 1; page <= pdf.pages; ++page) CHECK(without_blanks(lines_of_page(pdf, page)[0]) == "序号项目金额");
  const std::string all = without_blanks(text_of(pdf));
  std::size_t found = 0;
  for (std::size_t at = all.find("诉讼保"); at != std::string::npos; at = all.find("诉讼保", at + 1)) ++found;
  CHECK(found >= 140);  // some are parted by the end of a line
}

TEST_CASE("PDF: page numbers in the middle, on the outer side, or none") {
  PdfDocument document = plain({{.text = "甲"}, {.kind = BlockKind::page_break}, {.text = "乙"}});
  CHECK(joined(lines_of_page(make_pdf(document), 2)) == "乙\n");
  document.page_numbers = PageNumbers::outer;
  CHECK(joined(lines_of_page(make_pdf(document), 2)) == "乙\n—2—\n");
  const auto left_of_number = [&](int page) {
    const std::string boxes = text_of(make_pdf(document), fmt::format("-bbox -f {0} -l {0}", page));
    double x = 0;
    REQUIRE(std::sscanf(boxes.c_str() + boxes.rfind("<word"), "<word xMin=\"%lf\"", &x) == 1);
    return x;
  };
  CHECK(left_of_number(1) > 400);
  CHECK(left_of_number(2) < 150);
}

TEST_CASE("PDF: whatever is written can be taken out again") {
  std::mt19937 random(20260301);
  const std::u32string alphabet = U"汉中市台区人民法院张王李赵〇㐂龘𠮷《》（）“”，。、：；！？—…%￥0123456789abcXYZ-./@";
  for (int trial = 0; trial < 12; ++trial) {
    std::u32string text;
    for (std::size_t i = 0, length = 1 + random() % 600; i < length; ++i) text += alphabet[random() % alphabet.size()];
    const std::string written = to_utf8(text);
    CAPTURE(written);
    CHECK(without_blanks(text_of(make_pdf(plain({{.text = written}})), "-raw")) == written);
  }
}

TEST_CASE("PDF: hostile text does no harm") {
  const Pdf pdf =
      make_pdf(plain({{.text = raw("甲\0乙\x01\x1B[31m\xFF\xFE丙")}, {.text = "丁\u202E戊\u2066己"}, {.text = ""}, {}}));
  CHECK(text_of(pdf).find("甲乙[31m") != std::string::npos);
  CHECK(text_of(pdf).find("丁戊己") != std::string::npos);
  CHECK(make_pdf(plain({{.text = "张\U000F0000三"}})).missing_glyphs == 1);
  CHECK(make_pdf(plain({})).pages == 1);
  CHECK(make_pdf(plain({{.text = repeat("x", 20'000)}})).pages > 5);
  CHECK_THROWS_AS(make_pdf(plain({{.text = "甲", .size = "九号"}})), std::invalid_argument);
}

TEST_CASE("PDF: lists are numbered in three styles") {
  const auto list = [](ListStyle style) {
    return text_of(make_pdf(plain({{.kind = BlockKind::list, .items = {"甲", "乙"}, .list_style = style}})));
  };
  CHECK(list(ListStyle::chinese).starts_with("一、甲\n二、乙\n"));
  CHECK(list(ListStyle::bracketed).starts_with("（一）甲\n（二）乙\n"));
  CHECK(list(ListStyle::arabic).starts_with("1.甲\n2.乙\n"));
}

TEST_CASE("PDF: a template's blocks are read as they stand in its file") {
  const auto blocks = from_json<std::vector<Block>>(parse_json(R"([
      {"kind": "title", "text": "交纳诉讼费用通知书"},
      {"kind": "table", "rows": [["项目", "金额"], ["案件受理费", "50.00"]], "widths": [2, 1], "column_aligns": ["left", "right"]},
      {"kind": "list", "items": ["甲", "乙"], "list_style": "bracketed"}])")
                                                        .value());
  REQUIRE(blocks);
  CHECK(without_blanks(text_of(make_pdf(plain(*blocks)), "-layout")) ==
        "交纳诉讼费用通知书项目金额案件受理费50.00（一）甲（二）乙");
  CHECK(!from_json<Block>(parse_json(R"({"kind": "paragraf"})").value()));
}

TEST_CASE("dates and numbers as official documents write them") {
  CHECK(formal_date(Date::of(2026, 3, 1)) == "二〇二六年三月一日");
  CHECK(formal_date(Date::of(2030, 10, 31)) == "二〇三〇年十月三十一日");
  CHECK(formal_date(Date::of(1999, 12, 20)) == "一九九九年十二月二十日");
  CHECK(chinese_number(10) == "十");
  CHECK(chinese_number(21) == "二十一");
  CHECK(chinese_number(100) == "100");
  CHECK(type_size_pt("二号") == 22);
  CHECK(type_size_pt("大号") == std::nullopt);
}
