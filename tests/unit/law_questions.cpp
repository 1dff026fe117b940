// What `anshu law` and the public calculators answer: the examples of the rule pages as a person would type them, and every
// refusal with its name, its field and its rule.
#include "base/describe.h"
#include "law/identity.h"
#include "law/questions.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {

const Date today = Date::of(2026, 11, 21);

/// "E_CODE field rule" of a refusal, "" for an answer.
template <class T>
std::string named(const Result<T>& answer) {
  if (answer) return "";
  const Refusal& refusal = answer.error();
  if (refusal.fields.empty()) return refusal.code + " (no field)";
  return refusal.code + " " + refusal.fields[0].field + " " + refusal.fields[0].rule;
}

}  // namespace

TEST_CASE("the worked examples of the rule book, as they are typed") {
  struct Row {
    int example;  // number in deadlines.md §10
    PeriodQuestion question;
    std::string raw, legal, warn = {};
  };
  const Row rows[] = {
      {1, {.rule = "CIV1-ORD", .from = "2026-01-15"}, "2026-07-15", "2026-07-15", "2026-07-15"},
      {2, {.rule = "CIV1-ORD", .from = "2025-08-31"}, "2026-02-28", "2026-02-28"},
      {5, {.rule = "N18", .from = "2026-02-03"}, "2026-02-18", "2026-02-24", "2026-02-13"},
      {11, {.rule = "FILING-REVIEW", .from = "2026-02-12"}, "2026-02-19", "2026-02-24", "2026-02-13"},
      {14, {.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = {"X02:2026-03-02..2026-05-11"}}, "2026-09-23", "2026-09-23"},
      {15,
       {.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = {"X03:2026-02-02..2026-03-20", "X01:2026-03-10..2026-04-09"}},
       "2026-09-19",
       "2026-09-20"},
      {16, {.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = {"X08:2026-04-01..2026-10-09"}}, "2027-01-22", "2027-01-22"},
      {17,
       {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_months = "6", .exclude = {"X02:2026-03-02..2026-05-11"}},
       "2027-03-26",
       "2027-03-26"},
      {20, {.rule = "CRM1-ORD", .from = "2026-07-01", .extend_months = "1", .custody = true}, "2026-10-01", "2026-10-01"},
      {20, {.rule = "CRM1-ORD", .from = "2026-07-01", .extend_months = "1"}, "2026-10-01", "2026-10-08"},
      {20, {.rule = "CRM1-ORD", .from = "2026-07-01", .extend_months = "4"}, "2027-01-01", "2027-01-04"},
      {24, {.rule = "CRM1-ORD", .from = "2026-02-28"}, "2026-04-30", "2026-04-30", "2026-04-28"},
      {32, {.rule = "PROC-PROS", .from = "2026-01-30", .extend_days = "15", .custody = true}, "2026-03-15", "2026-03-15"},
      {34, {.rule = "PRES-48H", .from = "2026-02-14T16:30"}, "2026-02-16", "2026-02-16"},
      {34, {.rule = "PRES-48H", .from = "2026-02-14 16:30"}, "2026-02-16", "2026-02-16"},
      {36, {.rule = "N08", .from = "2026-10-12"}, "2026-10-09", "2026-10-09", "2026-10-08"},
      // The examples of enforcement_mediation_service.md
      {0, {.rule = "N26", .from = "2026-09-18"}, "2026-10-18", "2026-10-19", "2026-10-16"},
      {0, {.rule = "N26-SUM", .from = "2026-09-18"}, "2026-09-25", "2026-09-28"},
      {0, {.rule = "N26-ORD", .from = "2026-09-18"}, "2026-10-03", "2026-10-08"},
      {0, {.rule = "AUCTION2-START", .from = "2026-04-02"}, "2026-05-02", "2026-05-06", "2026-04-30"},
      {0, {.rule = "AUCTION-REAL", .from = "2026-04-01"}, "2026-03-02", "2026-03-02"},
      {0, {.rule = "ENF-TERM-MIN", .from = "2026-03-31"}, "2026-06-30", "2026-06-30"},
      {0, {.rule = "ENF-END-CHECK", .from = "2026-07-10"}, "2027-01-10", "2027-01-11"},
      // As typed in the page's own spelling, with a time where none is needed, and by the rule that custody puts in its place.
      {0, {.rule = "n19c", .from = "2026-03-02"}, "2026-03-05", "2026-03-05"},
      {14, {.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = {"x02:2026-03-02..2026-05-11"}}, "2026-09-23", "2026-09-23"},
      {31, {.rule = "PROC-ARREST", .from = "2026-02-13"}, "2026-02-20", "2026-02-20", "2026-02-13"},
      {0, {.rule = "N26", .from = "2026-09-18", .extend_days = "10"}, "2026-10-28", "2026-10-28"},  // both sides agree
      {0, {.rule = "CIV1-ORD", .from = "2026-01-15T23:59"}, "2026-07-15", "2026-07-15"},
      {0, {.rule = "CRM1-PRV", .from = "2026-08-01"}, "2027-02-01", "2027-02-01"},
      {0, {.rule = "CRM1-PRV", .from = "2026-08-01", .custody = true}, "2026-10-01", "2026-10-01"},
      {0, {.rule = "N17", .from = "2020-03-02"}, "2020-05-01", "2020-05-01"},  // sixty days then
  };
  for (const auto& row : rows) {
    CAPTURE(row.example);
    CAPTURE(row.question.rule);
    const auto answer = ask_period(book(), row.question);
    REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
    CHECK(answer->raw_due.iso() == row.raw);
    CHECK(answer->legal_due.iso() == row.legal);
    if (!row.warn.empty()) CHECK(answer->warn_due.iso() == row.warn);
    CHECK(answer->steps.size() >= 2);
  }
  CHECK(ask_period(book(), {.rule = "PRES-48H", .from = "2026-02-14T16:30"})->due_at == "2026-02-16T17:00:00+08:00");
  const auto first = ask_period(book(), {.rule = "CIV1-ORD", .from = "2026-01-15"});
  CHECK(first->apply_extension_by == on("2026-06-30"));
  CHECK(first->decide_extension_by == on("2026-07-10"));
  CHECK_FALSE(first->provisional);
  CHECK(
      to_json(*ask_period(book(), {.rule = "N18", .from = "2026-02-03"}))
          .starts_with(
              R"({"raw_due":"2026-02-18","legal_due":"2026-02-24","warn_due":"2026-02-13","provisional":false,"steps":[{"text":)"));
}

