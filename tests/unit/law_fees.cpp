#include "base/text.h"
#include "law/fees.h"
#include "law/money.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {

const Date day = Date::of(2026, 11, 21);

Result<FeeResult> fee(std::string kind, std::optional<std::int64_t> amount_fen, Reasoning reasoning = Reasoning::off) {
  return compute_fee(book().fees, {.kind = std::move(kind), .amount_fen = amount_fen, .on = day}, reasoning);
}

}  // namespace

TEST_CASE("every worked example of the fee rules comes out as written") {
  struct Row {
    int example;  // number in fees.md §8
    std::string fee;
    FeeInput input;
  };
  const auto yuan = [](std::int64_t amount) { return amount * 100; };
  const Row rows[] = {
      {1, "50.00", {.kind = "property", .amount_fen = yuan(8000)}},
      {1, "25.00", {.kind = "property", .amount_fen = yuan(8000), .simplified = true}},
      {2, "50.00", {.kind = "property", .amount_fen = yuan(10'000)}},
      {3, "50.03", {.kind = "property", .amount_fen = yuan(10'001)}},
      {4, "1,050.00", {.kind = "property", .amount_fen = yuan(50'000)}},
      {4, "525.00", {.kind = "property", .amount_fen = yuan(50'000), .simplified = true}},
      {5, "2,300.00", {.kind = "property", .amount_fen = yuan(100'000)}},
      {5, "766.67", {.kind = "payment-order", .amount_fen = yuan(100'000)}},
      {6, "2,769.14", {.kind = "property", .amount_fen = 12'345'678}},
      {6, "1,384.57", {.kind = "property", .amount_fen = 12'345'678, .simplified = true}},
      {6, "923.05", {.kind = "payment-order", .amount_fen = 12'345'678}},
      {7, "4,300.00", {.kind = "property", .amount_fen = yuan(200'000)}},
      {8, "8,800.00", {.kind = "property", .amount_fen = yuan(500'000)}},
      {8, "4,400.00", {.kind = "property", .amount_fen = yuan(500'000), .mediated = true}},
      {9, "11,800.00", {.kind = "property", .amount_fen = yuan(800'000)}},
      {10, "13,800.00", {.kind = "property", .amount_fen = yuan(1'000'000)}},
      {10, "6,900.00", {.kind = "property", .amount_fen = yuan(1'000'000), .simplified = true}},
      {11, "30,800.00", {.kind = "property", .amount_fen = yuan(3'000'000)}},
      {12, "67,800.00", {.kind = "property", .amount_fen = yuan(8'000'000)}},
      {13, "141,800.00", {.kind = "property", .amount_fen = yuan(20'000'000)}},
      {14, "191,800.00", {.kind = "property", .amount_fen = yuan(30'000'000)}},
      {15, "300.00", {.kind = "divorce", .amount_fen = yuan(150'000), .base_fen = yuan(300)}},
      {15, "150.00", {.kind = "divorce", .amount_fen = yuan(150'000), .base_fen = yuan(300), .simplified = true}},
      {16, "4,300.00", {.kind = "divorce", .amount_fen = yuan(1'000'000), .base_fen = yuan(300)}},
      {16, "2,150.00", {.kind = "divorce", .amount_fen = yuan(1'000'000), .base_fen = yuan(300), .simplified = true}},
      {17, "800.00", {.kind = "personality", .amount_fen = yuan(80'000), .base_fen = yuan(500)}},
      {18, "1,500.00", {.kind = "personality", .amount_fen = yuan(200'000), .base_fen = yuan(500)}},
      {19, "10.00", {.kind = "labor", .amount_fen = yuan(360'000)}},
      {19, "5.00", {.kind = "labor", .amount_fen = yuan(360'000), .simplified = true}},
      {19, "5.00", {.kind = "labor", .amount_fen = yuan(360'000), .withdrawn = true}},
      {20, "50.00", {.kind = "administrative"}},
      {20, "100.00", {.kind = "administrative-special"}},
      {20, "0.00", {.kind = "administrative-compensation", .amount_fen = yuan(90'000)}},
      {21, "50.00", {.kind = "execution", .amount_fen = yuan(5'000)}},
      {21, "1,100.00", {.kind = "execution", .amount_fen = yuan(80'000)}},
      {21, "14,400.00", {.kind = "execution", .amount_fen = yuan(1'200'000)}},
      {21, "67,400.00", {.kind = "execution", .amount_fen = yuan(8'000'000)}},
      {21, "92,400.00", {.kind = "execution", .amount_fen = yuan(25'000'000)}},
      {22, "30.00", {.kind = "preservation", .amount_fen = yuan(800)}},
      {22, "520.00", {.kind = "preservation", .amount_fen = yuan(50'000)}},
      {22, "3,020.00", {.kind = "preservation", .amount_fen = yuan(500'000)}},
      {22, "5,000.00", {.kind = "preservation", .amount_fen = yuan(896'000)}},
      {22, "5,000.00", {.kind = "preservation", .amount_fen = yuan(2'000'000)}},
      {23, "145,900.00", {.kind = "bankruptcy", .amount_fen = yuan(50'000'000)}},
      {23, "300,000.00", {.kind = "bankruptcy", .amount_fen = yuan(200'000'000)}},
      {24, "100.00", {.kind = "public-notice"}},
      {24, "400.00", {.kind = "arbitration"}},
      {25, "3,300.00", {.kind = "property", .amount_fen = yuan(150'000), .simplified = true, .appeal = true}},
      {25, "1,650.00", {.kind = "property", .amount_fen = yuan(150'000), .mediated = true, .appeal = true}},
      {25, "1,650.00", {.kind = "property", .amount_fen = yuan(150'000), .withdrawn = true, .appeal = true}},
      {26, "1,150.00", {.kind = "property", .amount_fen = yuan(100'000), .counterclaim = true}},
      {26, "1,150.00", {.kind = "property", .amount_fen = yuan(100'000), .simplified = true, .counterclaim = true}},
      {27, "6,700.00", {.kind = "property", .amount_fen = yuan(360'000)}},
      {28, "4,300.00", {.kind = "property", .amount_fen = yuan(200'000)}},
      {32, "4,300.00", {.kind = "property", .amount_fen = yuan(200'000)}},
      {33, "3,300.00", {.kind = "property", .amount_fen = yuan(150'000)}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.example);
    CAPTURE(row.input.kind);
    FeeInput input = row.input;
    input.on = day;
    const auto result = compute_fee(book().fees, input);
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().message));
    CHECK(format_yuan(result->fee_fen) == row.fee);
    CHECK_FALSE(result->needs_provincial_standard);
    CHECK(result->steps.empty());
    const auto reasoned = compute_fee(book().fees, input, Reasoning::on);
    CHECK(reasoned->fee_fen == result->fee_fen);
    CHECK_FALSE(reasoned->steps.empty());
  }
}

TEST_CASE("a bracket includes its upper end, and the fen after it belongs to the next") {
  // fees.md §2, by its quick formulas: fee = X × rate + c
  struct Row {
    std::int64_t yuan;
    std::int64_t fee_yuan;
  };
  const Row rows[] = {{10'000, 50},        {100'000, 2'300},    {200'000, 4'300},     {500'000, 8'800},     {1'000'000, 13'800},
                      {2'000'000, 22'800}, {5'000'000, 46'800}, {10'000'000, 81'800}, {20'000'000, 141'800}};
  for (const auto& row : rows) {
    CAPTURE(row.yuan);
    CHECK(fee("property", row.yuan * 100)->fee_fen == row.fee_yuan * 100);
    CHECK(fee("property", row.yuan * 100 + 20'000)->fee_fen > row.fee_yuan * 100);
  }
  CHECK(fee("property", 1'000'001)->fee_fen == 5000);  // one fen at 2.5 % is nothing yet
  CHECK(fee("property", 0)->fee_fen == 5000);
  CHECK(fee("property", 1)->fee_fen == 5000);
  CHECK(fee("property", max_amount_fen)->fee_fen == 5'000'004'180'000);
  CHECK(fee("preservation", 100'000)->fee_fen == 3000);
  CHECK(fee("preservation", 100'100)->fee_fen == 3001);
  CHECK(fee("preservation", 89'599'900)->fee_fen == 500'000);  // 4 999.995 rounds up to the cap
  CHECK(fee("preservation", 89'590'000)->fee_fen == 499'950);
}

TEST_CASE("without a provincial standard the top of the range is shown and marked") {
  const auto unset = fee("divorce", std::nullopt, Reasoning::on);
  CHECK(unset->fee_fen == 30'000);
  CHECK(unset->needs_provincial_standard);
  CHECK(unset->steps.at(1).text == "法定幅度为每件50.00元至300.00元，幅度内取值待本省标准，暂按上限");
  const auto set = compute_fee(book().fees, {.kind = "divorce", .base_fen = 20'000, .on = day});
  CHECK(set->fee_fen == 20'000);
  CHECK_FALSE(set->needs_provincial_standard);
  CHECK_FALSE(fee("labor", std::nullopt)->needs_provincial_standard);
  CHECK(fee("ip", std::nullopt)->needs_provincial_standard);
  CHECK(fee("ip", std::nullopt)->fee_fen == 100'000);
  CHECK(fee("ip", 10'000'000)->fee_fen == 230'000);  // with an amount: as a property case
  CHECK_FALSE(fee("ip", 10'000'000)->needs_provincial_standard);
  CHECK(fee("execution", std::nullopt)->fee_fen == 50'000);
  CHECK(fee("preservation", std::nullopt)->fee_fen == 3000);
}

TEST_CASE("application fees are neither halved nor, for execution and bankruptcy, paid in advance") {
  const auto execution =
      compute_fee(book().fees, {.kind = "execution", .amount_fen = 8'000'000, .simplified = true, .mediated = true, .on = day});
  CHECK(execution->fee_fen == 110'000);
  CHECK_FALSE(execution->halved);
  CHECK_FALSE(execution->prepaid);
  CHECK_FALSE(fee("bankruptcy", 8'000'000)->prepaid);
  CHECK(fee("preservation", 8'000'000)->prepaid);
  CHECK(fee("property", 8'000'000)->prepaid);
}

TEST_CASE("half a fen is rounded up, also when halving") {
  const auto odd = compute_fee(book().fees, {.kind = "property", .amount_fen = 1'000'100, .simplified = true, .on = day});
  CHECK(odd->full_fen == 5003);
  CHECK(odd->fee_fen == 2502);
}

TEST_CASE("the reasoning shows every step") {
  const auto result = compute_fee(
      book().fees, {.kind = "property", .amount_fen = 12'345'678, .simplified = true, .counterclaim = true, .on = day},
      Reasoning::on);
  std::vector<std::string> texts;
  for (const auto& step : result->steps) texts.push_back(step.text);
  CHECK(texts == std::vector<std::string>{
                     "不超过1万元的部分：50.00元",
                     "超过1万元至10万元的部分90,000.00元，按2.5%交纳：2,250.00元",
                     "超过10万元至20万元的部分23,456.78元，按2%交纳：469.1356元",
                     "合计2,769.14元（四舍五入到分）",
                     "适用简易程序，减半交纳",
                     "反诉、有独立请求权的第三人提出的诉讼请求合并审理，减半交纳",
                     "只减半一次，应交1,384.57元",
                 });
  CHECK(result->steps[0].basis == "诉讼费用交纳办法第十三条第一款第一项");
  CHECK(result->steps[4].basis == "诉讼费用交纳办法第十六条");
}

TEST_CASE("a fee that cannot be computed is refused by name") {
  struct Row {
    std::string refusal;
    FeeInput input;
  };
  const Row rows[] = {
      {"E_FEE_KIND_UNKNOWN", {.kind = "parking"}},
      {"E_FEE_AMOUNT_REQUIRED", {.kind = "property"}},
      {"E_FEE_AMOUNT_REQUIRED", {.kind = "payment-order"}},
      {"E_FEE_AMOUNT_NEGATIVE", {.kind = "property", .amount_fen = -1}},
      {"E_FEE_AMOUNT_TOO_LARGE", {.kind = "property", .amount_fen = max_amount_fen + 1}},
      {"E_FEE_BASE_OUT_OF_RANGE", {.kind = "divorce", .base_fen = 4'999}},
      {"E_FEE_BASE_OUT_OF_RANGE", {.kind = "divorce", .base_fen = 30'001}},
      {"E_FEE_BASE_OUT_OF_RANGE", {.kind = "property", .amount_fen = 100, .base_fen = 5000}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.refusal);
    const auto result = compute_fee(book().fees, row.input);
    REQUIRE(!result.has_value());
    CHECK(result.error().code == row.refusal);
  }
}

TEST_CASE("a cause pays by its own kind") {
  struct Row {
    std::string cause;
    bool amount;
    std::string kind;
  };
  const Row rows[] = {
      {"C02.02.014", true, "divorce"},         {"C01.01.001", true, "personality"},    {"C05.14.200", false, "ip"},
      {"C07.19.300", true, "labor"},           {"C07.21", true, "property"},           {"C04.10.089", true, "property"},
      {"C04.10.089", false, "other"},          {"C11.37", false, "special-procedure"}, {"C11.45", true, "payment-order"},
      {"A01.01.003", false, "administrative"}, {"EB.01", true, "execution"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.cause);
    const FeeRule* rule = book().fees.for_cause(row.cause, row.amount, day);
    REQUIRE(rule);
    CHECK(rule->code == row.kind);
  }
  CHECK(book().fees.for_cause("X05.264", true, day) == nullptr);
  CHECK(book().fees.for_cause("P01", true, day) == nullptr);
  // The causes that the table names exist.
  for (const auto& rule : book().fees.all())
    for (const auto& cause : rule.causes) {
      CAPTURE(cause);
      CHECK((cause.size() == 1 || book().causes.find(cause) != nullptr));
    }
}

TEST_CASE("a new tariff applies from its day and leaves the old one to earlier days") {
  const std::string tariff =
      read_reference("law/fees.toml") +
      "\n[[fee]]\ncode = \"labor\"\nname = \"劳动争议案件受理费\"\nbase_max_yuan = 20\nbase_always = true\n"
      "basis = \"假设的修订\"\neffective_from = 2027-01-01\n";
  const auto fees = FeeTable::load(tariff);
  REQUIRE(fees.has_value());
  CHECK(compute_fee(*fees, {.kind = "labor", .on = on("2026-12-31")})->fee_fen == 1000);
  CHECK(compute_fee(*fees, {.kind = "labor", .on = on("2027-01-01")})->fee_fen == 2000);
  CHECK(compute_fee(*fees, {.kind = "labor", .on = on("1999-01-01")})->fee_fen == 1000);
  CHECK(fees->for_cause("C07.19", true, on("2027-01-01"))->base_max_fen == 2000);
}

TEST_CASE("a tariff that cannot be names file and line") {
  const std::string head = "[[fee]]\ncode = \"other\"\nname = \"甲\"\nbasis = \"某条\"\neffective_from = 2007-04-01\n";
  const auto message = [&](const std::string& more) {
    const auto fees = FeeTable::load(head + more);
    return fees ? std::string("accepted") : fees.error().message;
  };
  struct Row {
    std::string more;
    std::string message;
  };
  const Row rows[] = {
      {"", "law/fees.toml：缺少费用property"},
      {"rate = 5\n", "law/fees.toml 第6行：没有rate这一项"},
      {"cap_yuan = -1\n", "law/fees.toml 第1行：cap_yuan超出范围"},
      {"base_min_yuan = 10\nbase_max_yuan = 5\n", "law/fees.toml 第1行：每件定额的下限不能大于上限"},
      {"brackets = [{ rate_bp = 250 }, { rate_bp = 200 }]\n", "law/fees.toml 第1行：除最后一档外都应写明up_to_yuan"},
      {"brackets = [{ up_to_yuan = 9, rate_bp = 5 }, { up_to_yuan = 9, rate_bp = 5 }, { rate_bp = 4 }]\n",
       "law/fees.toml 第1行：各档的上限应由小到大"},
      {"brackets = [{ flat_yuan = 5, rate_bp = 5 }]\n", "law/fees.toml 第6行：一档只能是定额或者比率"},
      {"brackets = [{ rate_bp = 10001 }]\n", "law/fees.toml 第6行：rate_bp应在0至10000之间"},
      {"share_of = \"property\"\n", "law/fees.toml 第1行：前面没有费用property"},
      {"share_denominator = 0\n", "law/fees.toml 第1行：份额应在0与1之间"},
      {head, "law/fees.toml 第6行：费用other重复"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.more);
    CHECK(message(row.more) == row.message);
  }
}
