// What may be filed online beside the civil suit, as the procedures say ([[online_filing]]).
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
