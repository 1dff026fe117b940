// register_case (登记立案): a case of any type that a clerk registers at the window, of itself or from another case (案-件).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "filing/content.h"
#include "filing/derivations.h"
#include "filing/desk.h"

namespace anshu::filing {

/// A party of the source case that takes part in the new one as well.
struct CarriedParty {
  std::string party_id;
  std::string side;  // in the new case
};
BOOST_DESCRIBE_STRUCT(CarriedParty, (), (party_id, side))

struct RegisterCase {
  std::string case_type;                                    // code of case_types.csv
  std::optional<std::string> trial_procedure;               // where the procedure knows several: ordinary …
  std::optional<std::string> cause_code;                    // none: that of the source
  std::optional<Date> received_on;                          // none: today
  std::optional<std::string> source_organ, source_case_id;  // the case that it comes from, when it is in this house
  std::optional<std::string> source_number;                 // … or its number only
  std::vector<CarriedParty> carried;
  std::vector<FilingParty> parties;  // new ones
  std::vector<FilingClaim> claims;
  std::optional<std::string> facts, remark;
  std::optional<bool> in_custody;
};
BOOST_DESCRIBE_STRUCT(RegisterCase, (),
                      (case_type, trial_procedure, cause_code, received_on, source_organ, source_case_id, source_number, carried,
                       parties, claims, facts, remark, in_custody))

struct RegisteredCase {
  std::string organ, id, number;
};
BOOST_DESCRIBE_STRUCT(RegisteredCase, (), (organ, id, number))

/// Allots the number, starts the procedure's clocks, carries parties, agents and materials over from the source; what comes from
/// a sealed case is sealed, and who registers it becomes its member. Refusals:
/// E_INVALID_INPUT (fields), E_NO_PROCEDURE (this type has none here), E_CASE_TYPE_ORGAN, E_CASE_TYPE_LEVEL (check_organ_takes),
/// E_NOT_FOUND (the source does not exist for this person), E_DERIVATION_NOT_ALLOWED, and those of check_source.
Result<RegisteredCase> register_case(FilingDesk& desk, const people::Actor& actor, const RegisterCase& input,
                                     const std::string& idempotency_key = {});

namespace view {
struct CaseTypeChoice {
  std::string code, name, daizi, category, procedure, procedure_name;
  std::string trial_label;  // 审理程序, 执行程序
  std::vector<std::string> trial_procedures;
  std::string cause_kind;  // civil | criminal | administrative | enforcement | compensation
};
BOOST_DESCRIBE_STRUCT(CaseTypeChoice, (),
                      (code, name, daizi, category, procedure, procedure_name, trial_label, trial_procedures, cause_kind))
struct CaseTypeChoices {
  std::vector<CaseTypeChoice> items;
};
BOOST_DESCRIBE_STRUCT(CaseTypeChoices, (), (items))

/// What may come from one case now, and why not.
struct DerivationChoice {
  std::string code, name, case_type, case_type_name, sides, basis;
  bool allowed = false;
  std::string refusal;
};
BOOST_DESCRIBE_STRUCT(DerivationChoice, (), (code, name, case_type, case_type_name, sides, basis, allowed, refusal))
struct DerivationChoices {
  std::vector<DerivationChoice> items;
};
BOOST_DESCRIBE_STRUCT(DerivationChoices, (), (items))
}  // namespace view

/// The types that this organ can register: those with a procedure that an organ of its kind and tier takes.
view::CaseTypeChoices registrable_types(const FilingDesk& desk, store::Connection& connection, const std::string& organ);
/// E_NOT_FOUND.
Result<view::DerivationChoices> derivations_of(const FilingDesk& desk, store::Connection& connection, const people::Actor& actor,
                                               const std::string& organ, const std::string& case_id);

}  // namespace anshu::filing
