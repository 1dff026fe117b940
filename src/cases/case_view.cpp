#include "cases/case_view.h"

#include "base/text.h"
#include "cases/audience.h"
#include "cases/case_actions.h"
#include "cases/clock_dates.h"
#include "cases/correction_fields.h"
#include "cases/document_issuer.h"
#include "cases/fee_file.h"
#include "cases/members.h"
#include "cases/scope.h"
#include "cases/take_step.h"
#include "law/law_book.h"
#include "people/directory.h"

namespace anshu::cases {
namespace {

constexpr const char* hidden = "****";

std::string mask_birthday(const std::string& iso) { return iso.size() == 10 ? iso.substr(0, 4) + "-**-**" : std::string(); }

std::optional<std::string> unless_empty(std::string text) { return text.empty() ? std::nullopt : std::optional(std::move(text)); }

/// Builds one view for one person.
class ViewMaker {
 public:
  ViewMaker(const Services& services, store::Connection& connection, const people::Actor& actor, const CaseFile& file,
            std::optional<InstantMs> at)
      : services_(services),
        connection_(connection),
        actor_(actor),
        file_(file),
        at_(at),
        today_(date_at(at.value_or(services.clock.now_ms()))),
        litigant_(actor.kind == people::Actor::Kind::portal) {}

  view::CaseView make() {
    put_head();
    put_dates();
    put_people();
    put_contents();
    put_exclusions();
    put_stages();
    if (!litigant_) put_inside();
    return std::move(view_);
  }

 private:
  void put_head() {
    const CaseRow& row = file_.row;
    view_.organ = row.organ;
    view_.id = row.id;
    view_.version = row.version;
    view_.as_of_ms = at_;
    view_.number = row.number;
    view_.title = row.title;
    view_.case_type = row.case_type;
    const law::CaseType* type = services_.law.case_types.find(row.case_type);
    view_.case_type_name = type ? type->name : row.case_type;
    view_.procedure_code = row.procedure;
    view_.trial_label = services_.procedures.trial_label(row.procedure);
    view_.trial_procedure = row.trial_procedure;
    view_.trial_procedure_name = services_.procedures.trial_procedure_name(row.procedure, row.trial_procedure);
    view_.cause_code = row.cause_code;
    view_.cause_name = row.cause_name;
    view_.cause_mapped = row.cause_code.has_value();
    view_.stage = row.stage;
    view_.stage_name = services_.procedures.stage_name(row);
    view_.status = row.status;
    view_.status_name = status_name(row.status);
    view_.secrecy = row.secrecy;
    view_.source = row.source;
  }

  void put_dates() {
    const CaseRow& row = file_.row;
    view_.received_on = row.received_on;
    view_.filed_on = row.filed_on;
    view_.closed_on = row.closed_on;
    view_.close_way = row.close_way;
    view_.close_way_name = unless_empty(row.close_way_name);
    view_.archived_on = row.archived_on;
    view_.claim_amount_fen = row.claim_amount_fen;
    for (const ClockRow& clock : file_.clocks) {
      // What the court itself still has to do is no litigant's concern.
      if (litigant_ && clock.kind == "court") continue;
      view::Clock shown = view::clock_of(clock, today_);
      for (const ExclusionRow* exclusion : exclusions_of(services_.law, file_, clock))
        shown.exclusion_ids.push_back(exclusion->id);
      view_.clocks.push_back(std::move(shown));
    }
  }

