// The case page: the case itself, its steps, assignment, notes, corrections, secrecy, timeline, files.
#include <set>

#include "api/case_page.h"
#include "api/resources.h"
#include "api/stored_file.h"
#include "cases/case_actions.h"
#include "cases/case_view.h"
#include "cases/corrections.h"
#include "cases/document_issuer.h"
#include "cases/page_position.h"
#include "cases/procedure.h"
#include "cases/scope.h"
#include "cases/take_step.h"
#include "cases/timeline.h"
#include "documents/issuer.h"
#include "law/law_book.h"
#include "people/security_log.h"
#include "store/blobs.h"
#include "store/seal.h"

namespace anshu::api {
namespace case_page {

namespace view = cases::view;

struct NewNote {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (text))
struct AskCorrection {
  std::string field, value, reason;
};
BOOST_DESCRIBE_STRUCT(AskCorrection, (), (field, value, reason))
struct CorrectionDecision {
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CorrectionDecision, (), (note))
struct RevealPartyField {
  std::string party_id, field, reason_code;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(RevealPartyField, (), (party_id, field, reason_code, reason))
struct CorrectableFieldList {
  std::vector<cases::CorrectableField> items;
};
BOOST_DESCRIBE_STRUCT(CorrectableFieldList, (), (items))
struct RevealReasonList {
  std::vector<cases::RevealReason> items;
};
BOOST_DESCRIBE_STRUCT(RevealReasonList, (), (items))

struct NamedCode {
  std::string code, name;
};
BOOST_DESCRIBE_STRUCT(NamedCode, (), (code, name))
struct ProcedureSummary {
  std::string code, name, basis, category;       // 民事案件, 执行类案件 … as the list of case types has it
  std::vector<NamedCode> case_types, documents;  // those that it handles; those that its steps make
};
BOOST_DESCRIBE_STRUCT(ProcedureSummary, (), (code, name, basis, category, case_types, documents))
struct ProcedureList {
  std::vector<ProcedureSummary> items;
};
BOOST_DESCRIBE_STRUCT(ProcedureList, (), (items))

constexpr std::int64_t most_per_page = 200;

RouteInfo file_route(std::string path, std::string operation, std::string summary, std::string media_type) {
  RouteInfo info = route(std::move(path), std::move(operation), std::move(summary), "signed_in");
  info.method = "GET";
  info.produces = std::move(media_type);
  return info;
}

Result<std::int64_t> limit_of(const Call& call) {
  const std::int64_t limit = call.integer("limit").value_or(50);
  if (limit < 1 || limit > most_per_page) return refuse_field("limit", "type.range", "每页应为1至200行");
  return limit;
}

/// The facts of the case when this person may look at it; the way to everything that hangs on it.
Result<cases::FactsRow> find_case(Desk& desk, store::Connection& db, const Call& call) {
  const people::Actor& actor = actor_of(call);
  return cases::find_in_scope(db, desk.services.permissions, actor, cases::case_view_action(actor), call.param("id"));
}

void add_page_routes(Router& router, Desk& desk) {
  RouteInfo get = route("/cases/{id}", "get_case", "案件（at：该时刻的情况）", "signed_in");
  get.query = {{"at", QueryType::integer, "毫秒时间戳：显示案件在该时刻的情况"}};
  router.get<view::CaseView>(get, [&desk](Call& call) { return shown(desk, call, call.integer("at")); });

  RouteInfo timeline = route("/cases/{id}/timeline", "get_case_timeline", "案件的全程留痕，最新的在前", "signed_in");
  timeline.query = {{"limit", QueryType::integer, "每页行数"}, {"cursor", QueryType::text, "上一页的 next_cursor"}};
  router.get<view::TimelinePage>(timeline, [&desk](Call& call) -> Result<view::TimelinePage> {
    ANSHU_TRY(const std::int64_t limit, limit_of(call));
    return desk.services.database.read_value([&](store::Connection& db) {
      return cases::case_timeline(desk.services, db, actor_of(call), call.param("id"), limit, call.text("cursor").value_or(""));
    });
  });
  router.get<store::InclusionProof>(
      route("/cases/{id}/timeline/{seq}/proof", "get_timeline_proof", "留痕在每日封存中的证明（RFC 9162）", "view_proof"),
      [&desk](Call& call) -> Result<store::InclusionProof> {
        const auto seq = cases::number_in(call.param("seq"));
        if (!seq) return refuse_not_found("这一条留痕");
        return desk.services.database.read_value([&](store::Connection& db) -> Result<store::InclusionProof> {
          ANSHU_TRY(const auto facts,
                    cases::find_in_scope(db, desk.services.permissions, actor_of(call), "view_proof", call.param("id")));
          return store::inclusion_proof(db, facts.organ, facts.case_id, *seq);
        });
      });
}

void add_action_routes(Router& router, Desk& desk) {
  router.post<cases::TakeStep, view::CaseView>(
      with_key(with_if_match(route("/cases/{id}/steps", "take_step", "办理一个步骤", "signed_in"))),
      [&desk](Call& call, cases::TakeStep input) {
        return shown(desk, call, cases::take_step(desk.services, actor_of(call), call_of(call), input));
      });
  router.post<cases::AssignCase, view::CaseView>(
      with_if_match(route("/cases/{id}/assign", "assign_case", "分案（指定承办人，说明理由）", "assign_case")),
      [&desk](Call& call, cases::AssignCase input) {
        return shown(desk, call, cases::assign_case(desk.services, actor_of(call), call_of(call), input));
      });
  router.post<NewNote, view::CaseView>(
      with_key(route("/cases/{id}/notes", "add_note", "记办案日志", "add_note")), [&desk](Call& call, NewNote input) {
        return shown(desk, call, cases::add_note(desk.services, actor_of(call), call_of(call), {input.text}));
      });
  router.post<cases::SetSecrecy, view::CaseView>(
      with_if_match(route("/cases/{id}/secrecy", "set_secrecy", "设为公开或者不公开", "set_secrecy")),
      [&desk](Call& call, cases::SetSecrecy input) {
        return shown(desk, call, cases::set_secrecy(desk.services, actor_of(call), call_of(call), input));
      });
  router.post<cases::MapLedgerEntry, view::CaseView>(
      with_if_match(route("/cases/{id}/mapping", "map_ledger_entry", "为导入的案件补充案由、承办人", "map_ledger_entry")),
      [&desk](Call& call, cases::MapLedgerEntry input) {
        return shown(desk, call, cases::map_ledger_entry(desk.services, actor_of(call), call_of(call), input));
      });
  router.post<RevealPartyField, cases::RevealedValue>(
      route("/cases/{id}/reveal", "reveal_party_data", "查看当事人的脱敏信息（留痕）", "reveal_personal_data"),
      [&desk](Call& call, RevealPartyField input) {
        return cases::reveal_party_data(desk.services, desk.security_log, actor_of(call), call.param("id"),
                                        {input.party_id, input.field, input.reason_code, input.reason.value_or("")},
                                        call.http.remote_address);
      });
}

Result<view::Correction> decided(Desk& desk, Call& call, bool approve, const CorrectionDecision& decision) {
  ANSHU_CHECK(cases::decide_correction(desk.services, actor_of(call), call.param("id"), {approve, decision.note.value_or("")}));
  return desk.services.database.read_value(
      [&](store::Connection& db) { return cases::view_correction(desk.services, db, actor_of(call), call.param("id")); });
}

void add_correction_routes(Router& router, Desk& desk) {
  router.post<AskCorrection, view::CaseView>(
      with_key(with_if_match(route("/cases/{id}/corrections", "request_correction", "申请更正关键信息", "request_correction"))),
      [&desk](Call& call, AskCorrection input) {
        return shown(
            desk, call,
            cases::request_correction(desk.services, actor_of(call), call_of(call), {input.field, input.value, input.reason}));
      });
  RouteInfo list =
      route("/corrections", "list_corrections", "更正申请（有审批权限的：可审批的；其他人：本人申请的）", "signed_in");
  list.query = {{"status", QueryType::choice, "状态", false, false, {"pending", "approved", "rejected", "all"}},
                {"limit", QueryType::integer, "每页行数"},
                {"cursor", QueryType::text, "上一页的 next_cursor"}};
  router.get<view::CorrectionPage>(list, [&desk](Call& call) -> Result<view::CorrectionPage> {
    ANSHU_TRY(const std::int64_t limit, limit_of(call));
    std::string status = call.text("status").value_or("");
    if (status == "all") status.clear();
    return desk.services.database.read_value([&](store::Connection& db) {
      return cases::list_corrections(desk.services, db, actor_of(call), status, limit, call.text("cursor").value_or(""));
    });
  });
  router.post<CorrectionDecision, view::Correction>(
      route("/corrections/{id}/approve", "approve_correction", "同意更正", "decide_correction"),
      [&desk](Call& call, CorrectionDecision input) { return decided(desk, call, true, input); });
  router.post<CorrectionDecision, view::Correction>(
      route("/corrections/{id}/reject", "reject_correction", "不同意更正", "decide_correction"),
      [&desk](Call& call, CorrectionDecision input) { return decided(desk, call, false, input); });
}

/// A document that this person may see; internal ones do not exist for litigants.
Result<cases::DocumentRow> find_document(Desk& desk, store::Connection& db, const Call& call) {
  ANSHU_TRY(const auto facts, find_case(desk, db, call));
  auto row = db.find<cases::DocumentRow>({facts.organ, facts.case_id, call.param("document")});
  const bool litigant = actor_of(call).kind == people::Actor::Kind::portal;
  if (!row || (litigant && desk.issuer.is_internal(row->template_code))) return refuse_not_found("文书");
  return *std::move(row);
}

void add_file_routes(Router& router, Desk& desk) {
  router.add(file_route("/cases/{id}/documents/{document}/file", "get_case_document", "查看文书", "application/pdf"),
             [&desk](Call& call) -> http::Response {
               const auto row =
                   desk.services.database.read_value([&](store::Connection& db) { return find_document(desk, db, call); });
               if (!row) return problem(row.error());
               const auto pdf = documents::document_pdf(desk.services, desk.templates, row->organ, row->case_id, row->id);
               if (!pdf) return problem(pdf.error());
               return stored_file(*pdf, "application/pdf", row->title + ".pdf");
             });
  router.add(file_route("/cases/{id}/materials/{material}/file", "get_case_material", "查看材料", "application/octet-stream"),
             [&desk](Call& call) -> http::Response {
               const auto row = desk.services.database.read_value([&](store::Connection& db) -> Result<cases::MaterialRow> {
                 ANSHU_TRY(const auto facts, find_case(desk, db, call));
                 auto found = db.find<cases::MaterialRow>({facts.organ, facts.case_id, call.param("material")});
                 if (!found || found->active != 1) return refuse_not_found("材料");
                 return *std::move(found);
               });
               if (!row) return problem(row.error());
               const auto bytes = desk.services.blobs.get(row->sha256);
               if (!bytes) throw std::runtime_error("a material is missing from the content store");
               return stored_file(*bytes, row->media_type, row->name);
             });
}

ProcedureSummary summary_of(const Desk& desk, const cases::Procedure& procedure) {
  ProcedureSummary summary{procedure.code, procedure.name, procedure.basis, "", {}, {}};
  for (const std::string& code : procedure.case_types) {
    const law::CaseType* type = desk.services.law.case_types.find(code);
    if (type && summary.category.empty()) summary.category = type->category;
    summary.case_types.push_back({code, type ? type->name : code});
  }
  std::set<std::string> made;
  for (const auto& step : procedure.steps)
    for (const auto& document : step.documents)
      if (made.insert(document.code).second) summary.documents.push_back({document.code, desk.issuer.title_of(document.code)});
  return summary;
}

void add_reference_routes(Router& router, Desk& desk) {
  router.get<ProcedureList>(route("/reference/procedures", "list_procedures", "全部办案程序", "public"),
                            [&desk](Call&) -> Result<ProcedureList> {
                              ProcedureList list;
                              for (const auto& procedure : desk.services.procedures.all())
                                list.items.push_back(summary_of(desk, procedure));
                              return list;
                            });
  router.get<cases::Procedure>(
      route("/reference/procedures/{code}", "get_procedure", "办案程序：阶段、步骤、期限、条件", "public"),
      [&desk](Call& call) -> Result<cases::Procedure> {
        const auto* procedure = desk.services.procedures.find(call.param("code"));
        if (!procedure) return refuse_not_found("程序");
        return *procedure;
      });
  router.get<CorrectableFieldList>(
      route("/reference/correctable-fields", "list_correctable_fields", "可以申请更正的关键信息", "public"),
      [](Call&) -> Result<CorrectableFieldList> { return CorrectableFieldList{cases::correctable_fields()}; });
  router.get<RevealReasonList>(route("/reference/reveal-reasons", "list_reveal_reasons", "查看脱敏信息的事由", "public"),
                               [](Call&) -> Result<RevealReasonList> { return RevealReasonList{cases::reveal_reasons()}; });
}

}  // namespace case_page

void add_case_routes(Router& router, Desk& desk) {
  case_page::add_page_routes(router, desk);
  case_page::add_action_routes(router, desk);
  case_page::add_correction_routes(router, desk);
  case_page::add_file_routes(router, desk);
  case_page::add_reference_routes(router, desk);
}

}  // namespace anshu::api
