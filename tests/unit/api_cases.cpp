// The case page, corrections, today, notices and live events, as the web application asks for them.
#include "support/api_court.h"

namespace anshu {
namespace {

using test::ApiCourt;
using test::must;

struct Page : ApiCourt {
  people::Actor filer = litigant();
  std::string id = new_case({.applicant = filer});
  std::string path = "/cases/" + id;
  Page() { assign(id, judge()); }

  std::string step_body(const std::string& step, const json::object& fields) {
    return json::serialize(json::object{{"step", step}, {"occurred_on", today().iso()}, {"fields", fields}});
  }
};

std::string code_in(const http::Response& response) {
  return std::string(string_at(json::parse(response.body).as_object(), "code"));
}

}  // namespace

TEST_CASE("a case is read, a step is taken, and the page that comes back is the new one") {
  Page page;
  const auto response = page.call(page.judge(), {"GET", page.path});
  REQUIRE(response.status == 200);
  CHECK(response.headers.get("ETag") == api::etag_of(page.version(page.id)));
  const auto before = json::parse(response.body).as_object();
  CHECK(before.at("number").as_string() == "(2026)陕0702民初1号");
  CHECK(before.at("stages").as_array().size() == 8);
  const std::int64_t version = page.version(page.id);

  const std::string body = page.step_body("serve_defendant", {{"party", "all"}, {"method", "01"}});
  CHECK(page.call(page.judge(), {"POST", page.path + "/steps", body}).status == 428);  // what did the page show?
  const auto taken = page.call(page.judge(), {"POST", page.path + "/steps", body, version, "key-1"});
  REQUIRE(taken.status == 200);
  CHECK(taken.headers.get("ETag") == api::etag_of(version + 1));
  const auto after = json::parse(taken.body).as_object();
  CHECK(after.at("stage").as_string() == "served");
  REQUIRE(after.at("documents").as_array().size() == 1);
  CHECK(after.at("documents").as_array()[0].as_object().at("title").as_string() == "应诉通知书（李四）");

  // The same click again, and somebody else's stale page.
  CHECK(page.call(page.judge(), {"POST", page.path + "/steps", body, version, "key-1"}).status == 200);
  CHECK(page.file(page.id).steps.size() == 1);
  const auto stale = page.call(page.judge(), {"POST", page.path + "/steps", body, version});
  CHECK(stale.status == 412);
  CHECK(json::parse(stale.body).as_object().at("current_version").as_int64() == version + 1);
  CHECK(string_at(json::parse(stale.body).as_object(), "changed_by") == "王法官");

  // A guard's refusal is a problem with its article; an error of the form names the field.
  const auto wrong = page.call(page.judge(), {"POST", page.path + "/steps",
                                              page.step_body("pronounce", {{"way", "in_court"}, {"summary", "x"}}), version + 1});
  CHECK(wrong.status == 409);
  CHECK(code_in(wrong) == "E_WRONG_STAGE");
  const auto invalid = page.call(
      page.judge(), {"POST", page.path + "/steps", page.step_body("schedule_hearing", {{"hearing_day", "soon"}}), version + 1});
  CHECK(invalid.status == 422);
  CHECK(json::parse(invalid.body).at("fields").as_array().size() == 3);
}

TEST_CASE("the summons of each party is made as a PDF, and litigants can fetch it") {
  Page page;
  must(page.step(page.judge(), page.id, "serve_defendant", {{"party", "all"}, {"method", "01"}}));
  page.next_day();
  must(page.step(page.judge(), page.id, "schedule_hearing",
                 {{"hearing_day", "2026-03-25"}, {"hearing_time", "09:30"}, {"courtroom", "第三法庭"}}));
  const auto documents = page.get(page.filer, page.path).at("documents").as_array();
  REQUIRE(documents.size() == 3);
  CHECK(documents[1].as_object().at("title").as_string() == "传票（张三）");
  CHECK(documents[2].as_object().at("title").as_string() == "传票（李四）");
  const std::string url(documents[1].as_object().at("download_url").as_string());
  const auto file = page.call(page.filer, {"GET", url.substr(std::string("/api/v1").size())});
  CHECK(file.status == 200);
  CHECK(file.headers.get("Content-Type") == "application/pdf");
  CHECK(file.body.starts_with("%PDF-"));
  CHECK(page.call(page.litigant("lisi", "李四", 2), {"GET", url.substr(std::string("/api/v1").size())}).status == 404);
}

TEST_CASE("as of an instant, read only") {
  Page page;
  const InstantMs then = page.clock.now_ms();
  page.next_day();
  must(cases::add_note(page.services, page.judge(), {page.id}, {"后来的事"}));
  const auto now = page.get(page.judge(), page.path);
  const auto past = page.get(page.judge(), page.path + "?at=" + std::to_string(then));
  CHECK(now.at("notes").as_array().size() == 1);
  CHECK(past.at("notes").as_array().empty());
  CHECK(past.at("as_of_ms").as_int64() == then);
  CHECK(page.call(page.judge(), {"GET", page.path + "?at=yesterday"}).status == 422);
  CHECK(page.call(page.judge(), {"GET", page.path + "?at=1"}).status == 404);
}

TEST_CASE("the other doors of the case page") {
  Page page;
  const auto judge = page.judge();
  CHECK(page.post(judge, page.path + "/notes", R"({"text":"电话通知"})").at("notes").as_array().size() == 1);
  CHECK(page.post(page.president(), page.path + "/secrecy", R"({"secrecy":"sealed","reason":"隐私"})", page.version(page.id))
            .at("secrecy")
            .as_string() == "sealed");
  CHECK(page.call(page.case_management(), {"GET", page.path}).status == 404);
  const auto assigned = page.post(
      page.president(), page.path + "/assign",
      json::serialize(json::object{
          {"department_id", *page.other_judge().department_id}, {"handler_id", page.other_judge().user_id}, {"reason", "轮案"}}),
      page.version(page.id));
  CHECK(assigned.at("handler_name").as_string() == "赵法官");
  CHECK(page.call(judge, {"GET", page.path}).status == 404);  // sealed, and no longer his

  const std::string party = page.file(page.id).parties[1].id;
  const auto reveal = json::serialize(json::object{{"party_id", party}, {"field", "phone"}, {"reason_code", "contact"}});
  CHECK(page.post(page.other_judge(), page.path + "/reveal", reveal).at("value").as_string() == "13891600002");
  CHECK(page.count("SELECT count(*) FROM security_event WHERE kind = 'reveal' AND remote = '192.0.2.7'") == 1);
  CHECK(page.call(page.filer, {"POST", page.path + "/reveal", reveal}).status == 403);

  const auto asked = page.post(page.other_judge(), page.path + "/corrections",
                               R"({"field":"claim_amount_fen","value":"6000000","reason":"漏算"})", page.version(page.id));
  const std::string correction(asked.at("corrections").as_array()[0].as_object().at("id").as_string());
  CHECK(page.get(page.president(), "/corrections?status=pending").at("items").as_array().size() == 1);
  CHECK(page.get(page.case_management(), "/corrections?status=pending").at("items").as_array().empty());
  CHECK(page.call(page.other_judge(), {"POST", "/corrections/" + correction + "/approve", "{}"}).status == 403);
  CHECK(page.call(page.case_management(), {"POST", "/corrections/" + correction + "/approve", "{}"}).status == 404);
  CHECK(page.call(page.president(), {"POST", "/corrections/" + correction + "/reject", "{}"}).status == 422);
  CHECK(page.post(page.president(), "/corrections/" + correction + "/approve", R"({"note":"同意"})").at("status").as_string() ==
        "approved");
  CHECK(page.call(page.president(), {"POST", "/corrections/" + correction + "/approve", "{}"}).status == 409);

  const auto timeline = page.get(page.president(), page.path + "/timeline?limit=2");
  CHECK(timeline.at("items").as_array().size() == 2);
  CHECK(timeline.at("total").as_int64() > 5);
  CHECK(page.call(page.president(), {"GET", page.path + "/timeline?limit=0"}).status == 422);
  CHECK(page.call(page.president(), {"GET", page.path + "/timeline/1/proof"}).status == 409);  // its day is not sealed yet
  CHECK(page.call(page.president(), {"GET", page.path + "/timeline/999/proof"}).status == 404);
  CHECK(page.call(page.president(), {"GET", page.path + "/timeline/x/proof"}).status == 404);
  CHECK(page.call(page.case_management(), {"GET", page.path + "/timeline/1/proof"}).status == 404);

  CHECK(page.get(judge, "/reference/correctable-fields").at("items").as_array().size() == cases::correctable_fields().size());
  CHECK(page.get(judge, "/reference/procedures/civil-first-instance").at("steps").as_array().size() > 10);
  CHECK(page.call(judge, {"GET", "/reference/procedures/none"}).status == 404);
  CHECK(page.get(judge, "/desk/today").at("counts").as_object().at("open_cases").as_int64() == 0);
  const auto notices = page.get(page.other_judge(), "/notices?unread=true").at("items").as_array();
  REQUIRE(notices.size() == 2);
  CHECK(page.get(page.other_judge(), "/notices/unread-count").at("count").as_int64() == 2);
  CHECK(page.call(page.other_judge(), {"POST", "/notices/" + std::string(notices[0].as_object().at("id").as_string()) + "/read"})
            .status == 204);
  CHECK(page.get(page.other_judge(), "/notices/unread-count").at("count").as_int64() == 1);
}

TEST_CASE("what people type into addresses and parameters gets clean answers") {
  Page page;
  std::string long_text(10'000, 'x');
  for (const std::string& id : {std::string("' OR 1=1 --"), std::string("%25"), std::string("*"), long_text, std::string("张三")})
    for (const char* tail : {"", "/timeline", "/documents/x/file", "/materials/x/file"})
      CHECK(page.call(page.judge(), {"GET", "/cases/" + id + tail}).status == 404);
  for (const std::string& cursor : {std::string("' OR 1=1 --"), std::string("1.2.3"), long_text}) {
    CHECK(page.call(page.judge(), {"GET", "/notices?cursor=" + http::percent_encode(cursor)}).status == 422);
    CHECK(page.call(page.president(), {"GET", "/corrections?cursor=" + http::percent_encode(cursor)}).status == 422);
    CHECK(page.call(page.judge(), {"GET", page.path + "/timeline?cursor=" + http::percent_encode(cursor)}).status == 422);
  }
  CHECK(page.call(page.president(), {"GET", "/corrections?status=%27"}).status == 422);
}

TEST_CASE("one component of the document has one meaning") {
  ApiCourt court;
  api::add_openapi_route(court.router, {});
  const auto document = api::openapi_document(court.router, {});
  const auto& schemas = document.at("components").as_object().at("schemas").as_object();
  for (const char* name :
       {"CaseView", "Clock", "NextStep", "Correction", "TimelineEntry", "Today", "Notice", "Procedure", "Filing", "LedgerRow"})
    CHECK_MESSAGE(schemas.contains(name), name);
}

}  // namespace anshu
