// Litigation fees (《诉讼费用交纳办法》, 国务院令第481号) as data and exact arithmetic in fen.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "law/code_index.h"
#include "law/period.h"

namespace anshu::law {

/// One step of a scale: the part of the amount up to `up_to_fen` costs a flat sum or a rate.
struct FeeBracket {
  std::int64_t up_to_fen = 0;  // 0: no end
  std::int64_t flat_fen = 0;
  std::int32_t rate_bp = 0;  // hundredths of a percent: 250 is 2.5 %
};
BOOST_DESCRIBE_STRUCT(FeeBracket, (), (up_to_fen, flat_fen, rate_bp))

/// What one kind of case or application costs. fee = base + scale(amount), or a share of another kind's scale; then the cap.
struct FeeRule {
  std::string code;          // property, divorce, payment-order …
  std::string name;          // 财产案件受理费
  bool application = false;  // 申请费 instead of 案件受理费
  std::vector<FeeBracket> brackets;
  std::int64_t base_min_fen = 0, base_max_fen = 0;  // per case; a range that the province fixes when they differ
  bool base_always = false;                         // charged beside the scale; otherwise only when there is no amount
  std::string share_of;                             // the kind whose scale is shared, or empty
  std::int32_t share_numerator = 1, share_denominator = 1;
  std::int64_t cap_fen = 0;         // 0: none
  bool halving = false;             // can be halved (once): simplified procedure, mediated, withdrawn, joined counterclaim
  bool prepaid = true;              // false: 执行申请费、破产申请费 are not paid in advance
  std::string prepay_period;        // code of periods.toml: by when it is paid in advance
  std::vector<std::string> causes;  // causes (and all below them) that pay by this rule
  std::string basis;
  std::string note;
  Date effective_from;

  bool has_base() const { return base_max_fen != 0; }
};
BOOST_DESCRIBE_STRUCT(FeeRule, (),
                      (code, name, application, brackets, base_min_fen, base_max_fen, base_always, share_of, share_numerator,
                       share_denominator, cap_fen, halving, prepaid, prepay_period, causes, basis, note, effective_from))

/// 司法救助 (《诉讼费用交纳办法》第六章): free, less, later.
enum class ReliefKind { exempt, reduce, defer };
BOOST_DESCRIBE_ENUM(ReliefKind, exempt, reduce, defer)

struct ReliefGround {
  std::string code;  // EX-DISABLED …
  ReliefKind kind = ReliefKind::exempt;
  std::string name;
  bool natural_persons = false;    // only natural persons may be freed (第四十四条第二款)
  std::int32_t least_percent = 0;  // a reduction may not be smaller (第四十六条第二款)
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(ReliefGround, (), (code, kind, name, natural_persons, least_percent, basis))

struct FeeInput {
  std::string kind;
  std::optional<std::int64_t> amount_fen = {};  // 标的额, or the part that is disputed on appeal; empty when there is none
  std::optional<std::int64_t> base_fen = {};    // the province's sum within the range, when it is known
  bool simplified = false;                      // 简易程序、小额诉讼 (办法第十六条); without effect on appeal
  bool mediated = false;                        // 调解结案 (第十五条)
  bool withdrawn = false;                       // 撤诉 (第十五条)
  bool counterclaim = false;                    // 反诉、有独立请求权的第三人，合并审理 (第十八条)
  bool appeal = false;
  Date on = {};  // the day whose law counts
};

struct FeeResult {
  std::int64_t fee_fen = 0;
  std::int64_t full_fen = 0;  // before halving
  bool halved = false;
  bool needs_provincial_standard = false;  // the base is the top of a range: show it, do not collect it unseen
  bool prepaid = true;
  std::vector<Step> steps;
};
BOOST_DESCRIBE_STRUCT(FeeResult, (), (fee_fen, full_fen, halved, needs_provincial_standard, prepaid, steps))

class FeeTable {
 public:
  /// law/fees.toml; E_REFERENCE_DATA names the line of an entry that cannot be.
  static Result<FeeTable> load(std::string_view toml);

  /// The version of a kind in force on a day (the first one for days before it); nullptr when the kind is unknown.
  const FeeRule* find(std::string_view kind, Date on) const;
  /// The kind by which a cause pays, the most specific entry first; other civil causes pay as property cases when there is an
  /// amount, else as other non-property cases. nullptr when no court fee is taken (criminal cases, state compensation).
  const FeeRule* for_cause(std::string_view cause_code, bool has_amount, Date on) const;
  const std::vector<FeeRule>& all() const { return rules_; }
  const std::vector<ReliefGround>& relief_grounds() const { return reliefs_; }
  const ReliefGround* relief_ground(std::string_view code) const { return find_row(reliefs_, relief_index_, code); }

 private:
  std::vector<FeeRule> rules_;
  std::vector<ReliefGround> reliefs_;
  CodeIndex relief_index_;
  std::unordered_map<std::string, std::vector<std::size_t>, TextHash, std::equal_to<>> versions_;  // ascending effective_from
};

/// Computes one fee. Refusals: E_FEE_KIND_UNKNOWN, E_FEE_AMOUNT_REQUIRED, E_FEE_AMOUNT_NEGATIVE, E_FEE_AMOUNT_TOO_LARGE,
/// E_FEE_BASE_OUT_OF_RANGE.
Result<FeeResult> compute_fee(const FeeTable& table, const FeeInput& input, Reasoning reasoning = Reasoning::off);

}  // namespace anshu::law
