#include "filing/case_from_filing.h"

namespace anshu::filing {
namespace {

std::string or_empty(const std::optional<std::string>& text) { return text.value_or(""); }

std::string id_kind_of(const FilingParty& party) {
  if (party.id_kind && !party.id_kind->empty()) return *party.id_kind;
  return party.kind == "natural" ? "resident_id" : "uscc";
}

cases::PartyRow party_row(const people::PersonalData& personal, const FilingRow& filing, const FilingParty& party,
                          std::int64_t position, people::Action& action) {
  cases::PartyRow row;
  row.organ = filing.organ;
  row.case_id = filing.id;
  row.id = action.work.new_id();
  row.position = position;
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

  std::int64_t position = 0;
  for (const char* side : {"plaintiff", "defendant", "third"}) {
    for (const FilingParty& party : content.parties) {
      if (party.side != side) continue;
      file.parties.push_back(party_row(personal, filing, party, ++position, action));
      for (const FilingAgent& agent : party.agents)
        file.agents.push_back(agent_row(personal, file.parties.back(), agent, action));
    }
  }
  position = 0;
  for (const FilingClaim& claim : content.claims) {
    cases::ClaimRow claim_row;
    claim_row.organ = filing.organ;
    claim_row.case_id = filing.id;
    claim_row.id = action.work.new_id();
    claim_row.position = ++position;
    claim_row.body = claim.text;
    claim_row.amount_fen = claim.amount_fen;
    file.claims.push_back(std::move(claim_row));
  }
  return file;
}

}  // namespace anshu::filing