  void put_people() {
    const CaseRow& row = file_.row;
    const law::Court* court = services_.law.courts.find(row.organ);
    view_.court_name = court ? court->name : people::organ_name(connection_, row.organ);
    view_.department_id = row.department_id;
    if (row.department_id)
      if (const auto department = people::find_department(connection_, row.organ, *row.department_id))
        view_.department_name = department->name;
    if (!litigant_) view_.handler_id = row.handler_id;
    view_.handler_name = row.handler_name;
    view_.handler_mapped = row.handler_id || row.handler_name.empty();
    for (const MemberRow& member : file_.members) {
      if (litigant_ && (member.until_ms || member.role == "supervisor")) continue;
      view_.members.push_back({member.id, litigant_ ? "" : member.user_id, member.name, member.role,
                               member_role_name(member.role), member.from_ms, member.until_ms});
    }
    if (!row.applicant_id.empty())
      view_.applicant_name = people::display_name(connection_, row.applicant_organ, row.applicant_id);
    for (const PartyRow& party : file_.parties) view_.parties.push_back(party_of(party));
  }

  /// Litigants see nothing of the other side's papers, not even masked: a mask still tells where somebody lives.
  std::string masked(const PartyRow& party, const std::string& sealed, std::string (*mask)(std::string_view)) const {
    if (sealed.empty()) return {};
    if (litigant_ && party.side != "plaintiff") return hidden;
    return mask(services_.personal.open(sealed));
  }

  view::CaseParty party_of(const PartyRow& party) const {
    view::CaseParty view;
    view.id = party.id;
    view.side = party.side;
    view.side_name = services_.procedures.side_name(file_.row.procedure, party.side);
    view.position = party.position;
    view.kind = party.kind;
    view.name = party.name;
    view.id_kind = party.id_kind;
    view.id_number_masked = masked(party, party.id_number_sealed, mask_id_number);
    view.phone_masked = masked(party, party.phone_sealed, mask_phone);
    view.address_masked = masked(party, party.address_sealed, mask_address);
    const bool own_side = !litigant_ || party.side == "plaintiff";
    if (own_side) {
      view.gender = party.gender;
      view.nation = party.nation;
      if (!party.birth_on_sealed.empty()) view.birth_on_masked = mask_birthday(services_.personal.open(party.birth_on_sealed));
    }
    view.representative = party.representative;
    for (const AgentRow& agent : file_.agents)
      if (agent.party_id == party.id)
        view.agents.push_back({agent.id, agent.kind, agent.name, agent.firm, agent.licence_no,
                               masked(party, agent.phone_sealed, mask_phone), agent.authority});
    return view;
  }

  void put_contents() {
    for (const ClaimRow& claim : file_.claims) view_.claims.push_back({claim.id, claim.body, claim.amount_fen});
    for (const AnswerRow& answer : file_.answers) {
      const std::string text = services_.personal.open(answer.text_sealed), shown = mask_numbers_in(text);
      view_.answers.push_back({answer.id, answer.name, answer.label, shown, shown != text});
    }
    view_.facts_text = services_.personal.open(file_.row.facts_sealed);
    put_fees();
    for (const DocumentRow& document : file_.documents) {
      const bool inside = services_.documents && services_.documents->is_internal(document.template_code);
      if (!litigant_ || !inside) view_.documents.push_back(view::document_of(document));
    }
    for (const MaterialRow& material : file_.materials)
      view_.materials.push_back(view::material_of(material, "/api/v1/cases/" + file_.row.id));
  }

