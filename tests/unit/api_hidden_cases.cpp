// A sealed (不公开) case, and a case of another court, as everybody sees it who may not know of it: in no list, search, count,
// export, notice, event or error, and by its id exactly as if it did not exist.
#include <fstream>
#include <sstream>

#include "filing/accept_filing.h"
#include "filing/drafts.h"
#include "filing/filing_view.h"
#include "filing/submit_filing.h"
#include "filing/uploads.h"
#include "http/metrics.h"
#include "support/api_court.h"

namespace anshu {
namespace {

using test::ApiCourt;
using test::code_of;
using test::must;

const std::string nobodys = "00000000-0000-7000-8000-000000000000";

/// One case that came in through the portal, with a paper, documents, a note and a pending correction, and is then sealed.
struct Secret : ApiCourt {
  people::Actor filer = litigant("yinqu", "隐去甲", 5);
  people::Actor superior_judge = person("superior.judge", "高法官", {"judge"}, "审判管理办公室", test::superior_code);
  std::string id, number, material, document;

  Secret() {
    must(filing::accept_filing(filing_desk, issuer, filing_clerk(), {file_complaint(), 1, "ordinary", cause(), "", ""}));
    assign(id, judge());
    must(cases::add_note(services, judge(), {id}, {"隐去乙来电"}));
    const auto stored = file(id);
    number = stored.row.number;
    document = stored.documents.at(0).id;
    material = database->read_value([&](store::Connection& db) {
      return db.select<cases::MaterialRow>("WHERE organ = $1 AND subject_id = $2", {std::string(test::court_code), id}).at(0).id;
    });
    must(cases::request_correction(services, judge(), {id}, {"claim_amount_fen", "100", "错"}));
    new_case({.filed_on = Date::of(2025, 12, 1), .plaintiffs = {"公开丙"}});  // so that lists are not empty
  }
  void seal() { must(cases::set_secrecy(services, president(), {id, version(id)}, {"sealed", "涉及个人隐私"})); }

