// One description per struct (BOOST_DESCRIBE_STRUCT), three uses: JSON in and out, OpenAPI schema, SQL rows (store/table.h).
//
// Members may be: std::string, bool, std::int32_t, std::int64_t, Date, described enums, described structs,
// json::object / json::value (passed through), std::optional and std::vector of these.
// On the way in, optional and vector members may be missing; every other member is required; unknown members are refused.
#pragma once

#include <array>
#include <boost/core/type_name.hpp>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cctype>
#include <charconv>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"

namespace anshu {

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
inline constexpr bool is_optional_v = false;
template <class T>
inline constexpr bool is_optional_v<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector_v = false;
template <class T>
inline constexpr bool is_vector_v<std::vector<T>> = true;

/// Calls visit(name, member pointer) for each described member, in order (bases first).
template <Described T, class Visit>
constexpr void for_each_member(Visit&& visit) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
  boost::mp11::mp_for_each<Members>([&](auto d) { visit(std::string_view(d.name), d.pointer); });
}

template <DescribedEnum E>
std::string_view enum_name(E value) {
  std::string_view name = "";
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) name = d.name;
  });
  return name;
}
template <DescribedEnum E>
std::optional<E> enum_from(std::string_view text) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (text == d.name) found = d.value;
  });
  return found;
}
template <DescribedEnum E>
std::vector<std::string> enum_names() {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) { names.emplace_back(d.name); });
  return names;
}

/// "AcceptFiling" for anshu::filing::AcceptFiling, "PageOfCaseRow" for anshu::api::Page<anshu::cases::CaseRow>.
template <class T>
std::string short_type_name() {
  std::string out, word;
  bool skipping = false;  // "(anonymous namespace)", "{lambda …}"
  for (const char c : boost::core::type_name<T>() + ">") {
    if (c == '(' || c == '{') skipping = true;
    if (c == ')' || c == '}') skipping = false;
    if (skipping) continue;
    if (std::isalnum(static_cast<unsigned char>(c)) || c == '_') {
      word += c;
    } else if (c == ':') {
      word.clear();  // that was a namespace
    } else {
      out += std::exchange(word, {});
      if (c == '<') out += "Of";
      if (c == ',') out += "And";
    }
  }
  return out;
}

// ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

template <class T>
void append_json(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    std::array<char, 24> digits;
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_json_string(out, value);
  } else if constexpr (std::is_same_v<T, Date>) {
    out.append("\"").append(value.iso()).append("\"");
  } else if constexpr (DescribedEnum<T>) {
    append_json_string(out, enum_name(value));
  } else if constexpr (is_optional_v<T>) {
    if (value)
      append_json(out, *value);
    else
      out += "null";
  } else if constexpr (is_vector_v<T>) {
    out += '[';
    const std::size_t begin = out.size();
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      append_json(out, item);
      if (std::exchange(first, false)) out.reserve(out.size() + (out.size() - begin) * (value.size() - 1) * 5 / 4);
    }
    out += ']';
  } else if constexpr (std::is_same_v<T, json::object> || std::is_same_v<T, json::value> || std::is_same_v<T, json::array>) {
    out += json::serialize(value);
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    out += '{';
    bool first = true;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      if (!first) out += ',';
      first = false;
      out.append("\"").append(name).append("\":");  // a name of C++ needs no escapes
      append_json(out, value.*pointer);
    });
    out += '}';
  }
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

template <class T>
json::value to_json_value(const T& value) {
  return json::parse(to_json(value));
}

// ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

inline std::string join_path(const std::string& path, std::string_view member) {
  return path.empty() ? std::string(member) : path + "." + std::string(member);
}

/// True when the text may be stored: no NUL and no control characters but tab and line breaks.
inline bool is_clean_text(std::string_view text) {
  for (const char ch : text) {
    const auto c = static_cast<unsigned char>(ch);
    if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f) return false;
  }
  return true;
}

