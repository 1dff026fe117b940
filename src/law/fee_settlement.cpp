#include "law/fee_settlement.h"

#include <algorithm>
#include <numeric>

#include "base/describe.h"
#include "base/text.h"
#include "law/money.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

std::unexpected<Refusal> no(std::string code, std::string message, std::string basis = {}) {
  return refuse(RefusalKind::invalid, std::move(code), std::move(message), std::move(basis));
}

std::string article(std::string_view number) { return fmt::format("诉讼费用交纳办法{}", number); }

/// How the event reads and on which article it rests; `all_back` when nothing is due any more, `kept` when nothing changes,
/// `half_back` when half of what was paid goes back.
struct EventLaw {
  const char* text;
  const char* basis;
  enum Effect { compute, all_back, half_back, kept } effect = compute;
  bool court_fee_only = false;  // the article speaks of the 案件受理费
};

constexpr bool court_fee_only = true;

EventLaw law_of(FeeEvent event) {
  using enum FeeEvent;
  switch (event) {
    case claim_increased:
      return {"当事人增加诉讼请求，按照增加后的诉讼请求计算补交", "诉讼费用交纳办法第二十一条第一项"};
    case claim_reduced:
      return {"法庭调查终结前减少诉讼请求，按照减少后的诉讼请求计算退还", "诉讼费用交纳办法第二十一条第二项"};
    case claim_reduced_late:
      return {"法庭调查终结后减少诉讼请求，减少部分的受理费由变更请求的当事人负担，不退还", "诉讼费用交纳办法第三十五条",
              EventLaw::kept};
    case converted_to_ordinary:
      return {"简易程序转为普通程序，补交差额", "民事诉讼法解释第一百九十九条", EventLaw::compute, court_fee_only};
    case supplement_unpaid:
      return {"转为普通程序后无正当理由未按期补交，按撤诉处理，退还已收取诉讼费用的一半", "民事诉讼法解释第一百九十九条",
              EventLaw::half_back, court_fee_only};
    case converted_to_simplified:
      return {"转为简易程序，减半交纳，多交部分退还", "诉讼费用交纳办法第十六条", EventLaw::compute, court_fee_only};
    case mediated:
      return {"以调解方式结案，减半交纳，多交部分退还", "诉讼费用交纳办法第十五条", EventLaw::compute, court_fee_only};
    case withdrawn:
      return {"撤诉，减半交纳，多交部分退还", "诉讼费用交纳办法第十五条", EventLaw::compute, court_fee_only};
    case not_accepted:
      return {"裁定不予受理或者驳回起诉，退还已交纳的受理费", "诉讼费用交纳办法第二十七条第二款", EventLaw::all_back,
              court_fee_only};
    case remanded:
      return {"第二审人民法院裁定发回重审，退还上诉人已交纳的第二审受理费", "诉讼费用交纳办法第二十七条第一款",
              EventLaw::all_back, court_fee_only};
    case sent_to_criminal:
      return {"移送公安机关、检察机关处理，退还已交纳的受理费", "诉讼费用交纳办法第二十五条", EventLaw::all_back, court_fee_only};
    case sent_to_criminal_in_part:
      return {"移送后民事案件继续审理，已交纳的受理费不予退还", "诉讼费用交纳办法第二十五条", EventLaw::kept};
    case jurisdiction_transferred:
      return {"移送管辖，已预交的诉讼费用随案移交，不退还也不重复交纳", "诉讼费用交纳办法第二十四条", EventLaw::kept};
    case suspended:
      return {"中止诉讼，不退还；恢复后不再交纳", "诉讼费用交纳办法第二十六条", EventLaw::kept};
    case terminated:
      return {"终结诉讼，已交纳的受理费不予退还", "诉讼费用交纳办法第二十八条", EventLaw::kept};
    default:
      return {"按照现在的诉讼请求重新核算", "诉讼费用交纳办法第十三条"};
  }
}

/// fen × part / whole, rounded half up; nothing of nothing.
std::int64_t part_of(std::int64_t fen, std::int64_t part, std::int64_t whole) {
  if (whole == 0) return 0;
  return static_cast<std::int64_t>((static_cast<__int128>(fen) * part + whole / 2) / whole);
}

bool possible(std::int64_t fen) { return fen >= 0 && fen <= max_amount_fen; }

/// The sentence for one party.
Step say_row(const BurdenRow& row) {
  std::string text = fmt::format("{}负担{}元", row.party, format_yuan(row.bear_fen));
  if (row.relieved_fen != 0) text += fmt::format("，准予减免{}元", format_yuan(row.relieved_fen));
  if (row.prepaid_fen != 0) text += fmt::format("，已交纳{}元", format_yuan(row.prepaid_fen));
  if (row.refund_fen != 0) text += fmt::format("，退还{}元", format_yuan(row.refund_fen));
  if (row.owe_fen != 0) text += fmt::format("，应交纳{}元", format_yuan(row.owe_fen));
  const bool moves = row.refund_fen != 0 || row.owe_fen != 0;
  return {std::move(text), row.relieved_fen != 0 ? article("第五十条、第五十一条") : moves ? "民事诉讼法解释第二百零七条" : ""};
}

