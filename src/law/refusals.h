// Refusals of this room: reference data that cannot be used (names file and line), and texts that break a rule.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "base/result.h"

namespace anshu::law {

/// E_REFERENCE_DATA, "law/periods.toml 第12行：…". `line` counts from 1; 0 when the whole file is meant.
inline std::unexpected<Refusal> bad_data(std::string_view file, std::size_t line, std::string_view what) {
  return refuse(RefusalKind::invalid, "E_REFERENCE_DATA",
                line == 0 ? fmt::format("{}：{}", file, what) : fmt::format("{} 第{}行：{}", file, line, what));
}

/// Refuses what a person typed: `code` for the program, `rule` ("id_number.check_digit") for lists of row errors.
inline std::unexpected<Refusal> refuse_text(std::string code, std::string rule, std::string message, std::string basis = {}) {
  Refusal refusal{RefusalKind::invalid, std::move(code), message, std::move(basis), {}, {}};
  refusal.fields.push_back({"", std::move(rule), std::move(message)});
  return std::unexpected(std::move(refusal));
}

}  // namespace anshu::law
