// The actions on a case, one .cpp each; take_step has a header of its own. All of them: E_FORBIDDEN when the role does not carry
// the action, E_NOT_FOUND when the case is outside of the scope that this action gives (as if it did not exist), E_STALE when
// somebody changed the case in the meantime.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_change.h"

namespace anshu::people {
class SecurityLog;
}

namespace anshu::cases {

// ── assign_case (分案), by hand ──────────────────────────────────────────────────────────────────────────────────────

struct AssignCase {
  std::string department_id, handler_id;
  std::optional<std::string> clerk_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AssignCase, (), (department_id, handler_id, clerk_id, reason))
/// Whoever handled the case before loses it; both are told. E_CASE_CLOSED, E_INVALID_INPUT (handler_id: handler.unknown when not
/// an active member of staff, handler.not_eligible when the role cannot answer for a case; clerk_id; department_id; reason),
/// E_OUTSIDE_DEPARTMENT (a division head gives cases to the own department only), E_NOTHING_CHANGED.
Result<CaseChanged> assign_case(const Services& services, const people::Actor& actor, const CaseCall& call,
                                const AssignCase& input);

// ── add_note (记办案日志) ────────────────────────────────────────────────────────────────────────────────────────────

struct AddNote {
  std::string text;  // up to 5000 characters
};
BOOST_DESCRIBE_STRUCT(AddNote, (), (text))
Result<CaseChanged> add_note(const Services& services, const people::Actor& actor, const CaseCall& call, const AddNote& input);

// ── set_secrecy (设定不公开) ─────────────────────────────────────────────────────────────────────────────────────────

struct SetSecrecy {
  std::string secrecy;  // open | sealed
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SetSecrecy, (), (secrecy, reason))
/// A sealed case exists for its members only; who seals it becomes one (supervisor), so that it can be opened again.
/// E_INVALID_INPUT, E_NOTHING_CHANGED, E_HANDLER_REQUIRED (nobody would see the case).
Result<CaseChanged> set_secrecy(const Services& services, const people::Actor& actor, const CaseCall& call,
                                const SetSecrecy& input);

// ── reveal_personal_data (查看脱敏信息) ─────────────────────────────────────────────────────────────────────────────────

struct RevealPartyData {
  std::string party_id;  // of the answer, for "answer"
  std::string field;     // id_number | phone | address; answer: what the filer answered online
  std::string reason_code, reason;
};
BOOST_DESCRIBE_STRUCT(RevealPartyData, (), (party_id, field, reason_code, reason))
struct RevealedValue {
  std::string value;
};
BOOST_DESCRIBE_STRUCT(RevealedValue, (), (value))
struct RevealReason {
  std::string code, name;
};
BOOST_DESCRIBE_STRUCT(RevealReason, (), (code, name))
const std::vector<RevealReason>& reveal_reasons();
/// The reason's name, for the logs. E_INVALID_INPUT: no such reason, or "other" without words.
Result<std::string> check_reveal_reason(std::string_view code, const std::string& words);
/// Journaled (without the value) and written to the security log before the value is answered. The case's version stays: looking
/// changes nothing. E_INVALID_INPUT; a reason in words is asked for with reason code "other".
Result<RevealedValue> reveal_party_data(const Services& services, const people::SecurityLog& log, const people::Actor& actor,
                                        const std::string& case_id, const RevealPartyData& input, const std::string& remote);

// ── map_ledger_entry (补充映射导入数据) ──────────────────────────────────────────────────────────────────────────────────

struct MapLedgerEntry {
  std::optional<std::string> cause_code, handler_id;
};
BOOST_DESCRIBE_STRUCT(MapLedgerEntry, (), (cause_code, handler_id))
/// Gives an imported case the cause or the handler that its spreadsheet only named. E_ALREADY_MAPPED, E_INVALID_INPUT.
Result<CaseChanged> map_ledger_entry(const Services& services, const people::Actor& actor, const CaseCall& call,
                                     const MapLedgerEntry& input);

// ── request_correction, decide_correction (更正关键信息) ──────────────────────────────────────────────────────────────────

struct CorrectableField {
  std::string field, name;
  std::string kind;  // date | amount | cause | user | choice
};
BOOST_DESCRIBE_STRUCT(CorrectableField, (), (field, name, kind))
/// Key fields that change only with another person's approval (data_standards §5).
const std::vector<CorrectableField>& correctable_fields();
std::string correctable_field_name(std::string_view field);

struct RequestCorrection {
  std::string field;
  std::string value;  // as kept: "2026-03-01", fen, a cause's code, a user's id, a code
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (field, value, reason))
/// E_INVALID_INPUT, E_NOTHING_CHANGED, E_CORRECTION_PENDING (of the same field), E_DATE_ORDER, E_DATE_IN_FUTURE,
/// E_NOTHING_TO_CORRECT (the field has no value yet: take the step instead).
Result<CaseChanged> request_correction(const Services& services, const people::Actor& actor, const CaseCall& call,
                                       const RequestCorrection& input);

struct DecideCorrection {
  bool approve = false;
  std::string note;  // required when rejecting
};
BOOST_DESCRIBE_STRUCT(DecideCorrection, (), (approve, note))
struct CorrectionDecided {
  std::string organ, case_id, id, status;
};
BOOST_DESCRIBE_STRUCT(CorrectionDecided, (), (organ, case_id, id, status))
/// Approving writes the value, moves the clocks that hang on it (with the reason in their reasoning), and tells who asked.
/// E_SAME_PERSON, E_CORRECTION_DECIDED, E_CORRECTION_OUTDATED (the field is no longer what it was when the correction was asked
/// for), and what request_correction refuses.
Result<CorrectionDecided> decide_correction(const Services& services, const people::Actor& actor,
                                            const std::string& correction_id, const DecideCorrection& input);

}  // namespace anshu::cases
