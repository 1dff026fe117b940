// Which cases a person may know of: one SQL predicate, put inside every query over case_facts. What it leaves out does not exist:
// not in lists, search, counts, exports, errors or event streams.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cases/rows.h"
#include "people/permissions.h"
#include "store/database.h"

namespace anshu::cases {

/// A predicate over case_facts (under this alias); its parameters are appended to `params`, the text names them from there on.
std::string scope_predicate(const people::Actor& actor, people::Scope scope, std::vector<store::Value>& params,
                            std::string_view alias = "f");

/// The facts of a case that the actor may see through `action`; E_NOT_FOUND otherwise (whether or not it exists).
Result<FactsRow> find_in_scope(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                               std::string_view action, const std::string& case_id);

/// True when the actor may see this case (event streams, notices).
bool is_in_scope(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                 std::string_view action, const std::string& organ, const std::string& case_id);

}  // namespace anshu::cases
