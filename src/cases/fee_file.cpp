#include "cases/fee_file.h"

#include "cases/clocks.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr const char* of_case = "WHERE organ = $1 AND case_id = $2 ORDER BY id";
constexpr const char* active_of_case = "WHERE organ = $1 AND case_id = $2 AND active = 1 ORDER BY id";
constexpr std::string_view refund_period = "N32";

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

void load_fees(store::Connection& connection, CaseFile& file) {
  const auto& row = file.row;
  file.fees = connection.select<FeeRow>(of_case, {row.organ, row.id});
  file.payments = connection.select<PaymentRow>(of_case, {row.organ, row.id});
  file.reliefs = connection.select<FeeReliefRow>(of_case, {row.organ, row.id});
  file.burdens = connection.select<FeeBurdenRow>(active_of_case, {row.organ, row.id});
}

std::int64_t open_fen(const FeeRow& fee) { return std::max<std::int64_t>(0, fee.amount_fen - fee.relieved_fen - fee.paid_fen); }

std::string status_of(const FeeRow& fee) {
  if (fee.refund_fen > fee.refunded_fen) return "refunding";
  if (fee.refund_fen > 0 && fee.refunded_fen >= fee.paid_fen) return "refunded";
  if (open_fen(fee) == 0) return fee.paid_fen == 0 && fee.relieved_fen > 0 ? "relieved" : "paid";
  return fee.deferred_until ? "deferred" : "noticed";
}

void put_fee(people::Action& action, CaseFile& file, FeeRow& fee, const FeeRow& after_sums, Date on) {
  FeeRow after = after_sums;
  after.status = status_of(after);
  fee = action.work.update(fee, after);
  if (open_fen(fee) == 0 && !fee.clock_id.empty()) stop_clocks(action, file, {.rule = {}, .on = on, .clock_id = fee.clock_id});
  const bool all_refunded = std::ranges::all_of(file.fees, [](const FeeRow& row) { return row.refund_fen <= row.refunded_fen; });
  if (all_refunded) stop_clocks(action, file, {std::string(refund_period), on});
}

Result<FeeRow> add_fee(people::Action& action, const law::LawBook& law, CaseFile& file, const FeeBasis& asked,
                       const std::string& payer_id, const std::string& period) {
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
  if (!period.empty() && computed.prepaid && fee.amount_fen > 0) {
    ClockStart start{period, action.today(), "assess_fee", payer_id, fee.kind_name};
    ANSHU_TRY(const ClockRow clock, start_clock(action, law, file, start));
    fee.due_on = clock.legal_due_on;
    fee.clock_id = clock.id;
  }
  fee.status = status_of(fee);
  action.work.insert(fee);
  file.fees.push_back(fee);
  return fee;
}

Result<FeeRow*> find_fee(CaseFile& file, const std::string& fee_id) {
  const auto found = std::ranges::find(file.fees, fee_id, &FeeRow::id);
  if (found == file.fees.end()) return refuse_not_found("诉讼费用");
  return &*found;
}

}  // namespace anshu::cases
