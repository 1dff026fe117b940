// A court's own spreadsheets come in: the sample files exactly as their .expect.json says, twice without a change.
#include <fstream>
#include <set>

#include "ledger/import_ledger.h"
#include "ledger/ledger_query.h"
#include "support/case_court.h"

using namespace anshu;

namespace {

struct Ledgers : test::CaseCourt {
  ledger::LedgerColumns columns = test::must(ledger::LedgerColumns::load(
      [](std::string_view path) { return test::read_source_file("reference/" + std::string(path)); }));
  people::Actor system = people::Actor::system(test::court_code);

  Result<ledger::ImportReport> import_file(const std::string& path, bool dry_run = false) {
    ledger::ImportOptions options;
    options.organ = test::court_code;
    options.file_name = path;
    options.dry_run = dry_run;
    return ledger::import_ledger(services, columns, system, {path, std::nullopt}, options);
  }
  Result<ledger::ImportReport> import_text(const std::string& csv) {
    ledger::ImportOptions options;
    options.organ = test::court_code;
    options.file_name = "文本.csv";
    return ledger::import_ledger(services, columns, system, {{}, csv}, options);
  }
  cases::FactsRow by_number(const std::string& number) {
    return database->read_value([&](store::Connection& db) {
      auto rows = db.select<cases::FactsRow>("WHERE organ = $1 AND number = $2", {std::string(test::court_code), number});
      REQUIRE_MESSAGE(rows.size() == 1, number);
      return rows.front();
    });
  }
  std::int64_t count(const std::string& table) {
    return database->read_value(
        [&](store::Connection& db) { return store::integer(db.query("SELECT count(*) FROM " + table).at(0, 0)); });
  }
  ledger::LedgerPage page(const ledger::LedgerRequest& request) {
    return database->read_value(
        [&](store::Connection& db) { return test::must(ledger::ledger_page(db, permissions, system, request, today())); });
  }
};

std::string sample(const std::string& name) { return std::string(ANSHU_SOURCE_DIR "/tests/samples/") + name; }

void check_as_expected(Ledgers& court, const std::string& name) {
  const json::object expected = json::parse(test::read_source_file("tests/samples/" + name + ".expect.json")).as_object();
  const auto report = test::must(court.import_file(sample(name)));
  CHECK(report.accepted == expected.at("accepted").as_int64());
  REQUIRE(report.refused.size() == expected.at("refused").as_array().size());
  for (std::size_t i = 0; i < report.refused.size(); ++i) {
    const auto& row = expected.at("refused").as_array()[i].as_object();
    CHECK(report.refused[i].row == row.at("row").as_int64());
    CHECK_MESSAGE(report.refused[i].rule.starts_with(std::string(row.at("why").as_string())), report.refused[i].rule);
  }
  for (const auto& value : expected.at("spots").as_array()) {
    const auto& spot = value.as_object();
    const auto facts = court.by_number(std::string(spot.at("number").as_string()));
    CHECK(facts.filed_on.iso() == std::string(spot.at("filed_on").as_string()));
    CHECK(facts.claim_amount_fen == spot.at("amount_fen").as_int64());
    CHECK(facts.handler_name == std::string(spot.at("handler").as_string()));
    if (const auto* plaintiff = spot.if_contains("plaintiff")) CHECK(facts.plaintiffs == std::string(plaintiff->as_string()));
    if (const auto* closed = spot.if_contains("closed_on")) {
      CHECK(facts.closed_on.has_value() == closed->is_string());
      if (closed->is_string() && facts.closed_on) CHECK(facts.closed_on->iso() == std::string(closed->as_string()));
    }
  }
  const auto cases = court.count("case_file"), entries = court.count("journal_entry");
  const auto again = test::must(court.import_file(sample(name)));
  CHECK(again.accepted == report.accepted);
  CHECK(again.unchanged == report.accepted);
  CHECK(court.count("case_file") == cases);
  // what is refused is reported again; nothing else is written
  CHECK(court.count("journal_entry") <= entries + 1);
}

}  // namespace

TEST_CASE("the civil sample workbook comes in as expected, and once") {
  Ledgers court;
  check_as_expected(court, "民事台账-2025.xlsx");
}

TEST_CASE("the GBK enforcement sample comes in as expected, and once") {
  Ledgers court;
  check_as_expected(court, "执行台账-2025-gbk.csv");
}

TEST_CASE("a dry run reports and writes nothing") {
  Ledgers court;
  const auto report = test::must(court.import_file(sample("民事台账-2025.xlsx"), true));
  CHECK(report.accepted == 416);
  CHECK_FALSE(report.batch_id.has_value());
  CHECK(court.count("case_file") == 0);
}

