// Procedures as data (reference/procedures/*.toml): sides, stages, steps, forms, guards, clocks, exclusions, conversions,
// documents. A court reads and changes them; the engine (take_step.h) has no code per case type.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "cases/case_file.h"
#include "cases/form_field.h"
#include "cases/online_filing.h"

namespace anshu::law {
struct LawBook;
struct DataTable;
}  // namespace anshu::law
namespace anshu::people {
class Permissions;
}

namespace anshu::cases {

/// What a side of the parties is called in this procedure: defendant → 被上诉人.
struct ProcedureSide {
  std::string code;  // plaintiff | defendant | third | other
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ProcedureSide, (), (code, name))

struct ProcedureStage {
  std::string code, name;
  std::string status;         // of a case in this stage: open | closed | archived
  std::string imported_when;  // an imported case with this date (closed_on …) stands at least here; "" for none
};
BOOST_DESCRIBE_STRUCT(ProcedureStage, (), (code, name, status, imported_when))

/// Holds when the named thing (trial_procedure, source, case_type, in_custody, or a field of the step's form) is one of the
/// values.
struct StepCondition {
  std::string of;
  std::vector<std::string> is;
};
BOOST_DESCRIBE_STRUCT(StepCondition, (), (of, is))

/// A condition under which a step may be taken. When it fails: refuse; warn (the step is taken, the warning is kept with it);
/// hide (refuse, and do not even offer the step, because it does not concern this case).
struct StepGuard {
  std::string check;  // a name of guards.h; the next six are its parameters
  std::string step, until, field, than, rule, side;
  std::int64_t days = 0, max = 0;
  std::vector<StepCondition> when;  // all must hold, otherwise the guard is silent
  std::string level, code, message, basis;
  std::string origin;  // "procedures/common/guards.toml:12"; guards that several procedures share have one origin
};
BOOST_DESCRIBE_STRUCT(StepGuard, (), (check, step, until, field, than, rule, side, days, max, when, level, code, message, basis))

/// A fact that a step establishes: the value of a form field (or occurred_on), or a fixed value.
struct StepFact {
  std::string fact;  // one of step_facts()
  std::string from, value;
  std::vector<StepCondition> when;
};
BOOST_DESCRIBE_STRUCT(StepFact, (), (fact, from, value, when))

struct ClockToStart {
  std::string rule;     // code of reference/law/periods.toml
  std::string anchor;   // occurred_on or a date field of the form: the day of the start event
  std::string due;      // field with the court's own date, for periods that the court sets: no date, no clock; "" otherwise
  std::string subject;  // field that names the party whose period it is; "" for the case
  bool trial = false;   // it is the time limit of the case itself, begun anew (退回补充侦查后重新移送)
  std::vector<StepCondition> when;
};
BOOST_DESCRIBE_STRUCT(ClockToStart, (), (rule, anchor, due, subject, trial, when))

struct ClockToStop {
  std::string rule;       // a rule's code; "trial": the trial time limit, whatever its rule; "*": all that run
  std::string on;         // occurred_on or a date field: the day that counts
  std::string subject;    // field that names the party; "" stops the clocks of everybody
  std::string after_all;  // only when every party of this side (defendant, all …) has been named in the step's party field
  std::string outcome;    // "": met, or missed when the day is after the due date; stopped: the period no longer matters
  std::vector<std::string> except;  // rules that go on, for "*"
  std::vector<StepCondition> when;
};
BOOST_DESCRIBE_STRUCT(ClockToStop, (), (rule, on, subject, after_all, outcome, except, when))

/// Time that does not count from now on (扣除、中止).
struct StepExclusion {
  std::string ground;    // of reference/law/periods.toml: X02
  std::string from;      // occurred_on or a date field
  std::string until;     // date field with the day on which it ends, when that is known already; "": it lasts
  std::string document;  // field with the number of the ruling or notice that it rests on; "" for none
  std::vector<StepCondition> when;
};
BOOST_DESCRIBE_STRUCT(StepExclusion, (), (ground, from, until, document, when))

/// The end of time that does not count.
struct StepResumption {
  std::string ground, on;  // on: occurred_on or a date field
  std::vector<StepCondition> when;
};
BOOST_DESCRIBE_STRUCT(StepResumption, (), (ground, on, when))

/// The trial procedure becomes another one (程序转换).
struct StepConversion {
  std::string to;     // one of trial_clocks
  std::string clock;  // continues (counted from the filing, as if it had always been the new limit) | restarts (from this day)
  std::vector<StepCondition> when;
};
BOOST_DESCRIBE_STRUCT(StepConversion, (), (to, clock, when))

/// A document that a step produces: one, or one for each party.
struct StepDocument {
  std::string code;  // of the template
  std::string
      each;  // "": one; plaintiff | defendant | third | all: one for each party of that side; named: for whom the form names
};
BOOST_DESCRIBE_STRUCT(StepDocument, (), (code, each))

/// Whom a step tells what; {number}, {title}, {occurred_on} and {field} stand for their values.
struct StepNotice {
  std::string to;  // applicant | handler | members
  std::string title, body;
};
BOOST_DESCRIBE_STRUCT(StepNotice, (), (to, title, body))

struct ProcedureStep {
  std::string code, name, help;
  std::vector<std::string> from;  // stages in which it may be taken
  std::string to;                 // stage that it leads to, when that lies ahead; "" stays
  bool back = false;              // leads to `to` also when that lies behind (延期开庭)
  std::string action;             // permission that the role must carry: take_step, close_case, archive_case
  std::string date_label;         // what occurred_on means: 送达日期
  std::string imported_when;      // an imported case with this date (served_on …) counts as having taken this step; "" never
  std::vector<StepField> fields;
  std::vector<StepFact> sets;
  std::vector<ClockToStart> starts;
  std::vector<ClockToStop> stops;
  std::vector<StepExclusion> excludes;
  std::vector<StepResumption> resumes;
  std::vector<StepConversion> converts;
  std::vector<StepDocument> documents;
  std::vector<StepGuard> guards;
  std::vector<StepNotice> tells;
  std::vector<std::string> effects;  // 将会发生什么, beyond what the engine says by itself

