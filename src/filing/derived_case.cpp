#include "filing/derived_case.h"

#include "cases/members.h"
#include "people/directory.h"

namespace anshu::filing {
namespace {

/// The only party of the source with that name; nullptr for none or several.
const cases::PartyRow* namesake(const cases::CaseFile& source, const cases::PartyRow& party) {
  const cases::PartyRow* found = nullptr;
  for (const cases::PartyRow& known : source.parties) {
    if (known.name != party.name || known.kind != party.kind) continue;
    if (found) return nullptr;
    found = &known;
  }
  return found;
}

void fill(std::string& own, const std::string& known) {
  if (own.empty()) own = known;
}

}  // namespace

void inherit_from(const cases::CaseFile& source, cases::CaseFile& file) {
  file.row.secrecy = source.row.secrecy;
  if (!file.row.cause_code) {
    file.row.cause_code = source.row.cause_code;
    file.row.cause_name = source.row.cause_name;
  }
  if (file.claims.empty()) file.row.claim_amount_fen = source.row.claim_amount_fen;
}

void complete_opponents(const cases::CaseFile& source, cases::CaseFile& file) {
  for (cases::PartyRow& party : file.parties) {
    const cases::PartyRow* known = party.side == "plaintiff" ? nullptr : namesake(source, party);
    // Another number is another person of the same name.
    if (!known || (!party.id_number_index.empty() && party.id_number_index != known->id_number_index)) continue;
    if (party.id_number_index.empty()) {
      party.id_kind = known->id_kind;
      party.id_number_sealed = known->id_number_sealed;
      party.id_number_index = known->id_number_index;
    }
    fill(party.phone_sealed, known->phone_sealed);
    fill(party.address_sealed, known->address_sealed);
    fill(party.gender, known->gender);
    fill(party.nation, known->nation);
    fill(party.birth_on_sealed, known->birth_on_sealed);
    fill(party.work_unit, known->work_unit);
    fill(party.representative, known->representative);
    fill(party.representative_post, known->representative_post);
  }
}

void carry_over(people::Action& action, const cases::CaseFile& source, cases::CaseFile& file) {
  if (file.row.secrecy == "sealed")
    if (const auto self = people::find_user(action.db(), action.actor.organ, action.actor.user_id))
      cases::set_member(action, file, "supervisor", self, "登记立案");
  for (const cases::MaterialRow& known : source.materials) {
    cases::MaterialRow material = known;
    material.organ = file.row.organ;
    material.subject_id = file.row.id;
    material.id = action.work.new_id();
    material.version = 1;
    action.work.insert(material);
  }
}

void put_link(people::Action& action, const cases::CaseFile& file, const Origin& origin) {
  cases::LinkRow link;
  link.organ = file.row.organ;
  link.case_id = file.row.id;
  link.id = action.work.new_id();
  link.relation = origin.derivation ? origin.derivation->code : "source";
  link.relation_name = origin.derivation ? origin.derivation->name : origin.name;
  if (origin.source) {
    link.source_organ = origin.source->row.organ;
    link.source_case_id = origin.source->row.id;
  }
  link.source_number = origin.source ? origin.source->row.number : origin.number;
  link.at_ms = action.now_ms();
  action.work.insert(link);
}

}  // namespace anshu::filing
