// 案件台账: pages of the facts table — scoped, filtered, searched, sorted by one of a fixed list of keys, paged by keyset.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cases/scope.h"
#include "cases/services.h"
#include "store/count_memory.h"

namespace anshu::ledger {

struct LedgerFilter {
  std::optional<std::string> text;  // what was typed into the search box
  std::string status = "all";       // open | closed | archived | all
  std::optional<std::string> handler_id, department_id, cause_code, type_code, stage, source, organ;
  std::optional<Date> filed_from, filed_to, closed_from, closed_to, due_from, due_to;
  std::optional<std::int64_t> amount_min_fen, amount_max_fen;
  bool overdue = false;     // open, and past the trial time limit today
  bool unassigned = false;  // nobody handles it yet
  bool open_only = false;   // leaves sealed (不公开) cases out also for who may see them
  bool unmapped = false;    // imported with a cause or handler that is not on our lists
};

struct LedgerRequest {
  LedgerFilter filter;
  std::string sort;         // a key of sort_keys(), "-" before it for descending; "": newest filing first
  std::int64_t limit = 50;  // 1 to 200
  std::string cursor;       // next_cursor of the page before
};

struct LedgerPage {
  std::vector<cases::FactsRow> rows;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;  // counted up to count_limit
  bool total_capped = false;
};

inline constexpr std::int64_t count_limit = 10'000;

/// filed_on, number, due_on, closed_on, claim_amount_fen, updated_at_ms, hearing_on
const std::vector<std::string>& sort_keys();

/// Refusals: E_FORBIDDEN, E_SORT_KEY, E_BAD_CURSOR, E_INVALID_INPUT (limit, status). What lies outside of the actor's scope is
/// neither listed nor counted. `counts` spares the counting while nothing changes.
Result<LedgerPage> ledger_page(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                               const LedgerRequest& request, Date today, store::CountMemory* counts = nullptr);

/// Every row of the filter in the order asked for, one by one; on_row returns false to stop. The same scope and refusals.
Result<void> each_ledger_row(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                             const LedgerRequest& request, Date today, const std::function<bool(cases::FactsRow&&)>& on_row);

}  // namespace anshu::ledger
