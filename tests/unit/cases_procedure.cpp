// The whole way of a civil case through its procedure, and every refusal on that way by its name.
#include "cases/case_view.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using test::CaseCourt;
using test::code_of;
using test::must;

struct Way : CaseCourt {
  std::string id;
  people::Actor handler = judge();

  explicit Way(const test::NewCase& wanted = {}) : id(new_case(wanted)) {}
  Way& assigned() {
    assign(id, handler);
    return *this;
  }
  Result<cases::CaseChanged> take(const std::string& code, json::object fields = {}, std::optional<Date> on = std::nullopt) {
    return step(handler, id, code, std::move(fields), on);
  }
  Way& served() {
    must(take("serve_defendant", {{"party", "all"}, {"method", "01"}}));
    return *this;
  }
  Way& scheduled(int days = 20) {
    must(take("schedule_hearing",
              {{"hearing_day", (today() + days).iso()}, {"hearing_time", "09:00"}, {"courtroom", "第三法庭"}}));
    return *this;
  }
  Way& heard() {
    must(take("hold_hearing", {{"outcome", "concluded"}}));
    return *this;
  }
  Way& pronounced(const char* way = "in_court") {
    must(take("pronounce", {{"way", way}, {"summary", "支持原告诉讼请求"}}));
    return *this;
  }
  Way& judgment_served(const std::string& party = "all") {
    must(take("serve_judgment", {{"party", party}, {"method", "01"}}));
    return *this;
  }
  std::string stage() { return file(id).row.stage; }
  /// The line of stages as the case page shows it.
  std::string stage_states() {
    return database->read_value([&](store::Connection& db) {
      std::string states;
      for (const auto& shown : must(cases::view_case(services, db, handler, id)).stages)
        states += (states.empty() ? "" : " ") + shown.state;
      return states;
    });
  }
  std::vector<std::string> running() {
    std::vector<std::string> rules;
    for (const auto& row : file(id).clocks)
      if (row.status == "running") rules.push_back(row.rule_code);
    std::ranges::sort(rules);
    return rules;
  }
  const cases::ClockRow clock_of(const std::string& rule) {
    cases::ClockRow found;
    for (const auto& row : file(id).clocks)
      if (row.rule_code == rule) found = row;
    return found;
  }
};

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("a civil case goes from filing to the archive, and its facts go along") {
  Way way;
  CHECK(way.stage() == "filed");
  CHECK(way.running() == Rules{"CIV1-ORD", "N01"});
  CHECK(way.facts(way.id).due_on == Date::of(2026, 9, 2));
  way.assigned();

  way.next_day(2);
  must(way.take("serve_defendant", {{"party", "all"}, {"method", "01"}, {"evidence_until", (way.today() + 20).iso()}}));
  CHECK(way.stage() == "served");
  CHECK(way.running() == Rules{"CIV1-ORD", "N02", "N05"});
  CHECK(way.facts(way.id).served_on == Date::of(2026, 3, 4));
  CHECK(way.clock_of("N01").status == "met");

  way.next_day(5);
  must(way.take("submit_answer", {{"party", way.file(way.id).side("defendant")[0]->id}, {"form", "written"}}));
  CHECK(way.clock_of("N02").status == "met");

  way.next_day(15);  // 2026-03-24
  way.scheduled(7);
  CHECK(way.facts(way.id).hearing_on == Date::of(2026, 3, 31));
  way.next_day(7);
  way.heard();
  CHECK(way.stage() == "hearing");
  CHECK(way.running() == Rules{"CIV1-ORD"});

  way.pronounced();
  CHECK(way.running() == Rules{"N14"});
  CHECK(way.clock_of("CIV1-ORD").status == "met");
  CHECK(way.facts(way.id).due_on == Date::of(2026, 9, 2));

  way.next_day();  // 2026-04-01
  way.judgment_served();
  CHECK(way.running() == Rules{"N18"});
  CHECK(way.clock_of("N18").legal_due_on == Date::of(2026, 4, 16));

  must(way.take("close_judgment"));
  CHECK(way.stage() == "closed");
  CHECK(way.file(way.id).row.close_way_name == "判决");
  CHECK(way.running() == Rules{"N18", "N30"});
  CHECK(code_of(way.take("archive", {{"archive_number", "2026-民-1"}})) == "E_NOT_EFFECTIVE");
  CHECK(code_of(way.take("record_effect")) == "E_APPEAL_PERIOD_RUNNING");

  way.next_day(16);  // 2026-04-17: the day after the last day of the appeal period
  must(way.take("record_effect"));
  CHECK(way.facts(way.id).effective_on == Date::of(2026, 4, 17));
  way.next_day();
  must(way.step(way.archivist(), way.id, "archive", {{"archive_number", "2026-民-1"}}));
  CHECK(way.stage() == "archived");
  CHECK(way.file(way.id).row.status == "archived");
  CHECK(way.facts(way.id).archived_on == way.today());
  CHECK(way.running().empty());
}