/// What each party gets back or still pays, and the sentence for each.
Burden settle(std::int64_t total_fen, const std::vector<BurdenShare>& shares, std::vector<BurdenRow> rows, const char* basis) {
  Burden burden{std::move(rows), {}};
  burden.steps.push_back({fmt::format("诉讼费用共{}元", format_yuan(total_fen)), basis});
  for (std::size_t i = 0; i < burden.rows.size(); ++i) {
    BurdenRow& row = burden.rows[i];
    row.relieved_fen = std::min(shares[i].relieved_fen, part_of(row.bear_fen, shares[i].relieved_fen, shares[i].charged_fen));
    const std::int64_t pays = row.bear_fen - row.relieved_fen;
    row.refund_fen = std::max<std::int64_t>(0, row.prepaid_fen - pays);
    row.owe_fen = std::max<std::int64_t>(0, pays - row.prepaid_fen);
    burden.steps.push_back(say_row(row));
  }
  if (std::ranges::any_of(burden.rows, [](const auto& row) { return row.refund_fen != 0; }))
    burden.steps.push_back({"自法律文书生效之日起十五日内退还", article("第五十三条")});
  return burden;
}

Result<void> check_shares(std::int64_t total_fen, const std::vector<BurdenShare>& shares) {
  if (shares.empty()) return no("E_FEE_BURDEN_EMPTY", "应写明由谁负担诉讼费用", article("第二十九条"));
  if (!possible(total_fen)) return no("E_FEE_AMOUNT_NEGATIVE", "诉讼费用的数额不可能");
  for (const auto& share : shares) {
    const bool in_range = possible(share.weight) && possible(share.bear_fen) && possible(share.prepaid_fen) &&
                          possible(share.charged_fen) && possible(share.relieved_fen) && share.relieved_fen <= share.charged_fen;
    if (!in_range)
      return no("E_FEE_BURDEN_NEGATIVE", fmt::format("{}的比例、负担额和预交额不能为负，也不能超过十万亿元", share.party));
  }
  return {};
}

}  // namespace

std::vector<FeeEventChoice> fee_events() {
  std::vector<FeeEventChoice> choices;
  for (const std::string& code : enum_names<FeeEvent>())
    if (const EventLaw law = law_of(*enum_from<FeeEvent>(code)); law.effect != EventLaw::kept)
      choices.push_back({code, law.text, law.basis, law.court_fee_only});
  return choices;
}

Result<FeeInput> combine_claims(const FeeTable& table, const std::vector<ClaimPart>& claims, Date on) {
  if (claims.empty()) return no("E_FEE_CLAIMS_EMPTY", "没有诉讼请求", "民事诉讼法解释第二百零一条");
  FeeInput combined{.kind = {}, .on = on};
  std::int64_t highest = -1;
  bool has_property = false;
  for (const auto& claim : claims) {
    const FeeRule* rule = table.find(claim.kind, on);
    if (!rule) return no("E_FEE_KIND_UNKNOWN", fmt::format("没有{}这种费用", claim.kind));
    if (claim.amount_fen && *claim.amount_fen < 0) return no("E_FEE_AMOUNT_NEGATIVE", "金额不能为负数", rule->basis);
    const bool property = claim.kind == "property";
    if (property && !claim.amount_fen) return no("E_FEE_AMOUNT_REQUIRED", "财产请求应写明金额", rule->basis);
    if (property && !has_property) combined.amount_fen.reset();  // what non-property claims added does not count
    if (claim.amount_fen && (property || !has_property)) {
      combined.amount_fen = combined.amount_fen.value_or(0) + *claim.amount_fen;
      if (*combined.amount_fen > max_amount_fen) return no("E_FEE_AMOUNT_TOO_LARGE", "金额超过十万亿元，请核对", rule->basis);
    }
    has_property |= property;
    if (has_property)
      combined.kind = "property";
    else if (rule->base_max_fen > highest)
      combined.kind = claim.kind, highest = rule->base_max_fen;
  }
  return combined;
}

FeeInput after_event(FeeInput input, FeeEvent event) {
  if (event == FeeEvent::converted_to_ordinary) input.simplified = false;
  if (event == FeeEvent::converted_to_simplified) input.simplified = true;
  if (event == FeeEvent::mediated) input.mediated = true;
  if (event == FeeEvent::withdrawn || event == FeeEvent::supplement_unpaid) input.withdrawn = true;
  return input;
}

