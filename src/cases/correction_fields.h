// Reading, checking and writing the key fields that change only by an approved correction.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cases/case_file.h"
#include "cases/services.h"

namespace anshu::cases {

/// The field as corrections keep it ("2026-03-01", fen, a code); "" when it has no value.
std::string field_value(const CaseFile& file, std::string_view field);

/// The same in words: 2026年3月1日 stays 2026-03-01, fen become yuan, codes their names.
std::string field_value_text(const Services& services, store::Connection& connection, const std::string& organ,
                             const std::string& procedure, std::string_view field, const std::string& value);

/// Refuses a value that could not stand: wrong form, unknown code, an order of dates that cannot be.
Result<void> check_field_value(const Services& services, people::Action& action, const CaseFile& file, std::string_view field,
                               const std::string& value);

/// Writes a checked value, and moves the clocks that hang on it. `correction_id` goes with the facts that it establishes.
Result<void> apply_correction(const Services& services, people::Action& action, CaseFile& file, std::string_view field,
                              const std::string& value, const std::string& correction_id, const std::string& reason);

}  // namespace anshu::cases
