// Procedures as data: what ships is sound, and what is wrong in a file is named with its line.
#include <set>

#include "cases/guards.h"
#include "support/case_court.h"

namespace anshu {
namespace {

const char* small_procedure = R"(code = "own"
name = "本院自定程序"
basis = "本院规定"
case_types = ["0301"]
close_ways = "close_civil_1"

[[trial_clock]]
trial_procedure = "ordinary"
rule = "CIV1-ORD"

[[stage]]
code = "begun"
name = "受理"

[[stage]]
code = "done"
name = "办结"
status = "closed"

[[event]]
action = "accept_filing"
starts = [{ rule = "N01" }]

[[step]]
code = "finish"
name = "办结"
help = "办结。"
from = ["begun"]
to = "done"
action = "close_case"
sets = [{ fact = "closed_on", from = "occurred_on" }, { fact = "close_way", from = "way" }]
starts = [{ rule = "N30", subject = "party", when = [{ of = "way", is = ["01"] }] }]
stops = [{ rule = "*" }]
tells = [{ to = "applicant", title = "办结", body = "{number}于{occurred_on}办结。" }]

[[step.field]]
name = "way"
label = "方式"
kind = "choice"
required = true
choices = [{ code = "01", name = "判决" }, { code = "02", name = "调解" }]

[[step.field]]
name = "party"
label = "当事人"
kind = "choice"
source = "parties:defendant"

[[step.guard]]
check = "date_not_before"
field = "occurred_on"
than = "filed_on"
code = "E_DATE_ORDER"
message = "不能早于立案"

[[step]]
code = "reopen"
name = "退回"
help = "退回受理。"
from = ["done"]
to = "begun"
back = true
)";

const people::Permissions& permissions() {
  static const people::Permissions loaded = test::shipped_permissions();
  return loaded;
}

const char* common_part = R"([values]
late = "E_LATE"

[[guard_set]]
code = "punctual"

[[guard_set.guard]]
check = "date_not_after"
field = "occurred_on"
than = "due_on"
code = "${late}"
message = "${who}迟了"

[[field_set]]
code = "note"

[[field_set.field]]
name = "note"
label = "备注"
kind = "text"

[[common_step]]
code = "write"
name = "记录"
help = "记录。"
from = "${anywhere}"
fields = ["note"]
guards = ["punctual"]
guard = [{ check = "handler_assigned", code = "E_HANDLER_REQUIRED", message = "没有承办人" }]
)";

Result<cases::Procedures> load(const std::string& text, const std::string& common = common_part) {
  return cases::Procedures::load({{"procedures/common/own.toml", common}, {"procedures/own.toml", text}},
                                 {law::book(), permissions(), [](std::string_view code) { return code == "known-template"; }});
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  return text.replace(at, what.size(), with);
}

