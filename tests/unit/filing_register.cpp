// Cases registered at the window, and what comes from what.
#include <mutex>
#include <thread>

#include "cases/allot_number.h"
#include "cases/family.h"
#include "files/sniff.h"
#include "filing/register_case.h"
#include "law/random_serial.h"
#include "people/organs.h"
#include "support/case_court.h"

namespace anshu {
namespace {

using namespace test;

std::string reference_file(std::string_view path) { return read_source_file("reference/" + std::string(path)); }

struct Window : CaseCourt {
  files::Sniffer sniffer;
  filing::FilingGuide guide = must(filing::FilingGuide::load(reference_file));
  filing::Derivations derivations = must(filing::Derivations::load(reference_file("filing/derivations.toml"), law::book()));
  filing::FilingDesk desk{services, guide, sniffer, derivations};
  people::Actor clerk_ = filing_clerk();

  filing::RegisterCase loan() {
    filing::RegisterCase input;
    input.case_type = "0301";
    input.trial_procedure = "ordinary";
    input.cause_code = law::book().causes.find_by_name(law::CauseKind::civil, "民间借贷纠纷")->code;
    filing::FilingParty lender, borrower;
    lender.side = "plaintiff";
    borrower.side = "defendant";
    lender.kind = borrower.kind = "natural";
    lender.name = "张三";
    borrower.name = "李四";
    input.parties = {lender, borrower};
    input.claims = {{"偿还借款", 1'000'000}};
    return input;
  }
  auto attempt(const filing::RegisterCase& input, const std::string& key = "") {
    return filing::register_case(desk, clerk_, input, key);
  }
};

TEST_CASE("a case registered at the window has its number, its clocks and its place in the ledger") {
  Window window;
  const auto made = must(window.attempt(window.loan()));
  CHECK(made.number == fmt::format("(2026){}民初1号", court_code));
  const auto file = window.file(made.id);
  CHECK(file.row.title == "张三与李四民间借贷纠纷");
  CHECK(file.row.claim_amount_fen == 1'000'000);
  REQUIRE(file.trial_clock());
  CHECK(file.trial_clock()->rule_code == "CIV1-ORD");
  CHECK(window.facts(made.id).plaintiffs == "张三");
}

TEST_CASE("registered twice by a nervous finger it is one case") {
  Window window;
  const auto first = must(window.attempt(window.loan(), "key-1")), second = must(window.attempt(window.loan(), "key-1"));
  CHECK(first.id == second.id);
  CHECK(first.number == second.number);
  auto other = window.loan();
  other.remark = "另一案";
  CHECK(code_of(window.attempt(other, "key-1")) == "E_IDEMPOTENCY_KEY_REUSED");
  CHECK(must(window.attempt(other, "key-2")).number == fmt::format("(2026){}民初2号", court_code));
}

TEST_CASE("the sides are those of the procedure: a civil party joins a criminal case") {
  Window window;
  auto input = window.loan();
  input.case_type = "0201";
  input.cause_code = law::book().causes.find_by_name(law::CauseKind::criminal, "故意伤害罪")->code;
  input.claims.clear();
  filing::FilingParty joined = input.parties[0];
  joined.side = "other";
  joined.name = "王五";
  input.parties.push_back(joined);
  CHECK(window.file(must(window.attempt(input)).id).side("other").size() == 1);
}

TEST_CASE("what cannot be registered is refused by name, and takes no number") {
  Window window;
  const auto with = [&](auto change) {
    auto input = window.loan();
    change(input);
    return window.attempt(input);
  };
  CHECK(code_of(with([](auto& in) { in.case_type = "9999"; })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.case_type = "0102"; })) == "E_NO_PROCEDURE");
  CHECK(code_of(with([](auto& in) { in.trial_procedure = "fast"; })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.cause_code = "X00"; })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.cause_code.reset(); })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.parties.clear(); })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.parties[0].side = "other"; })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.parties[0].id_number = "610702198001020014"; })) == "E_FILING_INCOMPLETE");
  CHECK(code_of(with([](auto& in) { in.received_on = Date::of(2030, 1, 1); })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.carried = {{"p", "plaintiff"}}; })) == "E_INVALID_INPUT");
  CHECK(code_of(with([](auto& in) { in.source_case_id = "nobody"; })) == "E_NOT_FOUND");
  CHECK(code_of(filing::register_case(window.desk, window.judge(), window.loan())) == "E_FORBIDDEN");
  CHECK(must(window.attempt(window.loan())).number == fmt::format("(2026){}民初1号", court_code));
}