  const StepField* field(std::string_view name) const;
  /// The field whose choices are the case's parties, if any.
  const StepField* party_field() const;
};
BOOST_DESCRIBE_STRUCT(ProcedureStep, (),
                      (code, name, help, from, to, back, action, date_label, imported_when, fields, sets, starts, stops, excludes,
                       resumes, converts, documents, guards, tells, effects))

/// Clocks that other actions (accept_filing, assign_case) start; anchored on the day of the action.
struct ProcedureEvent {
  std::string action;
  std::vector<ClockToStart> starts;
};
BOOST_DESCRIBE_STRUCT(ProcedureEvent, (), (action, starts))

/// A text that documents take by this name.
struct NamedText {
  std::string name, text;
};
BOOST_DESCRIBE_STRUCT(NamedText, (), (name, text))

/// One way to try these cases, and its time limit.
struct TrialClock {
  std::string trial_procedure, name, rule;  // ordinary, 普通程序, CIV1-ORD; "" for both names when there is only one way
  std::string help;                         // when to choose it: for whoever accepts a filing
  std::vector<std::string> not_for_causes;  // causes that it is not open to, by the first part of their codes
  bool needs_amount = false;                // only where money is claimed
  std::string not_for, not_for_basis;       // the refusal of those, with its article
  std::vector<NamedText> words;             // for the documents made on acceptance
};
BOOST_DESCRIBE_STRUCT(TrialClock, (),
                      (trial_procedure, name, rule, help, not_for_causes, needs_amount, not_for, not_for_basis, words))

struct Procedure {
  std::string code, name, basis;
  std::vector<std::string> case_types;  // codes of case_types.csv
  std::string close_ways;               // code list of the ways to close: close_civil_1
  std::string trial_label;              // what its ways to be handled are called: 审理程序, 执行程序, 办案程序
  std::vector<ProcedureSide> sides;
  std::vector<TrialClock> trial_clocks;
  std::vector<ProcedureStage> stages;  // in order; the first one is where a case begins
  std::vector<ProcedureEvent> events;
  std::vector<ProcedureStep> steps;
  std::vector<OnlineFiling> online_filings;  // at most one for a case type; none: only the window registers such cases

