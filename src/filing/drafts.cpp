#include "filing/drafts.h"

#include "base/id.h"
#include "law/law_book.h"

namespace anshu::filing {
namespace {

constexpr const char* own_drafts =
    "WHERE organ = $1 AND user_id = $2 AND status <> 'closed' ORDER BY updated_at_ms DESC, id LIMIT 200";
constexpr const char* draft_uploads = "WHERE organ = $1 AND draft_id = $2 ORDER BY at_ms, id";
constexpr const char* count_drafts = "SELECT count(*) FROM filing_draft WHERE organ = $1 AND user_id = $2 AND status = 'open'";
constexpr const char* update_draft =
    "UPDATE filing_draft SET court = $1, title = $2, content_sealed = $3, updated_at_ms = $4, version = version + 1 "
    "WHERE organ = $5 AND id = $6 AND version = $7";
constexpr const char* delete_row = "DELETE FROM filing_draft WHERE organ = $1 AND id = $2";
constexpr const char* delete_uploads = "DELETE FROM upload WHERE organ = $1 AND draft_id = $2";

constexpr std::int64_t most_open_drafts = 50;
constexpr std::size_t largest_content = 256 * 1024;

Result<std::string> sealed(const FilingDesk& desk, const FilingContent& content) {
  const std::string text = to_json(content);
  if (text.size() > largest_content)
    return refuse(RefusalKind::too_large, "E_DRAFT_TOO_LARGE", "所填内容过多，请精简文字，较长的内容请作为材料上传");
  return desk.services.personal.seal(text);
}

}  // namespace

FilingContent read_content(const people::PersonalData& personal, const std::string& sealed) {
  auto parsed = parse_json(personal.open(sealed));
  auto content = parsed ? from_json<FilingContent>(*parsed) : Result<FilingContent>(std::unexpected(parsed.error()));
  if (!content) throw std::runtime_error("a stored filing cannot be read: " + content.error().code);
  return *std::move(content);
}

Result<DraftRow> own_draft(store::Connection& connection, const people::Actor& actor, const std::string& draft_id) {
  auto row = connection.find<DraftRow>({std::string(people::portal_organ), draft_id});
  if (!row || row->user_id != actor.user_id || row->organ != actor.organ || row->status == "closed")
    return refuse_not_found("这份起诉材料");
  return *std::move(row);
}

std::vector<UploadRow> uploads_of(store::Connection& connection, const std::string& draft_id) {
  return connection.select<UploadRow>(draft_uploads, {std::string(people::portal_organ), draft_id});
}

std::vector<std::string> complete_material_codes(const std::vector<UploadRow>& uploads) {
  std::vector<std::string> codes;
  for (const UploadRow& upload : uploads)
    if (upload.complete) codes.push_back(upload.material_code);
  return codes;
}

Result<OpenDraft> create_draft(FilingDesk& desk, const people::Actor& actor, const FilingContent& content,
                               const std::string& idempotency_key) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  ANSHU_TRY(const std::string content_sealed, sealed(desk, content));
  const InstantMs now = desk.services.clock.now_ms();
  OpenDraft draft;
  draft.content = content;
  draft.row.organ = people::portal_organ;
  draft.row.id = idempotency_key.empty() ? new_id(now) : id_of_request("draft", actor.user_id, idempotency_key);
  draft.row.user_id = actor.user_id;
  draft.row.court = content.court_code.value_or("");
  draft.row.title = title_of(content, subject_of(desk.services.law, content));
  draft.row.content_sealed = content_sealed;
  draft.row.status = "open";
  draft.row.created_at_ms = draft.row.updated_at_ms = now;
  return desk.services.database.write_result([&](store::Connection& db) -> Result<OpenDraft> {
    if (auto made = db.find<DraftRow>({draft.row.organ, draft.row.id}))
      return OpenDraft{*made, read_content(desk.services.personal, made->content_sealed), uploads_of(db, made->id)};
    if (store::integer(db.query(count_drafts, {actor.organ, actor.user_id}).at(0, 0)) >= most_open_drafts)
      return refuse(RefusalKind::conflict, "E_TOO_MANY_DRAFTS", "未提交的起诉材料已达 50 份，请先提交或者删除");
    db.execute(store::table_of<DraftRow>().insert_sql, store::to_values(draft.row));
    return draft;
  });
}

Result<OpenDraft> open_draft(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  return desk.services.database.read_value([&](store::Connection& db) -> Result<OpenDraft> {
    ANSHU_TRY(DraftRow row, own_draft(db, actor, draft_id));
    OpenDraft draft;
    draft.content = read_content(desk.services.personal, row.content_sealed);
    draft.uploads = uploads_of(db, draft_id);
    draft.row = std::move(row);
    return draft;
  });
}

Result<OpenDraft> save_draft(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id,
                             std::int64_t expected_version, const FilingContent& content) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  ANSHU_TRY(const std::string content_sealed, sealed(desk, content));
  const InstantMs now = desk.services.clock.now_ms();
  return desk.services.database.write_result([&](store::Connection& db) -> Result<OpenDraft> {
    ANSHU_TRY(DraftRow row, own_draft(db, actor, draft_id));
    if (row.status == "submitted") return refuse(RefusalKind::conflict, "E_DRAFT_SUBMITTED", "这份材料已经提交法院，不能再修改");
    if (row.status == "returned" && content.court_code.value_or("") != row.court)
      return refuse_field("court_code", "court.fixed", "补正时不能更换受理法院；需要向其他法院起诉的，请撤回后重新提交");
    const std::string title = title_of(content, subject_of(desk.services.law, content));
    const auto changed = db.execute(
        update_draft, {content.court_code.value_or(""), title, content_sealed, now, row.organ, row.id, expected_version});
    if (changed != 1) {
      Refusal refusal{RefusalKind::stale, "E_STALE", "这份材料已在另一处保存过，请刷新后再改", {}, {}, {}};
      refusal.detail_json = fmt::format(R"({{"current_version":{},"changed_at_ms":{}}})", row.version, row.updated_at_ms);
      return std::unexpected(std::move(refusal));
    }
    row.court = content.court_code.value_or("");
    row.title = title;
    row.updated_at_ms = now;
    ++row.version;
    return OpenDraft{std::move(row), content, uploads_of(db, draft_id)};
  });
}

Result<void> delete_draft(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  return desk.services.database.write_result([&](store::Connection& db) -> Result<void> {
    ANSHU_TRY(const DraftRow row, own_draft(db, actor, draft_id));
    if (row.filing_id)
      return refuse(RefusalKind::conflict, "E_DRAFT_SUBMITTED", "已经提交法院的材料不能删除；需要撤回的，请在立案申请中办理");
    db.execute(delete_uploads, {row.organ, row.id});
    db.execute(delete_row, {row.organ, row.id});
    return {};
  });
}

std::vector<DraftRow> list_drafts(FilingDesk& desk, const people::Actor& actor) {
  return desk.services.database.read_value(
      [&](store::Connection& db) { return db.select<DraftRow>(own_drafts, {actor.organ, actor.user_id}); });
}

}  // namespace anshu::filing