TEST_CASE("a court offers and registers its own types, a procuratorate those of procuratorates") {
  Window window;
  const law::Procuratorate* office = law::book().procuratorates.find("陕0703");
  REQUIRE(office);
  must(people::create_organ(window.actions, {office->code, "procuratorate", office->name, office->level, office->parent_code,
                                             office->division_code, true, 1}));
  must(people::add_department(window.actions, people::Actor::system(office->code), {"案件管理部门", "management"}));
  const people::Actor manager =
      window.person("case.manager", "高案管", {"prosecution_case_management"}, "案件管理部门", office->code);
  const auto offered = [&](const people::Actor& who) {
    std::set<std::string> codes;
    const auto choices =
        window.database->read_value([&](store::Connection& db) { return filing::registrable_types(window.desk, db, who.organ); });
    for (const auto& item : choices.items) codes.insert(item.code);
    return codes;
  };
  const auto in_court = offered(window.clerk_), in_office = offered(manager);
  CHECK(in_court.contains("0301"));
  CHECK(in_court.contains("1002"));
  CHECK_FALSE(in_court.contains("0302"));  // of a court above
  CHECK_FALSE(in_court.contains("P01"));
  CHECK(in_office.contains("P01"));
  CHECK_FALSE(in_office.contains("P03"));  // second instance: the office above
  CHECK(std::ranges::none_of(in_office, [](const std::string& code) { return !code.starts_with('P'); }));

  auto arrest = window.loan();
  arrest.case_type = "P01";
  arrest.trial_procedure = "detained";
  arrest.cause_code.reset();
  arrest.claims.clear();
  CHECK(code_of(window.attempt(arrest)) == "E_CASE_TYPE_ORGAN");
  CHECK(code_of(filing::register_case(window.desk, manager, window.loan())) == "E_CASE_TYPE_ORGAN");
  auto appeal = arrest;
  appeal.case_type = "P03";
  appeal.trial_procedure.reset();
  CHECK(code_of(filing::register_case(window.desk, manager, appeal)) == "E_CASE_TYPE_LEVEL");
  const auto made = must(filing::register_case(window.desk, manager, arrest));
  CHECK(made.number.find("检捕") != std::string::npos);
}

/// A court's own file for the review of sentences below the statutory minimum: nothing that ships takes 刑核 cases.
constexpr const char* review_procedure = R"(
code = "sentence-review"
name = "刑事复核"
basis = "刑法第六十三条"
case_types = ["0211"]
close_ways = "close_criminal_1"
sides = [{ code = "plaintiff", name = "公诉机关" }, { code = "defendant", name = "被告人" }]

[[stage]]
code = "filed"
name = "立案"
[[stage]]
code = "closed"
name = "结案"
status = "closed"

[[step]]
code = "finish"
name = "结案"
help = "作出复核裁定。"
from = ["filed"]
to = "closed"
action = "close_case"
sets = [{ fact = "closed_on", from = "occurred_on" }, { fact = "close_way", value = "01" }]
)";

