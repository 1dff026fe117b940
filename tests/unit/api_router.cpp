#include <doctest/doctest.h>

#include <set>

#include "api/health_routes.h"
#include "api/openapi.h"
#include "api/router.h"

using namespace anshu;
using namespace anshu::api;
using http::Request;
using http::Response;

namespace {

enum class Side { plaintiff, defendant };
BOOST_DESCRIBE_ENUM(Side, plaintiff, defendant)

struct Party {
  std::string name;
  Side side = Side::plaintiff;
  std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(Party, (), (name, side, phone))

struct Draft {
  std::string title;
  std::int64_t amount_fen = 0;
  std::optional<Date> due_on;
  std::vector<Party> parties;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (title, amount_fen, due_on, parties))

template <class Row>
struct Page {
  std::vector<Row> rows;
  std::optional<std::string> next;
  BOOST_DESCRIBE_CLASS(Page, (), (rows, next), (), ())
};

namespace other {
struct Party {
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Party, (), (count))
}  // namespace other

RouteInfo info(std::string path, std::string operation) {
  return {
      .path = std::move(path), .operation = std::move(operation), .summary = "测试", .tag = "测试", .permission = "signed_in"};
}

struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A small court: the routes that the tests talk to.
struct Fixture {
  Fixture() {
    RouteInfo list = info("/api/v1/cases", "list_cases");
    list.query = {
        {"q", QueryType::text, "搜索"},
        {"limit", QueryType::integer, "每页行数"},
        {"open", QueryType::boolean, "只看未结"},
        {"from", QueryType::date, "立案日起"},
        {.name = "status", .type = QueryType::choice, .description = "状态", .repeated = true, .choices = {"open", "closed"}},
        {.name = "organ", .description = "法院", .required = true}};
    router.get<Page<Draft>>(list, [](Call& call) -> Result<Page<Draft>> {
      std::string seen = call.text("q").value_or("-") + "/" + std::to_string(call.integer("limit").value_or(-1)) + "/" +
                         (call.boolean("open") ? (*call.boolean("open") ? "yes" : "no") : "-") + "/" +
                         (call.date("from") ? call.date("from")->iso() : "-");
      for (const auto& status : call.texts("status")) seen += "/" + status;
      return Page<Draft>{{Draft{seen, 1, std::nullopt, {}}}, std::nullopt};
    });
    router.get<Draft>(info("/api/v1/cases/{id}", "get_case"), [](Call& call) -> Result<Draft> {
      if (call.param("id") == "hidden") return refuse_not_found("案件");
      call.set_version(12);
      return Draft{call.param("id"), 1, Date::of(2026, 3, 1), {Party{"张三", Side::defendant, std::nullopt}}};
    });
    router.get<Draft>(info("/api/v1/cases/search", "search_cases"),
                      [](Call&) -> Result<Draft> { return Draft{"search", 0, {}, {}}; });
    RouteInfo create = info("/api/v1/cases", "create_case");
    create.success = 201;
    create.idempotent_key = true;
    router.post<Draft, Draft>(create, [](Call& call, Draft draft) -> Result<Draft> {
      call.set_location("/api/v1/cases/1");
      draft.title += "#" + call.idempotency_key;
      return draft;
    });
    RouteInfo change = info("/api/v1/cases/{id}", "change_case");
    change.if_match = true;
    router.put<Draft, void>(change, [](Call& call, Draft) -> Result<void> { return call.require_version(12); });
    router.post<void, Draft>(info("/api/v1/cases/{id}/steps/{step}/undo", "undo_step"), [](Call& call) -> Result<Draft> {
      if (call.param("step") == "locked")
        return std::unexpected(
            Refusal{RefusalKind::too_many, "E_LOCKED", "已锁定", "《条例》第一条", {}, R"({"retry_after_s":30,"status":1})"});
      return Draft{call.param("id") + call.param("step"), 0, {}, {}};
    });
    router.del<void>(info("/api/v1/cases/{id}", "delete_case"), [](Call& call) -> Result<void> {
      if (call.param("id") == "broken") throw std::runtime_error("ERROR: duplicate key\nDETAIL: Key (name)=(张三)");
      if (call.param("id") == "away") throw Unavailable("disk full");
      if (call.param("id") == "odd") throw 7;
      return {};
    });
    RouteInfo upload = info("/api/v1/uploads/{id}", "upload");
    upload.method = "PATCH";
    upload.consumes = "application/offset+octet-stream";
    upload.produces = "application/pdf";
    router.add(upload, [](Call& call) { return Response::bytes(call.http.body, "application/pdf"); });
    RouteInfo files = info("/files/{path...}", "get_file");
    files.method = "GET";
    files.permission = "public";
    router.add(files, [](Call& call) { return Response::text(call.param("path")); });
    router.set_exception_map([](const std::exception& error) -> std::optional<Refusal> {
      if (!dynamic_cast<const Unavailable*>(&error)) return std::nullopt;
      return Refusal{RefusalKind::unavailable, "E_UNAVAILABLE", "系统暂时不可用", {}, {}, {}};
    });
    router.set_failure_log([this](std::string_view id, std::string_view operation, std::string_view what) {
      failures.push_back(std::string(id) + " " + std::string(operation) + " " + std::string(what));
    });
  }