  void put_fees() {
    for (const FeeRow& fee : file_.fees)
      view_.fees.push_back({fee.id, fee.kind, fee.kind_name, fee.amount_fen, fee.due_on, fee.clock_id, fee.refund_clock_id,
                            fee.supplement_of, fee.status, fee.payer_id, fee.payer_name, fee.relieved_fen, fee.paid_fen,
                            open_fen(fee), fee.refund_fen, fee.refunded_fen, fee.deferred_until,
                            view::reasoning_of(fee.reasoning)});
    for (const PaymentRow& row : file_.payments)
      view_.payments.push_back({row.id, row.fee_id, row.party_id, row.direction, row.amount_fen, row.paid_on, row.method,
                                row.receipt_number, row.counterparty, litigant_ ? "" : row.recorded_by_name});
    for (const FeeReliefRow& row : file_.reliefs) {
      if (litigant_ && row.status != "approved") continue;
      view_.reliefs.push_back({row.id, row.fee_id, row.kind, row.ground_name, row.percent, row.until_on,
                               litigant_ ? "" : row.reason, row.status, row.relieved_fen, litigant_ ? "" : row.asked_by_name,
                               row.asked_at_ms, litigant_ ? "" : row.decided_by_name, row.decided_at_ms,
                               litigant_ ? "" : row.note, view::reasoning_of(row.reasoning)});
    }
    for (const FeeBurdenRow& row : file_.burdens)
      view_.burdens.push_back({row.party_id, row.party_name, row.bear_fen, row.prepaid_fen, row.relieved_fen, row.direct_fen,
                               row.refund_fen, row.owe_fen, row.refunded_fen, row.paid_fen, row.status, row.effective_on,
                               row.due_on, row.clock_id});
    view_.burden_outdated = is_outdated(file_);
    if (!file_.burdens.empty()) view_.burden_steps = view::reasoning_of(file_.burdens.front().reasoning);
  }

  void put_stages() {
    const Procedure* procedure = services_.procedures.find(file_.row.procedure);
    if (!procedure) return;
    const int current = procedure->order_of(file_.row.stage);
    for (const ProcedureStage& stage : procedure->stages) {
      const int order = procedure->order_of(stage.code);
      const char* state = order > current ? "ahead" : order == current ? "current" : was_in(stage.code) ? "done" : "skipped";
      view_.stages.push_back({stage.code, stage.name, state});
    }
  }

  /// A case withdrawn before the hearing was never heard. Of an imported case the ledger tells dates, not all that was done.
  bool was_in(const std::string& stage) const {
    if (!file_.imported.empty()) return true;
    return std::ranges::any_of(file_.steps,
                               [&](const StepRow& step) { return step.from_stage == stage || step.to_stage == stage; });
  }

  void put_exclusions() {
    for (const ExclusionRow& row : file_.exclusions) {
      // Litigants see what counts, not what is asked for.
      if (litigant_ && row.status != "approved") continue;
      view::CaseExclusion shown{row.id,
                                row.ground,
                                row.ground_name,
                                row.start_on,
                                row.end_on,
                                std::nullopt,
                                row.document_number,
                                {},
                                row.status,
                                {},
                                0,
                                {},
                                {},
                                {}};
      if (row.end_on) shown.days = *row.end_on - row.start_on;
      if (!litigant_) {
        shown.reason = row.reason;
        shown.asked_by_name = row.asked_by_name;
        shown.asked_at_ms = row.asked_at_ms;
        shown.decided_by_name = row.decided_by_name;
        shown.decided_at_ms = row.decided_at_ms;
        shown.note = row.note;
      }
      view_.exclusions.push_back(std::move(shown));
    }
    for (const ExtensionRow& row : file_.extensions) {
      if (litigant_ && row.status != "approved") continue;
      const auto clock = std::ranges::find(file_.clocks, row.clock_id, &ClockRow::id);
      view::CaseExtension shown{row.id,
                                row.clock_id,
                                clock == file_.clocks.end() ? "" : clock->name,
                                row.months,
                                row.days,
                                row.approver,
                                row.outside,
                                false,
                                {},
                                {},
                                row.status,
                                {},
                                0,
                                {},
                                row.decided_on,
                                row.document_number,
                                {}};
      if (!litigant_) {
        shown.late = row.late;
        shown.decide_by = row.decide_by;
        shown.reason = row.reason;
        shown.asked_by_name = row.asked_by_name;
        shown.asked_at_ms = row.asked_at_ms;
        shown.decided_by_name = row.decided_by_name;
        shown.note = row.note;
      }
      view_.extensions.push_back(std::move(shown));
    }
  }

