#include "cases/take_step.h"

#include "cases/audience.h"
#include "cases/clocks.h"
#include "cases/document_issuer.h"
#include "cases/facts.h"
#include "cases/fee_file.h"
#include "cases/guards.h"
#include "cases/notices.h"
#include "cases/scope.h"
#include "cases/step_form.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

std::unexpected<Refusal> refuse_date(std::string code, std::string message) {
  Refusal refusal{RefusalKind::invalid, code, message, {}, {}, {}};
  refusal.fields.push_back({"occurred_on", std::move(code), std::move(message)});
  return std::unexpected(std::move(refusal));
}

/// A guard about a date of the form is the input's fault and is shown beside that field; every other one is the case's state.
std::unexpected<Refusal> refuse_guard(const StepGuard& guard, const ProcedureStep& step) {
  const bool about_input = guard.field == "occurred_on" || step.field(guard.field);
  Refusal refusal{about_input ? RefusalKind::invalid : RefusalKind::conflict, guard.code, guard.message, guard.basis, {}, {}};
  if (about_input)
    refusal.fields.push_back({guard.field == "occurred_on" ? guard.field : "fields." + guard.field, guard.code, guard.message});
  return std::unexpected(std::move(refusal));
}

const StepRow* last_move(const CaseFile& file) {
  const StepRow* last = nullptr;
  for (const StepRow& step : file.steps)
    if (step.from_stage != step.to_stage) last = &step;
  return last;
}

/// One step on its way through the engine.
class StepTaking {
 public:
  StepTaking(const Services& services, people::Action& action, const Procedure& procedure, const ProcedureStep& step,
             CaseFile& file)
      : services_(services), action_(action), procedure_(procedure), step_(step), file_(file) {}

  Result<void> run(const TakeStep& input) {
    const bool was_held = file_.row.in_custody;
    const std::optional<Date> was_effective = established_dates(file_).effective_on;
    occurred_on_ = input.occurred_on;
    ANSHU_CHECK(check_stage());
    ANSHU_TRY(form_, check_form(action_.db(), step_, file_, services_.law.codes, input.fields));
    ANSHU_CHECK(check_dates());
    ANSHU_CHECK(check_guards());
    record();
    ANSHU_CHECK(convert());
    ANSHU_CHECK(exclude());
    stop_the_clocks();
    ANSHU_CHECK(start_the_clocks());
    if (const auto effective_on = established_dates(file_).effective_on; effective_on && effective_on != was_effective)
      ANSHU_CHECK(burdens_take_effect(action_, services_.law, file_, *effective_on));
    if (was_held != file_.row.in_custody)
      ANSHU_CHECK(refresh_clocks(action_, services_.law, file_, file_.row.in_custody ? "被羁押" : "不再羁押"));
    ANSHU_CHECK(issue_documents());
    tell();
    return {};
  }

 private:
  Result<void> check_stage() {
    if (std::ranges::find(step_.from, file_.row.stage) != step_.from.end()) return {};
    return refuse(RefusalKind::conflict, "E_WRONG_STAGE",
                  fmt::format("案件处于“{}”阶段，不能办理“{}”", procedure_.stage_name(file_.row.stage), step_.name));
  }

  Result<void> check_dates() {
    if (occurred_on_ > action_.today()) return refuse_date("E_DATE_IN_FUTURE", step_.date_label + "不能晚于今天");
    if (occurred_on_ < file_.row.filed_on)
      return refuse_date("E_DATE_BEFORE_FILING", step_.date_label + "不能早于立案日期" + file_.row.filed_on.iso());
    const StepRow* last = last_move(file_);
    if (last && next_stage() != file_.row.stage && occurred_on_ < last->occurred_on)
      return refuse_date("E_DATE_ORDER", fmt::format("{}不能早于上一阶段的日期{}", step_.date_label, last->occurred_on.iso()));
    return {};
  }

  Result<void> check_guards() {
    const GuardQuestion question{file_, step_, action_.today(), services_.law, occurred_on_, &form_};
    std::vector<view::StepRefusal> warnings;
    for (const StepGuard* guard : failing_guards(question)) {
      if (guard->level != "warn") return refuse_guard(*guard, step_);
      warnings.push_back({guard->code, guard->message, guard->basis});
    }
    warnings_ = to_json(warnings);
    return {};
  }

  std::string next_stage() const {
    if (step_.to.empty()) return file_.row.stage;
    const bool ahead = procedure_.order_of(step_.to) > procedure_.order_of(file_.row.stage);
    return ahead || step_.back ? step_.to : file_.row.stage;
  }

