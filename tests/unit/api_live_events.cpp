// Live events over a real connection: everybody learns of what he may know of, when it happens, and of nothing else.
#include "api/live_events.h"
#include "cases/notices.h"
#include "http/server.h"
#include "support/api_court.h"
#include "unit/http_support.h"

namespace anshu {
namespace {

using test::ApiCourt;
using test::must;

struct LiveCourt : ApiCourt {
  http::Server server{http::test_config(), [this](const http::Request& request) { return router.handle(request); }};
  LiveCourt() { server.start(); }
  ~LiveCourt() { server.stop(); }

  std::unique_ptr<http::Wire> listen(const people::Actor& who) {
    std::string token;
    database->write([&](store::Connection& db) {
      token = sign_in.open_session(db, clock.now_ms(), people::find_user(db, who.organ, who.user_id).value(), "127.0.0.1");
      return store::Outcome::commit;
    });
    tokens[who.user_id] = token;
    const std::size_t before = live.stream_count();
    auto wire = std::make_unique<http::Wire>(server.port());
    wire->send("GET /api/v1/events HTTP/1.1\r\nHost: t\r\nCookie: anshu_session=" + token + "\r\n\r\n");
    REQUIRE(http::eventually([&] { return live.stream_count() == before + 1; }));
    return wire;
  }
  /// Everything that came until now: a last notice to each listener marks the end, because events keep their order.
  std::string heard(http::Wire& wire, const people::Actor& who) {
    const std::string mark = fmt::format("mark{}", ++marks_);
    must(actions.run<cases::CaseChanged>(people::Actor::system(test::court_code), {"add_note", test::court_code, mark, "{}", {}},
                                         [&](people::Action& action) -> Result<cases::CaseChanged> {
                                           cases::NoticeRow row;
                                           row.organ = action.organ;
                                           row.id = mark;
                                           row.user_organ = who.organ;
                                           row.user_id = who.user_id;
                                           row.at_ms = action.now_ms();
                                           action.work.insert(row);
                                           return cases::CaseChanged{};
                                         }));
    REQUIRE(wire.read_until(mark));
    return wire.take(wire.received().size());
  }
  static std::string case_event(const std::string& id, const std::string& action) {
    return fmt::format("event: case\ndata: {{\"case_id\":\"{}\",\"action\":\"{}\"}}\n", id, action);
  }
  static bool has(const std::string& heard, const std::string& what) { return heard.find(what) != std::string::npos; }

  std::map<std::string, std::string> tokens;

 private:
  int marks_ = 0;
};

}  // namespace

TEST_CASE("each listener hears of the own cases only, litigants of the public steps only") {
  LiveCourt court;
  const auto filer = court.litigant(), stranger = court.litigant("lisi", "李四", 2);
  const std::string id = court.new_case({.applicant = filer});
  court.assign(id, court.judge());
  const auto judge = court.listen(court.judge()), other = court.listen(court.other_judge()),
             office = court.listen(court.case_management()), outside = court.listen(filer), nobody = court.listen(stranger),
             superior = court.listen(court.superior_supervisor());

  must(court.step(court.judge(), id, "serve_defendant", {{"party", "all"}, {"method", "01"}}));
  must(cases::add_note(court.services, court.judge(), {id}, {"庭内意见"}));

  const auto step = LiveCourt::case_event(id, "take_step"), note = LiveCourt::case_event(id, "add_note");
  const auto judge_heard = court.heard(*judge, court.judge());
  CHECK(LiveCourt::has(judge_heard, step));
  CHECK(LiveCourt::has(judge_heard, note));
  CHECK(LiveCourt::has(court.heard(*office, court.case_management()), note));
  CHECK(LiveCourt::has(court.heard(*superior, court.superior_supervisor()), note));
  const auto outside_heard = court.heard(*outside, filer);
  CHECK(LiveCourt::has(outside_heard, step));
  CHECK_FALSE(LiveCourt::has(outside_heard, "add_note"));
  CHECK_FALSE(LiveCourt::has(court.heard(*other, court.other_judge()), id));
  CHECK_FALSE(LiveCourt::has(court.heard(*nobody, stranger), id));
}

TEST_CASE("who loses a case hears no more of it; a sealed case is silent; a notice reaches its reader") {
  LiveCourt court;
  const std::string id = court.new_case();
  court.assign(id, court.judge());
  const auto judge = court.listen(court.judge()), other = court.listen(court.other_judge()),
             office = court.listen(court.case_management());
  court.assign(id, court.other_judge());
  must(cases::set_secrecy(court.services, court.president(), {id}, {"sealed", "隐私"}));
  must(cases::add_note(court.services, court.other_judge(), {id}, {"保密的事"}));

  const auto judge_heard = court.heard(*judge, court.judge());
  CHECK_FALSE(LiveCourt::has(judge_heard, "add_note"));
  CHECK(LiveCourt::has(judge_heard, "event: notice\n"));  // 案件改由他人承办
  CHECK(LiveCourt::has(court.heard(*other, court.other_judge()), LiveCourt::case_event(id, "add_note")));
  const auto office_heard = court.heard(*office, court.case_management());
  CHECK_FALSE(LiveCourt::has(office_heard, "add_note"));
  CHECK_FALSE(LiveCourt::has(office_heard, "set_secrecy"));
}

TEST_CASE("signing out ends the stream before the next event; nobody opens streams without end") {
  LiveCourt court;
  const std::string id = court.new_case();
  court.assign(id, court.judge());
  const auto wire = court.listen(court.judge());
  const auto session = court.sign_in.sessions().find(court.tokens[court.judge().user_id]);
  REQUIRE(session);
  court.sign_in.sign_out(*session, "127.0.0.1");
  must(cases::add_note(court.services, court.judge(), {id}, {"之后的事"}));
  CHECK_FALSE(LiveCourt::has(wire->read_to_end(), "add_note"));
  CHECK(http::eventually([&] { return court.live.stream_count() == 0; }));

  const auto judge = court.judge();
  std::vector<std::shared_ptr<http::EventStream>> streams;
  for (std::size_t i = 0; i < api::LiveEvents::streams_per_person; ++i)
    streams.push_back(must(court.live.subscribe(judge, [] { return true; })));
  CHECK(test::code_of(court.live.subscribe(judge, [] { return true; })) == "E_TOO_MANY_STREAMS");
  streams.front()->close();
  CHECK(test::code_of(court.live.subscribe(judge, [] { return true; })) == "");
}

}  // namespace anshu
