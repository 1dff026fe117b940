// Cases registered at the window (登记立案), of themselves or from another case, and the families that they make (案-件).
#include "api/case_page.h"
#include "cases/family.h"
#include "filing/register_case.h"

namespace anshu::api {

void add_registration_routes(Router& router, Desk& desk) {
  using namespace case_page;
  RouteInfo create = with_key(route("/cases", "register_case", "登记立案（窗口立案、由其他案件衍生）", "register_case"));
  create.success = 201;
  router.post<filing::RegisterCase, filing::RegisteredCase>(create, [&desk](Call& call, filing::RegisterCase input) {
    return filing::register_case(desk.filing, actor_of(call), input, call.idempotency_key);
  });
  router.get<filing::view::CaseTypeChoices>(
      route("/case-types", "list_registrable_types", "本院可以登记的案件类型", "register_case"),
      [&desk](Call& call) -> Result<filing::view::CaseTypeChoices> {
        return desk.services.database.read_value(
            [&](store::Connection& db) { return filing::registrable_types(desk.filing, db, actor_of(call).organ); });
      });
  RouteInfo derivations =
      route("/derivations", "list_derivations", "某一案件可以衍生的案件：上诉、申请执行、执行异议……", "register_case");
  derivations.query = {{"organ", QueryType::text, "来源案件所在法院", true}, {"case_id", QueryType::text, "来源案件", true}};
  router.get<filing::view::DerivationChoices>(derivations, [&desk](Call& call) -> Result<filing::view::DerivationChoices> {
    return desk.services.database.read_value([&](store::Connection& db) {
      return filing::derivations_of(desk.filing, db, actor_of(call), call.text("organ").value_or(""),
                                    call.text("case_id").value_or(""));
    });
  });
  router.get<cases::view::Family>(
      route("/cases/{id}/family", "get_case_family", "与本案有关的各审级、执行、异议案件", "signed_in"),
      [&desk](Call& call) -> Result<cases::view::Family> {
        return desk.services.database.read_value(
            [&](store::Connection& db) { return cases::family_of(desk.services, db, actor_of(call), call.param("id")); });
      });
}

}  // namespace anshu::api
