#include "api/router.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <stdexcept>

#include "base/clock.h"
#include "base/id.h"
#include "base/text.h"

namespace anshu::api {

using http::Request;
using http::Response;

namespace {

struct Route {
  RouteInfo info;
  RouteHandler handler;
};

/// One segment of the paths; literals win over a parameter, a parameter over the rest.
struct Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> parameter;
  std::map<std::string, const Route*, std::less<>> ends;   // by method
  std::map<std::string, const Route*, std::less<>> rests;  // by method: {name...} from here on
};

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> out;
  if (path.starts_with('/')) path.remove_prefix(1);
  for (;;) {
    const auto slash = path.find('/');
    out.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    path.remove_prefix(slash + 1);
  }
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }
bool is_rest(std::string_view segment) { return is_parameter(segment) && segment.ends_with("...}"); }
std::string_view parameter_name(std::string_view segment) {
  return segment.substr(1, segment.size() - (is_rest(segment) ? 5 : 2));
}

struct Match {
  const Route* route = nullptr;
  std::vector<std::string> values;
  std::set<std::string, std::less<>> allowed;  // methods of the same path, when none fits
};

const Route* pick(const std::map<std::string, const Route*, std::less<>>& routes, std::string_view method, Match& match) {
  auto found = routes.find(method);
  if (found == routes.end() && method == "HEAD") found = routes.find("GET");
  if (found != routes.end()) return found->second;
  for (const auto& [known, route] : routes) match.allowed.insert(known);
  return nullptr;
}

bool find(const Node& node, const std::vector<std::string_view>& segments, std::size_t at, std::string_view method,
          Match& match) {
  if (at == segments.size()) return (match.route = pick(node.ends, method, match)) != nullptr;
  if (const auto literal = node.literals.find(segments[at]);
      literal != node.literals.end() && find(*literal->second, segments, at + 1, method, match))
    return true;
  if (node.parameter && !segments[at].empty()) {
    match.values.emplace_back(segments[at]);
    if (find(*node.parameter, segments, at + 1, method, match)) return true;
    match.values.pop_back();
  }
  if (node.rests.empty()) return false;
  match.route = pick(node.rests, method, match);
  if (!match.route) return false;
  match.values.emplace_back(segments[at].data(), segments.back().data() + segments.back().size());
  return true;
}

// ── checks before the handler ────────────────────────────────────────────────────────────────────────────────────────

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<bool> parse_boolean(std::string_view text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return std::nullopt;
}

/// What is wrong with this value, or nothing.
std::optional<FieldError> check_value(const QueryParam& param, const std::string& value) {
  const auto wrong = [&](const char* rule, const char* message) { return FieldError{param.name, rule, message}; };
  switch (param.type) {
    case QueryType::text:
      break;
    case QueryType::integer:
      if (!parse_integer(value)) return wrong("type.integer", "应为整数");
      break;
    case QueryType::boolean:
      if (!parse_boolean(value)) return wrong("type.boolean", "应为 true 或 false");
      break;
    case QueryType::date:
      if (!Date::parse(value)) return wrong("type.date", "应为日期，如 2026-03-01");
      break;
    case QueryType::choice:
      if (std::find(param.choices.begin(), param.choices.end(), value) == param.choices.end())
        return wrong("type.choice", "不在可选范围内");
      break;
  }
  return std::nullopt;
}

Result<void> check_query(const Call& call) {
  std::vector<FieldError> errors;
  std::set<std::string_view> seen;
  for (const auto& [name, value] : call.http.query) {
    const auto& known = call.route.query;
    const auto param =
        std::find_if(known.begin(), known.end(), [&, &wanted = name](const QueryParam& p) { return p.name == wanted; });
    if (param == known.end()) {
      errors.push_back({name, "unknown", "没有这个查询参数"});
    } else if (!value.empty()) {  // a form sends what was left blank as empty: the same as absent
      if (!seen.insert(name).second && !param->repeated) errors.push_back({name, "repeated", "只能填写一次"});
      if (auto error = check_value(*param, value)) errors.push_back(std::move(*error));
    }
  }
  for (const QueryParam& param : call.route.query)
    if (param.required && !seen.contains(param.name)) errors.push_back({param.name, "required", "此项必填"});
  if (errors.empty()) return {};
  Refusal refusal{
      RefusalKind::invalid, "E_INVALID_QUERY", "有" + std::to_string(errors.size()) + "个查询参数不符合要求", {}, {}, {}};
  refusal.fields = std::move(errors);
  return std::unexpected(std::move(refusal));
}