TEST_CASE("steps refuse by name") {
  Way way;
  CHECK(code_of(way.step(way.president(), way.id, "serve_defendant")) == "E_FORBIDDEN");
  CHECK(code_of(way.take("serve_defendant")) == "E_NOT_FOUND");  // the judge is no member: the case does not exist
  way.assigned();
  CHECK(code_of(way.take("fly_to_the_moon")) == "E_INVALID_INPUT");
  CHECK(code_of(way.take("hold_hearing", {{"outcome", "concluded"}})) == "E_WRONG_STAGE");
  CHECK(code_of(way.take("serve_defendant", {{"party", "all"}})) == "E_INVALID_INPUT");
  CHECK(code_of(way.take("serve_defendant", {{"party", "all"}, {"method", "01"}}, way.today() + 1)) == "E_DATE_IN_FUTURE");
  CHECK(code_of(way.take("serve_defendant", {{"party", "all"}, {"method", "01"}}, way.today() - 1)) == "E_DATE_BEFORE_FILING");
  CHECK(
      code_of(way.take("serve_defendant", {{"party", "all"}, {"method", "01"}, {"evidence_until", (way.today() + 14).iso()}})) ==
      "E_PERIOD_TOO_SHORT");
  way.next_day(3);
  way.served();
  CHECK(code_of(way.take("schedule_hearing",
                         {{"hearing_day", (way.today() - 1).iso()}, {"hearing_time", "09:00"}, {"courtroom", "一"}})) ==
        "E_HEARING_BEFORE_NOTICE");
  CHECK(code_of(way.take("schedule_hearing",
                         {{"hearing_day", (way.today() + 9).iso()}, {"hearing_time", "09:00"}, {"courtroom", "一"}},
                         way.today() - 1)) == "E_DATE_ORDER");
  CHECK(code_of(way.take("close_judgment")) == "E_WRONG_STAGE");
}

TEST_CASE("what the law only warns of is taken, and the warning stays with the step") {
  Way way;
  way.assigned().served();
  way.scheduled(2);  // fewer than three days' notice, and within the period to answer
  const auto warnings = cases::warnings_of(*way.file(way.id).last_step("schedule_hearing"));
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[0].code == "W_HEARING_NOTICE_SHORT");
  CHECK(warnings[0].basis == "民事诉讼法第一百三十九条");
  CHECK(warnings[1].code == "W_ANSWER_PERIOD_RUNNING");
}

TEST_CASE("a hearing is adjourned twice in ordinary procedure, once in simplified") {
  for (const auto& [procedure, limit] : {std::pair{"ordinary", 2}, {"simplified", 1}, {"small_claims", 1}}) {
    CAPTURE(procedure);
    Way way({.trial_procedure = procedure});
    way.assigned().served().scheduled();
    const auto adjourn = [&] {
      return way.take("adjourn_hearing", {{"reason", "absent"},
                                          {"next_hearing_day", (way.today() + 25).iso()},
                                          {"hearing_time", "14:30"},
                                          {"courtroom", "第一法庭"}});
    };
    for (int i = 0; i < limit; ++i) must(adjourn());
    CHECK(way.facts(way.id).hearing_on == way.today() + 25);
    CHECK(code_of(adjourn()) == "E_ADJOURN_LIMIT");
  }
}

TEST_CASE("simplified procedure cannot serve by public notice") {
  Way way({.trial_procedure = "simplified"});
  way.assigned();
  CHECK(code_of(way.take("serve_defendant", {{"party", "all"}, {"method", "07"}})) == "E_PUBLIC_NOTICE_IN_SIMPLIFIED");
  Way ordinary;
  ordinary.assigned();
  must(ordinary.take("serve_defendant", {{"party", "all"}, {"method", "07"}}));
}

