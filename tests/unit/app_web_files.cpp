// The web application out of the binary: what browsers keep, deep links, and nothing that was not put in.
#include <doctest/doctest.h>

#include "app/web_files.h"

namespace anshu::app {
namespace {

http::Response ask(const WebFiles& web, const std::string& path, const std::string& method = "GET") {
  http::Request request;
  request.method = method;
  request.path = path;
  return web.answer(request);
}

const WebFiles& shop() {
  static const WebFiles web({{"index.html", "<html>案枢</html>"},
                             {"favicon.svg", "<svg/>"},
                             {"assets/index-4f2a.js", "run()"},
                             {"assets/font.woff2", "wOF2"},
                             {".stamp", "secret of the build"}});
  return web;
}

}  // namespace

TEST_CASE("hashed assets are kept for ever, the page itself is asked for each time") {
  const auto asset = ask(shop(), "/assets/index-4f2a.js");
  CHECK(asset.status == 200);
  CHECK(asset.body == "run()");
  CHECK(asset.headers.get("Content-Type") == "text/javascript; charset=utf-8");
  CHECK(asset.headers.get("Cache-Control") == "public, max-age=31536000, immutable");
  const auto page = ask(shop(), "/index.html");
  CHECK(page.headers.get("Cache-Control") == "no-cache");
  CHECK(page.headers.get("Content-Type") == "text/html; charset=utf-8");
  CHECK(page.headers.get("Content-Security-Policy").find("default-src 'self'") == 0);
  CHECK(page.headers.get("Content-Security-Policy").find("object-src 'none'") != std::string::npos);
  CHECK(ask(shop(), "/favicon.svg").headers.get("Content-Type") == "image/svg+xml");
  CHECK(ask(shop(), "/assets/font.woff2").headers.get("Content-Type") == "font/woff2");
}

TEST_CASE("a link into the application opens the application") {
  for (const char* path :
       {"/", "/cases/00000000-0000-7000-8000-000000000000", "/portal/filings/new", "/ledger", "/台账", "/guides/C04.10.108.03"}) {
    const auto page = ask(shop(), path);
    CHECK_MESSAGE(page.status == 200, path);
    CHECK(page.body == "<html>案枢</html>");
    CHECK(page.headers.get("Cache-Control") == "no-cache");
  }
}

TEST_CASE("a file that is not there is not there: no page in the place of a script, no way out of the folder") {
  for (const char* path : {"/assets/index-0000.js", "/assets/", "/assets/../index.html.bak", "/robots.txt", "/.stamp",
                           "/../etc/passwd.txt", "/anshu.db", "/keys/data.key"})
    CHECK_MESSAGE(ask(shop(), path).status == 404, path);
  for (const char* path : {"/../../etc/passwd", "/..", "//etc/passwd", "/assets/../../etc/passwd", "/etc/passwd"}) {
    const auto answer = ask(shop(), path);
    CHECK_MESSAGE((answer.status == 404 || answer.body == "<html>案枢</html>"), path);
  }
  CHECK(ask(shop(), "/index.html", "POST").status == 405);
  CHECK(ask(shop(), "/index.html", "HEAD").status == 200);
}

TEST_CASE("a program without the web application says so") {
  const auto answer = ask(WebFiles({}), "/");
  CHECK(answer.status == 404);
  CHECK(answer.body.find("/api/v1") != std::string::npos);
}

TEST_CASE("rules and migrations are inside the binary; a court's own rule file takes the place of the built-in one") {
  const Assets assets;
  CHECK(assets.read("reference/permissions.toml").find("filing_clerk") != std::string::npos);
  CHECK_FALSE(assets.list("migrations/").empty());
  CHECK_FALSE(assets.find("reference/none.toml"));
  CHECK_THROWS_WITH(assets.read("reference/none.toml"), "程序缺少资源 reference/none.toml");
  for (const auto& file : web_files_in(assets)) CHECK_FALSE(file.name.empty());
}

}  // namespace anshu::app
