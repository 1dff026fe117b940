#include <cstddef>

#include "api/guard.h"
#include "support/court.h"

namespace anshu {
namespace {

/// What these resources never touch.
template <class T>
T& unused() {
  alignas(std::max_align_t) static std::byte storage[64];
  return reinterpret_cast<T&>(storage);
}

/// A browser on one machine: it keeps the cookie and repeats the token, unless the test says otherwise.
struct Browser {
  api::Router& router;
  std::string cookie, csrf;
  std::string remote = "192.0.2.7";
  http::Headers extra = {};

  http::Response call(const std::string& method, const std::string& path, const std::string& body = {}) {
    http::Request request;
    request.method = method;
    const auto question = path.find('?');
    request.path = path.substr(0, question);
    if (question != std::string::npos) request.query = http::parse_query(path.substr(question + 1)).value();
    request.headers.add("Host", "anshu.example");
    if (!cookie.empty()) request.headers.add("Cookie", "anshu_session=" + cookie);
    if (!csrf.empty()) request.headers.add("X-CSRF-Token", csrf);
    if (!body.empty()) request.headers.add("Content-Type", "application/json");
    for (const auto& [name, value] : extra) request.headers.set(name, value);
    request.body = body;
    request.remote_address = remote;
    http::Response response = router.handle(request);
    keep(response);
    return response;
  }
  json::object get(const std::string& path) { return read(call("GET", path), 200); }
  json::object send(const std::string& method, const std::string& path, const std::string& body = {}, int status = 200) {
    return read(call(method, path, body), status);
  }
  /// The problem's code; "" for a good answer.
  std::string code(const std::string& method, const std::string& path, const std::string& body = {}) {
    const auto response = call(method, path, body);
    if (response.status < 300) return {};
    return std::string(string_at(json::parse(response.body).as_object(), "code"));
  }
  json::object sign_in(const std::string& login, const std::string& password = test::password) {
    return send("POST", "/api/v1/session", to_json(json::object{{"login", login}, {"password", password}}));
  }

 private:
  static json::object read(const http::Response& response, int status) {
    REQUIRE_MESSAGE(response.status == status, response.body);
    return response.body.empty() ? json::object() : json::parse(response.body).as_object();
  }
  void keep(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
      last_cookie = value;
    }
    if (response.status >= 300 || response.body.find("csrf_token") == std::string::npos) return;
    csrf = string_at(json::parse(response.body).as_object(), "csrf_token");
  }

 public:
  std::string last_cookie;
};

struct Site : test::Court {
  explicit Site(people::SignInOptions options = {}) : test::Court(options) {
    router.set_guard(api::make_guard(desk));
    api::add_session_routes(router, desk);
    api::add_people_routes(router, desk);
    for (const char* action : {"view_case", "accept_filing"}) {
      api::RouteInfo info{.path = std::string("/api/v1/try/") + action,
                          .operation = std::string("try_") + action,
                          .summary = "试",
                          .tag = "试",
                          .permission = action};
      router.post<void, void>(std::move(info), [this](api::Call& call) -> Result<void> {
        last_actor = api::actor_of(call).user_id;
        return {};
      });
    }
  }
  Browser browser() { return {router, {}, {}, "192.0.2.7", {}, {}}; }
  Browser signed_in(const people::Actor& actor) {
    Browser b = browser();
    b.sign_in(user_of(actor).login);
    return b;
  }
  people::UserRow user_of(const people::Actor& actor) {
    return database->read_value([&](store::Connection& db) { return people::find_user(db, actor.organ, actor.user_id).value(); });
  }

