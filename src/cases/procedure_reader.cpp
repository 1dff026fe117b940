// Reads one procedure and checks everything that can be checked before a case meets it.
#include <set>

#include "cases/form_field_reader.h"
#include "cases/guards.h"
#include "cases/procedure.h"
#include "law/data_file.h"
#include "law/law_book.h"
#include "law/refusals.h"
#include "people/permissions.h"

namespace anshu::cases {
namespace {

constexpr std::array stage_statuses = {"open", "closed", "archived"};
constexpr std::array case_conditions = {"trial_procedure", "source", "case_type", "in_custody"};
constexpr std::array case_dates = {"filed_on", "received_on", "due_on"};  // beside step_facts(); due_on: of the trial limit

template <class List>
bool contains(const List& list, std::string_view name) {
  return std::ranges::any_of(list, [&](const auto& item) { return name == item; });
}

bool is_fact_date(std::string_view name) { return name.ends_with("_on") && contains(step_facts(), name); }

/// Reads one file. What stands alone is read first (stages, names of steps), so that everything else can be checked against it.
class ProcedureReader {
 public:
  ProcedureReader(const law::DataTable& document, const ProcedureNames& names) : document_(document), names_(names) {}

  Result<Procedure> read() {
    law::DataReader reader(document_);
    procedure_.code = reader.text("code");
    procedure_.name = reader.text("name");
    procedure_.basis = reader.text("basis");
    procedure_.case_types = reader.texts("case_types");
    procedure_.close_ways = reader.text("close_ways");
    procedure_.trial_label = reader.text_or("trial_label", std::string(usual_trial_label));
    for (const auto& type : procedure_.case_types)
      if (!names_.law.case_types.find(type)) reader.complain("没有案件类型" + type);
    if (names_.law.codes.list(procedure_.close_ways).empty()) reader.complain("没有代码表" + procedure_.close_ways);
    if (procedure_.case_types.empty()) reader.complain("没有case_types");
    const auto sides = reader.tables("sides"), trial_clocks = reader.tables("trial_clock"), stages = reader.tables("stage"),
               events = reader.tables("event"), steps = reader.tables("step"), filings = reader.tables("online_filing");
    ANSHU_CHECK(reader.finish());
    for (const auto& table : stages) ANSHU_CHECK(read_stage(table));
    if (procedure_.stages.empty()) return law::bad_data(document_.file, 0, "没有 [[stage]]");
    for (const auto& table : sides) ANSHU_CHECK(read_side(table));
    for (const auto& table : trial_clocks) ANSHU_CHECK(read_trial_clock(table));
    for (const auto& table : steps) {
      const auto* code = table.find("code");
      const auto* text = code ? std::get_if<std::string>(&code->value) : nullptr;
      if (text && !step_codes_.insert(*text).second) return law::bad_data(document_.file, table.line, "步骤" + *text + "重复");
    }
    for (const auto& table : events) ANSHU_CHECK(read_event(table));
    for (const auto& table : steps)
      if (auto step = read_step(table); !step) return std::unexpected(used_by(std::move(step).error(), table));
    for (const auto& table : filings) ANSHU_CHECK(read_filing(table));
    ANSHU_CHECK(check_reachable());
    ANSHU_CHECK(check_ways_out());
    ANSHU_CHECK(check_clocks_end());
    ANSHU_CHECK(check_exclusions_end());
    return std::move(procedure_);
  }

 private:
  /// What is wrong in a common part is said of its own line; which step uses it is said too.
  Refusal used_by(Refusal refusal, const law::DataTable& step) const {
    if (!refusal.message.starts_with(document_.file))
      refusal.message += fmt::format("（{} 第{}行的步骤所引用）", document_.file, step.line);
    return refusal;
  }

  Result<void> read_side(const law::DataTable& table) {
    law::DataReader reader(table);
    ProcedureSide side{reader.text("code"), reader.text("name")};
    if (!contains(party_sides, side.code) || side.code == "all") reader.complain("没有当事人一方" + side.code);
    procedure_.sides.push_back(std::move(side));
    return reader.finish();
  }

