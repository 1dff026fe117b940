#include "filing/review_period.h"

#include "cases/procedure.h"
#include "law/law_book.h"

namespace anshu::filing {

const std::string& review_rule(const cases::Services& services, const std::string& case_type) {
  static const std::string usual = "FILING-REVIEW";
  const cases::Procedure* procedure = services.procedures.filed_online(case_type);
  return procedure ? procedure->online_filing(case_type)->review : usual;
}

Result<law::PeriodResult> review_period(const cases::Services& services, const std::string& case_type, Date received_on,
                                        law::Reasoning reasoning) {
  const law::PeriodRule* rule = services.law.rules.find(review_rule(services, case_type), received_on);
  if (!rule) throw std::logic_error("periods.toml lacks " + review_rule(services, case_type));
  law::PeriodInput input;
  input.from = received_on;
  return law::compute_period(services.law.calendar, *rule, input, reasoning);
}

Result<std::optional<Date>> review_due_on(const cases::Services& services, const std::string& case_type, Date received_on) {
  ANSHU_TRY(const law::PeriodResult period, review_period(services, case_type, received_on, law::Reasoning::off));
  return std::optional<Date>(period.legal_due);
}

}  // namespace anshu::filing
