// The demonstration court, small: what a visitor should find, and that the same seed makes the same court.

#include <set>

#include "support/demo_site.h"

using namespace anshu;
using test::DemoSite;

namespace {

constexpr std::int64_t case_count = 60;

/// One site for the tests that only look.
DemoSite& site() {
  static DemoSite made(case_count);
  return made;
}

std::string refusals(const demo::DemoOutcome& outcome) {
  std::string all;
  for (const auto& [code, count] : outcome.refused) all += fmt::format("{} ×{} ", code, count);
  return all;
}

std::set<std::string> column_of(const store::Rows& rows) {
  std::set<std::string> values;
  for (std::size_t i = 0; i < rows.size(); ++i) values.insert(store::text(rows.at(i, 0)));
  return values;
}

}  // namespace

TEST_CASE("every deed of the demonstration passes the court's own rules") {
  CHECK_MESSAGE(site().outcome.refused.empty(), refusals(site().outcome));
  CHECK(site().outcome.cases == case_count);
  CHECK(site().count("SELECT count(*) FROM case_file WHERE source = 'filing' AND type_code = '民初'") == case_count);
  CHECK(site().count("SELECT count(*) FROM case_file WHERE source = 'filing' AND type_code <> '民初'") == site().outcome.others);
}

TEST_CASE("case numbers are unique and without gaps in every year") {
  const auto rows = site().query(
      "SELECT year, count(*), count(DISTINCT serial), min(serial), max(serial), type_code FROM case_file WHERE source = "
      "'filing' AND "
      "type_code <> '执' GROUP BY organ, year, type_code");
  REQUIRE(rows.size() >= 3);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(store::integer(rows.at(i, 0)));
    CHECK(store::integer(rows.at(i, 1)) == store::integer(rows.at(i, 2)));
    // The tribunals' own ledger of 2025 has the first five hundred.
    const std::int64_t before = store::integer(rows.at(i, 0)) == 2025 && store::text(rows.at(i, 5)) == "民初" ? 500 : 0;
    CHECK(store::integer(rows.at(i, 3)) == before + 1);
    CHECK(store::integer(rows.at(i, 4)) == before + store::integer(rows.at(i, 1)));
  }
}

TEST_CASE("a visitor finds a case in every stage, and every kind of filing") {
  const auto stages = column_of(site().query("SELECT DISTINCT stage FROM case_facts WHERE source = 'filing'"));
  for (const char* stage : {"filed", "served", "scheduled", "hearing", "pronounced", "judgment_served", "closed", "archived"})
    CHECK_MESSAGE(stages.contains(stage), stage);
  const auto filings = column_of(site().query("SELECT DISTINCT status FROM filing"));
  for (const char* status : {"submitted", "returned", "resubmitted", "accepted", "refused", "withdrawn"})
    CHECK_MESSAGE(filings.contains(status), status);
  CHECK(site().count("SELECT count(*) FROM filing_draft WHERE status = 'open'") > 0);
  CHECK(site().count("SELECT count(*) FROM material") > 0);
}

TEST_CASE("there is work today: unassigned cases, limits near and over, corrections to decide, a sealed case") {
  const Date today = date_at(site().ends_at_ms);
  const auto open = [&](const std::string& condition, std::initializer_list<store::Value> params = {}) {
    return site().count("SELECT count(*) FROM case_facts WHERE source = 'filing' AND status = 'open' AND " + condition, params);
  };
  CHECK(open("handler_id IS NULL") > 0);
  CHECK(open("due_on < $1", {std::int64_t{today.days}}) > 0);
  CHECK(open("due_on BETWEEN $1 AND $2", {std::int64_t{today.days}, std::int64_t{today.days} + 10}) > 0);
  CHECK(open("pending_corrections > 0") > 0);
  CHECK(open("secrecy = 'sealed'") > 0);
  CHECK(open("hearing_on BETWEEN $1 AND $2", {std::int64_t{today.days}, std::int64_t{today.days} + 7}) > 0);
  CHECK(site().count("SELECT count(*) FROM case_correction WHERE status = 'rejected'") > 0);
  CHECK(site().count("SELECT count(*) FROM case_step WHERE step = 'record_appeal'") > 0);
}

TEST_CASE("fees are paid in advance, as a rule in time") {
  const std::int64_t paid = site().count("SELECT count(*) FROM case_fee WHERE status = 'paid'");
  const std::int64_t fees = site().count("SELECT count(*) FROM case_fee");
  CHECK(paid * 10 > fees * 6);
  CHECK(paid < fees);
}

