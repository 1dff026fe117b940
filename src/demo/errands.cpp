#include "demo/errands.h"

#include "cases/notices.h"
#include "filing/drafts.h"
#include "law/law_book.h"
#include "ledger/import_ledger.h"

namespace anshu::demo {
namespace {

constexpr InstantMs day_ms = 86'400'000;
constexpr int tribunal_year = 2025, tribunal_numbers = 500;

constexpr const char* select_unmapped =
    "SELECT case_id, cause_mapped, handler_mapped FROM case_facts WHERE organ = $1 AND source = 'import' AND status = 'open' AND "
    "(cause_mapped = 0 OR handler_mapped = 0) ORDER BY number_sort LIMIT 6";

/// The enforcement bureau's file, imported by case management; a few of its unknown words are then cleared up.
class EnforcementErrand {
 public:
  EnforcementErrand(DemoHouse& house, const DemoPlan& plan, const CourtPeople& people, CourtLife& life, DemoOutcome& outcome)
      : house_(house), plan_(plan), people_(people), life_(life), outcome_(outcome) {}

  Result<void> import() {
    EnforcementInput input{recent(),
                           {},
                           court_code,
                           house_.clock.today(),
                           std::min<std::int64_t>(40, 4 + plan_.cases / 10),
                           house_.filing.services.law.calendar};
    for (const char* login : {"enforcer1", "enforcer2", "enforcer3", "enforcer4"})
      input.officers.push_back(people_.actor(login).name);
    const Random chance(static_cast<std::uint64_t>(plan_.seed));
    ledger::LedgerSource source;
    source.bytes = make_enforcement_ledger(input, chance.stream("enforcement"));
    ledger::ImportOptions options;
    options.organ = court_code;
    options.file_name = fmt::format("执行台账-{}.csv", house_.clock.today().year());
    ANSHU_TRY(const ledger::ImportReport report,
              ledger::import_ledger(house_.filing.services, house_.ledger_columns, people_.actor("management"), source, options));
    outcome_.imported += report.accepted;
    return {};
  }

  Result<void> map_some() {
    const store::Rows found =
        house_.database.read_value([&](store::Connection& db) { return db.query(select_unmapped, {std::string(court_code)}); });
    for (std::size_t i = 0; i < found.size(); ++i) {
      cases::MapLedgerEntry input;
      if (store::integer(found.at(i, 1)) == 0) input.cause_code = "EY.01";
      if (store::integer(found.at(i, 2)) == 0) input.handler_id = people_.actor("enforcer1").user_id;
      ANSHU_CHECK(
          cases::map_ledger_entry(house_.filing.services, people_.actor("filinghead"), {store::text(found.at(i, 0))}, input));
    }
    return {};
  }

 private:
  /// A bureau's file is of one year; what is older has long been closed.
  std::vector<Unpaid>& recent() {
    recent_.clear();
    for (const Unpaid& unpaid : life_.unpaid())
      if (house_.clock.today() - unpaid.effective_on < 330) recent_.push_back(unpaid);
    return recent_;
  }

  DemoHouse& house_;
  const DemoPlan& plan_;
  const CourtPeople& people_;
  CourtLife& life_;
  DemoOutcome& outcome_;
  std::vector<Unpaid> recent_;
};

/// The people's tribunals gave out the first numbers of one year in a ledger of their own, which nobody has brought in yet
/// (tests/samples/民事台账-2025.xlsx): the court's own numbers go on from the last of them.
Result<void> follow_the_tribunals(DemoHouse& house, const CourtPeople& people, DemoOutcome& outcome) {
  ledger::LedgerSource source;
  source.bytes = fmt::format(
      "案号,立案日期,案由,原告,被告,承办人,结案日期,结案方式\n({0}){1}民初{2}号,{0}-01-02,离婚纠纷,柳某,宋某,{3},{0}-01-02,"
      "撤诉\n",
      tribunal_year, court_code, tribunal_numbers, people.actor("judge1").name);
  ledger::ImportOptions options;
  options.organ = court_code;
  options.file_name = fmt::format("人民法庭{}年末号.csv", tribunal_year);
  ANSHU_TRY(const ledger::ImportReport report,
            ledger::import_ledger(house.filing.services, house.ledger_columns, people::Actor::system(std::string(court_code)),
                                  source, options));
  outcome.imported += report.accepted;
  return {};
}

/// Complaints that their writers have not finished.
Result<void> leave_drafts(DemoHouse& house, const CourtPeople& people, const DocketInput& docket) {
  int number = 0;
  for (const char* login : {"party1", "party2", "lawyer1"}) {
    const auto filer = std::ranges::find(people.filers, login, &Filer::login);
    if (filer == people.filers.end()) continue;
    Birth birth;
    birth.number = -1 - number;
    birth.at = house.clock.now_ms();
    birth.filer = static_cast<std::size_t>(filer - people.filers.begin());
    birth.story = story_named("民间借贷纠纷");
    filing::FilingContent content = complaint_of(docket, birth);
    content.declaration.reset();
    content.evidence.clear();
    if (number++ % 2 == 0) content.facts.reset();
    ANSHU_CHECK(filing::create_draft(house.filing, filer->actor, content));
  }
  return {};
}

/// Everybody has read what came more than a week ago.
Result<void> read_notices(DemoHouse& house, const CourtPeople& people, InstantMs before) {
  const InstantMs now = house.clock.now_ms();
  for (const auto& [login, actor] : people.staff) cases::mark_older_notices_read(house.database, actor, before, now);
  for (const Filer& filer : people.filers) cases::mark_older_notices_read(house.database, filer.actor, before, now);
  return {};
}

}  // namespace

void plan_errands(DemoHouse& house, const DemoPlan& plan, const CourtPeople& people, CourtLife& life, DemoOutcome& outcome) {
  const law::Calendar& calendar = house.filing.services.law.calendar;
  const Date today = date_at(plan.ends_at_ms);
  const auto enforcement = std::make_shared<EnforcementErrand>(house, plan, people, life, outcome);
  const InstantMs tribunals_at = instant_of(Date::of(tribunal_year, 1, 2), 8, 30);
  if (demo_begins_at(plan.ends_at_ms) < tribunals_at && tribunals_at < plan.ends_at_ms)
    life.at(tribunals_at, [&] { return follow_the_tribunals(house, people, outcome); });
  life.at(instant_of(calendar.subtract_workdays(today, 9), 10, 20), [enforcement] { return enforcement->import(); });
  life.at(instant_of(calendar.subtract_workdays(today, 8), 15, 40), [enforcement] { return enforcement->map_some(); });
  life.at(instant_of(today - 2, 20, 15), [&] { return leave_drafts(house, people, life.docket()); });
  life.at(plan.ends_at_ms,
          [&house, &people, before = plan.ends_at_ms - 7 * day_ms] { return read_notices(house, people, before); });
}

}  // namespace anshu::demo
