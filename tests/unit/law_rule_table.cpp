// The tables of the rule pages (deadlines.md §2 and §4 to §8), row by row: length, who extends it and by how much, whether it
// rolls.
#include <map>

#include "law/questions.h"
#include "unit/law_fixture.h"

using namespace anshu;
using namespace anshu::law;

namespace {

RuleLine line(std::string_view code) {
  static const std::map<std::string, RuleLine, std::less<>> lines = [] {
    std::map<std::string, RuleLine, std::less<>> by_code;
    const auto all = ask_rules(book(), std::nullopt);
    for (const auto& rule : all->rules)
      if (const auto known = by_code.find(rule.code);
          known == by_code.end() || known->second.effective_from < rule.effective_from)
        by_code.insert_or_assign(rule.code, rule);
    return by_code;
  }();
  const auto found = lines.find(code);
  REQUIRE_MESSAGE(found != lines.end(), std::string(code));
  return found->second;
}

}  // namespace

TEST_CASE("the table of trial limits (deadlines.md §2)") {
  struct Row {
    std::string code, length, starts_on, extension;
    std::string custody = {};  // "在押" where the last day stays in custody
  };
  const std::string crm1 = "承办法院（至迟三个月）＋1个月；上一级人民法院＋3个月；最高人民法院＋（法律未限长度）";
  const Row rows[] = {
      {"CIV1-ORD", "6个月", "立案", "院长＋6个月；上级人民法院＋3个月，可再延长"},
      {"CIV1-SUM", "3个月", "立案", "院长＋1个月"},
      {"CIV1-SML", "2个月", "立案", "院长＋1个月"},
      {"CIV1-COLL", "1年", "立案", "院长＋6个月"},
      {"CIV2-J", "3个月", "二审立案", "院长＋3个月"},
      {"CIV2-R", "30日", "二审立案", "院长＋（法律未限长度）"},
      {"CIV-SP", "30日", "立案或者公告期满", "院长＋30日"},
      {"CIV-CONF", "30日", "立案", "院长＋30日"},
      {"CIV-CONF-ACC", "3日", "收到申请", ""},
      {"CIV-RR", "3个月", "收到再审申请书", "院长＋（法律未限长度）"},
      {"CIV-RT", "6个月", "决定再审", "院长＋6个月；上级人民法院＋3个月，可再延长"},
      {"CIV-RT2", "3个月", "决定再审", "院长＋3个月"},
      {"CIV-PAY-ACC", "5日", "收到申请", ""},
      {"CIV-PAY", "15日", "受理", ""},
      {"CIV-PAY-OBJ", "15日", "收到支付令", ""},
      {"CIV-PAY-SVC", "30日", "发出支付令", ""},
      {"CIV-PUBN-ISSUE", "3日", "受理", ""},
      {"CIV-PUBN", "60日", "公告", ""},
      {"CIV-FOR", "无法定期限", "立案", ""},
      {"CIV-3RD", "30日", "收到起诉状", ""},
      {"CIV-EXO", "15日", "收到起诉状", ""},
      {"CIV-EXO-SUE", "15日", "执行异议裁定送达", ""},
      {"ADM1-ORD", "6个月", "立案", "高级人民法院＋（法律未限长度）"},
      {"ADM1-SUM", "45日", "立案", ""},
      {"ADM2", "3个月", "收到上诉状", "高级人民法院＋（法律未限长度）"},
      {"ADM-RR", "6个月", "再审申请案件立案", "院长＋（法律未限长度）"},
      {"ADM-NLX-F", "5日", "收到申请", ""},
      {"ADM-NLX", "7日", "受理", ""},
      {"ADM-NLX-L", "30日", "受理", ""},
      {"CRM1-ORD", "2个月", "受理", crm1, "在押"},
      {"CRM1-SUM", "20日", "受理", "", "在押"},
      {"CRM1-SUM-L", "1个月15日", "受理", "", "在押"},
      {"CRM1-FAST", "10日", "受理", "", "在押"},
      {"CRM1-FAST-L", "15日", "受理", "", "在押"},
      {"CRM1-PRV", "6个月", "受理", "院长＋3个月"},
      {"CRM1-PRV-C", "2个月", "受理", crm1, "在押"},
      {"CRM2", "2个月", "受理", "高级人民法院＋2个月；最高人民法院＋（法律未限长度）", "在押"},
      {"CRM-RT", "3个月", "作出提审、再审决定", "院长＋3个月", "在押"},
      {"CRM-MED", "1个月", "受理", "", "在押"},
      {"CRM-CONF", "6个月", "公告", ""},
      {"CRM-CONF-F", "30日", "收到申请书", ""},
      {"CRM-CONF-1", "2个月", "受理", crm1},
      {"CRM-CONF-2", "2个月", "受理", "高级人民法院＋2个月；最高人民法院＋（法律未限长度）"},
      {"CRM-PAR", "1个月", "收到建议书", "院长＋1个月", "在押"},
      {"ENF-1", "6个月", "立案", "院长＋3个月；院长（层报高级人民法院备案）＋（法律未限长度）"},
      {"ENF-NL", "3个月", "立案", "院长＋3个月；院长（层报高级人民法院备案）＋（法律未限长度）"},
      {"ENF-CRM", "6个月", "立案", "院长＋（法律未限长度）"},
      {"ENF-OBJ-F", "3日", "收到书面异议", ""},
      {"ENF-OBJ", "15日", "收到书面异议", ""},
      {"ENF-RECON", "30日", "收到复议申请", "院长＋30日"},
      {"FINE-RECON-A", "3日", "收到决定书", ""},
      {"FINE-RECON", "5日", "收到复议申请", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    const RuleLine rule = line(row.code);
    CHECK(rule.length == row.length);
    CHECK(rule.starts_on == row.starts_on);
    CHECK(rule.extension == row.extension);
    CHECK((rule.custody_never_rolls ? "在押" : "") == row.custody);
    CHECK(rule.group == "trial");
  }
}

TEST_CASE("filing, nodes, preservation, enforcement and the procuratorate (deadlines.md §1 and §4 to §8)") {
  struct Row {
    std::string code, length;
    std::string roll = "next_workday";
  };
  const Row rows[] = {
      // R7, R10
      {"DELAY", "10日"},
      {"DELAY-ADM", "10日"},
      {"DELAY-CRM", "5日"},
      {"CIV-PUBN-SUE", "1年"},
      {"N21-3RD", "6个月"},
      // §4
      {"FILING-REVIEW", "7日"},
      {"FILING-REVIEW-ADM", "7日"},
      {"FILING-CRM", "7日"},
      {"FILING-PRV", "15日"},
      {"FILING-INC", "7日"},
      {"FILING-INC-SVC", "5日"},
      {"FILING-JUR", "3日"},
      {"FILING-APL", "5日"},
      {"FILING-APL-MISSING", "2日"},
      {"FILING-APL-SUPPLY", "5日"},
      {"FILING-RMD", "1日"},
      {"FILING-XFER", "3日"},
      {"FILING-NOTICE", "7日"},
      {"FILING-COMPLAINT", "15日"},
      {"FEE-PREPAY", "7日"},
      {"FEE-PREPAY-CC", "7日"},
      {"FEE-PREPAY-APL", "7日"},
      {"FEE-PREPAY-APP", "7日"},
      {"FEE-PREPAY-OBJ", "7日"},
      {"FEE-SUPPLEMENT", "7日"},
      {"FEE-SUPPLEMENT-CLAIM", "7日"},
      {"FEE-BURDEN", "7日"},
      {"FEE-RECON", "15日"},
      {"FILING-ENF", "7日"},
      {"ENF-APPLY", "2年"},
      // §5
      {"N01", "5日"},
      {"N02", "15日"},
      {"N02-FOR", "30日"},
      {"N02-ADM", "15日"},
      {"N03", "5日"},
      {"N04", "3日"},
      {"N05", "15日"},
      {"N05-APL", "10日"},
      {"N05-SUM", "15日"},
      {"N05-SML", "7日"},
      {"N06", "15日"},
      {"N07", "3日"},
      {"N07-RECON", "3日"},
      {"N08", "3日", "earlier"},
      {"N08-ADM", "3日", "earlier"},
      {"N09-CRM", "3日", "earlier"},
      {"N10", "10日", "earlier"},
      {"N10-LIST", "5日", "earlier"},
      {"N10-NOTICE", "3日", "earlier"},
      {"N10-AID", "15日", "earlier"},
      {"N11", "3日"},
      {"N12", "1个月"},
      {"N13", "5日"},
      {"N14", "10日"},
      {"N14-CRM", "5日"},
      {"N15", "10日"},
      {"N16", "10日"},
      {"N17", "30日", "none"},
      {"N17-FOR", "60日", "none"},
      {"N18", "15日"},
      {"N18-R", "10日"},
      {"N18-FOR", "30日"},
      {"N18-ADM", "15日"},
      {"N18-ADM-R", "10日"},
      {"N18-CRM", "10日"},
      {"N18-CRM-R", "5日"},
      {"N19", "5日"},
      {"N19-ANS", "15日"},
      {"N19-REPLY", "5日"},
      {"N19-SEND", "5日"},
      {"N19C", "3日"},
      {"N19C-BACK", "3日"},
      {"N20", "5日"},
      {"N20-ANS", "5日"},
      {"N20-J", "10日"},
      {"N20-R", "5日"},
      {"N21", "6个月"},
      {"N21-ADM", "6个月"},
      {"N22", "5日"},
      {"N22-OP", "15日"},
      {"N23", "3个月"},
      {"N23-RULE", "30日"},
      {"N23-ADV", "3个月"},
      {"N24", "30日"},
      {"N25", "10日"},
      {"N25-NOTICE", "30日", "none"},
      {"N26", "30日"},
      {"N26-ORD", "15日"},
      {"N26-SUM", "7日"},
      {"N27-CHOOSE", "2个工作日"},
      {"N27-APPOINT", "3个工作日"},
      {"N27-CONFIRM", "3个工作日"},
      {"N27-ASK", "3个工作日"},
      {"N28", "3日"},
      {"N29", "30日"},
      {"N30", "3个月"},
      {"N31", "7个工作日"},
      {"N32", "15日"},
      // §6
      {"PRES-RULE", "5日"},
      {"PRES-EXEC", "5日"},
      {"PRES-48H", "48小时", "none"},
      {"PRES-SUE", "30日"},
      {"PRES-PREENF", "5日"},
      {"PRES-RECON-A", "5日"},
      {"PRES-RECON", "10日"},
      {"PRES-RENEW", "7日", "none"},
      {"PRES-RELEASE", "5日"},
      {"PRES-RELEASE-48H", "48小时", "none"},
      {"FREEZE-DEPOSIT", "1年", "none"},
      {"SEIZE-MOVABLE", "2年", "none"},
      {"SEIZE-REAL", "3年", "none"},
      // §7
      {"ENF-NOTICE", "10日"},
      {"ENF-CLUE", "7日"},
      {"ENF-CLUE-U", "3日"},
      {"ENF-ENTRUST-START", "15日"},
      {"ENF-ENTRUST", "30日"},
      {"ENF-REF", "30日"},
      {"ENF-INQ", "3日"},
      {"ENF-EVAL", "30日"},
      {"ENF-REPORT", "3日"},
      {"ENF-REPORT-OBJ", "5日"},
      {"ENF-SALE", "10日"},
      {"AUCTION-MOV", "15日", "none"},
      {"AUCTION-REAL", "30日", "none"},
      {"AUCTION2-MOV", "7日", "none"},
      {"AUCTION2-REAL", "15日", "none"},
      {"AUCTION2-START", "30日"},
      {"ENF-DEAL", "10日"},
      {"ENF-DELIVER", "15日"},
      {"ENF-FUND", "30日"},
      {"ENF-FUND-RESUME", "10日"},
      {"ENF-TERM-MIN", "3个月"},
      {"ENF-END-CHECK", "6个月"},
      {"ENF-END-5Y", "5年", "none"},
      {"ENF-DIST-OBJ", "15日"},
      {"ENF-DIST-OPP", "15日"},
      {"ENF-DIST-SUE", "15日"},
      {"ENF-CHANGE", "10日"},
      {"AUCTION-NOTIFY", "3日", "earlier"},
      {"AUCTION-RESUME", "5日"},
      {"SELL-PERIOD", "60日", "none"},
      {"BLACKLIST-REVIEW", "15日"},
      {"BLACKLIST-FIX", "3个工作日"},
      {"BLACKLIST-RECON-A", "10日"},
      {"BLACKLIST-RECON", "15日"},
      {"CRM-DELIVER", "10日"},
      {"CRM-CORR", "5日"},
      // §8
      {"PROC-ARREST", "7日", "none"},
      {"PROC-ARREST-N", "15日"},
      {"PROC-SELF-ARREST", "7日", "none"},
      {"PROC-SELF-SEND", "7日", "none"},
      {"PROC-MON-DETAIN", "10日", "none"},
      {"PROC-PROS", "1个月"},
      {"PROC-PROS-FAST", "10日"},
      {"PROC-PROS-FAST-L", "15日"},
      {"PROC-SUPP", "1个月"},
      {"PROC-INFORM", "3日"},
      {"PROC-DETAIN", "2个月", "none"},
      {"PROC-ARREST-RECON", "7日"},
      {"PROC-ARREST-REVIEW", "15日"},
      {"PROC-NONPROS-RECON", "30日"},
      {"PROC-NONPROS-REVIEW", "30日"},
      {"PROC-NONPROS-APPEAL", "7日"},
      {"PROC-PETITION", "3个月"},
      {"PROC-LETTER", "7日"},
      {"PROC-LETTER-P", "3个月"},
      {"PROC-MONITOR", "10日"},
      {"PROC-JUR", "5日"},
      {"PROC-BAIL", "12个月", "none"},
      {"PROC-RESIDE", "6个月", "none"},
      {"PROC-CUSTODY-REPLY", "10日"},
      {"PROC-MEASURE", "3日"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    CHECK(line(row.code).length == row.length);
    CHECK(line(row.code).roll == row.roll);
  }
  CHECK(line("PROC-DETAIN").extension == "上一级人民检察院＋1个月；省级人民检察院＋2个月；省级人民检察院＋2个月");
  CHECK(line("PROC-PROS").extension == "检察长（重大、复杂案件）＋15日");
  CHECK(line("PROC-ARREST-N").extension == "检察长（重大、复杂案件）＋5日");
  CHECK(line("PROC-SELF-ARREST").extension == "检察长（特殊情况）＋3日");
  CHECK(line("PROC-MON-DETAIN").extension == "检察长（特殊情况）＋4日");
  CHECK(line("PROC-PETITION").extension == "检察长＋3个月");
  CHECK(line("N26-ORD").extension == "双方当事人同意＋30日");
  for (const char* code : {"PROC-ARREST", "PROC-PROS", "PROC-PROS-FAST", "PROC-DETAIN", "PROC-SUPP", "PROC-SELF-ARREST"}) {
    CAPTURE(std::string(code));
    CHECK(line(code).custody_never_rolls);
  }
}

TEST_CASE("which grounds stop which limits (deadlines.md §3)") {
  struct Row {
    std::string code;
    std::vector<std::string> grounds;
  };
  const std::vector<std::string> civil{"X01", "X02", "X03", "X04", "X05", "X06", "X08"};
  const std::vector<std::string> administrative{"X01", "X02", "X03", "X04", "X07", "X08", "X09"};
  const std::vector<std::string> criminal{"X08", "X10", "X11", "X12", "X13"};
  const std::vector<std::string> enforcement{"X01", "X02", "X15", "X16"};
  const Row rows[] = {
      {"CIV1-ORD", civil},
      {"CIV1-SUM", civil},
      {"CIV1-SML", civil},
      {"CIV2-J", civil},
      {"CIV2-R", civil},
      {"CIV-RR", {"X01", "X05"}},
      {"ADM1-ORD", administrative},
      {"ADM1-SUM", administrative},
      {"ADM2", administrative},
      {"CRM1-ORD", criminal},
      {"CRM1-SUM", criminal},
      {"CRM1-FAST", criminal},
      {"CRM1-PRV", criminal},
      {"ENF-1", enforcement},
      {"ENF-NL", enforcement},
      {"N18", {}},
      {"N21", {}},
      {"N05", {"X03"}},
      {"CRM2", {"X08", "X10", "X11", "X12", "X13", "X14"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.code);
    CHECK(line(row.code).exclusions == row.grounds);
  }
  CHECK(book().rules.ground("X11")->restarts);
  CHECK(book().rules.ground("X11")->max_months == 1);
  CHECK(book().rules.ground("X12")->max_days == 15);
  CHECK(book().rules.ground("X13")->max_months == 1);
  CHECK(book().rules.ground("X14")->max_months == 1);
}