TEST_CASE("a visitor finds other procedures too, and what comes from a civil case below it") {
  const auto found = [&](const std::string& condition) {
    return site().count("SELECT count(*) FROM case_file WHERE " + condition);
  };
  for (const char* type : {"刑初", "行初"})
    CHECK_MESSAGE(found("status <> 'open' AND type_code = '" + std::string(type) + "'") > 0, type);
  // Whatever was sent up ten days ago or more is with the court above.
  CHECK(found("organ = '陕07' AND type_code = '民终'") >=
        site().count("SELECT count(*) FROM case_step s JOIN case_file c ON c.organ = s.organ AND c.id = s.case_id WHERE s.step = "
                     "'send_appeal' AND c.secrecy = 'open' AND s.at_ms < $1",
                     {site().ends_at_ms - 10 * 86'400'000LL}));
  CHECK(found("type_code = '执' AND source = 'filing'") > 0);
  CHECK(site().count("SELECT count(*) FROM case_link l JOIN case_file c ON c.organ = l.source_organ AND c.id = l.source_case_id "
                     "WHERE c.type_code = '民初'") > 0);
  // The result that the first instance records names the appeal that the court above decided.
  CHECK(site().count("SELECT count(*) FROM case_step WHERE step = 'record_appeal_result' AND fields NOT LIKE '%陕07民终%'") == 0);
}

TEST_CASE("the enforcement ledger came in with handlers and causes to be mapped") {
  CHECK(site().outcome.imported >= 8);
  CHECK(site().count("SELECT count(*) FROM case_facts WHERE type_code = '执' AND source = 'import'") ==
        site().outcome.imported - 1);
  CHECK(site().count("SELECT count(*) FROM case_facts WHERE source = 'import' AND handler_mapped = 1") > 0);
  CHECK(site().count("SELECT sum(refused) FROM import_batch") == 2);
}

TEST_CASE("facts are what the rows say, and nothing happened after today or before it was filed") {
  const auto difference = site().database.read_value([](store::Connection& db) { return cases::first_facts_difference(db); });
  CHECK_MESSAGE(!difference, (difference ? difference->column : ""));
  CHECK(site().count("SELECT count(*) FROM journal_entry WHERE at_ms > $1", {site().ends_at_ms}) == 0);
  CHECK(site().count("SELECT count(*) FROM case_step WHERE occurred_on > $1", {std::int64_t{date_at(site().ends_at_ms).days}}) ==
        0);
  CHECK(site().count(
            "SELECT count(*) FROM case_facts WHERE closed_on < filed_on OR served_on < filed_on OR filed_on < received_on") == 0);
}

TEST_CASE("court work is done in office hours") {
  const auto entries = site().query(
      "SELECT at_ms, action FROM journal_entry WHERE organ = '陕0702' AND actor_organ = '陕0702' AND "
      "actor_id <> 'system'");
  REQUIRE(entries.size() > 200);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const InstantMs at = store::integer(entries.at(i, 0));
    const auto minute = (at - instant_of(date_at(at))) / 60'000;
    CAPTURE(iso_instant(at));
    CAPTURE(store::text(entries.at(i, 1)));
    CHECK(law::book().calendar->is_workday(date_at(at)));
    CHECK(minute >= 9 * 60);
    CHECK(minute < 19 * 60);
  }
}

TEST_CASE("every day before today is sealed") {
  const InstantMs midnight = instant_of(date_at(site().ends_at_ms));
  CHECK(site().count("SELECT count(*) FROM journal_entry WHERE seal_number IS NULL AND at_ms < $1", {midnight}) == 0);
  CHECK(site().outcome.seals > 100);
}

TEST_CASE("the same seed makes the same court, another seed another one") {
  const auto portrait = [](DemoSite& court) {
    std::string text;
    const auto rows = court.query(
        "SELECT number, cause_name, plaintiffs, defendants, claim_amount_fen, filed_on, stage, handler_name, clerk_name, due_on, "
        "closed_on, close_way_name FROM case_facts ORDER BY number_sort");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t column = 0; column < rows.width(); ++column) {
        const auto& value = rows.at(i, column);
        if (const auto* number = std::get_if<std::int64_t>(&value)) text += std::to_string(*number);
        if (const auto* words = std::get_if<std::string>(&value)) text += *words;
        text += '|';
      }
      text += '\n';
    }
    return text;
  };
  DemoSite again(case_count), other(case_count, 8);
  CHECK(portrait(again) == portrait(site()));
  CHECK(portrait(other) != portrait(site()));
  CHECK_MESSAGE(other.outcome.refused.empty(), refusals(other.outcome));
}

TEST_CASE("without cases there are only the courts and their people") {
  DemoSite empty(0);
  CHECK(empty.count("SELECT count(*) FROM filing_draft") == 0);
  CHECK(empty.count("SELECT count(*) FROM case_file") == 0);
  CHECK(empty.count("SELECT count(*) FROM user_account WHERE kind = 'staff' AND organ = '陕0702'") >= 40);
  CHECK(empty.count("SELECT count(*) FROM user_account WHERE kind = 'portal'") == 60);
  const auto roles = column_of(empty.query("SELECT DISTINCT role FROM user_role WHERE active = 1"));
  for (const people::Role& role : empty.permissions.roles())
    if (role.exists_in("court")) CHECK_MESSAGE(roles.contains(role.code), role.name);
}

TEST_CASE("the list of accounts names each role once, with the password") {
  const std::string list = demo::account_list(site().outcome.accounts, "Correct-Horse-7");
  CHECK(list.find("Correct-Horse-7") != std::string::npos);
  for (const char* login : {"filing1 … filing3", "judge1 … judge14", "party1", "lawyer1 … lawyer20", "sysadmin", "superior1"})
    CHECK_MESSAGE(list.find(login) != std::string::npos, login);
}
