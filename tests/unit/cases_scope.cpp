// Who knows of which case: in queries, on pages, in lists, in counts — and nobody else.
#include "cases/audience.h"
#include "cases/case_view.h"
#include "cases/scope.h"
#include "cases/timeline.h"
#include "cases/today.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using test::CaseCourt;
using test::code_of;
using test::must;

/// A court with cases of every colour, and people of every scope.
struct Town : CaseCourt {
  people::Actor zhang = litigant("zhangsan", "张三", 1), li = litigant("lisi", "李四", 2);
  std::string free = new_case({.applicant = zhang}), ours = new_case({.applicant = li}), sealed = new_case({.applicant = zhang}),
              superior = new_case({.organ = test::superior_code});
  std::vector<people::Actor> people;

  Town() {
    assign(ours, judge());
    assign(sealed, other_judge());
    must(cases::set_secrecy(services, president(), {sealed, version(sealed)}, {"sealed", "涉及个人隐私"}));
    people = {zhang,
              li,
              filing_clerk(),
              filing_head(),
              judge(),
              other_judge(),
              clerk(),
              division_head(),
              president(),
              case_management(),
              archivist(),
              system_administrator(),
              superior_supervisor(),
              person("superior.judge", "高法官", {"judge"}, "审判管理办公室", test::superior_code),
              people::Actor::system(test::court_code)};
  }
  std::vector<std::pair<std::string, std::string>> all() {
    return {{test::court_code, free}, {test::court_code, ours}, {test::court_code, sealed}, {test::superior_code, superior}};
  }
  bool in_query(const people::Actor& who, std::string_view action, const std::string& organ, const std::string& id) {
    return database->read_value(
        [&](store::Connection& db) { return cases::is_in_scope(db, permissions, who, action, organ, id); });
  }
};

}  // namespace

TEST_CASE("who sees what, person by person") {
  Town town;
  struct Row {
    people::Actor who;
    const char* action;
    bool free, ours, sealed, superior;
  };
  const Row rows[] = {
      {town.zhang, "view_own_cases", true, false, true, false},
      {town.li, "view_own_cases", false, true, false, false},
      {town.judge(), "view_case", false, true, false, false},
      {town.other_judge(), "view_case", false, false, true, false},
      {town.clerk(), "view_case", false, false, false, false},
      {town.division_head(), "view_case", false, true, false, false},
      {town.filing_clerk(), "view_case", true, true, false, false},
      {town.president(), "view_case", true, true, true, false},  // sealed it
      {town.case_management(), "view_case", true, true, false, false},
      {town.superior_supervisor(), "view_case", true, true, false, true},
      {town.system_administrator(), "view_case", false, false, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.who.name);
    CHECK(town.in_query(row.who, row.action, test::court_code, town.free) == row.free);
    CHECK(town.in_query(row.who, row.action, test::court_code, town.ours) == row.ours);
    CHECK(town.in_query(row.who, row.action, test::court_code, town.sealed) == row.sealed);
    CHECK(town.in_query(row.who, row.action, test::superior_code, town.superior) == row.superior);
  }
}

TEST_CASE("the rule in memory (live events, offered steps) is the rule in the database") {
  Town town;
  for (const auto& who : town.people)
    for (const auto& action : town.permissions.actions())
      for (const auto& [organ, id] : town.all()) {
        const auto audience =
            town.database->read_value([&, o = organ, i = id](store::Connection& db) { return cases::load_audience(db, o, i); });
        REQUIRE(audience);
        const bool in_memory = audience->includes(town.permissions, who, action.code);
        const bool in_query = town.in_query(who, action.code, organ, id);
        const auto file = cases::audience_of(town.file(id, organ));
        CHECK_MESSAGE(in_memory == in_query, who.name << " " << action.code << " " << id);
        CHECK_MESSAGE(file.includes(town.permissions, who, action.code) == in_query, who.name << " " << action.code);
      }
}

