// request_fee_relief, decide_fee_relief (司法救助：缓交、减交、免交，《诉讼费用交纳办法》第六章).
#include "base/text.h"
#include "cases/clocks.h"
#include "cases/decision.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"
#include "cases/members.h"
#include "cases/notices.h"
#include "cases/refuse_about.h"
#include "law/fee_settlement.h"
#include "law/law_book.h"

namespace anshu::cases {
namespace {

bool is_natural(const CaseFile& file, const FeeRow& fee) {
  for (const PartyRow& party : file.parties) {
    const bool pays = fee.payer_id.empty() ? party.side == "plaintiff" : party.id == fee.payer_id;
    if (pays && party.kind != "natural") return false;
  }
  return true;
}

Result<law::ReliefResult> compute(const law::LawBook& law, const CaseFile& file, const FeeRow& fee, const std::string& ground,
                                  const std::optional<std::int64_t>& percent) {
  law::ReliefInput input;
  input.ground = ground;
  input.fee_fen = open_fen(fee);
  input.natural_person = is_natural(file, fee);
  if (percent && (*percent < 0 || *percent > 1000)) return refuse_field("percent", "type.range", "减交比例应在1至99之间");
  if (percent) input.percent = static_cast<std::int32_t>(*percent);
  // A case that comes online is registered before anybody can ask; the law's word is about the decision to register. Until the
  // payment is due nothing is too late.
  input.before_filing = true;
  return law::compute_relief(law.fees, input);
}

Result<void> request(const Services& services, people::Action& action, CaseFile& file, const RequestFeeRelief& input) {
  ANSHU_TRY(const FeeRow* const fee, find_fee(file, input.fee_id));
  if (open_fen(*fee) == 0) return refuse(RefusalKind::conflict, "E_FEE_PAID", fee->kind_name + "没有尚应交纳的金额");
  for (const FeeReliefRow& other : file.reliefs)
    if (other.fee_id == fee->id && other.status == "pending")
      return refuse(RefusalKind::conflict, "E_RELIEF_PENDING", "该项费用已有司法救助申请尚未审批");
  const law::ReliefGround* ground = services.law.fees.relief_ground(input.ground);
  if (!ground) return refuse_field("ground", "E_FEE_RELIEF_GROUND", "请选择申请司法救助的事由");
  const bool defer = ground->kind == law::ReliefKind::defer;
  if (defer && !input.until_on) return refuse_field("until_on", "required", "请填写缓交至何日");
  if (input.until_on && *input.until_on <= action.today()) return refuse_field("until_on", "date.past", "缓交期限应在今天之后");
  ANSHU_TRY(const std::string reason, require_reason(input.reason));
  ANSHU_TRY(const law::ReliefResult result, compute(services.law, file, *fee, input.ground, input.percent));
  FeeReliefRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.fee_id = fee->id;
  row.kind = enum_name(ground->kind);
  row.ground = ground->code;
  row.ground_name = ground->name;
  row.percent = input.percent;
  row.until_on = defer ? input.until_on : std::nullopt;
  row.reason = reason;
  row.status = "pending";
  row.relieved_fen = result.relieved_fen;
  row.asked_by = action.actor.user_id;
  row.asked_by_name = action.actor.name;
  row.asked_at_ms = action.now_ms();
  row.reasoning = to_json(result.steps);
  action.work.insert(row);
  file.reliefs.push_back(std::move(row));
  return {};
}

Result<void> grant(const Services& services, people::Action& action, CaseFile& file, FeeReliefRow& relief) {
  ANSHU_TRY(FeeRow* const fee, find_fee(file, relief.fee_id));
  ANSHU_TRY(const law::ReliefResult result, compute(services.law, file, *fee, relief.ground, relief.percent));
  relief.relieved_fen = result.relieved_fen;
  relief.reasoning = to_json(result.steps);
  FeeRow after = *fee;
  after.relieved_fen += result.relieved_fen;
  if (relief.until_on) {
    after.deferred_until = relief.until_on;
    ANSHU_TRY(after.due_on, put_off_clock(action, services.law, file, fee->clock_id, *relief.until_on,
                                          "准予缓交" + fee->kind_name + "至" + relief.until_on->iso()));
  }
  return put_fee(action, services.law, file, *fee, after, action.today());
}

Result<void> decide(const Services& services, people::Action& action, CaseFile& file, const DecideFeeRelief& input) {
  const auto row = std::ranges::find(file.reliefs, input.relief_id, &FeeReliefRow::id);
  if (row == file.reliefs.end()) return refuse_not_found("司法救助申请");
  ANSHU_CHECK(check_decision({row->status, row->asked_by, action.actor.user_id, input.approve, input.note}, "E_REQUEST_DECIDED",
                             "诉讼费用交纳办法第五十一条"));
  FeeReliefRow after = *row;
  if (input.approve) ANSHU_CHECK(grant(services, action, file, after));
  after.status = input.approve ? "approved" : "rejected";
  after.decided_by = action.actor.user_id;
  after.decided_by_name = action.actor.name;
  after.decided_at_ms = action.now_ms();
  after.note = trim(input.note);
  *row = action.work.update(*row, after);
  const std::string outcome = input.approve ? "已经批准" : "未获批准";
  send_notice(
      action, file.row.organ, row->asked_by,
      {"司法救助申请" + outcome, file.row.number + "的司法救助申请" + outcome + "。" + row->note, "/desk/cases/" + file.row.id});
  send_notice(action, file.row.applicant_organ, file.row.applicant_id,
              {"诉讼费用司法救助" + outcome, file.row.number + "的诉讼费用司法救助申请" + outcome + "。" + row->note,
               "/cases/" + file.row.id});
  return {};
}

}  // namespace

Result<CaseChanged> request_fee_relief(const Services& services, const people::Actor& actor, const CaseCall& call,
                                       const RequestFeeRelief& input) {
  return run_on_case(services, actor, "request_fee_relief", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       load_fees(action.db(), change.file);
                       return request(services, action, change.file, input);
                     });
}

Result<CaseChanged> decide_fee_relief(const Services& services, const people::Actor& actor, const CaseCall& call,
                                      const DecideFeeRelief& input) {
  return run_on_case(services, actor, "decide_fee_relief", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       load_fees(action.db(), change.file);
                       return decide(services, action, change.file, input);
                     });
}

}  // namespace anshu::cases
