// What a litigant hands in: the complaint with its parties, claims, facts, evidence and consents, as typed (so every member may
// still be missing). Kept encrypted as one JSON text; its shape is also the API's.
// Source: 民事诉讼法第一百二十四条 (起诉状), 《人民法院在线诉讼规则》第四、二十九条 (consents).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "cases/form_field.h"

namespace anshu::law {
struct LawBook;
}

namespace anshu::filing {

struct FilingAgent {
  std::string kind;  // lawyer | kin | other
  std::string name;
  std::optional<std::string> id_number, firm, licence_no, phone, authority;  // authority: general | special
};
BOOST_DESCRIBE_STRUCT(FilingAgent, (), (kind, name, id_number, firm, licence_no, phone, authority))

struct FilingParty {
  std::string side;  // plaintiff | defendant | third
  std::string kind;  // natural | legal | other
  std::string name;
  std::optional<std::string> id_kind, id_number;  // for legal persons: 统一社会信用代码
  std::optional<std::string> gender, nation, birth_on, phone, address, work_unit, representative, representative_post;
  std::vector<FilingAgent> agents;
};
BOOST_DESCRIBE_STRUCT(FilingParty, (),
                      (side, kind, name, id_kind, id_number, gender, nation, birth_on, phone, address, work_unit, representative,
                       representative_post, agents))

struct FilingClaim {
  std::string text;
  std::optional<std::int64_t> amount_fen;  // none: the claim is not for money
};
BOOST_DESCRIBE_STRUCT(FilingClaim, (), (text, amount_fen))

struct FilingEvidence {
  std::string name;
  std::optional<std::string> source, proves;
};
BOOST_DESCRIBE_STRUCT(FilingEvidence, (), (name, source, proves))

/// The answer to a question of the procedure ([[online_filing]] fields): a text, an ISO date, a choice's code, fen, true or
/// false.
struct FilingAnswer {
  std::string name, value;
};
BOOST_DESCRIBE_STRUCT(FilingAnswer, (), (name, value))

/// A required material that the filer cannot provide, and why: goes to the clerk instead of blocking the submission.
struct MissingMaterial {
  std::string code, reason;
};
BOOST_DESCRIBE_STRUCT(MissingMaterial, (), (code, reason))

struct FilingContent {
  std::optional<std::string> court_code, case_type, cause_code, cause_text;
  std::vector<FilingParty> parties;
  std::vector<FilingClaim> claims;
  std::vector<FilingAnswer> answers;
  std::optional<std::string> facts;
  std::vector<FilingEvidence> evidence;
  std::optional<bool> jurisdiction_agreement, mediation_consent, online_consent, eservice_consent;
  std::optional<std::string> eservice_address, service_address;
  std::vector<MissingMaterial> missing_materials;
  std::optional<bool> declaration;
};
BOOST_DESCRIBE_STRUCT(FilingContent, (),
                      (court_code, case_type, cause_code, cause_text, parties, claims, answers, facts, evidence,
                       jurisdiction_agreement, mediation_consent, online_consent, eservice_consent, eservice_address,
                       service_address, missing_materials, declaration))

/// An answer as it reads: the choice's name, 2026年3月1日, yuan, 是.
std::string answer_text(const cases::StepField& field, const std::string& value);
/// The sum of the claims that are for money; nullopt when none is.
std::optional<std::int64_t> claimed_amount_fen(const FilingContent& content);
std::vector<std::string> names_of(const FilingContent& content, std::string_view side);
/// What it is about: the cause, else what was typed for it, else the case type.
std::string subject_of(const law::LawBook& law, const FilingContent& content);
/// 张三与李四民间借贷纠纷; what is known so far.
std::string title_of(const FilingContent& content, std::string_view cause_name);

}  // namespace anshu::filing