  Result<void> read_stage(const law::DataTable& table) {
    law::DataReader reader(table);
    ProcedureStage stage{reader.text("code"), reader.text("name"), reader.text_or("status", "open"),
                         reader.text_or("imported_when", "")};
    if (procedure_.stage(stage.code)) reader.complain("阶段" + stage.code + "重复");
    if (!contains(stage_statuses, stage.status)) reader.complain("阶段的 status 应为 open、closed 或 archived");
    if (!stage.imported_when.empty() && !is_fact_date(stage.imported_when)) reader.complain("没有日期" + stage.imported_when);
    lines_["stage:" + stage.code] = table.line;
    procedure_.stages.push_back(std::move(stage));
    return reader.finish();
  }

  Result<void> read_trial_clock(const law::DataTable& table) {
    law::DataReader reader(table);
    TrialClock clock;
    clock.trial_procedure = reader.text_or("trial_procedure", "");
    clock.name = reader.text_or("name", "");
    clock.rule = reader.text("rule");
    clock.help = reader.text_or("help", "");
    clock.not_for_causes = reader.texts("not_for_causes");
    clock.needs_amount = reader.flag("needs_amount");
    clock.not_for = reader.text_or("not_for", "");
    clock.not_for_basis = reader.text_or("not_for_basis", "");
    const auto words = reader.tables("words");
    if (clock.not_for.empty() && (clock.needs_amount || !clock.not_for_causes.empty()))
      reader.complain("缺少not_for（不适用的说明）");
    if (clock.name.empty()) clock.name = trial_procedure_name(clock.trial_procedure);
    if (clock.name == clock.trial_procedure && !clock.name.empty()) reader.complain("审理程序" + clock.name + "缺少name");
    if (procedure_.knows_trial_procedure(clock.trial_procedure)) reader.complain("审理程序" + clock.trial_procedure + "重复");
    check_rule(reader, clock.rule);
    ANSHU_CHECK(reader.finish());
    for (const auto& inner : words) {
      law::DataReader word(inner);
      clock.words.push_back({word.text("name"), word.text("text")});
      ANSHU_CHECK(word.finish());
    }
    procedure_.trial_clocks.push_back(std::move(clock));
    return {};
  }

  Result<void> read_filing(const law::DataTable& table) {
    ANSHU_TRY(OnlineFiling filing, read_online_filing(table, names_.law));
    const auto bad = [&](const std::string& what) { return law::bad_data(table.file, table.line, what); };
    if (!contains(procedure_.case_types, filing.case_type)) return bad("案件类型" + filing.case_type + "不属于本程序");
    if (procedure_.online_filing(filing.case_type)) return bad("案件类型" + filing.case_type + "的网上立案重复");
    for (const FilingSide& side : filing.sides)
      if (std::ranges::find(procedure_.sides, side.code, &ProcedureSide::code) == procedure_.sides.end())
        return bad("本程序没有当事人一方" + side.code);
    for (const FilingDocument& document : filing.documents) {
      if (names_.is_template && !names_.is_template(document.code)) return bad("没有文书模板" + document.code);
      for (const std::string& code : document.trial_procedures)
        if (!procedure_.knows_trial_procedure(code)) return bad("没有审理程序" + code);
    }
    procedure_.online_filings.push_back(std::move(filing));
    return {};
  }

  Result<void> read_event(const law::DataTable& table) {
    law::DataReader reader(table);
    ProcedureEvent event;
    event.action = reader.text("action");
    check_action(reader, event.action);
    const ProcedureStep no_form;
    const auto starts = reader.tables("starts");
    ANSHU_CHECK(reader.finish());
    for (const auto& start : starts) {
      ANSHU_TRY(ClockToStart clock, read_start(start, no_form));
      event.starts.push_back(std::move(clock));
    }
    procedure_.events.push_back(std::move(event));
    return {};
  }

