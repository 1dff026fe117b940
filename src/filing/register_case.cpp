#include "filing/register_case.h"

#include "base/crypto.h"
#include "base/id.h"
#include "base/text.h"
#include "cases/allot_number.h"
#include "cases/clocks.h"
#include "cases/organ_case_types.h"
#include "cases/procedure.h"
#include "cases/scope.h"
#include "filing/case_from_filing.h"
#include "filing/checks.h"
#include "filing/derived_case.h"
#include "law/law_book.h"
#include "people/directory.h"

namespace anshu::filing {
namespace {

constexpr const char* name = "register_case";

/// What the journal keeps of the input; what people typed about persons stays out of it.
struct Journaled {
  std::string case_type, trial_procedure, cause_code, source_case_id, source_number;
  std::int64_t carried = 0, parties = 0;
  std::string content_sha256;
};
BOOST_DESCRIBE_STRUCT(Journaled, (),
                      (case_type, trial_procedure, cause_code, source_case_id, source_number, carried, parties, content_sha256))

/// The kind of cause that goes with a case type; nullopt where any will do.
std::optional<law::CauseKind> cause_kind_of(const law::CaseType& type) {
  if (type.category == "民事案件" || type.category == "非诉保全审查案件") return law::CauseKind::civil;
  if (type.category == "刑事案件") return law::CauseKind::criminal;
  if (type.category == "行政案件") return law::CauseKind::administrative;
  return std::nullopt;
}

std::vector<std::string> trial_procedures_of(const cases::Procedure& procedure) {
  std::vector<std::string> codes;
  for (const auto& clock : procedure.trial_clocks)
    if (!clock.trial_procedure.empty() && std::ranges::find(codes, clock.trial_procedure) == codes.end())
      codes.push_back(clock.trial_procedure);
  return codes;
}

/// Of all procedures that take the case type (公诉、自诉).
std::vector<std::string> trial_procedures_of(const cases::Procedures& procedures, const std::string& case_type) {
  std::vector<std::string> codes;
  for (const auto& procedure : procedures.all())
    if (std::ranges::find(procedure.case_types, case_type) != procedure.case_types.end())
      for (auto& code : trial_procedures_of(procedure)) codes.push_back(std::move(code));
  return codes;
}

/// The organ as it is served here.
people::OrganRow organ_row(store::Connection& connection, const std::string& organ) {
  const auto row = people::find_organ(connection, organ);
  if (!row) throw std::logic_error("no organ " + organ);
  return *row;
}

/// The source, when this person may build upon it: a case of the own court within view, or an open one of a court below or above.
Result<cases::CaseFile> find_source(const FilingDesk& desk, store::Connection& db, const people::Actor& actor,
                                    const Derivation& derivation, const std::string& organ, const std::string& case_id) {
  bool reachable = organ == actor.organ && cases::is_in_scope(db, desk.services.permissions, actor, name, organ, case_id);
  if (!reachable && organ != actor.organ) {
    const auto above = people::organs_below(db, organ);
    const bool below_us = std::ranges::find(actor.organs_below, organ) != actor.organs_below.end();
    const bool above_us = std::ranges::find(above, actor.organ) != above.end();
    const auto facts = db.find<cases::FactsRow>({organ, case_id});
    const bool open = facts && facts->secrecy == "open";
    reachable = open && ((below_us && derivation.court == "below") || (above_us && derivation.court == "above"));
  }
  if (!reachable) return refuse_not_found("来源案件");
  auto file = cases::load_case_file(db, organ, case_id);
  if (!file) return refuse_not_found("来源案件");
  return std::move(*file);
}

class Registration {
 public:
  Registration(FilingDesk& desk, people::Action& action, const RegisterCase& input)
      : desk_(desk), law_(desk.services.law), action_(action), input_(input) {}

  Result<RegisteredCase> run() {
    ANSHU_CHECK(find_type());
    ANSHU_CHECK(refuse_blocking(check_registered(law_, input_.parties, input_.claims, action_.today())));
    ANSHU_CHECK(find_source_case());
    ANSHU_CHECK(put_head());
    ANSHU_CHECK(put_people());
    ANSHU_CHECK(put_cause());
    put_number();
    ANSHU_CHECK(cases::begin_procedure(action_, law_, *procedure_, file_));
    insert();
    return RegisteredCase{file_.row.organ, file_.row.id, file_.row.number};
  }

