// A case as of any past instant is what people saw at that instant, and its facts are always what its rows say.
#include <random>

#include "cases/case_view.h"
#include "cases/imported_case.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using test::CaseCourt;
using test::code_of;
using test::must;

/// People who do at random what comes to their mind; most of it is refused, some of it works.
class RandomWork {
 public:
  RandomWork(CaseCourt& court, std::string id, unsigned seed) : court_(court), id_(std::move(id)), random_(seed) {}

  /// True when something was done.
  bool act() {
    switch (pick(8)) {
      case 0:
        return assign();
      case 1:
        return note();
      case 2:
        return correction();
      case 3:
        return decision();
      case 4:
        return secrecy();
      default:
        return step();
    }
  }

 private:
  std::size_t pick(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  cases::CaseCall call() { return {id_, court_.version(id_)}; }
  people::Actor somebody() {
    const people::Actor all[] = {court_.judge(), court_.other_judge(), court_.president(), court_.division_head(),
                                 court_.case_management()};
    return all[pick(std::size(all))];
  }
  Date some_day() { return court_.today() + static_cast<int>(pick(40)) - 30; }

  bool assign() {
    const people::Actor handler = pick(2) ? court_.judge() : court_.other_judge();
    return cases::assign_case(court_.services, court_.president(), call(),
                              {*handler.department_id, handler.user_id, court_.clerk().user_id, "轮案"})
        .has_value();
  }
  bool note() {
    return cases::add_note(court_.services, somebody(), call(), {"记一笔" + std::to_string(pick(1000))}).has_value();
  }
  bool correction() {
    const auto& fields = cases::correctable_fields();
    const std::string field = fields[pick(fields.size())].field;
    const std::string value = field == "claim_amount_fen" ? std::to_string(pick(9'000'000))
                              : field == "handler_id"     ? court_.other_judge().user_id
                              : field == "cause_code"     ? "C04.01.001"
                                                          : some_day().iso();
    return cases::request_correction(court_.services, somebody(), call(), {field, value, "录入有误"}).has_value();
  }
  bool decision() {
    const auto file = court_.file(id_);
    for (const auto& row : file.corrections)
      if (row.status == "pending")
        return cases::decide_correction(court_.services, somebody(), row.id, {pick(2) == 0, "已核对"}).has_value();
    return false;
  }
  bool secrecy() {
    return cases::set_secrecy(court_.services, court_.president(), call(), {pick(2) ? "sealed" : "open", "视情况"}).has_value();
  }
  bool step() {
    const auto file = court_.file(id_);
    const cases::Procedure& procedure = *court_.procedures.find(file.row.procedure);
    std::vector<const cases::ProcedureStep*> steps;
    for (const auto& step : procedure.steps)
      if (std::ranges::find(step.from, file.row.stage) != step.from.end()) steps.push_back(&step);
    if (steps.empty()) return false;
    const cases::ProcedureStep& step = *steps[pick(steps.size())];
    json::object fields;
    for (const auto& field : step.fields) fields[field.name] = value_for(field, file);
    return cases::take_step(court_.services, somebody(), call(), {step.code, pick(3) ? court_.today() : some_day(), fields})
        .has_value();
  }
  json::value value_for(const cases::StepField& field, const cases::CaseFile& file) {
    if (field.kind == "boolean") return pick(2) == 0;
    if (field.kind == "date") return json::value(some_day().iso());
    if (field.kind == "time") return "09:30";
    if (field.source.starts_with("parties:"))
      return pick(2) ? json::value("all") : json::value(file.parties[pick(file.parties.size())].id);
    if (field.source.starts_with("codes:")) return "01";
    if (field.kind == "choice") return json::value(field.choices[pick(field.choices.size())].code);
    return "文字";
  }

  CaseCourt& court_;
  std::string id_;
  std::mt19937 random_;
};

/// What a person sees, without what only the present has.
std::string seen(CaseCourt& court, const people::Actor& who, const std::string& id, std::optional<InstantMs> at = std::nullopt) {
  auto page =
      court.database->read_value([&](store::Connection& db) { return must(cases::view_case(court.services, db, who, id, at)); });
  page.as_of_ms.reset();
  page.next_steps.clear();
  page.exclusion_choices.clear();
  page.extension_choices.clear();
  return to_json(page);
}

void check_facts(CaseCourt& court) {
  const auto difference = court.database->read_value([](store::Connection& db) { return cases::first_facts_difference(db); });
  CHECK_MESSAGE(!difference, (difference ? difference->case_id + " " + difference->column + ": " + difference->stored + " / " +
                                               difference->expected
                                         : ""));
}

}  // namespace

TEST_CASE("whatever people do, a past instant shows what was seen then, and the facts agree with the rows") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    CaseCourt court;
    const auto litigant = court.litigant();
    const auto system = people::Actor::system(test::court_code);
    const std::string id = court.new_case(
        {.plaintiffs = {"张三", "张小三"}, .defendants = {"李四", "王五"}, .third_parties = {"赵六"}, .applicant = litigant});
    RandomWork work(court, id, seed);
    struct Moment {
      InstantMs at;
      std::string inside, outside;
    };
    std::vector<Moment> moments;
    int done = 0;
    for (int i = 0; i < 120 && done < 40; ++i) {
      court.clock.advance(static_cast<std::int64_t>(i % 7 == 0 ? 90 : 9) * 3'600'000 + 1);
      if (!work.act()) continue;
      ++done;
      check_facts(court);
      moments.push_back({court.clock.now_ms(), seen(court, system, id), seen(court, litigant, id)});
    }
    CHECK(done >= 10);
    for (const Moment& moment : moments) {
      CHECK(seen(court, system, id, moment.at) == moment.inside);
      CHECK(seen(court, litigant, id, moment.at) == moment.outside);
    }
  }
}

