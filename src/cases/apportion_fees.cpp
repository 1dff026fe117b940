// apportion_fees (确定诉讼费用负担，《诉讼费用交纳办法》第二十九至四十二条): who bears what was charged.
#include "cases/clocks.h"
#include "cases/facts.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "cases/refuse_about.h"
#include "law/fee_settlement.h"

namespace anshu::cases {
namespace {

class Apportionment {
 public:
  Apportionment(const Services& services, people::Action& action, CaseFile& file, const ApportionFees& input)
      : services_(services), action_(action), file_(file), input_(input) {
    effective_on_ = input.effective_on ? input.effective_on : established_dates(file).effective_on;
  }

  Result<void> run() {
    ANSHU_CHECK(check());
    ANSHU_CHECK(read_shares());
    add_payers();
    std::int64_t total = 0;
    for (const FeeRow& fee : file_.fees) total += fee.amount_fen;
    ANSHU_TRY(law::Burden burden,
              input_.by == "ratio" ? law::apportion_by_ratio(total, shares_) : law::apportion_by_amounts(total, shares_));
    if (input_.direct.value_or(false)) law::settle_directly(burden);
    if (is_the_same(burden)) return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", "与已经确定的负担相同");
    ANSHU_CHECK(take_over_fees());
    return replace(burden);
  }

 private:
  Result<void> check() const {
    if (input_.by != "ratio" && input_.by != "amounts") return refuse_field("by", "type.choice", "请选择按比例或者按金额");
    if (file_.fees.empty()) return refuse(RefusalKind::conflict, "E_FEE_NOTHING_TO_BEAR", "还没有核定诉讼费用");
    for (const FeeReliefRow& relief : file_.reliefs)
      if (relief.status == "pending")
        return refuse(RefusalKind::conflict, "E_RELIEF_PENDING", "司法救助申请尚未审批，审批以后再确定负担",
                      "诉讼费用交纳办法第五十条");
    if (effective_on_ && *effective_on_ > action_.today())
      return refuse_about("effective_on", "E_DATE_IN_FUTURE", "法律文书生效日期不能晚于今天");
    if (input_.pay_by && !effective_on_)
      return refuse_field("pay_by", "date.needs_effective", "法律文书生效以后才能指定交纳期限");
    if (input_.pay_by && *input_.pay_by <= *effective_on_)
      return refuse_field("pay_by", "date.order", "交纳期限应在法律文书生效之后");
    return {};
  }

  /// Fees without a payer of their own are paid by the first plaintiff.
  bool pays(const FeeRow& fee, const std::string& party_id) const {
    if (!fee.payer_id.empty()) return fee.payer_id == party_id;
    const auto plaintiffs = file_.side("plaintiff");
    return !plaintiffs.empty() && plaintiffs.front()->id == party_id;
  }

  /// What the court has of a party, from its fees and from what settled an earlier burden; and the relief it was granted.
  law::BurdenShare share_of(const PartyRow& party) const {
    law::BurdenShare share{.party = party.name};
    for (const FeeRow& fee : file_.fees) {
      if (!pays(fee, party.id)) continue;
      share.prepaid_fen += held_fen(fee);
      share.charged_fen += fee.amount_fen;
      share.relieved_fen += fee.relieved_fen;
    }
    for (const PaymentRow& payment : file_.payments)
      if (payment.party_id == party.id) share.prepaid_fen += payment.direction == "in" ? payment.amount_fen : -payment.amount_fen;
    return share;
  }

  Result<void> read_shares() {
    for (std::size_t i = 0; i < input_.shares.size(); ++i) {
      const FeeShare& asked = input_.shares[i];
      const std::string field = fmt::format("shares[{}].party_id", i);
      const auto party = std::ranges::find(file_.parties, asked.party_id, &PartyRow::id);
      if (party == file_.parties.end()) return refuse_field(field, "party.unknown", "不是本案当事人");
      if (std::ranges::find(party_ids_, asked.party_id) != party_ids_.end())
        return refuse_field(field, "party.twice", "同一当事人填写了两次");
      law::BurdenShare share = share_of(*party);
      share.weight = asked.weight.value_or(0);
      share.bear_fen = asked.bear_fen.value_or(0);
      shares_.push_back(std::move(share));
      party_ids_.push_back(asked.party_id);
    }
    return {};
  }

  void add_payers() {
    if (shares_.empty()) return;  // E_FEE_BURDEN_EMPTY
    for (const PartyRow& party : file_.parties) {
      law::BurdenShare share = share_of(party);
      if (share.prepaid_fen == 0 || std::ranges::find(party_ids_, party.id) != party_ids_.end()) continue;
      shares_.push_back(std::move(share));
      party_ids_.push_back(party.id);
    }
  }

  const FeeBurdenRow* earlier(const std::string& party_id) const {
    const auto found = std::ranges::find(file_.burdens, party_id, &FeeBurdenRow::party_id);
    return found == file_.burdens.end() ? nullptr : &*found;
  }

