// record_payment (收费登记) and record_refund (退费登记): the cashier writes down what came in and what went back.
#include "base/text.h"
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

void insert(people::Action& action, CaseFile& file, const FeeRow& fee, const RecordPayment& input, const char* direction) {
  PaymentRow row;
  row.organ = fee.organ;
  row.case_id = fee.case_id;
  row.id = action.work.new_id();
  row.fee_id = fee.id;
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

Result<void> pay(people::Action& action, CaseFile& file, const RecordPayment& input) {
  ANSHU_TRY(FeeRow* const fee, find_fee(file, input.fee_id));
  ANSHU_CHECK(check(action, input, "in"));
  if (input.amount_fen > open_fen(*fee))
    return refuse_about("amount_fen", "E_FEE_OVERPAID",
                        fmt::format("{}尚应交纳{}元，登记的金额超过了应交的金额", fee->kind_name, format_yuan(open_fen(*fee))));
  insert(action, file, *fee, input, "in");
  FeeRow after = *fee;
  after.paid_fen += input.amount_fen;
  put_fee(action, file, *fee, after, input.paid_on);
  return {};
}

Result<void> give_back(people::Action& action, CaseFile& file, const RecordPayment& input) {
  ANSHU_TRY(FeeRow* const fee, find_fee(file, input.fee_id));
  ANSHU_CHECK(check(action, input, "out"));
  const std::int64_t due = fee->refund_fen - fee->refunded_fen;
  if (input.amount_fen > due)
    return refuse_about(
        "amount_fen", "E_REFUND_TOO_LARGE",
        fmt::format("{}尚应退还{}元，登记的金额超过了应退的金额", fee->kind_name, format_yuan(std::max<std::int64_t>(0, due))));
  insert(action, file, *fee, input, "out");
  FeeRow after = *fee;
  after.refunded_fen += input.amount_fen;
  put_fee(action, file, *fee, after, input.paid_on);
  return {};
}

template <class Body>
Result<CaseChanged> record(const Services& services, const people::Actor& actor, const char* name, const CaseCall& call,
                           const RecordPayment& input, Body body) {
  return run_on_case(services, actor, name, call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    load_fees(action.db(), change.file);
    return body(action, change.file, input);
  });
}

}  // namespace

Result<CaseChanged> record_payment(const Services& services, const people::Actor& actor, const CaseCall& call,
                                   const RecordPayment& input) {
  return record(services, actor, "record_payment", call, input, pay);
}

Result<CaseChanged> record_refund(const Services& services, const people::Actor& actor, const CaseCall& call,
                                  const RecordPayment& input) {
  return record(services, actor, "record_refund", call, input, give_back);
}

}  // namespace anshu::cases