std::optional<Response> read_if_match(Call& call) {
  if (!call.route.if_match) return std::nullopt;
  const std::string_view header = call.http.header("If-Match");
  if (header.empty()) return Response::problem(428, "E_IF_MATCH_REQUIRED", "修改时须带上所见内容的版本（If-Match）");
  call.if_match = version_of(trim(header));
  if (!call.if_match) return Response::problem(400, "E_BAD_IF_MATCH", "版本（If-Match）的格式无法识别");
  return std::nullopt;
}

std::optional<Response> read_idempotency_key(Call& call) {
  if (!call.route.idempotent_key) return std::nullopt;
  std::string_view key = trim(call.http.header("Idempotency-Key"));
  if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
  const bool visible = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
  if (key.size() > 128 || !visible)
    return Response::problem(400, "E_BAD_IDEMPOTENCY_KEY", "Idempotency-Key 应为不超过128个可见字符");
  call.idempotency_key = key;
  return std::nullopt;
}

std::string media_type(const Request& request) {
  const std::string_view type = request.header("Content-Type");
  return to_lower_ascii(trim(type.substr(0, type.find(';'))));
}

Response wrong_type(std::string_view wanted) {
  Response response = Response::problem(415, "E_CONTENT_TYPE", "请求内容的类型不受支持");
  response.headers.set("Accept", std::string(wanted));
  return response;
}

std::optional<Response> check_consumes(const Call& call) {
  const std::string& wanted = call.route.consumes;
  if (wanted.empty() || wanted == "*/*" || media_type(call.http) == wanted) return std::nullopt;
  return wrong_type(wanted);
}

void check_description(const RouteInfo& info) {
  const auto demand = [&](bool good, const char* what) {
    if (!good) throw std::logic_error("route " + info.method + " " + info.path + ": " + what);
  };
  demand(!info.method.empty(), "method is missing");
  demand(info.path.starts_with('/'), "path does not begin with /");
  demand(!info.operation.empty() && !info.summary.empty() && !info.tag.empty(), "operation, summary or tag is missing");
  demand(!info.permission.empty(), "permission is missing");
  demand(info.success >= 200 && info.success < 300, "success is no good status");
  std::set<std::string_view> names;
  for (const QueryParam& param : info.query) {
    demand(names.insert(param.name).second && !param.name.empty(), "a query parameter is named twice or not at all");
    demand((param.type == QueryType::choice) == !param.choices.empty(), "choices belong to QueryType::choice");
  }
}

std::string allow_of(std::set<std::string, std::less<>> methods) {
  if (methods.contains("GET")) methods.insert("HEAD");
  methods.insert("OPTIONS");
  std::string out;
  for (const auto& method : methods) out += (out.empty() ? "" : ", ") + method;
  return out;
}

}  // namespace

// ── Call ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const std::string& Call::param(std::string_view name) const {
  for (const auto& [key, value] : params)
    if (key == name) return value;
  throw std::logic_error("route " + route.path + " has no parameter " + std::string(name));
}

std::vector<std::string> Call::texts(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : http.query)
    if (key == name && !value.empty()) out.push_back(value);
  return out;
}

std::optional<std::string> Call::text(std::string_view name) const {
  for (const auto& [key, value] : http.query)
    if (key == name && !value.empty()) return value;
  return std::nullopt;
}

std::optional<std::int64_t> Call::integer(std::string_view name) const {
  const auto value = text(name);
  return value ? parse_integer(*value) : std::nullopt;
}

std::optional<bool> Call::boolean(std::string_view name) const {
  const auto value = text(name);
  return value ? parse_boolean(*value) : std::nullopt;
}

std::optional<Date> Call::date(std::string_view name) const {
  const auto value = text(name);
  return value ? Date::parse(*value) : std::nullopt;
}

void Call::set_version(std::int64_t version) { reply.set("ETag", etag_of(version)); }

Result<void> Call::require_version(std::int64_t current) const {
  if (if_match == current) return {};
  Refusal refusal{RefusalKind::stale, "E_STALE", "内容已被他人修改，请查看最新内容后再提交", {}, {}, {}};
  refusal.detail_json = "{\"current_version\":" + std::to_string(current) +
                        (if_match ? ",\"your_version\":" + std::to_string(*if_match) : std::string()) + "}";
  return std::unexpected(std::move(refusal));
}