  bool is_the_same(const law::Burden& burden) const {
    if (file_.burdens.size() != burden.rows.size() || is_outdated(file_)) return false;
    for (std::size_t i = 0; i < burden.rows.size(); ++i) {
      const law::BurdenRow& row = burden.rows[i];
      const FeeBurdenRow* old = earlier(party_ids_[i]);
      if (!old || old->bear_fen != row.bear_fen || old->relieved_fen != row.relieved_fen || old->direct_fen != row.direct_fen ||
          old->refund_fen - old->refunded_fen != row.refund_fen || old->owe_fen - old->paid_fen != row.owe_fen ||
          old->effective_on != effective_on_ || (row.owe_fen > 0 && !keeps_pay_by(*old)))
        return false;
    }
    return true;
  }

  /// What a fee had still to pay or get back is in the burden from now on; a refund that already has its fifteen days keeps them.
  Result<void> take_over_fees() {
    for (FeeRow& fee : file_.fees) {
      if (fee.apportioned) continue;
      FeeRow after = fee;
      after.apportioned = 1;
      for (const PartyRow& party : file_.parties)
        if (!fee.refund_clock_id.empty() && pays(fee, party.id) &&
            refund_clocks_.try_emplace(party.id, fee.refund_clock_id).second)
          after.refund_clock_id.clear();  // so that it goes on
      ANSHU_CHECK(put_fee(action_, services_.law, file_, fee, after, action_.today()));
    }
    return {};
  }

  Result<void> replace(const law::Burden& burden) {
    const std::vector<FeeBurdenRow> old_rows = std::exchange(file_.burdens, {});
    for (std::size_t i = 0; i < burden.rows.size(); ++i) {
      const law::BurdenRow& row = burden.rows[i];
      const auto old = std::ranges::find(old_rows, party_ids_[i], &FeeBurdenRow::party_id);
      FeeBurdenRow kept;
      kept.organ = file_.row.organ;
      kept.case_id = file_.row.id;
      kept.id = action_.work.new_id();
      kept.party_id = party_ids_[i];
      kept.party_name = row.party;
      kept.bear_fen = row.bear_fen;
      kept.prepaid_fen = row.prepaid_fen;
      kept.relieved_fen = row.relieved_fen;
      kept.direct_fen = row.direct_fen;
      kept.refund_fen = row.refund_fen;
      kept.owe_fen = row.owe_fen;
      kept.effective_on = effective_on_;
      kept.reasoning = to_json(burden.steps);
      kept.at_ms = action_.now_ms();
      ANSHU_CHECK(give_clock(kept, old == old_rows.end() ? nullptr : &*old));
      kept.status = status_of(kept);
      action_.work.insert(kept);
      file_.burdens.push_back(std::move(kept));
    }
    for (const FeeBurdenRow& old : old_rows) {
      if (!old.clock_id.empty() && std::ranges::find(file_.burdens, old.clock_id, &FeeBurdenRow::clock_id) == file_.burdens.end())
        stop(old.clock_id);
      FeeBurdenRow gone = old;
      gone.active = 0;
      action_.work.update(old, gone);
    }
    for (const auto& [party_id, clock_id] : refund_clocks_) stop(clock_id);
    return {};
  }

  /// The fifteen days of a refund, or the period for paying: the one that runs already when nothing about it changed.
  Result<void> give_clock(FeeBurdenRow& row, const FeeBurdenRow* old) {
    const bool refund = row.refund_fen > 0;
    if (!refund && row.owe_fen == 0) return {};
    if (const auto running = refund_clocks_.find(row.party_id); refund && running != refund_clocks_.end()) {
      row.clock_id = running->second;
      refund_clocks_.erase(running);
    } else if (old && !old->clock_id.empty() && (old->refund_fen > 0) == refund && old->effective_on == row.effective_on &&
               (refund || keeps_pay_by(*old)) && runs(old->clock_id)) {
      row.clock_id = old->clock_id;
    } else {
      return start_burden_clock(action_, services_.law, file_, row, input_.pay_by);
    }
    const auto clock = std::ranges::find(file_.clocks, row.clock_id, &ClockRow::id);
    if (clock != file_.clocks.end()) row.due_on = clock->legal_due_on;
    return {};
  }

  /// The last day that the court set is the same; days off may have moved the due date behind it.
  bool keeps_pay_by(const FeeBurdenRow& old) const {
    const auto clock = std::ranges::find(file_.clocks, old.clock_id, &ClockRow::id);
    return !input_.pay_by || (clock != file_.clocks.end() && clock->designated_on == input_.pay_by);
  }
  bool runs(const std::string& clock_id) const {
    const auto clock = std::ranges::find(file_.clocks, clock_id, &ClockRow::id);
    return clock != file_.clocks.end() && clock->status == "running";
  }
  void stop(const std::string& clock_id) {
    stop_clocks(action_, file_, {.rule = {}, .on = action_.today(), .no_longer_matters = true, .clock_id = clock_id});
  }

  const Services& services_;
  people::Action& action_;
  CaseFile& file_;
  const ApportionFees& input_;
  std::optional<Date> effective_on_;      // as given, else as the case's steps have it
  std::vector<law::BurdenShare> shares_;  // reasoning speaks of people by their names
  std::vector<std::string> party_ids_;    // beside them
  std::map<std::string, std::string> refund_clocks_;
};

}  // namespace

Result<CaseChanged> apportion_fees(const Services& services, const people::Actor& actor, const CaseCall& call,
                                   const ApportionFees& input) {
  return run_on_case(services, actor, "apportion_fees", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       load_fees(action.db(), change.file);
                       return Apportionment(services, action, change.file, input).run();
                     });
}

}  // namespace anshu::cases
