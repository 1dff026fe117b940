#include "ledger/ledger_view.h"

#include "law/law_book.h"
#include "store/count_memory.h"

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

std::shared_ptr<const DepartmentNames> KnownDepartments::at(store::Connection& connection) {
  std::string mark = store::snapshot_mark(connection);
  {
    const std::scoped_lock lock(mutex_);
    if (names_ && mark_ == mark) return names_;
  }
  auto names = std::make_shared<const DepartmentNames>(connection);
  const std::scoped_lock lock(mutex_);
  mark_ = std::move(mark);
  return names_ = std::move(names);
}

LedgerRow ledger_row(const cases::Services& services, const DepartmentNames& departments, cases::FactsRow&& facts, Date today) {
  LedgerRow row;
  const law::CaseType* type = services.law.case_types.find(facts.case_type);
  row.case_type_name = type ? type->name : facts.type_code;
  row.trial_procedure_name = services.procedures.trial_procedure_name(facts.procedure, facts.trial_procedure);
  row.department_name = departments.of(facts.organ, facts.department_id);
  const cases::Procedure* procedure = services.procedures.find(facts.procedure);
  row.stage_name = procedure ? procedure->stage_name(facts.stage) : cases::status_name(facts.status);
  if (facts.due_on && facts.status == "open") {
    row.days_left = *facts.due_on - today;
    row.overdue = *row.days_left < 0;
  } else if (facts.due_on && facts.closed_on) {
    row.overdue = *facts.closed_on > *facts.due_on;  // 超审限结案
  }
  row.organ = std::move(facts.organ);
  row.id = std::move(facts.case_id);
  row.number = std::move(facts.number);
  row.case_type = std::move(facts.case_type);
  row.trial_procedure = std::move(facts.trial_procedure);
  row.cause_code = std::move(facts.cause_code);
  row.cause_name = std::move(facts.cause_name);
  row.cause_mapped = facts.cause_mapped;
  row.plaintiffs = std::move(facts.plaintiffs);
  row.defendants = std::move(facts.defendants);
  row.third_parties = std::move(facts.third_parties);
  row.agents = std::move(facts.agents);
  row.claim_amount_fen = facts.claim_amount_fen;
  row.department_id = std::move(facts.department_id);
  row.handler_id = std::move(facts.handler_id);
  row.handler_name = std::move(facts.handler_name);
  row.handler_mapped = facts.handler_mapped;
  row.clerk_name = std::move(facts.clerk_name);
  row.received_on = facts.received_on;
  row.filed_on = facts.filed_on;
  row.served_on = facts.served_on;
  row.hearing_on = facts.hearing_on;
  row.due_on = facts.due_on;
  row.closed_on = facts.closed_on;
  row.close_way = std::move(facts.close_way);
  if (!facts.close_way_name.empty()) row.close_way_name = std::move(facts.close_way_name);
  row.archived_on = facts.archived_on;
  row.stage = std::move(facts.stage);
  row.status = std::move(facts.status);
  row.source = std::move(facts.source);
  row.secrecy = std::move(facts.secrecy);
  row.remark = std::move(facts.remark);
  return row;
}

}  // namespace anshu::ledger::view