 private:
  Result<void> find_type() {
    type_ = law_.case_types.find(input_.case_type);
    if (!type_) return refuse_field("case_type", "case_type.unknown", "没有这个案件类型");
    procedure_ = desk_.services.procedures.for_case_type(type_->code, input_.trial_procedure.value_or(""));
    if (!procedure_) return refuse(RefusalKind::conflict, "E_NO_PROCEDURE", type_->name + "没有配置办案程序，不能登记");
    ANSHU_CHECK(cases::check_organ_takes(law_, organ_row(action_.db(), action_.organ), *type_));
    const auto known = trial_procedures_of(*procedure_);
    const std::string wanted = input_.trial_procedure.value_or("");
    if (known.empty() ? !wanted.empty() : std::ranges::find(known, wanted) == known.end())
      return refuse_field("trial_procedure", "type.choice",
                          known.empty() ? "本类案件不区分" + procedure_->trial_label : "请选择适用的" + procedure_->trial_label);
    return {};
  }

  Result<void> find_source_case() {
    if (!input_.source_case_id || input_.source_case_id->empty()) {
      if (!input_.carried.empty()) return refuse_field("carried", "carried.without_source", "没有来源案件，不能沿用当事人");
      return {};
    }
    const std::string organ = input_.source_organ.value_or(action_.organ);
    const auto row = action_.db().find<cases::CaseRow>({organ, *input_.source_case_id});
    if (!row) return refuse_not_found("来源案件");
    derivation_ = desk_.derivations.find(row->case_type, type_->code);
    if (!derivation_) {
      // Whether the source exists is nobody's business who may not see it.
      if (!cases::is_in_scope(action_.db(), desk_.services.permissions, action_.actor, name, organ, row->id))
        return refuse_not_found("来源案件");
      return refuse(RefusalKind::conflict, "E_DERIVATION_NOT_ALLOWED", row->number + "不能衍生" + type_->name);
    }
    ANSHU_TRY(source_, find_source(desk_, action_.db(), action_.actor, *derivation_, organ, row->id));
    return check_source(*derivation_, *source_);
  }

