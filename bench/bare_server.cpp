#include "bare_server.h"

#include <signal.h>

#include <fstream>
#include <iostream>

#include "api/guard.h"
#include "app/house.h"
#include "app/routes.h"
#include "court.h"
#include "http/server.h"
#include "people/sign_in.h"
#include "recorder.h"

namespace anshu::bench {
namespace {

using Statements = std::vector<Statement>;

http::Request request_for(const std::string& target, const std::string& cookie) {
  http::Request request;
  const auto question = target.find('?');
  request.method = "GET";
  request.path = target.substr(0, question);
  if (question != std::string::npos) {
    request.query_string = target.substr(question + 1);
    request.query = http::parse_query(request.query_string).value();
  }
  request.headers.add("Host", "127.0.0.1");
  request.headers.add("Cookie", cookie);
  request.remote_address = "127.0.0.1";
  return request;
}

void append_rows(std::string& out, const store::Rows& rows) {
  out += '[';
  for (std::size_t i = 0; i < rows.size(); ++i) {
    out += i ? ",[" : "[";
    for (std::size_t j = 0; j < rows.width(); ++j) {
      if (j) out += ',';
      const store::Value& value = rows.at(i, j);
      if (const auto* number = std::get_if<std::int64_t>(&value))
        append_json(out, *number);
      else if (const auto* words = std::get_if<std::string>(&value))
        append_json_string(out, *words);
      else
        out += "null";
    }
    out += ']';
  }
  out += ']';
}

http::Response answer(store::Database& database, const Statements& statements) {
  std::string out = "[";
  database.read([&](store::Connection& connection) {
    for (const Statement& statement : statements) {
      if (out.size() > 1) out += ',';
      append_rows(out, connection.query(statement.sql, statement.params));
    }
  });
  return http::Response::json(out + "]");
}

}  // namespace

int serve_bare(const std::string& data, const std::string& paths_file, int port) {
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  Recorder* recorder = nullptr;
  app::HouseOptions options;
  options.data = data;
  options.around_database = [&](std::unique_ptr<store::Database> inner) {
    auto around = std::make_unique<Recorder>(std::move(inner));
    recorder = around.get();
    return around;
  };
  auto house = app::House::open(options);
  if (!house) throw std::runtime_error(house.error().message);
  const auto metrics = std::make_shared<http::Metrics>();
  api::Router router;
  app::add_product_routes(router, **house, metrics);

  std::map<std::string, Statements, std::less<>> pages;
  std::map<std::string, std::string> cookies;
  std::ifstream paths(paths_file);
  for (std::string login, target; paths >> login >> target;) {
    std::string& cookie = cookies[login];
    if (cookie.empty()) {
      const auto signed_in = (*house)->desk().sign_in.sign_in({login, password, std::nullopt}, "127.0.0.1");
      if (!signed_in) throw std::runtime_error(signed_in.error().message);
      cookie = std::string(api::session_cookie) + "=" + signed_in->token;
    }
    const http::Request request = request_for(target, cookie);
    router.handle(request);  // what is remembered from one page to the next is remembered now
    recorder->start();
    const http::Response page = router.handle(request);
    pages[request.path + "?" + request.query_string] = recorder->stop();
    if (page.status != 200) throw std::runtime_error("no page at " + target + ": " + page.body);
  }
  http::ServerConfig config;
  config.port = static_cast<std::uint16_t>(port);
  config.metrics = metrics;
  config.workers = static_cast<unsigned>((*house)->configuration().workers);
  http::Server server(config, [&](const http::Request& request) {
    const auto page = pages.find(request.path + "?" + request.query_string);
    if (page == pages.end()) return http::Response::text("ready", request.path == "/readyz" ? 200 : 404);
    return answer(recorder->inner(), page->second);
  });
  server.start();
  int caught = 0;
  sigwait(&ends, &caught);
  server.stop();
  return 0;
}

}  // namespace anshu::bench
