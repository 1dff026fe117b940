#include <set>

#include "law/period.h"
#include "law/rules.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

TEST_CASE("the rule book has every trial limit and node that it promises") {
  for (const char* code :
       {"CIV1-ORD", "CIV1-SUM", "CIV1-SML", "CIV1-COLL", "CIV2-J",   "CIV2-R",        "CIV-SP",    "CIV-VOTE",  "CIV-CONF",
        "CIV-RR",   "CIV-RT",   "CIV-PAY",  "CIV-PUBN",  "CIV-FOR",  "CIV-3RD",       "CIV-EXO",   "ADM1-ORD",  "ADM1-SUM",
        "ADM2",     "ADM-RR",   "ADM-NLX",  "CRM1-ORD",  "CRM1-SUM", "CRM1-FAST",     "CRM1-PRV",  "CRM2",      "CRM-RT",
        "CRM-MED",  "CRM-CONF", "CRM-PAR",  "ENF-1",     "ENF-NL",   "ENF-CRM",       "ENF-OBJ",   "ENF-RECON", "FINE-RECON",
        "N01",      "N02",      "N03",      "N04",       "N05",      "N06",           "N07",       "N08",       "N09",
        "N10",      "N11",      "N12",      "N13",       "N14",      "N15",           "N16",       "N17",       "N18",
        "N19",      "N19C",     "N20",      "N21",       "N22",      "N23",           "N24",       "N25",       "N26",
        "N28",      "N29",      "N30",      "N31",       "N32",      "FILING-REVIEW", "FEE-PREPAY"}) {
    CAPTURE(std::string(code));
    CHECK(book().rules.find(code) != nullptr);
  }
  CHECK(book().rules.find("CIV9-XYZ") == nullptr);
  CHECK(book().rules.grounds().size() == 17);
  CHECK(book().rules.ground("X02")->name == "鉴定、审计、评估、资产清理");
}

TEST_CASE("every rule that has a length can be computed and reasons about it") {
  for (const auto& rule : book().rules.all()) {
    CAPTURE(rule.code);
    PeriodInput input{.from = on("2026-03-10"), .from_ms = instant_of(on("2026-03-10"), 9, 30)};
    const auto result = compute_period(book().calendar, rule, input, Reasoning::on);
    CHECK(result.has_value() != rule.unlimited);
    if (!result) continue;
    CHECK((rule.backward ? result->legal_due < input.from : result->legal_due > input.from));
    for (const auto& step : result->steps) CHECK_FALSE(step.text.empty());
    CHECK(rule.length_text() != "");
  }
}

TEST_CASE("a rule that changed is found as it stood on the day") {
  const Rules& rules = book().rules;
  CHECK(rules.find("N17")->length == 30);
  CHECK(rules.find("N17", on("2021-12-31"))->length == 60);
  CHECK(rules.find("N17", on("2022-01-01"))->length == 30);
  CHECK(rules.find("N17", on("1985-01-01"))->length == 60);  // before all versions: the first
  CHECK(rules.find("NONE", on("2022-01-01")) == nullptr);
}

TEST_CASE("limits differ where the law differs") {
  const Rules& rules = book().rules;
  CHECK(rules.find("N05")->bound == Bound::at_least);
  CHECK(rules.find("N05-SUM")->bound == Bound::at_most);
  CHECK(rules.find("ADM1-ORD")->extensions.front().approver == "高级人民法院");
  CHECK(rules.find("CIV1-ORD")->apply_before_days == 15);
  CHECK(rules.find("CIV1-ORD")->decide_before_days == 5);
  CHECK(rules.find("ADM2")->starts_on == "收到上诉状");
  CHECK(rules.find("N21")->fixed);
  CHECK(rules.find("CRM1-SUM-L")->length_text() == "1个月15日");
  CHECK(rules.find("PRES-48H")->length_text() == "48小时");
  CHECK(rules.find("CIV-FOR")->length_text() == "无法定期限");
}

