#include "api/guard.h"
#include "api/resources.h"

namespace anshu::api {

void add_all_routes(Router& router, Desk& desk) {
  router.set_guard(make_guard(desk));
  add_session_routes(router, desk);
  add_people_routes(router, desk);
  add_reference_routes(router, desk);
  add_filing_routes(router, desk);
  add_ledger_routes(router, desk);
  add_import_routes(router, desk);
  add_case_routes(router, desk);
  add_clock_routes(router, desk);
  add_fee_routes(router, desk);
  add_registration_routes(router, desk);
  add_calendar_routes(router, desk);
  add_law_routes(router, desk);
  add_desk_routes(router, desk);
}

}  // namespace anshu::api