  Result<void> put_head() {
    cases::CaseRow& row = file_.row;
    row.organ = action_.organ;
    row.id = action_.chain_id;
    row.case_type = type_->code;
    row.trial_procedure = input_.trial_procedure.value_or("");
    row.secrecy = "open";
    row.in_custody = input_.in_custody.value_or(false);
    row.source = "filing";
    row.filed_on = action_.today();
    row.received_on = input_.received_on.value_or(action_.today());
    if (*row.received_on > action_.today()) return refuse_field("received_on", "E_DATE_IN_FUTURE", "收到日期不能晚于今天");
    for (const auto& [text, field] : {std::pair{&input_.facts, "facts"}, {&input_.remark, "remark"}})
      if (*text && count_characters(**text) > 20'000) return refuse_field(field, "text.too_long", "内容过长，最多 20000 字");
    row.facts_sealed = desk_.services.personal.seal(input_.facts.value_or(""));
    row.remark = input_.remark.value_or("");
    row.created_at_ms = row.updated_at_ms = action_.now_ms();
    return {};
  }

  Result<void> put_people() {
    // Whoever brings the new case comes first, whatever the order in the source.
    for (const bool first : {true, false})
      for (std::size_t i = 0; i < input_.carried.size(); ++i)
        if ((input_.carried[i].side == "plaintiff") == first) ANSHU_CHECK(carry(input_.carried[i], i));
    for (std::size_t i = 0; i < input_.parties.size(); ++i) {
      ANSHU_CHECK(check_side(input_.parties[i].side, fmt::format("parties[{}].side", i)));
      append_party(desk_.services.personal, file_, input_.parties[i], action_);
    }
    if (file_.side("plaintiff").empty() && file_.side("defendant").empty())
      return refuse_field("parties", "required", "请填写当事人");
    for (const FilingClaim& claim : input_.claims) append_claim(file_, claim, action_);
    for (const cases::ClaimRow& claim : file_.claims)
      if (claim.amount_fen) file_.row.claim_amount_fen = file_.row.claim_amount_fen.value_or(0) + *claim.amount_fen;
    return {};
  }

  bool names_side(const std::string& side) const {
    return std::ranges::find(procedure_->sides, side, &cases::ProcedureSide::code) != procedure_->sides.end();
  }

  /// A side that the procedure of the new case names: criminal cases know one more, relief knows only two.
  Result<void> check_side(const std::string& side, const std::string& field) const {
    static constexpr std::array usual = {"plaintiff", "defendant", "third"};
    const bool known = procedure_->sides.empty() ? std::ranges::find(usual, side) != usual.end() : names_side(side);
    if (known) return {};
    return refuse_field(field, "type.choice", "请选择诉讼地位");
  }

  /// The same person in the new case: name, papers, address and agents come along.
  Result<void> carry(const CarriedParty& wanted, std::size_t i) {
    const auto old = std::ranges::find(source_->parties, wanted.party_id, &cases::PartyRow::id);
    const std::string field = fmt::format("carried[{}]", i);
    if (old == source_->parties.end()) return refuse_field(field + ".party_id", "carried.unknown", "来源案件没有这名当事人");
    ANSHU_CHECK(check_side(wanted.side, field + ".side"));
    cases::PartyRow party = *old;
    party.organ = file_.row.organ;
    party.case_id = file_.row.id;
    party.id = action_.work.new_id();
    party.position = static_cast<std::int64_t>(file_.parties.size()) + 1;
    party.side = wanted.side;
    party.version = 1;
    for (const cases::AgentRow& known : source_->agents) {
      if (known.party_id != old->id) continue;
      cases::AgentRow agent = known;
      agent.organ = party.organ;
      agent.case_id = party.case_id;
      agent.id = action_.work.new_id();
      agent.party_id = party.id;
      agent.version = 1;
      file_.agents.push_back(std::move(agent));
    }
    file_.parties.push_back(std::move(party));
    return {};
  }

  Result<void> put_cause() {
    cases::CaseRow& row = file_.row;
    if (input_.cause_code && !input_.cause_code->empty()) {
      const law::Cause* cause = law_.causes.find(*input_.cause_code);
      const auto kind = cause_kind_of(*type_);
      if (!cause || (kind && cause->kind != *kind))
        return refuse_field("cause_code", "cause.unknown", "没有这个案由，或者案由与案件类型不符");
      row.cause_code = cause->code;
      row.cause_name = cause->name;
    } else if (!source_ && cause_kind_of(*type_)) {
      return refuse_field("cause_code", "required", "请选择案由");
    }
    if (source_) inherit_from(*source_, file_);
    std::vector<std::string> plaintiffs, defendants;
    for (const auto* party : file_.side("plaintiff")) plaintiffs.push_back(party->name);
    for (const auto* party : file_.side("defendant")) defendants.push_back(party->name);
    // A criminal case is called after the accused: 李四盗窃罪.
    const bool criminal = cause_kind_of(*type_) == law::CauseKind::criminal && !defendants.empty();
    const std::string subject = row.cause_name.empty() ? type_->name : row.cause_name;
    row.title = criminal ? cases::case_title(defendants, {}, subject) : cases::case_title(plaintiffs, defendants, subject);
    return {};
  }

  void put_number() {
    const law::CaseNumber number = cases::allot_number(action_, desk_.services.personal, type_->daizi, action_.today());
    file_.row.number = number.text();
    file_.row.year = number.year;
    file_.row.type_code = number.type_code;
    file_.row.serial = number.serial;
  }

  void insert() {
    action_.work.insert(file_.row);
    for (const auto& party : file_.parties) action_.work.insert(party);
    for (const auto& agent : file_.agents) action_.work.insert(agent);
    for (const auto& claim : file_.claims) action_.work.insert(claim);
    if (source_) carry_over(action_, *source_, file_);
    const std::string number(trim(input_.source_number.value_or("")));
    if (source_ || !number.empty()) put_link(action_, file_, {derivation_, source_ ? &*source_ : nullptr, number, "衍生案件"});
  }

  FilingDesk& desk_;
  const law::LawBook& law_;
  people::Action& action_;
  const RegisterCase& input_;
  const law::CaseType* type_ = nullptr;
  const cases::Procedure* procedure_ = nullptr;
  const Derivation* derivation_ = nullptr;
  std::optional<cases::CaseFile> source_;
  cases::CaseFile file_;
};

}  // namespace

Result<RegisteredCase> register_case(FilingDesk& desk, const people::Actor& actor, const RegisterCase& input,
                                     const std::string& idempotency_key) {
  if (count_characters(input.source_number.value_or("")) > 60)
    return refuse_field("source_number", "text.too_long", "来源案号最多 60 字");
  const Journaled journaled{input.case_type,
                            input.trial_procedure.value_or(""),
                            input.cause_code.value_or(""),
                            input.source_case_id.value_or(""),
                            input.source_number.value_or(""),
                            static_cast<std::int64_t>(input.carried.size()),
                            static_cast<std::int64_t>(input.parties.size()),
                            sha256_hex(to_json(input))};
  const people::ActionCall call{name, actor.organ, new_id(desk.services.clock.now_ms()), to_json(journaled), idempotency_key};
  return desk.services.actions.run<RegisteredCase>(actor, call, [&](people::Action& action) {
    RegisterCase normal = input;
    FilingContent content;
    content.parties = std::move(normal.parties);
    const auto findings = check_registered(desk.services.law, content.parties, {}, action.today());
    if (findings.empty()) normalise(desk.services.law, content, action.today());
    normal.parties = std::move(content.parties);
    return Registration(desk, action, normal).run();
  });
}

view::CaseTypeChoices registrable_types(const FilingDesk& desk, store::Connection& connection, const std::string& organ) {
  const people::OrganRow own = organ_row(connection, organ);
  view::CaseTypeChoices choices;
  for (const law::CaseType& type : desk.services.law.case_types.all()) {
    const cases::Procedure* procedure = desk.services.procedures.for_case_type(type.code);
    if (!procedure || !cases::check_organ_takes(desk.services.law, own, type)) continue;
    const auto kind = cause_kind_of(type);
    choices.items.push_back({type.code, type.name, type.daizi, type.category, procedure->code, procedure->name,
                             procedure->trial_label, trial_procedures_of(desk.services.procedures, type.code),
                             kind ? std::string(enum_name(*kind)) : ""});
  }
  return choices;
}

Result<view::DerivationChoices> derivations_of(const FilingDesk& desk, store::Connection& connection, const people::Actor& actor,
                                               const std::string& organ, const std::string& case_id) {
  ANSHU_CHECK(desk.services.permissions.require(actor, name));
  const auto row = connection.find<cases::CaseRow>({organ, case_id});
  if (!row) return refuse_not_found("来源案件");
  const people::OrganRow own = organ_row(connection, actor.organ);
  view::DerivationChoices choices;
  bool reachable = false;
  for (const Derivation* derivation : desk.derivations.from(row->case_type)) {
    const auto source = find_source(desk, connection, actor, *derivation, organ, case_id);
    if (!source) continue;
    reachable = true;
    const law::CaseType* type = desk.services.law.case_types.find(derivation->to);
    if (!desk.services.procedures.for_case_type(type->code) || !cases::check_organ_takes(desk.services.law, own, *type)) continue;
    const auto ready = check_source(*derivation, *source);
    choices.items.push_back({derivation->code, derivation->name, type->code, type->name, derivation->sides, derivation->basis,
                             ready.has_value(), ready ? "" : ready.error().message});
  }
  const bool in_scope = cases::is_in_scope(connection, desk.services.permissions, actor, name, organ, case_id);
  if (!reachable && !in_scope) return refuse_not_found("来源案件");
  return choices;
}

}  // namespace anshu::filing
