#include "store/difference.h"

#include "base/text.h"

namespace anshu::store {

std::string shown(const Value& value) {
  constexpr std::size_t longest = 200;
  if (is_null(value)) return "（空）";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const std::string& words = std::get<std::string>(value);
  if (words.size() <= longest) return words;
  return to_utf8(to_utf32(std::string_view(words).substr(0, longest))) + "…";
}

}  // namespace anshu::store
