#include "base/describe.h"
#include "law/period.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {

const PeriodRule& rule(std::string_view code) {
  const PeriodRule* found = book().rules.find(code);
  REQUIRE_MESSAGE(found != nullptr, std::string(code));
  return *found;
}

Result<PeriodResult> compute(std::string_view code, const PeriodInput& input, Reasoning reasoning = Reasoning::off) {
  return compute_period(book().calendar, rule(code), input, reasoning);
}

PeriodInput from(std::string_view date) {
  PeriodInput input;
  input.from = on(date);
  return input;
}

std::vector<Exclusion> exclusions(std::initializer_list<std::array<const char*, 3>> rows) {
  std::vector<Exclusion> list;
  for (const auto& [ground, start, end] : rows) list.push_back({ground, on(start), on(end)});
  return list;
}

struct Options {
  bool custody = false;
  int months = 0;
  int days = 0;
  std::vector<Exclusion> exclusions = {};
};

}  // namespace

TEST_CASE("every worked example of the rule book comes out as written") {
  struct Row {
    int example;  // number in deadlines.md §10
    std::string code;
    std::string from;
    std::string raw;
    std::string legal;
    Options options = {};
    std::string warn = {};  // where the example names one
  };
  const auto appraisal = exclusions({{"X02", "2026-03-02", "2026-05-11"}});
  const Row rows[] = {
      {1, "CIV1-ORD", "2026-01-15", "2026-07-15", "2026-07-15", {}, "2026-07-15"},
      {2, "CIV1-ORD", "2025-08-31", "2026-02-28", "2026-02-28"},
      {3, "CIV1-SUM", "2025-11-30", "2026-02-28", "2026-02-28"},
      {4, "CIV1-SML", "2025-12-31", "2026-02-28", "2026-02-28"},
      {5, "N18", "2026-02-03", "2026-02-18", "2026-02-24"},
      {6, "N18-R", "2026-09-21", "2026-10-01", "2026-10-08"},
      {7, "N02", "2026-01-31", "2026-02-15", "2026-02-24"},
      {8, "N18-CRM", "2026-09-24", "2026-10-04", "2026-10-08"},
      {9, "CIV2-R", "2026-01-19", "2026-02-18", "2026-02-24"},
      {10, "CIV2-J", "2025-11-17", "2026-02-17", "2026-02-24"},
      {11, "FILING-REVIEW", "2026-02-12", "2026-02-19", "2026-02-24", {}, "2026-02-13"},
      {12, "N01", "2026-04-30", "2026-05-05", "2026-05-06"},
      {13, "N17", "2026-01-20", "2026-02-19", "2026-02-19"},
      {13, "N02", "2026-02-19", "2026-03-06", "2026-03-06"},
      {14, "CIV1-ORD", "2026-01-15", "2026-09-23", "2026-09-23", {.exclusions = appraisal}},
      {15,
       "CIV1-ORD",
       "2026-01-15",
       "2026-09-19",
       "2026-09-20",
       {.exclusions = exclusions({{"X03", "2026-02-02", "2026-03-20"}, {"X01", "2026-03-10", "2026-04-09"}})}},
      {16,
       "CIV1-ORD",
       "2026-01-15",
       "2027-01-22",
       "2027-01-22",
       {.exclusions = exclusions({{"X08", "2026-04-01", "2026-10-09"}})}},
      {17, "CIV1-ORD", "2026-01-15", "2027-03-26", "2027-03-26", {.months = 6, .exclusions = appraisal}},
      {18, "CIV1-SUM", "2026-03-10", "2026-06-10", "2026-06-10"},
      {18, "CIV1-ORD", "2026-03-10", "2026-09-10", "2026-09-10"},
      {19, "CIV1-SML", "2026-03-10", "2026-05-10", "2026-05-11"},
      {19, "CIV1-SUM", "2026-03-10", "2026-07-10", "2026-07-10", {.months = 1}},
      {20, "CRM1-ORD", "2026-07-01", "2026-09-01", "2026-09-01", {.custody = true}},
      {20, "CRM1-ORD", "2026-07-01", "2026-10-01", "2026-10-01", {.custody = true, .months = 1}},
      {20, "CRM1-ORD", "2026-07-01", "2027-01-01", "2027-01-01", {.custody = true, .months = 4}},
      {20, "CRM1-ORD", "2026-07-01", "2026-10-01", "2026-10-08", {.months = 1}},
      {20, "CRM1-ORD", "2026-07-01", "2027-01-01", "2027-01-04", {.months = 4}},
      {21, "CRM1-SUM", "2026-09-15", "2026-10-05", "2026-10-05", {.custody = true}},
      {21, "CRM1-SUM", "2026-09-15", "2026-10-05", "2026-10-08"},
      {21, "CRM1-SUM-L", "2026-09-15", "2026-10-30", "2026-10-30"},
      {22, "CRM1-FAST", "2026-02-10", "2026-02-20", "2026-02-20", {.custody = true}},
      {22, "CRM1-FAST", "2026-02-10", "2026-02-20", "2026-02-24"},
      {22, "CRM1-FAST-L", "2026-02-10", "2026-02-25", "2026-02-25"},
      {23, "CRM1-ORD", "2026-08-20", "2026-10-20", "2026-10-20"},
      {23,
       "CRM1-ORD",
       "2026-06-01",
       "2026-10-20",
       "2026-10-20",
       {.exclusions = exclusions({{"X11", "2026-07-24", "2026-08-20"}})}},
      {24, "CRM1-ORD", "2026-02-28", "2026-04-30", "2026-04-30", {}, "2026-04-28"},
      {25, "ADM1-ORD", "2026-08-25", "2027-02-25", "2027-02-25"},
      {26, "ADM1-SUM", "2026-01-06", "2026-02-20", "2026-02-24"},
      {27, "ENF-1", "2026-05-20", "2026-11-20", "2026-11-20"},
      {27, "ENF-1", "2026-05-20", "2027-02-20", "2027-02-22", {.months = 3}},
      {28, "ENF-FUND", "2026-01-16", "2026-02-15", "2026-02-24", {}, "2026-02-13"},
      {29, "FREEZE-DEPOSIT", "2026-02-28", "2027-02-28", "2027-02-28"},
      {29, "PRES-RENEW", "2027-02-28", "2027-02-21", "2027-02-21"},
      {30, "SEIZE-REAL", "2024-02-29", "2027-02-28", "2027-02-28"},
      {31, "PROC-ARREST", "2026-02-13", "2026-02-20", "2026-02-20", {.custody = true}},
      {32, "PROC-PROS", "2026-01-30", "2026-02-28", "2026-02-28", {.custody = true}},
      {32, "PROC-PROS", "2026-01-30", "2026-03-15", "2026-03-15", {.custody = true, .days = 15}},
      {33, "PROC-MONITOR", "2026-09-18", "2026-09-28", "2026-09-28"},
      {35, "N31", "2026-02-11", "2026-02-27", "2026-02-27"},
      {36, "N08", "2026-10-12", "2026-10-09", "2026-10-09", {}, "2026-10-08"},
      {37, "ENF-APPLY", "2024-12-31", "2026-12-31", "2026-12-31"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.example);
    CAPTURE(row.code);
    PeriodInput input = from(row.from);
    input.in_custody = row.options.custody;
    input.extend_months = row.options.months;
    input.extend_days = row.options.days;
    input.exclusions = row.options.exclusions;
    const auto result = compute(row.code, input);
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().message));
    CHECK(result->raw_due.iso() == row.raw);
    CHECK(result->legal_due.iso() == row.legal);
    if (!row.warn.empty()) CHECK(result->warn_due.iso() == row.warn);
    CHECK(result->steps.empty());
    // The reasoning never changes the answer.
    const auto reasoned = compute(row.code, input, Reasoning::on);
    CHECK(reasoned->legal_due == result->legal_due);
    CHECK(reasoned->warn_due == result->warn_due);
    CHECK(reasoned->steps.size() >= 2);
  }
}

