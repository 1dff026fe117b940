// A named refusal that is also shown beside the field that it is about.
#pragma once

#include "base/result.h"

namespace anshu::cases {

inline std::unexpected<Refusal> refuse_about(std::string field, std::string code, std::string message, std::string basis = {}) {
  Refusal refusal{RefusalKind::invalid, code, message, std::move(basis), {}, {}};
  refusal.fields.push_back({std::move(field), std::move(code), std::move(message)});
  return std::unexpected(std::move(refusal));
}

}  // namespace anshu::cases