  const OnlineFiling* online_filing(std::string_view case_type) const;
  const TrialClock* trial_clock(std::string_view trial_procedure) const;
  const ProcedureStage* stage(std::string_view stage_code) const;
  /// Position of a stage; -1 when there is none.
  int order_of(std::string_view stage_code) const;
  std::string stage_name(std::string_view stage_code) const;  // the code itself when unknown
  const ProcedureStep* step(std::string_view step_code) const;
  const ProcedureEvent* event(std::string_view action) const;
  /// CIV1-ORD for ordinary; "" when the procedure knows no limit for it.
  std::string trial_rule(std::string_view trial_procedure) const;
  bool knows_trial_procedure(std::string_view trial_procedure) const;
  /// 被上诉人 for defendant.
  std::string side_name(std::string_view side) const;
};
BOOST_DESCRIBE_STRUCT(Procedure, (),
                      (code, name, basis, case_types, close_ways, trial_label, sides, trial_clocks, stages, events, steps,
                       online_filings))

/// The facts that a step can establish: served_on, hearing_on, pronounced_on, judgment_served_on, effective_on (kept with the
/// step); closed_on, close_way, archived_on, in_custody (true | false) (of the case).
const std::vector<std::string_view>& step_facts();

struct ProcedureFile {
  std::string path, text;  // "procedures/civil-first-instance.toml"
};

/// What the files may name.
struct ProcedureNames {
  const law::LawBook& law;
  const people::Permissions& permissions;
  std::function<bool(std::string_view)> is_template;  // document templates; empty: none are known, names are not checked
};

class Procedures {
 public:
  /// Refuses (E_REFERENCE_DATA, "path 第12行：…") unknown names (stages, rules, grounds, actions, templates, guards, fields,
  /// facts, code lists, common parts), stages that cannot be reached or left, clocks and exclusions without an end, and two
  /// procedures for one case type and trial procedure.
  static Result<Procedures> load(const std::vector<ProcedureFile>& files, const ProcedureNames& names);

  const Procedure* find(std::string_view code) const;
  /// Where several procedures take a case type (公诉、自诉), the one that knows the trial procedure; the first one otherwise.
  const Procedure* for_case_type(std::string_view case_type, std::string_view trial_procedure = "") const;
  /// The procedure whose cases of this type are filed online; nullptr for none.
  const Procedure* filed_online(std::string_view case_type) const;
  const std::vector<Procedure>& all() const { return procedures_; }
  /// 答辩举证 for the stage of a case; the status in words when the case has no procedure.
  std::string stage_name(const CaseRow& row) const;
  /// 被上诉人 for the side of a case; 被告 when the case has no procedure.
  std::string side_name(std::string_view procedure, std::string_view side) const;
  /// 普通程序 for the trial procedure of a case, as its procedure calls it.
  std::string trial_procedure_name(std::string_view procedure, std::string_view trial_procedure) const;
  /// 执行程序 for the cases of that procedure; 审理程序 when it is none.
  std::string trial_label(std::string_view procedure) const;

 private:
  std::vector<Procedure> procedures_;
};

inline constexpr std::string_view usual_trial_label = "审理程序";
/// 普通程序, 简易程序, 小额诉讼程序 …; "" for "".
std::string trial_procedure_name(std::string_view trial_procedure);
/// Reads one procedure, whose common parts have been put in (procedure_file.h), and checks all that can be checked in it.
Result<Procedure> read_procedure(const law::DataTable& document, const ProcedureNames& names);

/// 在办, 已结, 已归档
std::string status_name(std::string_view status);

}  // namespace anshu::cases