  Result<void> read_step(const law::DataTable& table) {
    law::DataReader reader(table);
    ProcedureStep step;
    step.code = reader.text("code");
    step.name = reader.text("name");
    step.help = reader.text("help");
    step.from = reader.texts("from");
    step.to = reader.text_or("to", "");
    step.back = reader.flag("back");
    step.action = reader.text_or("action", "take_step");
    step.date_label = reader.text_or("date_label", "发生日期");
    step.imported_when = reader.text_or("imported_when", "");
    step.effects = reader.texts("effects");
    const auto fields = reader.tables("field"), sets = reader.tables("sets"), starts = reader.tables("starts"),
               stops = reader.tables("stops"), guards = reader.tables("guard"), tells = reader.tables("tells"),
               documents = reader.tables("documents"), excludes = reader.tables("excludes"), resumes = reader.tables("resumes"),
               converts = reader.tables("converts");
    lines_["step:" + step.code] = table.line;
    if (step.from.empty()) reader.complain("步骤" + step.code + "没有 from");
    for (const auto& stage : step.from) check_stage(reader, stage);
    if (!step.to.empty()) check_stage(reader, step.to);
    if (step.back && step.to.empty()) reader.complain("back 须与 to 同用");
    if (!step.imported_when.empty() && !is_fact_date(step.imported_when)) reader.complain("没有日期" + step.imported_when);
    check_action(reader, step.action);
    ANSHU_CHECK(reader.finish());

    for (const auto& inner : fields) {
      ANSHU_TRY(StepField field, read_form_field(inner, FormOf::step, names_.law.codes, step.fields));
      step.fields.push_back(std::move(field));
    }
    for (const auto& inner : sets) ANSHU_CHECK(read_fact(inner, step));
    for (const auto& inner : starts) {
      ANSHU_TRY(ClockToStart clock, read_start(inner, step));
      lines_["start:" + clock.rule] = table.line;
      step.starts.push_back(std::move(clock));
    }
    for (const auto& inner : stops) ANSHU_CHECK(read_stop(inner, step));
    for (const auto& inner : excludes) ANSHU_CHECK(read_exclusion(inner, step));
    for (const auto& inner : resumes) ANSHU_CHECK(read_resumption(inner, step));
    for (const auto& inner : converts) ANSHU_CHECK(read_conversion(inner, step));
    for (const auto& inner : guards) ANSHU_CHECK(read_guard(inner, step));
    for (const auto& inner : tells) ANSHU_CHECK(read_notice(inner, step));
    for (const auto& inner : documents) ANSHU_CHECK(read_document(inner, step));
    procedure_.steps.push_back(std::move(step));
    return {};
  }

  Result<void> read_fact(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepFact fact;
    fact.fact = reader.text("fact");
    fact.from = reader.text_or("from", "");
    fact.value = reader.text_or("value", "");
    const auto when = reader.tables("when");
    if (!contains(step_facts(), fact.fact)) reader.complain("没有可以设定的信息" + fact.fact);
    if (fact.from.empty() == fact.value.empty()) reader.complain("from 与 value 须有且只有一个");
    if (!fact.from.empty() && is_fact_date(fact.fact)) check_date_source(reader, step, fact.from);
    if (fact.fact == "close_way") check_close_ways(reader, step, fact);
    if (fact.fact == "in_custody") check_custody(reader, step, fact);
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(fact.when, read_conditions(when, step));
    step.sets.push_back(std::move(fact));
    return {};
  }

  void check_close_ways(law::DataReader& reader, const ProcedureStep& step, const StepFact& fact) {
    const auto check = [&](const std::string& code) {
      if (!names_.law.codes.find(procedure_.close_ways, code)) reader.complain("没有结案方式" + code);
    };
    if (!fact.value.empty()) return check(fact.value);
    const StepField* field = step.field(fact.from);
    if (!field) return reader.complain("没有字段" + fact.from);
    if (field->source != "codes:" + procedure_.close_ways)
      for (const auto& choice : field->choices) check(choice.code);
    if (!field->required) reader.complain("结案方式字段应为必填");
  }

