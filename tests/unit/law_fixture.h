// The law book as the program ships it, read once from reference/.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "law/law_book.h"

namespace anshu::law {

inline std::string read_reference(std::string_view path) {
  std::ifstream file(std::string(ANSHU_SOURCE_DIR "/reference/") + std::string(path), std::ios::binary);
  REQUIRE_MESSAGE(file.good(), std::string(path));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline const LawBook& book() {
  static const LawBook loaded = [] {
    auto result = load_law_book(read_reference);
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().message));
    return std::move(*result);
  }();
  return loaded;
}

inline Date on(std::string_view text) {
  const auto date = Date::parse(text);
  REQUIRE_MESSAGE(date.has_value(), std::string(text));
  return *date;
}

/// The rule that a refusal names, "" for a value; so that a table row can say either.
template <class T>
std::string rule_of(const Result<T>& result) {
  if (result) return "";
  return result.error().fields.empty() ? result.error().code : result.error().fields.front().rule;
}

}  // namespace anshu::law
