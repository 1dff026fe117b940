#include <set>

#include "law/case_number.h"
#include "law/random_serial.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {
Result<CaseNumber> parse(std::string_view text) { return parse_case_number(text, book().courts, book().case_types); }
}  // namespace

TEST_CASE("one case number in many writings is one number") {
  for (const char* text :
       {"(2026)陕0702民初123号", "（2026）陕0702民初123号", "（２０２６）陕０７０２民初１２３号", "〔2026〕陕0702民初123号",
        "[2026]陕0702民初123号", "【2026】陕0702民初123号", " (2026) 陕0702 民初 123 号 ", "(2026)陕0702民初00123号",
        "（2026)陕0702民初123号", "(2026)　陕0702民初123号", "\xEF\xBB\xBF(2026)陕0702民初123号\n"}) {
    CAPTURE(text);
    const auto number = parse(text);
    REQUIRE(number.has_value());
    CHECK(number->text() == "(2026)陕0702民初123号");
    CHECK(number->document_text() == "（2026）陕0702民初123号");
  }
}

TEST_CASE("a case number is read into its parts") {
  struct Row {
    std::string text;
    int year;
    std::string court;
    std::string special;
    std::string type;
    int serial;
    int suffix;
    std::string canonical;
  };
  const Row rows[] = {
      {"（2023）最高法知民终1号", 2023, "最高法", "知", "民终", 1, 0, "(2023)最高法知民终1号"},
      {"（2024）最高法民申88号", 2024, "最高法", "", "民申", 88, 0, "(2024)最高法民申88号"},
      {"（2025）陕民终9号", 2025, "陕", "", "民终", 9, 0, "(2025)陕民终9号"},
      {"（2025）陕07民终9号", 2025, "陕07", "", "民终", 9, 0, "(2025)陕07民终9号"},
      {"（2025）陕0702执恢5号之一", 2025, "陕0702", "", "执恢", 5, 1, "(2025)陕0702执恢5号之一"},
      {"（2025）陕0702执5之二号", 2025, "陕0702", "", "执", 5, 2, "(2025)陕0702执5号之二"},
      {"（2025）陕0702执5号之12", 2025, "陕0702", "", "执", 5, 12, "(2025)陕0702执5号之十二"},
      {"（2025）陕0702执5号之九十九", 2025, "陕0702", "", "执", 5, 99, "(2025)陕0702执5号之九十九"},
      {"（2025）陕0702执5号之二十", 2025, "陕0702", "", "执", 5, 20, "(2025)陕0702执5号之二十"},
      {"（2025）最高法刑核12345678号", 2025, "最高法", "", "刑核", 12345678, 0, "(2025)最高法刑核12345678号"},
      {"（2017）陕0721民初7号", 2017, "陕0721", "", "民初", 7, 0, "(2017)陕0721民初7号"},  // 南郑县, now 陕0703
      {"（2016）陕01民破2号", 2016, "陕01", "", "民破", 2, 0, "(2016)陕01民破2号"},        // 代字 of 2015
      {"（2024）陕0702诉前调确3号", 2024, "陕0702", "", "诉前调确", 3, 0, "(2024)陕0702诉前调确3号"},
      {"（2024）兵0101民初3号", 2024, "兵0101", "", "民初", 3, 0, "(2024)兵0101民初3号"},
      {"（2024）沪74民初3号", 2024, "沪74", "", "民初", 3, 0, "(2024)沪74民初3号"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto number = parse(row.text);
    REQUIRE_MESSAGE(number.has_value(), (number ? "" : number.error().message));
    CHECK(*number == CaseNumber{row.year, row.court, row.special, row.type, row.serial, row.suffix});
    CHECK(number->text() == row.canonical);
    CHECK(number->text().ends_with("号" + number->suffix_text()));
    CHECK(parse(number->text()) == *number);
    CHECK(parse(number->document_text()) == *number);
  }
}

TEST_CASE("what is no case number is refused by name") {
  struct Row {
    std::string text;
    std::string rule;
  };
  const Row rows[] = {
      {"", "case_number.required"},
      {" 　 ", "case_number.required"},
      {"陕0702民初367", "case_number.year"},
      {"2026陕0702民初367号", "case_number.year"},
      {"(26)陕0702民初367号", "case_number.year"},
      {"(20261)陕0702民初367号", "case_number.year"},
      {"(0026)陕0702民初367号", "case_number.year"},
      {"(9999)陕0702民初367号", "case_number.year"},
      {"(2026陕0702民初367号", "case_number.year"},
      {"(2015)汉民初字第123号", "case_number.old_form"},
      {"(2026)0702民初367号", "case_number.court"},
      {"(2026)陕070民初367号", "case_number.court"},
      {"(2026)陕07021民初367号", "case_number.court"},
      {"(2026)陕9999民初367号", "case_number.court"},
      {"(2026)秦0702民初367号", "case_number.court"},
      {"(2026)陕0702367号", "case_number.court"},
      {"(2026)陕0702号", "case_number.type"},
      {"(2026)陕0702民第367号", "case_number.type"},
      {"(2026)陕0702民事一审案件367号", "case_number.type"},
      {"(2026)陕0702民初号", "case_number.serial"},
      {"(2026)陕0702民初", "case_number.serial"},
      {"(2026)陕0702民初0号", "case_number.serial"},
      {"(2026)陕0702民初-1号", "case_number.serial"},
      {"(2026)陕0702民初12345678901号", "case_number.serial"},
      {"(2026)陕0702民初367", "case_number.form"},
      {"(2026)陕0702民初367号判决书", "case_number.form"},
      {"(2026)陕0702民初367号之", "case_number.form"},
      {"(2026)陕0702民初367号之零", "case_number.form"},
      {"(2026)陕0702民初367之一号之二", "case_number.form"},
      {"(2026)陕0702民初367号之一百", "case_number.form"},
      {std::string(10'000, '('), "case_number.too_long"},
      {"(2026)陕" + std::string(60, '1') + "民初1号", "case_number.too_long"},
      {"(2026)陕0702民初1'; DROP TABLE case_file;--号", "case_number.form"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(rule_of(parse(row.text)) == row.rule);
  }
  const auto refused = parse("(2026)陕0702号");
  REQUIRE(!refused.has_value());
  CHECK(refused.error().code == "E_CASE_NUMBER_TYPE");
  CHECK(refused.error().basis == "《关于人民法院案件案号的若干规定》");
}

TEST_CASE("without the registers only the form is judged") {
  CHECK(parse_case_number("(2026)秦0702民夏367号").has_value());
  CHECK(rule_of(parse_case_number("(2026)秦070民夏367号")) == "case_number.court");
}

TEST_CASE("case numbers sort by year, court, type and then by the number itself") {
  const char* ascending[] = {"(2025)陕0702民初99号", "(2025)陕0702民初100号",  "(2026)陕07民终1号", "(2026)陕0702执9号",
                             "(2026)陕0702执10号",   "(2026)陕0702执10号之一", "(2026)陕0702执11号"};
  for (std::size_t i = 0; i + 1 < std::size(ascending); ++i) {
    CAPTURE(ascending[i]);
    CHECK(parse(ascending[i])->sort_key() < parse(ascending[i + 1])->sort_key());
  }
}

TEST_CASE("random serials have eight digits, never repeat and depend on the key") {
  std::set<std::int64_t> seen;
  int in_order = 0;
  std::int64_t before = 0;
  const std::string key(64, 'k'), other(64, 'o');
  for (int n = 1; n <= 4'000; ++n) {
    const std::int64_t serial = shuffled_serial(n, key);
    REQUIRE(serial >= 10'000'000);
    REQUIRE(serial <= 99'999'999);
    CHECK(seen.insert(serial).second);
    in_order += serial > before;
    before = serial;
  }
  CHECK(in_order > 1'800);  // neither rising nor falling
  CHECK(in_order < 2'200);
  CHECK(shuffled_serial(1, key) == shuffled_serial(1, key));
  CHECK(shuffled_serial(1, key) != shuffled_serial(1, other));
  CHECK(shuffled_serial(90'000'000, key) >= 10'000'000);
}
