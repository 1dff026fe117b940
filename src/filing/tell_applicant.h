// Messages to the person who filed (inbox), written in the same transaction as the decision that they tell of.
#pragma once

#include <string>

#include "filing/rows.h"
#include "people/actions.h"

namespace anshu::filing {

void tell_applicant(people::Action& action, const FilingRow& filing, std::string title, std::string body, std::string link);

}  // namespace anshu::filing
