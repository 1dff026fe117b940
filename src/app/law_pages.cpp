#include "app/law_pages.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"
#include "law/questions.h"

namespace anshu::app {
namespace {

std::string periods_page(const law::LawBook& law) {
  static constexpr std::pair<const char*, const char*> groups[] = {
      {"trial", "审限"},        {"filing", "立案与移送"},    {"node", "审理中的节点"},
      {"preservation", "保全"}, {"enforcement", "执行节点"}, {"procuratorate", "检察"},
  };
  std::string page =
      "# 期间与审限\n\n由 `reference/law/periods.toml` 生成。`anshu law period --rule 代码 --from 日期` "
      "按这些规则计算并说明理由。\n\n"
      "末日遇休息日的，顺延至其后第一个工作日；“不顺延”“提前”另行注明；“在押不顺延”依刑事诉讼法第一百零五条第四款。\n";
  for (const auto& [group, name] : groups) {
    const auto rules = law::ask_rules(law, group);
    if (!rules) continue;
    page += fmt::format(
        "\n## {}\n\n| 代码 | 名称 | 长度 | 起算 | 延长 | 扣除 | 末日 | 依据 |\n|---|---|---|---|---|---|---|---|\n", name);
    for (const auto& rule : rules->rules) {
      std::string last = rule.roll == "none" ? "不顺延" : rule.roll == "earlier" ? "提前" : "";
      if (rule.custody_never_rolls) last = "在押不顺延";
      page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} |\n", rule.code, rule.name, rule.length, rule.starts_on,
                          rule.extension, fmt::join(rule.exclusions, " "), last, rule.basis);
    }
  }
  page += "\n## 扣除、中止事由\n\n| 代码 | 事由 | 起 | 止 | 上限 | 依据 |\n|---|---|---|---|---|---|\n";
  for (const auto& ground : law.rules.grounds()) {
    std::string limit;
    if (ground.max_days != 0) limit = fmt::format("{}日", ground.max_days);
    if (ground.max_months != 0) limit = fmt::format("{}个月", ground.max_months);
    if (ground.restarts) limit += limit.empty() ? "重新计算" : "，重新计算";
    page += fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", ground.code, ground.name, ground.starts_on, ground.ends_on, limit,
                        ground.basis);
  }
  return page;
}

/// 10,000.00 as 1万, 300.00 as 300.
std::string short_yuan(std::int64_t fen) {
  if (fen != 0 && fen % 1'000'000 == 0) return fmt::format("{}万", fen / 1'000'000);
  return fen % 100 == 0 ? fmt::format("{}", fen / 100) : format_yuan(fen);
}

std::string tariff_text(const law::LawBook& law, const law::FeeRule& rule) {
  std::string text;
  const auto add = [&](std::string part) { text += (text.empty() ? "" : "；") + std::move(part); };
  if (rule.has_base())
    add(rule.base_min_fen == rule.base_max_fen
            ? fmt::format("每件{}元", short_yuan(rule.base_max_fen))
            : fmt::format("每件{}至{}元", short_yuan(rule.base_min_fen), short_yuan(rule.base_max_fen)));
  std::int64_t from = 0;
  for (const auto& bracket : rule.brackets) {
    const std::string range = bracket.up_to_fen == 0 ? short_yuan(from) + "元以上" : "至" + short_yuan(bracket.up_to_fen) + "元";
    add(bracket.rate_bp != 0    ? fmt::format("{} {}.{:02}%", range, bracket.rate_bp / 100, bracket.rate_bp % 100)
        : bracket.flat_fen != 0 ? fmt::format("{} {}元", range, short_yuan(bracket.flat_fen))
                                : range + " 不另交");
    from = bracket.up_to_fen;
  }
  if (!rule.share_of.empty()) {
    const law::FeeRule* whole = law.fees.find(rule.share_of, rule.effective_from);
    add(rule.share_denominator == 1 ? "有金额的按" + whole->name
                                    : fmt::format("{}的{}分之{}", whole->name, rule.share_denominator, rule.share_numerator));
  }
  if (rule.cap_fen != 0) add(fmt::format("最多{}元", short_yuan(rule.cap_fen)));
  return text.empty() ? "不交纳" : text;
}

