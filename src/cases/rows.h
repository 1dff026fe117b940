// The rows of a case file, one struct per table (migrations/0001-foundation.sql). *_sealed columns are encrypted
// (cases/personal_data.h).
#pragma once

#include <optional>
#include <string>

#include "store/table.h"

namespace anshu::cases {

struct CaseRow {
  static constexpr std::string_view table = "case_file";
  static constexpr int key_columns = 2;
  std::string organ, id;
  std::string number;  // (2026)陕0702民初123号
  std::int64_t year = 0;
  std::string type_code;  // 民初
  std::int64_t serial = 0;
  std::string serial_suffix;              // "" or 之一
  std::string case_type;                  // reference/master/case_types.csv: 0301
  std::string procedure;                  // reference/procedures: civil-first-instance; "" when imported without one
  std::string trial_procedure;            // ordinary | simplified | small_claims | ""
  std::string stage;                      // of the procedure
  std::string status;                     // open | closed | archived
  std::string secrecy;                    // open | sealed
  bool in_custody = false;                // a suspect or defendant is held: no limit is put off to the next workday
  std::string source;                     // filing | import
  std::string title;                      // 张三与李四民间借贷纠纷
  std::optional<std::string> cause_code;  // none: to be mapped
  std::string cause_name;
  std::optional<std::int64_t> claim_amount_fen;
  std::optional<Date> received_on;
  Date filed_on;
  std::optional<Date> closed_on;
  std::optional<std::string> close_way;  // codes.csv close_civil_first …
  std::string close_way_name;
  std::optional<Date> archived_on;
  std::optional<std::string> department_id, handler_id;  // no handler_id but a handler_name: to be mapped
  std::string handler_name, clerk_name;
  std::string applicant_organ, applicant_id;  // the portal account that filed it, or ""
  std::string facts_sealed;                   // 事实与理由
  std::string remark;
  InstantMs created_at_ms = 0, updated_at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CaseRow, (),
                      (organ, id, number, year, type_code, serial, serial_suffix, case_type, procedure, trial_procedure, stage,
                       status, secrecy, in_custody, source, title, cause_code, cause_name, claim_amount_fen, received_on,
                       filed_on, closed_on, close_way, close_way_name, archived_on, department_id, handler_id, handler_name,
                       clerk_name, applicant_organ, applicant_id, facts_sealed, remark, created_at_ms, updated_at_ms, version))

struct PartyRow {
  static constexpr std::string_view table = "case_party";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id;
  std::int64_t position = 0;
  std::string side;  // plaintiff | defendant | third
  std::string kind;  // natural | legal | other
  std::string name, id_kind;
  std::string id_number_sealed, id_number_index;  // index: keyed hash, to find the same person again
  std::string phone_sealed, address_sealed, gender, nation, birth_on_sealed, work_unit, representative, representative_post;
  std::int64_t active = 1;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PartyRow, (),
                      (organ, case_id, id, position, side, kind, name, id_kind, id_number_sealed, id_number_index, phone_sealed,
                       address_sealed, gender, nation, birth_on_sealed, work_unit, representative, representative_post, active,
                       version))

struct AgentRow {
  static constexpr std::string_view table = "case_agent";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, party_id;
  std::string kind;  // lawyer | kin | other
  std::string name, id_number_sealed, firm, licence_no, phone_sealed;
  std::string authority;  // general | special
  std::int64_t active = 1;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AgentRow, (),
                      (organ, case_id, id, party_id, kind, name, id_number_sealed, firm, licence_no, phone_sealed, authority,
                       active, version))

struct ClaimRow {
  static constexpr std::string_view table = "case_claim";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id;
  std::int64_t position = 0;
  std::string body;
  std::optional<std::int64_t> amount_fen;
  std::int64_t active = 1;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ClaimRow, (), (organ, case_id, id, position, body, amount_fen, active, version))

/// What the filer answered online to a question of the procedure (要素), as it was asked then.
struct AnswerRow {
  static constexpr std::string_view table = "case_answer";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id;
  std::int64_t position = 0;
  std::string name, label, kind;  // of the field (form_field.h)
  std::string value_sealed;       // as it travelled: a choice's code, fen, an ISO date
  std::string text_sealed;        // as it reads
  std::int64_t active = 1;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(AnswerRow, (),
                      (organ, case_id, id, position, name, label, kind, value_sealed, text_sealed, active, version))

struct MemberRow {
  static constexpr std::string_view table = "case_member";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, user_id, name;
  // handler 承办人 | presiding 审判长 | member 合议庭成员 | clerk 书记员 | assistant 法官助理 | supervisor 知情监督人
  std::string role;
  InstantMs from_ms = 0;
  std::optional<InstantMs> until_ms;
  std::string reason;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (organ, case_id, id, user_id, name, role, from_ms, until_ms, reason, version))

struct StepRow {
  static constexpr std::string_view table = "case_step";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, step, from_stage, to_stage;
  Date occurred_on;
  std::string fields;    // JSON object, as the procedure describes the form
  std::string sets;      // JSON object: facts that this step establishes, {"hearing_on":"2026-03-01"}; facts_of reads them
  std::string warnings;  // JSON [{code, message, basis}]: what the procedure warned of, and the step was taken nevertheless
  std::string taken_by, taken_by_name;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(StepRow, (),
                      (organ, case_id, id, step, from_stage, to_stage, occurred_on, fields, sets, warnings, taken_by,
                       taken_by_name, at_ms, version))

struct ClockRow {
  static constexpr std::string_view table = "case_clock";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id;
  std::string kind;        // trial 审限 | court 法院应办的期限 | party 当事人的期限
  std::string subject_id;  // the party whose period it is, or "" for the case
  std::string rule_code, rule_version, name;
  Date anchor_on, raw_due_on, legal_due_on, warn_on;
  bool provisional = false;
  std::optional<Date> designated_on;  // the last day that the court itself set; then the law's length only bounds it
  std::optional<Date> apply_extension_by, decide_extension_by;
  std::int64_t excluded_days = 0, extended_months = 0, extended_days = 0;
  std::string paused_by;  // the ground of an exclusion that has not ended, or ""
  // running | paused (an exclusion has not ended) | met | missed | stopped | replaced (the procedure was converted)
  std::string status;
  std::optional<Date> ended_on;
  std::string reasoning;  // JSON [{text, basis}]
  std::string started_by_step;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (),
                      (organ, case_id, id, kind, subject_id, rule_code, rule_version, name, anchor_on, raw_due_on, legal_due_on,
                       warn_on, provisional, designated_on, apply_extension_by, decide_extension_by, excluded_days,
                       extended_months, extended_days, paused_by, status, ended_on, reasoning, started_by_step, at_ms, version))

/// Time that does not count (扣除、中止): asked for and approved, or established by a step (a ruling needs no further approval).
struct ExclusionRow {
  static constexpr std::string_view table = "case_exclusion";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, ground, ground_name;
  Date start_on;
  std::optional<Date> end_on;   // not counted any more after this day; none while it lasts
  std::string document_number;  // 依据文书号
  std::string reason;
  std::string status;  // pending | approved | rejected
  std::string started_by_step, asked_by, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by, decided_by_name;
  std::optional<InstantMs> decided_at_ms;
  std::string note;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ExclusionRow, (),
                      (organ, case_id, id, ground, ground_name, start_on, end_on, document_number, reason, status,
                       started_by_step, asked_by, asked_by_name, asked_at_ms, decided_by, decided_by_name, decided_at_ms, note,
                       version))

/// A request for a longer limit (延长审限), and its decision.
struct ExtensionRow {
  static constexpr std::string_view table = "case_extension";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, clock_id;
  std::int64_t rank = 0;  // position in the rule's chain of approval, from 0
  std::int64_t months = 0, days = 0;
  std::string approver;  // 院长, 高级人民法院 …
  bool outside = false;  // decided by another court: recorded here with the number of its decision
  std::string reason;
  bool late = false;              // asked for after the last day for it (期限届满十五日前 …)
  std::optional<Date> decide_by;  // last day to decide
  std::string status;             // pending | approved | rejected
  std::string asked_by, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by, decided_by_name;
  std::optional<InstantMs> decided_at_ms;
  std::optional<Date> decided_on;
  std::string document_number, note;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ExtensionRow, (),
                      (organ, case_id, id, clock_id, rank, months, days, approver, outside, reason, late, decide_by, status,
                       asked_by, asked_by_name, asked_at_ms, decided_by, decided_by_name, decided_at_ms, decided_on,
                       document_number, note, version))

/// Where a case comes from (案-件): one row of the later case.
struct LinkRow {
  static constexpr std::string_view table = "case_link";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, relation, relation_name;
  std::string source_organ, source_case_id;  // "" when the source is known by its number only
  std::string source_number;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (),
                      (organ, case_id, id, relation, relation_name, source_organ, source_case_id, source_number, at_ms, version))

struct NoteRow {
  static constexpr std::string_view table = "case_note";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, body, author_id, author_name;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(NoteRow, (), (organ, case_id, id, body, author_id, author_name, at_ms, version))

struct CorrectionRow {
  static constexpr std::string_view table = "case_correction";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, field, before_value, after_value, reason;
  std::string status;  // pending | approved | rejected
  std::string asked_by, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by, decided_by_name;
  std::optional<InstantMs> decided_at_ms;
  std::string note;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(CorrectionRow, (),
                      (organ, case_id, id, field, before_value, after_value, reason, status, asked_by, asked_by_name, asked_at_ms,
                       decided_by, decided_by_name, decided_at_ms, note, version))

struct DocumentRow {
  static constexpr std::string_view table = "case_document";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, template_code, template_version, title, number;
  std::string status;       // issued: the data is fixed; filed: the PDF is in the content store too
  std::string data_sealed;  // JSON that fills the template
  std::string sha256;       // of the PDF, "" until it is made
  InstantMs issued_at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(DocumentRow, (),
                      (organ, case_id, id, template_code, template_version, title, number, status, data_sealed, sha256,
                       issued_at_ms, version))

struct FeeRow {
  static constexpr std::string_view table = "case_fee";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, kind, kind_name;
  std::int64_t amount_fen = 0;
  std::optional<Date> due_on;
  // noticed 待交 | paid 已交 | deferred 缓交 | relieved 免交 | refunding 待退 | refunded 已退 | void 不交 | apportioned
  // 按负担结算
  std::string status;
  std::string clock_id;          // of the period for its payment, or ""
  std::string refund_clock_id;   // of the period for giving back, or ""
  std::string supplement_of;     // the fee that this one supplements, or ""
  std::int64_t apportioned = 0;  // 1: what is still to be paid or given back is in the burden rows
  std::string input;             // JSON: what it was computed from (cases/fee_file.h)
  std::string payer_id, payer_name;
  std::int64_t relieved_fen = 0;  // 减交、免交
  std::optional<Date> deferred_until;
  std::int64_t paid_fen = 0;
  std::int64_t refund_fen = 0, refunded_fen = 0;  // to be given back in all; given back
  std::string reasoning;                          // JSON [{text, basis}]
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FeeRow, (),
                      (organ, case_id, id, kind, kind_name, amount_fen, due_on, status, clock_id, refund_clock_id, supplement_of,
                       apportioned, input, payer_id, payer_name, relieved_fen, deferred_until, paid_fen, refund_fen, refunded_fen,
                       reasoning, at_ms, version))

struct PaymentRow {
  static constexpr std::string_view table = "case_payment";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id;
  std::string fee_id;     // "" for what settles a burden
  std::string party_id;   // whose burden it settles, or ""
  std::string direction;  // in 收 | out 退
  std::int64_t amount_fen = 0;
  Date paid_on;
  std::string method;  // bank 银行 | online 网上 | cash 现金 | pos 刷卡
  std::string receipt_number, counterparty, recorded_by, recorded_by_name;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(PaymentRow, (),
                      (organ, case_id, id, fee_id, party_id, direction, amount_fen, paid_on, method, receipt_number, counterparty,
                       recorded_by, recorded_by_name, at_ms, version))

struct FeeReliefRow {
  static constexpr std::string_view table = "case_fee_relief";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, fee_id;
  std::string kind;  // exempt 免交 | reduce 减交 | defer 缓交
  std::string ground, ground_name;
  std::optional<std::int64_t> percent;  // of a reduction
  std::optional<Date> until_on;         // of a deferment
  std::string reason;
  std::string status;  // pending | approved | rejected
  std::int64_t relieved_fen = 0;
  std::string asked_by, asked_by_name;
  InstantMs asked_at_ms = 0;
  std::string decided_by, decided_by_name;
  std::optional<InstantMs> decided_at_ms;
  std::string note, reasoning;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FeeReliefRow, (),
                      (organ, case_id, id, fee_id, kind, ground, ground_name, percent, until_on, reason, status, relieved_fen,
                       asked_by, asked_by_name, asked_at_ms, decided_by, decided_by_name, decided_at_ms, note, reasoning,
                       version))

struct FeeBurdenRow {
  static constexpr std::string_view table = "case_fee_burden";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, party_id, party_name;
  std::int64_t bear_fen = 0, prepaid_fen = 0;   // what it bears; what the court held of it when this was determined
  std::int64_t relieved_fen = 0;                // of what it bears
  std::int64_t direct_fen = 0;                  // paid between the parties
  std::int64_t refund_fen = 0, owe_fen = 0;     // to be given back, to be paid
  std::int64_t refunded_fen = 0, paid_fen = 0;  // since
  std::optional<Date> effective_on;             // of the judgment, ruling or mediation paper
  std::optional<Date> due_on;
  std::string clock_id;     // of the period for payment or refund, or ""
  std::string status;       // refunding 待退 | refunded 已退 | owing 待交 | paid 已交 | settled 两清
  std::int64_t active = 1;  // 0: replaced by a later apportionment
  std::string reasoning;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FeeBurdenRow, (),
                      (organ, case_id, id, party_id, party_name, bear_fen, prepaid_fen, relieved_fen, direct_fen, refund_fen,
                       owe_fen, refunded_fen, paid_fen, effective_on, due_on, clock_id, status, active, reasoning, at_ms,
                       version))

struct MaterialRow {
  static constexpr std::string_view table = "material";
  static constexpr int key_columns = 3;
  std::string organ, subject_id, id, material_code, name, media_type;
  std::int64_t size = 0;
  std::string sha256;
  std::int64_t active = 1;
  std::string uploaded_by, uploaded_by_name;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(MaterialRow, (),
                      (organ, subject_id, id, material_code, name, media_type, size, sha256, active, uploaded_by,
                       uploaded_by_name, at_ms, version))

struct ImportedRow {
  static constexpr std::string_view table = "case_import";
  static constexpr int key_columns = 3;
  std::string organ, case_id, id, batch_id;
  std::int64_t row_number = 0;
  std::string raw;  // JSON: column heading → text, exactly as it stood
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ImportedRow, (), (organ, case_id, id, batch_id, row_number, raw, version))

struct NumberSequenceRow {
  static constexpr std::string_view table = "number_sequence";
  static constexpr int key_columns = 3;
  std::string organ;
  std::int64_t year = 0;
  std::string type_code;
  std::int64_t last_serial = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(NumberSequenceRow, (), (organ, year, type_code, last_serial, version))

struct NoticeRow {
  static constexpr std::string_view table = "notice";
  static constexpr int key_columns = 2;
  std::string organ, id, user_organ, user_id, title, body, link;
  InstantMs at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (), (organ, id, user_organ, user_id, title, body, link, at_ms, version))

/// First part of the facts: what the case is. (Boost.Describe takes 52 members of one struct; so the facts are in two parts.)
struct FactsHead {
  std::string organ, case_id;
  std::int64_t search_key = 0;  // unique; ascends by filing date, then by the time of day of entry
  std::string number, number_sort;
  std::int64_t year = 0;
  std::string type_code, case_type, procedure, trial_procedure, stage, status, secrecy, source;
};
BOOST_DESCRIBE_STRUCT(FactsHead, (),
                      (organ, case_id, search_key, number, number_sort, year, type_code, case_type, procedure, trial_procedure,
                       stage, status, secrecy, source))

/// One wide row per case (案件数据底座), derived: not journaled, recomputed by `anshu verify`.
struct FactsRow : FactsHead {
  static constexpr std::string_view table = "case_facts";
  static constexpr int key_columns = 2;
  std::optional<std::string> cause_code;
  std::string cause_name;
  bool cause_mapped = false;
  std::string plaintiffs, defendants, third_parties, agents;  // names, joined by 、
  std::int64_t party_count = 0;
  std::optional<std::int64_t> claim_amount_fen;
  std::int64_t amount_sort = 0;
  std::optional<std::string> department_id, handler_id;
  std::string handler_name;
  bool handler_mapped = false;
  std::string clerk_name;
  std::optional<Date> received_on;
  Date filed_on;
  std::optional<Date> served_on, hearing_on;
  std::int64_t hearing_sort = 0;
  std::optional<Date> pronounced_on, judgment_served_on, effective_on, due_on;
  std::int64_t due_sort = 0;
  bool due_provisional = false;
  std::optional<Date> closed_on;
  std::int64_t closed_sort = 0;
  std::optional<std::string> close_way;
  std::string close_way_name;
  std::optional<Date> archived_on;
  std::int64_t open_clocks = 0;
  std::optional<Date> next_due_on;
  std::int64_t pending_corrections = 0;
  std::string applicant_organ, applicant_id, remark;
  InstantMs created_at_ms = 0, updated_at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(FactsRow, (FactsHead),
                      (cause_code, cause_name, cause_mapped, plaintiffs, defendants, third_parties, agents, party_count,
                       claim_amount_fen, amount_sort, department_id, handler_id, handler_name, handler_mapped, clerk_name,
                       received_on, filed_on, served_on, hearing_on, hearing_sort, pronounced_on, judgment_served_on,
                       effective_on, due_on, due_sort, due_provisional, closed_on, closed_sort, close_way, close_way_name,
                       archived_on, open_clocks, next_due_on, pending_corrections, applicant_organ, applicant_id, remark,
                       created_at_ms, updated_at_ms))

}  // namespace anshu::cases