TEST_CASE("an extension has its own last days (example 1)") {
  const auto result = compute("CIV1-ORD", from("2026-01-15"));
  CHECK(result->apply_extension_by == on("2026-06-30"));
  CHECK(result->decide_extension_by == on("2026-07-10"));
  // An administrative limit asks ten days before and knows no day for the decision.
  const auto administrative = compute("ADM1-ORD", from("2026-08-25"));
  CHECK(administrative->apply_extension_by == on("2027-02-15"));
  CHECK_FALSE(administrative->decide_extension_by.has_value());
  CHECK_FALSE(compute("N18", from("2026-01-15"))->apply_extension_by.has_value());
}

TEST_CASE("periods in hours begin with the next full hour and never roll (example 34)") {
  PeriodInput input = from("2026-02-14");
  input.from_ms = instant_of(on("2026-02-14"), 16, 30);
  const auto result = compute("PRES-48H", input, Reasoning::on);
  REQUIRE(result.has_value());
  CHECK(result->due_ms == instant_of(on("2026-02-16"), 17, 0));
  CHECK(result->legal_due == on("2026-02-16"));
  CHECK_FALSE(result->provisional);
  input.from_ms = instant_of(on("2026-02-14"), 16, 0);  // on the hour: that hour has begun, so it is not counted
  CHECK(compute("PRES-48H", input)->due_ms == instant_of(on("2026-02-16"), 17, 0));
}

