// The demonstration court: 汉中市汉台区人民法院 under 汉中市中级人民法院, made by doing the real work under a clock that runs
// through thirty months. The same seed gives the same court.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "cases/document_issuer.h"
#include "demo/court_people.h"
#include "filing/desk.h"
#include "ledger/ledger_columns.h"
#include "store/batch_database.h"

namespace anshu::demo {

/// What the work is done with; everything stands on `database` and `clock`.
struct DemoHouse {
  people::AccountServices& accounts;
  filing::FilingDesk& filing;
  cases::DocumentIssuer& documents;
  const ledger::LedgerColumns& ledger_columns;
  store::BatchDatabase& database;
  ManualClock& clock;
  const SigningKey& seal_key;
};

struct DemoPlan {
  std::int64_t cases = 3000;  // 0: only the courts and their people
  std::int64_t seed = 20260301;
  InstantMs ends_at_ms = 0;                                         // now
  std::string password_hash;                                        // of hash_password, for everybody
  std::function<void(Date day, std::int64_t cases)> progress = {};  // once a month of the demonstration's time
};

struct DemoOutcome {
  std::vector<ListedAccount> accounts;
  std::int64_t filings = 0, cases = 0, others = 0, deeds = 0, imported = 0, seals = 0;  // others: of other procedures
  std::map<std::string, std::int64_t>
      refused;  // deeds that the court's rules did not let pass, by code and field: none, if all is well
};

/// When the demonstration's time begins: thirty months before it ends.
InstantMs demo_begins_at(InstantMs ends_at_ms);

/// Fills an empty installation. The house's clock must stand at demo_begins_at.
Result<DemoOutcome> make_demo_court(DemoHouse& house, const DemoPlan& plan);

/// The list of accounts as demo-accounts.txt shows it: role, login, name; and the one password.
std::string account_list(const std::vector<ListedAccount>& accounts, std::string_view password);

}  // namespace anshu::demo
