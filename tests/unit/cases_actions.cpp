// Every action on a case: what it does, and every refusal by its name.
#include "cases/case_view.h"
#include "cases/corrections.h"
#include "cases/notices.h"
#include "people/security_log.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using test::CaseCourt;
using test::code_of;
using test::must;

struct Bench : CaseCourt {
  std::string id = new_case();

  cases::CaseCall now() { return {id, version(id)}; }
  cases::AssignCase to(const people::Actor& handler, std::optional<std::string> clerk_id = std::nullopt) {
    return {handler.department_id.value_or(""), handler.user_id, std::move(clerk_id), "庭内轮案"};
  }
  Result<cases::CaseChanged> assign_by(const people::Actor& who, const cases::AssignCase& input) {
    return cases::assign_case(services, who, now(), input);
  }
  std::vector<cases::view::Notice> notices_of(const people::Actor& who) {
    return database->read_value([&](store::Connection& db) { return must(cases::list_notices(db, who, false, 50, "")).items; });
  }
  template <class T>
  std::string field_of(const Result<T>& result) {
    return result || result.error().fields.empty()
               ? ""
               : result.error().fields.front().field + " " + result.error().fields.front().rule;
  }
};

std::string own_id_number(int position) { return law::make_id_number("610702", Date::of(1980, 1, 2), position); }

}  // namespace

TEST_CASE("a case is assigned by hand, with a reason; the former handler loses it") {
  Bench bench;
  must(bench.assign_by(bench.president(), bench.to(bench.judge(), bench.clerk().user_id)));
  auto file = bench.file(bench.id);
  CHECK(file.row.handler_name == "王法官");
  CHECK(file.row.clerk_name == "孙书记");
  CHECK(file.row.department_id == bench.judge().department_id);
  CHECK(bench.facts(bench.id).handler_id == bench.judge().user_id);
  REQUIRE(bench.notices_of(bench.judge()).size() == 1);
  CHECK(bench.notices_of(bench.judge())[0].title == "您有一件新分配的案件");
  CHECK(bench.notices_of(bench.clerk()).size() == 1);

  bench.next_day();
  must(bench.assign_by(bench.president(), bench.to(bench.other_judge())));
  file = bench.file(bench.id);
  REQUIRE(file.members.size() == 3);
  CHECK(file.members[0].until_ms);  // 王法官
  CHECK(file.members[1].until_ms);  // 孙书记
  CHECK(file.row.clerk_name == "");
  CHECK(bench.notices_of(bench.judge())[0].title == "案件改由他人承办");
  CHECK(code_of(cases::add_note(bench.services, bench.judge(), {bench.id}, {"还是我的吗"})) == "E_NOT_FOUND");
}

TEST_CASE("assigning refuses by name") {
  Bench bench;
  const auto judge = bench.judge();
  CHECK(code_of(bench.assign_by(judge, bench.to(judge))) == "E_FORBIDDEN");
  // A division head sees the cases of the own department only: an unassigned one belongs to none.
  CHECK(code_of(bench.assign_by(bench.division_head(), bench.to(judge))) == "E_NOT_FOUND");
  CHECK(bench.field_of(bench.assign_by(bench.president(), {*judge.department_id, judge.user_id, std::nullopt, "  "})) ==
        "reason required");
  CHECK(bench.field_of(bench.assign_by(bench.president(), {"no such department", judge.user_id, std::nullopt, "轮案"})) ==
        "department_id department.unknown");
  CHECK(bench.field_of(bench.assign_by(bench.president(), {*judge.department_id, "nobody", std::nullopt, "轮案"})) ==
        "handler_id user.unknown");
  CHECK(bench.field_of(bench.assign_by(bench.president(), {*judge.department_id, bench.litigant().user_id, std::nullopt,
                                                           "轮案"})) == "handler_id user.unknown");
  CHECK(bench.field_of(bench.assign_by(bench.president(), {*judge.department_id, bench.clerk().user_id, std::nullopt, "轮案"})) ==
        "handler_id handler.not_eligible");
  CHECK(bench.field_of(bench.assign_by(bench.president(), bench.to(judge, "nobody"))) == "clerk_id user.unknown");
  must(bench.assign_by(bench.president(), bench.to(judge)));
  CHECK(code_of(bench.assign_by(bench.president(), bench.to(judge))) == "E_NOTHING_CHANGED");
  CHECK(code_of(bench.assign_by(bench.division_head(), bench.to(bench.other_judge()))) == "E_OUTSIDE_DEPARTMENT");
  must(bench.step(judge, bench.id, "close_withdrawal", {{"close_way", "03"}, {"reason", "和解"}}));
  CHECK(code_of(bench.assign_by(bench.president(), bench.to(bench.other_judge()))) == "E_CASE_CLOSED");
}

