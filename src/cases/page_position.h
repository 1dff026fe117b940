// Where a page of a list that is ordered by instant and id, newest first, ends.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace anshu::cases {

struct PagePosition {
  InstantMs at_ms = std::numeric_limits<std::int64_t>::max();
  std::string id;

  std::string cursor() const { return std::to_string(at_ms) + "." + id; }
  /// "" begins at the newest. E_BAD_CURSOR.
  static Result<PagePosition> parse(std::string_view cursor);
};

/// The whole of a text as a number; nullopt otherwise.
std::optional<std::int64_t> number_in(std::string_view text);
std::unexpected<Refusal> refuse_cursor();

}  // namespace anshu::cases
