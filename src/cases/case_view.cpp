#include "cases/case_view.h"

#include "base/text.h"
#include "cases/case_actions.h"
#include "cases/correction_fields.h"
#include "cases/document_issuer.h"
#include "cases/members.h"
#include "cases/scope.h"
#include "cases/take_step.h"
#include "law/law_book.h"
#include "people/directory.h"

namespace anshu::cases {
namespace {

constexpr const char* hidden = "****";

std::string side_name(std::string_view side) {
  if (side == "plaintiff") return "原告";
  if (side == "defendant") return "被告";
  if (side == "third") return "第三人";
  return std::string(side);
}

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
    view_.trial_procedure = row.trial_procedure;
    view_.trial_procedure_name = trial_procedure_name(row.trial_procedure);
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
    for (const ClockRow& clock : file_.clocks)
      // What the court itself still has to do is no litigant's concern.
      if (!litigant_ || clock.kind != "court") view_.clocks.push_back(view::clock_of(clock, today_));
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
    view.side_name = side_name(party.side);
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
    view_.facts_text = services_.personal.open(file_.row.facts_sealed);
    for (const FeeRow& fee : file_.fees)
      view_.fees.push_back(
          {fee.id, fee.kind, fee.kind_name, fee.amount_fen, fee.due_on, fee.status, view::reasoning_of(fee.reasoning)});
    for (const DocumentRow& document : file_.documents) {
      const bool inside = services_.documents && services_.documents->is_internal(document.template_code);
      if (!litigant_ || !inside) view_.documents.push_back(view::document_of(document));
    }
    for (const MaterialRow& material : file_.materials)
      view_.materials.push_back(view::material_of(material, "/api/v1/cases/" + file_.row.id));
  }

  void put_stages() {
    const Procedure* procedure = services_.procedures.find(file_.row.procedure);
    if (!procedure) return;
    const int current = procedure->order_of(file_.row.stage);
    for (const ProcedureStage& stage : procedure->stages) {
      const int order = procedure->order_of(stage.code);
      view_.stages.push_back({stage.code, stage.name, order < current ? "done" : order == current ? "current" : "ahead"});
    }
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