TEST_CASE("random serials: eight digits, never twice under parallel registrations, another order in every court and year") {
  Window window;
  std::vector<cases::ProcedureFile> files{{"procedures/sentence-review.toml", review_procedure}};
  window.procedures = must(cases::Procedures::load(files, {law::book(), window.permissions, {}}));
  const auto clerk_of = [&](const std::string& organ, const std::string& login) {
    return window.person(login, "李立案", {"filing_clerk"}, "立案庭", organ);
  };
  const auto review = [&] {
    auto input = window.loan();
    input.case_type = "0211";
    input.trial_procedure.reset();
    input.cause_code = law::book().causes.find_by_name(law::CauseKind::criminal, "盗窃罪")->code;
    input.claims.clear();
    return input;
  };
  CHECK(code_of(window.attempt(review())) == "E_CASE_TYPE_LEVEL");  // not of a court of the first instance
  const people::Actor here = clerk_of(superior_code, "clerk.superior");

  std::mutex guard;
  std::vector<std::int64_t> serials;
  const auto register_some = [&] {
    for (int i = 0; i < 5; ++i) {
      const auto made = filing::register_case(window.desk, here, review());
      const std::scoped_lock lock(guard);
      REQUIRE_MESSAGE(made.has_value(), made.error().message);
      serials.push_back(window.file(made->id, superior_code).row.serial);
    }
  };
  {
    std::vector<std::jthread> clerks;
    for (int i = 0; i < 6; ++i) clerks.emplace_back(register_some);
  }
  REQUIRE(serials.size() == 30);
  CHECK(std::ranges::all_of(serials, [](std::int64_t serial) { return serial >= 10'000'000 && serial <= 99'999'999; }));
  CHECK(std::set(serials.begin(), serials.end()).size() == 30);
  CHECK(window.count("SELECT last_serial FROM number_sequence WHERE type_code = '刑核'") == 30);

  // What comes next is taken already by a case from outside: it is passed over.
  const auto next_serial = [&](std::int64_t n, const std::string& organ, int year) {
    return law::shuffled_serial(n, window.personal.secret_for(fmt::format("案号/{}/{}/刑核", organ, year)));
  };
  const std::int64_t taken = next_serial(31, superior_code, 2026);
  must(window.actions.run<json::object>(people::Actor::system(superior_code),
                                        {"accept_filing", superior_code, new_id(window.clock.now_ms()), "{}", {}},
                                        [&](people::Action& action) -> Result<json::object> {
                                          law::CaseNumber number{2026, superior_code, "", "刑核", taken, 0};
                                          cases::LockedSequences locked;
                                          cases::reserve_number(action, number, locked);
                                          cases::CaseRow row;
                                          row.organ = superior_code;
                                          row.id = action.chain_id;
                                          row.number = number.text();
                                          row.year = 2026;
                                          row.type_code = "刑核";
                                          row.serial = taken;
                                          row.case_type = "0211";
                                          row.status = "open";
                                          row.secrecy = "open";
                                          row.source = "import";
                                          row.filed_on = action.today();
                                          action.work.insert(row);
                                          return json::object();
                                        }));
  const auto made = must(filing::register_case(window.desk, here, review()));
  CHECK(window.file(made.id, superior_code).row.serial == next_serial(32, superior_code, 2026));
  // Other courts and years have an order of their own.
  CHECK(next_serial(1, "陕", 2026) != next_serial(1, superior_code, 2026));
  CHECK(next_serial(1, superior_code, 2027) != next_serial(1, superior_code, 2026));
}

TEST_CASE("a source that is known by its number only stands above the case") {
  Window window;
  auto input = window.loan();
  input.source_number = "(2024)陕0103民初77号";
  const auto made = must(window.attempt(input));
  const auto family = window.database->read_value(
      [&](store::Connection& db) { return must(cases::family_of(window.services, db, window.clerk_, made.id)); });
  REQUIRE(family.items.size() == 2);
  CHECK(family.items[0].number == "(2024)陕0103民初77号");
  CHECK_FALSE(family.items[0].id);
  CHECK(family.items[1].number == made.number);
  CHECK(family.items[1].current);
  CHECK(family.items[1].depth == 1);
  CHECK(family.items[1].relation_name == "衍生案件");
}

TEST_CASE("what a source must have before something comes from it") {
  Window window;
  const auto& all = window.derivations;
  const auto* appeal = all.find("0301", "0302");
  const auto* enforcement = all.find("0301", "1002");
  REQUIRE(appeal);
  REQUIRE(enforcement);
  CHECK_FALSE(all.find("0302", "0302"));
  const std::string small = window.new_case({.trial_procedure = "small_claims"}), ordinary = window.new_case();
  CHECK(code_of(filing::check_source(*appeal, window.file(small))) == "E_DERIVATION_EXCLUDED");
  CHECK(code_of(filing::check_source(*appeal, window.file(ordinary))) == "E_SOURCE_NOT_READY");
  CHECK(code_of(filing::check_source(*enforcement, window.file(ordinary))) == "E_SOURCE_NOT_READY");
}

/// A mediated case: effective, so that it can be enforced.
std::string mediated(Window& window, const people::Actor& judge) {
  const std::string id = must(window.attempt(window.loan())).id;
  window.assign(id, judge);
  must(window.step(judge, id, "close_mediation", {{"agreed_on", window.today().iso()}, {"summary", "分期偿还"}}));
  return id;
}

