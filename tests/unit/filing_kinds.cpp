// What may be filed online beside the civil suit, as the procedures say ([[online_filing]]).
#include "cases/case_view.h"
#include "cases/family.h"
#include "support/filing_court.h"

using namespace anshu;
using test::blocked_by, test::code_of, test::FilingCourt, test::must;

namespace {

std::string cause(law::CauseKind kind, std::string_view name) {
  const law::Cause* found = law::book().causes.find_by_name(kind, name);
  REQUIRE(found);
  return found->code;
}

/// Everything asked for by the kind is there; materials come later.
filing::FilingContent of_kind(FilingCourt& court, const std::string& case_type, const std::string& cause_code,
                              std::vector<filing::FilingAnswer> answers) {
  filing::FilingContent content = court.content();
  content.case_type = case_type;
  content.cause_code = cause_code.empty() ? std::nullopt : std::optional(cause_code);
  content.answers = std::move(answers);
  content.missing_materials.clear();
  for (const auto& item : court.guide.materials_for(case_type, ""))
    if (item.required) content.missing_materials.push_back({item.code, "原件在外地，开庭时提交"});
  return content;
}
filing::FilingContent enforcement(FilingCourt& court) {
  return of_kind(court, "1002", "",
                 {{"ground_kind", "judgment"},
                  {"ground_number", "（2025）陕0702民初123号"},
                  {"effective_on", "2025-12-01"},
                  {"perform_by_on", "2025-12-11"}});
}
filing::FilingContent administrative(FilingCourt& court) {
  return of_kind(court, "0401", cause(law::CauseKind::administrative, "罚款"),
                 {{"act_name", "行政处罚决定"}, {"known_on", "2025-12-20"}, {"reconsideration", "none"}});
}
filing::FilingContent payment_order(FilingCourt& court) {
  return of_kind(court, "0328", cause(law::CauseKind::civil, "民间借贷纠纷"),
                 {{"due_on", "2025-12-31"}, {"no_other_debt", "true"}, {"reachable", "true"}, {"no_preservation", "true"}});
}

Result<filing::AcceptedFiling> accept(FilingCourt& court, const filing::FilingContent& content, const std::string& procedure) {
  const auto ref = must(filing::submit_filing(court.desk, court.filer, court.draft(content)));
  return filing::accept_filing(court.desk, court.issuer, court.reviewer,
                               {ref.id, ref.version, procedure, content.cause_code.value_or(""), "", ""});
}

std::vector<cases::FeeRow> fees_of(FilingCourt& court, const std::string& id) { return court.file(id).fees; }

}  // namespace

