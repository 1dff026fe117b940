#include "demo/case_deeds.h"

#include "base/text.h"
#include "cases/fee_actions.h"
#include "cases/fee_file.h"

namespace anshu::demo {
namespace {

struct StepOfDeed {
  Deed deed;
  const char* step;
  bool by_judge;
};
constexpr std::array<StepOfDeed, 17> steps = {{
    {Deed::serve, "serve_defendant", false},
    {Deed::answer, "submit_answer", false},
    {Deed::schedule, "schedule_hearing", false},
    {Deed::adjourn, "adjourn_hearing", true},
    {Deed::hold, "hold_hearing", false},
    {Deed::pronounce, "pronounce", true},
    {Deed::serve_judgment, "serve_judgment", false},
    {Deed::close_judgment, "close_judgment", true},
    {Deed::close_mediation, "close_mediation", true},
    {Deed::close_withdrawal, "close_withdrawal", true},
    {Deed::close_ruling, "close_ruling", true},
    {Deed::appeal, "record_appeal", false},
    {Deed::send_appeal, "send_appeal", false},
    {Deed::appeal_result, "record_appeal_result", false},
    {Deed::effect, "record_effect", false},
    {Deed::ruling_effect, "record_ruling_effect", false},
    {Deed::archive, "archive", false},
}};

const StepOfDeed& step_of(Deed deed) {
  const auto found = std::ranges::find(steps, deed, &StepOfDeed::deed);
  if (found == steps.end()) throw std::logic_error("a deed that is no step");
  return *found;
}

bool closes(Deed deed) {
  return deed == Deed::close_judgment || deed == Deed::close_mediation || deed == Deed::close_withdrawal ||
         deed == Deed::close_ruling;
}

std::string judgment_of(LivingCase& one) {
  const auto amount = filing::claimed_amount_fen(one.complaint);
  const std::string plaintiff = one.first_plaintiff(), defendant = one.first_defendant();
  if (one.story->cast == Cast::couple)
    return one.chance.chance(0.55)
               ? "不准予原告" + plaintiff + "与被告" + defendant + "离婚。"
               : "准予原告" + plaintiff + "与被告" + defendant + "离婚；婚生子女由原告抚养，被告按月支付抚养费。";
  if (!amount) return "被告" + defendant + "于本判决生效之日起十日内排除妨害，恢复原状。";
  if (one.chance.chance(0.08)) return "驳回原告" + plaintiff + "的诉讼请求。";
  const std::int64_t awarded = *amount * one.chance.between(60, 100) / 100 / 100 * 100;
  return fmt::format("被告{}于本判决生效之日起十日内支付原告{}{}元{}。", defendant, plaintiff, format_yuan(awarded),
                     awarded < *amount ? "；驳回原告的其他诉讼请求" : "");
}

}  // namespace

// ── allocation ───────────────────────────────────────────────────────────────────────────────────────────────────────────

Bench& CaseDeeds::bench_for(const LivingCase& one) {
  Bench* best = nullptr;
  const auto burden = [](const Bench& bench) { return bench.open_cases * (bench.is_head ? 4 : 1); };
  for (Bench& bench : people_.benches) {
    if (bench.department != one.story->department || &bench == one.bench) continue;
    if (!best || burden(bench) < burden(*best)) best = &bench;
  }
  return *best;
}

Result<void> CaseDeeds::assign(LivingCase& one, bool again) {
  Bench& bench = bench_for(one);
  cases::AssignCase input;
  input.department_id = bench.judge.department_id.value_or("");
  input.handler_id = bench.judge.user_id;
  input.clerk_id = bench.clerk.user_id;
  input.reason = again ? std::string("原承办人参加审判业务培训，改由他人承办")
                       : fmt::format("按在办案件数分配：{}在办{}件", bench.judge.name, bench.open_cases);
  ANSHU_CHECK(cases::assign_case(services_, people_.actor("filinghead"), {one.id}, input));
  if (one.bench) --one.bench->open_cases;
  one.bench = &bench;
  ++bench.open_cases;
  return {};
}

// ── beside the procedure ─────────────────────────────────────────────────────────────────────────────────────────────────

Result<void> CaseDeeds::seal(LivingCase& one) {
  const char* reason = one.story->cast == Cast::couple ? "离婚案件，当事人申请不公开审理" : "涉及个人隐私，依法不公开审理";
  ANSHU_CHECK(cases::set_secrecy(services_, one.bench->head, {one.id}, {"sealed", reason}));
  return {};
}

Result<void> CaseDeeds::pay(LivingCase& one) {
  cases::CaseFile file = file_of(one);
  services_.database.read([&](store::Connection& connection) { cases::load_fees(connection, file); });
  const Date today = date_at(services_.clock.now_ms());
  for (const cases::FeeRow& fee : file.fees) {
    if (cases::open_fen(fee) == 0) continue;
    cases::RecordPayment input;
    input.fee_id = fee.id;
    input.amount_fen = cases::open_fen(fee);
    input.paid_on = today;
    input.method = one.chance.chance(0.7) ? "online" : "bank";
    input.receipt_number = fmt::format("陕财诉{}{:06}", today.year(), ++receipts_);
    input.counterparty = one.first_plaintiff();
    ANSHU_CHECK(cases::record_payment(services_, people_.actor("cashier"), {one.id}, input));
  }
  return {};
}

Result<void> CaseDeeds::note(LivingCase& one, const PlannedDeed& planned) {
  const people::Actor& author = one.chance.chance(0.5) ? one.bench->judge : one.bench->clerk;
  ANSHU_CHECK(cases::add_note(services_, author, {one.id}, {planned.code}));
  return {};
}

Result<void> CaseDeeds::ask_correction(LivingCase& one, const PlannedDeed& planned) {
  cases::RequestCorrection input;
  input.field = planned.code;
  if (planned.code == "claim_amount_fen") {
    const std::int64_t amount = filing::claimed_amount_fen(one.complaint).value_or(0);
    input.value = std::to_string(amount - amount / 20 / 100 * 100 - 100);
    input.reason = "原告当庭变更诉讼请求，标的额相应减少，见变更申请书";
  } else {
    Date served_on;
    for (const PlannedDeed& deed : one.life.deeds)
      if (deed.deed == Deed::serve && deed.at <= planned.at) served_on = deed.on;
    input.value = (served_on - 1).iso();
    input.reason = "送达回证记载的签收日期为" + (served_on - 1).chinese() + "，登记有误";
  }
  ANSHU_CHECK(cases::request_correction(services_, one.bench->clerk, {one.id}, input));
  return {};
}

Result<void> CaseDeeds::decide_correction(LivingCase& one, bool approve) {
  const cases::CaseFile file = file_of(one);
  const auto pending = std::ranges::find(file.corrections, std::string("pending"), &cases::CorrectionRow::status);
  if (pending == file.corrections.end()) return refuse_not_found("更正申请");
  const cases::DecideCorrection input{approve, approve ? "同意，依据附卷" : "依据不足，请附回证或者变更申请书后重新申请"};
  ANSHU_CHECK(cases::decide_correction(services_, one.bench->head, pending->id, input));
  return {};
}

// ── procedure ────────────────────────────────────────────────────────────────────────────────────────────────────────────

Result<void> CaseDeeds::take_step(LivingCase& one, const PlannedDeed& planned) {
  const StepOfDeed& step = step_of(planned.deed);
  // Assistants keep the minutes, but may not archive.
  const bool by_judge =
      step.by_judge || (planned.deed == Deed::archive && !services_.permissions.may(one.bench->clerk, "archive_case"));
  const people::Actor& actor = by_judge ? one.bench->judge : one.bench->clerk;
  cases::TakeStep input{step.step, planned.on, form_of(one, planned)};
  ANSHU_CHECK(cases::take_step(services_, actor, {one.id}, input));
  if (closes(planned.deed)) --one.bench->open_cases;
  return {};
}

json::object CaseDeeds::form_of(LivingCase& one, const PlannedDeed& planned) {
  if (closes(planned.deed)) return closing_form(one, planned);
  json::object form;
  switch (planned.deed) {
    case Deed::serve:
      form = {{"party", party_of(one, planned.party)}, {"method", planned.code}, {"evidence_until", planned.other.iso()}};
      break;
    case Deed::answer:
      form = {{"party", party_of(one, planned.party)}, {"form", planned.code}};
      break;
    case Deed::schedule:
      put_hearing(one, planned.other, "hearing_day", form);
      form["open_hearing"] = !one.birth.wishes.sealed;
      break;
    case Deed::adjourn:
      put_hearing(one, planned.other, "next_hearing_day", form);
      form["reason"] = planned.code;
      break;
    case Deed::hold:
      form = {{"outcome", planned.code}, {"attendance", one.chance.chance(0.85) ? "双方当事人到庭" : "被告经传票传唤未到庭"}};
      break;
    case Deed::pronounce:
      form = {{"way", planned.code}, {"summary", judgment_of(one)}};
      break;
    case Deed::serve_judgment:
      form = {{"party", party_of(one, planned.party)}, {"method", planned.code}};
      break;
    case Deed::appeal:
      form = {{"party", party_of(one, planned.party)}};
      break;
    case Deed::appeal_result:
      form = {{"result", planned.code}};
      if (!one.appeal_number.empty()) form["appeal_number"] = one.appeal_number;
      break;
    case Deed::archive: {
      const int pages = one.chance.between(38, 260);
      form = {{"archive_number", fmt::format("{}-民初-{:05}", planned.on.year(), ++volumes_)},
              {"volumes", fmt::format("{}册{}页", pages > 180 ? 2 : 1, pages)}};
      break;
    }
    default:
      break;
  }
  return form;
}

json::object CaseDeeds::closing_form(const LivingCase& one, const PlannedDeed& planned) {
  switch (planned.deed) {
    case Deed::close_mediation:
      return {{"agreed_on", planned.other.iso()},
              {"summary", one.story->cast == Cast::couple
                              ? "双方自愿和好，撤回离婚请求，互不追究。"
                              : "双方自愿达成协议：被告分期履行，原告放弃其他请求，案件受理费减半由被告负担。"}};
    case Deed::close_withdrawal:
      return {{"close_way", planned.code},
              {"reason", planned.code == "04" ? "原告在预交期限内未预交案件受理费，也未申请缓交。"
                                              : "原告以双方庭外和解、被告已履行为由申请撤诉，经审查予以准许。"}};
    case Deed::close_ruling:
      return {
          {"close_way", planned.code},
          {"summary", planned.code == "05"   ? "原告与本案没有直接利害关系，不符合起诉条件，裁定驳回起诉。"
                      : planned.code == "07" ? "被告住所地、合同履行地均不在本院辖区，裁定移送有管辖权的人民法院。"
                      : one.complaint.parties.front().kind == "natural" ? "原告死亡，没有继承人，裁定终结诉讼。"
                                                                        : "原告已经注销，没有权利义务承受人，裁定终结诉讼。"}};
    default:
      return {};
  }
}

void CaseDeeds::put_hearing(LivingCase& one, Date day, const char* day_field, json::object& form) {
  constexpr std::array<const char*, 6> times = {"09:00", "10:30", "14:30", "15:40", "09:50", "16:20"};
  const int turn = booked_[{one.bench, day}]++;
  const auto room = static_cast<std::size_t>(one.bench - people_.benches.data());
  constexpr std::array<const char*, 8> rooms = {"第一法庭", "第二法庭", "第三法庭", "第四法庭",
                                                "第五法庭", "第六法庭", "第七法庭", "第八法庭"};
  form[day_field] = day.iso();
  form["hearing_time"] = times[static_cast<std::size_t>(turn) % times.size()];
  form["courtroom"] = rooms[room % rooms.size()];
}

std::string CaseDeeds::party_of(const LivingCase& one, int position) {
  if (position < 0) return "all";
  return file_of(one).parties.at(static_cast<std::size_t>(position)).id;
}

cases::CaseFile CaseDeeds::file_of(const LivingCase& one) {
  auto file = services_.database.read_value(
      [&](store::Connection& connection) { return cases::load_case_core(connection, court_code, one.id); });
  if (!file) throw std::runtime_error("the demonstration lost a case");
  return *std::move(file);
}

}  // namespace anshu::demo