TEST_CASE("a refusal says in Chinese which answer is wrong") {
  const auto said = [](const PeriodQuestion& question) { return ask_period(book(), question).error().message; };
  CHECK(said({.rule = "N18"}) == "请填写起算日期，如2026-01-15");
  CHECK(said({.rule = "N18", .from = "2026-02-30"}) == "起算日期2026-02-30不存在，或者不在1900年至2199年之间");
  CHECK(said({.rule = "CIV1-ORD", .from = "2026-01-15", .extend_months = "六"}) == "延长的月数“六”不是整数");
  CHECK(said({.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = {"X02:2026-02-30..2026-03-02"}}) ==
        "扣除的日期2026-02-30不存在，或者不在1900年至2199年之间");
  CHECK(said({.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = {std::string(5000, 'x') + ":2026-02-03..2026-03-02"}}).size() <
        200);
  CHECK(ask_days(book(), {.from = "2026-01-15", .days = "-1"}).error().message == "日数应在0至36500之间");
}

TEST_CASE("a question about a period that cannot be answered is refused by name, field and rule") {
  struct Row {
    std::string refusal;
    PeriodQuestion question;
  };
  const auto with = [](std::vector<std::string> exclude) {
    return PeriodQuestion{.rule = "CIV1-ORD", .from = "2026-01-15", .exclude = std::move(exclude)};
  };
  const Row rows[] = {
      {"E_PERIOD_RULE_REQUIRED rule period.rule_required", {.from = "2026-01-15"}},
      {"E_PERIOD_RULE_UNKNOWN rule period.rule_unknown", {.rule = "CIV9", .from = "2026-01-15"}},
      {"E_PERIOD_RULE_UNKNOWN rule period.rule_unknown", {.rule = std::string(5000, 'X'), .from = "2026-01-15"}},
      {"E_PERIOD_UNLIMITED rule period.unlimited", {.rule = "CIV-FOR", .from = "2026-01-15"}},
      {"E_PERIOD_TIME_REQUIRED from period.time_required", {.rule = "PRES-48H", .from = "2026-01-15"}},
      {"E_DATE from date.required", {.rule = "N18"}},
      {"E_DATE from date.impossible", {.rule = "N18", .from = "2026-02-30"}},
      {"E_DATE from date.impossible", {.rule = "N18", .from = "2026-13-01"}},
      {"E_DATE from date.impossible", {.rule = "N18", .from = "1026-03-01"}},
      {"E_DATE from date.format", {.rule = "N18", .from = "2026-2-3"}},
      {"E_DATE from date.format", {.rule = "N18", .from = "明天"}},
      {"E_DATE from date.format", {.rule = "N18", .from = "2026-02-03T25:00"}},
      {"E_DATE from date.format", {.rule = "N18", .from = "20260203"}},
      {"E_NUMBER extend_months number.format", {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_months = "六"}},
      {"E_NUMBER extend_months number.required", {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_months = ""}},
      {"E_NUMBER extend_months number.range",
       {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_months = "99999999999999999999"}},
      {"E_NUMBER extend_days number.format", {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_days = "1.5"}},
      {"E_PERIOD_EXTENSION_NEGATIVE extend_months period.extension_negative",
       {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_months = "-1"}},
      {"E_PERIOD_EXTENSION_NEGATIVE extend_days period.extension_negative",
       {.rule = "CIV1-ORD", .from = "2026-01-15", .extend_days = "-1"}},
      {"E_PERIOD_EXTENSION_TOO_LONG extend_months period.extension_too_long",
       {.rule = "CIV1-SUM", .from = "2026-01-15", .extend_months = "2"}},
      {"E_PERIOD_NOT_EXTENDABLE extend_days period.not_extendable", {.rule = "N18", .from = "2026-01-15", .extend_days = "1"}},
      {"E_PERIOD_NOT_EXTENDABLE extend_months period.not_extendable",
       {.rule = "ADM1-SUM", .from = "2026-01-15", .extend_months = "1"}},
      {"E_PERIOD_EXCLUSION_FORMAT exclude[0] period.exclusion_format", with({"X02"})},
      {"E_PERIOD_EXCLUSION_FORMAT exclude[0] period.exclusion_format", with({"2026-03-02..2026-05-11"})},
      {"E_PERIOD_EXCLUSION_FORMAT exclude[0] period.exclusion_format", with({":2026-03-02..2026-05-11"})},
      {"E_PERIOD_EXCLUSION_FORMAT exclude[1] period.exclusion_format", with({"X02:2026-03-02..2026-05-11", "X02:2026-03-02"})},
      {"E_PERIOD_EXCLUSION_OPEN exclude[0] period.exclusion_open", with({"X08:2026-03-02.."})},
      {"E_PERIOD_EXCLUSION_OPEN exclude[1] period.exclusion_open", with({"X02:2026-03-02..2026-05-11", "X08:2026-03-02.."})},
      {"E_DATE exclude[0] date.required", with({"X08:..2026-03-02"})},
      {"E_DATE exclude[0] date.impossible", with({"X08:2026-02-30..2026-03-02"})},
      {"E_DATE exclude[0] date.impossible", with({"X08:2026-02-01..2026-02-29"})},
      {"E_PERIOD_EXCLUSION_REVERSED exclude[0] period.exclusion_reversed", with({"X02:2026-05-11..2026-03-02"})},
      {"E_PERIOD_EXCLUSION_UNKNOWN exclude[0] period.exclusion_unknown", with({"X99:2026-03-02..2026-05-11"})},
      {"E_PERIOD_EXCLUSION_UNKNOWN exclude[0] period.exclusion_unknown", with({"X10:2026-03-02..2026-05-11"})},
      {"E_PERIOD_EXCLUSION_TOO_OFTEN exclude period.exclusion_too_often",
       {.rule = "CRM1-ORD",
        .from = "2026-01-15",
        .exclude = {"X11:2026-02-01..2026-02-10", "X11:2026-03-01..2026-03-10", "X11:2026-04-01..2026-04-10"}}},
      {"E_PERIOD_EXCLUSION_TOO_LONG exclude[0] period.exclusion_too_long",
       {.rule = "CRM1-ORD", .from = "2026-01-15", .exclude = {"X12:2026-02-01..2026-02-17"}}},
      {"E_PERIOD_EXCLUSION_TOO_MANY exclude period.exclusion_too_many",
       with(std::vector<std::string>(101, "X02:2026-03-02..2026-05-11"))},
  };
  for (const auto& row : rows) {
    CAPTURE(row.refusal);
    const auto answer = ask_period(book(), row.question);
    CHECK(named(answer) == row.refusal);
    if (answer) continue;
    CHECK(answer.error().message.size() < 600);
    CHECK(answer.error().fields[0].message == answer.error().message);
  }
}

