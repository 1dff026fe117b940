// One function per group of resources: it adds the routes. No business logic here: parse → action or query → JSON.
#pragma once

#include <functional>

#include "api/router.h"
#include "cases/services.h"
#include "people/session.h"

namespace anshu::people {
class SignIn;
class SecurityLog;
}  // namespace anshu::people
namespace anshu::documents {
class Templates;
}
namespace anshu::cases {
class DocumentIssuer;
}
namespace anshu::filing {
struct FilingDesk;
}
namespace anshu::ledger {
class LedgerColumns;
}

namespace anshu::law {
class CalendarInForce;
}
namespace anshu::api {

class LiveEvents;

/// What resources lean on beyond the services of the house.
struct Desk {
  cases::Services& services;
  people::SignIn& sign_in;
  people::SecurityLog& security_log;
  LiveEvents& live;
  filing::FilingDesk& filing;
  const documents::Templates& templates;
  cases::DocumentIssuer& issuer;
  const ledger::LedgerColumns& ledger_columns;
  law::CalendarInForce& calendar;
  std::function<void()> wake_chores = [] {};  // the work of every minute begins now
  bool demo = false;                          // a demonstration court: the web application says so on every page
};

/// The person behind a call (routes that are not "public" always have one).
const people::Actor& actor_of(const Call& call);
std::optional<people::Session> session_of(const Call& call);

void add_session_routes(Router& router, Desk& desk);       // session, registration, TOTP, password   (people)
void add_people_routes(Router& router, Desk& desk);        // departments, users, roles, security log (people)
void add_reference_routes(Router& router, Desk& desk);     // courts, causes, codes, materials …      (filing)
void add_filing_routes(Router& router, Desk& desk);        // drafts, uploads, filings                (filing)
void add_ledger_routes(Router& router, Desk& desk);        // ledger, views, export                   (ledger)
void add_import_routes(Router& router, Desk& desk);        // import                                  (ledger)
void add_case_routes(Router& router, Desk& desk);          // case page, steps, corrections, timeline (cases)
void add_clock_routes(Router& router, Desk& desk);         // exclusions and extensions (cases)
void add_fee_routes(Router& router, Desk& desk);           // fees of a case (cases)
void add_registration_routes(Router& router, Desk& desk);  // window filing, families (filing)
void add_calendar_routes(Router& router, Desk& desk);      // holiday notices                        (cases)
void add_law_routes(Router& router, Desk& desk);           // public calculators: periods, fees       (law)
void add_desk_routes(Router& router, Desk& desk);          // today, notices, live events             (cases)

/// All of the above, the guard (session, CSRF, permission), and the exception map.
void add_all_routes(Router& router, Desk& desk);

}  // namespace anshu::api
