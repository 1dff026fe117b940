#include "filing/accept_filing.h"

#include "base/text.h"
#include "cases/allot_number.h"
#include "cases/clocks.h"
#include "cases/fee_file.h"
#include "cases/procedure.h"
#include "cases/scope.h"
#include "filing/case_from_filing.h"
#include "filing/derived_case.h"
#include "filing/drafts.h"
#include "filing/find_filing.h"
#include "filing/tell_applicant.h"
#include "law/case_number.h"
#include "law/fees.h"
#include "law/law_book.h"
#include "law/money.h"

namespace anshu::filing {
namespace {

constexpr const char* close_draft =
    "UPDATE filing_draft SET status = 'submitted', updated_at_ms = $1, version = version + 1 WHERE organ = $2 AND id = $3";

struct AcceptanceInput {
  std::string filing_id, trial_procedure, cause_code;
};
BOOST_DESCRIBE_STRUCT(AcceptanceInput, (), (filing_id, trial_procedure, cause_code))

/// What the procedure says about cases of this kind.
struct Kind {
  const cases::Procedure& procedure;
  const cases::OnlineFiling& online;
  const law::CaseType& type;
};

Kind kind_of(const FilingDesk& desk, const FilingRow& filing) {
  const cases::Procedure* procedure = desk.services.procedures.filed_online(filing.case_type);
  const law::CaseType* type = desk.services.law.case_types.find(filing.case_type);
  if (!procedure || !type) throw std::logic_error("no online filing for case type " + filing.case_type);
  return {*procedure, *procedure->online_filing(filing.case_type), *type};
}

/// nullptr where the filing asks for no cause.
Result<const law::Cause*> cause_of(const law::LawBook& law, const Kind& kind, const std::string& code) {
  if (kind.online.causes.empty() && code.empty()) return nullptr;
  const law::Cause* cause = law.causes.find(code);
  if (!cause || (!kind.online.causes.empty() && enum_name(cause->kind) != kind.online.causes))
    return refuse_field("cause_code", "cause.unknown", "没有这个案由，或者案由与案件类型不符");
  return cause;
}

/// Not every procedure is open to every case: 民事诉讼法第一百六十六条 keeps disputes over status and title from the small
/// claims.
Result<const cases::TrialClock*> trial_clock_of(const Kind& kind, const Acceptance& acceptance,
                                                const std::optional<std::int64_t>& amount_fen) {
  static const cases::TrialClock no_limit;
  if (kind.procedure.trial_clocks.empty() && acceptance.trial_procedure.empty()) return &no_limit;
  const cases::TrialClock* clock = kind.procedure.trial_clock(acceptance.trial_procedure);
  if (!clock) return refuse_field("trial_procedure", "type.choice", "请选择适用的" + kind.procedure.trial_label);
  const bool barred = std::ranges::any_of(clock->not_for_causes,
                                          [&](const std::string& begin) { return acceptance.cause_code.starts_with(begin); });
  if (barred || (clock->needs_amount && !amount_fen))
    return refuse(RefusalKind::invalid, "E_TRIAL_PROCEDURE", clock->not_for, clock->not_for_basis);
  return clock;
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

/// What must be paid in advance; nullopt where nothing is (执行申请费: 诉讼费用交纳办法第二十条第二款).
Result<std::optional<Fee>> fee_of(const law::LawBook& law, const Kind& kind, cases::CaseFile& file, people::Action& action) {
  if (kind.online.fee.empty()) return std::optional<Fee>();
  const Date today = action.today();
  const law::FeeRule* rule = kind.online.fee == "cause" ? law.fees.for_cause(file.row.cause_code.value_or(""),
                                                                             file.row.claim_amount_fen.has_value(), today)
                                                        : law.fees.find(kind.online.fee, today);
  if (!rule) return refuse(RefusalKind::conflict, "E_FEE_KIND_UNKNOWN", "该案由没有对应的收费标准");
  cases::FeeBasis basis;
  basis.kind = rule->code;
  basis.amount_fen = file.row.claim_amount_fen;
  basis.simplified = file.row.trial_procedure == "simplified" || file.row.trial_procedure == "small_claims";
  basis.on = today;
  Fee fee;
  ANSHU_TRY(fee.row, cases::add_fee(action, law, file, basis, ""));
  fee.fields = {{"fee_amount", format_yuan(fee.row.amount_fen)},
                {"fee_capitals", law::capital_amount(fee.row.amount_fen)},
                {"fee_reasoning", reasoning_text(cases::view::reasoning_of(fee.row.reasoning))},
                {"fee_due_on", fee.row.due_on.value_or(today).chinese()}};
  return std::optional(std::move(fee));
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

/// The number of the case that it comes from, as the filer wrote it; "" for none.
std::string source_number_of(const Kind& kind, const FilingContent& content) {
  const auto answer = std::ranges::find(content.answers, kind.online.source_field, &FilingAnswer::name);
  if (kind.online.source_field.empty() || answer == content.answers.end()) return {};
  const std::string written(trim(answer->value));
  const auto number = law::parse_case_number(written);
  return number ? number->text() : written;
}

/// Where the case comes from. A case of this court that the clerk may see is derived as at the window; one that does not exist
/// for the clerk (sealed, or of another court) is a number, exactly as one that does not exist at all.
struct Source {
  Origin origin;
  std::optional<cases::CaseFile> file;
};

/// E_SOURCE_NOT_READY, E_DERIVATION_EXCLUDED of a case that was handled here; what a ledger brought in may lack such facts.
Result<Source> source_of(const FilingDesk& desk, people::Action& action, const Kind& kind, const FilingContent& content) {
  Source source;
  source.origin.number = source_number_of(kind, content);
  source.origin.name = kind.online.name;
  if (source.origin.number.empty()) return source;
  const auto found = action.db().select<cases::CaseRow>("WHERE organ = $1 AND number = $2", {action.organ, source.origin.number});
  if (found.empty() ||
      !cases::is_in_scope(action.db(), action.permissions, action.actor, "accept_filing", action.organ, found.front().id))
    return source;
  const Derivation* derivation = desk.derivations.find(found.front().case_type, kind.type.code);
  if (!derivation) return source;
  auto file = cases::load_case_file(action.db(), action.organ, found.front().id);
  if (!file) return source;
  if (const auto ready = check_source(*derivation, *file); !ready) {
    if (file->row.source == "import") return source;
    return std::unexpected(ready.error());
  }
  source.origin.derivation = derivation;
  source.file = std::move(file);
  return source;
}

/// What was answered, under the questions as they were asked.
void put_answers(const people::PersonalData& personal, const Kind& kind, const FilingContent& content, cases::CaseFile& file,
                 people::Action& action) {
  for (const cases::StepField& field : kind.online.fields) {
    const auto answer = std::ranges::find(content.answers, field.name, &FilingAnswer::name);
    if (answer == content.answers.end() || trim(answer->value).empty()) continue;
    cases::AnswerRow row;
    row.organ = file.row.organ;
    row.case_id = file.row.id;
    row.id = action.work.new_id();
    row.position = static_cast<std::int64_t>(file.answers.size()) + 1;
    row.name = field.name;
    row.label = field.label;
    row.kind = field.kind;
    row.value_sealed = personal.seal(answer->value);
    row.text_sealed = personal.seal(answer_text(field, answer->value));
    file.answers.push_back(std::move(row));
  }
}

/// The case's rows, its number and clocks; the row of the case itself goes in when all of it is known.
Result<cases::CaseFile> open_case(FilingDesk& desk, people::Action& action, const FilingRow& filing, const Kind& kind,
                                  const Acceptance& acceptance, const law::Cause* cause) {
  const FilingContent content = read_content(desk.services.personal, filing.content_sealed);
  cases::CaseFile file = case_from_filing(desk.services.personal, filing, content, action);
  put_answers(desk.services.personal, kind, content, file, action);
  ANSHU_TRY(Source source, source_of(desk, action, kind, content));
  const law::CaseNumber number = cases::allot_number(action, desk.services.personal, kind.type.daizi, action.today());
  file.row.number = number.text();
  file.row.year = number.year;
  file.row.type_code = number.type_code;
  file.row.serial = number.serial;
  file.row.procedure = kind.procedure.code;
  file.row.trial_procedure = acceptance.trial_procedure;
  if (cause) file.row.cause_code = cause->code;
  file.row.cause_name = cause ? cause->name : "";
  if (source.file) {
    source.origin.source = &*source.file;
    inherit_from(*source.file, file);
    complete_opponents(*source.file, file);
  }
  const std::string& subject = file.row.cause_name;
  file.row.title = title_of(content, subject.empty() ? subject_of(desk.services.law, content) : subject);
  ANSHU_CHECK(cases::begin_procedure(action, desk.services.law, kind.procedure, file));
  action.work.insert(file.row);
  for (const auto& party : file.parties) action.work.insert(party);
  for (const auto& agent : file.agents) action.work.insert(agent);
  for (const auto& claim : file.claims) action.work.insert(claim);
  for (const auto& answer : file.answers) action.work.insert(answer);
  if (source.file) carry_over(action, *source.file, file);
  if (!source.origin.number.empty()) put_link(action, file, source.origin);
  return file;
}

Result<std::vector<cases::view::DocumentSummary>> issue_documents(cases::DocumentIssuer& issuer, people::Action& action,
                                                                  const cases::CaseFile& file, const Kind& kind,
                                                                  const std::optional<Fee>& fee, const cases::TrialClock& clock) {
  json::object fields = fee ? fee->fields : json::object();
  for (const cases::NamedText& word : clock.words) fields[word.name] = word.text;
  std::vector<cases::view::DocumentSummary> issued;
  for (const cases::FilingDocument& form : kind.online.documents) {
    if (!form.trial_procedures.empty() &&
        std::ranges::find(form.trial_procedures, clock.trial_procedure) == form.trial_procedures.end())
      continue;
    ANSHU_TRY(const cases::DocumentRow document,
              issuer.issue(action, file, {form.code, "accept_filing", action.today(), fields}));
    issued.push_back(cases::view::document_of(document));
  }
  return issued;
}

std::string acceptance_text(const FilingRow& filing, const cases::CaseFile& file, const std::optional<Fee>& fee, bool documents,
                            Date today) {
  std::string text = fmt::format("“{}”已于{}登记立案，案号为{}。", filing.title, today.chinese(), file.row.number);
  if (fee)
    text += fmt::format("请在{}前交纳{}{}元。", fee->row.due_on.value_or(today).chinese(), fee->row.kind_name,
                        format_yuan(fee->row.amount_fen));
  if (documents) text += "有关通知书可以在案件中下载。";
  return text;
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
    const Kind kind = kind_of(desk, filing);
    ANSHU_TRY(const law::Cause* cause, cause_of(desk.services.law, kind, acceptance.cause_code));
    ANSHU_TRY(const cases::TrialClock* clock, trial_clock_of(kind, acceptance, filing.claim_amount_fen));

    ANSHU_TRY(cases::CaseFile file, open_case(desk, action, filing, kind, acceptance, cause));
    ANSHU_TRY(const std::optional<Fee> fee, fee_of(desk.services.law, kind, file, action));
    AcceptedFiling accepted{file.row.id, file.row.number, {}};
    ANSHU_TRY(accepted.documents, issue_documents(issuer, action, file, kind, fee, *clock));

    FilingRow after = filing;
    after.status = "accepted";
    after.decided_at_ms = action.now_ms();
    after.decided_by = actor.user_id;
    after.decided_by_name = actor.name;
    after.case_number = file.row.number;
    after.cause_code = cause ? cause->code : "";
    after.cause_name = file.row.cause_name;
    action.work.update(filing, after);
    put_review(action, filing, acceptance);
    action.db().execute(close_draft, {action.now_ms(), std::string(people::portal_organ), filing.draft_id});
    tell_applicant(action, filing, "您的案件已经立案",
                   acceptance_text(filing, file, fee, !accepted.documents.empty(), action.today()), "/my/cases/" + file.row.id);
    return accepted;
  });
}

}  // namespace anshu::filing