  Response ask(std::string method, std::string path, std::string body = {}, http::Headers headers = {}) {
    Request request;
    request.method = std::move(method);
    const auto question = path.find('?');
    request.path = path.substr(0, question);
    if (question != std::string::npos) request.query = *http::parse_query(path.substr(question + 1));
    if (!body.empty() && !headers.has("Content-Type")) headers.add("Content-Type", "application/json; charset=utf-8");
    request.body = std::move(body);
    request.headers = std::move(headers);
    return router.handle(request);
  }

  Router router;
  std::vector<std::string> failures;
};

json::object parsed(const Response& response) { return json::parse(response.body).as_object(); }
std::string code_of(const Response& response) { return std::string(string_at(parsed(response), "code")); }
/// "field:rule field:rule"
std::string rules_of(const Response& response) {
  std::string out;
  const json::object body = parsed(response);
  if (const auto* fields = body.if_contains("fields"))
    for (const auto& field : fields->as_array())
      out += (out.empty() ? "" : " ") + std::string(string_at(field.as_object(), "field")) + ":" +
             std::string(string_at(field.as_object(), "rule"));
  return out;
}

}  // namespace

TEST_CASE("a request finds its route; a name wins over a parameter, a parameter over the rest") {
  Fixture court;
  CHECK(parsed(court.ask("GET", "/api/v1/cases/7"))["title"] == "7");
  CHECK(parsed(court.ask("GET", "/api/v1/cases/(2026)陕0702民初1号"))["title"] == "(2026)陕0702民初1号");
  CHECK(parsed(court.ask("GET", "/api/v1/cases/search"))["title"] == "search");
  CHECK(court.ask("DELETE", "/api/v1/cases/search").status == 204);  // falls back to {id}
  CHECK(parsed(court.ask("POST", "/api/v1/cases/7/steps/hearing/undo"))["title"] == "7hearing");
  CHECK(court.ask("GET", "/files/a/b/c.js").body == "a/b/c.js");
  CHECK(court.ask("GET", "/files/").body.empty());
  CHECK(court.ask("GET", "/api/v1/cases/7").route == "/api/v1/cases/{id}");
}

TEST_CASE("what is not there is 404, what is there for another method 405") {
  Fixture court;
  for (const char* path :
       {"/", "/api/v1", "/api/v1/cases/", "/api/v1/cases/7/", "/api/v1/cases/7/steps", "/api/v1//cases", "/files", "*"}) {
    CAPTURE(std::string(path));
    const Response response = court.ask("GET", path);
    CHECK(response.status == 404);
    CHECK(code_of(response) == "E_NO_ROUTE");
  }
  const Response wrong = court.ask("PATCH", "/api/v1/cases/search");
  CHECK(wrong.status == 405);
  CHECK(wrong.headers.get("Allow") == "DELETE, GET, HEAD, OPTIONS, PUT");
  CHECK(court.ask("OPTIONS", "/api/v1/cases").headers.get("Allow") == "GET, HEAD, OPTIONS, POST");
  CHECK(court.ask("HEAD", "/api/v1/cases/7").status == 200);
}

TEST_CASE("the web application answers what the API does not know, but never below /api/") {
  Fixture court;
  court.router.set_fallback([](const Request&) { return Response::text("<html>"); });
  CHECK(court.ask("GET", "/ledger").body == "<html>");
  CHECK(court.ask("GET", "/api/v1/typo").status == 404);
  CHECK(court.ask("GET", "/ledger").headers.get("Cache-Control").empty());
}

TEST_CASE("a good answer is JSON with its status, its version and its place") {
  Fixture court;
  const Response got = court.ask("GET", "/api/v1/cases/7");
  CHECK(got.status == 200);
  CHECK(got.headers.get("Content-Type") == "application/json");
  CHECK(got.headers.get("Cache-Control") == "no-store");
  CHECK(got.headers.get("ETag") == "\"v12\"");
  CHECK(got.body ==
        R"({"title":"7","amount_fen":1,"due_on":"2026-03-01","parties":[{"name":"张三","side":"defendant","phone":null}]})");
  const Response made = court.ask("POST", "/api/v1/cases", R"({"title":"t","amount_fen":5})", {{"Idempotency-Key", "\"k-1\""}});
  CHECK(made.status == 201);
  CHECK(made.headers.get("Location") == "/api/v1/cases/1");
  CHECK(parsed(made)["title"] == "t#k-1");
  const Response gone = court.ask("DELETE", "/api/v1/cases/7");
  CHECK(gone.status == 204);
  CHECK(gone.body.empty());
}

TEST_CASE("query parameters are what the route says, or 422 names each that is not") {
  Fixture court;
  const auto title = [&](const char* query) {
    return std::string(
        string_at(parsed(court.ask("GET", "/api/v1/cases?" + std::string(query)))["rows"].as_array()[0].as_object(), "title"));
  };
  CHECK(title("organ=陕0702") == "-/-1/-/-");
  CHECK(title("organ=x&q=张三&limit=50&open=true&from=2026-01-31&status=open&status=closed") ==
        "张三/50/yes/2026-01-31/open/closed");
  CHECK(title("organ=x&q=&limit=&open=0&from=&status=") == "-/-1/no/-");
  struct Row {
    std::string query, rules;
  };
  for (const Row& row :
       {Row{"", "organ:required"}, Row{"organ=", "organ:required"}, Row{"organ=x&sort=id", "sort:unknown"},
        Row{"organ=x&LIMIT=1", "LIMIT:unknown"}, Row{"organ=x&limit=1&limit=2", "limit:repeated"},
        Row{"organ=x&limit=1.5", "limit:type.integer"}, Row{"organ=x&limit=99999999999999999999", "limit:type.integer"},
        Row{"organ=x&limit=1;drop table", "limit:type.integer"}, Row{"organ=x&open=ja", "open:type.boolean"},
        Row{"organ=x&from=2026-02-30", "from:type.date"}, Row{"organ=x&status=open&status=lost", "status:type.choice"},
        Row{"limit=x&y=1", "limit:type.integer y:unknown organ:required"}}) {
    CAPTURE(row.query);
    const Response response = court.ask("GET", "/api/v1/cases?" + row.query);
    CHECK(response.status == 422);
    CHECK(code_of(response) == "E_INVALID_QUERY");
    CHECK(rules_of(response) == row.rules);
  }
  CHECK(court.ask("GET", "/api/v1/cases/7?x=1").status == 422);
}

TEST_CASE("a body must be JSON, of the right type, and say nothing unknown") {
  Fixture court;
  struct Row {
    std::string body, type;
    int status;
    std::string code, rules;
  };
  for (const Row& row : {Row{"{", "application/json", 400, "E_BAD_JSON", ""}, Row{"", "application/json", 400, "E_BAD_JSON", ""},
                         Row{"{\"title\":\"\xff\"}", "application/json", 400, "E_BAD_JSON", ""},
                         Row{"{}", "text/plain", 415, "E_CONTENT_TYPE", ""},
                         Row{"title=x", "application/x-www-form-urlencoded", 415, "E_CONTENT_TYPE", ""},
                         Row{"{}", "APPLICATION/JSON", 422, "E_INVALID_INPUT", "title:required amount_fen:required"},
                         Row{R"({"title":1,"amount_fen":"5","due_on":"x","parties":[{"name":"a","side":"judge"}],"z":0})",
                             "application/json", 422, "E_INVALID_INPUT",
                             "title:type.text amount_fen:type.integer due_on:type.date parties[0].side:type.choice z:unknown"}}) {
    CAPTURE(row.body);
    const Response response = court.ask("POST", "/api/v1/cases", row.body, {{"Content-Type", row.type}});
    CHECK(response.status == row.status);
    CHECK(code_of(response) == row.code);
    CHECK(rules_of(response) == row.rules);
    CHECK(response.headers.get("Content-Type") == "application/problem+json");
  }
  CHECK(court.ask("POST", "/api/v1/cases", "{}", {{"Content-Encoding", "gzip"}}).status == 415);
  CHECK(court.ask("POST", "/api/v1/cases/7/steps/x/undo", "{}").status == 200);
  CHECK(code_of(court.ask("POST", "/api/v1/cases/7/steps/x/undo", R"({"reason":"x"})")) == "E_UNEXPECTED_BODY");
  CHECK(court.ask("PATCH", "/api/v1/uploads/1", "bytes", {{"Content-Type", "application/offset+octet-stream"}}).body == "bytes");
  const Response wrong = court.ask("PATCH", "/api/v1/uploads/1", "bytes");
  CHECK(wrong.status == 415);
  CHECK(wrong.headers.get("Accept") == "application/offset+octet-stream");
}

TEST_CASE("a change must say which version it saw") {
  Fixture court;
  const std::string draft = R"({"title":"t","amount_fen":5})";
  struct Row {
    std::string etag;
    int status;
  };
  for (const Row& row : {Row{"\"v12\"", 204}, Row{"W/\"v12\"", 204}, Row{"\"v11\"", 412}, Row{"", 428}, Row{"*", 400},
                         Row{"v12", 400}, Row{"\"v\"", 400}, Row{"\"v1x\"", 400}, Row{"\"v12\", \"v13\"", 400}}) {
    CAPTURE(row.etag);
    http::Headers headers;
    if (!row.etag.empty()) headers.add("If-Match", row.etag);
    CHECK(court.ask("PUT", "/api/v1/cases/7", draft, headers).status == row.status);
  }
  const json::object stale = parsed(court.ask("PUT", "/api/v1/cases/7", draft, {{"If-Match", "\"v11\""}}));
  CHECK(stale.at("current_version") == 12);
  CHECK(stale.at("your_version") == 11);
  CHECK(court.ask("POST", "/api/v1/cases", draft, {{"Idempotency-Key", std::string(129, 'k')}}).status == 400);
  CHECK(court.ask("POST", "/api/v1/cases", draft, {{"Idempotency-Key", "张三"}}).status == 400);
}

TEST_CASE("refusals become problems that keep their own members") {
  Fixture court;
  struct Row {
    RefusalKind kind;
    int status;
  };
  for (const Row& row : {Row{RefusalKind::invalid, 422}, Row{RefusalKind::unauthenticated, 401}, Row{RefusalKind::forbidden, 403},
                         Row{RefusalKind::not_found, 404}, Row{RefusalKind::conflict, 409}, Row{RefusalKind::stale, 412},
                         Row{RefusalKind::too_large, 413}, Row{RefusalKind::too_many, 429}, Row{RefusalKind::unavailable, 503}}) {
    const Response response = problem(Refusal{row.kind, "E_X", "一句话", {}, {}, {}});
    CHECK(response.status == row.status);
    CHECK(response.body ==
          R"({"type":"urn:anshu:problem:E_X","title":"一句话","status":)" + std::to_string(row.status) + R"(,"code":"E_X"})");
  }
  const Response hidden = court.ask("GET", "/api/v1/cases/hidden");
  CHECK(hidden.status == 404);
  CHECK(parsed(hidden)["title"] == "未找到案件");
  const Response locked = court.ask("POST", "/api/v1/cases/7/steps/locked/undo");
  CHECK(locked.status == 429);
  CHECK(locked.headers.get("Retry-After") == "30");
  CHECK(parsed(locked)["basis"] == "《条例》第一条");
  CHECK(parsed(locked)["status"] == 429);  // a detail cannot overwrite what the problem says
  CHECK(problem(Refusal{RefusalKind::unauthenticated, "E_SIGN_IN", "请登录", {}, {}, {}}).headers.has("WWW-Authenticate"));
}

TEST_CASE("what goes wrong is logged under an id without anybody's name") {
  Fixture court;
  const Response away = court.ask("DELETE", "/api/v1/cases/away");
  CHECK(away.status == 503);
  CHECK(code_of(away) == "E_UNAVAILABLE");
  CHECK(court.failures.empty());
  const Response broken = court.ask("DELETE", "/api/v1/cases/broken");
  CHECK(broken.status == 500);
  CHECK(broken.body.find("duplicate") == std::string::npos);
  REQUIRE(court.failures.size() == 1);
  CHECK(court.failures[0] == std::string(string_at(parsed(broken), "id")) + " delete_case ERROR: duplicate key");
  CHECK(court.ask("DELETE", "/api/v1/cases/odd").status == 500);
}

TEST_CASE("the guard comes before everything that a route would say") {
  Fixture court;
  int calls = 0;
  court.router.set_guard([&](Call& call) -> Result<void> {
    ++calls;
    if (call.route.permission == "public") return {};
    const auto token = call.http.cookie("anshu_session");
    if (!token) return refuse(RefusalKind::unauthenticated, "E_SIGN_IN", "请先登录");
    call.session = *token;
    return {};
  });
  RouteInfo own = info("/api/v1/session", "get_session");
  court.router.get<Party>(
      own, [](Call& call) -> Result<Party> { return Party{call.session_as<std::string>(), Side::plaintiff, std::nullopt}; });
  CHECK(court.ask("GET", "/api/v1/cases?nonsense=1").status == 401);
  CHECK(court.ask("POST", "/api/v1/cases", "{").status == 401);
  CHECK(court.ask("GET", "/files/x").status == 200);
  CHECK(parsed(court.ask("GET", "/api/v1/session", "", {{"Cookie", "anshu_session=赵"}}))["name"] == "赵");
  CHECK(calls == 4);
  CHECK(court.ask("GET", "/nowhere").status == 404);
  CHECK(calls == 4);
}

TEST_CASE("wrappers see the call and the answer, the last one outermost") {
  Fixture court;
  std::string order;
  const auto wrapper = [&](std::string name) {
    return [&order, name](Call& call, const RouteHandler& next) {
      order += name + ">";
      Response response = next(call);
      order += "<" + name;
      return response;
    };
  };
  court.router.set_around(wrapper("a"));
  court.router.set_around(wrapper("b"));
  CHECK(court.ask("GET", "/api/v1/cases/7").status == 200);
  CHECK(order == "b>a><a<b");
  court.router.set_around([](Call& call, const RouteHandler& next) {
    return call.idempotency_key == "seen" ? Response::json("{\"replayed\":true}", 201) : next(call);
  });
  CHECK(court.ask("POST", "/api/v1/cases", "x", {{"Idempotency-Key", "seen"}}).body == "{\"replayed\":true}");
}

TEST_CASE("a route that is described badly, or twice, stops the program at its start") {
  Router router;
  const auto add = [&](RouteInfo route) { router.get<Party>(std::move(route), [](Call&) -> Result<Party> { return Party{}; }); };
  add(info("/a/{id}", "a"));
  CHECK_THROWS_AS(add(info("/a/{other}", "b")), std::logic_error);  // the same path under another name
  CHECK_THROWS_AS(add(info("/c", "a")), std::logic_error);
  CHECK_THROWS_AS(add(info("d", "d")), std::logic_error);
  CHECK_THROWS_AS(add({.path = "/e"}), std::logic_error);
  RouteInfo query = info("/f", "f");
  query.query = {{"x", QueryType::choice, ""}};
  CHECK_THROWS_AS(add(query), std::logic_error);
}

TEST_CASE("the document describes exactly the routes, each completely") {
  Fixture court;
  add_openapi_route(court.router, {});
  add_health_routes(court.router, {}, std::make_shared<http::Metrics>());
  const Response response = court.ask("GET", "/api/v1/openapi.json");
  REQUIRE(response.status == 200);
  const json::object document = parsed(response);
  CHECK(document.at("openapi") == "3.1.0");

  std::set<std::string> described, routed;
  for (const auto& path : document.at("paths").as_object())
    for (const auto& operation : path.value().as_object())
      described.insert(std::string(operation.key()) + " " + std::string(path.key()));
  for (const RouteInfo* route : court.router.routes()) {
    std::string path = route->path, method = route->method;
    if (const auto dots = path.find("...}"); dots != std::string::npos) path.erase(dots, 3);
    for (char& c : method) c = static_cast<char>(std::tolower(c));
    routed.insert(method + " " + path);
  }
  CHECK(described == routed);
  CHECK(routed.size() == 13);

  const auto& change = document.at("paths").at("/api/v1/cases/{id}").at("put").as_object();
  CHECK(json::serialize(change.at("parameters")) ==
        R"([{"name":"id","in":"path","required":true,"schema":{"type":"string"}},{"$ref":"#/components/parameters/IfMatch"}])");
  CHECK(json::serialize(change.at("requestBody")) ==
        R"({"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Draft"}}}})");
  CHECK(json::serialize(change.at("security")) == R"([{"session":[],"csrf":[]}])");
  for (const char* status : {"204", "400", "401", "403", "404", "409", "412", "413", "415", "422", "428", "429", "500", "503"})
    CHECK(change.at("responses").as_object().contains(status));
  const auto& list = document.at("paths").at("/api/v1/cases").at("get").as_object();
  CHECK(json::serialize(list.at("responses").at("200").at("content")) ==
        R"({"application/json":{"schema":{"$ref":"#/components/schemas/PageOfDraft"}}})");
  CHECK(
      json::serialize(list.at("parameters").at(4)) ==
      R"({"name":"status","in":"query","description":"状态","schema":{"type":"array","items":{"type":"string","enum":["open","closed"]}}})");
  CHECK(json::serialize(list.at("parameters").at(5).at("required")) == "true");
  CHECK(json::serialize(document.at("paths").at("/files/{path}").at("get").at("security")) == "[]");
  CHECK(document.at("components").at("schemas").as_object().contains("Party"));
  CHECK(document.at("components").at("schemas").as_object().contains("Problem"));
}

TEST_CASE("every reference in the document leads somewhere") {
  Fixture court;
  add_openapi_route(court.router, {});
  const json::value document = openapi_document(court.router, {});
  int references = 0;
  const auto visit = [&](const auto& self, const json::value& value) -> void {
    if (value.is_array())
      for (const auto& item : value.get_array()) self(self, item);
    if (!value.is_object()) return;
    for (const auto& member : value.get_object()) {
      if (member.key() != "$ref") {
        self(self, member.value());
        continue;
      }
      ++references;
      boost::system::error_code error;
      const std::string pointer(std::string_view(member.value().as_string()).substr(1));
      CAPTURE(pointer);
      CHECK(document.find_pointer(pointer, error) != nullptr);
    }
  };
  visit(visit, document);
  CHECK(references > 50);
}

TEST_CASE("the document is the same each time, and two types of one name are refused") {
  Fixture court;
  CHECK(json::serialize(openapi_document(court.router, {})) == json::serialize(openapi_document(court.router, {})));
  court.router.get<other::Party>(info("/api/v1/other", "other"), [](Call&) -> Result<other::Party> { return other::Party{}; });
  CHECK_THROWS_WITH_AS(openapi_document(court.router, {}), "two different types are called Party", std::logic_error);
}

TEST_CASE("health, readiness and metrics") {
  Router router;
  auto metrics = std::make_shared<http::Metrics>();
  bool ready = false;
  add_health_routes(
      router,
      [&]() -> Result<void> {
        if (!ready) return refuse(RefusalKind::unavailable, "E_NOT_READY", "数据库尚未就绪");
        return {};
      },
      metrics);
  const auto ask = [&](const char* path) {
    Request request;
    request.method = "GET";
    request.path = path;
    return router.handle(request);
  };
  CHECK(ask("/healthz").body == R"({"status":"ok"})");
  CHECK(ask("/readyz").status == 503);
  ready = true;
  CHECK(ask("/readyz").status == 200);
  metrics->request_done("GET", "/x", 200, 5);
  const Response text = ask("/metrics");
  CHECK(text.headers.get("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(text.body.find("route=\"/x\"") != std::string::npos);
}
