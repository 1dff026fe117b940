// assess_fee (核定诉讼费用): what a case costs.
#include "cases/fee_actions.h"
#include "cases/fee_file.h"

namespace anshu::cases {
namespace {

Result<void> check_payer(const CaseFile& file, const std::string& payer_id) {
  if (payer_id.empty() || std::ranges::find(file.parties, payer_id, &PartyRow::id) != file.parties.end()) return {};
  return refuse_field("payer_id", "payer.unknown", "交费人不是本案当事人");
}

}  // namespace

Result<CaseChanged> assess_fee(const Services& services, const people::Actor& actor, const CaseCall& call,
                               const AssessFee& input) {
  return run_on_case(services, actor, "assess_fee", call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    CaseFile& file = change.file;
    load_fees(action.db(), file);
    ANSHU_CHECK(check_payer(file, input.payer_id));
    const FeeBasis basis{input.kind, input.amount_fen,   input.base_fen, input.simplified, false,
                         false,      input.counterclaim, input.appeal,   action.today()};
    ANSHU_CHECK(add_fee(action, services.law, file, basis, input.payer_id));
    return {};
  });
}

}  // namespace anshu::cases
