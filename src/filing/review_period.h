// The court's time to decide on a filing: seven days (民事诉讼法第一百二十六条, FILING-REVIEW), five for a payment order
// (民事诉讼法第二百二十六条, CIV-PAY-ACC); the procedure names the rule ([[online_filing]] review).
#pragma once

#include <string>

#include "cases/services.h"
#include "law/period.h"

namespace anshu::filing {

/// The rule for filings of this case type.
const std::string& review_rule(const cases::Services& services, const std::string& case_type);
Result<law::PeriodResult> review_period(const cases::Services& services, const std::string& case_type, Date received_on,
                                        law::Reasoning reasoning);
Result<std::optional<Date>> review_due_on(const cases::Services& services, const std::string& case_type, Date received_on);

}  // namespace anshu::filing
