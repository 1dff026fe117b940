// Results of the house: a value, or a named refusal that a person can read.
#pragma once

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace anshu {

/// What kind of no it is; the API turns it into an HTTP status, the command line into an exit code.
enum class RefusalKind {
  invalid,          // 422: the input breaks a rule
  unauthenticated,  // 401: nobody is signed in
  forbidden,        // 403: signed in, but the role does not carry the action
  not_found,        // 404: does not exist, or must look as if it did not
  conflict,         // 409: the state of the case does not allow it
  stale,            // 412: somebody changed it in the meantime (If-Match)
  too_large,        // 413
  too_many,         // 429: locked out or limited
  unavailable,      // 503: the disk is full, the database is away
};

/// One field of the input and the rule that it breaks.
struct FieldError {
  std::string field;    // path in the input: "parties[0].id_number"
  std::string rule;     // stable name: "required", "id_number.check_digit"
  std::string message;  // Chinese sentence for the person who typed it
};

/// A refusal is a value: a stable code, a Chinese sentence, and the article that it rests on.
struct Refusal {
  RefusalKind kind = RefusalKind::invalid;
  std::string code;     // E_SECOND_RETURN
  std::string message;  // 一句中文
  std::string basis;    // 《人民法院在线诉讼规则》第九条; empty when no article is involved
  std::vector<FieldError> fields;
  std::string detail_json;  // further members of the problem document (a JSON object), or empty
};

template <class T>
using Result = std::expected<T, Refusal>;

inline std::unexpected<Refusal> refuse(RefusalKind kind, std::string code, std::string message, std::string basis = {}) {
  return std::unexpected(Refusal{kind, std::move(code), std::move(message), std::move(basis), {}, {}});
}

inline std::unexpected<Refusal> refuse_field(std::string field, std::string rule, std::string message, std::string basis = {}) {
  Refusal refusal{RefusalKind::invalid, "E_INVALID_INPUT", message, std::move(basis), {}, {}};
  refusal.fields.push_back({std::move(field), std::move(rule), std::move(message)});
  return std::unexpected(std::move(refusal));
}

/// The one answer for what does not exist and for what this person may not know to exist.
inline std::unexpected<Refusal> refuse_not_found(std::string what) {
  return refuse(RefusalKind::not_found, "E_NOT_FOUND", "未找到" + std::move(what));
}

}  // namespace anshu

#define ANSHU_JOIN_(a, b) a##b
#define ANSHU_JOIN(a, b) ANSHU_JOIN_(a, b)

/// `ANSHU_TRY(auto number, parse(text));` declares number, or returns the refusal to the caller.
#define ANSHU_TRY(declaration, expression)                                                                    \
  auto ANSHU_JOIN(tried_, __LINE__) = (expression);                                                           \
  if (!ANSHU_JOIN(tried_, __LINE__)) return std::unexpected(std::move(ANSHU_JOIN(tried_, __LINE__)).error()); \
  declaration = std::move(*ANSHU_JOIN(tried_, __LINE__))

/// `ANSHU_CHECK(check(x));` returns the refusal to the caller, or goes on.
#define ANSHU_CHECK(expression) \
  if (auto checked = (expression); !checked) return std::unexpected(std::move(checked).error())