TEST_CASE("a stale page is told what happened in the meantime") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  const std::int64_t seen = bench.version(bench.id);
  bench.next_day();
  must(cases::add_note(bench.services, bench.judge(), {bench.id}, {"电话联系被告"}));
  CHECK(bench.version(bench.id) == seen + 1);
  const auto late = cases::take_step(bench.services, bench.judge(), {bench.id, seen},
                                     {"serve_defendant", bench.today(), {{"party", "all"}, {"method", "01"}}});
  REQUIRE(code_of(late) == "E_STALE");
  const auto detail = must(parse_json(late.error().detail_json)).as_object();
  CHECK(detail.at("current_version").as_int64() == seen + 1);
  CHECK(detail.at("changed_by").as_string() == "王法官");
  CHECK(detail.at("changed_at_ms").as_int64() == bench.clock.now_ms());
  CHECK(detail.at("changed_action").as_string() == "记办案日志");
  CHECK(bench.file(bench.id).steps.empty());
}

TEST_CASE("the same step sent twice with one key is taken once") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  const cases::CaseCall call{bench.id, bench.version(bench.id), "key-1"};
  const cases::TakeStep step{"serve_defendant", bench.today(), {{"party", "all"}, {"method", "01"}}};
  const auto first = must(cases::take_step(bench.services, bench.judge(), call, step));
  const auto again = must(cases::take_step(bench.services, bench.judge(), call, step));
  CHECK(first.version == again.version);
  CHECK(bench.file(bench.id).steps.size() == 1);
  const cases::TakeStep other{"serve_defendant", bench.today(), {{"party", "all"}, {"method", "05"}}};
  CHECK(code_of(cases::take_step(bench.services, bench.judge(), call, other)) == "E_IDEMPOTENCY_KEY_REUSED");
}

TEST_CASE("notes are kept, and refused when empty or endless") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  must(cases::add_note(bench.services, bench.judge(), {bench.id}, {"  原告同意调解  "}));
  REQUIRE(bench.file(bench.id).notes.size() == 1);
  CHECK(bench.file(bench.id).notes[0].body == "原告同意调解");
  CHECK(bench.field_of(cases::add_note(bench.services, bench.judge(), {bench.id}, {" \n"})) == "text required");
  std::string endless;
  for (int i = 0; i < 5001; ++i) endless += "字";
  CHECK(bench.field_of(cases::add_note(bench.services, bench.judge(), {bench.id}, {endless})) == "text text.length");
}

TEST_CASE("sealing a case takes it from everybody but its members; who sealed it can open it again") {
  Bench bench;
  const auto president = bench.president();
  CHECK(code_of(cases::set_secrecy(bench.services, president, bench.now(), {"sealed", "涉及商业秘密"})) == "E_HANDLER_REQUIRED");
  bench.assign(bench.id, bench.judge());
  CHECK(code_of(cases::set_secrecy(bench.services, bench.judge(), bench.now(), {"sealed", "x"})) == "E_FORBIDDEN");
  CHECK(bench.field_of(cases::set_secrecy(bench.services, president, bench.now(), {"hidden", "x"})) == "secrecy type.choice");
  CHECK(bench.field_of(cases::set_secrecy(bench.services, president, bench.now(), {"sealed", ""})) == "reason required");
  CHECK(code_of(cases::set_secrecy(bench.services, president, bench.now(), {"open", "本来就公开"})) == "E_NOTHING_CHANGED");
  must(cases::set_secrecy(bench.services, president, bench.now(), {"sealed", "涉及商业秘密"}));
  const auto sees = [&](const people::Actor& who) {
    return bench.database->read_value(
        [&](store::Connection& db) { return cases::view_case(bench.services, db, who, bench.id).has_value(); });
  };
  CHECK(sees(bench.judge()));
  CHECK(sees(president));
  CHECK_FALSE(sees(bench.case_management()));
  CHECK_FALSE(sees(bench.division_head()));
  CHECK_FALSE(sees(bench.superior_supervisor()));
  must(cases::set_secrecy(bench.services, president, bench.now(), {"open", "已不涉密"}));
  CHECK(sees(bench.case_management()));
  CHECK(bench.file(bench.id).members.back().until_ms);  // the supervisor's part ends with the seal
}