  static void check_custody(law::DataReader& reader, const ProcedureStep& step, const StepFact& fact) {
    const StepField* field = step.field(fact.from);
    if (fact.from.empty() ? fact.value != "true" && fact.value != "false" : !field || field->kind != "boolean")
      reader.complain("in_custody 应取自 boolean 字段，或者为 true、false");
  }

  Result<void> read_exclusion(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepExclusion exclusion;
    exclusion.ground = reader.text("ground");
    exclusion.from = reader.text_or("from", "occurred_on");
    exclusion.until = reader.text_or("until", "");
    exclusion.document = reader.text_or("document", "");
    const auto when = reader.tables("when");
    check_ground(reader, exclusion.ground);
    check_date_source(reader, step, exclusion.from);
    if (!exclusion.until.empty()) check_date_source(reader, step, exclusion.until);
    if (!exclusion.document.empty() && !step.field(exclusion.document)) reader.complain("没有字段" + exclusion.document);
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(exclusion.when, read_conditions(when, step));
    lines_["exclusion:" + exclusion.ground] = lines_["step:" + step.code];
    step.excludes.push_back(std::move(exclusion));
    return {};
  }

  Result<void> read_resumption(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepResumption resumption{reader.text("ground"), reader.text_or("on", "occurred_on"), {}};
    const auto when = reader.tables("when");
    check_ground(reader, resumption.ground);
    check_date_source(reader, step, resumption.on);
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(resumption.when, read_conditions(when, step));
    step.resumes.push_back(std::move(resumption));
    return {};
  }

  Result<void> read_conversion(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepConversion conversion{reader.text("to"), reader.text("clock"), {}};
    const auto when = reader.tables("when");
    if (!procedure_.knows_trial_procedure(conversion.to)) reader.complain("没有审理程序" + conversion.to);
    if (conversion.clock != "continues" && conversion.clock != "restarts") reader.complain("clock 应为 continues 或 restarts");
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(conversion.when, read_conditions(when, step));
    step.converts.push_back(std::move(conversion));
    return {};
  }

  Result<ClockToStart> read_start(const law::DataTable& table, const ProcedureStep& step) {
    law::DataReader reader(table);
    ClockToStart clock;
    clock.rule = reader.text("rule");
    clock.anchor = reader.text_or("anchor", "occurred_on");
    clock.due = reader.text_or("due", "");
    clock.subject = reader.text_or("subject", "");
    clock.trial = reader.flag("trial");
    const auto when = reader.tables("when");
    check_rule(reader, clock.rule);
    check_date_source(reader, step, clock.anchor);
    if (!clock.due.empty()) check_date_source(reader, step, clock.due);
    check_party_field(reader, step, clock.subject);
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(clock.when, read_conditions(when, step));
    return clock;
  }

  Result<void> read_stop(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    ClockToStop stop;
    stop.rule = reader.text("rule");
    stop.on = reader.text_or("on", "occurred_on");
    stop.subject = reader.text_or("subject", "");
    stop.after_all = reader.text_or("after_all", "");
    stop.outcome = reader.text_or("outcome", "");
    stop.except = reader.texts("except");
    const auto when = reader.tables("when");
    if (stop.rule != "trial" && stop.rule != "*") check_rule(reader, stop.rule);
    for (const auto& rule : stop.except) check_rule(reader, rule);
    if (!stop.except.empty() && stop.rule != "*") reader.complain("except 只与 rule = \"*\" 同用");
    check_date_source(reader, step, stop.on);
    check_party_field(reader, step, stop.subject);
    if (!stop.after_all.empty() && (!contains(party_sides, stop.after_all) || !step.party_field()))
      reader.complain("after_all 应为 plaintiff、defendant、third、other 或 all，且步骤须有当事人字段");
    if (!stop.outcome.empty() && stop.outcome != "stopped") reader.complain("outcome 只能是 stopped");
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(stop.when, read_conditions(when, step));
    step.stops.push_back(std::move(stop));
    return {};
  }