std::string fees_page(const law::LawBook& law) {
  static constexpr const char* reliefs[] = {"免交", "减交", "缓交"};
  std::string page =
      "# 诉讼费用\n\n由 `reference/law/fees.toml` 生成。`anshu law fee --kind 费种 --amount 元` 按这些标准计算并说明理由。\n\n"
      "分段累计，四舍五入到分；可以减半的只减半一次。幅度内的定额由省级人民政府确定（`reference/law/provincial.toml`）。\n";
  for (const bool application : {false, true}) {
    page += fmt::format("\n## {}\n\n| 代码 | 名称 | 标准 | 减半 | 预交 | 依据 | 说明 |\n|---|---|---|---|---|---|---|\n",
                        application ? "申请费" : "案件受理费");
    for (const auto& rule : law.fees.all())
      if (rule.application == application)
        page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", rule.code, rule.name, tariff_text(law, rule),
                            rule.halving ? "可以" : "", rule.prepaid ? "" : "不预交", rule.basis, rule.note);
  }
  page += "\n## 司法救助\n\n| 代码 | 种类 | 事由 | 限制 | 依据 |\n|---|---|---|---|---|\n";
  for (const auto& ground : law.fees.relief_grounds())
    page +=
        fmt::format("| `{}` | {} | {} | {} | {} |\n", ground.code, reliefs[static_cast<std::size_t>(ground.kind)], ground.name,
                    ground.natural_persons      ? "只适用于自然人"
                    : ground.least_percent != 0 ? fmt::format("不低于{}%", ground.least_percent)
                                                : std::string(),
                    ground.basis);
  page += "\n## 各省每件定额\n\n| 省 | 费种 | 每件（元） | 核对 | 依据 | 施行 |\n|---|---|---|---|---|---|\n";
  for (const auto& province : law.provincial_fees.all()) {
    if (province.bases.empty()) page += fmt::format("| {} | | 待核 | | | |\n", province.name);
    for (const auto& base : province.bases)
      page += fmt::format("| {} | `{}` | {} | {} | {} | {} |\n", province.name, base.kind, short_yuan(base.base_fen),
                          base.verified ? "已核" : "待核", base.basis, base.effective_from.iso());
  }
  return page;
}

std::string case_types_page(const law::LawBook& law) {
  static constexpr const char* ranks[] = {"最高", "高级", "中级", "基层"};
  std::string page =
      "# 案件类型及代字\n\n由 `reference/master/case_types.csv` 生成。几个类型可以共用一个代字；办理的法院层级由诉讼法推得。\n\n"
      "| 代码 | 类别 | 案件类型 | 代字 | 法院 | 编号 | 说明 |\n|---|---|---|---|---|---|---|\n";
  for (const auto& type : law.case_types.all()) {
    std::vector<std::string> levels;
    for (const auto rank : type.ranks) levels.emplace_back(ranks[static_cast<std::size_t>(rank)]);
    if (type.specialised_courts) levels.emplace_back("专门");
    page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", type.code, type.category, type.name, type.daizi,
                        fmt::join(levels, "、"), law::CaseTypes::random_serial(type.daizi) ? "8位随机数" : "", type.note);
  }
  page +=
      "\n## 检察文书代字\n\n由 `reference/law/procuratorate-words.csv` 生成；各院实际用字不一，待核。\n\n| 代字 | 文书 | 业务 "
      "|\n|---|---|---|\n";
  for (const auto& word : law.procuratorates.words()) page += fmt::format("| {} | {} | {} |\n", word.word, word.name, word.area);
  return page;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> law_pages(const law::LawBook& law) {
  return {{"periods.md", periods_page(law)}, {"fees.md", fees_page(law)}, {"case-types.md", case_types_page(law)}};
}

}  // namespace anshu::app
