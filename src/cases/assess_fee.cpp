// assess_fee (核定诉讼费用) and adjust_fee (补交、退还): what a case costs, and costs anew after an event.
#include "base/text.h"
#include "cases/clocks.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "cases/members.h"
#include "cases/refuse_about.h"
#include "law/fee_settlement.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

constexpr const char* prepay = "FEE-PREPAY";
constexpr const char* prepay_appeal = "FEE-PREPAY-APL";
constexpr const char* prepay_counterclaim = "FEE-PREPAY-CC";
constexpr const char* supplement = "FEE-SUPPLEMENT";
constexpr const char* refund_period = "N32";

Result<void> check_payer(const CaseFile& file, const std::string& payer_id) {
  if (payer_id.empty() || std::ranges::find(file.parties, payer_id, &PartyRow::id) != file.parties.end()) return {};
  return refuse_field("payer_id", "payer.unknown", "交费人不是本案当事人");
}

Result<void> assess(const Services& services, people::Action& action, CaseFile& file, const AssessFee& input) {
  ANSHU_CHECK(check_payer(file, input.payer_id));
  const FeeBasis basis{input.kind, input.amount_fen,   input.base_fen, input.simplified, false,
                       false,      input.counterclaim, input.appeal,   action.today()};
  const char* period = input.appeal ? prepay_appeal : input.counterclaim ? prepay_counterclaim : prepay;
  ANSHU_CHECK(add_fee(action, services.law, file, basis, input.payer_id, period));
  return {};
}

/// A supplement is a fee of its own: it has its own period and receipt.
Result<void> add_supplement(const Services& services, people::Action& action, CaseFile& file, const FeeRow& fee,
                            const law::FeeAdjustment& change) {
  FeeRow row;
  row.organ = fee.organ;
  row.case_id = fee.case_id;
  row.id = action.work.new_id();
  row.kind = fee.kind;
  row.kind_name = fee.kind_name + "（补交）";
  row.amount_fen = change.supplement_fen;
  row.input = fee.input;
  row.payer_id = fee.payer_id;
  row.payer_name = fee.payer_name;
  row.reasoning = to_json(change.steps);
  row.at_ms = action.now_ms();
  ANSHU_TRY(const ClockRow clock,
            start_clock(action, services.law, file, {supplement, action.today(), "adjust_fee", fee.payer_id, row.kind_name}));
  row.due_on = clock.legal_due_on;
  row.clock_id = clock.id;
  row.status = status_of(row);
  action.work.insert(row);
  file.fees.push_back(std::move(row));
  return {};
}

Result<void> adjust(const Services& services, people::Action& action, CaseFile& file, const AdjustFee& input) {
  ANSHU_TRY(FeeRow* const found, find_fee(file, input.fee_id));
  const auto event = enum_from<law::FeeEvent>(input.event);
  if (!event) return refuse_field("event", "type.choice", "请选择补交、退还的事由");
  ANSHU_TRY(const std::string reason, require_reason(input.reason));
  FeeBasis basis = fee_basis(*found);
  if (basis.kind.empty()) basis.kind = found->kind;
  if (basis.on == Date{}) basis.on = date_at(found->at_ms);
  if (input.amount_fen) basis.amount_fen = input.amount_fen;
  ANSHU_TRY(const law::FeeAdjustment change,
            law::adjust_fee(services.law.fees, fee_input(basis), found->paid_fen - found->refunded_fen, *event));
  if (change.supplement_fen == 0 && change.refund_fen == 0)
    return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED", "不需要补交，也不需要退还");
  FeeRow after = *found;
  after.input = to_json(basis);
  auto steps = change.steps;
  steps.insert(steps.begin(), {"理由：" + reason, ""});
  if (change.refund_fen > 0) {
    after.refund_fen = found->refunded_fen + change.refund_fen;
    after.reasoning = to_json(steps);
    ANSHU_CHECK(start_clock(action, services.law, file, {refund_period, action.today(), "adjust_fee"}));
  } else if (found->paid_fen == 0) {
    // Nothing was paid yet: the fee itself is another one.
    after.amount_fen = change.due_fen;
    after.reasoning = to_json(steps);
  } else {
    const FeeRow fee = *found;  // the list grows
    ANSHU_CHECK(add_supplement(services, action, file, fee, change));
    ANSHU_TRY(FeeRow* const again, find_fee(file, input.fee_id));
    put_fee(action, file, *again, after, action.today());
    return {};
  }
  put_fee(action, file, *found, after, action.today());
  return {};
}

template <class Input, class Body>
Result<CaseChanged> run_on_fees(const Services& services, const people::Actor& actor, const char* name, const CaseCall& call,
                                const Input& input, Body body) {
  return run_on_case(services, actor, name, call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    load_fees(action.db(), change.file);
    return body(services, action, change.file, input);
  });
}

}  // namespace

Result<CaseChanged> assess_fee(const Services& services, const people::Actor& actor, const CaseCall& call,
                               const AssessFee& input) {
  return run_on_fees(services, actor, "assess_fee", call, input, assess);
}

Result<CaseChanged> adjust_fee(const Services& services, const people::Actor& actor, const CaseCall& call,
                               const AdjustFee& input) {
  return run_on_fees(services, actor, "adjust_fee", call, input, adjust);
}

}  // namespace anshu::cases