  /// Whether an answer says anything that only who knows of the case can know.
  bool tells(const std::string& answer) const {
    for (const std::string& secret : {id, number, std::string("隐去甲"), std::string("隐去乙")})
      if (answer.find(secret) != std::string::npos) return true;
    return false;
  }
  static std::string text_of(const http::Response& response) {
    if (!response.file) return response.body;
    std::ifstream opened(response.file->path, std::ios::binary);
    std::ostringstream text;
    text << opened.rdbuf();
    if (response.file->delete_after) std::filesystem::remove(response.file->path);
    return text.str();
  }
  std::vector<std::string> lists() const {
    const std::string name = http::percent_encode("隐去甲"), typed = http::percent_encode(number);
    return {"/cases",
            "/cases?q=" + name,
            "/cases?q=" + typed,
            "/cases?status=open&sort=-claim_amount_fen",
            "/cases?organ=" + http::percent_encode(test::court_code),
            "/cases/export?format=csv",
            "/cases/export?format=csv&q=" + name,
            "/desk/today",
            "/notices",
            "/notices?unread=true",
            "/corrections",
            "/corrections?status=pending",
            "/filings",
            "/filings?status=accepted",
            "/filings?q=" + name,
            "/handlers",
            "/views",
            "/imports"};
  }
  /// Every door that leads to one case by its id, knocked at with this id.
  std::vector<http::Response> knock(const people::Actor& who, const std::string& door) {
    const std::string at_case = "/cases/" + door, at_filing = "/filings/" + door;
    const json::object step{{"step", "serve_defendant"},
                            {"occurred_on", today().iso()},
                            {"fields", json::object{{"party", "all"}, {"method", "01"}}}};
    const test::ApiCall calls[] = {
        {"GET", at_case},
        {"GET", at_case + "?at=" + std::to_string(clock.now_ms())},
        {"GET", at_case + "/timeline"},
        {"GET", at_case + "/timeline/1/proof"},
        {"GET", at_case + "/documents/" + document + "/file"},
        {"GET", at_case + "/materials/" + material + "/file"},
        {"GET", at_filing},
        {"GET", at_filing + "/receipt.pdf"},
        {"GET", at_filing + "/materials/" + material + "/file"},
        {"POST", at_case + "/steps", json::serialize(step), 1},
        {"POST", at_case + "/steps", json::serialize(step), 999},
        {"POST", at_case + "/notes", R"({"text":"x"})"},
        {"POST", at_case + "/assign", R"({"department_id":"d","handler_id":"h","reason":"x"})", 1},
        {"POST", at_case + "/secrecy", R"({"secrecy":"open","reason":"x"})", 1},
        {"POST", at_case + "/mapping", R"({"cause_code":"9001"})", 1},
        {"POST", at_case + "/corrections", R"({"field":"claim_amount_fen","value":"1","reason":"x"})", 1},
        {"POST", at_case + "/reveal", R"({"party_id":"p","field":"phone","reason_code":"contact"})"},
        {"POST", at_filing + "/accept", R"({"trial_procedure":"ordinary","cause_code":"9001"})", 1},
        {"POST", at_filing + "/return", R"({"reason_codes":["x"],"correct_by_on":"2026-03-20"})", 1},
        {"POST", at_filing + "/refuse", R"({"reason_codes":["x"]})", 1},
        {"POST", at_filing + "/withdraw", R"({})", 1},
        {"POST", at_filing + "/reveal", R"({"field":"parties[0].phone","reason_code":"contact"})"},
    };
    std::vector<http::Response> answers;
    for (const auto& one : calls) answers.push_back(call(who, {one.method, one.path, one.body, one.if_match}));
    return answers;
  }
  /// Every address of the document that can be read, with these ids in it: routes that are added later are covered by themselves.
  std::vector<std::string> readable(const std::string& door) {
    std::vector<std::string> paths;
    const auto described = api::openapi_document(router, {});
    for (const auto& [name, methods] : described.at("paths").as_object()) {
      std::string path(name);
      if (!methods.as_object().contains("get") || path.ends_with("/events") || !path.starts_with("/api/v1/")) continue;
      path.erase(0, std::string("/api/v1").size());
      for (const auto& [parameter, value] : {std::pair<std::string, std::string>{"{id}", door},
                                             {"{document}", document},
                                             {"{material}", material},
                                             {"{seq}", "1"}})
        if (const auto at = path.find(parameter); at != std::string::npos) path.replace(at, parameter.size(), value);
      for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
        path.replace(at, path.find('}', at) + 1 - at, "x");
      paths.push_back(std::move(path));
    }
    return paths;
  }
  void check_hidden_from(const people::Actor& who) {
    CAPTURE(who.name);
    const auto readable_real = readable(id), readable_empty = readable(nobodys);
    CHECK(readable_real.size() > 40);
    for (std::size_t i = 0; i < readable_real.size(); ++i) {
      CAPTURE(readable_real[i]);
      const auto answer = call(who, {"GET", readable_real[i]}), none = call(who, {"GET", readable_empty[i]});
      CHECK(answer.status == none.status);
      CHECK_FALSE(tells(without_ids(text_of(answer))));
      if (readable_real[i] != readable_empty[i]) CHECK(without_ids(text_of(answer)) == without_ids(text_of(none)));
    }
    for (const auto& list : lists()) CHECK_MESSAGE(!tells(text_of(call(who, {"GET", list}))), list);
    const auto real = knock(who, id), empty = knock(who, nobodys);
    for (std::size_t i = 0; i < real.size(); ++i) {
      CAPTURE(i);
      CHECK(real[i].status == empty[i].status);
      CHECK(real[i].status >= 400);
      CHECK(without_ids(text_of(real[i])) == without_ids(text_of(empty[i])));
    }
  }