filing::RegisterCase enforcement_of(Window& window, const std::string& source) {
  filing::RegisterCase input;
  input.case_type = "1002";
  input.trial_procedure = "civil";
  input.source_organ = court_code;
  input.source_case_id = source;
  for (const auto& party : window.file(source).parties) input.carried.push_back({party.id, party.side});
  return input;
}

TEST_CASE("an enforcement comes from a mediated case: parties, amount and chain") {
  Window window;
  const std::string source = mediated(window, window.judge());
  const auto made = must(window.attempt(enforcement_of(window, source)));
  const auto file = window.file(made.id);
  CHECK(made.number == fmt::format("(2026){}执1号", court_code));
  REQUIRE(file.parties.size() == 2);
  CHECK(file.parties[0].name == "张三");
  CHECK(file.row.claim_amount_fen == 1'000'000);
  REQUIRE(file.trial_clock());
  CHECK(file.trial_clock()->rule_code == "ENF-1");
  for (const std::string& asked : {source, made.id}) {
    const auto family = window.database->read_value(
        [&](store::Connection& db) { return must(cases::family_of(window.services, db, window.clerk_, asked)); });
    REQUIRE(family.items.size() == 2);
    CHECK(family.items[0].id == source);
    CHECK(family.items[0].depth == 0);
    CHECK(family.items[1].id == made.id);
    CHECK(family.items[1].relation == "enforcement");
    CHECK(family.items[1].depth == 1);
  }
  auto wrong = enforcement_of(window, source);
  wrong.trial_procedure.reset();
  wrong.case_type = "1003";  // 恢复执行 comes from an enforcement only
  CHECK(code_of(window.attempt(wrong)) == "E_DERIVATION_NOT_ALLOWED");
  wrong.trial_procedure = "judgment_appeal";
  wrong.case_type = "0302";  // a court of the first instance hears no appeals
  CHECK(code_of(window.attempt(wrong)) == "E_CASE_TYPE_LEVEL");
}

TEST_CASE("who brings the derived case is called first, whatever the order in the source") {
  Window window;
  const std::string source = mediated(window, window.judge());
  auto turned = enforcement_of(window, source);
  for (auto& party : turned.carried) party.side = party.side == "plaintiff" ? "defendant" : "plaintiff";
  const auto file = window.file(must(window.attempt(turned)).id);
  REQUIRE(file.parties.size() == 2);
  CHECK(file.parties[0].name == "李四");
  CHECK(file.parties[0].side == "plaintiff");
  CHECK(file.row.title == "李四与张三民间借贷纠纷");
}

TEST_CASE("what comes from a sealed case is sealed, and the source does not exist for others") {
  Window window;
  const std::string source = mediated(window, window.judge());
  const auto head = window.person("both", "沈庭长", {"filing_head", "president"}, "立案庭");
  must(cases::set_secrecy(window.services, head, {source, window.version(source)}, {"sealed", "涉及个人隐私"}));
  CHECK(code_of(window.attempt(enforcement_of(window, source))) == "E_NOT_FOUND");
  const auto made = must(filing::register_case(window.desk, head, enforcement_of(window, source)));
  CHECK(window.file(made.id).row.secrecy == "sealed");
  const auto seen_by = [&](const people::Actor& who) {
    return code_of(
        window.database->read_value([&](store::Connection& db) { return cases::family_of(window.services, db, who, made.id); }));
  };
  CHECK(seen_by(head) == "");
  CHECK(seen_by(window.clerk_) == "E_NOT_FOUND");
}

TEST_CASE("a derivation that cannot be is named with file and line") {
  const auto load = [](std::string text) {
    const auto loaded = filing::Derivations::load(text, law::book());
    return loaded ? std::string("accepted") : loaded.error().message;
  };
  const std::string good =
      "[[derivation]]\ncode = \"a\"\nname = \"上诉\"\nfrom = [\"0301\"]\nto = \"0302\"\ncourt = \"below\"\nsides = "
      "\"kept\"\nbasis = \"条\"\n";
  CHECK(load(good) == "accepted");
  auto bad = good;
  CHECK(load(bad.replace(bad.find("0302"), 4, "9999")).find("没有案件类型9999") != std::string::npos);
  bad = good;
  CHECK(load(bad.replace(bad.find("below"), 5, "under")).find("court应为") != std::string::npos);
  CHECK(load(good + "need = \"x\"\n").find("need") != std::string::npos);
}

}  // namespace
}  // namespace anshu