TEST_CASE("a rule book that cannot be names file and line") {
  const std::string good =
      "[[exclusion]]\ncode = \"X01\"\nname = \"公告\"\nstarts_on = \"发出\"\nends_on = \"期满\"\nbasis = \"某条\"\n"
      "[[period]]\ncode = \"A1\"\nname = \"甲\"\ngroup = \"trial\"\nbranch = \"civil\"\nstarts_on = \"立案\"\nbasis = \"某条\"\n"
      "effective_from = 2024-01-01\n";  // 14 lines; the table begins on line 7
  const auto message = [&](const std::string& more) {
    const auto rules = Rules::load(good + more);
    return rules ? std::string("accepted") : rules.error().message;
  };
  struct Row {
    std::string more;
    std::string message;
  };
  const Row rows[] = {
      {"unit = \"day\"\nlength = 5\n", "accepted"},
      {"length = 5\n", "law/periods.toml 第7行：缺少unit"},
      {"unit = \"day\"\n", "law/periods.toml 第7行：length应大于0（没有法定期限的写unlimited = true）"},
      {"unit = \"day\"\nlength = 5\nunlimited = true\n",
       "law/periods.toml 第7行：length应大于0（没有法定期限的写unlimited = true）"},
      {"unit = \"week\"\nlength = 5\n", "law/periods.toml 第15行：unit的值week不在可选范围内"},
      {"unit = 5\nlength = 5\n", "law/periods.toml 第15行：unit应为文字"},
      {"unit = \"day\"\nlength = \"5\"\n", "law/periods.toml 第16行：length应为整数"},
      {"unit = \"day\"\nlength = -5\n", "law/periods.toml 第7行：length应在0至10000之间"},
      {"unit = \"day\"\nlength = 5\nlenght = 6\n", "law/periods.toml 第17行：没有lenght这一项"},
      {"unit = \"day\"\nlength = 5.5\n", "law/periods.toml 第16行：只能用文字、整数、日期、true/false、列表和表"},
      {"unit = \"day\"\nlength = 5\nroll = \"earlier\"\n", "law/periods.toml 第7行：roll = earlier只用于反向期限"},
      {"unit = \"day\"\nlength = 5\nbackward = true\nroll = \"next_workday\"\n",
       "law/periods.toml 第7行：反向期限不顺延，roll应为earlier或none"},
      {"unit = \"hour\"\nlength = 5\nroll = \"next_workday\"\n", "law/periods.toml 第7行：以时计的期限不顺延，roll应为none"},
      {"unit = \"day\"\nlength = 5\nextra_days = 3\n", "law/periods.toml 第7行：extra_days只用于以月计的期限"},
      {"unit = \"day\"\nlength = 5\nmonth_rule = \"civil\"\n", "law/periods.toml 第7行：month_rule只用于以月、年计的期限"},
      {"unit = \"day\"\nlength = 5\nexclusions = [\"X02\"]\n", "law/periods.toml 第7行：没有扣除事由X02"},
      {"unit = \"day\"\nlength = 5\nexclusions = [\"X01\"]\nfixed = true\n",
       "law/periods.toml 第7行：不变期间不得延长、扣除或者中止"},
      {"unit = \"workday\"\nlength = 5\nexclusions = [\"X01\"]\n", "law/periods.toml 第7行：这种期限没有延长和扣除"},
      {"unit = \"day\"\nlength = 5\nextensions = [{ approver = \"院长\", basis = \"某条\" }]\n",
       "law/periods.toml 第17行：延长应写明月数、日数或open_ended"},
      {"unit = \"day\"\nlength = 5\nextensions = [{ days = 5, basis = \"某条\" }]\n", "law/periods.toml 第17行：缺少approver"},
      {"unit = \"day\"\nlength = 5\napply_before_days = 5\n", "law/periods.toml 第7行：没有延长的期限不写apply_before_days"},
      {"unit = \"day\"\nlength = 5\nwarn_days = [1, 3]\n", "law/periods.toml 第7行：warn_days应由大到小"},
      {"unit = \"day\"\nlength = 5\nwarn_days = [\"三\"]\n", "law/periods.toml 第17行：warn_days应为整数"},
      {"unit = \"day\"\nlength = 5\nwarn_days = 3\n", "law/periods.toml 第17行：warn_days应为列表"},
      {"unit = \"day\"\nlength = 5\n[[exclusion]]\ncode = \"X01\"\nname = \"\"\nstarts_on = \"\"\nends_on = \"\"\nbasis = \"\"\n",
       "law/periods.toml 第17行：扣除事由X01重复"},
      {"unit = \"day\"\nlength = 5\n[[rule]]\n", "law/periods.toml 第17行：没有rule这一项"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.more);
    CHECK(message(row.more) == row.message);
  }
  CHECK(message("unit = \"day\"\nlength = 5\n" + good.substr(good.find("[[period]]")) + "unit = \"day\"\nlength = 6\n") ==
        "law/periods.toml 第17行：期限A1重复");
  CHECK(message("unit = \"day\"\nlength =\n").starts_with("law/periods.toml 第16行：TOML格式有误"));
}

TEST_CASE("no rule is worded with half-width punctuation or an open article") {
  for (const auto& rule : book().rules.all()) {
    CAPTURE(rule.code);
    CHECK(rule.basis.find("待核") == std::string::npos);
    CHECK(rule.name.find_first_of("(),;:") == std::string::npos);
    CHECK(rule.basis.find_first_of("(),;:") == std::string::npos);
  }
}
