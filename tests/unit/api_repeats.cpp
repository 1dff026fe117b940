// What is sent twice is done once (Idempotency-Key), and what was decided on an old page is not done at all (If-Match).
#include <thread>

#include "filing/filing_view.h"
#include "support/api_court.h"

namespace anshu {
namespace {

using test::ApiCourt;
using test::must;

std::string id_in(const http::Response& response) {
  REQUIRE_MESSAGE(response.status < 300, response.status << " " << response.body);
  return std::string(string_at(json::parse(response.body).as_object(), "id"));
}

}  // namespace

TEST_CASE("every creation that is sent twice with one key makes one thing; another key makes another") {
  ApiCourt court;
  const auto filer = court.litigant();
  const std::string draft =
      id_in(court.call(filer, {"POST", "/drafts", R"({"parties":[],"claims":[],"evidence":[],"missing_materials":[]})"}));
  struct Row {
    people::Actor who;
    std::string path, body, table;
  };
  const std::string upload = json::serialize(json::object{
      {"draft_id", draft}, {"material_code", "identity"}, {"name", "a.pdf"}, {"size", 9}, {"media_type", "application/pdf"}});
  const Row rows[] = {
      {filer, "/drafts", R"({"court_code":"陕0702"})", "filing_draft"},
      {filer, "/uploads", upload, "upload"},
      {court.judge(), "/views", R"({"name":"我的在办","query":{"status":"open"}})", "saved_view"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const auto count = [&] { return court.count("SELECT count(*) FROM " + row.table); };
    const auto before = count();
    const auto first = court.call(row.who, {"POST", row.path, row.body, std::nullopt, "key-1"});
    CHECK(first.status == 201);
    const auto again = court.call(row.who, {"POST", row.path, row.body, std::nullopt, "key-1"});
    CHECK(again.status == 201);
    CHECK(id_in(again) == id_in(first));
    CHECK(is_id(id_in(first)));
    CHECK(count() == before + 1);
    CHECK(id_in(court.call(row.who, {"POST", row.path, row.body, std::nullopt, "key-2"})) != id_in(first));
    CHECK(id_in(court.call(row.who, {"POST", row.path, row.body})) != id_in(court.call(row.who, {"POST", row.path, row.body})));
    CHECK(court.call(row.who, {"POST", row.path, row.body, std::nullopt, std::string(200, 'k')}).status == 400);
  }
  const auto other = court.litigant("lisi", "李四", 2);
  CHECK(id_in(court.call(other, {"POST", "/drafts", R"({})", std::nullopt, "key-1"})) !=
        id_in(court.call(filer, {"POST", "/drafts", R"({})", std::nullopt, "key-1"})));
}

TEST_CASE("twenty at once with one key make one draft") {
  ApiCourt court;
  const auto filer = court.litigant();
  const auto session = court.call(filer, {"GET", "/drafts"});  // one session for all
  std::vector<std::string> ids(20);
  {
    std::vector<std::jthread> hands;
    for (auto& id : ids)
      hands.emplace_back([&] {
        const auto made = court.call(filer, {"POST", "/drafts", R"({"court_code":"陕0702"})", std::nullopt, "same"});
        if (made.status == 201) id = std::string(string_at(json::parse(made.body).as_object(), "id"));
      });
  }
  for (const auto& id : ids) CHECK(id == ids[0]);
  CHECK(is_id(ids[0]));
  CHECK(court.count("SELECT count(*) FROM filing_draft") == 1);
}

TEST_CASE("actions on a case that are sent twice are done once; one key for another content is refused") {
  ApiCourt court;
  const std::string id = court.new_case();
  court.assign(id, court.judge());
  const std::string path = "/cases/" + id;
  const auto version = court.version(id);
  const std::string wish = R"({"field":"claim_amount_fen","value":"6000000","reason":"漏算"})";
  for (int i = 0; i < 2; ++i)
    CHECK(court.call(court.judge(), {"POST", path + "/corrections", wish, version, "c-1"}).status == 200);
  CHECK(court.file(id).corrections.size() == 1);
  for (int i = 0; i < 2; ++i)
    CHECK(court.call(court.judge(), {"POST", path + "/notes", R"({"text":"电话"})", std::nullopt, "n-1"}).status == 200);
  CHECK(court.file(id).notes.size() == 1);
  const auto reused = court.call(court.judge(), {"POST", path + "/notes", R"({"text":"别的"})", std::nullopt, "n-1"});
  CHECK(reused.status == 409);
  CHECK(reused.body.find("E_IDEMPOTENCY_KEY_REUSED") != std::string::npos);
}

TEST_CASE("a change on an old page is refused with 412, what is there now, and who changed it") {
  ApiCourt court;
  const std::string id = court.new_case();
  court.assign(id, court.judge());
  const auto seen = court.version(id);
  court.next_day();
  court.assign(id, court.other_judge());
  const std::string path = "/cases/" + id;
  const json::object step{{"step", "serve_defendant"},
                          {"occurred_on", court.today().iso()},
                          {"fields", json::object{{"party", "all"}, {"method", "01"}}}};
  const json::object give{
      {"department_id", *court.judge().department_id}, {"handler_id", court.judge().user_id}, {"reason", "轮案"}};
  struct Row {
    people::Actor who;
    std::string tail, body;
  };
  const Row rows[] = {
      {court.other_judge(), "/steps", json::serialize(step)},
      {court.president(), "/assign", json::serialize(give)},
      {court.president(), "/secrecy", R"({"secrecy":"sealed","reason":"隐私"})"},
      {court.other_judge(), "/corrections", R"({"field":"claim_amount_fen","value":"1","reason":"漏算"})"},
  };
  const auto entries = court.count("SELECT count(*) FROM journal_entry");
  for (const Row& row : rows) {
    CAPTURE(row.tail);
    CHECK(court.call(row.who, {"POST", path + row.tail, row.body}).status == 428);
    const auto stale = court.call(row.who, {"POST", path + row.tail, row.body, seen});
    REQUIRE(stale.status == 412);
    const auto problem = json::parse(stale.body).as_object();
    CHECK(problem.at("code").as_string() == "E_STALE");
    CHECK(problem.at("current_version").as_int64() == seen + 1);
    CHECK(problem.at("changed_by").as_string() == "吴院长");
    CHECK(problem.at("changed_at_ms").as_int64() == court.clock.now_ms());
    CHECK(problem.at("changed_action").as_string() == "分案");
  }
  CHECK(court.count("SELECT count(*) FROM journal_entry") == entries);

  // A draft saved in two tabs.
  const auto filer = court.litigant();
  const std::string draft = id_in(court.call(filer, {"POST", "/drafts", R"({})"}));
  CHECK(court.call(filer, {"PUT", "/drafts/" + draft, R"({"facts":"一"})", 1}).status == 200);
  const auto late = court.call(filer, {"PUT", "/drafts/" + draft, R"({"facts":"二"})", 1});
  REQUIRE(late.status == 412);
  CHECK(json::parse(late.body).at("current_version").as_int64() == 2);
  CHECK(court.get(filer, "/drafts/" + draft).at("content").at("facts").as_string() == "一");
}

TEST_CASE("sort keys, filters, words and places in the list: quotes, wildcards, SQL and 10 kB get clean answers everywhere") {
  ApiCourt court;
  court.new_case();
  const auto before = court.count("SELECT count(*) FROM case_file");
  const std::vector<std::string> hostile = {"' OR 1=1 --",
                                            "\"",
                                            "%",
                                            "_",
                                            "*",
                                            "\\",
                                            "$1",
                                            "?",
                                            "a; DROP TABLE case_file; --",
                                            "NEAR(",
                                            "張\xF0\x9F\x98\x80",
                                            "-filed_on, id",
                                            "filed_on DESC",
                                            std::string(10'000, 'x'),
                                            std::string(3'333, '%')};
  const std::vector<std::string> lists = {"/cases?q=",
                                          "/cases?sort=",
                                          "/cases?handler_id=",
                                          "/cases?department_id=",
                                          "/cases?cause_code=",
                                          "/cases?type_code=",
                                          "/cases?stage=",
                                          "/cases?organ=",
                                          "/cases?cursor=",
                                          "/cases?limit=",
                                          "/cases?filed_from=",
                                          "/cases?amount_min_fen=",
                                          "/cases/export?format=csv&columns=",
                                          "/cases/export?format=csv&sort=",
                                          "/filings?q=",
                                          "/filings?sort=",
                                          "/filings?cursor=",
                                          "/filings?status=",
                                          "/users?q=",
                                          "/users?cursor=",
                                          "/security-log?kind=",
                                          "/security-log?cursor=",
                                          "/notices?cursor=",
                                          "/reference/causes?q=",
                                          "/handlers?department_id="};
  for (const auto& who :
       {court.case_management(), court.filing_clerk(), court.system_administrator(), court.audit_administrator()})
    for (const auto& list : lists)
      for (const auto& text : hostile) {
        const auto answer = court.call(who, {"GET", list + http::percent_encode(text)});
        CHECK_MESSAGE((answer.status == 200 || answer.status == 403 || answer.status == 422),
                      who.name << " " << list << text.substr(0, 20) << " " << answer.status);
        if (answer.file) std::filesystem::remove(answer.file->path);
        if (answer.status == 422) CHECK(answer.body.find("\"code\":\"E_") != std::string::npos);
      }
  CHECK(court.count("SELECT count(*) FROM case_file") == before);
}

}  // namespace anshu
