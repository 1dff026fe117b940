// What a hash is taken over: parts, each with its length in front, so that no two lists of parts give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace anshu::store {

inline void append_part(std::string& out, std::string_view part) {
  const auto size = static_cast<std::uint64_t>(part.size());
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(size >> shift);
  out += part;
}

}  // namespace anshu::store
