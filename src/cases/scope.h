// Which cases a person may know of: one SQL predicate, put inside every query over case_facts. What it leaves out does not exist:
// not in lists, search, counts, exports, errors or event streams.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/rows.h"
#include "people/permissions.h"
#include "store/count_memory.h"

namespace anshu::cases {

/// How the cases that somebody takes part in are asked for: all of them at once, or for each row that is looked at. Whoever takes
/// part in thousands would pay for all of them to see one page.
enum class Membership { listed, of_row };

/// A predicate over case_facts (under this alias); its parameters are appended to `params`, the text names them from there on.
std::string scope_predicate(const people::Actor& actor, people::Scope scope, std::vector<store::Value>& params,
                            std::string_view alias = "f", Membership membership = Membership::listed);

/// From so many own cases on a page of them is found faster by asking for each row.
inline constexpr std::int64_t many_memberships = 2000;
/// In how many cases the actor takes part now, counted up to many_memberships.
std::int64_t count_memberships(store::Counter& counter, const people::Actor& actor);

/// The facts of a case that the actor may see through `action`; E_NOT_FOUND otherwise (whether or not it exists).
Result<FactsRow> find_in_scope(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                               std::string_view action, const std::string& case_id);

/// True when the actor may see this case (event streams, notices).
bool is_in_scope(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                 std::string_view action, const std::string& organ, const std::string& case_id);

}  // namespace anshu::cases
