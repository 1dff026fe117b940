#include "filing/accept_filing.h"

#include "base/text.h"
#include "cases/allot_number.h"
#include "cases/clocks.h"
#include "cases/fee_file.h"
#include "cases/procedure.h"
#include "filing/case_from_filing.h"
#include "filing/drafts.h"
#include "filing/find_filing.h"
#include "filing/tell_applicant.h"
#include "law/fees.h"
#include "law/law_book.h"
#include "law/money.h"

namespace anshu::filing {
namespace {

constexpr const char* close_draft =
    "UPDATE filing_draft SET status = 'submitted', updated_at_ms = $1, version = version + 1 WHERE organ = $2 AND id = $3";
constexpr const char* fee_period = "FEE-PREPAY";

struct AcceptanceInput {
  std::string filing_id, trial_procedure, cause_code;
};
BOOST_DESCRIBE_STRUCT(AcceptanceInput, (), (filing_id, trial_procedure, cause_code))

/// 举证期限: 普通程序不少于十五日, 简易程序不超过十五日, 小额诉讼一般不超过七日 (民诉解释第九十九、二百六十六、二百七十五条).
struct EvidencePeriod {
  const char* days;
  const char* basis;
};
EvidencePeriod evidence_period(std::string_view trial_procedure) {
  if (trial_procedure == "small_claims") return {"七日", "民诉解释第二百七十五条"};
  if (trial_procedure == "simplified") return {"十五日", "民诉解释第二百六十六条"};
  return {"十五日", "民诉解释第九十九条"};
}

/// 民事诉讼法第一百六十六条: disputes over personal status and title are not for the small claims procedure, nor what is not for
/// money.
Result<void> check_trial_procedure(const Acceptance& acceptance, const std::optional<std::int64_t>& amount_fen) {
  const std::string& chosen = acceptance.trial_procedure;
  if (chosen != "ordinary" && chosen != "simplified" && chosen != "small_claims")
    return refuse_field("trial_procedure", "type.choice", "请选择普通程序、简易程序或者小额诉讼程序");
  if (chosen != "small_claims") return {};
  const bool personal = acceptance.cause_code.starts_with("C01") || acceptance.cause_code.starts_with("C02");
  if (personal || !amount_fen)
    return refuse(RefusalKind::invalid, "E_TRIAL_PROCEDURE", "人身关系、财产确权纠纷以及不是金钱给付的案件，不适用小额诉讼程序",
                  "民事诉讼法第一百六十五条、第一百六十六条");
  return {};
}

struct Fee {
  cases::FeeRow row;
  json::object fields;  // for the documents
};

std::string reasoning_text(const std::vector<law::Step>& steps) {
  std::string text;
  for (const auto& step : steps) text += (text.empty() ? "" : "；") + step.text;
  return text;
}

Result<Fee> fee_of(const law::LawBook& law, cases::CaseFile& file, people::Action& action) {
  const Date today = action.today();
  const law::FeeRule* rule = law.fees.for_cause(file.row.cause_code.value_or(""), file.row.claim_amount_fen.has_value(), today);
  if (!rule) return refuse(RefusalKind::conflict, "E_FEE_KIND_UNKNOWN", "该案由没有对应的收费标准");
  cases::FeeBasis basis;
  basis.kind = rule->code;
  basis.amount_fen = file.row.claim_amount_fen;
  basis.simplified = file.row.trial_procedure != "ordinary";
  basis.on = today;
  Fee fee;
  ANSHU_TRY(fee.row, cases::add_fee(action, law, file, basis, "", fee_period));
  fee.fields = {{"fee_amount", format_yuan(fee.row.amount_fen)},
                {"fee_capitals", law::capital_amount(fee.row.amount_fen)},
                {"fee_reasoning", reasoning_text(cases::view::reasoning_of(fee.row.reasoning))},
                {"fee_due_on", fee.row.due_on.value_or(today).chinese()}};
  return fee;
}

void put_review(people::Action& action, const FilingRow& filing, const Acceptance& acceptance) {
  ReviewRow review;
  review.organ = filing.organ;
  review.filing_id = filing.id;
  review.id = action.work.new_id();
  review.round = filing.returned_count + 1;
  review.decision = "accept";
  review.note = acceptance.note;
  review.reviewer_id = action.actor.user_id;
  review.reviewer_name = action.actor.name;
  review.at_ms = action.now_ms();
  action.work.insert(review);
}

/// The case's rows, its number and clocks; the row of the case itself goes in when all of it is known.
Result<cases::CaseFile> open_case(FilingDesk& desk, people::Action& action, const FilingRow& filing, const Acceptance& acceptance,
                                  const law::Cause& cause) {
  const cases::Procedure* procedure = desk.services.procedures.for_case_type(filing.case_type);
  const law::CaseType* type = desk.services.law.case_types.find(filing.case_type);
  if (!procedure || !type) throw std::logic_error("no procedure for case type " + filing.case_type);
  const FilingContent content = read_content(desk.services.personal, filing.content_sealed);
  cases::CaseFile file = case_from_filing(desk.services.personal, filing, content, action);
  const law::CaseNumber number = cases::allot_number(action, type->daizi, action.today());
  file.row.number = number.text();
  file.row.year = number.year;
  file.row.type_code = number.type_code;
  file.row.serial = number.serial;
  file.row.procedure = procedure->code;
  file.row.trial_procedure = acceptance.trial_procedure;
  file.row.cause_code = cause.code;
  file.row.cause_name = cause.name;
  file.row.title = title_of(content, cause.name);
  ANSHU_CHECK(cases::begin_procedure(action, desk.services.law, *procedure, file));
  action.work.insert(file.row);
  for (const auto& party : file.parties) action.work.insert(party);
  for (const auto& agent : file.agents) action.work.insert(agent);
  for (const auto& claim : file.claims) action.work.insert(claim);
  return file;
}

}  // namespace

Result<AcceptedFiling> accept_filing(FilingDesk& desk, cases::DocumentIssuer& issuer, const people::Actor& actor,
                                     const Acceptance& acceptance) {
  const AcceptanceInput input{acceptance.filing_id, acceptance.trial_procedure, acceptance.cause_code};
  const people::ActionCall call{"accept_filing", actor.organ, acceptance.filing_id, to_json(input), acceptance.idempotency_key};
  return desk.services.actions.run<AcceptedFiling>(actor, call, [&](people::Action& action) -> Result<AcceptedFiling> {
    ANSHU_TRY(const FilingRow filing, find_filing(action.db(), action.permissions, actor, "accept_filing", acceptance.filing_id));
    ANSHU_CHECK(require_version(filing, acceptance.expected_version));
    ANSHU_CHECK(require_under_review(filing));
    if (count_characters(acceptance.note) > 2000) return refuse_field("note", "text.too_long", "说明最多 2000 字");
    const law::Cause* cause = desk.services.law.causes.find(acceptance.cause_code);
    if (!cause || cause->kind != law::CauseKind::civil) return refuse_field("cause_code", "cause.unknown", "没有这个民事案由");
    ANSHU_CHECK(check_trial_procedure(acceptance, filing.claim_amount_fen));

    ANSHU_TRY(cases::CaseFile file, open_case(desk, action, filing, acceptance, *cause));
    ANSHU_TRY(Fee fee, fee_of(desk.services.law, file, action));
    const EvidencePeriod evidence = evidence_period(acceptance.trial_procedure);
    fee.fields["evidence_days"] = evidence.days;
    fee.fields["evidence_basis"] = evidence.basis;

    AcceptedFiling accepted{file.row.id, file.row.number, {}};
    for (const char* form : {"acceptance-notice", "evidence-notice", "fee-notice"}) {
      ANSHU_TRY(const cases::DocumentRow document,
                issuer.issue(action, file, {form, "accept_filing", action.today(), fee.fields}));
      accepted.documents.push_back(cases::view::document_of(document));
    }

    FilingRow after = filing;
    after.status = "accepted";
    after.decided_at_ms = action.now_ms();
    after.decided_by = actor.user_id;
    after.decided_by_name = actor.name;
    after.case_number = file.row.number;
    after.cause_code = cause->code;
    after.cause_name = cause->name;
    action.work.update(filing, after);
    put_review(action, filing, acceptance);
    action.db().execute(close_draft, {action.now_ms(), std::string(people::portal_organ), filing.draft_id});
    tell_applicant(action, filing, "您的案件已经立案",
                   fmt::format("“{}”已于{}登记立案，案号为{}。请在{}前交纳案件受理费{}"
                               "元。受理案件通知书、举证通知书和交纳诉讼费用通知书可以在案件中下载。",
                               filing.title, action.today().chinese(), file.row.number,
                               fee.row.due_on.value_or(action.today()).chinese(), format_yuan(fee.row.amount_fen)),
                   "/my/cases/" + file.row.id);
    return accepted;
  });
}

}  // namespace anshu::filing
