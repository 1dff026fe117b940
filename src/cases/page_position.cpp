#include "cases/page_position.h"

#include <charconv>

#include "base/id.h"

namespace anshu::cases {

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::unexpected<Refusal> refuse_cursor() { return refuse(RefusalKind::invalid, "E_BAD_CURSOR", "翻页位置无效，请回到第一页"); }

Result<PagePosition> PagePosition::parse(std::string_view cursor) {
  if (cursor.empty()) return PagePosition{};
  const auto dot = cursor.find('.');
  if (dot == std::string_view::npos || !is_id(cursor.substr(dot + 1))) return refuse_cursor();
  const auto at_ms = number_in(cursor.substr(0, dot));
  if (!at_ms) return refuse_cursor();
  return PagePosition{*at_ms, std::string(cursor.substr(dot + 1))};
}

}  // namespace anshu::cases