TEST_CASE("days and workdays are counted without a rule") {
  struct Row {
    DaysQuestion question;
    std::string raw, legal;
  };
  const Row rows[] = {
      {{.from = "2026-02-03", .days = "15"}, "2026-02-18", "2026-02-24"},
      {{.from = "2026-02-03", .days = "15", .custody = true}, "2026-02-18", "2026-02-18"},
      {{.from = "2026-02-11", .days = "7", .workdays = true}, "2026-02-27", "2026-02-27"},
      {{.from = "2026-02-27", .days = "1"}, "2026-02-28", "2026-02-28"},  // a make-up workday
      {{.from = "2026-09-19", .days = "0"}, "2026-09-19", "2026-09-20"},  // the Sunday is a make-up workday
      {{.from = "2026-09-30", .days = "1", .workdays = true}, "2026-10-08", "2026-10-08"},
      {{.from = "2026-10-09", .days = "1", .workdays = true}, "2026-10-10", "2026-10-10"},
      {{.from = "2026-01-15", .days = "36500"}, "2125-12-22", "2125-12-24"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question.from);
    CAPTURE(row.question.days);
    const auto answer = ask_days(book(), row.question);
    REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
    CHECK(answer->raw_due.iso() == row.raw);
    CHECK(answer->legal_due.iso() == row.legal);
    CHECK(answer->warn_due <= answer->raw_due);
  }
  CHECK(ask_days(book(), {.from = "2026-12-20", .days = "20"})->provisional);
  CHECK(named(ask_days(book(), {.from = "2026-02-30", .days = "15"})) == "E_DATE from date.impossible");
  CHECK(named(ask_days(book(), {.from = "2026-02-03", .days = "-1"})) == "E_NUMBER days number.range");
  CHECK(named(ask_days(book(), {.from = "2026-02-03", .days = "36501"})) == "E_NUMBER days number.range");
  CHECK(named(ask_days(book(), {.from = "2026-02-03", .days = "十五"})) == "E_NUMBER days number.format");
  CHECK(named(ask_days(book(), {.from = "2026-02-03"})) == "E_NUMBER days number.required");
}

