// Who may know of one case: the same rule as scope_predicate (scope.h), for one case and many people. Used where asking the
// database once per person would cost too much: live events, the steps offered on a page. A test holds the two together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/case_file.h"
#include "people/permissions.h"

namespace anshu::cases {

struct Audience {
  std::string organ, secrecy, applicant_organ, applicant_id;
  std::optional<std::string> department_id;
  std::vector<std::string> members;  // user ids of those who work on it now

  bool includes(const people::Actor& actor, people::Scope scope) const;
  /// The scope that this action gives the actor, and whether the case is in it.
  bool includes(const people::Permissions& permissions, const people::Actor& actor, std::string_view action) const;
};

Audience audience_of(const CaseFile& file);
/// nullopt when there is no such case.
std::optional<Audience> load_audience(store::Connection& connection, const std::string& organ, const std::string& case_id);

}  // namespace anshu::cases
