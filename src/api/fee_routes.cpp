// Fees of a case (诉讼费用): assessed, adjusted, paid, given back, relieved, borne.
#include "api/case_page.h"
#include "cases/fee_actions.h"
#include "cases/fee_requests.h"
#include "law/fee_settlement.h"
#include "law/law_book.h"

namespace anshu::api {
namespace case_page {

struct NewFee {
  std::string kind;
  std::optional<std::int64_t> amount_fen, base_fen;
  std::optional<bool> simplified, counterclaim, appeal;
  std::optional<std::string> payer_id;
};
BOOST_DESCRIBE_STRUCT(NewFee, (), (kind, amount_fen, base_fen, simplified, counterclaim, appeal, payer_id))
struct FeeChange {
  std::string event;
  std::optional<std::int64_t> amount_fen;
  std::string reason;
  std::optional<Date> effective_on;
};
BOOST_DESCRIBE_STRUCT(FeeChange, (), (event, amount_fen, reason, effective_on))
struct NewPayment {
  std::int64_t amount_fen = 0;
  Date paid_on;
  std::string method, receipt_number;
  std::optional<std::string> counterparty;
};
BOOST_DESCRIBE_STRUCT(NewPayment, (), (amount_fen, paid_on, method, receipt_number, counterparty))
struct AskRelief {
  std::string ground;
  std::optional<std::int64_t> percent;
  std::optional<Date> until_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AskRelief, (), (ground, percent, until_on, reason))
struct ReliefDecision {
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ReliefDecision, (), (note))
struct FeeKindChoice {
  std::string code, name, basis;
  bool application = false;
};
BOOST_DESCRIBE_STRUCT(FeeKindChoice, (), (code, name, basis, application))
struct FeeChoices {
  std::vector<FeeKindChoice> kinds;
  std::vector<law::ReliefGround> reliefs;
  std::vector<law::FeeEventChoice> events;
};
BOOST_DESCRIBE_STRUCT(FeeChoices, (), (kinds, reliefs, events))

RouteInfo fee_route(std::string path, std::string operation, std::string summary, std::string permission) {
  RouteInfo info = with_key(
      with_if_match(route("/cases/{id}" + std::move(path), std::move(operation), std::move(summary), std::move(permission))));
  info.tag = "诉讼费用";
  return info;
}

cases::RecordPayment payment(NewPayment input) {
  return {"",
          input.amount_fen,
          input.paid_on,
          std::move(input.method),
          std::move(input.receipt_number),
          input.counterparty.value_or("")};
}
cases::RecordPayment of_fee(const Call& call, NewPayment input) {
  cases::RecordPayment of = payment(std::move(input));
  of.fee_id = call.param("fee");
  return of;
}
cases::RecordPayment of_burden(const Call& call, NewPayment input) {
  cases::RecordPayment of = payment(std::move(input));
  of.party_id = call.param("party");
  return of;
}

void add_payment_routes(Router& router, Desk& desk) {
  struct Way {
    const char *path, *name, *summary, *action;
    cases::RecordPayment (*input)(const Call&, NewPayment);
    Result<cases::CaseChanged> (*record)(const cases::Services&, const people::Actor&, const cases::CaseCall&,
                                         const cases::RecordPayment&);
  };
  for (const Way& way : {
           Way{"/fees/{fee}/payments", "record_payment", "登记收费", "record_payment", of_fee, cases::record_payment},
           Way{"/fees/{fee}/refunds", "record_refund", "登记退费", "record_refund", of_fee, cases::record_refund},
           Way{"/fee-burden/{party}/payments", "record_burden_payment", "登记当事人按负担交纳的诉讼费用", "record_payment",
               of_burden, cases::record_payment},
           Way{"/fee-burden/{party}/refunds", "record_burden_refund", "登记按负担退还当事人的诉讼费用", "record_refund",
               of_burden, cases::record_refund},
       })
    router.post<NewPayment, view::CaseView>(
        fee_route(way.path, way.name, way.summary, way.action), [&desk, way](Call& call, NewPayment input) {
          return shown(desk, call, way.record(desk.services, actor_of(call), call_of(call), way.input(call, std::move(input))));
        });
}

void add_relief_routes(Router& router, Desk& desk) {
  router.post<AskRelief, view::CaseView>(
      fee_route("/fees/{fee}/reliefs", "request_fee_relief", "申请司法救助：缓交、减交、免交", "request_fee_relief"),
      [&desk](Call& call, AskRelief input) {
        return shown(desk, call,
                     cases::request_fee_relief(desk.services, actor_of(call), call_of(call),
                                               {call.param("fee"), input.ground, input.percent, input.until_on, input.reason}));
      });
  RouteInfo waiting = route("/fee-reliefs", "list_fee_reliefs", "等待本人审批的司法救助申请", "signed_in");
  waiting.tag = "诉讼费用";
  router.get<view::FeeReliefRequestList>(waiting, [&desk](Call& call) -> Result<view::FeeReliefRequestList> {
    return desk.services.database.read_value([&](store::Connection& db) -> Result<view::FeeReliefRequestList> {
      return cases::list_fee_reliefs(desk.services, db, actor_of(call));
    });
  });
  for (const bool approve : {true, false})
    router.post<ReliefDecision, view::CaseView>(
        fee_route(std::string("/reliefs/{relief}/") + (approve ? "approve" : "reject"),
                  approve ? "approve_fee_relief" : "reject_fee_relief", approve ? "批准司法救助" : "不批准司法救助",
                  "decide_fee_relief"),
        [&desk, approve](Call& call, ReliefDecision input) {
          return shown(desk, call,
                       cases::decide_fee_relief(desk.services, actor_of(call), call_of(call),
                                                {call.param("relief"), approve, input.note.value_or("")}));
        });
}

}  // namespace case_page

void add_fee_routes(Router& router, Desk& desk) {
  using namespace case_page;
  router.post<NewFee, view::CaseView>(
      fee_route("/fees", "assess_fee", "核定一项诉讼费用", "assess_fee"), [&desk](Call& call, NewFee input) {
        return shown(
            desk, call,
            cases::assess_fee(desk.services, actor_of(call), call_of(call),
                              {input.kind, input.amount_fen, input.base_fen, input.simplified.value_or(false),
                               input.counterclaim.value_or(false), input.appeal.value_or(false), input.payer_id.value_or("")}));
      });
  router.post<FeeChange, view::CaseView>(
      fee_route("/fees/{fee}/adjustments", "adjust_fee", "因程序转换、撤诉、调解等补交或者退还", "adjust_fee"),
      [&desk](Call& call, FeeChange input) {
        return shown(desk, call,
                     cases::adjust_fee(desk.services, actor_of(call), call_of(call),
                                       {call.param("fee"), input.event, input.amount_fen, input.reason, input.effective_on}));
      });
  router.post<cases::ApportionFees, view::CaseView>(
      fee_route("/fee-burden", "apportion_fees", "确定诉讼费用由谁负担", "apportion_fees"),
      [&desk](Call& call, cases::ApportionFees input) {
        return shown(desk, call, cases::apportion_fees(desk.services, actor_of(call), call_of(call), input));
      });
  RouteInfo choices = route("/reference/fees", "list_fee_choices", "诉讼费用的种类、司法救助的事由、补交和退还的事由", "public");
  choices.tag = "诉讼费用";
  router.get<FeeChoices>(choices, [&desk](Call&) -> Result<FeeChoices> {
    FeeChoices list;
    const auto& fees = desk.services.law.fees;
    for (const law::FeeRule& rule : fees.all())
      if (fees.find(rule.code, desk.services.clock.today()) == &rule)
        list.kinds.push_back({rule.code, rule.name, rule.basis, rule.application});
    list.reliefs = fees.relief_grounds();
    list.events = law::fee_events();
    return list;
  });
  add_payment_routes(router, desk);
  add_relief_routes(router, desk);
}

}  // namespace anshu::api
