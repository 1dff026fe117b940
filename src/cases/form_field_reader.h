// Reads the fields of a form from a procedure's file: those of a step, and those that a litigant answers online.
#pragma once

#include "cases/form_field.h"
#include "law/codes.h"
#include "law/data_file.h"

namespace anshu::cases {

/// Whose form it is: a filing knows no people of a court and no parties yet, so its choices are listed.
enum class FormOf { step, filing };

inline constexpr std::array party_sides = {"plaintiff", "defendant", "third", "other", "all"};

/// `others`: the fields before it in the same form. E_REFERENCE_DATA with file and line: a name twice, unknown kinds, code lists,
/// sides, choices where none belong or none where they must be.
Result<StepField> read_form_field(const law::DataTable& table, FormOf form, const law::Codes& codes,
                                  const std::vector<StepField>& others);

}  // namespace anshu::cases
