// The case page: one case as one person may see it, now or as it stood at an instant. The names of these structs are the API's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/procedure.h"
#include "cases/services.h"
#include "cases/views.h"

namespace anshu::cases::view {

struct CaseMember {
  std::string id, user_id, name, role, role_name;
  InstantMs from_ms = 0;
  std::optional<InstantMs> until_ms;
};
BOOST_DESCRIBE_STRUCT(CaseMember, (), (id, user_id, name, role, role_name, from_ms, until_ms))

struct CaseAgent {
  std::string id, kind, name, firm, licence_no, phone_masked, authority;
};
BOOST_DESCRIBE_STRUCT(CaseAgent, (), (id, kind, name, firm, licence_no, phone_masked, authority))

struct CaseParty {
  std::string id, side, side_name;
  std::int64_t position = 0;
  std::string kind, name, id_kind, id_number_masked, phone_masked, address_masked, gender, nation, birth_on_masked,
      representative;
  std::vector<CaseAgent> agents;
};
BOOST_DESCRIBE_STRUCT(CaseParty, (),
                      (id, side, side_name, position, kind, name, id_kind, id_number_masked, phone_masked, address_masked, gender,
                       nation, birth_on_masked, representative, agents))

struct CaseClaim {
  std::string id, text;
  std::optional<std::int64_t> amount_fen;
};
BOOST_DESCRIBE_STRUCT(CaseClaim, (), (id, text, amount_fen))

/// What the filer answered online; numbers of persons inside are masked.
struct CaseAnswer {
  std::string id, name, label, text;
  bool masked = false;
};
BOOST_DESCRIBE_STRUCT(CaseAnswer, (), (id, name, label, text, masked))

struct CaseFee {
  std::string id, kind, kind_name;
  std::int64_t amount_fen = 0;
  std::optional<Date> due_on;
  std::string clock_id;              // of the period for its payment, or ""
  std::string refund_clock_id;       // of the period for giving back, or ""
  std::string supplement_of;         // the fee that this one supplements, or ""
  std::string status;                // noticed | paid | deferred | relieved | refunding | refunded | void | apportioned
  std::string payer_id, payer_name;  // "": the plaintiff's side
  std::int64_t relieved_fen = 0, paid_fen = 0, open_fen = 0, refund_fen = 0, refunded_fen = 0;
  std::optional<Date> deferred_until;
  std::vector<law::Step> steps;
};
BOOST_DESCRIBE_STRUCT(CaseFee, (),
                      (id, kind, kind_name, amount_fen, due_on, clock_id, refund_clock_id, supplement_of, status, payer_id,
                       payer_name, relieved_fen, paid_fen, open_fen, refund_fen, refunded_fen, deferred_until, steps))

struct FeePayment {
  std::string id, fee_id, party_id, direction;  // of a fee, or of a party's burden; in 收 | out 退
  std::int64_t amount_fen = 0;
  Date paid_on;
  std::string method, receipt_number, counterparty, recorded_by_name;
};
BOOST_DESCRIBE_STRUCT(FeePayment, (),
                      (id, fee_id, party_id, direction, amount_fen, paid_on, method, receipt_number, counterparty,
                       recorded_by_name))

struct FeeRelief {
  std::string id, fee_id, kind, ground_name;
  std::optional<std::int64_t> percent;
  std::optional<Date> until_on;
  std::string reason, status;
  std::int64_t relieved_fen = 0;
  std::string asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by_name;
  std::optional<InstantMs> decided_at_ms;
  std::string note;
  std::vector<law::Step> steps;
};
BOOST_DESCRIBE_STRUCT(FeeRelief, (),
                      (id, fee_id, kind, ground_name, percent, until_on, reason, status, relieved_fen, asked_by_name, asked_at_ms,
                       decided_by_name, decided_at_ms, note, steps))

struct FeeBurden {
  std::string party_id, party_name;
  std::int64_t bear_fen = 0, prepaid_fen = 0, relieved_fen = 0, direct_fen = 0, refund_fen = 0, owe_fen = 0;
  std::int64_t refunded_fen = 0, paid_fen = 0;  // of refund_fen, of owe_fen
  std::string status;                           // refunding | refunded | owing | paid | settled
  std::optional<Date> effective_on, due_on;
  std::string clock_id;
};
BOOST_DESCRIBE_STRUCT(FeeBurden, (),
                      (party_id, party_name, bear_fen, prepaid_fen, relieved_fen, direct_fen, refund_fen, owe_fen, refunded_fen,
                       paid_fen, status, effective_on, due_on, clock_id))

struct CaseNote {
  std::string id, text, by_name;
  InstantMs at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(CaseNote, (), (id, text, by_name, at_ms))

struct Correction {
  std::string organ, id, case_id, case_number, field, field_name, before, after, reason, status, asked_by;
  InstantMs asked_at_ms = 0;
  std::optional<std::string> decided_by;
  std::optional<InstantMs> decided_at_ms;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Correction, (),
                      (organ, id, case_id, case_number, field, field_name, before, after, reason, status, asked_by, asked_at_ms,
                       decided_by, decided_at_ms, note))

/// Time that does not count, asked for or approved.
struct CaseExclusion {
  std::string id, ground, ground_name;
  Date start_on;
  std::optional<Date> end_on;
  std::optional<std::int64_t> days;  // none while it lasts
  std::string document_number, reason, status, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by_name;
  std::optional<InstantMs> decided_at_ms;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(CaseExclusion, (),
                      (id, ground, ground_name, start_on, end_on, days, document_number, reason, status, asked_by_name,
                       asked_at_ms, decided_by_name, decided_at_ms, note))

struct CaseExtension {
  std::string id, clock_id, clock_name;
  std::int64_t months = 0, days = 0;
  std::string approver;
  bool outside = false, late = false;
  std::optional<Date> decide_by;
  std::string reason, status, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by_name;
  std::optional<Date> decided_on;
  std::string document_number, note;
};
BOOST_DESCRIBE_STRUCT(CaseExtension, (),
                      (id, clock_id, clock_name, months, days, approver, outside, late, decide_by, reason, status, asked_by_name,
                       asked_at_ms, decided_by_name, decided_on, document_number, note))

/// What may be asked for now: grounds of exclusion that a clock of the case knows, and the next longer limit of each clock.
struct ExclusionChoice {
  std::string ground, name, starts_on, ends_on, document, approver, basis;
};
BOOST_DESCRIBE_STRUCT(ExclusionChoice, (), (ground, name, starts_on, ends_on, document, approver, basis))
struct ExtensionChoice {
  std::string clock_id, clock_name, approver;
  std::int64_t months = 0, days = 0;  // at most; both 0: the law sets no length
  std::optional<Date> apply_by;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(ExtensionChoice, (), (clock_id, clock_name, approver, months, days, apply_by, basis))

struct CaseStage {
  std::string code, name, state;  // done | skipped (the case went past it) | current | ahead
};
BOOST_DESCRIBE_STRUCT(CaseStage, (), (code, name, state))

struct StepRefusal {
  std::string code, message, basis;
};
BOOST_DESCRIBE_STRUCT(StepRefusal, (), (code, message, basis))

struct NextStep {
  std::string code, name, help;
  bool allowed = false;
  std::vector<StepRefusal> refusals;  // what stands in the way, as far as it can be said before the form is filled in
  std::string date_label;
  std::vector<StepField> fields;
  std::vector<std::string> documents, effects;
};
BOOST_DESCRIBE_STRUCT(NextStep, (), (code, name, help, allowed, refusals, date_label, fields, documents, effects))

struct CaseImport {
  std::string batch_id;
  std::int64_t row_number = 0;
  json::object raw;  // column heading → text, exactly as it stood
};
BOOST_DESCRIBE_STRUCT(CaseImport, (), (batch_id, row_number, raw))

/// First part of the view. (Boost.Describe takes 52 members of one struct.)
struct CaseHead {
  std::string organ, id;
  std::int64_t version = 0;
  std::optional<InstantMs> as_of_ms;
  std::string number, title, case_type, case_type_name, procedure_code, trial_label, trial_procedure, trial_procedure_name;
  std::optional<std::string> cause_code;
  std::string cause_name;
  bool cause_mapped = false;
  std::string stage, stage_name, status, status_name, secrecy, source;
};
BOOST_DESCRIBE_STRUCT(CaseHead, (),
                      (organ, id, version, as_of_ms, number, title, case_type, case_type_name, procedure_code, trial_label,
                       trial_procedure, trial_procedure_name, cause_code, cause_name, cause_mapped, stage, stage_name, status,
                       status_name, secrecy, source))

struct CaseView : CaseHead {
  std::optional<Date> received_on;
  Date filed_on;
  std::optional<Date> closed_on;
  std::optional<std::string> close_way, close_way_name;
  std::optional<Date> archived_on;
  std::optional<std::int64_t> claim_amount_fen;
  std::string court_name;
  std::optional<std::string> department_id, department_name, handler_id;
  std::string handler_name;
  bool handler_mapped = false;
  std::vector<CaseMember> members;
  std::vector<CaseParty> parties;
  std::vector<CaseClaim> claims;
  std::vector<CaseAnswer> answers;
  std::string facts_text;
  std::vector<Clock> clocks;
  std::vector<CaseExclusion> exclusions;
  std::vector<CaseExtension> extensions;
  std::vector<ExclusionChoice> exclusion_choices;  // empty for those who may not ask
  std::vector<ExtensionChoice> extension_choices;
  std::vector<CaseFee> fees;
  std::vector<FeePayment> payments;
  std::vector<FeeRelief> reliefs;
  std::vector<FeeBurden> burdens;
  bool burden_outdated = false;  // the fees changed since it was determined
  std::vector<law::Step> burden_steps;
  std::vector<DocumentSummary> documents;
  std::vector<Material> materials;
  std::vector<CaseNote> notes;
  std::vector<Correction> corrections;
  std::vector<CaseStage> stages;
  std::vector<NextStep> next_steps;
  std::optional<CaseImport> import;
  std::string applicant_name, remark;
};
BOOST_DESCRIBE_STRUCT(CaseView, (CaseHead),
                      (received_on, filed_on, closed_on, close_way, close_way_name, archived_on, claim_amount_fen, court_name,
                       department_id, department_name, handler_id, handler_name, handler_mapped, members, parties, claims,
                       answers, facts_text, clocks, exclusions, extensions, exclusion_choices, extension_choices, fees, payments,
                       reliefs, burdens, burden_outdated, burden_steps, documents, materials, notes, corrections, stages,
                       next_steps, import, applicant_name, remark))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// The case as this person may see it: staff through view_case, litigants through view_own_cases (their own case, with less).
/// `at`: as it stood then; next_steps are empty. E_NOT_FOUND when it does not exist for this person, or did not exist then.
Result<view::CaseView> view_case(const Services& services, store::Connection& connection, const people::Actor& actor,
                                 const std::string& case_id, std::optional<InstantMs> at = std::nullopt);

/// The permission through which this person looks at cases.
const char* case_view_action(const people::Actor& actor);

/// What the page says of a correction; before and after in words.
view::Correction correction_of(const Services& services, store::Connection& connection, const CorrectionRow& row,
                               const std::string& case_number, const std::string& procedure);

}  // namespace anshu::cases
