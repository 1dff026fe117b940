#include "filing/review_period.h"

namespace anshu::filing {

Result<law::PeriodResult> review_period(const law::LawBook& law, Date received_on, law::Reasoning reasoning) {
  const law::PeriodRule* rule = law.rules.find(review_rule, received_on);
  if (!rule) throw std::logic_error("periods.toml lacks FILING-REVIEW");
  law::PeriodInput input;
  input.from = received_on;
  return law::compute_period(law.calendar, *rule, input, reasoning);
}

Result<std::optional<Date>> review_due_on(const law::LawBook& law, Date received_on) {
  ANSHU_TRY(const law::PeriodResult period, review_period(law, received_on, law::Reasoning::off));
  return std::optional<Date>(period.legal_due);
}

}  // namespace anshu::filing