  Result<void> read_guard(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepGuard guard;
    guard.check = reader.text("check");
    guard.origin = fmt::format("{}:{}", table.file, table.line);
    guard.step = reader.text_or("step", "");
    guard.until = reader.text_or("until", "");
    guard.field = reader.text_or("field", "");
    guard.than = reader.text_or("than", "");
    guard.rule = reader.text_or("rule", "");
    guard.side = reader.text_or("side", "");
    guard.days = reader.integer_or("days", 0);
    guard.max = reader.integer_or("max", 0);
    guard.level = reader.text_or("level", "refuse");
    guard.code = reader.text("code");
    guard.message = reader.text("message");
    guard.basis = reader.text_or("basis", "");
    const auto when = reader.tables("when");
    if (guard.level != "refuse" && guard.level != "warn" && guard.level != "hide")
      reader.complain("level 应为 refuse、warn 或 hide");
    if (!guard.code.starts_with(guard.level == "warn" ? "W_" : "E_")) reader.complain("拒绝的代码以 E_ 开头，提示的以 W_ 开头");
    check_guard(reader, step, guard);
    ANSHU_CHECK(reader.finish());
    ANSHU_TRY(guard.when, read_conditions(when, step));
    step.guards.push_back(std::move(guard));
    return {};
  }

  void check_guard(law::DataReader& reader, const ProcedureStep& step, const StepGuard& guard) {
    const GuardKind* kind = find_guard_kind(guard.check);
    if (!kind) return reader.complain("没有条件" + guard.check);
    const auto lists = [](std::string_view list, std::string_view name) {
      return (" " + std::string(list) + " ").find(" " + std::string(name) + " ") != std::string::npos;
    };
    const std::pair<const char*, bool> given[] = {{"step", !guard.step.empty()}, {"field", !guard.field.empty()},
                                                  {"than", !guard.than.empty()}, {"rule", !guard.rule.empty()},
                                                  {"side", !guard.side.empty()}, {"max", guard.max > 0},
                                                  {"days", guard.days != 0},     {"until", !guard.until.empty()}};
    for (const auto& [name, is_given] : given)
      if (lists(kind->parameters, name) != is_given && !lists(kind->may_have, name))
        reader.complain(fmt::format("条件{}{}{}", guard.check, is_given ? "不用" : "缺少", name));
    for (const auto& code : {guard.step, guard.until})
      if (!code.empty() && !step_codes_.contains(code)) reader.complain("没有步骤" + code);
    if (!guard.rule.empty()) check_rule(reader, guard.rule);
    if (!guard.side.empty() && !contains(party_sides, guard.side)) reader.complain("没有当事人一方" + guard.side);
    if (!guard.than.empty()) check_date(reader, step, guard.than);
    if (guard.check == "confirmed") {
      const StepField* field = step.field(guard.field);
      if (!guard.field.empty() && (!field || field->kind != "boolean"))
        reader.complain(guard.field + "不是本步骤的 boolean 字段");
    } else if (!guard.field.empty() && guard.check != "all_served") {
      check_date(reader, step, guard.field);
    }
  }

  Result<void> read_notice(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepNotice notice{reader.text("to"), reader.text("title"), reader.text("body")};
    if (notice.to != "applicant" && notice.to != "handler" && notice.to != "members")
      reader.complain("to 应为 applicant、handler 或 members");
    for (std::size_t at = 0; (at = notice.body.find('{', at)) != std::string::npos; ++at) {
      const std::string name = notice.body.substr(at + 1, notice.body.find('}', at) - at - 1);
      if (name != "number" && name != "title" && name != "occurred_on" && !step.field(name))
        reader.complain("消息中没有可以代入的" + name);
    }
    step.tells.push_back(std::move(notice));
    return reader.finish();
  }

  Result<void> read_document(const law::DataTable& table, ProcedureStep& step) {
    law::DataReader reader(table);
    StepDocument document{reader.text("code"), reader.text_or("each", "")};
    if (names_.is_template && !names_.is_template(document.code)) reader.complain("没有文书模板" + document.code);
    const bool named = document.each == "named" && step.party_field();
    if (!document.each.empty() && !named && !contains(party_sides, document.each))
      reader.complain("each 应为 plaintiff、defendant、third、other、all，或者 named（步骤须有当事人字段）");
    step.documents.push_back(std::move(document));
    return reader.finish();
  }