  void record() {
    StepRow row;
    row.organ = file_.row.organ;
    row.case_id = file_.row.id;
    row.id = action_.work.new_id();
    row.step = step_.code;
    row.from_stage = file_.row.stage;
    row.to_stage = next_stage();
    row.occurred_on = occurred_on_;
    row.fields = json::serialize(form_);
    row.sets = json::serialize(established());
    row.warnings = warnings_;
    row.taken_by = action_.actor.user_id;
    row.taken_by_name = action_.actor.name;
    row.at_ms = action_.now_ms();
    action_.work.insert(row);
    file_.row.stage = row.to_stage;
    file_.row.status = procedure_.stage(row.to_stage)->status;
    file_.steps.push_back(std::move(row));
  }

  /// What the step establishes; closing and archiving are the case's own columns as well.
  json::object established() {
    json::object sets;
    for (const StepFact& fact : step_.sets) {
      if (!conditions_hold(fact.when, file_, &form_).value_or(false)) continue;
      std::string value = fact.value;
      if (fact.from == "occurred_on")
        value = occurred_on_.iso();
      else if (!fact.from.empty())
        value = text_of(form_, fact.from);
      if (value.empty()) continue;
      sets[fact.fact] = value;
      if (fact.fact == "closed_on") file_.row.closed_on = Date::parse(value);
      if (fact.fact == "archived_on") file_.row.archived_on = Date::parse(value);
      if (fact.fact == "in_custody") file_.row.in_custody = value == "true";
      if (fact.fact == "close_way") {
        const law::CodeItem* way = services_.law.codes.find(procedure_.close_ways, value);
        file_.row.close_way = value;
        file_.row.close_way_name = way ? way->name : value;
      }
    }
    return sets;
  }

  static std::string text_of(const json::object& form, const std::string& field) {
    const json::value* value = form.if_contains(field);
    if (value && value->is_bool()) return value->get_bool() ? "true" : "false";
    return std::string(string_at(form, field));
  }

  /// The party that the form names in that field; nullopt when it names everybody, or there is no such field.
  std::optional<std::string> party(const std::string& field) const {
    if (field.empty()) return std::nullopt;
    const std::string value(string_at(form_, field));
    return value.empty() || value == "all" ? std::nullopt : std::optional(value);
  }
  std::string party_name(const std::optional<std::string>& id) const {
    for (const PartyRow& row : file_.parties)
      if (id == row.id) return row.name;
    return {};
  }
  Date day(const std::string& field) const {
    return field == "occurred_on" ? occurred_on_ : date_field(form_, field).value_or(occurred_on_);
  }

  Result<void> convert() {
    for (const StepConversion& conversion : step_.converts) {
      if (!conditions_hold(conversion.when, file_, &form_).value_or(false)) continue;
      const auto clock = conversion.clock == "restarts" ? Converted::restarts : Converted::continues;
      ANSHU_CHECK(convert_trial(action_, services_.law, procedure_, file_, {conversion.to, occurred_on_, clock, step_.code}));
    }
    return {};
  }

  /// What lasted ends first, so that one step may end an exclusion and begin another.
  Result<void> exclude() {
    for (const StepResumption& resumption : step_.resumes) {
      if (!conditions_hold(resumption.when, file_, &form_).value_or(false) || !file_.open_exclusion(resumption.ground)) continue;
      ANSHU_CHECK(about(end_exclusion(action_, services_.law, file_, resumption.ground, day(resumption.on)), "", resumption.on));
    }
    for (const StepExclusion& exclusion : step_.excludes) {
      const bool dated = exclusion.from == "occurred_on" || date_field(form_, exclusion.from);
      if (!conditions_hold(exclusion.when, file_, &form_).value_or(false) || !dated) continue;
      ExclusionStart start{exclusion.ground, day(exclusion.from)};
      if (exclusion.until == "occurred_on")
        start.end = occurred_on_;
      else if (!exclusion.until.empty())
        start.end = date_field(form_, exclusion.until);
      if (!exclusion.document.empty()) start.document_number = string_at(form_, exclusion.document);
      start.reason = step_.name;
      start.started_by_step = step_.code;
      ANSHU_CHECK(about(open_exclusion(action_, services_.law, file_, start), exclusion.from, exclusion.until));
    }
    return {};
  }

  /// A refusal about the days of an exclusion, said beside the fields that gave them.
  Result<void> about(Result<void> result, const std::string& from, const std::string& until) const {
    if (result) return result;
    for (auto& field : result.error().fields)
      for (const auto& [asked, given] : {std::pair{"start_on", from}, {"end_on", until}})
        if (field.field == asked && !given.empty()) field.field = given == "occurred_on" ? given : "fields." + given;
    return result;
  }

  void stop_the_clocks() {
    for (const ClockToStop& stop : step_.stops) {
      if (!conditions_hold(stop.when, file_, &form_).value_or(false)) continue;
      if (!stop.after_all.empty() && !all_named(file_, step_.code, step_.party_field()->name, stop.after_all)) continue;
      stop_clocks(action_, file_, {stop.rule, day(stop.on), party(stop.subject), stop.outcome == "stopped", exceptions(stop)});
    }
  }