TEST_CASE("each party's own period: served one by one, judged one by one") {
  Way way({.defendants = {"李四", "王五"}});
  way.assigned();
  const auto file = way.file(way.id);
  const std::string li = file.side("defendant")[0]->id, wang = file.side("defendant")[1]->id,
                    zhang = file.side("plaintiff")[0]->id;
  must(way.take("serve_defendant", {{"party", li}, {"method", "01"}}));
  CHECK(way.running() == Rules{"CIV1-ORD", "N01", "N02"});
  way.next_day(10);
  must(way.take("serve_defendant", {{"party", wang}, {"method", "05"}}));
  CHECK(way.running() == Rules{"CIV1-ORD", "N02", "N02"});
  CHECK(way.clock_of("N01").status == "missed");  // five days, the second defendant came after ten
  CHECK(way.clock_of("N02").name == "答辩期（王五）");
  must(way.take("submit_answer", {{"party", li}, {"form", "oral"}}));
  CHECK(way.running() == Rules{"CIV1-ORD", "N02"});

  way.next_day(20);
  way.scheduled(3);
  way.next_day(3);
  way.heard().pronounced();
  way.judgment_served(li);
  CHECK(code_of(way.take("close_judgment")) == "E_NOT_ALL_SERVED");
  way.next_day(2);
  way.judgment_served(wang);
  way.judgment_served(zhang);
  CHECK(way.clock_of("N14").status == "met");
  CHECK(way.running() == Rules{"N18", "N18", "N18"});
  must(way.take("record_appeal", {{"party", wang}}));
  CHECK(way.running() == Rules{"N18", "N18", "N19"});
  must(way.take("close_judgment"));
  way.next_day(40);
  CHECK(code_of(way.take("record_effect")) == "E_APPEALED");
  CHECK(code_of(way.take("archive", {{"archive_number", "1"}})) == "E_NOT_EFFECTIVE");
  must(way.take("send_appeal"));
  must(way.take("record_appeal_result", {{"result", "remanded"}, {"appeal_number", "(2026)陕07民终9号"}}));
  CHECK_FALSE(way.facts(way.id).effective_on);
  must(way.take("archive", {{"archive_number", "1"}}));
}

TEST_CASE("small claims end with the first judgment") {
  Way way({.trial_procedure = "small_claims"});
  CHECK(way.running() == Rules{"CIV1-SML", "N01"});
  way.assigned().served().scheduled(1);
  way.next_day();
  way.heard().pronounced().judgment_served();
  CHECK(way.facts(way.id).effective_on == way.today());
  CHECK(way.running().empty());
  CHECK(code_of(way.take("record_appeal", {{"party", "all"}})) == "E_SMALL_CLAIMS_NO_APPEAL");
  must(way.take("close_judgment"));
  must(way.take("archive", {{"archive_number", "1"}}));
}

TEST_CASE("a case can end early: withdrawn, settled, or by a ruling") {
  SUBCASE("withdrawn before anything was served") {
    Way way;
    way.assigned();
    must(way.take("close_withdrawal", {{"close_way", "03"}, {"reason", "原告与被告自行和解"}}));
    CHECK(way.file(way.id).row.close_way_name == "准予撤诉");
    CHECK(way.clock_of("CIV1-ORD").status == "met");
    CHECK(way.clock_of("N01").status == "stopped");
    CHECK(way.running() == Rules{"N30"});
    // What never happened does not look done.
    CHECK(way.stage_states() == "done skipped skipped skipped skipped skipped current ahead");
    must(way.take("archive", {{"archive_number", "1"}}));
  }
  SUBCASE("settled after the hearing") {
    Way way;
    way.assigned().served().scheduled(20);
    way.next_day(20);
    way.heard();
    CHECK(code_of(way.take("close_mediation", {{"agreed_on", (way.today() + 1).iso()}, {"summary", "分期还款"}})) ==
          "E_DATE_ORDER");
    must(way.take("close_mediation", {{"agreed_on", way.today().iso()}, {"summary", "分期还款"}}));
    CHECK(way.file(way.id).row.close_way == "02");
    CHECK(way.facts(way.id).effective_on == way.today());
  }
  SUBCASE("complaint dismissed: the ruling can be appealed for ten days") {
    Way way;
    way.assigned();
    must(way.take("close_ruling", {{"close_way", "05"}, {"summary", "不属于民事诉讼受案范围"}}));
    CHECK(way.running() == Rules{"N18-R", "N30"});
    CHECK(code_of(way.take("record_ruling_effect")) == "E_APPEAL_PERIOD_RUNNING");
    way.next_day(11);
    must(way.take("record_ruling_effect"));
    must(way.take("archive", {{"archive_number", "1"}}));
  }
  SUBCASE("handed over: at once") {
    Way way;
    way.assigned();
    must(way.take("close_ruling", {{"close_way", "07"}, {"summary", "被告住所地不在本院辖区"}}));
    CHECK(way.facts(way.id).effective_on == way.today());
    CHECK(code_of(way.take("close_ruling", {{"close_way", "07"}, {"summary", "再来一次"}})) == "E_WRONG_STAGE");
  }
}

TEST_CASE("a judgment after the trial limit is recorded, with a warning, and the clock says missed") {
  Way way({.trial_procedure = "simplified"});
  way.assigned().served().scheduled();
  way.next_day(100);  // three months are over
  way.heard().pronounced();
  CHECK(way.clock_of("CIV1-SUM").status == "missed");
  CHECK(cases::warnings_of(*way.file(way.id).last_step("pronounce"))[0].code == "W_TRIAL_LIMIT_EXCEEDED");
}

}  // namespace anshu