TEST_CASE("fees are asked for in yuan and answered in fen") {
  struct Row {
    std::int64_t fen;
    FeeQuestion question;
  };
  const Row rows[] = {
      {276'914, {.kind = "property", .amount = "123456.78"}},
      {276'914, {.kind = "property", .amount = "123,456.78"}},
      {138'457, {.kind = "property", .amount = "123456.78", .simplified = true, .mediated = true, .counterclaim = true}},
      {5'000, {.kind = "property", .amount = "0"}},
      {430'000, {.kind = "divorce", .amount = "1000000", .base = "300"}},
      {30'000, {.kind = "divorce"}},
      {330'000, {.kind = "property", .amount = "150000", .simplified = true, .appeal = true}},
      {165'000, {.kind = "property", .amount = "150000", .withdrawn = true, .appeal = true}},
      {10'000, {.kind = "administrative-special"}},
      {230'000, {.cause = "C04.10.089", .amount = "100000"}},
      {30'000, {.cause = "C02.02.014"}},
      {0, {.kind = "special-procedure"}},
      {0, {.kind = "ruling-appeal"}},
      {1'000'000, {.kind = "maritime-fund"}},
      {500'000, {.kind = "maritime-order"}},
      {100'000, {.kind = "maritime-claim"}},
      {110'000, {.kind = "representative", .amount = "80000"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.question.kind);
    const auto answer = ask_fee(book(), row.question, today);
    REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
    CHECK(answer->fee_fen == row.fen);
    CHECK_FALSE(answer->steps.empty());
  }
  // Without the province's own sum, the top of the range is shown and marked; a court's code names its province.
  CHECK(ask_fee(book(), {.kind = "divorce", .province = "陕西"}, today)->needs_provincial_standard);
  CHECK(ask_fee(book(), {.kind = "divorce", .province = "陕0702"}, today)->needs_provincial_standard);
  CHECK_FALSE(ask_fee(book(), {.kind = "divorce", .base = "200", .province = "陕西省"}, today)->needs_provincial_standard);
}

TEST_CASE("a question about a fee that cannot be answered is refused by name, field and rule") {
  struct Row {
    std::string refusal;
    FeeQuestion question;
  };
  const Row rows[] = {
      {"E_FEE_KIND_REQUIRED kind fee.kind_required", {.amount = "100"}},
      {"E_FEE_KIND_UNKNOWN kind fee.kind_unknown", {.kind = "parking", .amount = "100"}},
      {"E_FEE_CAUSE_UNKNOWN cause fee.cause_unknown", {.cause = "C99", .amount = "100"}},
      {"E_FEE_NOT_CHARGED cause fee.not_charged", {.cause = book().causes.find_by_name(CauseKind::criminal, "盗窃罪")->code}},
      {"E_FEE_PROVINCE_UNKNOWN province fee.province_unknown", {.kind = "divorce", .province = "秦"}},
      {"E_FEE_AMOUNT_REQUIRED amount fee.amount_required", {.kind = "property"}},
      {"E_AMOUNT amount amount.required", {.kind = "property", .amount = ""}},
      {"E_AMOUNT amount amount.negative", {.kind = "property", .amount = "-5"}},
      {"E_AMOUNT amount amount.negative", {.kind = "property", .amount = "-0.01"}},
      {"E_AMOUNT amount amount.too_large", {.kind = "property", .amount = "99999999999999999999"}},
      {"E_AMOUNT amount amount.below_fen", {.kind = "property", .amount = "1234.567"}},
      {"E_AMOUNT amount amount.below_fen", {.kind = "property", .amount = "1234.500"}},
      {"E_AMOUNT amount amount.below_fen", {.kind = "property", .amount = "8829.5199999999995"}},
      {"E_AMOUNT amount amount.format", {.kind = "property", .amount = "1e9"}},
      {"E_AMOUNT amount amount.format", {.kind = "property", .amount = "五万"}},
      {"E_AMOUNT amount amount.format", {.kind = "property", .amount = "0x10"}},
      {"E_AMOUNT amount amount.grouping", {.kind = "property", .amount = "12,34"}},
      {"E_AMOUNT base amount.negative", {.kind = "divorce", .base = "-300"}},
      {"E_FEE_BASE_OUT_OF_RANGE base fee.base_out_of_range", {.kind = "divorce", .base = "301"}},
      {"E_DATE on date.impossible", {.kind = "divorce", .on = "2026-02-30"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.refusal);
    CHECK(named(ask_fee(book(), row.question, today)) == row.refusal);
  }
}

TEST_CASE("any number is read: of today, of before 2016, of a procuratorate, of an abolished court") {
  struct Row {
    std::string text, form, canonical, court, type;
    std::string hint = {};
  };
  const Row rows[] = {
      {"（２０２６）陕０７０２民初１２３号", "current", "(2026)陕0702民初123号", "陕0702", "民初"},
      {"(2017)陕0721民初7号", "current", "(2017)陕0721民初7号", "陕0721", "民初",
       "陕0721是旧的法院代字，现为陕0703（汉中市南郑区人民法院）"},
      {"(2016)陕01民破2号", "current", "(2016)陕01民破2号", "陕01", "民破",
       "民破是旧的类型代字：2016-08-01后改用破申/破/破终/破监"},
      {"(2026)陕0702民终3号", "current", "(2026)陕0702民终3号", "陕0702", "民终", "基层人民法院通常不办理民终案件"},
      {"(2026)最高法刑核5号", "current", "(2026)最高法刑核5号", "最高法", "刑核", "刑核案件的编号应为8位随机数"},
      {"(2026)最高法刑核12345678号", "current", "(2026)最高法刑核12345678号", "最高法", "刑核"},
      {"(2014)汉台民初字第0123号", "old", "(2014)汉台民初字第123号", "", "民初",
       "2016年以前的旧式案号，法院简称由各院自定，不能据以确定法院"},
      {"（2013）沪一中民一（民）终字第12号", "old", "(2013)沪一中民一(民)终字第12号", "", "民终"},
      {"(2015)陕执字第8-1号", "old", "(2015)陕执字第8号之一", "", "执"},
      {"汉台检刑诉〔2026〕12号", "procuratorate", "汉台检刑诉〔2026〕12号", "陕0702", "刑诉"},
      {"汉台检刑诉[2026]第012号", "procuratorate", "汉台检刑诉〔2026〕12号", "陕0702", "刑诉"},
      {"高检民抗（2025）3号", "procuratorate", "高检民抗〔2025〕3号", "最高检", "民抗"},
      {"某某检刑诉〔2026〕1号", "procuratorate", "某某检刑诉〔2026〕1号", "", "刑诉",
       "没有文号简称为某某检的检察院（简称以该院实际启用的为准）"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto answer = ask_number(book(), row.text);
    REQUIRE_MESSAGE(answer.has_value(), (answer ? "" : answer.error().message));
    CHECK(answer->form == row.form);
    CHECK(answer->text == row.canonical);
    CHECK(answer->court_code == row.court);
    CHECK(answer->type_code == row.type);
    CHECK_FALSE(answer->types.empty());
    if (!row.hint.empty()) {
      REQUIRE_FALSE(answer->hints.empty());
      CHECK(answer->hints.front() == row.hint);
    } else if (row.form != "old") {
      CHECK(answer->hints.empty());
    }
    // What is printed reads back as the same number.
    CHECK(ask_number(book(), answer->text)->text == answer->text);
    CHECK(ask_number(book(), answer->document_text)->text == answer->text);
  }
  CHECK(ask_number(book(), "(2017)陕0721民初7号")->successor_name == "汉中市南郑区人民法院");
  CHECK(named(ask_number(book(), "")) == "E_CASE_NUMBER_REQUIRED text case_number.required");
  CHECK(named(ask_number(book(), "(2026)陕9999民初1号")) == "E_CASE_NUMBER_COURT text case_number.court");
  CHECK(named(ask_number(book(), "(2026)陕0702民夏1号")) == "E_CASE_NUMBER_TYPE text case_number.type");
  CHECK(named(ask_number(book(), "(2014)汉台民初字第0号")) == "E_CASE_NUMBER_SERIAL text case_number.serial");
  CHECK(named(ask_number(book(), "(2014)字第1号")) == "E_CASE_NUMBER_FORM text case_number.form");
  CHECK(named(ask_number(book(), "陕0702民初1号")) == "E_DOCUMENT_NUMBER_FORM text document_number.form");
  CHECK(named(ask_number(book(), "汉台检〔2026〕1号")) == "E_DOCUMENT_NUMBER_WORD text document_number.word");
  CHECK(named(ask_number(book(), "汉台检刑诉〔26〕1号")) == "E_DOCUMENT_NUMBER_YEAR text document_number.year");
  CHECK(named(ask_number(book(), "汉台检刑诉〔2026〕0号")) == "E_DOCUMENT_NUMBER_SERIAL text document_number.serial");
  CHECK(named(ask_number(book(), "汉台法刑诉〔2026〕1号")) == "E_DOCUMENT_NUMBER_ORGAN text document_number.organ");
  CHECK(named(ask_number(book(), "检" + std::string(500, '1'))) == "E_DOCUMENT_NUMBER_TOO_LONG text document_number.too_long");
}

TEST_CASE("a new number is made from its parts, by the rules for new numbers") {
  const auto made = make_number(book(), {.year = "2026", .court = "陕0702", .type = "民初", .serial = "123"});
  REQUIRE(made.has_value());
  CHECK(made->text == "(2026)陕0702民初123号");
  CHECK(made->hints.empty());
  CHECK(make_number(book(), {.year = "2026", .court = "最高法", .type = "民终", .serial = "1", .special = "知"})->text ==
        "(2026)最高法知民终1号");
  CHECK(make_number(book(), {.year = "2026", .court = "陕0702", .type = "执", .serial = "5", .suffix = "1"})->text ==
        "(2026)陕0702执5号之一");
  CHECK(make_number(book(), {.year = "2026", .court = "陕", .type = "刑核", .serial = "12345678"}).has_value());
  struct Row {
    std::string refusal;
    NumberQuestion question;
  };
  const Row rows[] = {
      {"E_NUMBER year number.required", {.court = "陕0702", .type = "民初", .serial = "1"}},
      {"E_NUMBER year number.range", {.year = "2015", .court = "陕0702", .type = "民初", .serial = "1"}},
      {"E_CASE_NUMBER_COURT court case_number.court", {.year = "2026", .court = "陕9999", .type = "民初", .serial = "1"}},
      {"E_CASE_NUMBER_COURT_ABOLISHED court case_number.court_abolished",
       {.year = "2026", .court = "陕0721", .type = "民初", .serial = "1"}},
      {"E_CASE_NUMBER_TYPE type case_number.type", {.year = "2026", .court = "陕0702", .type = "民夏", .serial = "1"}},
      {"E_CASE_NUMBER_TYPE_ABOLISHED type case_number.type_abolished",
       {.year = "2026", .court = "陕0702", .type = "民破", .serial = "1"}},
      {"E_CASE_NUMBER_TYPE_ABOLISHED type case_number.type_abolished",
       {.year = "2026", .court = "陕0702", .type = "诉前调", .serial = "1"}},
      {"E_CASE_NUMBER_LEVEL type case_number.level", {.year = "2026", .court = "陕0702", .type = "民终", .serial = "1"}},
      {"E_CASE_NUMBER_RANDOM_SERIAL serial case_number.random_serial",
       {.year = "2026", .court = "最高法", .type = "刑核", .serial = "1"}},
      {"E_NUMBER serial number.range", {.year = "2026", .court = "陕0702", .type = "民初", .serial = "0"}},
      {"E_NUMBER suffix number.range", {.year = "2026", .court = "陕0702", .type = "民初", .serial = "1", .suffix = "100"}},
      {"E_CASE_NUMBER_SPECIAL special case_number.special",
       {.year = "2026", .court = "陕0702", .type = "民初", .serial = "1", .special = "海"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.refusal);
    CHECK(named(make_number(book(), row.question)) == row.refusal);
  }
  // Every 代字 of the standard makes a number for a court that takes such cases, and it reads back.
  for (const auto& type : book().case_types.all()) {
    if (type.historical()) continue;
    CAPTURE(type.daizi);
    const Court* taker = nullptr;
    for (const char* court : {"最高法", "陕", "陕07", "陕0702", "沪72"})
      if (const Court* each = book().courts.find(court); each && book().case_types.taken_by(type.daizi, *each)) taker = each;
    REQUIRE(taker);
    const auto number = make_number(book(), {.year = "2026", .court = taker->code, .type = type.daizi, .serial = "12345678"});
    REQUIRE_MESSAGE(number.has_value(), (number ? "" : number.error().message));
    CHECK(ask_number(book(), number->text)->text == number->text);
  }
}

TEST_CASE("an identity number, a credit code and a phone number are told apart") {
  const std::string id = make_id_number("610702", on("1990-03-07"), 123);
  const auto person = ask_id(book(), id, today);
  REQUIRE(person.has_value());
  CHECK(person->kind == "id_number");
  CHECK(person->division == "陕西省汉中市汉台区");
  CHECK(person->sex == "男");
  CHECK(ask_id(book(), make_uscc("91", "610702", "MA6YQ8XK"), today)->kind == "uscc");
  CHECK(ask_id(book(), make_uscc("91", "610702", "12345678"), today)->kind == "uscc");
  CHECK(ask_id(book(), "138-0013-8000", today)->kind == "phone");
  CHECK(named(ask_id(book(), id.substr(0, 17) + (id[17] == '0' ? "1" : "0"), today)) == "E_ID_NUMBER text id_number.check_digit");
  CHECK(named(ask_id(book(), "", today)) == "E_ID_NUMBER text id_number.required");
  CHECK(named(ask_id(book(), "12800138000", today)) == "E_PHONE text phone.format");
  CHECK(named(ask_id(book(), "91610702MA6YQ8XK00", today)).starts_with("E_USCC text uscc."));
}

TEST_CASE("causes are found by words and by code") {
  const auto loans = ask_causes(book(), {.text = "民间借贷"});
  REQUIRE(loans.has_value());
  CHECK(loans->items.front().name == "民间借贷纠纷");
  CHECK(ask_causes(book(), {.text = "离婚", .kind = "civil"})->items.front().code == "C02.02.014");
  CHECK(ask_causes(book(), {.text = "盗窃", .kind = "criminal"})->items.front().name == "盗窃罪");
  CHECK(ask_causes(book(), {.text = "抢劫", .kind = "civil"})->items.empty());
  // Former names, and what people call it.
  CHECK(ask_causes(book(), {.text = "偷税"})->items.front().name == "逃税罪");
  CHECK(ask_causes(book(), {.text = "投毒罪"})->items.front().name == "投放危险物质罪");
  CHECK(ask_causes(book(), {.text = "欠条"})->items.front().name == "民间借贷纠纷");
  CHECK(ask_causes(book(), {.text = "车祸", .kind = "civil"})->items.front().name == "机动车交通事故责任纠纷");
  const auto below = ask_causes(book(), {.text = "c02.02", .limit = "500"});
  REQUIRE_FALSE(below->items.empty());
  CHECK(below->items.front().code == "C02.02");
  for (const auto& cause : below->items) CHECK(cause.code.starts_with("C02.02"));
  CHECK(ask_causes(book(), {.text = "纠纷", .limit = "3"})->items.size() == 3);
  CHECK(ask_causes(book(), {.text = "C", .kind = "civil", .limit = "5000"})->items.size() == 1055);
  CHECK(ask_causes(book(), {.text = "X", .kind = "criminal", .limit = "5000"})->items.size() == 510);
  CHECK(ask_causes(book(), {.text = "A", .kind = "administrative", .limit = "5000"})->items.size() == 163);
  CHECK(named(ask_causes(book(), {.text = "　"})) == "E_CAUSE_TEXT text cause.text_required");
  CHECK(named(ask_causes(book(), {.text = std::string(400, 'x')})) == "E_CAUSE_TEXT text cause.text_too_long");
  CHECK(named(ask_causes(book(), {.text = "离婚", .kind = "marine"})) == "E_CAUSE_KIND kind cause.kind");
  CHECK(named(ask_causes(book(), {.text = "离婚", .limit = "0"})) == "E_NUMBER limit number.range");
}

TEST_CASE("the rules list every code once per version, with what extends and stops it") {
  const auto rules = ask_rules(book(), std::nullopt);
  REQUIRE(rules.has_value());
  CHECK(rules->rules.size() == book().rules.all().size());
  CHECK(rules->exclusions.size() == 17);
  const auto line = [&](std::string_view code) {
    for (const auto& rule : rules->rules)
      if (rule.code == code) return rule;
    FAIL(std::string(code));
    return RuleLine{};
  };
  CHECK(line("CIV1-ORD").extension == "院长＋6个月；上级人民法院＋3个月，可再延长");
  CHECK(line("CIV1-SUM").extension == "院长＋1个月");
  CHECK(line("ADM1-ORD").extension == "高级人民法院＋（法律未限长度）");
  CHECK(line("CIV1-ORD").exclusions == std::vector<std::string>{"X01", "X02", "X03", "X04", "X05", "X06", "X08"});
  CHECK(ask_rules(book(), "procuratorate")->rules.size() > 20);
  CHECK(named(ask_rules(book(), "other")) == "E_RULE_GROUP_UNKNOWN group rule.group_unknown");
}