  Result<std::vector<StepCondition>> read_conditions(const std::vector<law::DataTable>& tables, const ProcedureStep& step) {
    std::vector<StepCondition> conditions;
    for (const auto& table : tables) {
      law::DataReader reader(table);
      StepCondition condition{reader.text("of"), reader.texts("is")};
      if (condition.is.empty()) reader.complain("when 缺少 is");
      const StepField* field = step.field(condition.of);
      if (!contains(case_conditions, condition.of) && !field)
        reader.complain("when 所指的" + condition.of + "不是审理程序、案件来源、案件类型、在押情况或本步骤的字段");
      if (condition.of == "trial_procedure") {
        for (const auto& value : condition.is)
          if (!value.empty() && !procedure_.knows_trial_procedure(value)) reader.complain("没有审理程序" + value);
      } else if (condition.of == "case_type") {
        for (const auto& value : condition.is)
          if (!contains(procedure_.case_types, value)) reader.complain("没有案件类型" + value);
      } else if (field && field->source.empty() && field->kind == "choice") {
        for (const auto& value : condition.is)
          if (std::ranges::find(field->choices, value, &StepChoice::code) == field->choices.end())
            reader.complain("字段" + field->name + "没有选项" + value);
      }
      ANSHU_CHECK(reader.finish());
      conditions.push_back(std::move(condition));
    }
    return conditions;
  }

  void check_stage(law::DataReader& reader, const std::string& code) {
    if (!procedure_.stage(code)) reader.complain("没有阶段" + code);
  }
  void check_rule(law::DataReader& reader, const std::string& code) {
    if (!names_.law.rules.find(code)) reader.complain("没有期限规则" + code);
  }
  void check_action(law::DataReader& reader, const std::string& code) {
    if (!names_.permissions.is_action(code)) return reader.complain("没有操作（权限）" + code);
    for (const auto& role : names_.permissions.roles())
      if (contains(role.actions, code)) return;
    reader.complain("没有岗位可以" + names_.permissions.action_name(code));
  }
  void check_ground(law::DataReader& reader, const std::string& code) {
    if (!names_.law.rules.ground(code)) return reader.complain("没有扣除、中止事由" + code);
    for (const TrialClock& clock : procedure_.trial_clocks)
      if (names_.law.rules.find(clock.rule)->ground(code)) return;
    reader.complain(fmt::format("事由{}不能从本程序的审限中扣除", code));
  }
  void check_party_field(law::DataReader& reader, const ProcedureStep& step, const std::string& name) {
    if (name.empty()) return;
    const StepField* field = step.party_field();
    if (!field || field->name != name) reader.complain(name + "不是本步骤的当事人字段");
  }
  /// occurred_on or a date field of the form.
  void check_date_source(law::DataReader& reader, const ProcedureStep& step, const std::string& name) {
    const StepField* field = step.field(name);
    if (name != "occurred_on" && (!field || field->kind != "date")) reader.complain(name + "不是本步骤的日期字段");
  }
  /// What date_not_before and its kin may name.
  void check_date(law::DataReader& reader, const ProcedureStep& step, const std::string& name) {
    if (name == "today" || is_fact_date(name) || contains(case_dates, name)) return;
    check_date_source(reader, step, name);
  }

  Result<void> check_reachable() {
    std::set<std::string> reached{procedure_.stages.front().code};
    for (bool again = true; again;) {
      again = false;
      for (const auto& step : procedure_.steps)
        if (!step.to.empty() && std::ranges::any_of(step.from, [&](const auto& stage) { return reached.contains(stage); }))
          again |= reached.insert(step.to).second;
    }
    for (const auto& stage : procedure_.stages)
      if (!reached.contains(stage.code))
        return law::bad_data(document_.file, lines_["stage:" + stage.code], "没有步骤通向阶段" + stage.code);
    return {};  // a step leaves from stages, and all of them can be reached
  }

