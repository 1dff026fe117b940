// One row of the ledger as people see it: facts, with names for codes and the days that are left today.
#pragma once

#include "cases/procedure.h"
#include "ledger/ledger_query.h"

namespace anshu::ledger::view {

struct LedgerRow {
  std::string organ, id, number, case_type, case_type_name, trial_procedure, trial_procedure_name;
  std::optional<std::string> cause_code;
  std::string cause_name;
  bool cause_mapped = false;
  std::string plaintiffs, defendants, third_parties, agents;
  std::optional<std::int64_t> claim_amount_fen;
  std::optional<std::string> department_id, department_name, handler_id;
  std::string handler_name;
  bool handler_mapped = false;
  std::string clerk_name;
  std::optional<Date> received_on;
  Date filed_on;
  std::optional<Date> served_on, hearing_on, due_on;
  std::optional<std::int64_t> days_left;  // until the trial time limit; none when the case is closed
  bool overdue = false;
  std::optional<Date> closed_on;
  std::optional<std::string> close_way, close_way_name;
  std::optional<Date> archived_on;
  std::string stage, stage_name, status, source, secrecy, remark;
};
BOOST_DESCRIBE_STRUCT(LedgerRow, (),
                      (organ, id, number, case_type, case_type_name, trial_procedure, trial_procedure_name, cause_code,
                       cause_name, cause_mapped, plaintiffs, defendants, third_parties, agents, claim_amount_fen, department_id,
                       department_name, handler_id, handler_name, handler_mapped, clerk_name, received_on, filed_on, served_on,
                       hearing_on, due_on, days_left, overdue, closed_on, close_way, close_way_name, archived_on, stage,
                       stage_name, status, source, secrecy, remark))

struct LedgerPage {
  std::vector<LedgerRow> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(LedgerPage, (), (items, next_cursor, total, total_capped))

/// Names of departments, read once per page.
class DepartmentNames {
 public:
  explicit DepartmentNames(store::Connection& connection);
  std::optional<std::string> of(const std::string& organ, const std::optional<std::string>& id) const;

 private:
  std::unordered_map<std::string, std::string> names_;
};

/// The names of one snapshot after the other: read again only after something has changed. For many threads.
class KnownDepartments {
 public:
  std::shared_ptr<const DepartmentNames> at(store::Connection& connection);

 private:
  std::mutex mutex_;
  std::string mark_;
  std::shared_ptr<const DepartmentNames> names_;
};

LedgerRow ledger_row(const cases::Services& services, const DepartmentNames& departments, cases::FactsRow&& facts, Date today);

}  // namespace anshu::ledger::view