TEST_CASE("an administrative suit: its own number, time limit, notices and fee") {
  FilingCourt court;
  const auto content = administrative(court);
  REQUIRE(blocked_by(court, content).empty());
  const auto made = must(accept(court, content, "ordinary"));
  CHECK(made.case_number == fmt::format("({}){}行初1号", court.today().iso().substr(0, 4), test::court_code));
  CHECK(made.documents.size() == 2);
  const auto file = court.file(made.case_id);
  CHECK(file.row.procedure == "administrative-first-instance");
  REQUIRE(file.trial_clock());
  CHECK(file.trial_clock()->rule_code == "ADM1-ORD");
  const auto fees = fees_of(court, made.case_id);
  REQUIRE(fees.size() == 1);
  CHECK(fees[0].amount_fen == 50'00);  // 每件五十元
}

TEST_CASE("an application for enforcement: no cause, nothing paid in advance, below the judgment that it rests on") {
  FilingCourt court;
  const auto content = enforcement(court);
  REQUIRE(blocked_by(court, content).empty());
  const auto made = must(accept(court, content, "civil"));
  CHECK(made.case_number == fmt::format("({}){}执1号", court.today().iso().substr(0, 4), test::court_code));
  CHECK(made.documents.empty());
  const auto file = court.file(made.case_id);
  CHECK(file.row.title == "张晓明与李建国首次执行案件");
  REQUIRE(file.trial_clock());
  CHECK(file.trial_clock()->rule_code == "ENF-1");
  CHECK(fees_of(court, made.case_id).empty());
  const auto family = court.database->read_value(
      [&](store::Connection& db) { return must(cases::family_of(court.services, db, court.reviewer, made.case_id)); });
  REQUIRE(family.items.size() == 2);
  CHECK(family.items[0].number == "(2025)陕0702民初123号");
  CHECK(family.items[1].number == made.case_number);
}

namespace {

/// A judgment of this court that took effect, between the people of the filing; its number is its own.
std::string judged(FilingCourt& court, bool effective = true) {
  const std::string id = court.new_case({.plaintiffs = {"张晓明"}, .defendants = {"李建国"}});
  court.assign(id, court.judge());
  if (effective)
    must(court.step(court.judge(), id, "close_mediation", {{"agreed_on", court.today().iso()}, {"summary", "分期偿还"}}));
  return id;
}
filing::FilingContent enforcement_of(FilingCourt& court, const std::string& number) {
  filing::FilingContent content = enforcement(court);
  for (auto& answer : content.answers)
    if (answer.name == "ground_number") answer.value = number;
  content.answers.push_back({"property_clues", "被执行人手机 13891600002，工资卡 6222020200012345678"});
  return content;
}
auto family_of(FilingCourt& court, const people::Actor& who, const std::string& id) {
  return court.database->read_value([&](store::Connection& db) { return must(cases::family_of(court.services, db, who, id)); });
}
auto page_of(FilingCourt& court, const people::Actor& who, const std::string& id, std::optional<InstantMs> at = {}) {
  return court.database->read_value([&](store::Connection& db) { return cases::view_case(court.services, db, who, id, at); });
}

}  // namespace

TEST_CASE("an enforcement applied for online comes from the judgment of this court, as at the window") {
  FilingCourt court;
  const std::string source = judged(court);
  const auto made = must(accept(court, enforcement_of(court, court.file(source).row.number), "civil"));
  const auto file = court.file(made.case_id);
  REQUIRE(file.links.size() == 1);
  CHECK(file.links[0].relation == "enforcement");
  CHECK(file.links[0].source_case_id == source);
  CHECK(file.row.cause_name == "民间借贷纠纷");
  CHECK(file.row.title == "张晓明与李建国民间借贷纠纷");
  // The court knows more of the other side than the applicant could say; of the applicant's own it takes what was filed.
  const auto before = court.file(source);
  CHECK(file.side("defendant").at(0)->id_number_index == before.side("defendant").at(0)->id_number_index);
  CHECK(file.side("plaintiff").at(0)->id_number_index != before.side("plaintiff").at(0)->id_number_index);
  for (const std::string& asked : {source, made.case_id}) {
    const auto family = family_of(court, court.reviewer, asked);
    REQUIRE(family.items.size() == 2);
    CHECK(family.items[0].id == source);
    CHECK(family.items[1].id == made.case_id);
  }
}

TEST_CASE("a judgment that is not in force yet is not enforced; the refusal names it") {
  FilingCourt court;
  const std::string source = judged(court, false);
  const auto content = enforcement_of(court, court.file(source).row.number);
  CHECK(code_of(accept(court, content, "civil")) == "E_SOURCE_NOT_READY");
}

TEST_CASE("a sealed judgment is only a number to who may not see it, ready or not, exactly as one that does not exist") {
  FilingCourt court;
  const people::Actor president = court.president();
  std::vector<cases::CaseFile> made;
  for (const bool effective : {true, false}) {
    const std::string source = judged(court, effective);
    const std::string number = court.file(source).row.number;
    must(cases::set_secrecy(court.services, president, {source, court.version(source)}, {"sealed", "涉及个人隐私"}));
    made.push_back(court.file(must(accept(court, enforcement_of(court, number), "civil")).case_id));
  }
  made.push_back(court.file(
      must(accept(court, enforcement_of(court, fmt::format("(2026){}民初9999号", test::court_code)), "civil")).case_id));
  for (const auto& file : made) {
    REQUIRE(file.links.size() == 1);
    CHECK(file.links[0].relation == "source");
    CHECK(file.links[0].source_case_id.empty());
    CHECK(file.row.secrecy == "open");
    CHECK(file.row.cause_name.empty());
    const auto family = family_of(court, court.reviewer, file.row.id);
    REQUIRE(family.items.size() == 2);
    CHECK_FALSE(family.items[0].id);
    CHECK(family.items[0].relation == "source");
    CHECK(family.items[1].relation_name == "申请执行");
  }
}

TEST_CASE("what was answered online stands on the case page, with numbers of persons masked, and as of its day") {
  FilingCourt court;
  const auto made = must(accept(court, enforcement_of(court, "(2024)陕0103民初77号"), "civil"));
  const auto page = must(page_of(court, court.reviewer, made.case_id));
  REQUIRE(page.answers.size() == 5);
  CHECK(page.answers[0].label == "执行依据");
  CHECK(page.answers[0].text == "民事判决书");
  CHECK(page.answers[2].text == "2025年12月1日");
  const auto& clues = page.answers.back();
  CHECK(clues.masked);
  CHECK(clues.text == "被执行人手机 138****0002，工资卡 6222***********5678");
  CHECK_FALSE(page.answers[1].masked);

  // Behind the mask with a reason, which is logged; not at all for an answer of another case.
  const auto look = [&](const std::string& id) {
    return cases::reveal_party_data(court.services, court.log, court.reviewer, made.case_id, {id, "answer", "document", ""}, "");
  };
  CHECK(must(look(clues.id)).value == "被执行人手机 13891600002，工资卡 6222020200012345678");
  CHECK(code_of(look("nobody")) == "E_INVALID_INPUT");
  CHECK(court.CaseCourt::count("SELECT count(*) FROM security_event WHERE kind = 'reveal'") == 1);

  // Nothing lies open in the tables or in the journal, and the past shows it as it was.
  CHECK(court.CaseCourt::count("SELECT count(*) FROM case_answer WHERE text_sealed LIKE '%13891600002%'") == 0);
  CHECK(court.CaseCourt::count("SELECT count(*) FROM journal_entry WHERE changes LIKE '%13891600002%'") == 0);
  const InstantMs then = court.clock.now_ms();
  court.next_day();
  CHECK(must(page_of(court, court.reviewer, made.case_id, then)).answers.size() == 5);
  CHECK(code_of(page_of(court, court.judge(), made.case_id)) == "E_NOT_FOUND");  // not this judge's case
  CHECK(must(page_of(court, court.filer, made.case_id)).answers.size() == 5);
}

TEST_CASE("a payment order costs a third of the fee of a suit") {
  FilingCourt court;
  const auto content = payment_order(court);
  REQUIRE(blocked_by(court, content).empty());
  const auto ref = must(filing::submit_filing(court.desk, court.filer, court.draft(content)));
  CHECK(court.view(ref.id).review_clock.value().rule_code == "CIV-PAY-ACC");  // 五日内通知是否受理
  auto other = content;
  other.parties[1].name = "李建军";
  const auto made = must(accept(court, other, ""));
  CHECK(made.case_number == fmt::format("({}){}民督1号", court.today().iso().substr(0, 4), test::court_code));
  const auto fees = fees_of(court, made.case_id);
  REQUIRE(fees.size() == 1);
  CHECK(fees[0].amount_fen == 350'00);  // 50,000 元: 1,050 元的三分之一
}

TEST_CASE("what a kind asks is asked, and nothing else is taken") {
  FilingCourt court;
  const auto with = [&](filing::FilingContent content, auto change) {
    change(content);
    return blocked_by(court, content);
  };
  const auto set = [](filing::FilingContent& content, const char* name, const char* value) {
    std::erase_if(content.answers, [&](const auto& answer) { return answer.name == name; });
    content.answers.push_back({name, value});
  };
  CHECK(with(court.content(), [](auto& c) { c.case_type = "0302"; }).contains("case_type:case_type.unknown"));
  CHECK(with(court.content(), [](auto& c) { c.case_type.reset(); }).contains("case_type:case_type.unknown"));
  CHECK(with(payment_order(court), [](auto& c) { c.court_code = test::superior_code; }).contains("court_code:court.level"));
  CHECK(with(payment_order(court), [&](auto& c) { set(c, "due_on", "2099-01-01"); }).contains("answers.due_on:date.future"));
  CHECK(with(court.content(), [](auto& c) { c.answers = {{"act_name", "处罚"}}; }).contains("answers:answers.unknown"));
  CHECK(with(administrative(court), [](auto& c) { c.cause_code = "C04.10.108.03"; }).contains("cause_code:cause.unknown"));
  CHECK(with(administrative(court), [](auto& c) { c.answers.clear(); }).contains("answers.act_name:required"));
  CHECK(with(administrative(court), [&](auto& c) {
          set(c, "reconsideration", "perhaps");
        }).contains("answers.reconsideration:type.choice"));
  CHECK(with(enforcement(court), [&](auto& c) {
          set(c, "effective_on", "2025-02-30");
        }).contains("answers.effective_on:type.date"));
  CHECK(with(enforcement(court), [&](auto& c) {
          set(c, "effective_on", "2099-01-01");
        }).contains("answers.effective_on:date.future"));
  CHECK(with(enforcement(court), [](auto& c) {
          c.answers.push_back(c.answers.front());
        }).contains("answers.ground_kind:answers.twice"));
  CHECK(with(enforcement(court), [](auto& c) { c.parties[0].side = "third"; }).contains("parties[0].side:type.choice"));
  CHECK(
      with(payment_order(court), [&](auto& c) { set(c, "reachable", "false"); }).contains("answers.reachable:answer.must_hold"));
}

TEST_CASE("a filing is accepted only under a procedure that is open to it") {
  FilingCourt court;
  CHECK(code_of(accept(court, administrative(court), "small_claims")) == "E_INVALID_INPUT");
  CHECK(code_of(accept(court, enforcement(court), "fast")) == "E_INVALID_INPUT");
  auto divorce = court.content();
  divorce.cause_code = cause(law::CauseKind::civil, "离婚纠纷");
  for (const auto& item : court.guide.materials_for("0301", law::book().causes.path_text(*divorce.cause_code)))
    if (item.required) divorce.missing_materials.push_back({item.code, "原件在外地"});
  CHECK(code_of(accept(court, divorce, "small_claims")) == "E_TRIAL_PROCEDURE");
  CHECK(court.count("case_file") == 0);
}
