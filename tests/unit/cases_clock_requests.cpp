// Time that does not count, longer limits, conversions: what happens to the clocks of a real case.
#include "cases/case_view.h"
#include "cases/clock_actions.h"
#include "cases/clock_requests.h"
#include "cases/clocks.h"
#include "cases/take_step.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using namespace test;

/// A civil case of first instance filed on Thursday 2026-01-15 (example 1 of the rule book), with a judge.
struct ClockCourt : CaseCourt {
  people::Actor judge_ = judge(), head_ = division_head(), president_ = president(), management_ = case_management();
  std::string id;

  explicit ClockCourt(const char* trial_procedure = "ordinary") {
    NewCase wish;
    wish.trial_procedure = trial_procedure;
    wish.filed_on = Date::of(2026, 1, 15);
    id = new_case(wish);
    must(cases::assign_case(services, president_, {id}, {*judge_.department_id, judge_.user_id, std::nullopt, "轮到"}));
  }
  void on(int year, unsigned month, unsigned day) { next_day(Date::of(year, month, day) - today()); }
  cases::ClockRow trial() { return *file(id).trial_clock(); }
  std::string due() { return trial().legal_due_on.iso(); }
  auto ask(const cases::RequestExclusion& input) { return cases::request_exclusion(services, judge_, {id}, input); }
  auto ask(const cases::RequestExtension& input) { return cases::request_extension(services, judge_, {id}, input); }
  std::string last_exclusion() { return file(id).exclusions.back().id; }
  std::string last_extension() { return file(id).extensions.back().id; }
  auto decide(const people::Actor& who, bool approve = true, const std::string& note = "") {
    return cases::decide_exclusion(services, who, last_exclusion(), {approve, note, std::nullopt, ""});
  }
  auto extend(const people::Actor& who, const cases::DecideClockRequest& input) {
    return cases::decide_extension(services, who, last_extension(), input);
  }
};

const Date march2 = Date::of(2026, 3, 2), may11 = Date::of(2026, 5, 11);

TEST_CASE("an exclusion counts when somebody else has approved it, and moves the last day by its days") {
  ClockCourt court;
  CHECK(court.due() == "2026-07-15");
  court.on(2026, 5, 12);
  must(court.ask(cases::RequestExclusion{"X02", march2, may11, "（2026）陕0702委鉴5号", "笔迹鉴定"}));
  CHECK(court.due() == "2026-07-15");
  CHECK(code_of(court.decide(court.judge_)) == "E_FORBIDDEN");
  must(court.decide(court.head_));
  CHECK(court.due() == "2026-09-23");
  CHECK(court.trial().excluded_days == 70);
  CHECK(code_of(court.decide(court.president_)) == "E_REQUEST_DECIDED");

  SUBCASE("an overlapping one counts once") {
    must(court.ask(
        cases::RequestExclusion{"X05", Date::of(2026, 5, 1), Date::of(2026, 5, 12), "和解申请书2026-05-01", "庭外和解"}));
    must(court.decide(court.head_));
    CHECK(court.trial().excluded_days == 71);
    CHECK(court.due() == "2026-09-24");
  }
  SUBCASE("what was asked for and refused changes nothing, and must say why") {
    must(court.ask(
        cases::RequestExclusion{"X05", Date::of(2026, 5, 1), Date::of(2026, 5, 12), "和解申请书2026-05-01", "庭外和解"}));
    CHECK(code_of(court.decide(court.head_, false)) == "E_INVALID_INPUT");
    must(court.decide(court.head_, false, "没有双方签名"));
    CHECK(court.due() == "2026-09-23");
  }
}

TEST_CASE("nobody decides about his own request, and a stranger to the case finds none") {
  ClockCourt court;
  court.on(2026, 5, 12);
  must(cases::request_exclusion(court.services, court.head_, {court.id}, {"X02", march2, may11, "委鉴5号", "笔迹鉴定"}));
  CHECK(code_of(court.decide(court.head_)) == "E_SAME_PERSON");
  CHECK(code_of(cases::decide_exclusion(court.services, court.president_, "no such request", {true, "", std::nullopt, ""})) ==
        "E_NOT_FOUND");
  CHECK(court.due() == "2026-07-15");
}

