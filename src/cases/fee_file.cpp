#include "cases/fee_file.h"

#include "cases/clocks.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr const char* of_case = "WHERE organ = $1 AND case_id = $2 ORDER BY id";
constexpr const char* active_of_case = "WHERE organ = $1 AND case_id = $2 AND active = 1 ORDER BY id";
const std::string refund_period = "N32", appeal_period = "FEE-PREPAY-APL", counterclaim_period = "FEE-PREPAY-CC",
                  burden_period = "FEE-BURDEN";

/// What the province charges per case, where that is known for sure and nobody said otherwise.
FeeBasis with_provincial_base(const law::LawBook& law, const std::string& organ, FeeBasis basis) {
  if (basis.base_fen) return basis;
  const law::Province* province = law.provincial_fees.province(organ);
  const law::ProvincialBase* base = province ? law::ProvincialFees::base(*province, basis.kind, basis.on) : nullptr;
  if (base && base->verified) basis.base_fen = base->base_fen;
  return basis;
}

}  // namespace

law::FeeInput fee_input(const FeeBasis& basis) {
  law::FeeInput input;
  input.kind = basis.kind;
  input.amount_fen = basis.amount_fen;
  input.base_fen = basis.base_fen;
  input.simplified = basis.simplified;
  input.mediated = basis.mediated;
  input.withdrawn = basis.withdrawn;
  input.counterclaim = basis.counterclaim;
  input.appeal = basis.appeal;
  input.on = basis.on;
  return input;
}

FeeBasis fee_basis(const FeeRow& fee) {
  const auto parsed = parse_json(fee.input);
  auto basis = parsed ? from_json<FeeBasis>(*parsed) : Result<FeeBasis>(FeeBasis{});
  return basis ? std::move(*basis) : FeeBasis{};
}

const std::string& prepay_period(const law::LawBook& law, const FeeBasis& basis) {
  const law::FeeRule* rule = law.fees.find(basis.kind, basis.on);
  if (rule && rule->application) return rule->prepay_period;
  if (basis.appeal) return appeal_period;
  if (basis.counterclaim) return counterclaim_period;
  static const std::string none;
  return rule ? rule->prepay_period : none;
}

void load_fees(store::Connection& connection, CaseFile& file) {
  const auto& row = file.row;
  file.fees = connection.select<FeeRow>(of_case, {row.organ, row.id});
  file.payments = connection.select<PaymentRow>(of_case, {row.organ, row.id});
  file.reliefs = connection.select<FeeReliefRow>(of_case, {row.organ, row.id});
  file.burdens = connection.select<FeeBurdenRow>(active_of_case, {row.organ, row.id});
}

std::int64_t open_fen(const FeeRow& fee) { return fee.apportioned ? 0 : std::max<std::int64_t>(0, due_fen(fee) - held_fen(fee)); }
std::int64_t back_fen(const FeeRow& fee) { return fee.apportioned ? 0 : std::max<std::int64_t>(0, held_fen(fee) - due_fen(fee)); }

std::string status_of(const FeeRow& fee) {
  if (fee.apportioned && held_fen(fee) != due_fen(fee)) return "apportioned";
  if (back_fen(fee) > 0) return "refunding";
  if (open_fen(fee) > 0) return fee.deferred_until ? "deferred" : "noticed";
  if (fee.paid_fen > 0) return held_fen(fee) == 0 ? "refunded" : "paid";
  return fee.relieved_fen > 0 ? "relieved" : "void";
}

std::string status_of(const FeeBurdenRow& burden) {
  if (burden.refund_fen > burden.refunded_fen) return "refunding";
  if (burden.owe_fen > burden.paid_fen) return "owing";
  return burden.refund_fen > 0 ? "refunded" : burden.owe_fen > 0 ? "paid" : "settled";
}

bool is_outdated(const CaseFile& file) {
  if (file.burdens.empty()) return false;
  std::int64_t charged = 0, borne = 0;
  for (const FeeRow& fee : file.fees)
    if (fee.apportioned) charged += fee.amount_fen;
  for (const FeeBurdenRow& burden : file.burdens) borne += burden.bear_fen;
  return charged != borne;
}