TEST_CASE("a judgment takes effect the day after the last appeal period (workflow.md §8)") {
  CHECK(compute("N18", from("2026-03-05"))->legal_due + 1 == on("2026-03-21"));
  const auto served = compute("N17", from("2026-03-02"));
  CHECK(served->legal_due == on("2026-04-01"));
  CHECK(compute("N18", from(served->legal_due.iso()))->legal_due + 1 == on("2026-04-17"));
}

TEST_CASE("a date that rests on an unpublished calendar says so, and only such a date") {
  PeriodInput input = from("2026-01-15");
  CHECK_FALSE(compute("CIV1-ORD", input)->provisional);
  input.extend_months = 6;
  CHECK(compute("CIV1-ORD", input)->provisional);
  CHECK_FALSE(compute("FREEZE-DEPOSIT", from("2026-02-28"))->provisional);  // never rolls: certain
  PeriodInput custody = from("2026-12-01");
  custody.in_custody = true;
  CHECK_FALSE(compute("CRM1-ORD", custody)->provisional);
  custody.in_custody = false;
  CHECK(compute("CRM1-ORD", custody)->provisional);
  CHECK(compute("N31", from("2026-12-28"))->provisional);  // workdays counted across the new year
  CHECK(compute("N08", from("2027-03-10"))->provisional);
}

TEST_CASE("custody stops the roll only where the law says so") {
  PeriodInput input = from("2026-09-24");
  input.in_custody = true;
  CHECK(compute("N18-CRM", input)->legal_due == on("2026-10-08"));  // the appeal period of a prisoner still rolls
  CHECK(compute("N02", from("2026-01-31"))->legal_due == on("2026-02-24"));
  CHECK(compute("CRM-PAR", from("2026-09-04"))->legal_due == on("2026-10-08"));
  input.from = on("2026-09-04");  // a convict who asks for a shorter sentence is held, too
  CHECK(compute("CRM-PAR", input)->legal_due == on("2026-10-04"));
}