TEST_CASE("a look behind the mask is answered, journaled and written to the security log, and the case stays as it is") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  const auto before = bench.file(bench.id);
  const std::string party = before.parties[0].id;
  const auto reveal = [&](const people::Actor& who, cases::RevealPartyData input) {
    return cases::reveal_party_data(bench.services, bench.log, who, bench.id, input, "192.0.2.7");
  };
  CHECK(must(reveal(bench.judge(), {party, "id_number", "service", ""})).value == own_id_number(1));
  CHECK(must(reveal(bench.judge(), {party, "phone", "other", "当事人来电核实"})).value == "13891600001");
  CHECK(must(reveal(bench.judge(), {party, "address", "service", ""})).value == "陕西省汉中市汉台区东大街1号");
  CHECK(bench.version(bench.id) == before.row.version);
  CHECK(bench.count("SELECT count(*) FROM journal_entry WHERE chain_id = $1 AND action = 'reveal_personal_data'", {bench.id}) ==
        3);
  CHECK(bench.count("SELECT count(*) FROM journal_entry WHERE chain_id = $1 AND (input LIKE '%13891600001%' OR input LIKE $2)",
                    {bench.id, "%" + own_id_number(1) + "%"}) == 0);
  CHECK(bench.count("SELECT count(*) FROM security_event WHERE kind = 'reveal' AND subject_id = $1", {bench.id}) == 3);

  CHECK(code_of(reveal(bench.president(), {party, "phone", "service", ""})) == "E_FORBIDDEN");
  CHECK(code_of(reveal(bench.other_judge(), {party, "phone", "service", ""})) == "E_NOT_FOUND");
  CHECK(bench.field_of(reveal(bench.judge(), {party, "password", "service", ""})) == "field type.choice");
  CHECK(bench.field_of(reveal(bench.judge(), {party, "phone", "curious", ""})) == "reason_code type.choice");
  CHECK(bench.field_of(reveal(bench.judge(), {party, "phone", "other", " "})) == "reason required");
  CHECK(bench.field_of(reveal(bench.judge(), {"nobody", "phone", "service", ""})) == "party_id party.unknown");
  CHECK(bench.count("SELECT count(*) FROM security_event WHERE kind = 'reveal'") == 3);
}

TEST_CASE("a key field changes only when another person approves, and the clocks that hang on it move") {
  Bench bench;
  bench.next_day();
  bench.assign(bench.id, bench.judge());
  const auto ask = [&](const std::string& field, const std::string& value) {
    return cases::request_correction(bench.services, bench.judge(), bench.now(), {field, value, "录入有误"});
  };
  const auto decide = [&](std::size_t which, bool approve, const std::string& note = "") {
    return cases::decide_correction(bench.services, bench.president(), bench.file(bench.id).corrections[which].id,
                                    {approve, note});
  };
  CHECK(code_of(ask("filed_on", "2026-02-27")) == "E_DATE_ORDER");  // received on 2026-03-02
  must(ask("received_on", "2026-02-26"));
  CHECK(bench.file(bench.id).row.received_on == Date::of(2026, 3, 2));  // nothing yet
  CHECK(bench.facts(bench.id).pending_corrections == 1);
  CHECK(code_of(ask("received_on", "2026-02-25")) == "E_CORRECTION_PENDING");
  const std::string first = bench.file(bench.id).corrections[0].id;
  CHECK(code_of(cases::decide_correction(bench.services, bench.judge(), first, {true, ""})) == "E_FORBIDDEN");
  CHECK(code_of(cases::decide_correction(bench.services, bench.president(), "no such id", {true, ""})) == "E_NOT_FOUND");
  CHECK(bench.field_of(decide(0, false, " ")) == "note required");
  must(decide(0, false, "请附收件凭证"));
  CHECK(code_of(decide(0, true)) == "E_CORRECTION_DECIDED");
  CHECK(bench.notices_of(bench.judge())[0].title == "更正申请未获同意");
  CHECK(bench.file(bench.id).row.received_on == Date::of(2026, 3, 2));

  must(ask("received_on", "2026-02-26"));
  must(decide(1, true));
  must(ask("filed_on", "2026-02-27"));
  must(ask("received_on", "2026-02-28"));
  must(decide(3, true));
  CHECK(code_of(decide(2, true)) == "E_DATE_ORDER");  // what stood when it was asked for no longer stands
  must(ask("received_on", "2026-02-26"));
  must(decide(4, true));
  must(decide(2, true, "同意"));
  const auto file = bench.file(bench.id);
  CHECK(file.row.filed_on == Date::of(2026, 2, 27));
  CHECK(file.trial_clock()->anchor_on == Date::of(2026, 2, 27));
  CHECK(file.trial_clock()->legal_due_on == Date::of(2026, 8, 27));
  CHECK(bench.facts(bench.id).due_on == Date::of(2026, 8, 27));
  CHECK(file.trial_clock()->reasoning.find("立案日期由2026-03-02更正为2026-02-27") != std::string::npos);
  CHECK((bench.facts(bench.id).search_key >> 31) == Date::of(2026, 2, 27).days);
}

