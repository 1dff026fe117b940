// Routes that describe themselves: what stands in RouteInfo is both what the router enforces and what OpenAPI prints.
#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/describe.h"
#include "base/json.h"
#include "base/result.h"
#include "http/message.h"

namespace anshu::api {

enum class QueryType { text, integer, boolean, date, choice };

/// One query parameter. The router refuses unknown, missing, repeated and ill-typed ones with 422 before the handler runs.
struct QueryParam {
  std::string name;
  QueryType type = QueryType::text;
  std::string description = {};
  bool required = false;
  bool repeated = false;                  // may come several times: Call::texts
  std::vector<std::string> choices = {};  // for QueryType::choice
};

using SchemaOf = json::object (*)(json::object& components);

struct RouteInfo {
  std::string path = {};        // "/api/v1/filings/{id}/accept"; a last segment "{rest...}" takes all that is left
  std::string operation = {};   // unique: "accept_filing"; the web client's function name
  std::string summary = {};     // one Chinese line
  std::string tag = {};         // Chinese group in the document: 立案
  std::string permission = {};  // "public", "signed_in", or the name of the action that the role must carry
  std::vector<QueryParam> query = {};
  int success = 200;            // status of a good answer; 204 by itself when there is nothing to return
  bool idempotent_key = false;  // Idempotency-Key is honoured (Call::idempotency_key)
  bool if_match = false;        // If-Match is required (Call::if_match)
  std::string consumes = {};    // content type of a request body that is not JSON; "*/*" takes any
  std::string produces = {};    // content type of an answer that is not JSON, such as a file
  // Filled in by the typed functions below.
  std::string method = {};
  SchemaOf request_schema = nullptr;
  SchemaOf response_schema = nullptr;
};

/// One request on its way through a route.
struct Call {
  const http::Request& http;
  const RouteInfo& route;
  std::vector<std::pair<std::string_view, std::string>> params = {};  // of the path
  std::any session = {};                                              // what the guard found out about the person
  std::optional<std::int64_t> if_match = {};  // version that the client saw; set when the route requires it
  std::string idempotency_key = {};           // "" when the client sent none
  http::Headers reply = {};                   // goes out with a good answer

  /// The path's parameter; a name that the pattern lacks is a programming error (std::logic_error).
  const std::string& param(std::string_view name) const;
  // Query parameters, already checked against the route.
  std::optional<std::string> text(std::string_view name) const;
  std::vector<std::string> texts(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<bool> boolean(std::string_view name) const;
  std::optional<Date> date(std::string_view name) const;

  template <class T>
  const T& session_as() const {
    return std::any_cast<const T&>(session);
  }

  void set_version(std::int64_t version);  // ETag of the answer
  void set_location(std::string path) { reply.set("Location", std::move(path)); }
  /// Refuses with 412 (and both versions) unless the client saw `current`.
  Result<void> require_version(std::int64_t current) const;
};

using RouteHandler = std::function<http::Response(Call&)>;
/// Runs first: finds the session, checks the permission; a refusal ends the call.
using Guard = std::function<Result<void>(Call&)>;
/// Wraps every handler (idempotency, transactions …); calls next or answers itself.
using Around = std::function<http::Response(Call&, const RouteHandler& next)>;
/// Turns exceptions with a meaning (disk full, database away) into refusals.
using ExceptionMap = std::function<std::optional<Refusal>(const std::exception&)>;
/// Told about every 500: its opaque id (also in the answer), the operation, and the first line of what went wrong.
using FailureLog = std::function<void(std::string_view id, std::string_view operation, std::string_view what)>;

/// Finds the route, checks what the route describes, calls its handler, and prints refusals as problems.
class Router {
 public:
  Router();
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  /// A route whose handler makes its own response (files, uploads, event streams). Throws std::logic_error when the path and
  /// method, or the operation, are taken, or the description is incomplete.
  void add(RouteInfo info, RouteHandler handler);

  // Typed routes: function(Call&[, In]) returns Result<Out>; In is parsed from JSON, Out printed; Out = void answers 204.
  template <class Out, class Function>
  void get(RouteInfo info, Function function) {
    add_typed<void, Out>("GET", std::move(info), std::move(function));
  }
  template <class In, class Out, class Function>
  void post(RouteInfo info, Function function) {
    add_typed<In, Out>("POST", std::move(info), std::move(function));
  }
  template <class In, class Out, class Function>
  void put(RouteInfo info, Function function) {
    add_typed<In, Out>("PUT", std::move(info), std::move(function));
  }
  template <class In, class Out, class Function>
  void patch(RouteInfo info, Function function) {
    add_typed<In, Out>("PATCH", std::move(info), std::move(function));
  }
  template <class Out, class Function>
  void del(RouteInfo info, Function function) {
    add_typed<void, Out>("DELETE", std::move(info), std::move(function));
  }

  void set_guard(Guard guard);
  void set_around(Around around);  // the last one set is the outermost
  void set_exception_map(ExceptionMap map);
  void set_failure_log(FailureLog log);
  /// Answers what no route knows (the web application's pages); without it, and for /api/…, that is a 404 problem.
  void set_fallback(http::Handler fallback);

  http::Response handle(const http::Request& request) const;
  /// All routes, by path, then method.
  std::vector<const RouteInfo*> routes() const;

 private:
  template <class In, class Out, class Function>
  void add_typed(std::string method, RouteInfo info, Function function);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The status of a refusal: 422, 401, 403, 404, 409, 412, 413, 429 or 503.
int status_of(RefusalKind kind);
/// The refusal as application/problem+json (RFC 9457); `status` overrides the kind's.
http::Response problem(const Refusal& refusal, int status = 0);

/// `"v12"` for 12.
std::string etag_of(std::int64_t version);
/// Reads `"v12"` or `W/"v12"`.
std::optional<std::int64_t> version_of(std::string_view etag);

// ── how the typed routes are made ────────────────────────────────────────────────────────────────────────────────────

namespace detail {
/// The JSON body, or a problem: 415 for another content type, 400 for broken JSON.
std::expected<json::value, http::Response> read_json_body(const http::Request& request);
/// Refuses a body on a route that takes none.
std::optional<http::Response> refuse_body(const http::Request& request);
http::Response answer(Call& call, std::string body);
http::Response answer_empty(Call& call);
}  // namespace detail

template <class In, class Out, class Function>
void Router::add_typed(std::string method, RouteInfo info, Function function) {
  info.method = std::move(method);
  if constexpr (!std::is_void_v<In>) info.request_schema = &schema_of<In>;
  if constexpr (std::is_void_v<Out>)
    info.success = 204;
  else
    info.response_schema = &schema_of<Out>;
  add(std::move(info), [function = std::move(function)](Call& call) -> http::Response {
    const auto respond = [&call](auto&& result) -> http::Response {
      if (!result) return problem(result.error());
      if constexpr (std::is_void_v<Out>)
        return detail::answer_empty(call);
      else
        return detail::answer(call, to_json<Out>(*result));
    };
    if constexpr (std::is_void_v<In>) {
      if (auto refused = detail::refuse_body(call.http)) return std::move(*refused);
      return respond(function(call));
    } else {
      auto body = detail::read_json_body(call.http);
      if (!body) return std::move(body).error();
      Result<In> input = from_json<In>(*body);
      if (!input) return problem(input.error());
      return respond(function(call, std::move(*input)));
    }
  });
}

}  // namespace anshu::api