  cases::Services services{*database,
                           clock,
                           law::book(),
                           permissions,
                           actions,
                           personal,
                           unused<cases::Procedures>(),
                           unused<store::BlobStore>(),
                           unused<store::UploadStore>()};
  api::Desk desk{services,
                 sign_in,
                 log,
                 unused<api::LiveEvents>(),
                 unused<filing::FilingDesk>(),
                 unused<documents::Templates>(),
                 unused<cases::DocumentIssuer>(),
                 unused<ledger::LedgerColumns>(),
                 unused<law::CalendarInForce>(),
                 [] {},
                 true};
  api::Router router;
  std::string last_actor;
};

json::array items(const json::object& page) { return page.at("items").as_array(); }

TEST_CASE("the session as the web application sees it") {
  Site site;
  const auto judge = site.judge();
  Browser browser = site.browser();
  const auto nobody = browser.get("/api/v1/session");
  CHECK(nobody.at("signed_in") == false);
  CHECK(nobody.at("user").is_null());
  CHECK(nobody.at("csrf_token") == "");
  CHECK(nobody.at("demo") == true);
  CHECK(nobody.at("server_now_ms") == site.clock.now_ms());

  const auto session = browser.sign_in("judge");
  CHECK(session.at("signed_in") == true);
  const auto& user = session.at("user").as_object();
  CHECK(string_at(user, "id") == judge.user_id);
  CHECK(user.at("login") == "judge");
  CHECK(user.at("name") == "王法官");
  CHECK(user.at("kind") == "staff");
  CHECK(user.at("organ_name") == "汉中市汉台区人民法院");
  CHECK(user.at("department_name") == "民事审判第一庭");
  CHECK(user.at("roles") == json::array{"judge"});
  CHECK(user.at("role_names") == json::array{"审判员"});
  CHECK(std::ranges::find(user.at("actions").as_array(), json::value("take_step")) != user.at("actions").as_array().end());
  CHECK(user.at("must_change_password") == false);
  CHECK(user.at("totp_enabled") == false);
  CHECK(browser.get("/api/v1/session").at("csrf_token") == session.at("csrf_token"));

  CHECK(browser.call("DELETE", "/api/v1/session").status == 204);
  CHECK(browser.cookie.empty());
  CHECK(browser.get("/api/v1/session").at("signed_in") == false);
}

TEST_CASE("the cookie cannot be read by scripts, sent by other sites, or by plain HTTP where there is TLS") {
  Site site;
  site.judge();
  Browser browser = site.browser();
  browser.sign_in("judge");
  CHECK(browser.last_cookie.find("HttpOnly") != std::string::npos);
  CHECK(browser.last_cookie.find("SameSite=Lax") != std::string::npos);
  CHECK(browser.last_cookie.find("Path=/") != std::string::npos);
  CHECK(browser.last_cookie.find("Secure") == std::string::npos);

  http::Request request;
  request.method = "POST";
  request.path = "/api/v1/session";
  request.headers.add("Content-Type", "application/json");
  request.body = to_json(json::object{{"login", "judge"}, {"password", test::password}});
  request.secure = true;
  CHECK(site.router.handle(request).headers.get("Set-Cookie").find("Secure") != std::string::npos);
}

TEST_CASE("sign-in over the API: status and code of each refusal") {
  Site site;
  site.judge();
  const auto answer = [&](const std::string& body) {
    const auto response = site.browser().call("POST", "/api/v1/session", body);
    return std::to_string(response.status) + " " + std::string(string_at(json::parse(response.body).as_object(), "code"));
  };
  CHECK(answer(R"({"login":"judge","password":"x"})") == "401 E_SIGN_IN_FAILED");
  CHECK(answer(R"({"login":"nobody","password":"x"})") == "401 E_SIGN_IN_FAILED");
  CHECK(answer(R"({"login":"judge"})") == "422 E_INVALID_INPUT");
  for (int i = 0; i < 4; ++i) answer(R"({"login":"judge","password":"x"})");
  CHECK(answer(R"({"login":"judge","password":"Correct-Horse-7"})") == "429 E_LOCKED_OUT");
}

TEST_CASE("a call that changes something must repeat the session's token") {
  Site site;
  const auto judge = site.judge();
  Browser browser = site.signed_in(judge);
  CHECK(browser.code("POST", "/api/v1/try/view_case") == "");
  CHECK(site.last_actor == judge.user_id);
  const std::string good = browser.csrf;
  for (const std::string& token : {std::string(), std::string("x"), good + "x", good.substr(1), std::string(good.size(), 'A')}) {
    browser.csrf = token;
    CHECK(browser.code("POST", "/api/v1/try/view_case") == "E_CSRF");
    CHECK(browser.code("DELETE", "/api/v1/session") == "E_CSRF");
  }
  browser.csrf.clear();
  CHECK(browser.code("GET", "/api/v1/departments") == "");  // reading needs none
  Browser other = site.signed_in(site.clerk());
  other.csrf = good;  // another session's token
  CHECK(other.code("POST", "/api/v1/try/view_case") == "E_CSRF");
}

TEST_CASE("other sites' pages can neither sign people in nor register them") {
  Site site;
  site.judge();
  struct Row {
    http::Headers headers;
    bool allowed;
  };
  for (const Row& row : {
           Row{{}, true},
           Row{{{"Origin", "https://anshu.example"}}, true},
           Row{{{"Origin", "http://anshu.example"}}, true},
           Row{{{"Origin", "https://evil.example"}}, false},
           Row{{{"Origin", "https://anshu.example.evil.example"}}, false},
           Row{{{"Origin", "null"}}, false},
           Row{{{"Sec-Fetch-Site", "same-origin"}}, true},
           Row{{{"Sec-Fetch-Site", "none"}}, true},
           Row{{{"Sec-Fetch-Site", "cross-site"}}, false},
           Row{{{"Sec-Fetch-Site", "same-site"}}, false},
           Row{{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://anshu.example"}}, false},
       }) {
    Browser browser = site.browser();
    browser.extra = row.headers;
    const std::string body = R"({"login":"judge","password":"Correct-Horse-7"})";
    CHECK(browser.code("POST", "/api/v1/session", body) == (row.allowed ? "" : "E_CROSS_SITE"));
    CHECK((browser.code("POST", "/api/v1/registrations", "{}") == "E_CROSS_SITE") == !row.allowed);
  }
}

TEST_CASE("without a session, and after one") {
  Site site;
  site.judge();
  Browser browser = site.browser();
  CHECK(browser.code("GET", "/api/v1/departments") == "E_NOT_SIGNED_IN");
  CHECK(browser.code("POST", "/api/v1/try/view_case") == "E_NOT_SIGNED_IN");
  browser.sign_in("judge");
  site.clock.advance(59 * 60'000);
  CHECK(browser.code("GET", "/api/v1/departments") == "");
  site.clock.advance(60 * 60'000);
  const auto expired = browser.call("GET", "/api/v1/departments");
  CHECK(expired.status == 401);
  CHECK(string_at(json::parse(expired.body).as_object(), "code") == "E_SESSION_EXPIRED");
  CHECK(browser.get("/api/v1/session").at("signed_in") == false);  // public routes still answer
  browser.cookie = "made-up";
  CHECK(browser.code("GET", "/api/v1/departments") == "E_SESSION_EXPIRED");
  CHECK(browser.call("DELETE", "/api/v1/session").status == 204);  // signing out always works
}

TEST_CASE("an initial password opens only the password's own routes") {
  Site site;
  Browser system = site.signed_in(site.system_administrator());
  const auto created =
      system.send("POST", "/api/v1/users", R"({"login":"new.one","name":"新人","roles_requested":["judge"]})", 201);
  const std::string initial(string_at(created, "initial_password"));
  const std::string id(string_at(created.at("user").as_object(), "id"));
  Browser security = site.signed_in(site.security_administrator());
  security.extra.set("If-Match", "\"v1\"");
  security.send("PUT", "/api/v1/users/" + id + "/roles", R"({"roles":["judge"]})");

  Browser browser = site.browser();
  CHECK(browser.sign_in("new.one", initial).at("user").as_object().at("must_change_password") == true);
  for (const char* path : {"/api/v1/departments", "/api/v1/roles"}) CHECK(browser.code("GET", path) == "E_MUST_CHANGE_PASSWORD");
  CHECK(browser.code("POST", "/api/v1/try/view_case") == "E_MUST_CHANGE_PASSWORD");
  CHECK(browser.code("POST", "/api/v1/session/totp") == "E_MUST_CHANGE_PASSWORD");
  const std::string old_cookie = browser.cookie;
  const auto changed = browser.send("POST", "/api/v1/session/password",
                                    to_json(json::object{{"old_password", initial}, {"new_password", "Brand-New-Day-9"}}));
  CHECK(changed.at("user").as_object().at("must_change_password") == false);
  CHECK(browser.cookie != old_cookie);
  CHECK(browser.code("POST", "/api/v1/try/view_case") == "");
  browser.cookie = old_cookie;
  CHECK(browser.code("GET", "/api/v1/departments") == "E_SESSION_EXPIRED");
}

TEST_CASE("administrators reach no case, business roles reach no log, and the attempt is written down") {
  Site site;
  Browser auditor = site.signed_in(site.audit_administrator());
  for (const auto& actor : {site.system_administrator(), site.security_administrator(), site.audit_administrator()}) {
    Browser browser = site.signed_in(actor);
    CHECK(browser.code("POST", "/api/v1/try/view_case") == "E_FORBIDDEN");
    CHECK(browser.code("POST", "/api/v1/try/accept_filing") == "E_FORBIDDEN");
    CHECK(browser.code("GET", "/api/v1/handlers") == "E_FORBIDDEN");
  }
  for (const auto& actor : {site.judge(), site.president(), site.case_management(), site.system_administrator(),
                            site.security_administrator(), site.litigant()})
    CHECK(site.signed_in(actor).code("GET", "/api/v1/security-log") == "E_FORBIDDEN");
  for (const auto& actor : {site.judge(), site.president(), site.litigant(), site.audit_administrator()}) {
    Browser browser = site.signed_in(actor);
    CHECK(browser.code("GET", "/api/v1/users") == "E_FORBIDDEN");
    CHECK(browser.code("POST", "/api/v1/users", R"({"login":"a.b.c","name":"x"})") == "E_FORBIDDEN");
  }
  const auto refused = items(auditor.get("/api/v1/security-log?kind=refused&limit=200"));
  CHECK(refused.size() == 9 + 5 + 6);  // those of the litigant stand in the portal's log
  const auto& newest = refused.front().as_object();
  CHECK(newest.at("kind_name") == "越权被拒");
  CHECK(newest.at("remote") == "192.0.2.7");
  CHECK(string_at(newest, "detail") == "POST /api/v1/users：您的岗位没有“管理账号”的权限");
}

TEST_CASE("accounts over the API") {
  Site site;
  site.judge();
  Browser system = site.signed_in(site.system_administrator());
  Browser security = site.signed_in(site.security_administrator());
  const auto page = system.get("/api/v1/users");
  CHECK(page.at("total") == 3);
  CHECK(page.at("total_capped") == false);
  CHECK(page.at("next_cursor").is_null());
  CHECK(items(security.get("/api/v1/users?q=%E7%8E%8B")).size() == 1);
  const auto first = system.get("/api/v1/users?limit=2");
  CHECK(items(first).size() == 2);
  CHECK(items(system.get("/api/v1/users?limit=2&cursor=" + std::string(string_at(first, "next_cursor")))).size() == 1);
  for (const char* bad : {"limit=0", "limit=201", "role=king", "active=perhaps", "sort=login"})
    CHECK(system.call("GET", std::string("/api/v1/users?") + bad).status == 422);

  const auto judge = items(system.get("/api/v1/users?role=judge")).at(0).as_object();
  const std::string path = "/api/v1/users/" + std::string(string_at(judge, "id"));
  const std::string etag = "\"v" + std::to_string(judge.at("version").as_int64()) + "\"";
  CHECK(system.call("PATCH", path, R"({"active":false})").status == 428);  // If-Match is required
  system.extra.set("If-Match", etag);
  const auto off = system.call("PATCH", path, R"({"active":false})");
  CHECK(off.status == 200);
  CHECK(off.headers.get("ETag") != etag);
  const auto stale = system.call("PATCH", path, R"({"active":true})");
  CHECK(stale.status == 412);
  const auto problem = json::parse(stale.body).as_object();
  CHECK(problem.at("changed_by") == "系统员");
  CHECK(problem.at("changed_action") == "变更账号");
  CHECK(problem.at("current_version") == judge.at("version").as_int64() + 1);
  CHECK(items(system.get("/api/v1/users?active=false")).size() == 1);

  const auto reset = system.send("POST", path + "/reset-password");
  CHECK(string_at(reset, "initial_password").size() == 16);
  CHECK(security.code("POST", path + "/reset-password") == "E_FORBIDDEN");
  security.extra.set("If-Match", std::string(off.headers.get("ETag")));
  CHECK(items(json::object{{"items", security.send("PUT", path + "/roles", R"({"roles":["judge","clerk"]})").at("roles")}})
            .size() == 2);

  system.extra.set("Idempotency-Key", "k1");
  const auto one = system.send("POST", "/api/v1/users", R"({"login":"new.one","name":"新人"})", 201);
  const auto two = system.send("POST", "/api/v1/users", R"({"login":"new.one","name":"新人"})", 201);
  CHECK(one.at("user").as_object().at("id") == two.at("user").as_object().at("id"));
  CHECK(system.code("POST", "/api/v1/users", R"({"login":"new.two","name":"新人"})") == "E_IDEMPOTENCY_KEY_REUSED");
}

TEST_CASE("roles, departments and handlers over the API") {
  Site site;
  site.judge();
  Browser browser = site.signed_in(site.filing_head());
  const auto roles = items(browser.get("/api/v1/roles"));
  CHECK(static_cast<std::ptrdiff_t>(roles.size()) ==
        std::ranges::count_if(site.permissions.roles(), [](const auto& role) { return role.exists_in("court"); }));
  for (const auto& role : roles) {
    const auto& view = role.as_object();
    const bool administrator = string_at(view, "code").ends_with("_administrator");
    CHECK(view.at("exclusive") == administrator);
  }
  CHECK(items(browser.get("/api/v1/departments")).size() == people::basic_court_departments().size());
  const auto handlers = items(browser.get("/api/v1/handlers"));
  REQUIRE(handlers.size() == 1);
  CHECK(handlers[0].as_object().at("name") == "王法官");
  CHECK(items(browser.get("/api/v1/handlers?department_id=" + site.department_named("立案庭").id)).empty());
}

TEST_CASE("registration over the API signs the person in") {
  Site site;
  Browser browser = site.browser();
  const json::object form{{"name", "张三"},
                          {"id_number", law::make_id_number("610702", Date::of(1990, 2, 3), 21)},
                          {"phone", "13800001234"},
                          {"login", "zhangsan"},
                          {"password", "correct horse"}};
  const auto session = browser.send("POST", "/api/v1/registrations", to_json(form), 201);
  CHECK(session.at("user").as_object().at("kind") == "portal");
  CHECK(session.at("user").as_object().at("organ_name") == "网上诉讼服务");
  CHECK(browser.code("POST", "/api/v1/try/view_case") == "E_FORBIDDEN");
  CHECK(items(browser.get("/api/v1/departments")).empty());
}

TEST_CASE("one-time passwords over the API") {
  Site site;
  Browser browser = site.signed_in(site.judge());
  const auto secret = browser.send("POST", "/api/v1/session/totp");
  CHECK(string_at(secret, "otpauth_uri").starts_with("otpauth://totp/"));
  CHECK(browser.code("POST", "/api/v1/session/totp/confirm", R"({"code":"000000"})") == "E_INVALID_INPUT");
  CHECK(browser.code("DELETE", "/api/v1/session/totp", R"({"password":"x"})") == "E_WRONG_PASSWORD");
  CHECK(browser.code("DELETE", "/api/v1/session/totp", R"({"password":"Correct-Horse-7","more":1})") == "E_INVALID_INPUT");
  CHECK(browser.send("DELETE", "/api/v1/session/totp", R"({"password":"Correct-Horse-7"})").at("signed_in") == true);
}

TEST_CASE("the log over the API") {
  Site site;
  Browser auditor = site.signed_in(site.audit_administrator());
  site.signed_in(site.judge());
  const auto all = auditor.get("/api/v1/security-log?limit=200");
  CHECK(all.at("total") == static_cast<std::int64_t>(items(all).size()));
  CHECK(items(auditor.get("/api/v1/security-log?from=2026-03-02&to=2026-03-02&limit=200")).size() == items(all).size());
  CHECK(items(auditor.get("/api/v1/security-log?from=2026-03-03")).empty());
  CHECK(items(auditor.get("/api/v1/security-log?to=2026-03-01")).empty());
  CHECK(items(auditor.get("/api/v1/security-log?kind=sign_in")).size() == 2);
  CHECK(auditor.call("GET", "/api/v1/security-log?kind=nothing").status == 422);
  CHECK(auditor.call("GET", "/api/v1/security-log?cursor=x").status == 422);
  CHECK(auditor.call("DELETE", "/api/v1/security-log").status == 405);  // security.md §2
}

}  // namespace
}  // namespace anshu
