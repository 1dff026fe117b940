// reveal_personal_data (查看脱敏信息): one field of one party, with a reason, written down before it is shown.
#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/members.h"
#include "cases/scope.h"
#include "people/security_log.h"

namespace anshu::cases {
namespace {

constexpr const char* name = "reveal_personal_data";

struct RevealableField {
  std::string_view field, label;
  std::string PartyRow::* sealed;
};
constexpr std::array<RevealableField, 3> fields = {{{"id_number", "证件号码", &PartyRow::id_number_sealed},
                                                    {"phone", "联系电话", &PartyRow::phone_sealed},
                                                    {"address", "住址", &PartyRow::address_sealed}}};

struct Revealed {
  std::string label, sealed;
};

Result<Revealed> find_revealed(store::Connection& db, const FactsRow& facts, const RevealPartyData& input) {
  if (input.field == "answer") {
    const auto answer = db.find<AnswerRow>({facts.organ, facts.case_id, input.party_id});
    if (!answer || answer->active != 1) return refuse_field("party_id", "answer.unknown", "本案没有这一要素");
    return Revealed{answer->label, answer->text_sealed};
  }
  const auto field = std::ranges::find(fields, input.field, &RevealableField::field);
  if (field == fields.end()) return refuse_field("field", "type.choice", "这一项不能查看");
  const auto party = db.find<PartyRow>({facts.organ, facts.case_id, input.party_id});
  if (!party || party->active != 1) return refuse_field("party_id", "party.unknown", "本案没有这一当事人");
  return Revealed{std::string(field->label), (*party).*(field->sealed)};
}

}  // namespace

const std::vector<RevealReason>& reveal_reasons() {
  static const std::vector<RevealReason> reasons = {
      {"identity_check", "核对当事人身份"}, {"service", "送达文书"},     {"contact", "联系当事人"},
      {"document", "制作文书或者办理手续"}, {"other", "其他（须说明）"},
  };
  return reasons;
}

Result<std::string> check_reveal_reason(std::string_view code, const std::string& words) {
  const auto known = std::ranges::find(reveal_reasons(), code, &RevealReason::code);
  if (known == reveal_reasons().end()) return refuse_field("reason_code", "type.choice", "请选择查看事由");
  if (code == "other") ANSHU_CHECK(require_reason(words));
  if (count_characters(words) > 500) return refuse_field("reason", "text.length", "说明不能超过500字");
  return known->name;
}

Result<RevealedValue> reveal_party_data(const Services& services, const people::SecurityLog& log, const people::Actor& actor,
                                        const std::string& case_id, const RevealPartyData& input, const std::string& remote) {
  ANSHU_TRY(const std::string organ, organ_of_case(services, actor, name, case_id));
  const people::ActionCall call{name, organ, case_id, to_json(input), {}};
  return services.actions.run<RevealedValue>(actor, call, [&](people::Action& action) -> Result<RevealedValue> {
    ANSHU_TRY(const FactsRow facts, find_in_scope(action.db(), action.permissions, actor, name, case_id));
    ANSHU_TRY(const std::string reason_name, check_reveal_reason(input.reason_code, input.reason));
    ANSHU_TRY(const Revealed revealed, find_revealed(action.db(), facts, input));
    log.append_reveal(action.db(), action.now_ms(), actor, {case_id, facts.number, revealed.label, reason_name, input.reason},
                      remote);
    action.always_journal = true;
    return RevealedValue{services.personal.open(revealed.sealed)};
  });
}

}  // namespace anshu::cases