  /// What goes on when all stops: the rules that the step names, and those that run on after a case has ended.
  std::vector<std::string> exceptions(const ClockToStop& stop) const {
    std::vector<std::string> except = stop.except;
    for (const law::PeriodRule& rule : services_.law.rules.all())
      if (stop.rule == "*" && rule.after_closing) except.push_back(rule.code);
    return except;
  }

  Result<void> start_the_clocks() {
    for (const ClockToStart& clock : step_.starts) {
      if (!conditions_hold(clock.when, file_, &form_).value_or(false)) continue;
      ClockStart start{clock.rule, day(clock.anchor), step_.code};
      if (!clock.due.empty()) {
        start.due_on = date_field(form_, clock.due);
        if (!start.due_on) continue;  // the court set no day
      }
      start.trial = clock.trial;
      const auto subject = party(clock.subject);
      start.subject_id = subject.value_or("");
      start.subject_name = party_name(subject);
      auto started = start_clock(action_, services_.law, file_, start);
      if (!started) {
        if (!clock.due.empty())
          started.error().fields.push_back({"fields." + clock.due, started.error().code, started.error().message});
        return std::unexpected(std::move(started).error());
      }
    }
    return {};
  }

  /// The parties that a document is made for, one each.
  std::vector<const PartyRow*> recipients(const StepDocument& document) const {
    std::string side = document.each;
    std::string only;
    if (side == "named") {
      const StepField& field = *step_.party_field();
      side = field.source.substr(std::string_view("parties:").size());
      only = party(field.name).value_or("");
    }
    std::vector<const PartyRow*> found;
    for (const PartyRow& row : file_.parties)
      if ((side == "all" || row.side == side) && (only.empty() || row.id == only)) found.push_back(&row);
    return found;
  }

  Result<void> issue_documents() {
    if (!services_.documents) return {};
    json::object fields = form_;
    const auto sets = parse_json(file_.steps.back().sets);
    for (const auto& [name, value] : sets->as_object()) fields[name] = value;
    fields["occurred_on"] = occurred_on_.iso();
    for (const StepField& field : step_.fields)  // documents name things, not their codes
      if (const json::value* value = form_.if_contains(field.name); value && field.kind == "choice")
        fields[field.name] = field_text(field, *value, file_, services_.law.codes, &procedure_);
    for (const char* side : {"plaintiff", "defendant", "third"})
      fields[std::string(side) + "_label"] = procedure_.side_name(side);
    for (const StepDocument& document : step_.documents) {
      if (document.each.empty()) {
        ANSHU_CHECK(issue({document.code, step_.code, occurred_on_, fields}));
        continue;
      }
      for (const PartyRow* row : recipients(document)) {
        fields["recipient"] = row->name;
        const std::string address = services_.personal.open(row->address_sealed);
        fields["address"] = address.empty() ? "（未提供）" : address;
        ANSHU_CHECK(issue({document.code, step_.code, occurred_on_, fields, row->name}));
      }
    }
    return {};
  }
  Result<void> issue(const DocumentRequest& request) {
    ANSHU_TRY(DocumentRow document, services_.documents->issue(action_, file_, request));
    file_.documents.push_back(std::move(document));
    return {};
  }

  std::string filled_in(const std::string& body) const {
    std::string text;
    for (std::size_t at = 0; at < body.size();) {
      const auto open = body.find('{', at), close = body.find('}', open);
      if (open == std::string::npos || close == std::string::npos) return text + body.substr(at);
      text += body.substr(at, open - at);
      const std::string name = body.substr(open + 1, close - open - 1);
      if (name == "number") text += file_.row.number;
      if (name == "title") text += file_.row.title;
      if (name == "occurred_on") text += occurred_on_.chinese();
      if (const StepField* field = step_.field(name))
        if (const json::value* value = form_.if_contains(name))
          text += field->kind == "date" ? date_field(form_, name)->chinese()
                                        : field_text(*field, *value, file_, services_.law.codes, &procedure_);
      at = close + 1;
    }
    return text;
  }

  void tell() {
    const CaseRow& row = file_.row;
    for (const StepNotice& notice : step_.tells) {
      const NoticeText text{notice.title, filled_in(notice.body), "/desk/cases/" + row.id};
      if (notice.to == "applicant")
        send_notice(action_, row.applicant_organ, row.applicant_id, {text.title, text.body, "/cases/" + row.id});
      else if (notice.to == "handler")
        send_notice(action_, row.organ, row.handler_id.value_or(""), text);
      else
        for (const MemberRow& member : file_.members)
          if (!member.until_ms) send_notice(action_, row.organ, member.user_id, text);
    }
  }