Result<FeeAdjustment> adjust_fee(const FeeTable& table, FeeInput now, const FeePosition& position, FeeEvent event) {
  if (!possible(position.paid_fen) || !possible(position.charged_fen) || !possible(position.relieved_fen) ||
      position.relieved_fen > position.charged_fen)
    return no("E_FEE_PAID_NEGATIVE", "已核定、减免、交纳的数额不可能，请核对");
  now = after_event(std::move(now), event);
  const EventLaw law = law_of(event);
  const FeeRule* rule = table.find(now.kind, now.on);
  if (rule && rule->application && law.court_fee_only)
    return no("E_FEE_EVENT_NOT_APPLICABLE", fmt::format("该事由只涉及案件受理费，{}不因此补交或者退还", rule->name), law.basis);
  FeeAdjustment result;
  result.steps.push_back({law.text, law.basis});
  result.relieved_fen = position.relieved_fen;
  if (law.effect == EventLaw::kept) {
    result.due_fen = position.charged_fen;
    return result;
  }
  if (law.effect == EventLaw::compute) {
    ANSHU_TRY(FeeResult fee, compute_fee(table, now, Reasoning::on));
    result.due_fen = fee.fee_fen;
    result.steps.insert(result.steps.end(), std::make_move_iterator(fee.steps.begin()), std::make_move_iterator(fee.steps.end()));
  } else if (law.effect == EventLaw::half_back) {
    result.due_fen = part_of(position.paid_fen, 1, 2);
    result.relieved_fen = 0;
  }
  if (event == FeeEvent::claim_increased && result.due_fen < position.charged_fen)
    return no("E_FEE_CLAIM_NOT_INCREASED", "按填写的金额算出的费用比原来核定的少，请核对金额", law.basis);
  if (event == FeeEvent::claim_reduced && result.due_fen > position.charged_fen)
    return no("E_FEE_CLAIM_NOT_REDUCED", "按填写的金额算出的费用比原来核定的多，请核对金额", law.basis);
  if (law.effect != EventLaw::half_back && result.due_fen < position.charged_fen)
    result.relieved_fen = part_of(position.relieved_fen, result.due_fen, position.charged_fen);
  const std::int64_t pays = result.due_fen - result.relieved_fen;
  result.supplement_fen = std::max<std::int64_t>(0, result.due_fen - position.charged_fen);
  result.refund_fen = std::max<std::int64_t>(0, position.paid_fen - pays);
  if (position.relieved_fen != 0)
    result.steps.push_back(
        {result.supplement_fen != 0
             ? fmt::format("已准予减免{}元；补交部分需要减免的，另行申请", format_yuan(result.relieved_fen))
             : fmt::format("减免的比例不变，减免{}元，应交纳{}元", format_yuan(result.relieved_fen), format_yuan(pays)),
         article("第四十四条")});
  result.steps.push_back({fmt::format("应交纳{}元，已交纳{}元", format_yuan(pays), format_yuan(position.paid_fen)), ""});
  if (result.supplement_fen != 0)
    result.steps.push_back({fmt::format("自接到通知次日起七日内补交{}元", format_yuan(result.supplement_fen)),
                            event == FeeEvent::converted_to_ordinary ? "民事诉讼法解释第一百九十九条" : article("第二十二条")});
  if (result.refund_fen != 0)
    result.steps.push_back(
        {fmt::format("自法律文书生效之日起十五日内退还{}元", format_yuan(result.refund_fen)), article("第五十三条")});
  return result;
}