 private:
  std::string cause() { return law::book().causes.find_by_name(law::CauseKind::civil, "民间借贷纠纷")->code; }
  std::string without_ids(std::string text) const {
    for (const auto& some : {id, nobodys})
      for (auto at = text.find(some); at != std::string::npos; at = text.find(some)) text.erase(at, some.size());
    return text;
  }
  std::string file_complaint() {
    filing::FilingContent c;
    c.court_code = test::court_code;
    c.case_type = "0301";
    c.cause_code = cause();
    filing::FilingParty plaintiff, defendant;
    plaintiff.side = "plaintiff";
    defendant.side = "defendant";
    plaintiff.kind = defendant.kind = "natural";
    plaintiff.name = "隐去甲";
    defendant.name = "隐去乙";
    plaintiff.id_number = law::make_id_number("610702", Date::of(1985, 6, 1), 5);
    plaintiff.phone = "13891600005";
    plaintiff.address = defendant.address = "陕西省汉中市汉台区东关街道1号";
    c.parties = {plaintiff, defendant};
    c.claims = {{"判令被告偿还借款本金", 5'000'000}};
    c.facts = "2025年1月5日，被告向原告借款5万元，约定一年归还，到期未还。";
    for (const char* code : {"complaint", "loan_contract", "loan_delivery"})
      c.missing_materials.push_back({code, "原件在外地，开庭时提交"});
    c.online_consent = c.declaration = true;
    c.mediation_consent = c.eservice_consent = false;
    c.service_address = plaintiff.address;
    const auto draft = must(filing::create_draft(filing_desk, filer, c)).row.id;
    const std::string png = "\x89PNG\r\n\x1a\n" + std::string("\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 25);
    const auto upload = must(filing::begin_upload(
        filing_desk, filer, {draft, "identity", "身份证.png", static_cast<std::int64_t>(png.size()), "image/png"}));
    must(filing::append_upload(filing_desk, filer, upload.id, 0, png));
    id = must(filing::submit_filing(filing_desk, filer, draft)).id;
    return id;
  }
};

}  // namespace

TEST_CASE("before it is sealed the probes find the case: they would notice a leak") {
  Secret court;
  const auto seen_in = [&](const people::Actor& who, const std::string& path) {
    return court.tells(Secret::text_of(court.call(who, {"GET", path})));
  };
  for (const char* path : {"/cases", "/cases/export?format=csv", "/desk/today", "/filings", "/filings?status=accepted"}) {
    CAPTURE(path);
    CHECK(seen_in(court.filing_clerk(), path) == (std::string(path).find("export") == std::string::npos));
  }
  CHECK(seen_in(court.case_management(), "/cases/export?format=csv"));
  CHECK(seen_in(court.case_management(), "/cases?q=" + http::percent_encode("隐去甲")));
  CHECK(seen_in(court.superior_supervisor(), "/cases"));
  CHECK(seen_in(court.judge(), "/notices"));
  CHECK(seen_in(court.division_head(), "/corrections?status=pending"));
  const auto answers = court.knock(court.president(), court.id);
  for (std::size_t i = 0; i < 3; ++i) CHECK(answers[i].status == 200);
  CHECK(answers[4].body.starts_with("%PDF-"));
  CHECK(answers[5].body.starts_with("\x89PNG"));
}

TEST_CASE("a sealed case does not exist for anybody who does not work on it") {
  Secret court;
  const auto total = [&](const people::Actor& who, const std::string& path) {
    return court.get(who, path).at("total").as_int64();
  };
  const auto cases_before = total(court.case_management(), "/cases"), filings_before = total(court.filing_clerk(), "/filings");
  court.seal();
  for (const auto& who : {court.filing_clerk(), court.filing_head(), court.other_judge(), court.clerk(), court.division_head(),
                          court.case_management(), court.archivist(), court.superior_supervisor(), court.superior_judge,
                          court.system_administrator(), court.security_administrator(), court.litigant("lisi", "李四", 2)})
    court.check_hidden_from(who);
  CHECK(total(court.case_management(), "/cases") == cases_before - 1);
  CHECK(total(court.filing_clerk(), "/filings") == filings_before - 1);

  // Who works on it, who sealed it, and who filed it still have it.
  for (const auto& who : {court.judge(), court.president(), court.filer}) {
    CAPTURE(who.name);
    CHECK(court.call(who, {"GET", "/cases/" + court.id}).status == 200);
    CHECK(court.call(who, {"GET", "/cases/" + court.id + "/materials/" + court.material + "/file"}).status == 200);
  }
  CHECK(court.call(court.filer, {"GET", "/filings/" + court.id}).status == 200);
  CHECK(court.tells(court.call(court.judge(), {"GET", "/notices"}).body));
  CHECK(court.tells(court.call(court.filer, {"GET", "/notices"}).body));
}

TEST_CASE("a handler who gives a sealed case away forgets it: page, list, notices and their count") {
  Secret court;
  court.seal();
  CHECK(court.get(court.judge(), "/notices/unread-count").at("count").as_int64() > 0);
  const std::string notice(court.get(court.judge(), "/notices").at("items").as_array().at(0).as_object().at("id").as_string());
  court.assign(court.id, court.other_judge());
  court.check_hidden_from(court.judge());
  // All that is left is the word that one of the own cases went to somebody else.
  CHECK(court.get(court.judge(), "/notices/unread-count").at("count").as_int64() == 1);
  CHECK(court.get(court.judge(), "/notices").at("total").as_int64() == 1);
  CHECK(court.call(court.judge(), {"POST", "/notices/" + notice + "/read"}).status == 404);
  CHECK(court.call(court.other_judge(), {"GET", "/cases/" + court.id}).status == 200);
}

TEST_CASE("a case of another court does not exist, sealed or not") {
  Secret court;
  court.check_hidden_from(court.superior_judge);
  court.check_hidden_from(court.litigant("lisi", "李四", 2));
}

TEST_CASE("no route tells numbers of persons in the program's own figures") {
  Secret court;
  const auto metrics = std::make_shared<http::Metrics>();
  for (const char* path : {"/cases/{id}", "/filings/{id}"}) metrics->request_done("GET", "/api/v1" + std::string(path), 200, 5);
  const auto answer = court.call(court.judge(), {"GET", "/cases/" + court.id});
  CHECK(answer.route.find("{id}") != std::string::npos);  // what the figures and the log are given: the pattern, never the path
  CHECK(answer.route.find(court.id) == std::string::npos);
  CHECK_FALSE(court.tells(metrics->text()));
}

}  // namespace anshu
