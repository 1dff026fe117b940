// Facts (案件数据底座): one wide row per case, a pure function of the case's rows, written in the transaction that changes them.
// Rules, indicators and ledger views read this table; fact_columns() is its documentation.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_file.h"
#include "people/actions.h"
#include "store/database.h"

namespace anshu::cases {

struct FactColumn {
  std::string_view name, meaning;  // one Chinese line
};
/// Every column of case_facts, in the order of the table.
const std::vector<FactColumn>& fact_columns();

/// The least search_key that a case filed on this day can have; the filing date of a search_key.
constexpr std::int64_t first_search_key_on(Date filed_on) { return std::int64_t{filed_on.days} << 31; }
constexpr Date filed_on_of(std::int64_t search_key) { return Date{static_cast<std::int32_t>(search_key >> 31)}; }

/// The facts of a case. search_key is the first choice; the one stored may have been moved on by a collision.
FactsRow facts_of(const CaseFile& file);

/// Dates that the steps taken have established; the last step that says something counts.
struct EstablishedDates {
  std::optional<Date> served_on, hearing_on, pronounced_on, judgment_served_on, effective_on;
  /// By the name of the fact; nullptr for a name that is none of these.
  const std::optional<Date>* find(std::string_view fact) const;
};
EstablishedDates established_dates(const CaseFile& file);

/// What is searched in full text; a pure function of the stored facts, so that the old entry can be taken out again.
std::string search_text(const FactsRow& facts);

/// From now on every action that touches a case refreshes its facts and its full-text entry before it commits.
void register_facts(people::Actions& actions);

/// The same for one case, outside of the hook.
void refresh_facts(store::Connection& connection, const CaseFile& file);

struct FactsDifference {
  std::string organ, case_id, column, stored, expected;  // column "": the whole row is missing, or belongs to no case
};
/// Recomputes the facts of all cases; the first difference, or nullopt. Values of personal data are not repeated.
std::optional<FactsDifference> first_facts_difference(store::Connection& connection);

/// Makes facts and full-text entries of all cases anew (after a migration). Returns how many cases there are.
std::int64_t rebuild_facts(store::Connection& connection);

}  // namespace anshu::cases
