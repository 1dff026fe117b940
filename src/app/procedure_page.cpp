// One procedure as a page for people: what the engine follows, with nothing left out.
#include <fmt/format.h>

#include "app/procedure_files.h"

namespace anshu::app {
namespace {

using cases::Procedure;
using cases::ProcedureStep;
using cases::StepCondition;

std::string joined(const std::vector<std::string>& texts, const char* between = "、") {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

std::string with_basis(const std::string& basis) { return basis.empty() ? "" : "（" + basis + "）"; }

class Page {
 public:
  Page(const Procedure& procedure, const law::LawBook& law, const people::Permissions& permissions,
       const documents::Templates& templates)
      : procedure_(procedure), law_(law), permissions_(permissions), templates_(templates) {}

  std::string make() {
    head();
    for (const auto& filing : procedure_.online_filings) online(filing);
    diagram();
    overview();
    for (const auto& step : procedure_.steps) one(step);
    return std::move(page_);
  }

 private:
  void line(const std::string& text) { page_ += text + "\n"; }

  void head() {
    line(fmt::format("# {}", procedure_.name));
    line(fmt::format("\n由 `reference/procedures/` 生成（代码 `{}`），公用的部分已经展开。依据：{}\n", procedure_.code,
                     procedure_.basis));
    line("| 案件类型 | 代字 | 名称 |\n|---|---|---|");
    for (const auto& code : procedure_.case_types)
      if (const auto* type = law_.case_types.find(code)) line(fmt::format("| `{}` | {} | {} |", code, type->daizi, type->name));
    if (!procedure_.sides.empty()) {
      line("\n| 当事人 | 称谓 |\n|---|---|");
      for (const auto& side : procedure_.sides) line(fmt::format("| `{}` | {} |", side.code, side.name));
    }
    if (!procedure_.trial_clocks.empty()) {
      line(fmt::format("\n| {} | 期限 | 长度 | 起算 | 依据 |\n|---|---|---|---|---|", procedure_.trial_label));
      for (const auto& clock : procedure_.trial_clocks) {
        const law::PeriodRule& rule = *law_.rules.find(clock.rule);
        line(fmt::format("| {} | `{}` {} | {} | {} | {} |", clock.name.empty() ? "—" : clock.name, rule.code, rule.name,
                         rule.length_text(), rule.starts_on, rule.basis));
      }
    }
    std::vector<std::string> ways;
    for (const auto& way : law_.codes.list(procedure_.close_ways)) ways.push_back(way.name);
    line(fmt::format("\n结案方式（`{}`）：{}。\n", procedure_.close_ways, joined(ways)));
  }

  /// What a litigant fills in, and what the court makes of it.
  void online(const cases::OnlineFiling& filing) {
    line(fmt::format("## 网上立案：{}\n\n{}{}\n", filing.name, filing.help, with_basis(filing.basis)));
    line(fmt::format("文书：{}，由{}签名或者盖章；{}。", filing.paper, filing.signer,
                     filing.fee.empty()      ? "不预交费用"
                     : filing.fee == "cause" ? "按案由预交诉讼费用"
                                             : "预交诉讼费用（`" + filing.fee + "`）"));
    line("\n| 填写 | 必填 | 说明 |\n|---|---|---|");
    for (const auto& side : filing.sides) line(fmt::format("| {} | {} | {} |", side.title, side.required ? "是" : "", side.help));
    for (const auto& field : filing.fields) {
      std::vector<std::string> choices;
      for (const auto& choice : field.choices) choices.push_back(choice.name);
      const std::string help = choices.empty() ? field.help : joined(choices) + (field.help.empty() ? "" : "。" + field.help);
      line(fmt::format("| {} | {} | {} |", field.label, field.required ? "是" : "", help));
    }
    line(fmt::format("| {} | 是 | |\n| 事实与理由 | 是 | |\n", filing.claims));
    std::vector<std::string> titles;
    for (const auto& document : filing.documents)
      if (const auto* form = templates_.find(document.code)) titles.push_back("《" + form->title + "》");
    if (!titles.empty()) line(fmt::format("立案时制作{}。\n", joined(titles)));
  }

  void diagram() {
    line("## 阶段\n\n```mermaid\nstateDiagram-v2");
    for (const auto& stage : procedure_.stages) line(fmt::format("  {}: {}", stage.code, stage.name));
    line(fmt::format("  [*] --> {}", procedure_.stages.front().code));
    for (const auto& step : procedure_.steps)
      for (const auto& from : step.from)
        if (moves(step, from)) line(fmt::format("  {} --> {}: {}", from, step.to, step.name));
    for (const auto& stage : procedure_.stages)
      if (stage.status == "archived") line(fmt::format("  {} --> [*]", stage.code));
    line("```\n\n| 阶段 | 状态 | 可以办理 |\n|---|---|---|");
    for (const auto& stage : procedure_.stages) {
      std::vector<std::string> steps;
      for (const auto& step : procedure_.steps)
        if (std::ranges::find(step.from, stage.code) != step.from.end()) steps.push_back(step.name);
      line(fmt::format("| {}（`{}`） | {} | {} |", stage.name, stage.code, cases::status_name(stage.status), joined(steps)));
    }
    for (const auto& event : procedure_.events)
      for (const auto& clock : event.starts)
        line(fmt::format("\n“{}”时开始：{}", permissions_.action_name(event.action), clock_text(clock.rule)));
  }

  bool moves(const ProcedureStep& step, const std::string& from) const {
    if (step.to.empty() || step.to == from) return false;
    return step.back || procedure_.order_of(step.to) > procedure_.order_of(from);
  }

  void overview() {
    line("\n## 步骤\n\n| 步骤 | 由 | 至 | 岗位 | 期限 | 文书 |\n|---|---|---|---|---|---|");
    for (const auto& step : procedure_.steps) {
      std::vector<std::string> from, clocks, forms;
      for (const auto& code : step.from) from.push_back(procedure_.stage_name(code));
      for (const auto& clock : step.starts) clocks.push_back("起 `" + clock.rule + "`");
      for (const auto& clock : step.stops) clocks.push_back("止 `" + clock.rule + "`");
      for (const auto& form : step.documents) forms.push_back(title(form.code));
      line(fmt::format("| {} | {} | {} | {} | {} | {} |", step.name, joined(from),
                       step.to.empty() ? "—" : procedure_.stage_name(step.to), permissions_.action_name(step.action),
                       clocks.empty() ? "—" : joined(clocks), forms.empty() ? "—" : joined(forms)));
    }
  }

  std::string title(const std::string& code) const {
    const auto* form = templates_.find(code);
    return form ? form->title : code;
  }
  std::string clock_text(const std::string& code) const {
    if (code == "trial") return "审理（办案）期限";
    if (code == "*") return "全部期限";
    const law::PeriodRule* rule = law_.rules.find(code);
    return rule ? fmt::format("{} `{}`（{}，{}）", rule->name, rule->code, rule->length_text(), rule->basis) : code;
  }
  std::string ground_text(const std::string& code) const {
    const law::ExclusionGround* ground = law_.rules.ground(code);
    return ground ? fmt::format("{} `{}`（{}）", ground->name, code, ground->basis) : code;
  }

  static std::string choice_name(const cases::StepField& field, const std::string& code) {
    for (const auto& choice : field.choices)
      if (choice.code == code) return choice.name;
    return code;
  }

  std::string value_name(const ProcedureStep& step, const StepCondition& condition, const std::string& value) const {
    if (value.empty()) return "未填";
    if (condition.of == "trial_procedure") {
      for (const auto& clock : procedure_.trial_clocks)
        if (clock.trial_procedure == value) return clock.name;
    } else if (condition.of == "source") {
      return value == "import" ? "台账导入" : "立案";
    } else if (condition.of == "case_type") {
      if (const auto* type = law_.case_types.find(value)) return type->name;
    } else if (const auto* field = step.field(condition.of)) {
      if (field->source.starts_with("codes:"))
        if (const auto* item = law_.codes.find(field->source.substr(6), value)) return item->name;
      return choice_name(*field, value);
    }
    return value == "true" ? "是" : value == "false" ? "否" : value;
  }

  std::string when_text(const ProcedureStep& step, const std::vector<StepCondition>& conditions) const {
    std::string text;
    for (const auto& condition : conditions) {
      std::vector<std::string> values;
      for (const auto& value : condition.is) values.push_back(value_name(step, condition, value));
      const auto* field = step.field(condition.of);
      const std::string subject = field                          ? field->label
                                  : condition.of == "source"     ? "来源"
                                  : condition.of == "case_type"  ? "案件类型"
                                  : condition.of == "in_custody" ? "在押"
                                                                 : procedure_.trial_label;
      text += fmt::format("{}{}为{}", text.empty() ? "" : "，", subject, joined(values, "或"));
    }
    return text.empty() ? "" : "〔" + text + "〕";
  }

  /// Which kind of organ handles these cases.
  std::string organ_kind() const {
    const law::CaseType* type = law_.case_types.find(procedure_.case_types.front());
    return type && type->of_procuratorates() ? "procuratorate" : "court";
  }

  std::string roles_text(const std::string& action) const {
    std::vector<std::string> names;
    for (const auto& role : permissions_.roles())
      if (role.exists_in(organ_kind()) && std::ranges::find(role.actions, action) != role.actions.end())
        names.push_back(role.name);
    return joined(names);
  }

  void one(const ProcedureStep& step) {
    line(fmt::format("\n### {}（`{}`）\n\n{}\n", step.name, step.code, step.help));
    line(fmt::format("* 岗位：{}；登记“{}”", roles_text(step.action), step.date_label));
    for (const auto& field : step.fields) line(field_text(field));
    effects(step);
    for (const auto& guard : step.guards)
      line(fmt::format("* {}：{}{}{} `{}`",
                       guard.level == "warn"   ? "提示"
                       : guard.level == "hide" ? "不适用"
                                               : "不准",
                       guard.message, with_basis(guard.basis), when_text(step, guard.when), guard.code));
  }

  std::string field_text(const cases::StepField& field) const {
    std::string options;
    if (field.source.starts_with("codes:"))
      options = "，选项见代码表 `" + field.source.substr(6) + "`";
    else if (field.source.starts_with("parties:"))
      options = "，选择当事人";
    for (const auto& choice : field.choices) options += (options.empty() ? "：" : "、") + choice.name;
    return fmt::format("* 填写：{}{}{}", field.label, field.required ? "（必填）" : "", options);
  }

  void effects(const ProcedureStep& step) {
    for (const auto& conversion : step.converts) {
      const auto clock = std::ranges::find(procedure_.trial_clocks, conversion.to, &cases::TrialClock::trial_procedure);
      line(fmt::format("* 转换：转为{}，期限{}{}", clock->name,
                       conversion.clock == "restarts" ? "自办理之日重新计算" : "自立案（受理）之日连续计算",
                       when_text(step, conversion.when)));
    }
    for (const auto& exclusion : step.excludes)
      line(fmt::format("* 开始扣除：{}{}{}", ground_text(exclusion.ground), exclusion.until.empty() ? "，至另行登记结束" : "",
                       when_text(step, exclusion.when)));
    for (const auto& resumption : step.resumes)
      line(fmt::format("* 结束扣除：{}{}", ground_text(resumption.ground), when_text(step, resumption.when)));
    for (const auto& clock : step.stops)
      line(fmt::format("* 停止期限：{}{}{}", clock_text(clock.rule), clock.outcome == "stopped" ? "（不再计算）" : "",
                       when_text(step, clock.when)));
    for (const auto& clock : step.starts)
      line(fmt::format("* 开始期限：{}{}{}", clock_text(clock.rule), clock.due.empty() ? "" : "，由承办人指定届满日",
                       when_text(step, clock.when)));
    for (const auto& form : step.documents)
      line(fmt::format("* 制作文书：{} `{}`{}", title(form.code), form.code, form.each.empty() ? "" : "（每名当事人一份）"));
  }

  const Procedure& procedure_;
  const law::LawBook& law_;
  const people::Permissions& permissions_;
  const documents::Templates& templates_;
  std::string page_;
};

}  // namespace

std::string procedure_page(const Procedure& procedure, const law::LawBook& law, const people::Permissions& permissions,
                           const documents::Templates& templates) {
  return Page(procedure, law, permissions, templates).make();
}

}  // namespace anshu::app
