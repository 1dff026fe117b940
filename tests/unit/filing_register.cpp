// Cases registered at the window, and what comes from what.
#include "cases/family.h"
#include "files/sniff.h"
#include "filing/register_case.h"
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