TEST_CASE("a case that is not ours answers every question as if it did not exist") {
  Town town;
  const std::string nobodys = "00000000-0000-7000-8000-000000000000";
  const auto ask = [&](const people::Actor& who, const std::string& id) {
    std::vector<std::string> answers;
    town.database->read([&](store::Connection& db) {
      answers.push_back(code_of(cases::view_case(town.services, db, who, id)));
      answers.push_back(code_of(cases::view_case(town.services, db, who, id, town.clock.now_ms())));
      answers.push_back(code_of(cases::case_timeline(town.services, db, who, id, 10, "")));
    });
    answers.push_back(code_of(cases::take_step(town.services, who, {id, 1}, {"serve_defendant", town.today(), {}})));
    answers.push_back(code_of(cases::add_note(town.services, who, {id, 1}, {"x"})));
    answers.push_back(code_of(cases::request_correction(town.services, who, {id, 1}, {"filed_on", "2026-01-01", "x"})));
    answers.push_back(code_of(cases::reveal_party_data(town.services, town.log, who, id, {"p", "phone", "service", ""}, "")));
    answers.push_back(code_of(cases::assign_case(town.services, who, {id, 1}, {"d", "h", std::nullopt, "x"})));
    answers.push_back(code_of(cases::set_secrecy(town.services, who, {id, 1}, {"open", "x"})));
    answers.push_back(code_of(cases::map_ledger_entry(town.services, who, {id, 1}, {"c", std::nullopt})));
    return answers;
  };
  for (const auto& who :
       {town.judge(), town.clerk(), town.division_head(), town.case_management(), town.zhang, town.superior_supervisor()})
    for (const auto& [organ, id] : town.all()) {
      const bool portal = who.kind == people::Actor::Kind::portal;
      if (town.in_query(who, portal ? "view_own_cases" : "view_case", organ, id)) continue;
      CAPTURE(who.name);
      CHECK(ask(who, id) == ask(who, nobodys));
    }
}

TEST_CASE("a litigant sees the own case, with less") {
  Town town;
  must(cases::add_note(town.services, town.judge(), {town.ours}, {"庭内讨论意见"}));
  must(town.step(town.judge(), town.ours, "serve_defendant", {{"party", "all"}, {"method", "01"}}));
  must(cases::request_correction(town.services, town.judge(), {town.ours}, {"claim_amount_fen", "1", "错"}));
  const auto page = town.database->read_value(
      [&](store::Connection& db) { return must(cases::view_case(town.services, db, town.li, town.ours)); });
  CHECK(page.notes.empty());
  CHECK(page.corrections.empty());
  CHECK(page.next_steps.empty());
  CHECK_FALSE(page.handler_id);
  CHECK(page.handler_name == "王法官");
  CHECK(page.facts_text == "被告向原告借款，逾期未还。");
  REQUIRE(page.parties.size() == 2);
  CHECK(page.parties[0].phone_masked == "138****0001");
  CHECK(page.parties[0].address_masked == "陕西省汉中市汉台区****");
  CHECK(page.parties[0].birth_on_masked == "1980-**-**");
  CHECK(page.parties[1].phone_masked == "****");
  CHECK(page.parties[1].id_number_masked == "****");
  CHECK(page.parties[1].address_masked == "****");
  CHECK(page.parties[1].birth_on_masked == "");
  for (const auto& clock : page.clocks) CHECK(clock.rule_code != "N01");  // the court's own periods are its own concern
  for (const auto& member : page.members) CHECK(member.user_id == "");

  const auto inside = town.database->read_value(
      [&](store::Connection& db) { return must(cases::view_case(town.services, db, town.judge(), town.ours)); });
  CHECK(inside.notes.size() == 1);
  CHECK(inside.parties[1].phone_masked == "138****0002");
  CHECK(inside.parties[1].id_number_masked.starts_with("6107****"));
  CHECK_FALSE(inside.next_steps.empty());
  CHECK(inside.version == town.version(town.ours));

  const auto lines = town.database->read_value(
      [&](store::Connection& db) { return must(cases::case_timeline(town.services, db, town.li, town.ours, 50, "")).items; });
  std::vector<std::string> actions;
  for (const auto& line : lines) {
    actions.push_back(line.action);
    CHECK(line.changes.empty());
  }
  CHECK(actions == std::vector<std::string>{"take_step", "assign_case", "accept_filing"});
}