TEST_CASE("while an exclusion lasts the clock is paused; when it ends the clock runs on") {
  ClockCourt court;
  court.on(2026, 3, 2);
  must(court.ask(cases::RequestExclusion{"X08", march2, std::nullopt, "（2026）陕0702民初1号之一", "等待另案结果"}));
  must(court.decide(court.head_));
  CHECK(court.trial().status == "paused");
  CHECK(court.trial().paused_by == "X08");
  CHECK_FALSE(court.file(court.id).open_exclusion("X02"));
  CHECK(court.database->read_value([&](store::Connection& db) { return db.find<cases::FactsRow>({court_code, court.id}); })
            ->due_on == std::nullopt);
  CHECK(code_of(court.ask(cases::RequestExclusion{"X08", march2, std::nullopt, "同一裁定", "再来一次"})) == "E_EXCLUSION_OPEN");

  court.on(2026, 9, 1);  // long after the last day that would have been
  const auto end = [&](Date day) {
    return cases::end_exclusion(court.services, court.judge_, {court.id}, {court.last_exclusion(), day, ""});
  };
  CHECK(code_of(end(Date::of(2026, 9, 2))) == "E_DATE_IN_FUTURE");
  CHECK(code_of(end(Date::of(2026, 3, 1))) == "E_DATE_ORDER");
  must(end(Date::of(2026, 8, 31)));
  CHECK(court.trial().status == "running");
  CHECK(court.trial().excluded_days == 182);
  CHECK(court.due() == (Date::of(2026, 7, 15) + 182).iso());
  CHECK(code_of(end(Date::of(2026, 8, 31))) == "E_EXCLUSION_NOT_OPEN");
}

