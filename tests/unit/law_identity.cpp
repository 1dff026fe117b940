#include "law/identity.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {
const Date today = Date::of(2026, 11, 21);
std::string id_rule(std::string_view text) { return rule_of(parse_id_number(text, book().divisions, today)); }
}  // namespace

TEST_CASE("an identity number is accepted or refused for a named reason") {
  struct Row {
    std::string number;
    std::string rule;
  };
  const Row rows[] = {
      {"11010519491231002X", ""},                      // the example of GB 11643
      {"440524188001010014", "id_number.birth_date"},  // the standard's other example: born in 1880
      {"11010519491231002x", ""},
      {" 110105 19491231 002X ", ""},
      {"１１０１０５１９４９１２３１００２Ｘ", ""},
      {"", "id_number.required"},
      {"   ", "id_number.required"},
      {"110105491231002", "id_number.old_15"},
      {"1101051949123100", "id_number.length"},
      {"11010519491231002XX", "id_number.length"},
      {"1101051949123100X2", "id_number.character"},
      {"11010519491231002A", "id_number.character"},
      {"公民身份号码", "id_number.character"},
      {"110105194912310021", "id_number.check_digit"},
      {"11010519491231012X", "id_number.check_digit"},
      {"000105194912310028", "id_number.division"},
      {"990105194912310026", "id_number.division"},
      {"110105194902300026", "id_number.birth_date"},
      {"110105202611220014", "id_number.birth_date"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.number);
    CHECK(id_rule(row.number) == row.rule);
  }
}

TEST_CASE("every refusal of an identity number says it in Chinese and under one code") {
  const auto refused = parse_id_number("110105194912310021", book().divisions, today);
  REQUIRE(!refused.has_value());
  CHECK(refused.error().code == "E_ID_NUMBER");
  CHECK(refused.error().message == "公民身份号码的校验码不符，请核对是否有录入错误");
  CHECK(refused.error().fields.at(0).message == refused.error().message);
  CHECK(refused.error().message.find("110105") == std::string::npos);  // no personal data in a sentence that may be logged
}

TEST_CASE("a made number is read back with its parts") {
  const std::string number = make_id_number("610702", on("1985-07-09"), 124);
  const auto read = parse_id_number(number, book().divisions, today);
  REQUIRE(read.has_value());
  CHECK(read->text == number);
  CHECK(read->division_code == "610702");
  CHECK(read->born_on == on("1985-07-09"));
  CHECK(read->sex == Sex::female);
  CHECK(parse_id_number(make_id_number("610702", on("1985-07-09"), 125), book().divisions, today)->sex == Sex::male);
}

TEST_CASE("numbers of abolished divisions and of residence permits stay valid") {
  for (const char* division : {"110103", "512301", "422101", "810000", "820000", "830000"}) {  // 崇文区, 涪陵, 黄冈地区 …
    CAPTURE(division);
    CHECK(id_rule(make_id_number(division, on("1970-01-01"), 1)).empty());
  }
  CHECK(id_rule(make_id_number("810001", on("1970-01-01"), 1)) == "id_number.division");
  CHECK(id_rule(make_id_number("610702", today, 1)).empty());
}

TEST_CASE("one wrong digit or two swapped neighbours never pass") {
  const std::string number = make_id_number("610702", on("1985-07-09"), 124);
  for (std::size_t i = 0; i < 17; ++i)
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = number;
      if (wrong[i] == digit) continue;
      wrong[i] = digit;
      CAPTURE(wrong);
      CHECK_FALSE(id_rule(wrong).empty());
    }
  for (std::size_t i = 0; i + 1 < 17; ++i) {
    std::string swapped = number;
    std::swap(swapped[i], swapped[i + 1]);
    CAPTURE(swapped);
    CHECK((swapped == number || !id_rule(swapped).empty()));
  }
}

TEST_CASE("a unified social credit code is accepted or refused for a named reason") {
  struct Row {
    std::string code;
    std::string rule;
  };
  const Row rows[] = {
      {"91350100M000100Y43", ""},  // the example of GB 32100
      {"91350100m000100y43", ""},
      {"９１３５０１００Ｍ０００１００Ｙ４３", ""},
      {"", "uscc.required"},
      {"91350100M000100Y4", "uscc.length"},
      {"91350100M000100I43", "uscc.character"},
      {"91350100M000100S43", "uscc.character"},
      {"B1350100M000100Y43", "uscc.registry"},
      {"913A0100M000100Y43", "uscc.division"},
      {"91350100M000100Y44", "uscc.check_digit"},
      {"91350100M000101Y43", "uscc.check_digit"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    CHECK(rule_of(parse_uscc(row.code)) == row.rule);
  }
  CHECK(*parse_uscc(" 91350100m000100y43") == "91350100M000100Y43");
  for (const char* body : {"MA000001", "MA000002", "00000123", "ABCDEFGH"}) {
    const std::string code = make_uscc("91", "610702", body);
    CAPTURE(code);
    CHECK(rule_of(parse_uscc(code)).empty());
  }
}

TEST_CASE("a mobile number is tidied or refused") {
  CHECK(*parse_mobile("138 0000-1234") == "13800001234");
  CHECK(*parse_mobile("+86 13800001234") == "13800001234");
  CHECK(*parse_mobile("１３８００００１２３４") == "13800001234");
  CHECK(rule_of(parse_mobile("")) == "phone.required");
  for (const char* wrong : {"12800001234", "1380000123", "138000012345", "1380000123a", "029-87654321", "23800001234"}) {
    CAPTURE(wrong);
    CHECK(rule_of(parse_mobile(wrong)) == "phone.format");
  }
}