std::size_t line_of(const std::string& text, const std::string& what) {
  const auto at = text.find(what);
  return at == std::string::npos
             ? 0
             : 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace

TEST_CASE("a court's own procedure is a file") {
  const auto procedures = test::must(load(small_procedure));
  const cases::Procedure* procedure = procedures.for_case_type("0301");
  REQUIRE(procedure);
  CHECK(procedure->trial_rule("ordinary") == "CIV1-ORD");
  CHECK(procedure->trial_rule("simplified") == "");
  CHECK(procedure->order_of("done") == 1);
  CHECK(procedure->step("finish")->party_field()->name == "party");
  CHECK(procedures.find("other") == nullptr);
}

TEST_CASE("what is wrong in a procedure file is named with its line") {
  struct Row {
    const char* what;
    const char* with;
    const char* complaint;
  };
  const Row rows[] = {
      {"close_ways = \"close_civil_1\"", "close_ways = \"close_moon\"", "没有代码表close_moon"},
      {"case_types = [\"0301\"]", "case_types = [\"9999\"]", "没有案件类型9999"},
      {"trial_procedure = \"ordinary\"", "trial_procedure = \"quick\"", "审理程序quick缺少name"},
      {"rule = \"CIV1-ORD\"", "rule = \"CIV1-MOON\"", "没有期限规则CIV1-MOON"},
      {"status = \"closed\"", "status = \"finished\"", "阶段的 status"},
      {"code = \"done\"", "code = \"begun\"", "阶段begun重复"},
      {"action = \"accept_filing\"", "action = \"fly\"", "没有操作（权限）fly"},
      {"rule = \"N01\"", "rule = \"N99\"", "没有期限规则N99"},
      {"from = [\"begun\"]", "from = [\"gone\"]", "没有阶段gone"},
      {"from = [\"begun\"]", "from = []", "没有 from"},
      {"to = \"done\"", "to = \"gone\"", "没有阶段gone"},
      {"to = \"done\"", "", "没有步骤通向阶段done"},
      {"{ fact = \"closed_on\", from = \"occurred_on\" }, ", "", "须设定closed_on"},
      {"action = \"close_case\"", "action = \"close_case\"\nexcludes = [{ ground = \"X99\" }]", "没有扣除、中止事由X99"},
      {"action = \"close_case\"", "action = \"close_case\"\nexcludes = [{ ground = \"X15\" }]",
       "事由X15不能从本程序的审限中扣除"},
      {"action = \"close_case\"", "action = \"close_case\"\nexcludes = [{ ground = \"X02\" }]", "没有步骤结束扣除（中止）X02"},
      {"action = \"close_case\"", "action = \"close_case\"\nexcludes = [{ ground = \"X02\", until = \"way\" }]",
       "way不是本步骤的日期字段"},
      {"action = \"close_case\"", "action = \"close_case\"\nconverts = { to = \"quick\", clock = \"continues\" }",
       "没有审理程序quick"},
      {"action = \"close_case\"", "action = \"close_case\"\nconverts = { to = \"ordinary\", clock = \"flies\" }", "clock 应为"},
      {"action = \"close_case\"", "action = \"close_case\"\nuse = \"moon\"", "没有公用步骤moon"},
      {"action = \"close_case\"", "action = \"close_case\"\nguards = [\"moon\"]", "没有条件组moon"},
      {"action = \"close_case\"", "action = \"close_case\"\nfields = [\"moon\"]", "没有表单组moon"},
      {"help = \"办结。\"", "help = \"${moon}\"", "没有给出${moon}的值"},
      {"close_ways = \"close_civil_1\"\n", "close_ways = \"close_civil_1\"\nsides = [{ code = \"judge\", name = \"审判员\" }]\n",
       "没有当事人一方judge"},
      {"code = \"reopen\"", "code = \"finish\"", "步骤finish重复"},
      {"help = \"办结。\"", "", "缺少help"},
      {"help = \"办结。\"", "hlep = \"办结。\"", "缺少help"},
      {"help = \"办结。\"", "help = \"办结。\"\nhelpp = \"x\"", "没有helpp这一项"},
      {"action = \"close_case\"", "action = \"close_case\"\ndocuments = [{ code = \"unknown-template\" }]",
       "没有文书模板unknown-template"},
      {"action = \"close_case\"", "action = \"close_case\"\ndocuments = [{ code = \"known-template\", each = \"judge\" }]",
       "each 应为"},
      {"fact = \"closed_on\"", "fact = \"moon_on\"", "没有可以设定的信息moon_on"},
      {"from = \"occurred_on\" }", "from = \"way\" }", "way不是本步骤的日期字段"},
      {"from = \"occurred_on\" }", "from = \"occurred_on\", value = \"x\" }", "from 与 value"},
      {"code = \"01\", name = \"判决\"", "code = \"99\", name = \"判决\"", "没有结案方式99"},
      {"required = true", "required = false", "结案方式字段应为必填"},
      {"subject = \"party\"", "subject = \"way\"", "way不是本步骤的当事人字段"},
      {"is = [\"01\"]", "is = [\"03\"]", "字段way没有选项03"},
      {"of = \"way\"", "of = \"moon\"", "when 所指的moon"},
      {"rule = \"*\"", "rule = \"N98\"", "没有期限规则N98"},
      {"rule = \"*\"", "rule = \"trial\"", "没有步骤停止期限N30"},
      {"rule = \"*\"", "rule = \"*\", except = [\"N01\"]", "没有步骤停止期限N01"},
      {"rule = \"*\"", "rule = \"*\", outcome = \"lost\"", "outcome 只能是 stopped"},
      {"to = \"applicant\"", "to = \"everybody\"", "to 应为"},
      {"{number}于", "{moon}于", "没有可以代入的moon"},
      {"kind = \"choice\"", "kind = \"wheel\"", "没有字段类型wheel"},
      {"[[step.guard]]",
       "[[step.field]]\nname = \"note\"\nlabel = \"说明\"\nkind = \"text\"\n\n[[step.field]]\nname = \"note\"\nlabel = "
       "\"说明\"\nkind = \"text\"\n\n[[step.guard]]",
       "字段note重复"},
      {"[[step.guard]]", "[[step.field]]\nname = \"occurred_on\"\nlabel = \"日期\"\nkind = \"date\"\n\n[[step.guard]]",
       "字段occurred_on重复"},
      {"source = \"parties:defendant\"", "source = \"parties:judge\"", "parties: 后应为"},
      {"source = \"parties:defendant\"", "source = \"codes:moon\"", "没有代码表moon"},
      {"source = \"parties:defendant\"", "", "choices 或 source 之一"},
      {"check = \"date_not_before\"", "check = \"full_moon\"", "没有条件full_moon"},
      {"than = \"filed_on\"\n", "", "条件date_not_before缺少than"},
      {"than = \"filed_on\"\n", "than = \"moon_on\"\n", "moon_on不是本步骤的日期字段"},
      {"than = \"filed_on\"\n", "than = \"filed_on\"\nrule = \"N01\"\n", "条件date_not_before不用rule"},
      {"code = \"E_DATE_ORDER\"", "code = \"DATE_ORDER\"", "拒绝的代码以 E_ 开头"},
      {"code = \"E_DATE_ORDER\"", "level = \"warn\"\ncode = \"E_DATE_ORDER\"", "提示的以 W_ 开头"},
      {"code = \"E_DATE_ORDER\"", "level = \"maybe\"\ncode = \"E_DATE_ORDER\"", "level 应为"},
      {"code = \"own\"", "code = ", "TOML格式有误"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CAPTURE(row.with);
    const std::string text = replaced(small_procedure, row.what, row.with);
    const auto loaded = load(text);
    REQUIRE_FALSE(loaded.has_value());
    CHECK(loaded.error().code == "E_REFERENCE_DATA");
    CHECK_MESSAGE(loaded.error().message.find(row.complaint) != std::string::npos, loaded.error().message);
    CHECK(loaded.error().message.starts_with("procedures/own.toml"));
  }
}

TEST_CASE("what is wrong in an online filing is named with its file and line") {
  const std::string filing =
      "\n[[online_filing]]\ncase_type = \"0301\"\nname = \"起诉\"\nhelp = \"起诉\"\npaper = \"起诉状\"\nclaims = \"请求\"\n"
      "causes = \"civil\"\nfee = \"cause\"\nbasis = \"条\"\nsource_field = \"from\"\n"
      "sides = [{ code = \"plaintiff\", title = \"原告\", required = true }]\n"
      "fields = [{ name = \"from\", label = \"来源\", kind = \"text\" }]\n";
  const std::string procedure =
      replaced(small_procedure, "close_ways = ", "sides = [{ code = \"plaintiff\", name = \"原告\" }]\nclose_ways = ");
  REQUIRE(load(procedure + filing).has_value());
  struct Row {
    std::string what, with, complaint;
  };
  const std::vector<Row> rows = {
      {"case_type = \"0301\"\nname", "case_type = \"0302\"\nname", "案件类型0302不属于本程序"},
      {"case_type = \"0301\"\nname", "case_type = \"9999\"\nname", "没有案件类型9999"},
      {"causes = \"civil\"", "causes = \"moon\"", "没有案由类别moon"},
      {"causes = \"civil\"\n", "", "须有 causes"},
      {"fee = \"cause\"", "fee = \"moon\"", "没有诉讼费用种类moon"},
      {"source_field = \"from\"", "source_field = \"moon\"", "source_field 没有字段moon"},
      {"code = \"plaintiff\", title", "code = \"judge\", title", "没有当事人一方judge"},
      {"code = \"plaintiff\", title", "code = \"third\", title", "本程序没有当事人一方third"},
      {"title = \"原告\", required = true", "title = \"原告\"", "至少有一方当事人是必填的"},
      {"kind = \"text\" }]", "kind = \"wheel\" }]", "没有字段类型wheel"},
      {"kind = \"text\" }]", "kind = \"choice\" }]", "choice 字段须有 choices"},
      {"kind = \"text\" }]", "kind = \"user\" }]", "没有字段类型user"},
      {"kind = \"text\" }]", "kind = \"choice\", source = \"parties:all\" }]", "网上立案的字段没有 source"},
      {"kind = \"text\" }]", "kind = \"text\" }, { name = \"from\", label = \"又一来源\", kind = \"text\" }]", "字段from重复"},
      {"kind = \"text\" }]", "kind = \"choice\", choices = [{ code = \"a\", name = \"甲\" }, { code = \"a\", name = \"乙\" }] }]",
       "选项a重复"},
      {"help = \"起诉\"", "help = \"起诉\"\nmoon = 1", "moon"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.with);
    const auto loaded = load(procedure + replaced(filing, row.what, row.with));
    REQUIRE_FALSE(loaded.has_value());
    CHECK_MESSAGE(loaded.error().message.find(row.complaint) != std::string::npos, loaded.error().message);
    CHECK(loaded.error().message.starts_with("procedures/own.toml"));
  }
  CHECK(load(procedure + filing + filing).error().message.find("网上立案重复") != std::string::npos);
}

TEST_CASE("the line that is named is the line that is wrong") {
  const std::string bad_stage = replaced(small_procedure, "to = \"done\"", "to = \"gone\"");
  // A step's complaint names the line on which the step begins.
  CHECK(load(bad_stage).error().message.find(fmt::format("第{}行", line_of(bad_stage, "[[step]]"))) != std::string::npos);
  const std::string unreachable = replaced(small_procedure, "to = \"done\"", "");
  CHECK(load(unreachable).error().message.find(fmt::format("第{}行", line_of(unreachable, "[[stage]]\ncode = \"done\""))) !=
        std::string::npos);
  const std::string bad_guard = replaced(small_procedure, "check = \"date_not_before\"", "check = \"full_moon\"");
  CHECK(load(bad_guard).error().message.find(fmt::format("第{}行", line_of(bad_guard, "[[step.guard]]"))) != std::string::npos);
}

TEST_CASE("a stage that leads nowhere is named with its line") {
  const std::string text = replaced(small_procedure, "[[event]]", "[[stage]]\ncode = \"lost\"\nname = \"迷路\"\n\n[[event]]") +
                           "\n[[step]]\ncode = \"lose\"\nname = \"迷路\"\nhelp = \"迷路。\"\nfrom = [\"begun\"]\nto = \"lost\"\n";
  const auto loaded = load(text);
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().message ==
        fmt::format("procedures/own.toml 第{}行：从阶段lost无法结案", line_of(text, "[[stage]]\ncode = \"lost\"")));
}

TEST_CASE("what procedures share is included by name, filled with the procedure's own values, and keeps its own line") {
  const std::string values = "[values]\nanywhere = [\"begun\", \"done\"]\nwho = \"办结\"\n\n";
  const std::string text = replaced(small_procedure, "[[trial_clock]]", values + "[[trial_clock]]") +
                           "\n[[step]]\nuse = \"write\"\nname = \"写一笔\"\nwithout = [\"E_HANDLER_REQUIRED\"]\n"
                           "field = [{ name = \"more\", label = \"其他\", kind = \"text\" }]\n";
  const auto procedures = test::must(load(text));
  const cases::ProcedureStep& step = *procedures.find("own")->step("write");
  CHECK(step.name == "写一笔");
  CHECK(step.help == "记录。");
  CHECK(step.from == std::vector<std::string>{"begun", "done"});
  REQUIRE(step.fields.size() == 2);
  CHECK(step.fields[1].name == "more");
  REQUIRE(step.guards.size() == 1);
  CHECK(step.guards[0].code == "E_LATE");
  CHECK(step.guards[0].message == "办结迟了");
  CHECK(step.guards[0].origin == fmt::format("procedures/common/own.toml:{}", line_of(common_part, "[[guard_set.guard]]")));

  const auto wrong = load(text, replaced(common_part, "check = \"date_not_after\"", "check = \"full_moon\""));
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().message == fmt::format("procedures/common/own.toml 第{}行：没有条件full_moon（procedures/own.toml "
                                             "第{}行的步骤所引用）",
                                             line_of(common_part, "[[guard_set.guard]]"), line_of(text, "[[step]]\nuse")));
  CHECK(load(replaced(text, "without = [\"E_HANDLER_REQUIRED\"]", "without = [\"E_MOON\"]"))
            .error()
            .message.find("without所指的E_MOON") != std::string::npos);
  CHECK(load(replaced(text, "who = \"办结\"\n", "")).error().message.find("没有给出${who}的值") != std::string::npos);
  CHECK(load(text, std::string(common_part) + "\n[[guard_set]]\ncode = \"punctual\"\n").error().message.find("punctual重复") !=
        std::string::npos);
}

