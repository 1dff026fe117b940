// record_payment (收费登记) and record_refund (退费登记): the cashier writes down what came in and what went back.
#include "base/text.h"
#include "cases/clocks.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "cases/refuse_about.h"
#include "law/money.h"

namespace anshu::cases {
namespace {

constexpr std::array methods = {"bank", "online", "cash", "pos"};
constexpr const char* select_receipt =
    "SELECT case_id FROM case_payment WHERE organ = $1 AND direction = $2 AND receipt_number = $3";

Result<void> check(people::Action& action, const RecordPayment& input, const char* direction) {
  if (input.amount_fen <= 0) return refuse_field("amount_fen", "amount.positive", "金额应大于0");
  if (input.paid_on > action.today()) return refuse_about("paid_on", "E_DATE_IN_FUTURE", "日期不能晚于今天");
  if (std::ranges::find(methods, input.method) == methods.end()) return refuse_field("method", "type.choice", "请选择收付方式");
  const std::string receipt(trim(input.receipt_number));
  if (receipt.empty() || count_characters(receipt) > 60)
    return refuse_field("receipt_number", "required", "请填写财政票据号码，不超过60字");
  if (count_characters(input.counterparty) > 100)
    return refuse_field("counterparty", "text.length", "交款人（收款人）不能超过100字");
  if (!action.db().query(select_receipt, {action.organ, std::string(direction), receipt}).empty())
    return refuse_about("receipt_number", "E_RECEIPT_USED", "该票据号码已经登记过");
  return {};
}

void insert(people::Action& action, CaseFile& file, const RecordPayment& input, const char* direction) {
  PaymentRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.fee_id = input.fee_id;
  row.party_id = input.party_id;
  row.direction = direction;
  row.amount_fen = input.amount_fen;
  row.paid_on = input.paid_on;
  row.method = input.method;
  row.receipt_number = trim(input.receipt_number);
  row.counterparty = trim(input.counterparty);
  row.recorded_by = action.actor.user_id;
  row.recorded_by_name = action.actor.name;
  row.at_ms = action.now_ms();
  action.work.insert(row);
  file.payments.push_back(std::move(row));
}

std::unexpected<Refusal> too_much(const std::string& of, bool refund, std::int64_t left_fen) {
  const char* verb = refund ? "退还" : "交纳";
  return refuse_about("amount_fen", refund ? "E_REFUND_TOO_LARGE" : "E_FEE_OVERPAID",
                      fmt::format("{}尚应{}{}元，登记的金额超过了应{}的金额", of, verb, format_yuan(left_fen), verb));
}

/// A fee of its own, before it was determined who bears it.
Result<void> record_on_fee(const Services& services, people::Action& action, CaseFile& file, const RecordPayment& input,
                           bool refund) {
  ANSHU_TRY(FeeRow* const fee, find_fee(file, input.fee_id));
  if (fee->apportioned)
    return refuse(RefusalKind::conflict, "E_FEE_APPORTIONED", "已经确定由谁负担，请在诉讼费用负担中按当事人登记收费、退费",
                  "民事诉讼法解释第二百零七条");
  const std::int64_t left = refund ? back_fen(*fee) : open_fen(*fee);
  if (input.amount_fen > left) return too_much(fee->kind_name, refund, left);
  insert(action, file, input, refund ? "out" : "in");
  FeeRow after = *fee;
  (refund ? after.refunded_fen : after.paid_fen) += input.amount_fen;
  return put_fee(action, services.law, file, *fee, after, input.paid_on);
}

/// What a party gets back or pays because of who bears the fees.
Result<void> record_on_burden(people::Action& action, CaseFile& file, const RecordPayment& input, bool refund) {
  const auto found = std::ranges::find(file.burdens, input.party_id, &FeeBurdenRow::party_id);
  if (found == file.burdens.end()) return refuse_not_found("诉讼费用负担");
  if (is_outdated(file))
    return refuse(RefusalKind::conflict, "E_BURDEN_OUTDATED", "确定负担以后诉讼费用有变动，请先重新确定负担");
  if (refund && !found->effective_on)
    return refuse(RefusalKind::conflict, "E_BURDEN_NOT_EFFECTIVE", "法律文书生效以后才能退还，请先登记生效日期",
                  "诉讼费用交纳办法第五十三条");
  const std::int64_t left = refund ? found->refund_fen - found->refunded_fen : found->owe_fen - found->paid_fen;
  if (input.amount_fen > left) return too_much(found->party_name, refund, left);
  insert(action, file, input, refund ? "out" : "in");
  FeeBurdenRow after = *found;
  (refund ? after.refunded_fen : after.paid_fen) += input.amount_fen;
  after.status = status_of(after);
  *found = action.work.update(*found, after);
  if (input.amount_fen == left && !found->clock_id.empty())
    stop_clocks(action, file, {.rule = {}, .on = input.paid_on, .clock_id = found->clock_id});
  return {};
}

Result<CaseChanged> record(const Services& services, const people::Actor& actor, const CaseCall& call, const RecordPayment& input,
                           bool refund) {
  return run_on_case(services, actor, refund ? "record_refund" : "record_payment", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       load_fees(action.db(), change.file);
                       ANSHU_CHECK(check(action, input, refund ? "out" : "in"));
                       return input.fee_id.empty() ? record_on_burden(action, change.file, input, refund)
                                                   : record_on_fee(services, action, change.file, input, refund);
                     });
}

}  // namespace

Result<CaseChanged> record_payment(const Services& services, const people::Actor& actor, const CaseCall& call,
                                   const RecordPayment& input) {
  return record(services, actor, call, input, false);
}

Result<CaseChanged> record_refund(const Services& services, const people::Actor& actor, const CaseCall& call,
                                  const RecordPayment& input) {
  return record(services, actor, call, input, true);
}

}  // namespace anshu::cases
