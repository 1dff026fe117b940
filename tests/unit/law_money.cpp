#include "law/money.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("an amount is read to the fen") {
  struct Row {
    std::string text;
    std::int64_t fen;
  };
  const Row rows[] = {
      {"0", 0},
      {"0.00", 0},
      {"1", 100},
      {"1.5", 150},
      {"1.05", 105},
      {"1.050", 105},
      {"1,234.50", 123450},
      {"1,234,567.89", 123456789},
      {"１，２３４．５０", 123450},
      {"¥1234.5", 123450},
      {"￥121,219.29", 12121929},
      {"人民币1234元", 123400},
      {"人民币¥1,234.00元整", 123400},
      {"RMB 100", 10000},
      {"43997.16元", 4399716},
      {"1.2万", 1200000},
      {"1.2万元", 1200000},
      {"1.5545万", 1554500},
      {"0.000001万", 1},
      {"3亿", 30'000'000'000},
      {"3.5千万元", 3'500'000'000},
      {"2百万", 200'000'000},
      {"1,200万", 1'200'000'000},
      {" 1 234.50 ", 123450},
      {"0001", 100},
      {".5", 50},
      {"690153.39000000001", 69015339},  // what a spreadsheet stores for 690153.39
      {"8829.5199999999995", 882952},
      {"99.999999999999", 10000},
      {"1.2E7", 1'200'000'000},
      {"1.5E-1", 15},
      {"10000000000000", max_amount_fen},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto amount = parse_amount(row.text);
    REQUIRE_MESSAGE(amount.has_value(), (amount ? "" : amount.error().message));
    CHECK(*amount == row.fen);
  }
}

TEST_CASE("what is no amount is refused by name") {
  struct Row {
    std::string text;
    std::string rule;
  };
  const Row rows[] = {
      {"", "amount.required"},
      {" 　", "amount.required"},
      {"-1", "amount.negative"},
      {"－1", "amount.negative"},
      {"−1", "amount.negative"},
      {"(100)", "amount.negative"},
      {"¥-100", "amount.negative"},
      {"负100元", "amount.negative"},
      {"1,23", "amount.grouping"},
      {"12,34.00", "amount.grouping"},
      {",123", "amount.grouping"},
      {"1234,567", "amount.grouping"},
      {"1.005", "amount.below_fen"},
      {"0.0000001万", "amount.below_fen"},
      {"1.2345678", "amount.below_fen"},
      {"10000000000000.01", "amount.too_large"},
      {"99999999999999999999", "amount.too_large"},
      {"9999999万亿", "amount.too_large"},
      {"1E20", "amount.too_large"},
      {"1E21", "amount.format"},
      {"1.", "amount.format"},
      {".", "amount.format"},
      {"元", "amount.format"},
      {"万", "amount.format"},
      {"abc", "amount.format"},
      {"1.2.3", "amount.format"},
      {"1.2,3", "amount.format"},
      {"12%", "amount.format"},
      {"1万2千", "amount.format"},
      {"约1万", "amount.format"},
      {"不详", "amount.format"},
      {"+1", "amount.format"},
      {"1e5万", "amount.format"},
      {"0x10", "amount.format"},
      {"=1+1", "amount.format"},
      {std::string(10'000, '9'), "amount.format"},
      {std::string(150, '9'), "amount.too_large"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(rule_of(parse_amount(row.text)) == row.rule);
  }
}

TEST_CASE("an amount stands in a document in capital characters") {
  struct Row {
    std::int64_t fen;
    std::string text;
  };
  const Row rows[] = {
      {0, "零元整"},
      {1, "壹分"},
      {5, "伍分"},
      {50, "伍角"},
      {55, "伍角伍分"},
      {100, "壹元整"},
      {105, "壹元零伍分"},
      {150, "壹元伍角"},
      {168032, "壹仟陆佰捌拾元叁角贰分"},  // the example of the rules for filling in bills
      {140950, "壹仟肆佰零玖元伍角"},
      {600714, "陆仟零柒元壹角肆分"},
      {10'7000'53, "壹拾万零柒仟元伍角叁分"},
      {16409'02, "壹万陆仟肆佰零玖元零贰分"},
      {325'04, "叁佰贰拾伍元零肆分"},
      {1200000, "壹万贰仟元整"},
      {1'0005'00, "壹万零伍元整"},
      {10'0000'00, "壹拾万元整"},
      {10'0005'00, "壹拾万零伍元整"},
      {1000'0000'00, "壹仟万元整"},
      {1'0000'0000'00, "壹亿元整"},
      {1'0000'0001'00, "壹亿零壹元整"},
      {1'0010'0000'00, "壹亿零壹拾万元整"},
      {2005'0060'0700'00, "贰仟零伍亿零陆拾万零柒佰元整"},
      {max_amount_fen, "壹拾万亿元整"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.fen);
    CHECK(capital_amount(row.fen) == row.text);
  }
}