TEST_CASE("public and private prosecution share a case type and are told apart by the trial procedure") {
  const auto procedures = test::must(test::load_shipped_procedures(permissions()));
  CHECK(procedures.for_case_type("0201")->code == "criminal-first-instance");
  CHECK(procedures.for_case_type("0201", "private")->code == "criminal-private");
  CHECK(procedures.side_name("criminal-private", "plaintiff") == "自诉人");
  CHECK(procedures.side_name("", "plaintiff") == "原告");
  CHECK(procedures.trial_procedure_name("administrative-enforcement-review", "hearing") == "听取意见（三十日）");
}

TEST_CASE("one case type has one procedure") {
  const auto loaded =
      cases::Procedures::load({{"procedures/a.toml", small_procedure},
                               {"procedures/b.toml", replaced(small_procedure, "code = \"own\"", "code = \"two\"")}},
                              {law::book(), permissions(), {}});
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().message.find("已由程序own使用") != std::string::npos);
}

TEST_CASE("every guard has a name of its own and a meaning") {
  std::set<std::string_view> names;
  for (const auto& kind : cases::guard_kinds()) {
    CHECK(names.insert(kind.name).second);
    CHECK_FALSE(kind.meaning.empty());
    CHECK(cases::find_guard_kind(kind.name) == &kind);
  }
  CHECK(cases::find_guard_kind("full_moon") == nullptr);
}

TEST_CASE("a step may lead back where the procedure says so") {
  test::CaseCourt court;
  court.procedures = test::must(load(small_procedure));
  const std::string id = court.new_case();
  court.assign(id, court.judge());
  test::must(court.step(court.judge(), id, "finish", {{"way", "02"}}));
  CHECK(court.file(id).row.status == "closed");
  test::must(court.step(court.judge(), id, "reopen"));
  CHECK(court.file(id).row.stage == "begun");
  CHECK(court.file(id).row.status == "open");
}

}  // namespace anshu