TEST_CASE("what only counts while somebody is held never rolls, whether or not custody is said") {
  struct Row {
    std::string code, from, due;
  };
  const Row rows[] = {
      {"PROC-ARREST", "2026-02-13", "2026-02-20"},    {"PROC-SELF-ARREST", "2026-02-13", "2026-02-20"},
      {"PROC-SELF-SEND", "2026-09-26", "2026-10-03"}, {"PROC-MON-DETAIN", "2026-09-24", "2026-10-04"},
      {"PROC-DETAIN", "2026-08-03", "2026-10-03"},    {"CRM1-PRV-C", "2026-08-03", "2026-10-03"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    const auto result = compute(row.code, from(row.from), Reasoning::on);
    CHECK(result->legal_due == on(row.due));
    CHECK(result->steps[2].basis == "刑事诉讼法第一百零五条第四款");
  }
}

TEST_CASE("the time before a higher court may be asked to enforce does not count disputes about enforcement") {
  PeriodInput input = from("2026-01-15");
  CHECK(compute("ENF-RAISE", input)->legal_due == on("2026-07-15"));
  input.exclusions = exclusions({{"X17", "2026-03-02", "2026-04-01"}});
  CHECK(compute("ENF-RAISE", input)->legal_due == on("2026-08-14"));
  CHECK(compute("ENF-1", input).error().code == "E_PERIOD_EXCLUSION_UNKNOWN");  // only for that
}

TEST_CASE("a backward period that lands on a day off is brought forward") {
  // A hearing on the make-up Saturday 2026-10-10: three days before is the last day of the National Day holiday.
  const auto result = compute("N08", from("2026-10-10"));
  CHECK(result->raw_due == on("2026-10-07"));
  CHECK(result->legal_due == on("2026-09-30"));
  CHECK(result->warn_due == on("2026-09-30"));
  CHECK(compute("CIV-VOTE", from("2026-11-10"))->legal_due == on("2026-11-09"));
}

TEST_CASE("the careful date does not lean on a make-up Saturday and never precedes the start") {
  CHECK(compute("FILING-REVIEW", from("2026-02-12"))->warn_due == on("2026-02-13"));
  CHECK(compute("N01", from("2026-02-15"))->warn_due == on("2026-02-20"));       // no workday between: the raw day
  CHECK(compute("CIV1-ORD", from("2025-08-31"))->warn_due == on("2026-02-28"));  // itself a workday
}

TEST_CASE("exclusions count once, only within the period, and in any order") {
  const auto days = [](std::initializer_list<std::array<const char*, 3>> rows) {
    PeriodInput input = from("2026-01-15");
    input.exclusions = exclusions(rows);
    const auto result = compute("CIV1-ORD", input);
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().message));
    return result->excluded_days;
  };
  CHECK(days({{"X02", "2026-03-02", "2026-05-11"}}) == 70);
  CHECK(days({{"X02", "2026-03-02", "2026-03-02"}}) == 0);
  CHECK(days({{"X01", "2026-03-10", "2026-04-09"}, {"X03", "2026-02-02", "2026-03-20"}}) == 66);
  CHECK(days({{"X02", "2026-03-02", "2026-05-11"}, {"X01", "2026-03-10", "2026-03-20"}}) == 70);  // one within the other
  CHECK(days({{"X02", "2026-03-02", "2026-03-12"}, {"X01", "2026-03-12", "2026-03-20"}}) == 18);  // one after the other
  CHECK(days({{"X02", "2025-12-01", "2026-01-10"}}) == 0);                                        // before the start
  CHECK(days({{"X02", "2026-01-05", "2026-01-25"}}) == 10);                                       // begun before the start
  CHECK(days({{"X02", "2026-07-16", "2026-08-25"}}) == 0);                                        // after expiry
  CHECK(days({{"X02", "2026-07-15", "2026-08-14"}}) == 30);                                       // on the last day
  // The first exclusion keeps the period open for the second.
  CHECK(days({{"X02", "2026-07-10", "2026-07-30"}, {"X08", "2026-07-31", "2026-08-10"}}) == 30);
}