Result<void> put_fee(people::Action& action, const law::LawBook& law, CaseFile& file, FeeRow& fee, const FeeRow& after_sums,
                     Date on) {
  FeeRow after = after_sums;
  const std::int64_t back = back_fen(after);
  const bool given_back = after.refunded_fen > fee.refunded_fen;
  after.refund_fen = after.refunded_fen + back;
  after.status = status_of(after);
  if (open_fen(after) == 0 && !after.clock_id.empty())
    stop_clocks(action, file, {.rule = {}, .on = on, .no_longer_matters = after.apportioned != 0, .clock_id = after.clock_id});
  if (back == 0 && !after.refund_clock_id.empty()) {
    stop_clocks(action, file, {.rule = {}, .on = on, .no_longer_matters = !given_back, .clock_id = after.refund_clock_id});
    after.refund_clock_id.clear();
  } else if (back > 0 && after.refund_clock_id.empty()) {
    ANSHU_TRY(const ClockRow clock,
              start_clock(action, law, file, {refund_period, on, "adjust_fee", fee.payer_id, fee.kind_name}));
    after.refund_clock_id = clock.id;
  }
  fee = action.work.update(fee, after);
  return {};
}

Result<FeeRow> add_fee(people::Action& action, const law::LawBook& law, CaseFile& file, const FeeBasis& asked,
                       const std::string& payer_id) {
  const FeeBasis basis = with_provincial_base(law, file.row.organ, asked);
  ANSHU_TRY(const law::FeeResult computed, law::compute_fee(law.fees, fee_input(basis), law::Reasoning::on));
  const law::FeeRule* rule = law.fees.find(basis.kind, basis.on);
  FeeRow fee;
  fee.organ = file.row.organ;
  fee.case_id = file.row.id;
  fee.id = action.work.new_id();
  fee.kind = rule->code;
  fee.kind_name = rule->name;
  fee.amount_fen = computed.fee_fen;
  fee.input = to_json(basis);
  fee.payer_id = payer_id;
  for (const PartyRow& party : file.parties)
    if (party.id == payer_id) fee.payer_name = party.name;
  fee.reasoning = to_json(computed.steps);
  fee.at_ms = action.now_ms();
  if (computed.prepaid && fee.amount_fen > 0) {
    ClockStart start{prepay_period(law, basis), action.today(), "assess_fee", payer_id, fee.kind_name};
    ANSHU_TRY(const ClockRow clock, start_clock(action, law, file, start));
    fee.due_on = clock.legal_due_on;
    fee.clock_id = clock.id;
  }
  fee.status = status_of(fee);
  action.work.insert(fee);
  file.fees.push_back(fee);
  return fee;
}

Result<void> start_burden_clock(people::Action& action, const law::LawBook& law, CaseFile& file, FeeBurdenRow& burden,
                                std::optional<Date> pay_by) {
  const bool refund = burden.refund_fen > burden.refunded_fen;
  if (!burden.effective_on || (!refund && burden.owe_fen <= burden.paid_fen)) return {};
  ClockStart start{refund ? refund_period : burden_period, *burden.effective_on, "apportion_fees", burden.party_id,
                   burden.party_name};
  if (!refund) start.due_on = pay_by;
  ANSHU_TRY(const ClockRow clock, start_clock(action, law, file, start));
  burden.clock_id = clock.id;
  burden.due_on = clock.legal_due_on;
  return {};
}

Result<void> burdens_take_effect(people::Action& action, const law::LawBook& law, CaseFile& file, Date on) {
  file.burdens = action.db().select<FeeBurdenRow>(active_of_case, {file.row.organ, file.row.id});
  for (FeeBurdenRow& burden : file.burdens) {
    if (burden.effective_on) continue;
    FeeBurdenRow after = burden;
    after.effective_on = on;
    if (after.clock_id.empty()) ANSHU_CHECK(start_burden_clock(action, law, file, after, std::nullopt));
    burden = action.work.update(burden, after);
  }
  return {};
}

Result<FeeRow*> find_fee(CaseFile& file, const std::string& fee_id) {
  const auto found = std::ranges::find(file.fees, fee_id, &FeeRow::id);
  if (found == file.fees.end()) return refuse_not_found("诉讼费用");
  return &*found;
}

}  // namespace anshu::cases
