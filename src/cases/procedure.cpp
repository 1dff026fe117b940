#include "cases/procedure.h"

#include "cases/procedure_file.h"
#include "law/law_book.h"
#include "law/refusals.h"

namespace anshu::cases {
namespace {

constexpr std::pair<std::string_view, std::string_view> usual_sides[] = {
    {"plaintiff", "原告"}, {"defendant", "被告"}, {"third", "第三人"}, {"other", "其他诉讼参加人"}};

constexpr std::pair<std::string_view, std::string_view> usual_trial_procedures[] = {
    {"ordinary", "普通程序"},
    {"simplified", "简易程序"},
    {"small_claims", "小额诉讼程序"},
    {"fast_track", "速裁程序"},
    {"simplified_long", "简易程序（可能判处三年以上有期徒刑）"},
    {"fast_track_long", "速裁程序（可能判处一年以上有期徒刑）"},
    {"private", "自诉程序"},
    {"private_detained", "自诉程序（被告人被羁押）"},
    {"judgment_appeal", "第二审程序（不服判决）"},
    {"ruling_appeal", "第二审程序（不服裁定）"},
    {"first_instance", "审判监督程序（按照第一审程序）"},
    {"second_instance", "审判监督程序（按照第二审程序）"},
};

template <class List>
std::string name_in(const List& list, std::string_view code) {
  for (const auto& [known, name] : list)
    if (known == code) return std::string(name);
  return {};
}

/// The case type that both take, when they cannot be told apart by the trial procedure either; "" otherwise.
std::string shared_by(const Procedure& a, const Procedure& b) {
  const bool apart =
      std::ranges::none_of(a.trial_clocks, [&](const auto& clock) { return b.knows_trial_procedure(clock.trial_procedure); }) &&
      !a.trial_clocks.empty() && !b.trial_clocks.empty();
  if (apart) return {};
  for (const auto& type : a.case_types)
    if (std::ranges::find(b.case_types, type) != b.case_types.end()) return type;
  return {};
}

}  // namespace

const std::vector<std::string_view>& step_facts() {
  static const std::vector<std::string_view> facts = {"served_on",          "hearing_on",   "pronounced_on",
                                                      "judgment_served_on", "effective_on", "closed_on",
                                                      "close_way",          "archived_on",  "in_custody"};
  return facts;
}

const StepField* ProcedureStep::field(std::string_view field_name) const {
  const auto found = std::ranges::find(fields, field_name, &StepField::name);
  return found == fields.end() ? nullptr : &*found;
}

const StepField* ProcedureStep::party_field() const {
  const auto found = std::ranges::find_if(fields, [](const StepField& field) { return field.source.starts_with("parties:"); });
  return found == fields.end() ? nullptr : &*found;
}

const ProcedureStage* Procedure::stage(std::string_view stage_code) const {
  const auto found = std::ranges::find(stages, stage_code, &ProcedureStage::code);
  return found == stages.end() ? nullptr : &*found;
}

int Procedure::order_of(std::string_view stage_code) const {
  const ProcedureStage* found = stage(stage_code);
  return found ? static_cast<int>(found - stages.data()) : -1;
}

std::string Procedure::stage_name(std::string_view stage_code) const {
  const ProcedureStage* found = stage(stage_code);
  return found ? found->name : std::string(stage_code);
}

const ProcedureStep* Procedure::step(std::string_view step_code) const {
  const auto found = std::ranges::find(steps, step_code, &ProcedureStep::code);
  return found == steps.end() ? nullptr : &*found;
}

const ProcedureEvent* Procedure::event(std::string_view action) const {
  const auto found = std::ranges::find(events, action, &ProcedureEvent::action);
  return found == events.end() ? nullptr : &*found;
}

const OnlineFiling* Procedure::online_filing(std::string_view case_type) const {
  const auto found = std::ranges::find(online_filings, case_type, &OnlineFiling::case_type);
  return found == online_filings.end() ? nullptr : &*found;
}

const TrialClock* Procedure::trial_clock(std::string_view trial_procedure) const {
  const auto found = std::ranges::find(trial_clocks, trial_procedure, &TrialClock::trial_procedure);
  return found == trial_clocks.end() ? nullptr : &*found;
}

std::string Procedure::trial_rule(std::string_view trial_procedure) const {
  const TrialClock* clock = trial_clock(trial_procedure);
  return clock ? clock->rule : std::string();
}

bool Procedure::knows_trial_procedure(std::string_view trial_procedure) const {
  return std::ranges::find(trial_clocks, trial_procedure, &TrialClock::trial_procedure) != trial_clocks.end();
}

std::string Procedure::side_name(std::string_view side) const {
  const auto found = std::ranges::find(sides, side, &ProcedureSide::code);
  return found == sides.end() ? name_in(usual_sides, side) : found->name;
}

Result<Procedures> Procedures::load(const std::vector<ProcedureFile>& files, const ProcedureNames& names) {
  Procedures loaded;
  ANSHU_TRY(const ProcedureParts parts, ProcedureParts::load(files));
  for (const ProcedureFile& file : files) {
    if (is_common_file(file)) continue;
    ANSHU_TRY(const law::DataTable document, parts.expand(file));
    ANSHU_TRY(Procedure procedure, read_procedure(document, names));
    if (loaded.find(procedure.code)) return law::bad_data(file.path, 0, "程序" + procedure.code + "重复");
    for (const Procedure& other : loaded.procedures_)
      if (const std::string shared = shared_by(procedure, other); !shared.empty())
        return law::bad_data(file.path, 0, fmt::format("案件类型{}已由程序{}使用", shared, other.code));
    loaded.procedures_.push_back(std::move(procedure));
  }
  return loaded;
}

const Procedure* Procedures::find(std::string_view code) const {
  const auto found = std::ranges::find(procedures_, code, &Procedure::code);
  return found == procedures_.end() ? nullptr : &*found;
}

const Procedure* Procedures::filed_online(std::string_view case_type) const {
  const auto found =
      std::ranges::find_if(procedures_, [&](const Procedure& procedure) { return procedure.online_filing(case_type); });
  return found == procedures_.end() ? nullptr : &*found;
}

const Procedure* Procedures::for_case_type(std::string_view case_type, std::string_view trial_procedure) const {
  const Procedure* first = nullptr;
  for (const Procedure& procedure : procedures_) {
    if (std::ranges::find(procedure.case_types, case_type) == procedure.case_types.end()) continue;
    if (procedure.knows_trial_procedure(trial_procedure)) return &procedure;
    if (!first) first = &procedure;
  }
  return first;
}

std::string Procedures::stage_name(const CaseRow& row) const {
  const Procedure* procedure = find(row.procedure);
  return procedure ? procedure->stage_name(row.stage) : status_name(row.status);
}

std::string Procedures::side_name(std::string_view procedure, std::string_view side) const {
  const Procedure* found = find(procedure);
  return found ? found->side_name(side) : name_in(usual_sides, side);
}

std::string Procedures::trial_procedure_name(std::string_view procedure, std::string_view trial_procedure) const {
  if (const Procedure* found = find(procedure))
    for (const TrialClock& clock : found->trial_clocks)
      if (clock.trial_procedure == trial_procedure) return clock.name;
  return cases::trial_procedure_name(trial_procedure);
}

std::string Procedures::trial_label(std::string_view procedure) const {
  const Procedure* found = find(procedure);
  return found ? found->trial_label : std::string(usual_trial_label);
}

std::string trial_procedure_name(std::string_view trial_procedure) {
  const std::string name = name_in(usual_trial_procedures, trial_procedure);
  return name.empty() ? std::string(trial_procedure) : name;
}

std::string status_name(std::string_view status) {
  if (status == "open") return "在办";
  if (status == "closed") return "已结";
  if (status == "archived") return "已归档";
  return std::string(status);
}

}  // namespace anshu::cases