TEST_CASE("the timeline says what happened, with before and after") {
  Town town;
  must(town.step(town.judge(), town.ours, "serve_defendant", {{"party", "all"}, {"method", "01"}}));
  must(cases::add_note(town.services, town.judge(), {town.ours}, {"原告同意调解"}));
  must(cases::reveal_party_data(town.services, town.log, town.judge(), town.ours,
                                {town.file(town.ours).parties[0].id, "phone", "contact", ""}, ""));
  must(cases::request_correction(town.services, town.judge(), {town.ours}, {"claim_amount_fen", "123400", "漏算利息"}));
  must(cases::decide_correction(town.services, town.president(), town.file(town.ours).corrections[0].id, {true, "同意"}));
  const auto page_of = [&](std::int64_t limit, const std::string& cursor) {
    return town.database->read_value(
        [&](store::Connection& db) { return cases::case_timeline(town.services, db, town.judge(), town.ours, limit, cursor); });
  };
  const auto page = must(page_of(50, ""));
  REQUIRE(page.items.size() == 7);
  CHECK(page.total == 7);
  CHECK(page.items[0].summary == "同意更正诉讼标的额，意见：同意");
  CHECK(page.items[1].summary == "申请更正诉讼标的额，理由：漏算利息");
  CHECK(page.items[2].summary == "查看张三的联系电话，事由：联系当事人");
  CHECK(page.items[3].summary == "记办案日志：原告同意调解");
  CHECK(page.items[4].summary == "送达应诉（2026年3月2日）");
  CHECK(page.items[5].summary == "分案：由王法官承办，理由：指定承办");
  CHECK(page.items[6].summary == "决定立案，案号(2026)陕0702民初2号");
  const auto has = [&](const cases::view::TimelineEntry& entry, const std::string& label, const std::string& before,
                       const std::string& after) {
    return std::ranges::any_of(entry.changes, [&](const auto& change) {
      return change.label == label && change.before == before && change.after == after;
    });
  };
  CHECK(has(page.items[0], "诉讼标的额", "50,000.00元", "1,234.00元"));
  CHECK(has(page.items[1], "申请更正诉讼标的额", "50,000.00元", "1,234.00元"));
  CHECK(has(page.items[4], "受送达人", "", "全部被告"));
  CHECK(has(page.items[4], "送达方式", "", "直接送达"));
  CHECK(has(page.items[4], "阶段", "立案", "送达应诉"));
  CHECK(has(page.items[4], "答辩期", "", "2026-03-17届满"));
  CHECK(has(page.items[4], "起诉状副本送达期限", "计算中", "按期完成"));
  CHECK(has(page.items[5], "承办人", "", "王法官"));
  CHECK(has(page.items[5], "承办部门", "", "民事审判第一庭"));
  CHECK(has(page.items[6], "被告", "", "李四"));

  // Page by page the same.
  std::vector<std::int64_t> seqs;
  std::string cursor;
  do {
    const auto part = must(page_of(2, cursor));
    for (const auto& entry : part.items) seqs.push_back(entry.seq);
    cursor = part.next_cursor.value_or("");
  } while (!cursor.empty());
  CHECK(seqs == std::vector<std::int64_t>{7, 6, 5, 4, 3, 2, 1});
  CHECK(code_of(page_of(2, "abc")) == "E_BAD_CURSOR");
}

TEST_CASE("today: what is due, what waits, what changed, by role") {
  Town town;
  const auto today = [&](const people::Actor& who) {
    return town.database->read_value([&](store::Connection& db) { return cases::today_of(town.services, db, who); });
  };
  const auto waits = [&](const people::Actor& who, const std::string& kind) {
    for (const auto& item : today(who).waiting)
      if (item.kind == kind) return item.count;
    return std::int64_t{0};
  };
  // N01 of the three cases of this court is due within 15 days; a judge sees the own one, nobody but members a sealed one's.
  CHECK(today(town.judge()).due.size() == 1);
  CHECK(today(town.judge()).due[0].what == "起诉状副本送达期限");
  CHECK(today(town.judge()).due[0].days_left == 7);  // 2026-03-07 is a Saturday: until Monday
  CHECK(today(town.case_management()).due.size() == 2);
  CHECK(today(town.president()).due.size() == 3);
  CHECK(today(town.clerk()).due.empty());
  CHECK(today(town.zhang).due.empty());
  CHECK(waits(town.filing_head(), "unassigned") == 1);
  CHECK(waits(town.judge(), "unassigned") == 0);
  CHECK(today(town.case_management()).changed.size() == 2);
  CHECK(today(town.judge()).changed[0].action_name == "分案");
  CHECK(today(town.judge()).counts.at("open_cases").as_int64() == 1);
  CHECK(today(town.case_management()).counts.at("open_cases").as_int64() == 2);

  must(cases::request_correction(town.services, town.judge(), {town.ours}, {"claim_amount_fen", "1", "错"}));
  CHECK(waits(town.president(), "corrections") == 1);
  CHECK(waits(town.division_head(), "corrections") == 1);
  CHECK(waits(town.judge(), "corrections") == 0);
  const json::object withdrawn{{"close_way", "03"}, {"reason", "和解"}};
  CHECK(code_of(town.step(town.judge(), town.ours, "close_withdrawal", withdrawn)) == "E_CORRECTION_PENDING");
  must(cases::decide_correction(town.services, town.president(), town.file(town.ours).corrections[0].id, {true, ""}));
  must(town.step(town.judge(), town.ours, "close_withdrawal", withdrawn));
  CHECK(waits(town.judge(), "archive") == 1);
  CHECK(waits(town.archivist(), "archive") == 1);
  town.next_day(200);
  CHECK(today(town.case_management()).counts.at("overdue").as_int64() == 1);
}

}  // namespace anshu