  const Services& services_;
  people::Action& action_;
  const Procedure& procedure_;
  const ProcedureStep& step_;
  CaseFile& file_;
  Date occurred_on_;
  json::object form_;
  std::string warnings_;
};

/// The step that is meant, found before the action begins, because the step decides which permission is asked for.
Result<const ProcedureStep*> find_step(const Services& services, const people::Actor& actor, const std::string& case_id,
                                       const std::string& step_code) {
  return services.database.read_value([&](store::Connection& connection) -> Result<const ProcedureStep*> {
    ANSHU_TRY(const FactsRow facts, find_in_scope(connection, services.permissions, actor, case_view_action(actor), case_id));
    const Procedure* procedure = services.procedures.find(facts.procedure);
    if (!procedure) return refuse(RefusalKind::conflict, "E_NO_PROCEDURE", "本案没有配置办案程序，不能办理步骤");
    const ProcedureStep* step = procedure->step(step_code);
    if (!step) return refuse_field("step", "E_UNKNOWN_STEP", "“" + procedure->name + "”没有这一步骤");
    return step;
  });
}

std::vector<std::string> effects_of(const Services& services, const Procedure& procedure, const ProcedureStep& step,
                                    const CaseFile& file) {
  std::vector<std::string> effects;
  const bool ahead = procedure.order_of(step.to) > procedure.order_of(file.row.stage);
  if (!step.to.empty() && step.to != file.row.stage && (ahead || step.back))
    effects.push_back("案件进入“" + procedure.stage_name(step.to) + "”阶段");
  effects.insert(effects.end(), step.effects.begin(), step.effects.end());
  if (services.documents)
    for (const StepDocument& document : step.documents)
      effects.push_back("制作" + services.documents->title_of(document.code) +
                        (document.each.empty() ? "" : "（每名当事人一份）"));
  const bool tells = std::ranges::find(step.tells, "applicant", &StepNotice::to) != step.tells.end();
  if (tells && !file.row.applicant_id.empty()) effects.push_back("告知网上立案的当事人");
  return effects;
}

}  // namespace

Result<CaseChanged> take_step(const Services& services, const people::Actor& actor, const CaseCall& call, const TakeStep& input) {
  ANSHU_TRY(const ProcedureStep* step, find_step(services, actor, call.case_id, input.step));
  return run_on_case(services, actor, step->action, call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    const Procedure* procedure = services.procedures.find(change.file.row.procedure);
    const ProcedureStep* now = procedure ? procedure->step(input.step) : nullptr;
    if (!now || now->action != step->action) return refuse_not_found("步骤");
    return StepTaking(services, action, *procedure, *now, change.file).run(input);
  });
}

std::vector<view::NextStep> next_steps(const Services& services, const people::Actor& actor, const CaseFile& file) {
  std::vector<view::NextStep> next;
  const Procedure* procedure = services.procedures.find(file.row.procedure);
  if (!procedure) return next;
  const Audience audience = audience_of(file);
  for (const ProcedureStep& step : procedure->steps) {
    if (std::ranges::find(step.from, file.row.stage) == step.from.end() ||
        !audience.includes(services.permissions, actor, step.action))
      continue;
    view::NextStep offered{step.code, step.name, step.help, true, {}, step.date_label, step.fields, {}, {}};
    bool hidden = false;
    std::vector<std::string> warnings;
    for (const StepGuard* guard : failing_guards({file, step, services.clock.today(), services.law})) {
      hidden |= guard->level == "hide";
      if (guard->level == "refuse") offered.refusals.push_back({guard->code, guard->message, guard->basis});
      if (guard->level == "warn") warnings.push_back("提示：" + guard->message);
    }
    if (hidden) continue;
    offered.allowed = offered.refusals.empty();
    for (StepField& field : offered.fields) field.choices = choices_for(field, file, services.law.codes, procedure);
    if (services.documents)
      for (const StepDocument& document : step.documents)
        offered.documents.push_back(services.documents->title_of(document.code));
    offered.effects = effects_of(services, *procedure, step, file);
    offered.effects.insert(offered.effects.end(), warnings.begin(), warnings.end());
    next.push_back(std::move(offered));
  }
  return next;
}

std::vector<view::StepRefusal> warnings_of(const StepRow& row) {
  std::vector<view::StepRefusal> warnings;
  const auto parsed = parse_json(row.warnings);
  if (!parsed || !parsed->is_array()) return warnings;
  for (const auto& item : parsed->get_array())
    if (item.is_object())
      warnings.push_back({std::string(string_at(item.get_object(), "code")), std::string(string_at(item.get_object(), "message")),
                          std::string(string_at(item.get_object(), "basis"))});
  return warnings;
}

}  // namespace anshu::cases
