#include "law/fees.h"

#include <algorithm>

#include "base/text.h"
#include "law/data_file.h"
#include "law/money.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr const char* file = "law/fees.toml";
constexpr const char* once_basis = "民事诉讼法解释第二百零六条";

/// Yuan in the file, fen in the program.
std::int64_t to_fen(DataReader& in, std::string_view name, std::int64_t yuan) {
  if (yuan < 0 || yuan > max_amount_fen / 100) in.complain(fmt::format("{}超出范围", name));
  return yuan * 100;
}

Result<FeeBracket> read_bracket(const DataTable& table) {
  DataReader in(file, table);
  FeeBracket bracket;
  bracket.up_to_fen = to_fen(in, "up_to_yuan", in.integer_or("up_to_yuan", 0));
  bracket.flat_fen = to_fen(in, "flat_yuan", in.integer_or("flat_yuan", 0));
  const std::int64_t rate = in.integer_or("rate_bp", 0);
  if (rate < 0 || rate > 10'000) in.complain("rate_bp应在0至10000之间");
  bracket.rate_bp = static_cast<std::int32_t>(rate);
  if (bracket.rate_bp != 0 && bracket.flat_fen != 0) in.complain("一档只能是定额或者比率");
  ANSHU_CHECK(in.finish());
  return bracket;
}

void check_rule(DataReader& in, const FeeRule& rule) {
  if (rule.code.empty()) in.complain("code不能为空");
  if (rule.basis.empty()) in.complain("basis不能为空");
  if (rule.base_min_fen > rule.base_max_fen) in.complain("每件定额的下限不能大于上限");
  for (std::size_t i = 0; i < rule.brackets.size(); ++i) {
    const bool last = i + 1 == rule.brackets.size();
    if (last != (rule.brackets[i].up_to_fen == 0)) in.complain("除最后一档外都应写明up_to_yuan");
    if (!last && i > 0 && rule.brackets[i].up_to_fen <= rule.brackets[i - 1].up_to_fen) in.complain("各档的上限应由小到大");
  }
  if (!rule.share_of.empty() && !rule.brackets.empty()) in.complain("share_of与brackets只能有一个");
  if (rule.share_numerator < 1 || rule.share_denominator < rule.share_numerator) in.complain("份额应在0与1之间");
}

Result<FeeRule> read_rule(const DataTable& table) {
  DataReader in(file, table);
  FeeRule rule;
  rule.code = in.text("code");
  rule.name = in.text("name");
  rule.application = in.flag("application");
  for (const auto& bracket_table : in.tables("brackets")) {
    ANSHU_TRY(const FeeBracket bracket, read_bracket(bracket_table));
    rule.brackets.push_back(bracket);
  }
  rule.base_max_fen = to_fen(in, "base_max_yuan", in.integer_or("base_max_yuan", 0));
  rule.base_min_fen = to_fen(in, "base_min_yuan", in.integer_or("base_min_yuan", rule.base_max_fen / 100));
  rule.base_always = in.flag("base_always");
  rule.share_of = in.text_or("share_of", "");
  rule.share_numerator = static_cast<std::int32_t>(in.integer_or("share_numerator", 1));
  rule.share_denominator = static_cast<std::int32_t>(in.integer_or("share_denominator", 1));
  rule.cap_fen = to_fen(in, "cap_yuan", in.integer_or("cap_yuan", 0));
  rule.halving = in.flag("halving");
  rule.prepaid = !in.flag("not_prepaid");
  rule.prepay_period = in.text_or("prepay_period", rule.application ? "FEE-PREPAY-APP" : "FEE-PREPAY");
  rule.causes = in.texts("causes");
  rule.basis = in.text("basis");
  rule.note = in.text_or("note", "");
  rule.effective_from = in.date("effective_from");
  check_rule(in, rule);
  ANSHU_CHECK(in.finish());
  return rule;
}

Result<ReliefGround> read_relief(const DataTable& table) {
  DataReader in(file, table);
  ReliefGround ground;
  ground.code = in.text("code");
  ground.kind = in.choice<ReliefKind>("kind");
  ground.name = in.text("name");
  ground.natural_persons = in.flag("natural_persons");
  const std::int64_t percent = in.integer_or("least_percent", 0);
  if (percent < 0 || percent > 99) in.complain("least_percent应在0至99之间");
  ground.least_percent = static_cast<std::int32_t>(percent);
  ground.basis = in.text("basis");
  ANSHU_CHECK(in.finish());
  return ground;
}

/// True when the cause is `prefix` or stands below it: C01 covers C01.01.001 but not C010; a single letter covers its whole list.
bool covers(std::string_view prefix, std::string_view cause) {
  if (!cause.starts_with(prefix)) return false;
  return prefix.size() == 1 || cause.size() == prefix.size() || cause[prefix.size()] == '.';
}

std::int64_t divide_half_up(std::int64_t numerator, std::int64_t denominator) {
  return (numerator + denominator / 2) / denominator;
}

/// "2,345.6789" from ten-thousandths of a fen, without trailing zeros beyond the fen.
std::string exact_yuan(std::int64_t numerator) {
  std::string text = format_yuan(numerator / 10'000);
  std::string below = fmt::format("{:04}", numerator % 10'000);
  below.erase(below.find_last_not_of('0') + 1);
  return text + below;
}

/// 1万元, 50万元, 12,345.67元
std::string yuan_text(std::int64_t fen) {
  if (fen % 1'000'000 == 0 && fen != 0) return fmt::format("{}万元", fen / 1'000'000);
  return format_yuan(fen) + "元";
}

class Computation {
 public:
  Computation(const FeeTable& table, const FeeRule& rule, const FeeInput& input, Reasoning reasoning)
      : table_(table), rule_(rule), input_(input), reasoning_(reasoning == Reasoning::on) {}

  FeeResult run() {
    std::int64_t fee = 0;
    if (rule_.has_base() && (rule_.base_always || !input_.amount_fen)) fee += base();
    if (input_.amount_fen) fee += rule_.share_of.empty() ? scale(rule_.brackets, *input_.amount_fen) : share();
    if (reasoning_ && input_.amount_fen && rule_.base_always && rule_.has_base() && !rule_.brackets.empty())
      say(rule_.basis, "每件定额与按金额交纳的部分共{}元", format_yuan(fee));
    if (rule_.cap_fen != 0 && fee > rule_.cap_fen) {
      fee = rule_.cap_fen;
      if (reasoning_) say(rule_.basis, "最多不超过{}", yuan_text(fee));
    }
    if (reasoning_ && fee == 0) say(rule_.basis, "{}：不交纳", rule_.name);
    result_.full_fen = result_.fee_fen = fee;
    result_.prepaid = rule_.prepaid;
    halve();
    if (reasoning_ && !rule_.prepaid) say("诉讼费用交纳办法第二十条第二款", "{}不预交", rule_.name);
    return std::move(result_);
  }

 private:
  template <class... Args>
  void say(std::string basis, fmt::format_string<Args...> text, Args&&... args) {
    result_.steps.push_back({fmt::format(text, std::forward<Args>(args)...), std::move(basis)});
  }

  std::int64_t base() {
    const bool range = rule_.base_min_fen != rule_.base_max_fen;
    const std::int64_t base = input_.base_fen.value_or(rule_.base_max_fen);
    result_.needs_provincial_standard = range && !input_.base_fen;
    if (reasoning_) {
      say(rule_.basis, "{}：每件{}", rule_.name, yuan_text(base));
      if (result_.needs_provincial_standard)
        say(rule_.basis, "法定幅度为每件{}至{}，幅度内取值待本省标准，暂按上限", yuan_text(rule_.base_min_fen),
            yuan_text(rule_.base_max_fen));
    }
    return base;
  }

  /// 分段累计, rounded to the fen once at the end.
  std::int64_t scale(const std::vector<FeeBracket>& brackets, std::int64_t amount) {
    std::int64_t numerator = 0, from = 0;  // ten-thousandths of a fen
    for (const auto& bracket : brackets) {
      if (amount <= from && from != 0) break;
      const std::int64_t to = bracket.up_to_fen == 0 ? amount : std::min(amount, bracket.up_to_fen);
      const std::int64_t part = bracket.rate_bp == 0 ? bracket.flat_fen * 10'000 : (to - from) * bracket.rate_bp;
      numerator += part;
      if (reasoning_) say_bracket(bracket, from, to, part);
      from = bracket.up_to_fen;
      if (from == 0) break;
    }
    const std::int64_t fee = divide_half_up(numerator, 10'000);
    if (reasoning_ && brackets.size() > 1)
      say(rule_.basis, "合计{}元{}", format_yuan(fee), numerator % 10'000 == 0 ? "" : "（四舍五入到分）");
    return fee;
  }

  void say_bracket(const FeeBracket& bracket, std::int64_t from, std::int64_t to, std::int64_t part) {
    const std::string range = from == 0 ? fmt::format("不超过{}的部分", yuan_text(bracket.up_to_fen))
                              : bracket.up_to_fen == 0
                                  ? fmt::format("超过{}的部分", yuan_text(from))
                                  : fmt::format("超过{}至{}的部分", yuan_text(from), yuan_text(bracket.up_to_fen));
    if (bracket.rate_bp != 0)
      say(rule_.basis, "{}{}元，按{}%交纳：{}元", range, format_yuan(to - from), percent(bracket.rate_bp), exact_yuan(part));
    else if (bracket.flat_fen != 0)
      say(rule_.basis, "{}：{}", range, yuan_text(bracket.flat_fen));
    else
      say(rule_.basis, "{}不另交纳", range);
  }
  static std::string percent(std::int32_t rate_bp) {
    std::string text = fmt::format("{}.{:02}", rate_bp / 100, rate_bp % 100);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }

  std::int64_t share() {
    const FeeRule& whole = *table_.find(rule_.share_of, input_.on);
    const std::int64_t fee =
        divide_half_up(scale(whole.brackets, *input_.amount_fen) * rule_.share_numerator, rule_.share_denominator);
    if (reasoning_ && rule_.share_denominator != 1)
      say(rule_.basis, "{}按{}的{}分之{}：{}元", rule_.name, whole.name, rule_.share_denominator, rule_.share_numerator,
          format_yuan(fee));
    return fee;
  }

  /// Several grounds halve once, not twice (民诉解释第二百零六条).
  void halve() {
    if (!rule_.halving || result_.full_fen == 0) return;
    const bool simplified = input_.simplified && !input_.appeal;
    const int grounds = simplified + (input_.mediated || input_.withdrawn) + input_.counterclaim;
    if (reasoning_ && input_.simplified && input_.appeal)
      say("诉讼费用交纳办法第十七条", "第二审案件受理费按照不服的部分计算，不因第一审适用简易程序减半");
    if (grounds == 0) return;
    result_.halved = true;
    result_.fee_fen = divide_half_up(result_.full_fen, 2);
    if (!reasoning_) return;
    if (simplified) say("诉讼费用交纳办法第十六条", "适用简易程序，减半交纳");
    if (input_.mediated) say("诉讼费用交纳办法第十五条", "以调解方式结案，减半交纳");
    if (input_.withdrawn) say("诉讼费用交纳办法第十五条", "申请撤诉，减半交纳");
    if (input_.counterclaim) say("诉讼费用交纳办法第十八条", "反诉、有独立请求权的第三人提出的诉讼请求合并审理，减半交纳");
    say(once_basis, "{}应交{}元", grounds > 1 ? "只减半一次，" : "", format_yuan(result_.fee_fen));
  }

  const FeeTable& table_;
  const FeeRule& rule_;
  const FeeInput& input_;
  bool reasoning_;
  FeeResult result_;
};

}  // namespace

Result<FeeTable> FeeTable::load(std::string_view toml) {
  ANSHU_TRY(const DataTable document, parse_data_file(toml, file));
  DataReader in(file, document);
  const auto tables = in.tables("fee"), reliefs = in.tables("relief");
  ANSHU_CHECK(in.finish());
  FeeTable fees;
  for (const auto& table : tables) {
    ANSHU_TRY(FeeRule rule, read_rule(table));
    auto& versions = fees.versions_[rule.code];
    const auto later = std::find_if(versions.begin(), versions.end(),
                                    [&](std::size_t i) { return fees.rules_[i].effective_from >= rule.effective_from; });
    if (later != versions.end() && fees.rules_[*later].effective_from == rule.effective_from)
      return bad_data(file, table.line, fmt::format("费用{}重复", rule.code));
    if (!rule.share_of.empty() && !fees.versions_.contains(rule.share_of))
      return bad_data(file, table.line, fmt::format("前面没有费用{}", rule.share_of));
    versions.insert(later, fees.rules_.size());
    fees.rules_.push_back(std::move(rule));
  }
  for (const auto& table : reliefs) {
    ANSHU_TRY(ReliefGround ground, read_relief(table));
    if (!fees.relief_index_.emplace(ground.code, fees.reliefs_.size()).second)
      return bad_data(file, table.line, fmt::format("救助事由{}重复", ground.code));
    fees.reliefs_.push_back(std::move(ground));
  }
  for (const char* needed : {"property", "other"})
    if (!fees.versions_.contains(needed)) return bad_data(file, 0, fmt::format("缺少费用{}", needed));
  return fees;
}

const FeeRule* FeeTable::find(std::string_view kind, Date on) const {
  const auto found = versions_.find(kind);
  if (found == versions_.end()) return nullptr;
  const FeeRule* version = &rules_[found->second.front()];
  for (const std::size_t i : found->second)
    if (rules_[i].effective_from <= on) version = &rules_[i];
  return version;
}

const FeeRule* FeeTable::for_cause(std::string_view cause_code, bool has_amount, Date on) const {
  const FeeRule* best = nullptr;
  std::size_t length = 0;
  for (const auto& rule : rules_)
    for (const auto& prefix : rule.causes)
      if (prefix.size() > length && covers(prefix, cause_code)) best = &rule, length = prefix.size();
  if (best) return find(best->code, on);
  return cause_code.starts_with('C') ? find(has_amount ? "property" : "other", on) : nullptr;
}

Result<FeeResult> compute_fee(const FeeTable& table, const FeeInput& input, Reasoning reasoning) {
  const FeeRule* rule = table.find(input.kind, input.on);
  if (!rule) return refuse(RefusalKind::invalid, "E_FEE_KIND_UNKNOWN", fmt::format("没有{}这种费用", input.kind));
  if (!input.amount_fen && !rule->has_base() && (!rule->brackets.empty() || !rule->share_of.empty()))
    return refuse(RefusalKind::invalid, "E_FEE_AMOUNT_REQUIRED", fmt::format("{}按金额计算，应写明金额", rule->name),
                  rule->basis);
  if (input.amount_fen && *input.amount_fen < 0)
    return refuse(RefusalKind::invalid, "E_FEE_AMOUNT_NEGATIVE", "金额不能为负数", rule->basis);
  if (input.amount_fen && *input.amount_fen > max_amount_fen)
    return refuse(RefusalKind::invalid, "E_FEE_AMOUNT_TOO_LARGE", "金额超过十万亿元，请核对", rule->basis);
  if (input.base_fen && (*input.base_fen < rule->base_min_fen || *input.base_fen > rule->base_max_fen))
    return refuse(RefusalKind::invalid, "E_FEE_BASE_OUT_OF_RANGE",
                  rule->has_base() ? fmt::format("{}每件应在{}至{}之间", rule->name, yuan_text(rule->base_min_fen),
                                                 yuan_text(rule->base_max_fen))
                                   : fmt::format("{}没有每件定额", rule->name),
                  rule->basis);
  return Computation(table, *rule, input, reasoning).run();
}

}  // namespace anshu::law
