// What a column may hold on both engines: nothing, an integer, a text. (Dates are days, instants milliseconds, money fen.)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/describe.h"

namespace anshu::store {

using Value = std::variant<std::monostate, std::int64_t, std::string>;

inline bool is_null(const Value& value) { return value.index() == 0; }
inline std::int64_t integer(const Value& value) { return is_null(value) ? 0 : std::get<std::int64_t>(value); }
inline std::string text(const Value& value) { return is_null(value) ? std::string() : std::get<std::string>(value); }

template <class T>
Value to_value(const T& member) {
  if constexpr (is_optional_v<T>) {
    return member ? to_value(*member) : Value{};
  } else if constexpr (std::is_same_v<T, Date>) {
    return static_cast<std::int64_t>(member.days);
  } else if constexpr (DescribedEnum<T>) {
    return std::string(enum_name(member));
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<std::int64_t>(member);
  } else {
    return std::string(member);
  }
}

template <class T>
void from_value(const Value& value, T& member) {
  if constexpr (is_optional_v<T>) {
    if (is_null(value)) return member.reset();
    typename T::value_type inner{};
    from_value(value, inner);
    member = std::move(inner);
  } else if constexpr (std::is_same_v<T, Date>) {
    member.days = static_cast<std::int32_t>(integer(value));
  } else if constexpr (DescribedEnum<T>) {
    member = enum_from<T>(text(value)).value();
  } else if constexpr (std::is_same_v<T, bool>) {
    member = integer(value) != 0;
  } else if constexpr (std::is_integral_v<T>) {
    member = static_cast<T>(integer(value));
  } else {
    member = text(value);
  }
}

/// The same, out of a value that nobody needs any more: texts move.
template <class T>
void from_value(Value&& value, T& member) {
  if constexpr (is_optional_v<T>) {
    if (is_null(value)) return member.reset();
    from_value(std::move(value), member.emplace());
  } else if constexpr (std::is_same_v<T, std::string>) {
    member = is_null(value) ? std::string() : std::get<std::string>(std::move(value));
  } else {
    from_value(std::as_const(value), member);
  }
}

}  // namespace anshu::store
