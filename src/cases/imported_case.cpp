#include "cases/imported_case.h"

#include "law/period.h"

namespace anshu::cases {
namespace {

using DateMap = std::map<std::string, Date>;

/// The dates that steps establish, by the name of the fact.
DateMap step_dates(const ImportedDates& dates) {
  DateMap map;
  const auto put = [&](const char* fact, const std::optional<Date>& date) {
    if (date) map[fact] = *date;
  };
  put("served_on", dates.served_on);
  put("hearing_on", dates.hearing_on);
  put("pronounced_on", dates.pronounced_on);
  put("judgment_served_on", dates.judgment_served_on);
  put("effective_on", dates.effective_on);
  return map;
}

void insert_step(people::Action& action, CaseFile& file, const std::string& step, const std::string& to_stage, Date occurred_on,
                 const json::object& fields, const json::object& sets) {
  StepRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.step = step;
  row.from_stage = file.row.stage;
  row.to_stage = to_stage;
  row.occurred_on = occurred_on;
  row.fields = json::serialize(fields);
  row.sets = json::serialize(sets);
  row.warnings = "[]";
  row.taken_by = action.actor.user_id;
  row.taken_by_name = action.actor.name;
  row.at_ms = action.now_ms();
  action.work.insert(row);
  file.row.stage = to_stage;
  file.steps.push_back(std::move(row));
}

/// One row for each step that a date stands for; a day still to come stands for nothing that was done.
void insert_steps(people::Action& action, const Procedure& procedure, CaseFile& file, DateMap& dates) {
  for (const ProcedureStep& step : procedure.steps) {
    const auto date = dates.find(step.imported_when);
    if (date == dates.end() || date->second > action.today()) continue;
    json::object fields;
    if (const StepField* party = step.party_field()) fields[party->name] = "all";
    const bool ahead = procedure.order_of(step.to) > procedure.order_of(file.row.stage);
    insert_step(action, file, step.code, ahead ? step.to : file.row.stage, date->second, fields,
                {{step.imported_when, date->second.iso()}});
    dates.erase(date);
  }
}

void insert_rest(people::Action& action, CaseFile& file, const DateMap& dates) {
  if (dates.empty()) return;
  json::object sets;
  for (const auto& [fact, date] : dates) sets[fact] = date.iso();
  insert_step(action, file, import_step, file.row.stage, file.row.filed_on, {}, sets);
}

void set_last_stage(const Procedure& procedure, CaseRow& row) {
  for (const ProcedureStage& stage : procedure.stages) {
    const bool reached =
        (stage.imported_when == "closed_on" && row.closed_on) || (stage.imported_when == "archived_on" && row.archived_on);
    if (reached && procedure.order_of(stage.code) > procedure.order_of(row.stage)) row.stage = stage.code;
  }
  row.status = procedure.stage(row.stage)->status;
}

void insert_given_limit(people::Action& action, CaseFile& file, const std::string& rule, Date due_on) {
  ClockRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.kind = "trial";
  row.rule_code = rule;
  row.name = "审限";
  row.anchor_on = file.row.filed_on;
  row.designated_on = due_on;  // 台账所载
  row.raw_due_on = row.legal_due_on = row.warn_on = due_on;
  row.status = "running";
  row.reasoning = to_json(std::vector<law::Step>{{"按导入的台账所列审限届满日" + due_on.iso(), ""}});
  row.started_by_step = import_step;
  row.at_ms = action.now_ms();
  file.clocks.push_back(std::move(row));
}

}  // namespace

Result<void> take_on_imported(people::Action& action, const law::LawBook& law, const Procedure* procedure, CaseFile& file,
                              const ImportedDates& dates) {
  CaseRow& row = file.row;
  row.closed_on = dates.closed_on;
  row.archived_on = dates.archived_on;
  row.status = row.archived_on ? "archived" : row.closed_on ? "closed" : "open";
  row.procedure = procedure ? procedure->code : "";
  row.stage = procedure ? procedure->stages.front().code : "";
  DateMap given = step_dates(dates);
  if (procedure) insert_steps(action, *procedure, file, given);
  insert_rest(action, file, given);
  if (procedure) set_last_stage(*procedure, row);

  const std::string rule = procedure ? procedure->trial_rule(row.trial_procedure) : std::string();
  const auto ended_on = dates.pronounced_on ? dates.pronounced_on : dates.closed_on;
  if (dates.due_on) {
    insert_given_limit(action, file, rule, *dates.due_on);
    ClockRow& clock = file.clocks.back();
    if (ended_on) {
      clock.status = *ended_on > clock.legal_due_on ? "missed" : "met";
      clock.ended_on = ended_on;
    }
    action.work.insert(clock);
  } else if (!rule.empty()) {
    ClockStart start{rule, row.filed_on, import_step};
    start.trial = true;
    ANSHU_CHECK(start_clock(action, law, file, start));
    if (ended_on) stop_clocks(action, file, {"trial", *ended_on});
  }
  return {};
}

}  // namespace anshu::cases
