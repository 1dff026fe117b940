#include "law/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "law/data_file.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

constexpr const char* file = "law/periods.toml";

bool is_rule_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(),
                                      [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::int32_t small(DataReader& in, std::string_view name, std::int64_t value) {
  if (value < 0 || value > 10'000) in.complain(fmt::format("{}应在0至10000之间", name));
  return static_cast<std::int32_t>(value);
}
std::int32_t small_or_zero(DataReader& in, std::string_view name) { return small(in, name, in.integer_or(name, 0)); }

Result<ExclusionGround> read_ground(const DataTable& table) {
  DataReader in(file, table);
  ExclusionGround ground;
  ground.code = in.text("code");
  ground.name = in.text("name");
  ground.starts_on = in.text("starts_on");
  ground.ends_on = in.text("ends_on");
  ground.basis = in.text("basis");
  ground.document = in.text_or("document", "文书");
  ground.approver = in.text_or("approver", "");
  ground.max_days = small_or_zero(in, "max_days");
  ground.max_months = small_or_zero(in, "max_months");
  ground.max_times = small_or_zero(in, "max_times");
  ground.restarts = in.flag("restarts");
  if (!is_rule_code(ground.code)) in.complain("扣除事由代码只用大写字母、数字和连字符");
  ANSHU_CHECK(in.finish());
  return ground;
}

Result<Extension> read_extension(const DataTable& table) {
  DataReader in(file, table);
  Extension extension;
  extension.months = small_or_zero(in, "months");
  extension.days = small_or_zero(in, "days");
  extension.open_ended = in.flag("open_ended");
  extension.approver = in.text("approver");
  extension.basis = in.text("basis");
  if (extension.months == 0 && extension.days == 0 && !extension.open_ended) in.complain("延长应写明月数、日数或open_ended");
  ANSHU_CHECK(in.finish());
  return extension;
}

/// What must hold between the members of one rule.
void check_rule(DataReader& in, const PeriodRule& rule) {
  const bool by_month = rule.unit == PeriodUnit::month || rule.unit == PeriodUnit::year;
  if (!is_rule_code(rule.code)) in.complain("期限代码只用大写字母、数字和连字符");
  if (rule.basis.empty()) in.complain("basis不能为空");
  if (rule.unlimited != (rule.length == 0)) in.complain("length应大于0（没有法定期限的写unlimited = true）");
  if (rule.extra_days != 0 && rule.unit != PeriodUnit::month) in.complain("extra_days只用于以月计的期限");
  if (in.has("month_rule") && !by_month) in.complain("month_rule只用于以月、年计的期限");
  if (rule.backward && rule.roll == Roll::next_workday) in.complain("反向期限不顺延，roll应为earlier或none");
  if (!rule.backward && rule.roll == Roll::earlier) in.complain("roll = earlier只用于反向期限");
  if (rule.unit == PeriodUnit::hour && rule.roll != Roll::none) in.complain("以时计的期限不顺延，roll应为none");
  if (rule.fixed && (!rule.extensions.empty() || !rule.exclusions.empty())) in.complain("不变期间不得延长、扣除或者中止");
  const bool plain = rule.backward || rule.unlimited || rule.unit == PeriodUnit::hour || rule.unit == PeriodUnit::workday;
  if (plain && (!rule.extensions.empty() || !rule.exclusions.empty())) in.complain("这种期限没有延长和扣除");
  if (rule.decide_before_days > rule.apply_before_days) in.complain("decide_before_days不能大于apply_before_days");
  if (rule.apply_before_days != 0 && rule.extensions.empty()) in.complain("没有延长的期限不写apply_before_days");
  if (!std::is_sorted(rule.warn_days.rbegin(), rule.warn_days.rend())) in.complain("warn_days应由大到小");
}

/// Reads the members that are lists; complaints about their items are the rule's own.
Result<void> read_lists(DataReader& in, const Rules& rules, PeriodRule& rule) {
  for (const auto& extension_table : in.tables("extensions")) {
    ANSHU_TRY(Extension extension, read_extension(extension_table));
    rule.extensions.push_back(std::move(extension));
  }
  for (const auto& code : in.texts("exclusions")) {
    const ExclusionGround* ground = rules.ground(code);
    if (ground)
      rule.exclusions.push_back(*ground);
    else
      in.complain(fmt::format("没有扣除事由{}", code));
  }
  for (const auto days : in.integers("warn_days")) rule.warn_days.push_back(small(in, "warn_days", days));
  return {};
}

Result<PeriodRule> read_rule(const DataTable& table, const Rules& rules) {
  DataReader in(file, table);
  PeriodRule rule;
  rule.code = in.text("code");
  rule.name = in.text("name");
  rule.group = in.text("group");
  rule.starts_on = in.text("starts_on");
  rule.branch = in.choice<Branch>("branch");
  rule.unlimited = in.flag("unlimited");
  rule.length = small_or_zero(in, "length");
  rule.unit = in.choice<PeriodUnit>("unit");
  rule.extra_days = small_or_zero(in, "extra_days");
  rule.bound = in.choice<Bound>("bound", Bound::exact);
  rule.month_rule = in.choice<MonthRule>("month_rule", rule.branch == Branch::criminal ? MonthRule::criminal : MonthRule::civil);
  rule.backward = in.flag("backward");
  rule.roll = in.choice<Roll>("roll", rule.backward                   ? Roll::earlier
                                      : rule.unit == PeriodUnit::hour ? Roll::none
                                                                      : Roll::next_workday);
  rule.custody_never_rolls = in.flag("custody_never_rolls");
  rule.custody_rule = in.text_or("custody_rule", "");
  rule.fixed = in.flag("fixed");
  rule.after_closing = in.flag("after_closing");
  rule.basis = in.text("basis");
  rule.apply_before_days = small_or_zero(in, "apply_before_days");
  rule.decide_before_days = small_or_zero(in, "decide_before_days");
  rule.owner = in.text_or("owner", "");
  rule.note = in.text_or("note", "");
  rule.effective_from = in.date("effective_from");
  ANSHU_CHECK(read_lists(in, rules, rule));
  check_rule(in, rule);
  ANSHU_CHECK(in.finish());
  return rule;
}

}  // namespace

const ExclusionGround* PeriodRule::ground(std::string_view ground_code) const {
  for (const auto& ground : exclusions)
    if (ground.code == ground_code) return &ground;
  return nullptr;
}

std::string PeriodRule::length_text() const {
  static constexpr const char* units[] = {"小时", "日", "个工作日", "个月", "年"};
  if (unlimited) return "无法定期限";
  std::string text = fmt::format("{}{}", length, units[static_cast<std::size_t>(unit)]);
  if (extra_days != 0) text += fmt::format("{}日", extra_days);
  return text;
}

Result<Rules> Rules::load(std::string_view toml) {
  ANSHU_TRY(const DataTable document, parse_data_file(toml, file));
  DataReader in(file, document);
  const auto ground_tables = in.tables("exclusion"), rule_tables = in.tables("period");
  ANSHU_CHECK(in.finish());
  Rules rules;
  for (const auto& table : ground_tables) {
    ANSHU_TRY(ExclusionGround ground, read_ground(table));
    if (!rules.ground_index_.emplace(ground.code, rules.grounds_.size()).second)
      return bad_data(file, table.line, fmt::format("扣除事由{}重复", ground.code));
    rules.grounds_.push_back(std::move(ground));
  }
  for (const auto& table : rule_tables) {
    ANSHU_TRY(PeriodRule rule, read_rule(table, rules));
    auto& versions = rules.versions_[rule.code];
    const auto later = std::find_if(versions.begin(), versions.end(),
                                    [&](std::size_t i) { return rules.rules_[i].effective_from >= rule.effective_from; });
    if (later != versions.end() && rules.rules_[*later].effective_from == rule.effective_from)
      return bad_data(file, table.line, fmt::format("期限{}重复", rule.code));
    versions.insert(later, rules.rules_.size());
    rules.rules_.push_back(std::move(rule));
  }
  for (const auto& rule : rules.rules_)
    if (!rule.custody_rule.empty() && !rules.find(rule.custody_rule))
      return bad_data(file, 0, fmt::format("期限{}的custody_rule {}不存在", rule.code, rule.custody_rule));
  return rules;
}

const PeriodRule* Rules::find(std::string_view code) const {
  const auto found = versions_.find(code);
  return found == versions_.end() ? nullptr : &rules_[found->second.back()];
}

const PeriodRule* Rules::find(std::string_view code, Date on) const {
  const auto found = versions_.find(code);
  if (found == versions_.end()) return nullptr;
  const PeriodRule* version = &rules_[found->second.front()];
  for (const std::size_t i : found->second)
    if (rules_[i].effective_from <= on) version = &rules_[i];
  return version;
}

}  // namespace anshu::law
