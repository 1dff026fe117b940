// What every decision about somebody else's request must keep to (更正、扣除、延长、司法救助).
#pragma once

#include <string>

#include "people/actor.h"
#include "people/permissions.h"

namespace anshu::cases {

struct DecisionQuestion {
  const std::string& status;    // of the request: pending
  const std::string& asked_by;  // user id
  const std::string& decided_by;
  bool approve = false;
  const std::string& note;
};

/// `decided_code`, E_SAME_PERSON (GB/T 22239-2019 8.1.4.2), E_INVALID_INPUT (a refusal without reasons, a note of more than 500
/// characters). `reasons_basis`: the article that asks for reasons, or "".
Result<void> check_decision(const DecisionQuestion& question, std::string decided_code = "E_REQUEST_DECIDED",
                            std::string reasons_basis = {});

}  // namespace anshu::cases
