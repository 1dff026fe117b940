// One case while one action changes it: scope, If-Match, and one write of the case row at the end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cases/case_file.h"
#include "cases/services.h"

namespace anshu::cases {

/// What every action on a case is given.
struct CaseCall {
  std::string case_id;
  std::optional<std::int64_t> expected_version = {};  // If-Match; none for bulk work by the program itself
  std::string idempotency_key = {};
};

/// What every action on a case answers.
struct CaseChanged {
  std::string organ, id;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(CaseChanged, (), (organ, id, version))

class CaseChange {
 public:
  /// E_NOT_FOUND when the case is outside of the scope that `action_name` gives this actor; E_STALE when the version is another.
  static Result<CaseChange> begin(people::Action& action, std::string_view action_name, const CaseCall& call);

  /// As it is now (case_file.h, without notes, documents and materials). Actions change `row` in memory and the other rows
  /// through the unit of work.
  CaseFile file;

  /// Writes the case row. Its version rises with every action, also when the action changed only what hangs on the case.
  CaseChanged finish(people::Action& action);

 private:
  CaseRow before_;
};

/// Runs an action on a case: finds its organ, opens the journal's chain, runs body(Action&, CaseChange&) -> Result<void>, writes
/// the case row. `input` is described; what it says goes into the journal (personal data struck out).
template <class Input, class Body>
Result<CaseChanged> run_on_case(const Services& services, const people::Actor& actor, const std::string& action_name,
                                const CaseCall& call, const Input& input, Body&& body);

/// The court whose case this is, when it is in the scope that the action gives this actor; E_NOT_FOUND otherwise. (Without the
/// permission: the actor's own court; running the action is then refused.)
Result<std::string> organ_of_case(const Services& services, const people::Actor& actor, std::string_view action_name,
                                  const std::string& case_id);

/// E_CASE_CLOSED unless the case is open.
Result<void> require_open(const CaseFile& file);

// ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

template <class Input, class Body>
Result<CaseChanged> run_on_case(const Services& services, const people::Actor& actor, const std::string& action_name,
                                const CaseCall& call, const Input& input, Body&& body) {
  ANSHU_TRY(const std::string organ, organ_of_case(services, actor, action_name, call.case_id));
  const people::ActionCall action_call{action_name, organ, call.case_id, to_json(input), call.idempotency_key};
  return services.actions.run<CaseChanged>(actor, action_call, [&](people::Action& action) -> Result<CaseChanged> {
    ANSHU_TRY(CaseChange change, CaseChange::begin(action, action_name, call));
    ANSHU_CHECK(body(action, change));
    return change.finish(action);
  });
}

}  // namespace anshu::cases
