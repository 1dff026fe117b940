#include "ledger/ledger_view.h"

#include "law/law_book.h"

namespace anshu::ledger::view {
namespace {

constexpr const char* select_names = "SELECT organ, id, name FROM department";

}  // namespace

DepartmentNames::DepartmentNames(store::Connection& connection) {
  const store::Rows rows = connection.query(select_names);
  for (std::size_t i = 0; i < rows.size(); ++i)
    names_.emplace(store::text(rows.at(i, 0)) + "/" + store::text(rows.at(i, 1)), store::text(rows.at(i, 2)));
}

std::optional<std::string> DepartmentNames::of(const std::string& organ, const std::optional<std::string>& id) const {
  if (!id) return std::nullopt;
  const auto found = names_.find(organ + "/" + *id);
  return found == names_.end() ? std::nullopt : std::optional(found->second);
}

LedgerRow ledger_row(const cases::Services& services, const DepartmentNames& departments, const cases::FactsRow& facts,
                     Date today) {
  LedgerRow row;
  row.organ = facts.organ;
  row.id = facts.case_id;
  row.number = facts.number;
  row.case_type = facts.case_type;
  const law::CaseType* type = services.law.case_types.find(facts.case_type);
  row.case_type_name = type ? type->name : facts.type_code;
  row.trial_procedure = facts.trial_procedure;
  row.trial_procedure_name = cases::trial_procedure_name(facts.trial_procedure);
  row.cause_code = facts.cause_code;
  row.cause_name = facts.cause_name;
  row.cause_mapped = facts.cause_mapped;
  row.plaintiffs = facts.plaintiffs;
  row.defendants = facts.defendants;
  row.third_parties = facts.third_parties;
  row.agents = facts.agents;
  row.claim_amount_fen = facts.claim_amount_fen;
  row.department_id = facts.department_id;
  row.department_name = departments.of(facts.organ, facts.department_id);
  row.handler_id = facts.handler_id;
  row.handler_name = facts.handler_name;
  row.handler_mapped = facts.handler_mapped;
  row.clerk_name = facts.clerk_name;
  row.received_on = facts.received_on;
  row.filed_on = facts.filed_on;
  row.served_on = facts.served_on;
  row.hearing_on = facts.hearing_on;
  row.due_on = facts.due_on;
  if (facts.due_on && facts.status == "open") {
    row.days_left = *facts.due_on - today;
    row.overdue = *row.days_left < 0;
  } else if (facts.due_on && facts.closed_on) {
    row.overdue = *facts.closed_on > *facts.due_on;  // 超审限结案
  }
  row.closed_on = facts.closed_on;
  row.close_way = facts.close_way;
  if (!facts.close_way_name.empty()) row.close_way_name = facts.close_way_name;
  row.archived_on = facts.archived_on;
  row.stage = facts.stage;
  const cases::Procedure* procedure = services.procedures.find(facts.procedure);
  row.stage_name = procedure ? procedure->stage_name(facts.stage) : cases::status_name(facts.status);
  row.status = facts.status;
  row.source = facts.source;
  row.secrecy = facts.secrecy;
  row.remark = facts.remark;
  return row;
}

}  // namespace anshu::ledger::view
