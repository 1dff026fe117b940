// The whole API over a test court, without a socket: requests go straight into the router, sessions are real.
#pragma once

#include "api/guard.h"
#include "api/live_events.h"
#include "api/openapi.h"
#include "api/resources.h"
#include "documents/issuer.h"
#include "files/sniff.h"
#include "filing/derivations.h"
#include "filing/desk.h"
#include "ledger/ledger_columns.h"
#include "support/case_court.h"

namespace anshu::test {

inline std::string read_reference_file(std::string_view path) { return read_source_file("reference/" + std::string(path)); }

inline documents::Templates load_shipped_templates() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANSHU_SOURCE_DIR "/reference/documents"))
    files.push_back(entry.path().filename().string());
  return must(documents::Templates::load(files, read_reference_file));
}

struct ApiCall {
  std::string method, path;  // below /api/v1, with its query
  std::string body = {};     // JSON
  std::optional<std::int64_t> if_match = {};
  std::string key = {};
};

struct ApiCourt : CaseCourt {
  ApiCourt() {
    services.documents = &issuer;
    api::add_all_routes(router, desk);
  }

  files::Sniffer sniffer;
  filing::FilingGuide guide = must(filing::FilingGuide::load(read_reference_file));
  documents::Templates templates = load_shipped_templates();
  documents::Issuer issuer{templates, law::book(), personal};
  filing::Derivations derivations = must(filing::Derivations::load(read_reference_file("filing/derivations.toml"), law::book()));
  filing::FilingDesk filing_desk{services, guide, sniffer, derivations};
  ledger::LedgerColumns ledger_columns = must(ledger::LedgerColumns::load(read_reference_file));
  api::LiveEvents live{services};
  law::CalendarInForce calendar{law::Calendar(*law::book().calendar)};
  api::Desk desk{services, sign_in, log, live, filing_desk, templates, issuer, ledger_columns, calendar};
  api::Router router;

  http::Response call(const people::Actor& who, const ApiCall& what) {
    const auto& session = session_of(who);
    http::Request request;
    request.method = what.method;
    const auto question = what.path.find('?');
    request.path = "/api/v1" + what.path.substr(0, question);
    if (question != std::string::npos) request.query = http::parse_query(what.path.substr(question + 1)).value();
    request.headers.add("Host", "anshu.example");
    request.headers.add("Cookie", std::string(api::session_cookie) + "=" + session.token);
    request.headers.add(api::csrf_header, session.session->csrf_token);
    if (!what.body.empty()) request.headers.add("Content-Type", "application/json");
    if (what.if_match) request.headers.add("If-Match", api::etag_of(*what.if_match));
    if (!what.key.empty()) request.headers.add("Idempotency-Key", what.key);
    request.body = what.body;
    request.remote_address = "192.0.2.7";
    return router.handle(request);
  }
  json::object get(const people::Actor& who, const std::string& path) { return read(call(who, {"GET", path}), 200); }
  json::object post(const people::Actor& who, const std::string& path, const std::string& body,
                    std::optional<std::int64_t> if_match = std::nullopt, int status = 200) {
    return read(call(who, {"POST", path, body, if_match}), status);
  }
  static json::object read(const http::Response& response, int status) {
    REQUIRE_MESSAGE(response.status == status, response.status << " " << response.body);
    return response.body.empty() ? json::object() : json::parse(response.body).as_object();
  }

 private:
  const people::SignedIn& session_of(const people::Actor& who) {
    const std::string key = who.organ + "/" + who.user_id;
    if (const auto found = sessions_.find(key); found != sessions_.end()) return found->second;
    std::string token;
    database->write([&](store::Connection& db) {
      token = sign_in.open_session(db, clock.now_ms(), people::find_user(db, who.organ, who.user_id).value(), "192.0.2.7");
      return store::Outcome::commit;
    });
    return sessions_.emplace(key, sign_in.begin(token)).first->second;
  }
  std::map<std::string, people::SignedIn> sessions_;
};

}  // namespace anshu::test