Result<ReliefResult> compute_relief(const FeeTable& table, const ReliefInput& input) {
  const ReliefGround* ground = table.relief_ground(input.ground);
  if (!ground) return no("E_FEE_RELIEF_GROUND", fmt::format("没有{}这种司法救助事由", input.ground), article("第四十四条"));
  if (input.fee_fen < 0 || input.fee_fen > max_amount_fen) return no("E_FEE_AMOUNT_NEGATIVE", "应交纳的数额不可能，请核对");
  if (ground->natural_persons && !input.natural_person)
    return no("E_FEE_RELIEF_PERSON", "诉讼费用的免交只适用于自然人", article("第四十四条第二款"));
  const bool reduces = ground->kind == ReliefKind::reduce;
  if (reduces != input.percent.has_value() || (reduces && (*input.percent < 0 || *input.percent >= 100)))
    return no("E_FEE_RELIEF_PERCENT", reduces ? "减交应写明比例，且小于100%" : "只有减交才有比例", ground->basis);
  if (reduces && *input.percent < ground->least_percent)
    return no("E_FEE_RELIEF_BELOW_MINIMUM", fmt::format("减交的比例不得低于{}%", ground->least_percent),
              article("第四十六条第二款"));
  if (ground->kind == ReliefKind::defer && !input.before_filing)
    return no("E_FEE_RELIEF_TOO_LATE", "缓交应当在决定立案之前作出准予的决定", article("第四十九条"));
  ReliefResult result{ground->kind, 0, 0, 0, {}};
  if (ground->kind == ReliefKind::exempt) result.relieved_fen = input.fee_fen;
  if (ground->kind == ReliefKind::defer) result.deferred_fen = input.fee_fen;
  if (reduces) result.relieved_fen = (input.fee_fen * *input.percent + 50) / 100;
  result.payable_fen = input.fee_fen - result.relieved_fen - result.deferred_fen;
  static constexpr const char* names[] = {"准予免交", "准予减交", "准予缓交"};
  std::string decision = names[static_cast<std::size_t>(ground->kind)];
  if (reduces) decision += fmt::format("{}%，即{}元", *input.percent, format_yuan(result.relieved_fen));
  result.steps.push_back({fmt::format("{}：{}", ground->name, decision), ground->basis});
  result.steps.push_back(
      {fmt::format("应交纳{}元，现交纳{}元{}", format_yuan(input.fee_fen), format_yuan(result.payable_fen),
                   result.deferred_fen != 0 ? fmt::format("，缓交{}元", format_yuan(result.deferred_fen)) : ""),
       ""});
  if (ground->kind != ReliefKind::defer)
    result.steps.push_back(
        {"准予减交、免交的，应当在法律文书中载明；对方当事人败诉的，由对方交纳", article("第五十条、第五十一条")});
  return result;
}

Result<Burden> apportion_by_ratio(std::int64_t total_fen, const std::vector<BurdenShare>& shares) {
  ANSHU_CHECK(check_shares(total_fen, shares));
  __int128 weights = 0;
  for (const auto& share : shares) weights += share.weight;
  if (weights == 0) return no("E_FEE_BURDEN_WEIGHT", "各方负担的比例不能都是零", article("第二十九条"));
  std::vector<BurdenRow> rows;
  std::vector<std::pair<__int128, std::size_t>> remainders;  // the largest first, the earlier party among equals
  std::int64_t left = total_fen;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const __int128 exact = static_cast<__int128>(total_fen) * shares[i].weight;
    rows.push_back(
        {.party = shares[i].party, .bear_fen = static_cast<std::int64_t>(exact / weights), .prepaid_fen = shares[i].prepaid_fen});
    remainders.emplace_back(-(exact % weights), i);
    left -= rows.back().bear_fen;
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; left > 0; ++i, --left) ++rows[remainders[i].second].bear_fen;
  return settle(total_fen, shares, std::move(rows), "诉讼费用交纳办法第二十九条");
}

Result<Burden> apportion_by_amounts(std::int64_t total_fen, const std::vector<BurdenShare>& shares) {
  ANSHU_CHECK(check_shares(total_fen, shares));
  __int128 sum = 0;
  std::vector<BurdenRow> rows;
  for (const auto& share : shares) {
    sum += share.bear_fen;
    rows.push_back({.party = share.party, .bear_fen = share.bear_fen, .prepaid_fen = share.prepaid_fen});
  }
  if (sum != total_fen)
    return no("E_FEE_BURDEN_SUM", fmt::format("各方负担之和应等于诉讼费用总额{}元", format_yuan(total_fen)),
              article("第二十九条"));
  return settle(total_fen, shares, std::move(rows), "诉讼费用交纳办法第二十九条、第三十一条");
}

void settle_directly(Burden& burden) {
  const char* basis = "民事诉讼法解释第二百零七条第一款";
  for (BurdenRow& payer : burden.rows)
    for (BurdenRow& payee : burden.rows) {
      const std::int64_t fen = std::min(payer.owe_fen, payee.refund_fen);
      if (fen == 0) continue;
      payer.owe_fen -= fen, payer.direct_fen += fen;
      payee.refund_fen -= fen, payee.direct_fen += fen;
      burden.steps.push_back(
          {fmt::format("{}同意由{}直接向其支付{}元，人民法院不再退还和收取", payee.party, payer.party, format_yuan(fen)), basis});
    }
}

Result<Burden> apportion_by_award(std::int64_t total_fen, std::int64_t claimed_fen, std::int64_t awarded_fen,
                                  std::string plaintiff, std::string defendant, std::int64_t prepaid_fen) {
  if (claimed_fen <= 0 || awarded_fen < 0 || awarded_fen > claimed_fen)
    return no("E_FEE_BURDEN_AWARD", "支持的数额应在零与诉讼请求的数额之间", article("第二十九条"));
  return apportion_by_ratio(total_fen,
                            {{.party = std::move(plaintiff), .weight = claimed_fen - awarded_fen, .prepaid_fen = prepaid_fen},
                             {.party = std::move(defendant), .weight = awarded_fen}});
}

}  // namespace anshu::law