TEST_CASE("a period that cannot be is refused by name, with its article") {
  struct Row {
    std::string code;
    std::string refusal;
    PeriodInput input;
  };
  const auto with = [](std::string_view date, auto change) {
    PeriodInput input = from(date);
    change(input);
    return input;
  };
  const Row rows[] = {
      {"CIV-FOR", "E_PERIOD_UNLIMITED", from("2026-01-15")},
      {"PRES-48H", "E_PERIOD_TIME_REQUIRED", from("2026-01-15")},
      {"N18", "E_PERIOD_DATE_RANGE", with("2026-01-15", [](auto& in) { in.from = Date::of(1800, 1, 1); })},
      {"N18", "E_PERIOD_DATE_RANGE", with("2026-01-15", [](auto& in) { in.from = Date::of(2300, 1, 1); })},
      {"N18", "E_PERIOD_NOT_EXTENDABLE", with("2026-01-15", [](auto& in) { in.extend_days = 5; })},
      {"N21", "E_PERIOD_NOT_EXTENDABLE", with("2026-01-15", [](auto& in) { in.extend_months = 1; })},
      {"CIV1-ORD", "E_PERIOD_EXTENSION_NEGATIVE", with("2026-01-15", [](auto& in) { in.extend_months = -1; })},
      {"CIV1-SUM", "E_PERIOD_EXTENSION_TOO_LONG", with("2026-01-15", [](auto& in) { in.extend_months = 2; })},
      {"CIV1-SUM", "E_PERIOD_EXTENSION_TOO_LONG", with("2026-01-15", [](auto& in) { in.extend_days = 1; })},
      {"PROC-PROS", "E_PERIOD_EXTENSION_TOO_LONG", with("2026-01-15", [](auto& in) { in.extend_days = 16; })},
      {"CIV1-ORD", "E_PERIOD_EXCLUSION_UNKNOWN",
       with("2026-01-15", [](auto& in) { in.exclusions = exclusions({{"X10", "2026-02-01", "2026-02-10"}}); })},
      {"CIV1-ORD", "E_PERIOD_EXCLUSION_UNKNOWN",
       with("2026-01-15", [](auto& in) { in.exclusions = exclusions({{"X99", "2026-02-01", "2026-02-10"}}); })},
      {"CIV1-ORD", "E_PERIOD_EXCLUSION_REVERSED",
       with("2026-01-15", [](auto& in) { in.exclusions = exclusions({{"X02", "2026-02-10", "2026-02-01"}}); })},
      {"CIV1-ORD", "E_PERIOD_EXCLUSION_OPEN",
       with("2026-01-15", [](auto& in) { in.exclusions = {{"X02", on("2026-02-10"), std::nullopt}}; })},
      {"CIV1-ORD", "E_PERIOD_DATE_RANGE",
       with("2026-01-15", [](auto& in) { in.exclusions = {{"X02", on("2026-02-10"), Date::of(3000, 1, 1)}}; })},
      {"CRM1-ORD", "E_PERIOD_EXCLUSION_TOO_LONG",
       with("2026-01-15", [](auto& in) { in.exclusions = exclusions({{"X12", "2026-02-01", "2026-02-17"}}); })},
      {"CRM1-ORD", "E_PERIOD_EXCLUSION_TOO_LONG",
       with("2026-01-15", [](auto& in) { in.exclusions = exclusions({{"X13", "2026-02-01", "2026-03-02"}}); })},
      {"CRM1-ORD", "E_PERIOD_EXCLUSION_TOO_OFTEN",
       with("2026-01-15",
            [](auto& in) {
              in.exclusions = exclusions({{"X11", "2026-02-01", "2026-02-20"},
                                          {"X11", "2026-03-01", "2026-03-20"},
                                          {"X11", "2026-04-01", "2026-04-20"}});
            })},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    CAPTURE(row.refusal);
    const auto result = compute(row.code, row.input);
    REQUIRE(!result.has_value());
    CHECK(result.error().code == row.refusal);
    CHECK_FALSE(result.error().message.empty());
  }
  PeriodInput input = from("2026-01-15");
  input.extend_months = 2;
  CHECK(compute("CIV1-SUM", input).error().message == "民事一审简易程序审限最多延长1个月");
  CHECK(compute("CIV1-SUM", input).error().basis == "民事诉讼法第一百六十四条；民事诉讼法解释第二百五十八条");
  input.extend_months = 9;
  CHECK(compute("CIV1-ORD", input).has_value());  // the upper court's extension has no length in the law
}

