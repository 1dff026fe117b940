#include "filing/case_from_filing.h"

namespace anshu::filing {
namespace {

std::string or_empty(const std::optional<std::string>& text) { return text.value_or(""); }

std::string id_kind_of(const FilingParty& party) {
  if (party.id_kind && !party.id_kind->empty()) return *party.id_kind;
  return party.kind == "natural" ? "resident_id" : "uscc";
}

cases::PartyRow party_row(const people::PersonalData& personal, const cases::CaseFile& file, const FilingParty& party,
                          people::Action& action) {
  cases::PartyRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.position = static_cast<std::int64_t>(file.parties.size()) + 1;
  row.side = party.side;
  row.kind = party.kind;
  row.name = party.name;
  row.id_kind = party.id_number ? id_kind_of(party) : "";
  row.id_number_sealed = personal.seal(or_empty(party.id_number));
  row.id_number_index = personal.index(or_empty(party.id_number));
  row.phone_sealed = personal.seal(or_empty(party.phone));
  row.address_sealed = personal.seal(or_empty(party.address));
  row.gender = or_empty(party.gender);
  row.nation = or_empty(party.nation);
  row.birth_on_sealed = personal.seal(or_empty(party.birth_on));
  row.work_unit = or_empty(party.work_unit);
  row.representative = or_empty(party.representative);
  row.representative_post = or_empty(party.representative_post);
  return row;
}

cases::AgentRow agent_row(const people::PersonalData& personal, const cases::PartyRow& party, const FilingAgent& agent,
                          people::Action& action) {
  cases::AgentRow row;
  row.organ = party.organ;
  row.case_id = party.case_id;
  row.id = action.work.new_id();
  row.party_id = party.id;
  row.kind = agent.kind;
  row.name = agent.name;
  row.id_number_sealed = personal.seal(or_empty(agent.id_number));
  row.firm = or_empty(agent.firm);
  row.licence_no = or_empty(agent.licence_no);
  row.phone_sealed = personal.seal(or_empty(agent.phone));
  row.authority = agent.authority.value_or("general");
  return row;
}

}  // namespace

void append_party(const people::PersonalData& personal, cases::CaseFile& file, const FilingParty& party, people::Action& action) {
  file.parties.push_back(party_row(personal, file, party, action));
  for (const FilingAgent& agent : party.agents) file.agents.push_back(agent_row(personal, file.parties.back(), agent, action));
}

void append_claim(cases::CaseFile& file, const FilingClaim& claim, people::Action& action) {
  cases::ClaimRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.position = static_cast<std::int64_t>(file.claims.size()) + 1;
  row.body = claim.text;
  row.amount_fen = claim.amount_fen;
  file.claims.push_back(std::move(row));
}

cases::CaseFile case_from_filing(const people::PersonalData& personal, const FilingRow& filing, const FilingContent& content,
                                 people::Action& action) {
  cases::CaseFile file;
  cases::CaseRow& row = file.row;
  row.organ = filing.organ;
  row.id = filing.id;
  row.case_type = filing.case_type;
  row.secrecy = "open";
  row.source = "filing";
  row.claim_amount_fen = filing.claim_amount_fen;
  row.received_on = date_at(filing.submitted_at_ms);
  row.filed_on = action.today();
  row.applicant_organ = filing.applicant_organ;
  row.applicant_id = filing.applicant_id;
  row.facts_sealed = personal.seal(or_empty(content.facts));
  row.created_at_ms = row.updated_at_ms = action.now_ms();

  for (const char* side : {"plaintiff", "defendant", "third"})
    for (const FilingParty& party : content.parties)
      if (party.side == side) append_party(personal, file, party, action);
  for (const FilingClaim& claim : content.claims) append_claim(file, claim, action);
  return file;
}

}  // namespace anshu::filing
