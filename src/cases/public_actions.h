// What a litigant may learn of the work on a case: the actions that he is shown in the timeline and told of while he looks.
#pragma once

#include <array>
#include <string_view>

namespace anshu::cases {

inline constexpr std::array<std::string_view, 9> public_actions = {"submit_filing", "return_filing", "withdraw_filing",
                                                                   "accept_filing", "refuse_filing", "assign_case",
                                                                   "take_step",     "close_case",    "archive_case"};

constexpr bool is_public_action(std::string_view action) {
  for (const auto known : public_actions)
    if (known == action) return true;
  return false;
}

}  // namespace anshu::cases
