// Finds rows of a list by their code.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace anshu::law {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// code → position in a vector; looked up with a string_view, without making a string.
using CodeIndex = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;

template <class Row>
const Row* find_row(const std::vector<Row>& rows, const CodeIndex& index, std::string_view code) {
  const auto found = index.find(code);
  return found == index.end() ? nullptr : &rows[found->second];
}

}  // namespace anshu::law