TEST_CASE("each refused row says its row, field and rule, and the good ones come in") {
  Ledgers court;
  const auto report =
      test::must(court.import_text("案号,立案日期,案由,原告,被告,诉讼标的额,开庭日期,结案日期,承办人\n"
                                   "(2026)陕0702民初1号,2026-03-01,民间借贷纠纷,张三,李四,1.2万,2026-02-20,,王法官\n"
                                   "(2026)陕0702民初2号,03/01/2026,民间借贷纠纷,张三,李四,1000,,,王法官\n"
                                   "(2026)陕0702民初3号,2026-03-01,民间借贷纠纷,张三,李四,-5,,,王法官\n"
                                   "(2026)陕0703民初4号,2026-03-01,民间借贷纠纷,张三,李四,5,,,王法官\n"
                                   "（2026）陕0702民初00005号,2026-03-01,从未听说的纠纷,张三、王五,李四,1.2万,,,王法官\n"
                                   "(2026)陕0702民初5号,2026-03-01,民间借贷纠纷,张三,李四,5,,,王法官\n"
                                   "合计,6件,,,,,,,\n"));
  CHECK(report.accepted == 1);
  REQUIRE(report.refused.size() == 5);
  const std::vector<std::pair<std::int64_t, std::string>> expected = {
      {2, "date.order"}, {3, "date.ambiguous"}, {4, "amount.negative"}, {5, "number.court"}, {7, "number.twice"}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(report.refused[i].row == expected[i].first);
    CHECK(report.refused[i].rule == expected[i].second);
  }
  const auto facts = court.by_number("(2026)陕0702民初5号");
  CHECK(facts.claim_amount_fen == 1'200'000);
  CHECK(facts.plaintiffs == "张三、王五");
  CHECK_FALSE(facts.cause_mapped);
  CHECK(facts.cause_name == "从未听说的纠纷");
  CHECK_FALSE(facts.handler_mapped);
  REQUIRE(report.unmapped_causes.size() == 1);
  CHECK(report.unmapped_causes.front().text == "从未听说的纠纷");
}

TEST_CASE("numbers allotted later go on behind the imported ones") {
  Ledgers court;
  test::must(court.import_text("案号,立案日期,案由,原告,被告\n(2026)陕0702民初77号,2026-03-01,民间借贷纠纷,张三,李四\n"));
  const auto serial = court.database->read_value([](store::Connection& db) {
    return store::integer(db.query("SELECT last_serial FROM number_sequence WHERE year = 2026").at(0, 0));
  });
  CHECK(serial == 77);
}

TEST_CASE("the same number with other content is refused, not overwritten") {
  Ledgers court;
  test::must(court.import_text("案号,立案日期,案由,原告,被告\n(2026)陕0702民初7号,2026-03-01,民间借贷纠纷,张三,李四\n"));
  const auto report =
      test::must(court.import_text("案号,立案日期,案由,原告,被告\n(2026)陕0702民初7号,2026-03-02,民间借贷纠纷,张三,李四\n"));
  REQUIRE(report.refused.size() == 1);
  CHECK(report.refused.front().rule == "number.exists");
  CHECK(court.by_number("(2026)陕0702民初7号").filed_on == Date::of(2026, 3, 1));
}

TEST_CASE("a file without a heading that we know is refused as a whole") {
  Ledgers court;
  CHECK(test::code_of(court.import_text("a,b,c\n1,2,3\n")) == "E_LEDGER_NO_HEADING");
}

TEST_CASE("every order pages through all rows once, whatever the page size") {
  Ledgers court;
  test::must(court.import_file(sample("民事台账-2025.xlsx")));
  for (const std::string& key : ledger::sort_keys()) {
    for (const char* direction : {"", "-"}) {
      ledger::LedgerRequest request;
      request.sort = direction + key;
      request.limit = 37;
      std::set<std::string> seen;
      for (int pages = 0; pages < 20; ++pages) {
        const auto page = court.page(request);
        CHECK(page.total == 416);
        for (const auto& row : page.rows) CHECK_MESSAGE(seen.insert(row.case_id).second, request.sort);
        if (!page.next_cursor) break;
        request.cursor = *page.next_cursor;
      }
      CHECK_MESSAGE(seen.size() == 416, request.sort);
    }
  }
}

TEST_CASE("search, sort keys and filters made of quotes, wildcards, SQL and 10 kB of text get clean answers") {
  Ledgers court;
  test::must(court.import_file(sample("民事台账-2025.xlsx")));
  ledger::LedgerRequest request;
  request.filter.text = "徐娟";
  CHECK(court.page(request).total > 0);
  for (const std::string& hostile :
       {std::string("' OR 1=1 --"), std::string("\"*\" NEAR("), std::string("%_%"), std::string("a\\"), std::string(10'000, 'x'),
        std::string("张三'; DROP TABLE case_file; --"), std::string("\xF0\x9F\x98\x80")}) {
    request.filter.text = hostile;
    CHECK(court.page(request).rows.empty());
    request.sort = hostile;
    const auto refused = court.database->read_value(
        [&](store::Connection& db) { return ledger::ledger_page(db, court.permissions, court.system, request, court.today()); });
    CHECK_FALSE(refused.has_value());
    request.sort.clear();
    ledger::LedgerRequest filtered;
    filtered.filter.handler_id = hostile;
    CHECK(court.page(filtered).rows.empty());
  }
  CHECK(court.count("case_file") == 416);
}