TEST_CASE("an exclusion that cannot be is refused by name, and changes nothing") {
  ClockCourt court;
  court.on(2026, 5, 12);
  struct Row {
    const char* code;
    cases::RequestExclusion input;
  };
  const Row rows[] = {
      {"E_EXCLUSION_UNKNOWN", {"X99", march2, may11, "函", "理由"}},
      {"E_INVALID_INPUT", {"X02", march2, may11, "", "理由"}},
      {"E_INVALID_INPUT", {"X02", march2, may11, "函", " "}},
      {"E_DATE_IN_FUTURE", {"X02", Date::of(2026, 5, 13), std::nullopt, "函", "理由"}},
      {"E_DATE_BEFORE_FILING", {"X02", Date::of(2026, 1, 14), may11, "函", "理由"}},
      {"E_PERIOD_EXCLUSION_REVERSED", {"X02", may11, march2, "函", "理由"}},
      {"E_EXCLUSION_NOT_APPLICABLE", {"X11", march2, Date::of(2026, 4, 2), "延期审理决定书", "补充侦查"}},
      {"E_EXCLUSION_NOT_APPLICABLE", {"X16", march2, may11, "拍卖公告", "拍卖"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input.ground);
    CHECK(code_of(court.ask(row.input)) == row.code);
  }
  CHECK(court.file(court.id).exclusions.empty());
  CHECK(court.due() == "2026-07-15");
}

TEST_CASE("a longer limit goes up the chain of approval") {
  ClockCourt court;
  const std::string trial = court.trial().id;
  CHECK(court.trial().apply_extension_by->iso() == "2026-06-30");
  court.on(2026, 6, 20);
  CHECK(code_of(court.ask(cases::RequestExtension{trial, 7, 0, "案情复杂"})) == "E_PERIOD_EXTENSION_TOO_LONG");
  must(court.ask(cases::RequestExtension{trial, 6, 0, "案情复杂"}));
  CHECK(code_of(court.ask(cases::RequestExtension{trial, 6, 0, "再申请"})) == "E_EXTENSION_PENDING");
  CHECK_FALSE(court.file(court.id).extensions.back().late);
  CHECK(code_of(court.extend(court.head_, {true, "", std::nullopt, ""})) == "E_FORBIDDEN");
  must(court.extend(court.president_, {true, "同意", std::nullopt, ""}));
  CHECK(court.due() == "2027-01-15");
  CHECK(court.trial().provisional);
  CHECK(court.trial().extended_months == 6);

  // 仍需延长的，报请上级法院: recorded with the number of its decision
  court.on(2027, 1, 5);
  must(court.ask(cases::RequestExtension{trial, 3, 0, "仍不能审结"}));
  CHECK(court.file(court.id).extensions.back().outside);
  CHECK(court.file(court.id).extensions.back().late);
  CHECK(code_of(court.extend(court.management_, {true, "", std::nullopt, ""})) == "E_INVALID_INPUT");
  CHECK(code_of(court.extend(court.management_, {true, "", Date::of(2027, 1, 5), ""})) == "E_INVALID_INPUT");
  must(court.extend(court.management_, {true, "", Date::of(2027, 1, 5), "（2027）陕07审限3号"}));
  CHECK(court.due() == "2027-04-15");
}

TEST_CASE("after the last day nothing is left to extend") {
  ClockCourt court;
  const std::string trial = court.trial().id;
  SUBCASE("asked for too late") {
    court.on(2026, 7, 16);
    CHECK(code_of(court.ask(cases::RequestExtension{trial, 6, 0, "忘了"})) == "E_PERIOD_EXPIRED");
  }
  SUBCASE("decided too late") {
    court.on(2026, 7, 14);
    must(court.ask(cases::RequestExtension{trial, 6, 0, "案情复杂"}));
    CHECK(court.file(court.id).extensions.back().late);
    court.on(2026, 7, 16);
    CHECK(code_of(court.extend(court.president_, {true, "", std::nullopt, ""})) == "E_PERIOD_EXPIRED");
    must(court.extend(court.president_, {false, "已过审限", std::nullopt, ""}));
  }
  CHECK(court.due() == "2026-07-15");
}

TEST_CASE("a period that the law does not let be extended is not") {
  ClockCourt court("small_claims");
  const auto file = court.file(court.id);
  const auto n01 = std::ranges::find(file.clocks, std::string("N01"), &cases::ClockRow::rule_code);
  REQUIRE(n01 != file.clocks.end());
  CHECK(code_of(court.ask(cases::RequestExtension{n01->id, 0, 3, "来不及"})) == "E_PERIOD_NOT_EXTENDABLE");
  must(court.ask(cases::RequestExtension{court.trial().id, 1, 0, "案情复杂"}));
  must(court.extend(court.president_, {true, "", std::nullopt, ""}));
  CHECK(code_of(court.ask(cases::RequestExtension{court.trial().id, 1, 0, "还不够"})) == "E_EXTENSIONS_USED_UP");
}

TEST_CASE("the page offers what may be asked for, and the desk lists what waits for a decision") {
  ClockCourt court;
  court.on(2026, 5, 12);
  const auto page = [&](const people::Actor& who) {
    return court.database->read_value(
        [&](store::Connection& db) { return must(cases::view_case(court.services, db, who, court.id)); });
  };
  const auto waiting = [&](const people::Actor& who) {
    return court.database->read_value([&](store::Connection& db) {
      const auto list = cases::list_clock_requests(court.services, db, who);
      CHECK(static_cast<std::int64_t>(list.items.size()) == cases::count_clock_requests(court.services, db, who));
      return list.items.size();
    });
  };
  CHECK_FALSE(page(court.judge_).exclusion_choices.empty());
  REQUIRE(page(court.judge_).extension_choices.size() == 1);
  CHECK(page(court.judge_).extension_choices.front().approver.starts_with("院长"));
  CHECK(page(court.management_).exclusion_choices.empty());
  must(court.ask(cases::RequestExclusion{"X02", march2, may11, "（2026）陕0702委鉴5号", "笔迹鉴定"}));
  must(court.ask(cases::RequestExtension{court.trial().id, 6, 0, "案情复杂"}));
  CHECK(waiting(court.head_) == 1);
  CHECK(waiting(court.president_) == 2);
  CHECK(waiting(court.management_) == 0);
  CHECK(waiting(court.judge_) == 0);
  CHECK(waiting(court.superior_supervisor()) == 0);
  CHECK(page(court.judge_).extension_choices.empty());
}

TEST_CASE("the page says which exclusions each clock counts out") {
  ClockCourt court;
  court.on(2026, 5, 12);
  must(court.ask(cases::RequestExclusion{"X02", march2, may11, "（2026）陕0702委鉴5号", "笔迹鉴定"}));
  const auto ids = [&](bool trial) {
    const auto view = court.database->read_value(
        [&](store::Connection& db) { return must(cases::view_case(court.services, db, court.judge_, court.id)); });
    std::vector<std::string> all;
    for (const auto& clock : view.clocks)
      if ((clock.kind == "trial") == trial) std::ranges::copy(clock.exclusion_ids, std::back_inserter(all));
    return all;
  };
  CHECK(ids(true).empty());
  must(court.decide(court.head_));
  CHECK(ids(true) == std::vector{court.last_exclusion()});
  CHECK(ids(false).empty());
}

/// Runs a change of clocks as an action of its own, as a step does.
template <class Body>
Result<cases::CaseChanged> change(ClockCourt& court, Body body) {
  return cases::run_on_case(court.services, court.judge_, "take_step", {court.id}, cases::AddNote{"x"},
                            [&](people::Action& action, cases::CaseChange& changing) { return body(action, changing.file); });
}

TEST_CASE("converted to ordinary procedure the limit is counted on from the day of filing") {
  ClockCourt court("simplified");
  CHECK(court.due() == "2026-04-15");
  court.on(2026, 3, 20);
  const auto convert = [&](cases::Converted clock) {
    return change(court, [&](people::Action& action, cases::CaseFile& file) {
      const auto& procedure = *court.procedures.for_case_type("0301");
      return cases::convert_trial(action, court.services.law, procedure, file, {"ordinary", court.today(), clock, "convert"});
    });
  };
  SUBCASE("continues (民诉解释258)") {
    must(convert(cases::Converted::continues));
    CHECK(court.due() == "2026-07-15");
    CHECK(court.trial().reasoning.find("连续计算") != std::string::npos);
  }
  SUBCASE("restarts (刑诉解释368)") {
    must(convert(cases::Converted::restarts));
    CHECK(court.due() == "2026-09-20");  // a Sunday on which people work (调休)
  }
  const auto file = court.file(court.id);
  CHECK(std::ranges::count(file.clocks, std::string("replaced"), &cases::ClockRow::status) == 1);
  CHECK(file.row.trial_procedure == "ordinary");
  CHECK(code_of(convert(cases::Converted::continues)) == "E_NOTHING_CHANGED");
}

TEST_CASE("a step may begin and end an exclusion by itself") {
  ClockCourt court;
  court.on(2026, 3, 2);
  must(change(court, [&](people::Action& action, cases::CaseFile& file) {
    return cases::open_exclusion(action, court.services.law, file, {"X08", march2, std::nullopt, "民初1号之一", "", "suspend"});
  }));
  CHECK(court.trial().status == "paused");
  court.on(2026, 4, 2);
  must(change(court, [&](people::Action& action, cases::CaseFile& file) {
    return cases::end_exclusion(action, court.services.law, file, "X08", court.today());
  }));
  CHECK(court.due() == "2026-08-17");  // 31 days later it is a Saturday
  CHECK(code_of(change(court, [&](people::Action& action, cases::CaseFile& file) {
          return cases::end_exclusion(action, court.services.law, file, "X08", court.today());
        })) == "E_EXCLUSION_NOT_OPEN");
}

}  // namespace
}  // namespace anshu
