// Clocks of a case: what is asked for (扣除、延长) and decided.
#include "api/case_page.h"
#include "cases/clock_actions.h"
#include "cases/clock_requests.h"

namespace anshu::api {
namespace case_page {

struct AskExclusion {
  std::string ground;
  Date start_on;
  std::optional<Date> end_on;
  std::string document_number, reason;
};
BOOST_DESCRIBE_STRUCT(AskExclusion, (), (ground, start_on, end_on, document_number, reason))
struct FinishExclusion {
  Date end_on;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(FinishExclusion, (), (end_on, note))
struct AskExtension {
  std::string clock_id;
  std::optional<std::int64_t> months, days;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AskExtension, (), (clock_id, months, days, reason))
struct ClockDecision {
  std::optional<std::string> note;
  std::optional<Date> decided_on;
  std::optional<std::string> document_number;
};
BOOST_DESCRIBE_STRUCT(ClockDecision, (), (note, decided_on, document_number))

template <class Decide>
Result<view::ClockRequest> request_decided(Desk& desk, Call& call, const char* kind, bool approve, const ClockDecision& decision,
                                           Decide decide) {
  ANSHU_CHECK(decide(desk.services, actor_of(call), call.param("id"),
                     cases::DecideClockRequest{approve, decision.note.value_or(""), decision.decided_on,
                                               decision.document_number.value_or("")}));
  return desk.services.database.read_value([&](store::Connection& db) {
    return cases::view_clock_request(desk.services, db, actor_of(call), kind, call.param("id"));
  });
}

}  // namespace case_page

void add_clock_routes(Router& router, Desk& desk) {
  using namespace case_page;
  router.post<AskExclusion, view::CaseView>(
      with_key(with_if_match(route("/cases/{id}/exclusions", "request_exclusion", "申请扣除审限", "request_exclusion"))),
      [&desk](Call& call, AskExclusion input) {
        return shown(desk, call,
                     cases::request_exclusion(desk.services, actor_of(call), call_of(call),
                                              {input.ground, input.start_on, input.end_on, input.document_number, input.reason}));
      });
  router.post<FinishExclusion, view::CaseView>(
      with_if_match(route("/cases/{id}/exclusions/{exclusion}/end", "end_exclusion", "结束扣除（恢复计算）", "end_exclusion")),
      [&desk](Call& call, FinishExclusion input) {
        return shown(desk, call,
                     cases::end_exclusion(desk.services, actor_of(call), call_of(call),
                                          {call.param("exclusion"), input.end_on, input.note.value_or("")}));
      });
  router.post<AskExtension, view::CaseView>(
      with_key(with_if_match(route("/cases/{id}/extensions", "request_extension", "申请延长审限", "request_extension"))),
      [&desk](Call& call, AskExtension input) {
        return shown(desk, call,
                     cases::request_extension(desk.services, actor_of(call), call_of(call),
                                              {input.clock_id, input.months.value_or(0), input.days.value_or(0), input.reason}));
      });
  router.get<view::ClockRequestList>(
      route("/clock-requests", "list_clock_requests", "等待本人审批的扣除、延长审限申请", "signed_in"),
      [&desk](Call& call) -> Result<view::ClockRequestList> {
        return desk.services.database.read_value([&](store::Connection& db) -> Result<view::ClockRequestList> {
          return cases::list_clock_requests(desk.services, db, actor_of(call));
        });
      });
  for (const bool approve : {true, false}) {
    const std::string verb = approve ? "approve" : "reject", word = approve ? "批准" : "不批准";
    router.post<ClockDecision, view::ClockRequest>(
        route("/exclusions/{id}/" + verb, verb + "_exclusion", word + "扣除审限", "decide_exclusion"),
        [&desk, approve](Call& call, ClockDecision input) {
          return request_decided(desk, call, "exclusion", approve, input, cases::decide_exclusion);
        });
    router.post<ClockDecision, view::ClockRequest>(
        route("/extensions/{id}/" + verb, verb + "_extension", word + "延长审限（上级法院决定的，登记决定）", "signed_in"),
        [&desk, approve](Call& call, ClockDecision input) {
          return request_decided(desk, call, "extension", approve, input, cases::decide_extension);
        });
  }
}

}  // namespace anshu::api