TEST_CASE("the reasoning tells a judge how the date came about") {
  PeriodInput input = from("2026-01-15");
  input.extend_months = 6;
  input.exclusions = exclusions({{"X02", "2026-03-02", "2026-05-11"}});
  const auto result = compute("CIV1-ORD", input, Reasoning::on);
  std::vector<std::string> texts;
  for (const auto& step : result->steps) texts.push_back(step.text);
  CHECK(texts == std::vector<std::string>{
                     "立案之日2026-01-15不计入，自次日起算",
                     "期限6个月，经批准延长6个月，合并计算至2027-01-15",
                     "鉴定、审计、评估、资产清理：2026-03-02至2026-05-11，70日不计入",
                     "2027-03-26为工作日，不顺延",
                     "内部预警日为2027-03-26",
                     "需要延长的，最迟2027-03-11报批",
                     "最迟2027-03-19决定是否延长",
                     "该年度的放假安排尚未载入，暂按法定节假日和周末计算",
                 });
  CHECK(result->steps[0].basis == "民事诉讼法第八十五条第二款");
  CHECK(result->steps[1].basis == "民事诉讼法第一百五十二条");
  const auto rolled = compute("N18", from("2026-02-03"), Reasoning::on);
  CHECK(rolled->steps[2].text == "2026-02-18为春节，顺延至其后第一个工作日2026-02-24");
  const auto clamped = compute("CIV1-ORD", from("2025-08-31"), Reasoning::on);
  CHECK(clamped->steps[2].text == "到期月没有对应日，以月末日2026-02-28为期限末日");
  CHECK(clamped->steps[3].text == "2026-02-28为调休上班（春节），不顺延");
  PeriodInput custody = from("2026-07-01");
  custody.in_custody = true;
  custody.extend_months = 1;
  const auto held = compute("CRM1-ORD", custody, Reasoning::on);
  CHECK(held->steps[2].text == "在押案件届满于2026-10-01（国庆节）当日，不因节假日顺延");
  CHECK(held->steps[2].basis == "刑事诉讼法第一百零五条第四款");
  CHECK(to_json(compute("N18", from("2026-02-03"))->raw_due) == "\"2026-02-18\"");
}

TEST_CASE("months are added by the civil and by the criminal rule") {
  struct Row {
    std::string from;
    int months;
    std::string civil, criminal;
  };
  const Row rows[] = {
      {"2026-01-31", 1, "2026-02-28", "2026-02-28"},  {"2024-01-31", 1, "2024-02-29", "2024-02-29"},
      {"2026-02-28", 1, "2026-03-28", "2026-03-31"},  {"2024-02-28", 1, "2024-03-28", "2024-03-28"},
      {"2024-02-29", 12, "2025-02-28", "2025-02-28"}, {"2026-04-30", 1, "2026-05-30", "2026-05-31"},
      {"2026-12-31", 2, "2027-02-28", "2027-02-28"},  {"2026-03-15", -3, "2025-12-15", "2025-12-15"},
      {"2026-03-31", -1, "2026-02-28", "2026-02-28"}, {"2026-01-15", -13, "2024-12-15", "2024-12-15"},
      {"2026-01-15", 0, "2026-01-15", "2026-01-15"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.months);
    CHECK(add_months(on(row.from), row.months, MonthRule::civil).iso() == row.civil);
    CHECK(add_months(on(row.from), row.months, MonthRule::criminal).iso() == row.criminal);
  }
}
