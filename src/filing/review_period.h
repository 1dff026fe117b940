// The court's seven days to decide on a filing (民事诉讼法第一百二十六条; rule FILING-REVIEW).
#pragma once

#include "law/law_book.h"
#include "law/period.h"

namespace anshu::filing {

inline constexpr const char* review_rule = "FILING-REVIEW";

Result<law::PeriodResult> review_period(const law::LawBook& law, Date received_on, law::Reasoning reasoning);
Result<std::optional<Date>> review_due_on(const law::LawBook& law, Date received_on);

}  // namespace anshu::filing
