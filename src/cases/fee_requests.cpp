#include "cases/fee_requests.h"

#include "cases/fee_file.h"
#include "cases/request_query.h"

namespace anshu::cases {
namespace {

constexpr const char* decide = "decide_fee_relief";
constexpr const char* pending = "r.status = 'pending'";

}  // namespace

view::FeeReliefRequestList list_fee_reliefs(const Services& services, store::Connection& connection, const people::Actor& actor) {
  view::FeeReliefRequestList list;
  for (auto& [row, number, title, version] : RequestQuery<FeeReliefRow>(services, connection, actor).find(decide, pending)) {
    view::FeeReliefRequest request;
    request.organ = row.organ;
    request.id = row.id;
    request.case_id = row.case_id;
    request.case_number = number;
    request.case_title = title;
    request.case_version = version;
    request.kind = row.kind;
    request.ground_name = row.ground_name;
    if (const auto fee = connection.find<FeeRow>({row.organ, row.case_id, row.fee_id})) {
      request.fee_name = fee->kind_name;
      request.payer_name = fee->payer_name;
      request.open_fen = open_fen(*fee);
    }
    request.percent = row.percent;
    request.until_on = row.until_on;
    request.relieved_fen = row.relieved_fen;
    request.reason = row.reason;
    request.asked_by_name = row.asked_by_name;
    request.asked_at_ms = row.asked_at_ms;
    request.own = row.asked_by == actor.user_id;
    list.items.push_back(std::move(request));
  }
  return list;
}

std::int64_t count_fee_reliefs(const Services& services, store::Connection& connection, const people::Actor& actor) {
  return RequestQuery<FeeReliefRow>(services, connection, actor).count(decide, pending);
}

}  // namespace anshu::cases
