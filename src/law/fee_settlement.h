// What happens to a fee after it was first computed: claims joined, supplements, refunds, relief, and who bears it in the end
// (《诉讼费用交纳办法》第十五至五十三条；民诉解释第一百九十四至二百零七条). Pure arithmetic in fen; no fen is lost.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "law/fees.h"

namespace anshu::law {

/// One claim of a petition: a kind of fee and what is asked.
struct ClaimPart {
  std::string kind;
  std::optional<std::int64_t> amount_fen = {};
};
BOOST_DESCRIBE_STRUCT(ClaimPart, (), (kind, amount_fen))

/// Several claims as one fee (民诉解释第二百零一条): property beside non-property pays as property, several property claims are
/// added up, several non-property claims are one case (by the kind with the highest sum per case). E_FEE_CLAIMS_EMPTY, and as
/// compute_fee.
Result<FeeInput> combine_claims(const FeeTable& table, const std::vector<ClaimPart>& claims, Date on);

/// Why a fee that was paid is looked at again.
enum class FeeEvent {
  recomputed,                // 多交、少交，重新核算
  claim_increased,           // 增加诉讼请求
  claim_reduced,             // 法庭调查终结前减少诉讼请求
  claim_reduced_late,        // 法庭调查终结后减少诉讼请求
  converted_to_ordinary,     // 简易（小额）程序转为普通程序
  supplement_unpaid,         // 转为普通程序后无正当理由未按期补交，按撤诉处理
  converted_to_simplified,   // 普通程序转为简易程序
  mediated,                  // 调解结案
  withdrawn,                 // 撤诉、按撤诉处理
  not_accepted,              // 裁定不予受理、驳回起诉（含二审维持）
  remanded,                  // 二审发回重审
  sent_to_criminal,          // 移送刑事侦查
  sent_to_criminal_in_part,  // 移送后民事案件继续审理
  jurisdiction_transferred,  // 移送管辖
  suspended,                 // 中止诉讼
  terminated,                // 终结诉讼
};
BOOST_DESCRIBE_ENUM(FeeEvent, recomputed, claim_increased, claim_reduced, claim_reduced_late, converted_to_ordinary,
                    supplement_unpaid, converted_to_simplified, mediated, withdrawn, not_accepted, remanded, sent_to_criminal,
                    sent_to_criminal_in_part, jurisdiction_transferred, suspended, terminated)

/// What people choose from: the events after which something may be to be paid or given back.
struct FeeEventChoice {
  std::string code, name, basis;
  bool court_fee_only = false;  // of the 案件受理费; an 申请费 stays as it is
};
BOOST_DESCRIBE_STRUCT(FeeEventChoice, (), (code, name, basis, court_fee_only))
std::vector<FeeEventChoice> fee_events();

/// Where a fee stands before the event.
struct FeePosition {
  std::int64_t charged_fen = 0;   // in all, supplements too
  std::int64_t relieved_fen = 0;  // of it, by relief that was granted
  std::int64_t paid_fen = 0;      // and not given back
};

struct FeeAdjustment {
  std::int64_t due_fen = 0;         // what the case costs now, before relief
  std::int64_t relieved_fen = 0;    // of it; a fee that shrinks takes the relief with it in proportion
  std::int64_t supplement_fen = 0;  // charged in addition
  std::int64_t refund_fen = 0;      // to be given back
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(FeeAdjustment, (), (due_fen, relieved_fen, supplement_fen, refund_fen, steps))

/// The case as it stands with the event: procedure and closing follow from it.
FeeInput after_event(FeeInput input, FeeEvent event);
/// Supplement or refund after an event. `now` describes the case (the new amount; what the event itself changes is set here).
/// Refusals: E_FEE_PAID_NEGATIVE, E_FEE_EVENT_NOT_APPLICABLE (an application fee after an event that concerns the 案件受理费),
/// E_FEE_CLAIM_NOT_INCREASED, E_FEE_CLAIM_NOT_REDUCED (the amount does not fit the event), and as compute_fee.
Result<FeeAdjustment> adjust_fee(const FeeTable& table, FeeInput now, const FeePosition& position, FeeEvent event);

struct ReliefInput {
  std::string ground;  // RE-DISASTER
  std::int64_t fee_fen = 0;
  bool natural_person = true;
  std::optional<std::int32_t> percent = {};  // of a reduction
  bool before_filing = true;                 // decided before the case is registered
};
struct ReliefResult {
  ReliefKind kind = ReliefKind::exempt;
  std::int64_t relieved_fen = 0;  // not to be paid
  std::int64_t deferred_fen = 0;  // to be paid later
  std::int64_t payable_fen = 0;   // to be paid now
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(ReliefResult, (), (kind, relieved_fen, deferred_fen, payable_fen, steps))

/// 缓交、减交、免交. Refusals: E_FEE_RELIEF_GROUND, E_FEE_RELIEF_PERSON (only natural persons are freed), E_FEE_RELIEF_PERCENT
/// (none given, given where none belongs, or 100 and more), E_FEE_RELIEF_BELOW_MINIMUM (less than 30 %), E_FEE_RELIEF_TOO_LATE
/// (缓交 after the registration), E_FEE_AMOUNT_NEGATIVE.
Result<ReliefResult> compute_relief(const FeeTable& table, const ReliefInput& input);

/// One party's part of the fee: exactly one of `weight` (按比例) and `bear_fen` (协商、判决确定的数额) is meant, by the function
/// called.
struct BurdenShare {
  std::string party;
  std::int64_t weight = 0;
  std::int64_t bear_fen = 0;
  std::int64_t prepaid_fen = 0;                    // what the court holds of this party
  std::int64_t charged_fen = 0, relieved_fen = 0;  // of the fees that this party was to pay, and the relief granted to it
};
struct BurdenRow {
  std::string party;
  std::int64_t bear_fen = 0, prepaid_fen = 0;
  std::int64_t relieved_fen = 0;             // of what it bears, by its own relief
  std::int64_t direct_fen = 0;               // between the parties, without the court
  std::int64_t refund_fen = 0, owe_fen = 0;  // from the court, to the court
};
BOOST_DESCRIBE_STRUCT(BurdenRow, (), (party, bear_fen, prepaid_fen, relieved_fen, direct_fen, refund_fen, owe_fen))
struct Burden {
  std::vector<BurdenRow> rows;
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(Burden, (), (rows, steps))

/// Relief was granted to one party and is no gift to the other: who loses bears the whole fee, and only what the relieved party
/// itself bears is less, in the proportion that was granted (办法第五十条).
/// By ratio; the fen that division leaves go to the largest remainders, the earlier party first among equals. Refusals:
/// E_FEE_BURDEN_EMPTY, E_FEE_BURDEN_NEGATIVE, E_FEE_BURDEN_WEIGHT (no weight at all).
Result<Burden> apportion_by_ratio(std::int64_t total_fen, const std::vector<BurdenShare>& shares);
/// By sums that were agreed or ruled; they must make up the whole. Refusals: E_FEE_BURDEN_EMPTY, _NEGATIVE, _SUM.
Result<Burden> apportion_by_amounts(std::int64_t total_fen, const std::vector<BurdenShare>& shares);
/// Who prepaid and need not bear it agrees that the others pay him directly (民诉解释第二百零七条第一款但书): what one side would
/// get back and the other would pay meets outside the court.
void settle_directly(Burden& burden);
/// The usual division when a claim is granted in part: the defendant bears the part that was awarded, the plaintiff the rest
/// (第二十九条). Refusals: as above, and E_FEE_BURDEN_AWARD (awarded more than claimed, or nothing claimed).
Result<Burden> apportion_by_award(std::int64_t total_fen, std::int64_t claimed_fen, std::int64_t awarded_fen,
                                  std::string plaintiff, std::string defendant, std::int64_t prepaid_fen);

}  // namespace anshu::law