TEST_CASE("nobody approves the own wish, and an outdated wish cannot be approved") {
  Bench bench;
  const auto head = bench.person("two.hats", "钱审管", {"case_management"}, "审判管理办公室");  // may ask and decide
  const auto ask = [&](const std::string& value) {
    return cases::request_correction(bench.services, head, bench.now(), {"claim_amount_fen", value, "漏算利息"});
  };
  must(ask("6000000"));
  const std::string first = bench.file(bench.id).corrections[0].id;
  CHECK(code_of(cases::decide_correction(bench.services, head, first, {true, ""})) == "E_SAME_PERSON");
  must(cases::decide_correction(bench.services, bench.president(), first, {true, ""}));
  CHECK(bench.file(bench.id).row.claim_amount_fen == 6'000'000);

  must(cases::request_correction(
      bench.services, head, bench.now(),
      {"cause_code", law::book().causes.find_by_name(law::CauseKind::civil, "买卖合同纠纷")->code, "案由有误"}));
  const std::string second = bench.file(bench.id).corrections[1].id;
  must(cases::decide_correction(bench.services, bench.president(), second, {true, ""}));
  CHECK(bench.file(bench.id).row.cause_name == "买卖合同纠纷");
  CHECK(bench.file(bench.id).row.title == "张三与李四买卖合同纠纷");
}

TEST_CASE("a wish that was overtaken by an assignment cannot be approved any more") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  must(cases::request_correction(bench.services, bench.judge(), bench.now(),
                                 {"handler_id", bench.other_judge().user_id, "录入时选错承办人"}));
  const std::string correction = bench.file(bench.id).corrections[0].id;
  const auto third = bench.person("judge.three", "马法官", {"judge"}, "民事审判第一庭");
  must(bench.assign_by(bench.president(), bench.to(third)));
  CHECK(code_of(cases::decide_correction(bench.services, bench.president(), correction, {true, ""})) == "E_CORRECTION_OUTDATED");
  must(bench.assign_by(bench.president(), bench.to(bench.judge())));
  must(cases::decide_correction(bench.services, bench.president(), correction, {true, ""}));
  CHECK(bench.file(bench.id).row.handler_name == "赵法官");
  CHECK(code_of(cases::add_note(bench.services, third, {bench.id}, {"?"})) == "E_NOT_FOUND");
}

TEST_CASE("corrections refuse what could not stand") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  const auto ask = [&](const std::string& field, const std::string& value, const std::string& reason = "录入有误") {
    return cases::request_correction(bench.services, bench.judge(), bench.now(), {field, value, reason});
  };
  CHECK(bench.field_of(ask("number", "(2026)陕0702民初9号")) == "field type.choice");
  CHECK(bench.field_of(ask("filed_on", "2026-02-30")) == "value type.date");
  CHECK(bench.field_of(ask("filed_on", "2026-02-27", "")) == "reason required");
  CHECK(code_of(ask("filed_on", "2026-03-02")) == "E_NOTHING_CHANGED");
  CHECK(code_of(ask("filed_on", "2026-03-09")) == "E_DATE_IN_FUTURE");
  CHECK(code_of(ask("filed_on", "2026-03-01")) == "E_DATE_ORDER");  // received on 2026-03-02
  CHECK(code_of(ask("closed_on", "2026-03-02")) == "E_NOTHING_TO_CORRECT");
  CHECK(code_of(ask("served_on", "2026-03-02")) == "E_NOTHING_TO_CORRECT");
  CHECK(bench.field_of(ask("claim_amount_fen", "-1")) == "value amount.range");
  CHECK(bench.field_of(ask("claim_amount_fen", "99999999999999999999")) == "value amount.range");
  CHECK(bench.field_of(ask("cause_code", "C99")) == "value cause.unknown");
  CHECK(bench.field_of(ask("handler_id", bench.clerk().user_id)) == "handler_id handler.not_eligible");
}