  /// What this person may ask for about the clocks that still run.
  void put_clock_choices() {
    if (at_ || file_.row.status != "open") return;
    const Audience audience = audience_of(file_);
    const bool may_exclude = audience.includes(services_.permissions, actor_, "request_exclusion");
    const bool may_extend = audience.includes(services_.permissions, actor_, "request_extension");
    for (const ClockRow& clock : file_.clocks) {
      const law::PeriodRule* rule = has_ended(clock) ? nullptr : services_.law.rules.find(clock.rule_code, clock.anchor_on);
      if (!rule) continue;
      if (may_exclude)
        for (const law::ExclusionGround& ground : rule->exclusions)
          if (std::ranges::find(view_.exclusion_choices, ground.code, &view::ExclusionChoice::ground) ==
              view_.exclusion_choices.end())
            view_.exclusion_choices.push_back(
                {ground.code, ground.name, ground.starts_on, ground.ends_on, ground.document, ground.approver, ground.basis});
      if (may_extend) put_extension_choice(clock, *rule);
    }
  }

  void put_extension_choice(const ClockRow& clock, const law::PeriodRule& rule) {
    std::size_t granted = 0;
    for (const ExtensionRow& row : file_.extensions) {
      if (row.clock_id == clock.id && row.status == "pending") return;
      granted += row.clock_id == clock.id && row.status == "approved" ? 1 : 0;
    }
    if (granted >= rule.extensions.size()) return;
    const law::Extension& next = rule.extensions[granted];
    view_.extension_choices.push_back(
        {clock.id, clock.name, next.approver, next.months, next.days, clock.apply_extension_by, next.basis});
  }

  /// What only people of the court see.
  void put_inside() {
    for (const NoteRow& note : file_.notes) view_.notes.push_back({note.id, note.body, note.author_name, note.at_ms});
    for (const CorrectionRow& row : file_.corrections)
      view_.corrections.push_back(correction_of(services_, connection_, row, file_.row.number, file_.row.procedure));
    if (!file_.imported.empty()) {
      const ImportedRow& last = file_.imported.back();
      const auto raw = parse_json(last.raw);
      view_.import =
          view::CaseImport{last.batch_id, last.row_number, raw && raw->is_object() ? raw->get_object() : json::object{}};
    }
    view_.remark = file_.row.remark;
    put_clock_choices();
    if (!at_) view_.next_steps = next_steps(services_, actor_, file_);
  }

  const Services& services_;
  store::Connection& connection_;
  const people::Actor& actor_;
  const CaseFile& file_;
  const std::optional<InstantMs> at_;
  const Date today_;
  const bool litigant_;
  view::CaseView view_;
};

}  // namespace

const char* case_view_action(const people::Actor& actor) {
  return actor.kind == people::Actor::Kind::portal ? "view_own_cases" : "view_case";
}

Result<view::CaseView> view_case(const Services& services, store::Connection& connection, const people::Actor& actor,
                                 const std::string& case_id, std::optional<InstantMs> at) {
  ANSHU_TRY(const FactsRow facts, find_in_scope(connection, services.permissions, actor, case_view_action(actor), case_id));
  const auto file =
      at ? case_file_as_of(connection, facts.organ, case_id, *at) : load_case_file(connection, facts.organ, case_id);
  if (!file) return refuse_not_found("该时刻的案件：当时尚未立案");
  return ViewMaker(services, connection, actor, *file, at).make();
}

view::Correction correction_of(const Services& services, store::Connection& connection, const CorrectionRow& row,
                               const std::string& case_number, const std::string& procedure) {
  const auto words = [&](const std::string& value) {
    return field_value_text(services, connection, row.organ, procedure, row.field, value);
  };
  return {row.organ,
          row.id,
          row.case_id,
          case_number,
          row.field,
          correctable_field_name(row.field),
          words(row.before_value),
          words(row.after_value),
          row.reason,
          row.status,
          row.asked_by_name,
          row.asked_at_ms,
          unless_empty(row.decided_by_name),
          row.decided_at_ms,
          row.note};
}

}  // namespace anshu::cases