// ── Router ───────────────────────────────────────────────────────────────────────────────────────────────────────────

struct Router::Impl {
  std::vector<std::unique_ptr<Route>> routes;
  Node root;
  std::set<std::string> operations;
  Guard guard;
  std::vector<Around> arounds;  // innermost first
  ExceptionMap exceptions;
  FailureLog failures;
  http::Handler fallback;

  void insert(const Route& route);
  Response unknown(const Request& request, const Match& match) const;
  Response run(const Route& route, Call& call) const;
  Response enter(std::size_t depth, const Route& route, Call& call) const;
  Response failed(const RouteInfo& info, std::string_view what) const;
};

Router::Router() : impl_(std::make_unique<Impl>()) {}
Router::~Router() = default;

void Router::set_guard(Guard guard) { impl_->guard = std::move(guard); }
void Router::set_around(Around around) { impl_->arounds.push_back(std::move(around)); }
void Router::set_exception_map(ExceptionMap map) { impl_->exceptions = std::move(map); }
void Router::set_failure_log(FailureLog log) { impl_->failures = std::move(log); }
void Router::set_fallback(http::Handler fallback) { impl_->fallback = std::move(fallback); }

void Router::add(RouteInfo info, RouteHandler handler) {
  check_description(info);
  if (!impl_->operations.insert(info.operation).second) throw std::logic_error("two routes are called " + info.operation);
  auto route = std::make_unique<Route>(Route{std::move(info), std::move(handler)});
  impl_->insert(*route);
  impl_->routes.push_back(std::move(route));
}