  /// Stages from which the given ones can be reached.
  std::set<std::string> leading_to(std::set<std::string> reached) const {
    for (bool again = true; again;) {
      again = false;
      for (const auto& step : procedure_.steps)
        if (reached.contains(step.to))
          for (const auto& from : step.from)
            if (step.back || procedure_.order_of(step.to) > procedure_.order_of(from)) again |= reached.insert(from).second;
    }
    return reached;
  }

  /// From every stage the case can be closed, from every closed one it can be archived; and a step that closes says so.
  Result<void> check_ways_out() {
    std::set<std::string> closed, archived;
    for (const auto& stage : procedure_.stages) {
      if (stage.status == "archived") archived.insert(stage.code);
      if (stage.status != "open") closed.insert(stage.code);
    }
    const auto to_closed = leading_to(closed), to_archived = leading_to(archived);
    for (const auto& stage : procedure_.stages) {
      if (!to_closed.contains(stage.code))
        return law::bad_data(document_.file, lines_["stage:" + stage.code], "从阶段" + stage.code + "无法结案");
      if (stage.status == "closed" && !archived.empty() && !to_archived.contains(stage.code))
        return law::bad_data(document_.file, lines_["stage:" + stage.code], "从阶段" + stage.code + "无法归档");
    }
    for (const auto& step : procedure_.steps) {
      const ProcedureStage* to = procedure_.stage(step.to);
      if (!to || to->status != "closed") continue;
      const bool closes =
          std::ranges::any_of(step.from, [&](const auto& from) { return procedure_.stage(from)->status == "open"; });
      for (const char* fact : {"closed_on", "close_way"})
        if (closes && std::ranges::find(step.sets, fact, &StepFact::fact) == step.sets.end())
          return law::bad_data(document_.file, lines_["step:" + step.code],
                               fmt::format("步骤{}办理后结案，须设定{}", step.code, fact));
    }
    return {};
  }

  /// An exclusion that lasts until further notice needs a step that gives this notice.
  Result<void> check_exclusions_end() {
    for (const auto& step : procedure_.steps)
      for (const auto& exclusion : step.excludes) {
        const bool ends = !exclusion.until.empty() || std::ranges::any_of(procedure_.steps, [&](const auto& other) {
          return std::ranges::find(other.resumes, exclusion.ground, &StepResumption::ground) != other.resumes.end();
        });
        if (!ends)
          return law::bad_data(document_.file, lines_["exclusion:" + exclusion.ground],
                               "没有步骤结束扣除（中止）" + exclusion.ground);
      }
    return {};
  }

  /// A clock that nothing stops would run for ever.
  Result<void> check_clocks_end() {
    const auto stopped = [&](const std::string& rule, bool is_trial = false) {
      for (const auto& step : procedure_.steps)
        for (const auto& stop : step.stops)
          if (stop.rule == rule || stop.rule == (is_trial ? "trial" : rule) || (stop.rule == "*" && !contains(stop.except, rule)))
            return true;
      return false;
    };
    for (const auto& step : procedure_.steps)
      for (const auto& start : step.starts)
        if (!stopped(start.rule, start.trial))
          return law::bad_data(document_.file, lines_["start:" + start.rule], "没有步骤停止期限" + start.rule);
    for (const auto& event : procedure_.events)
      for (const auto& start : event.starts)
        if (!stopped(start.rule)) return law::bad_data(document_.file, 0, "没有步骤停止期限" + start.rule);
    if (!procedure_.trial_clocks.empty() && !stopped("trial"))
      return law::bad_data(document_.file, 0, "没有步骤停止审限（trial）");
    return {};
  }

  const law::DataTable& document_;
  const ProcedureNames& names_;
  Procedure procedure_;
  std::set<std::string> step_codes_;
  std::map<std::string, std::size_t> lines_;
};

}  // namespace

Result<Procedure> read_procedure(const law::DataTable& document, const ProcedureNames& names) {
  return ProcedureReader(document, names).read();
}

}  // namespace anshu::cases