TEST_CASE("a corrected date of judgment moves the end of the trial limit and what came after") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  must(bench.step(bench.judge(), bench.id, "serve_defendant", {{"party", "all"}, {"method", "01"}}));
  must(bench.step(bench.judge(), bench.id, "schedule_hearing",
                  {{"hearing_day", (bench.today() + 20).iso()}, {"hearing_time", "09:00"}, {"courtroom", "第二法庭"}}));
  bench.next_day(200);  // the limit ended on 2026-09-02
  must(bench.step(bench.judge(), bench.id, "hold_hearing", {{"outcome", "concluded"}}, Date::of(2026, 3, 25)));
  must(bench.step(bench.judge(), bench.id, "pronounce", {{"way", "in_court"}, {"summary", "驳回"}}));
  CHECK(bench.file(bench.id).trial_clock()->status == "missed");
  must(cases::request_correction(bench.services, bench.judge(), bench.now(), {"pronounced_on", "2026-08-20", "日期录错"}));
  must(cases::decide_correction(bench.services, bench.president(), bench.file(bench.id).corrections[0].id, {true, ""}));
  const auto file = bench.file(bench.id);
  CHECK(bench.facts(bench.id).pronounced_on == Date::of(2026, 8, 20));
  CHECK(file.trial_clock()->status == "met");
  CHECK(file.trial_clock()->ended_on == Date::of(2026, 8, 20));
  for (const auto& clock : file.clocks)
    if (clock.rule_code == "N14") CHECK(clock.anchor_on == Date::of(2026, 8, 20));
}

TEST_CASE("an imported case gets its cause and handler later, once") {
  Bench bench;
  bench.id = bench.new_case({.cause_name = "借款的事"});
  CHECK_FALSE(bench.facts(bench.id).cause_mapped);
  const auto map = [&](cases::MapLedgerEntry input) {
    return cases::map_ledger_entry(bench.services, bench.case_management(), bench.now(), input);
  };
  const auto* cause = law::book().causes.find_by_name(law::CauseKind::civil, "民间借贷纠纷");
  CHECK(bench.field_of(map({})) == "cause_code required");
  CHECK(bench.field_of(map({"C99", std::nullopt})) == "cause_code cause.unknown");
  must(map({cause->code, bench.judge().user_id}));
  CHECK(bench.facts(bench.id).cause_mapped);
  CHECK(bench.facts(bench.id).handler_name == "王法官");
  CHECK(bench.file(bench.id).row.title == "张三与李四民间借贷纠纷");
  CHECK(bench.file(bench.id).row.department_id == bench.judge().department_id);
  CHECK(code_of(map({cause->code, std::nullopt})) == "E_ALREADY_MAPPED");
  CHECK(code_of(map({std::nullopt, bench.judge().user_id})) == "E_ALREADY_MAPPED");
  CHECK(code_of(cases::map_ledger_entry(bench.services, bench.judge(), bench.now(), {cause->code, std::nullopt})) ==
        "E_FORBIDDEN");
}

TEST_CASE("corrections are listed to those who decide, and to those who asked") {
  Bench bench;
  bench.assign(bench.id, bench.judge());
  const auto list = [&](const people::Actor& who, const std::string& status, std::int64_t limit = 50,
                        const std::string& cursor = "") {
    return bench.database->read_value(
        [&](store::Connection& db) { return cases::list_corrections(bench.services, db, who, status, limit, cursor); });
  };
  must(cases::request_correction(bench.services, bench.judge(), bench.now(), {"claim_amount_fen", "123456", "漏算"}));
  bench.next_day();
  must(cases::request_correction(bench.services, bench.judge(), bench.now(), {"received_on", "2026-03-01", "录错"}));
  CHECK(must(list(bench.president(), "pending")).total == 2);
  CHECK(must(list(bench.judge(), "pending")).total == 2);
  CHECK(must(list(bench.clerk(), "pending")).total == 0);
  CHECK(code_of(list(bench.archivist(), "pending")) == "E_FORBIDDEN");
  const auto first = must(list(bench.president(), "", 1));
  REQUIRE(first.items.size() == 1);
  CHECK(first.items[0].field_name == "收案日期");
  const auto second = must(list(bench.president(), "", 1, first.next_cursor.value()));
  CHECK(second.items[0].after == "1,234.56元");
  CHECK_FALSE(second.next_cursor);
  CHECK(code_of(list(bench.president(), "", 1, "rubbish")) == "E_BAD_CURSOR");
  must(cases::set_secrecy(bench.services, bench.president(), bench.now(), {"sealed", "涉密"}));
  CHECK(must(list(bench.case_management(), "pending")).total == 0);
  CHECK(must(list(bench.president(), "pending")).total == 2);
}

}  // namespace anshu
