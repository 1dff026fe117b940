// apportion_fees (确定诉讼费用负担，《诉讼费用交纳办法》第二十九至四十二条): who bears what was charged.
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "law/fee_settlement.h"

namespace anshu::cases {
namespace {

/// What a party paid: fees without a payer of their own were paid by the first plaintiff.
std::int64_t prepaid_by(const CaseFile& file, const std::string& party_id) {
  const auto plaintiffs = file.side("plaintiff");
  const std::string first = plaintiffs.empty() ? "" : plaintiffs.front()->id;
  std::int64_t sum = 0;
  for (const FeeRow& fee : file.fees)
    if ((fee.payer_id.empty() ? first : fee.payer_id) == party_id) sum += fee.paid_fen - fee.refunded_fen;
  return sum;
}

Result<void> apportion(people::Action& action, CaseFile& file, const ApportionFees& input) {
  std::vector<law::BurdenShare> shares;
  for (std::size_t i = 0; i < input.shares.size(); ++i) {
    const FeeShare& share = input.shares[i];
    const std::string field = fmt::format("shares[{}].party_id", i);
    const auto party = std::ranges::find(file.parties, share.party_id, &PartyRow::id);
    if (party == file.parties.end()) return refuse_field(field, "party.unknown", "不是本案当事人");
    if (std::ranges::find(input.shares.begin(), input.shares.begin() + i, share.party_id, &FeeShare::party_id) !=
        input.shares.begin() + i)
      return refuse_field(field, "party.twice", "同一当事人填写了两次");
    // The reasoning speaks of people by their names.
    shares.push_back({party->name, share.weight.value_or(0), share.bear_fen.value_or(0), prepaid_by(file, share.party_id)});
  }
  std::int64_t total = 0;
  for (const FeeRow& fee : file.fees) total += fee.amount_fen - fee.relieved_fen - fee.refund_fen;
  if (input.by != "ratio" && input.by != "amounts") return refuse_field("by", "type.choice", "请选择按比例或者按金额");
  ANSHU_TRY(const law::Burden burden,
            input.by == "ratio" ? law::apportion_by_ratio(total, shares) : law::apportion_by_amounts(total, shares));
  for (FeeBurdenRow& old : file.burdens) {
    FeeBurdenRow gone = old;
    gone.active = 0;
    action.work.update(old, gone);
  }
  file.burdens.clear();
  for (std::size_t i = 0; i < burden.rows.size(); ++i) {
    const law::BurdenRow& row = burden.rows[i];
    FeeBurdenRow kept{file.row.organ,
                      file.row.id,
                      action.work.new_id(),
                      input.shares[i].party_id,
                      row.party,
                      row.bear_fen,
                      row.prepaid_fen,
                      row.refund_fen,
                      row.owe_fen,
                      1,
                      to_json(burden.steps),
                      action.now_ms(),
                      1};
    action.work.insert(kept);
    file.burdens.push_back(std::move(kept));
  }
  return {};
}

}  // namespace

Result<CaseChanged> apportion_fees(const Services& services, const people::Actor& actor, const CaseCall& call,
                                   const ApportionFees& input) {
  return run_on_case(services, actor, "apportion_fees", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       load_fees(action.db(), change.file);
                       return apportion(action, change.file, input);
                     });
}

}  // namespace anshu::cases
