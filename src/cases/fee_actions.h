// Litigation fees of a case: assessed, paid, relieved, given back, and borne (《诉讼费用交纳办法》). The arithmetic is law/fees.h
// and law/fee_settlement.h. Refusals common to all actions on a case: case_actions.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/case_change.h"

namespace anshu::cases {

// ── assess_fee (核定诉讼费用) ──────────────────────────────────────────────────────────────────────────────────────────

struct AssessFee {
  std::string kind;  // property, preservation … (law/fees.toml)
  std::optional<std::int64_t> amount_fen, base_fen;
  bool simplified = false, counterclaim = false, appeal = false;
  std::string payer_id;  // a party; "" for the plaintiff's side
};
BOOST_DESCRIBE_STRUCT(AssessFee, (), (kind, amount_fen, base_fen, simplified, counterclaim, appeal, payer_id))
/// A further fee of the case, with its period for payment where it is paid in advance. E_FEE_KIND_UNKNOWN and the rest of
/// law::compute_fee; E_INVALID_INPUT (payer).
Result<CaseChanged> assess_fee(const Services& services, const people::Actor& actor, const CaseCall& call,
                               const AssessFee& input);

struct AdjustFee {
  std::string fee_id;
  std::string event;                       // one of law::FeeEvent: withdrawn, converted_to_ordinary …
  std::optional<std::int64_t> amount_fen;  // the new amount in dispute, where it changed
  std::string reason;
  std::optional<Date> effective_on = {};  // of the ruling or paper on which a refund rests; today when not given
};
BOOST_DESCRIBE_STRUCT(AdjustFee, (), (fee_id, event, amount_fen, reason, effective_on))
/// Supplement or refund after an event. A supplement of what was paid is a fee of its own with its period
/// (民诉解释第一百九十九条); the fee and its supplements are looked at together, so that a later event counts all of them. A
/// refund waits for the cashier, within fifteen days of the day on which the document takes effect (第五十三条). Relief that was
/// granted shrinks with the fee. E_INVALID_INPUT, E_DATE_IN_FUTURE, E_NOTHING_CHANGED (the case costs what it did), and those of
/// law::adjust_fee.
Result<CaseChanged> adjust_fee(const Services& services, const people::Actor& actor, const CaseCall& call,
                               const AdjustFee& input);

// ── record_payment, record_refund (收费、退费登记) ──────────────────────────────────────────────────────────────────────

struct RecordPayment {
  std::string fee_id;  // or "" for what settles the burden of `party_id`
  std::int64_t amount_fen = 0;
  Date paid_on;
  std::string method;          // bank | online | cash | pos
  std::string receipt_number;  // of the fiscal receipt
  std::string counterparty;    // who paid, or who got it back
  std::string party_id = {};
};
BOOST_DESCRIBE_STRUCT(RecordPayment, (), (fee_id, amount_fen, paid_on, method, receipt_number, counterparty, party_id))
/// E_FEE_OVERPAID (more than is open), E_FEE_APPORTIONED (the burden says who pays), E_BURDEN_OUTDATED (the fees are others
/// since), E_RECEIPT_USED, E_DATE_IN_FUTURE, E_INVALID_INPUT, E_NOT_FOUND.
Result<CaseChanged> record_payment(const Services& services, const people::Actor& actor, const CaseCall& call,
                                   const RecordPayment& input);
/// E_REFUND_TOO_LARGE (more than is to be given back), E_BURDEN_NOT_EFFECTIVE (the judgment has not taken effect), and as above.
Result<CaseChanged> record_refund(const Services& services, const people::Actor& actor, const CaseCall& call,
                                  const RecordPayment& input);

// ── request_fee_relief, decide_fee_relief (司法救助：缓交、减交、免交) ────────────────────────────────────────────────────────

struct RequestFeeRelief {
  std::string fee_id, ground;           // RE-DISASTER
  std::optional<std::int64_t> percent;  // of a reduction
  std::optional<Date> until_on;         // of a deferment
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RequestFeeRelief, (), (fee_id, ground, percent, until_on, reason))
/// Refusals of law::compute_relief, E_RELIEF_PENDING, E_FEE_PAID (nothing is left to relieve).
Result<CaseChanged> request_fee_relief(const Services& services, const people::Actor& actor, const CaseCall& call,
                                       const RequestFeeRelief& input);

struct DecideFeeRelief {
  std::string relief_id;
  bool approve = false;
  std::string note;  // required when not approving (第五十一条)
};
BOOST_DESCRIBE_STRUCT(DecideFeeRelief, (), (relief_id, approve, note))
/// E_SAME_PERSON, E_REQUEST_DECIDED.
Result<CaseChanged> decide_fee_relief(const Services& services, const people::Actor& actor, const CaseCall& call,
                                      const DecideFeeRelief& input);

// ── apportion_fees (确定诉讼费用负担) ─────────────────────────────────────────────────────────────────────────────────────

struct FeeShare {
  std::string party_id;
  std::optional<std::int64_t> weight, bear_fen;
};
BOOST_DESCRIBE_STRUCT(FeeShare, (), (party_id, weight, bear_fen))
struct ApportionFees {
  std::string by;  // ratio | amounts
  std::vector<FeeShare> shares;
  std::optional<Date> effective_on = {};  // of the judgment, ruling or mediation paper; as the case has it when not given
  std::optional<Date> pay_by = {};        // the court's own last day for those who owe
  std::optional<bool> direct = {};        // who prepaid agrees to be paid by the others (民诉解释第二百零七条第一款但书)
};
BOOST_DESCRIBE_STRUCT(ApportionFees, (), (by, shares, effective_on, pay_by, direct))
/// Who bears what was charged, who gets how much back and who still owes. From then on the parties settle with the court by
/// these rows, not fee by fee: with the day of effect the clocks of refund (第五十三条) and of payment begin. A later one takes
/// the place of an earlier, and counts what was paid and given back meanwhile. Whoever paid and is not named bears nothing.
/// Refusals of law::apportion_*, E_FEE_NOTHING_TO_BEAR, E_RELIEF_PENDING, E_NOTHING_CHANGED, E_DATE_IN_FUTURE, E_INVALID_INPUT.
Result<CaseChanged> apportion_fees(const Services& services, const people::Actor& actor, const CaseCall& call,
                                   const ApportionFees& input);

}  // namespace anshu::cases
