#include "filing/submit_filing.h"

#include "cases/rows.h"
#include "filing/checks.h"
#include "filing/drafts.h"
#include "filing/review_period.h"

namespace anshu::filing {
namespace {

constexpr const char* mark_submitted =
    "UPDATE filing_draft SET status = 'submitted', filing_id = $1, updated_at_ms = $2, version = version + 1 WHERE organ = $3 "
    "AND id = $4";
constexpr const char* materials_of_filing = "WHERE organ = $1 AND subject_id = $2 AND active = 1";

/// 立字20260301-3F2A9C: names the receipt without giving away how many filings a court gets.
std::string receipt_number(Date today, const std::string& filing_id) {
  std::string date = today.iso();
  std::erase(date, '-');
  std::string tail = filing_id.substr(filing_id.size() - 6);
  for (char& c : tail) c = static_cast<char>(c >= 'a' && c <= 'f' ? c - 32 : c);
  return "立字" + date + "-" + tail;
}

/// The uploads become the filing's materials; on a second submission what is gone from the draft becomes inactive.
void put_materials(people::Action& action, const std::string& filing_id, const std::vector<UploadRow>& uploads) {
  const auto present = action.db().select<cases::MaterialRow>(materials_of_filing, {action.organ, filing_id});
  for (const UploadRow& upload : uploads) {
    const bool known = std::ranges::any_of(present, [&](const auto& material) { return material.id == upload.id; });
    if (!upload.complete || known) continue;
    cases::MaterialRow material;
    material.organ = action.organ;
    material.subject_id = filing_id;
    material.id = upload.id;
    material.material_code = upload.material_code;
    material.name = upload.name;
    material.media_type = upload.media_type;
    material.size = upload.size;
    material.sha256 = upload.sha256;
    material.uploaded_by = action.actor.user_id;
    material.uploaded_by_name = action.actor.name;
    material.at_ms = upload.at_ms;
    action.work.insert(material);
  }
  for (const auto& material : present) {
    if (std::ranges::any_of(uploads, [&](const auto& upload) { return upload.id == material.id; })) continue;
    auto gone = material;
    gone.active = 0;
    action.work.update(material, gone);
  }
}

Result<FilingRow> filing_from(FilingDesk& desk, people::Action& action, const DraftRow& draft, FilingContent& content,
                              const std::vector<UploadRow>& uploads) {
  const law::LawBook& law = desk.services.law;
  ANSHU_CHECK(
      refuse_blocking(check_filing(desk.services, desk.guide, content, complete_material_codes(uploads), action.today())));
  normalise(law, content, action.today());
  FilingRow filing;
  filing.organ = action.organ;
  filing.id = draft.id;
  filing.draft_id = draft.id;
  filing.applicant_organ = action.actor.organ;
  filing.applicant_id = action.actor.user_id;
  filing.applicant_name = action.actor.name;
  filing.channel = "online";
  filing.case_type = content.case_type.value();
  filing.cause_code = content.cause_code.value_or("");
  const law::Cause* cause = law.causes.find(filing.cause_code);
  filing.cause_name = cause ? cause->name : "";
  filing.title = title_of(content, subject_of(desk.services.law, content));
  filing.claim_amount_fen = claimed_amount_fen(content);
  filing.status = "submitted";
  filing.receipt_number = receipt_number(action.today(), draft.id);
  filing.content_sealed = desk.services.personal.seal(to_json(content));
  filing.submitted_at_ms = action.now_ms();
  filing.review_from_ms = action.now_ms();
  ANSHU_TRY(filing.review_due_on, review_due_on(desk.services, filing.case_type, action.today()));
  return filing;
}

}  // namespace

Result<FilingRef> submit_filing(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id) {
  ANSHU_TRY(const DraftRow seen,
            desk.services.database.read_value([&](store::Connection& db) { return own_draft(db, actor, draft_id); }));
  if (seen.court.empty()) return refuse_field("court_code", "required", "请选择受理法院");
  if (!desk.services.law.courts.find(seen.court)) return refuse_field("court_code", "court.unknown", "没有这个法院");
  const people::ActionCall call{"submit_filing", seen.court, draft_id, fmt::format(R"({{"draft_id":"{}"}})", draft_id), {}};
  return desk.services.actions.run<FilingRef>(actor, call, [&](people::Action& action) -> Result<FilingRef> {
    // The filing first: whoever made it also marked the draft, so that a filing that is seen never meets an unmarked draft.
    const auto earlier = action.db().find<FilingRow>({action.organ, draft_id});
    ANSHU_TRY(const DraftRow draft, own_draft(action.db(), actor, draft_id));
    if (draft.court != action.organ) return refuse(RefusalKind::conflict, "E_STALE", "受理法院已在另一处更改，请刷新后再提交");
    if (earlier && draft.status == "submitted") return FilingRef{earlier->organ, earlier->id, earlier->version};  // pressed twice
    if (earlier && earlier->status != "returned")
      return refuse(RefusalKind::conflict, "E_FILING_STATE", "该立案申请已经办结，不能再次提交");

    FilingContent content = read_content(desk.services.personal, draft.content_sealed);
    const auto uploads = uploads_of(action.db(), draft_id);
    ANSHU_TRY(FilingRow filing, filing_from(desk, action, draft, content, uploads));
    if (earlier) {
      filing.status = "resubmitted";
      filing.receipt_number = earlier->receipt_number;
      filing.submitted_at_ms = earlier->submitted_at_ms;
      filing.returned_count = earlier->returned_count;
      filing = action.work.update(*earlier, filing);
    } else {
      action.work.insert(filing);
    }
    put_materials(action, filing.id, uploads);
    action.db().execute(mark_submitted, {filing.id, action.now_ms(), draft.organ, draft.id});
    return FilingRef{filing.organ, filing.id, filing.version};
  });
}

}  // namespace anshu::filing
