// The form of a step: what a person filled in, checked against the procedure's description.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_file.h"
#include "cases/procedure.h"
#include "law/codes.h"

namespace anshu::cases {

/// Choices of a field for this case: as listed, of a code list, or its parties ("all" under the name that the procedure gives
/// them).
std::vector<StepChoice> choices_for(const StepField& field, const CaseFile& file, const law::Codes& codes,
                                    const Procedure* procedure = nullptr);

/// The fields as they are kept; E_INVALID_INPUT lists what is wrong ("fields.<name>"). People (kind user) are checked to be
/// active staff of the case's court.
Result<json::object> check_form(store::Connection& connection, const ProcedureStep& step, const CaseFile& file,
                                const law::Codes& codes, const json::object& input);

/// The value of a field in words: the choice's name, the party's name, 2026年3月1日 → "2026-03-01", yuan for amounts.
std::string field_text(const StepField& field, const json::value& value, const CaseFile& file, const law::Codes& codes,
                       const Procedure* procedure = nullptr);

}  // namespace anshu::cases
