#include "api/openapi.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <stdexcept>

#include "base/id.h"
#include "base/text.h"

namespace anshu::api {

namespace {

using Schemas = std::map<std::string, json::object>;

/// The schema of one type; what it needs is added to `all`. Two types of one name would describe each other's data wrongly.
json::object collect(SchemaOf schema_of_type, Schemas& all) {
  json::object components;
  json::object schema = schema_of_type(components);
  for (const auto& component : components) {
    const std::string name(component.key());
    const bool printable =
        std::all_of(name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; });
    if (!printable) throw std::logic_error("component name \"" + name + "\" cannot stand in an OpenAPI document");
    const auto [known, added] = all.emplace(name, component.value().as_object());
    if (!added && known->second != component.value().as_object())
      throw std::logic_error("two different types are called " + name);
  }
  return schema;
}

json::object problem_schema() {
  const json::object text{{"type", "string"}};
  const auto explained = [](const char* type, const char* description) {
    return json::object{{"type", type}, {"description", description}};
  };
  const json::object field{
      {"type", "object"},
      {"properties", json::object{{"field", explained("string", "字段在输入中的位置，如 parties[0].id_number")},
                                  {"rule", explained("string", "所违反规则的固定名称")},
                                  {"message", explained("string", "给填写人看的说明")}}},
      {"required", json::array{"field", "rule", "message"}}};
  return {{"type", "object"},
          {"description", "出错说明（RFC 9457）"},
          {"properties", json::object{{"type", explained("string", "urn:anshu:problem:<code>")},
                                      {"title", explained("string", "一句中文说明")},
                                      {"status", explained("integer", "HTTP 状态码")},
                                      {"code", explained("string", "固定的错误代码，如 E_INVALID_INPUT")},
                                      {"basis", explained("string", "所依据的条文")},
                                      {"fields", json::object{{"type", "array"}, {"items", field}}},
                                      {"id", explained("string", "系统内部错误的编号")},
                                      {"current_version", json::object{{"type", "integer"}, {"format", "int64"}}},
                                      {"your_version", json::object{{"type", "integer"}, {"format", "int64"}}},
                                      {"retry_after_s", explained("integer", "多少秒之后可以重试")}}},
          {"required", json::array{"type", "title", "status", "code"}},
          {"additionalProperties", true}};
}

const std::map<int, const char*>& problem_texts() {
  static const std::map<int, const char*> texts{
      {400, "请求格式有误"},     {401, "未登录"},           {403, "没有权限"}, {404, "不存在，或者不能为此人所知"},
      {409, "案件的状态不允许"}, {412, "内容已被他人修改"}, {413, "内容过大"}, {415, "内容类型不受支持"},
      {422, "填写不符合要求"},   {428, "缺少 If-Match"},    {429, "过于频繁"}, {500, "系统内部错误"},
      {503, "暂时不可用"}};
  return texts;
}

bool is_write(const RouteInfo& route) { return route.method != "GET"; }
bool has_body(const RouteInfo& route) { return route.request_schema || !route.consumes.empty(); }

std::vector<std::string> path_parameters(const std::string& path) {
  std::vector<std::string> out;
  for (std::size_t at = 0; (at = path.find('{', at)) != std::string::npos;) {
    const std::size_t end = path.find('}', at);
    std::string name = path.substr(at + 1, end - at - 1);
    if (name.ends_with("...")) name.resize(name.size() - 3);
    out.push_back(std::move(name));
    at = end;
  }
  return out;
}

/// "/files/{rest...}" stands as "/files/{rest}": OpenAPI has no word for several segments.
std::string printed_path(std::string path) {
  if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
  return path;
}

std::set<int> possible_problems(const RouteInfo& route) {
  std::set<int> out{400, 422, 429, 500, 503};
  if (route.permission != "public") out.insert({401, 403});
  if (route.path.find('{') != std::string::npos) out.insert(404);
  if (is_write(route)) out.insert(409);
  if (route.if_match) out.insert({412, 428});
  if (has_body(route)) out.insert({413, 415});
  return out;
}

json::object query_schema(const QueryParam& param) {
  json::object schema;
  switch (param.type) {
    case QueryType::text:
      schema["type"] = "string";
      break;
    case QueryType::integer:
      schema = {{"type", "integer"}, {"format", "int64"}};
      break;
    case QueryType::boolean:
      schema["type"] = "boolean";
      break;
    case QueryType::date:
      schema = {{"type", "string"}, {"format", "date"}};
      break;
    case QueryType::choice:
      schema = {{"type", "string"}, {"enum", json::array(param.choices.begin(), param.choices.end())}};
      break;
  }
  if (!param.repeated) return schema;
  return {{"type", "array"}, {"items", std::move(schema)}};
}

json::array parameters_of(const RouteInfo& route) {
  json::array out;
  for (const std::string& name : path_parameters(route.path))
    out.push_back(json::object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", json::object{{"type", "string"}}}});
  for (const QueryParam& param : route.query) {
    json::object one{{"name", param.name}, {"in", "query"}};
    if (!param.description.empty()) one["description"] = param.description;
    if (param.required) one["required"] = true;
    one["schema"] = query_schema(param);
    out.push_back(std::move(one));
  }
  if (route.if_match) out.push_back(json::object{{"$ref", "#/components/parameters/IfMatch"}});
  if (route.idempotent_key) out.push_back(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
  return out;
}

json::object responses_of(const RouteInfo& route, Schemas& schemas) {
  json::object good{{"description", route.success == 204 ? "已完成" : "成功"}};
  if (route.response_schema) {
    good["content"] = json::object{{"application/json", json::object{{"schema", collect(route.response_schema, schemas)}}}};
  } else if (!route.produces.empty()) {
    const bool text = route.produces.starts_with("text/");
    json::object schema{{"type", "string"}};
    if (!text) schema["format"] = "binary";
    good["content"] = json::object{{route.produces, json::object{{"schema", std::move(schema)}}}};
  }
  json::object out{{std::to_string(route.success), std::move(good)}};
  for (const int status : possible_problems(route))
    out[std::to_string(status)] = json::object{{"$ref", "#/components/responses/Problem" + std::to_string(status)}};
  return out;
}

json::object operation_of(const RouteInfo& route, Schemas& schemas) {
  json::object out{{"operationId", route.operation}, {"summary", route.summary}, {"tags", json::array{route.tag}}};
  out["x-permission"] = route.permission;
  json::array security;
  if (route.permission != "public") {
    json::object needed{{"session", json::array{}}};
    if (is_write(route)) needed["csrf"] = json::array{};
    security.push_back(std::move(needed));
  }
  out["security"] = std::move(security);
  if (json::array parameters = parameters_of(route); !parameters.empty()) out["parameters"] = std::move(parameters);
  if (route.request_schema) {
    json::object content{{"application/json", json::object{{"schema", collect(route.request_schema, schemas)}}}};
    out["requestBody"] = json::object{{"required", true}, {"content", std::move(content)}};
  } else if (!route.consumes.empty()) {
    const json::object schema{{"type", "string"}, {"format", "binary"}};
    out["requestBody"] =
        json::object{{"required", true}, {"content", json::object{{route.consumes, json::object{{"schema", schema}}}}}};
  }
  out["responses"] = responses_of(route, schemas);
  return out;
}

/// What clients send may leave out optional members; what the server answers always carries every member (null where there is
/// nothing). So types that only occur in answers say that all their members are there.
void require_all_in_answers(const Router& router, Schemas& schemas) {
  json::object sent;
  for (const RouteInfo* route : router.routes())
    if (route->request_schema) route->request_schema(sent);
  for (auto& [name, schema] : schemas) {
    const json::value* properties = schema.if_contains("properties");
    if (sent.contains(name) || !properties) continue;
    json::array required;
    for (const auto& property : properties->as_object()) required.emplace_back(property.key());
    schema["required"] = std::move(required);
  }
}

json::object components_of(const OpenApiInfo& info, Schemas schemas) {
  if (!schemas.emplace("Problem", problem_schema()).second) throw std::logic_error("two different types are called Problem");
  json::object printed, responses;
  for (auto& [name, schema] : schemas) printed[name] = std::move(schema);
  const json::object media{{"schema", json::object{{"$ref", "#/components/schemas/Problem"}}}};
  for (const auto& [status, text] : problem_texts())
    responses["Problem" + std::to_string(status)] =
        json::object{{"description", text}, {"content", json::object{{"application/problem+json", media}}}};
  const json::object text{{"type", "string"}};
  json::object parameters{{"IfMatch", json::object{{"name", "If-Match"},
                                                   {"in", "header"},
                                                   {"required", true},
                                                   {"description", "所见内容的版本（上次响应的 ETag），如 \"v12\""},
                                                   {"schema", text}}},
                          {"IdempotencyKey", json::object{{"name", "Idempotency-Key"},
                                                          {"in", "header"},
                                                          {"description", "同一键的重复提交只办理一次"},
                                                          {"schema", json::object{{"type", "string"}, {"maxLength", 128}}}}}};
  json::object security{{"session", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", info.session_cookie}}},
                        {"csrf", json::object{{"type", "apiKey"}, {"in", "header"}, {"name", info.csrf_header}}}};
  return {{"schemas", std::move(printed)},
          {"responses", std::move(responses)},
          {"parameters", std::move(parameters)},
          {"securitySchemes", std::move(security)}};
}

}  // namespace

json::object openapi_document(const Router& router, const OpenApiInfo& info) {
  Schemas schemas;
  json::object paths;
  std::set<std::string> tags;
  for (const RouteInfo* route : router.routes()) {
    json::value& path = paths[printed_path(route->path)];
    if (path.is_null()) path = json::object{};
    path.as_object()[to_lower_ascii(route->method)] = operation_of(*route, schemas);
    tags.insert(route->tag);
  }
  require_all_in_answers(router, schemas);
  json::array printed_tags;
  for (const std::string& tag : tags) printed_tags.push_back(json::object{{"name", tag}});
  json::object about{{"title", info.title}, {"version", info.version}};
  if (!info.description.empty()) about["description"] = info.description;
  about["license"] = json::object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}};
  return {{"openapi", "3.1.0"},
          {"info", std::move(about)},
          {"tags", std::move(printed_tags)},
          {"paths", std::move(paths)},
          {"components", components_of(info, std::move(schemas))}};
}

void add_openapi_route(Router& router, OpenApiInfo info) {
  struct Printed {
    std::once_flag once;
    std::string text;
  };
  RouteInfo route{.path = "/api/v1/openapi.json",
                  .operation = "get_openapi",
                  .summary = "本接口说明（OpenAPI 3.1）",
                  .tag = "系统",
                  .permission = "public"};
  route.method = "GET";
  route.response_schema = &schema_of<json::object>;
  // Printed on the first request, when every feature has added its routes.
  router.add(std::move(route), [&router, info = std::move(info), printed = std::make_shared<Printed>()](Call&) {
    std::call_once(printed->once, [&] { printed->text = json::serialize(openapi_document(router, info)); });
    http::Response response = http::Response::json(printed->text);
    response.headers.set("Cache-Control", "no-cache");
    return response;
  });
}

}  // namespace anshu::api