template <class T>
void read_json(const json::value& in, T& out, const std::string& path, std::vector<FieldError>& errors) {
  const auto wrong = [&](const char* rule, std::string message) { errors.push_back({path, rule, std::move(message)}); };
  if constexpr (std::is_same_v<T, bool>) {
    if (in.is_bool())
      out = in.get_bool();
    else
      wrong("type.boolean", "应为是或否");
  } else if constexpr (std::is_integral_v<T>) {
    if (!in.is_int64()) return wrong("type.integer", "应为整数");
    const std::int64_t number = in.get_int64();
    if (number < std::numeric_limits<T>::min() || number > std::numeric_limits<T>::max()) return wrong("type.range", "数值过大");
    out = static_cast<T>(number);
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (!in.is_string()) return wrong("type.text", "应为文字");
    if (!is_clean_text(std::string_view(in.get_string()))) return wrong("text.control", "含有不能保存的控制字符");
    out.assign(in.get_string().data(), in.get_string().size());
  } else if constexpr (std::is_same_v<T, Date>) {
    const auto date = in.is_string() ? Date::parse(std::string_view(in.get_string())) : std::nullopt;
    if (date)
      out = *date;
    else
      wrong("type.date", "应为日期，如 2026-03-01");
  } else if constexpr (DescribedEnum<T>) {
    const auto value = in.is_string() ? enum_from<T>(std::string_view(in.get_string())) : std::nullopt;
    if (value)
      out = *value;
    else
      wrong("type.choice", "不在可选范围内");
  } else if constexpr (is_optional_v<T>) {
    if (in.is_null()) {
      out.reset();
    } else {
      typename T::value_type inner{};
      read_json(in, inner, path, errors);
      out = std::move(inner);
    }
  } else if constexpr (is_vector_v<T>) {
    if (!in.is_array()) return wrong("type.list", "应为列表");
    out.clear();
    out.reserve(in.get_array().size());
    for (std::size_t i = 0; i < in.get_array().size(); ++i) {
      typename T::value_type item{};
      read_json(in.get_array()[i], item, path + "[" + std::to_string(i) + "]", errors);
      out.push_back(std::move(item));
    }
  } else if constexpr (std::is_same_v<T, json::value>) {
    out = in;
  } else if constexpr (std::is_same_v<T, json::object>) {
    if (in.is_object())
      out = in.get_object();
    else
      wrong("type.object", "应为对象");
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    if (!in.is_object()) return wrong("type.object", "应为对象");
    const json::object& object = in.get_object();
    std::size_t known = 0;
    for_each_member<T>([&](std::string_view name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(out.*pointer)>;
      const json::value* member = object.if_contains(name);
      if (member) {
        ++known;
        read_json(*member, out.*pointer, join_path(path, name), errors);
      } else if constexpr (!is_optional_v<Member> && !is_vector_v<Member>) {
        errors.push_back({join_path(path, name), "required", "此项必填"});
      }
    });
    if (known == object.size()) return;
    for (const auto& entry : object) {
      bool expected = false;
      for_each_member<T>([&](std::string_view name, auto) { expected |= name == std::string_view(entry.key()); });
      if (!expected) errors.push_back({join_path(path, entry.key()), "unknown", "没有这一项"});
    }
  }
}

/// Reads a described struct; the refusal (E_INVALID_INPUT) lists every field that is wrong, with its rule.
template <class T>
Result<T> from_json(const json::value& in) {
  T value{};
  std::vector<FieldError> errors;
  read_json(in, value, "", errors);
  if (errors.empty()) return value;
  Refusal refusal{RefusalKind::invalid, "E_INVALID_INPUT", "有" + std::to_string(errors.size()) + "处填写不符合要求", {}, {}, {}};
  refusal.fields = std::move(errors);
  return std::unexpected(std::move(refusal));
}

// ── schema ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The JSON Schema (2020-12, as OpenAPI 3.1 uses it) of T. Described structs land once in `components` under their short name.
template <class T>
json::object schema_of(json::object& components) {
  json::object schema;
  if constexpr (std::is_same_v<T, bool>) {
    schema["type"] = "boolean";
  } else if constexpr (std::is_integral_v<T>) {
    schema["type"] = "integer";
    schema["format"] = sizeof(T) > 4 ? "int64" : "int32";
  } else if constexpr (std::is_same_v<T, std::string>) {
    schema["type"] = "string";
  } else if constexpr (std::is_same_v<T, Date>) {
    schema["type"] = "string";
    schema["format"] = "date";
  } else if constexpr (DescribedEnum<T>) {
    schema["type"] = "string";
    json::array names;
    for (const auto& name : enum_names<T>()) names.emplace_back(name);
    schema["enum"] = std::move(names);
  } else if constexpr (is_optional_v<T>) {
    json::object inner = schema_of<typename T::value_type>(components);
    if (inner.contains("$ref")) {
      schema["oneOf"] = json::array{std::move(inner), json::object{{"type", "null"}}};
    } else {
      if (inner.contains("enum")) inner["enum"].as_array().emplace_back(nullptr);
      if (inner.contains("type")) inner["type"] = json::array{inner["type"], "null"};
      schema = std::move(inner);
    }
  } else if constexpr (is_vector_v<T>) {
    schema["type"] = "array";
    schema["items"] = schema_of<typename T::value_type>(components);
  } else if constexpr (std::is_same_v<T, json::object>) {
    schema["type"] = "object";
    schema["additionalProperties"] = true;
  } else if constexpr (std::is_same_v<T, json::value>) {
    // anything
  } else {
    static_assert(Described<T>, "describe the struct with BOOST_DESCRIBE_STRUCT");
    const std::string name = short_type_name<T>();
    if (!components.contains(name)) {
      components[name] = json::object{};  // placed first, so that a struct may contain itself
      json::object body{{"type", "object"}}, properties;
      json::array required;
      for_each_member<T>([&](std::string_view member, auto pointer) {
        using Member = std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>;
        properties[member] = schema_of<Member>(components);
        if constexpr (!is_optional_v<Member> && !is_vector_v<Member>) required.emplace_back(member);
      });
      body["properties"] = std::move(properties);
      if (!required.empty()) body["required"] = std::move(required);
      body["additionalProperties"] = false;
      components[name] = std::move(body);
    }
    schema["$ref"] = "#/components/schemas/" + name;
  }
  return schema;
}

}  // namespace anshu