void Router::Impl::insert(const Route& route) {
  const auto taken = [&] { return std::logic_error(route.info.method + " " + route.info.path + " is taken"); };
  Node* node = &root;
  for (const std::string_view segment : segments_of(route.info.path)) {
    if (is_rest(segment)) {
      if (!node->rests.emplace(route.info.method, &route).second) throw taken();
      return;
    }
    auto& next = is_parameter(segment) ? node->parameter : node->literals[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  if (!node->ends.emplace(route.info.method, &route).second) throw taken();
}

std::vector<const RouteInfo*> Router::routes() const {
  std::vector<const RouteInfo*> out;
  for (const auto& route : impl_->routes) out.push_back(&route->info);
  std::sort(out.begin(), out.end(),
            [](const RouteInfo* a, const RouteInfo* b) { return std::tie(a->path, a->method) < std::tie(b->path, b->method); });
  return out;
}

Response Router::handle(const Request& request) const {
  Match match;
  if (!find(impl_->root, segments_of(request.path), 0, request.method, match)) return impl_->unknown(request, match);
  const Route& route = *match.route;
  Call call{request, route.info};
  std::size_t next = 0;
  for (const std::string_view segment : segments_of(route.info.path))
    if (is_parameter(segment)) call.params.emplace_back(parameter_name(segment), std::move(match.values[next++]));
  Response response;
  try {
    response = impl_->run(route, call);
  } catch (const std::exception& error) {
    const auto refusal = impl_->exceptions ? impl_->exceptions(error) : std::nullopt;
    response = refusal ? problem(*refusal) : impl_->failed(route.info, error.what());
  } catch (...) {
    response = impl_->failed(route.info, "not an exception");
  }
  // What courts answer is about people: no cache in between may keep it unless the handler says so.
  if (!response.headers.has("Cache-Control")) response.headers.add("Cache-Control", "no-store");
  response.route = route.info.path;
  return response;
}

Response Router::Impl::unknown(const Request& request, const Match& match) const {
  if (match.allowed.empty()) {
    if (fallback && !request.path.starts_with("/api/")) return fallback(request);
    return Response::problem(404, "E_NO_ROUTE", "没有这个接口");
  }
  Response response =
      request.method == "OPTIONS" ? Response::empty() : Response::problem(405, "E_METHOD", "这个接口不支持该请求方法");
  response.headers.set("Allow", allow_of(match.allowed));
  return response;
}

Response Router::Impl::run(const Route& route, Call& call) const {
  if (guard) {
    if (auto allowed = guard(call); !allowed) return problem(allowed.error());
  }
  if (auto good = check_query(call); !good) return problem(good.error());
  if (auto refused = read_if_match(call)) return std::move(*refused);
  if (auto refused = read_idempotency_key(call)) return std::move(*refused);
  if (auto refused = check_consumes(call)) return std::move(*refused);
  return enter(arounds.size(), route, call);
}

Response Router::Impl::enter(std::size_t depth, const Route& route, Call& call) const {
  if (depth == 0) return route.handler(call);
  return arounds[depth - 1](call, [&, depth](Call& inner) { return enter(depth - 1, route, inner); });
}

Response Router::Impl::failed(const RouteInfo& info, std::string_view what) const {
  // Database errors quote values from the second line on; those may be names and numbers of people.
  what = what.substr(0, std::min(what.find('\n'), std::size_t{300}));
  const std::string id = new_id(SystemClock::wall_ms());
  if (failures) failures(id, info.operation, what);
  Refusal refusal{RefusalKind::unavailable, "E_INTERNAL", "系统内部错误，请将错误编号告知管理员", {}, {}, {}};
  refusal.detail_json = to_json(json::object{{"id", id}});
  return problem(refusal, 500);
}

// ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

int status_of(RefusalKind kind) {
  switch (kind) {
    case RefusalKind::invalid:
      return 422;
    case RefusalKind::unauthenticated:
      return 401;
    case RefusalKind::forbidden:
      return 403;
    case RefusalKind::not_found:
      return 404;
    case RefusalKind::conflict:
      return 409;
    case RefusalKind::stale:
      return 412;
    case RefusalKind::too_large:
      return 413;
    case RefusalKind::too_many:
      return 429;
    case RefusalKind::unavailable:
      return 503;
  }
  return 500;
}

Response problem(const Refusal& refusal, int status) {
  if (status == 0) status = status_of(refusal.kind);
  json::object document{
      {"type", "urn:anshu:problem:" + refusal.code}, {"title", refusal.message}, {"status", status}, {"code", refusal.code}};
  if (!refusal.basis.empty()) document["basis"] = refusal.basis;
  if (!refusal.fields.empty()) {
    json::array fields;
    for (const FieldError& error : refusal.fields)
      fields.push_back(json::object{{"field", error.field}, {"rule", error.rule}, {"message", error.message}});
    document["fields"] = std::move(fields);
  }
  std::int64_t retry_after_s = 0;
  if (!refusal.detail_json.empty()) {
    const auto detail = parse_json(refusal.detail_json);
    if (!detail || !detail->is_object()) throw std::logic_error("detail of " + refusal.code + " is no JSON object");
    for (const auto& member : detail->get_object()) document.emplace(member.key(), member.value());  // never over ours
    retry_after_s = int_at(detail->get_object(), "retry_after_s");
  }
  Response response = Response::json(json::serialize(document), status);
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Cache-Control", "no-store");
  if (retry_after_s > 0) response.headers.set("Retry-After", std::to_string(retry_after_s));
  if (status == 401) response.headers.set("WWW-Authenticate", "Session realm=\"anshu\"");
  return response;
}

std::string etag_of(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

std::optional<std::int64_t> version_of(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  if (etag.size() < 4 || !etag.starts_with("\"v") || !etag.ends_with('"')) return std::nullopt;
  return parse_integer(etag.substr(2, etag.size() - 3));
}

namespace detail {

std::expected<json::value, Response> read_json_body(const Request& request) {
  const std::string_view coding = request.header("Content-Encoding");
  if (media_type(request) != "application/json" || (!coding.empty() && coding != "identity"))
    return std::unexpected(wrong_type("application/json"));
  auto value = parse_json(request.body);
  if (!value) return std::unexpected(problem(value.error(), 400));
  return std::move(*value);
}

std::optional<Response> refuse_body(const Request& request) {
  const std::string_view body = trim(request.body);
  if (body.empty() || body == "{}") return std::nullopt;
  return Response::problem(400, "E_UNEXPECTED_BODY", "这个接口不接收请求内容");
}

Response answer(Call& call, std::string body) {
  Response response{.status = call.route.success, .headers = std::move(call.reply), .body = std::move(body)};
  if (!response.headers.has("Content-Type")) response.headers.add("Content-Type", "application/json");
  return response;
}

Response answer_empty(Call& call) { return {.status = 204, .headers = std::move(call.reply)}; }

}  // namespace detail

}  // namespace anshu::api