TEST_CASE("before it was filed, a case did not exist") {
  CaseCourt court;
  const InstantMs before = court.clock.now_ms() - 1;
  const std::string id = court.new_case();
  const auto at = [&](InstantMs instant) {
    return court.database->read_value(
        [&](store::Connection& db) { return cases::view_case(court.services, db, court.president(), id, instant); });
  };
  CHECK(code_of(at(before)) == "E_NOT_FOUND");
  const auto then = must(at(court.clock.now_ms()));
  CHECK(then.as_of_ms == court.clock.now_ms());
  CHECK(then.next_steps.empty());
  CHECK(then.number == "(2026)陕0702民初1号");
}

TEST_CASE("a fact that was changed behind the program's back is found") {
  CaseCourt court;
  court.new_case();
  const std::string id = court.new_case();
  check_facts(court);
  const auto first_difference = [&] {
    return court.database->read_value([](store::Connection& db) { return cases::first_facts_difference(db); });
  };
  const auto run = [&](const char* sql) {
    court.database->write([&](store::Connection& db) {
      db.execute(sql, {id});
      return store::Outcome::commit;
    });
  };
  run("UPDATE case_facts SET defendants = '王五' WHERE case_id = $1");
  REQUIRE(first_difference());
  CHECK(first_difference()->column == "defendants");
  CHECK(first_difference()->stored == "（略）");
  run("UPDATE case_facts SET defendants = '李四', due_on = due_on + 1 WHERE case_id = $1");
  CHECK(first_difference()->column == "due_on");
  run("DELETE FROM case_facts WHERE case_id = $1");
  CHECK(first_difference()->case_id == id);
  CHECK(first_difference()->column == "");
  court.database->write([&](store::Connection& db) {
    CHECK(cases::rebuild_facts(db) == 2);
    return store::Outcome::commit;
  });
  check_facts(court);
  run("UPDATE case_facts SET case_id = 'nobody' WHERE case_id = $1");
  CHECK(first_difference());
}

TEST_CASE("a case from a spreadsheet goes on where its dates end") {
  CaseCourt court;
  struct Row {
    const char* what;
    cases::ImportedDates dates;
    const char* stage;
    const char* status;
    const char* next;  // a step that is offered to the handler
  };
  const Date d = Date::of(2026, 1, 10);
  const Row rows[] = {
      {"only filed", {}, "filed", "open", "serve_defendant"},
      {"served", {.served_on = d + 3}, "served", "open", "schedule_hearing"},
      {"heard", {.served_on = d + 3, .hearing_on = d + 20}, "hearing", "open", "pronounce"},
      {"a hearing still to come",
       {.served_on = d + 3, .hearing_on = Date::of(2026, 3, 20)},
       "served",
       "open",
       "schedule_hearing"},
      {"judged",
       {.served_on = d + 3, .hearing_on = d + 20, .pronounced_on = d + 20, .judgment_served_on = d + 25},
       "judgment_served",
       "open",
       "close_judgment"},
      {"closed", {.hearing_on = d + 20, .closed_on = d + 30}, "closed", "closed", "archive"},
      {"archived", {.closed_on = d + 30, .archived_on = d + 40}, "archived", "archived", nullptr},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const std::string id = new_id(court.clock.now_ms());
    must(court.actions.run<cases::CaseChanged>(
        people::Actor::system(test::court_code), {"import_ledger", test::court_code, id, "{}", {}},
        [&](people::Action& action) -> Result<cases::CaseChanged> {
          cases::CaseFile file;
          file.row.organ = test::court_code;
          file.row.id = id;
          file.row.number = fmt::format("(2026)陕0702民初{}号", 100 + (&row - rows));
          file.row.year = 2026;
          file.row.type_code = "民初";
          file.row.case_type = "0301";
          file.row.trial_procedure = "simplified";
          file.row.secrecy = "open";
          file.row.source = "import";
          file.row.cause_name = "民间借贷纠纷";
          file.row.filed_on = d;
          file.row.created_at_ms = file.row.updated_at_ms = action.now_ms();
          cases::PartyRow party;
          party.organ = file.row.organ;
          party.case_id = id;
          party.id = action.work.new_id();
          party.side = "defendant";
          party.name = "李四";
          action.work.insert(party);
          ANSHU_CHECK(cases::take_on_imported(action, law::book(), court.procedures.for_case_type("0301"), file, row.dates));
          action.work.insert(file.row);
          return cases::CaseChanged{file.row.organ, id, 1};
        }));
    CHECK(court.file(id).row.stage == row.stage);
    CHECK(court.file(id).row.status == row.status);
    CHECK(court.facts(id).hearing_on == row.dates.hearing_on);
    CHECK(court.facts(id).due_on == Date::of(2026, 4, 10));
    if (court.file(id).row.status == "open") court.assign(id, court.judge());
    const auto next = cases::next_steps(court.services, people::Actor::system(test::court_code), court.file(id));
    if (row.next)
      CHECK(std::ranges::find(next, std::string(row.next), &cases::view::NextStep::code) != next.end());
    else
      CHECK(next.empty());
  }
  check_facts(court);
}

}  // namespace anshu
