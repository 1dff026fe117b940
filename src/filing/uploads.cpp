#include "filing/uploads.h"

#include "base/id.h"
#include "base/text.h"
#include "files/sniff.h"
#include "filing/drafts.h"
#include "store/blobs.h"

namespace anshu::filing {
namespace {

constexpr const char* sum_of_draft = "SELECT coalesce(sum(size), 0), count(*) FROM upload WHERE organ = $1 AND draft_id = $2";
constexpr const char* set_received = "UPDATE upload SET received = $1 WHERE organ = $2 AND id = $3 AND complete = 0";
constexpr const char* set_complete =
    "UPDATE upload SET received = $1, complete = 1, sha256 = $2, media_type = $3 WHERE organ = $4 AND id = $5 AND complete = 0";
constexpr const char* delete_row = "DELETE FROM upload WHERE organ = $1 AND id = $2";
constexpr std::int64_t most_uploads = 200;

Result<UploadRow> own_upload(store::Connection& db, const people::Actor& actor, const std::string& upload_id) {
  auto row = db.find<UploadRow>({std::string(people::portal_organ), upload_id});
  if (!row || actor.organ != row->organ || row->user_id != actor.user_id) return refuse_not_found("上传的材料");
  return *std::move(row);
}

/// The draft of an upload may still be changed: open, or returned for correction.
Result<void> require_changeable(store::Connection& db, const people::Actor& actor, const std::string& draft_id) {
  ANSHU_TRY(const DraftRow draft, own_draft(db, actor, draft_id));
  if (draft.status == "submitted") return refuse(RefusalKind::conflict, "E_DRAFT_SUBMITTED", "这份材料已经提交法院，不能再修改");
  return {};
}

/// All bytes are here: what is it really, and into the content store with it.
Result<UploadRow> complete(FilingDesk& desk, UploadRow row) {
  store::UploadStore& uploads = desk.services.uploads;
  ANSHU_TRY(const std::string content, uploads.content(row.id));
  const auto type = desk.sniffer.check_upload(row.name, content);
  if (!type) {  // what cannot be taken is not kept
    uploads.discard(row.id);
    desk.services.database.write([&](store::Connection& db) {
      db.execute(delete_row, {row.organ, row.id});
      return store::Outcome::commit;
    });
    return std::unexpected(type.error());
  }
  ANSHU_TRY(row.sha256, uploads.finish(row.id, desk.services.blobs));
  row.media_type = type->media_type;
  row.complete = true;
  desk.services.database.write([&](store::Connection& db) {
    db.execute(set_complete, {row.received, row.sha256, row.media_type, row.organ, row.id});
    return store::Outcome::commit;
  });
  uploads.discard(row.id);
  return row;
}

}  // namespace

Result<UploadRow> begin_upload(FilingDesk& desk, const people::Actor& actor, const NewUpload& upload,
                               const std::string& idempotency_key) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  if (trim(upload.name).empty() || count_characters(upload.name) > 120)
    return refuse_field("name", "upload.name", "文件名应为 1 到 120 字");
  if (upload.name.find_first_of("/\\\n\r") != std::string::npos) return refuse_field("name", "upload.name", "文件名不能含有路径");
  if (upload.size < 1) return refuse_field("size", "upload.empty", "文件是空的");
  if (upload.size > largest_upload) return refuse_field("size", "upload.size", "单个文件不能超过 20 MB，请分成几份上传");
  if (upload.material_code.empty() || upload.material_code.size() > 60)
    return refuse_field("material_code", "required", "请选择材料名称");
  UploadRow row;
  row.organ = people::portal_organ;
  row.id =
      idempotency_key.empty() ? new_id(desk.services.clock.now_ms()) : id_of_request("upload", actor.user_id, idempotency_key);
  row.user_id = actor.user_id;
  row.draft_id = upload.draft_id;
  row.material_code = upload.material_code;
  row.name = upload.name;
  row.media_type = upload.media_type.substr(0, 100);
  row.size = upload.size;
  row.at_ms = desk.services.clock.now_ms();
  bool fresh = true;
  auto begun = desk.services.database.write_result([&](store::Connection& db) -> Result<UploadRow> {
    const auto found = db.find<UploadRow>({row.organ, row.id});
    fresh = !found;
    if (found) return *found;
    ANSHU_CHECK(require_changeable(db, actor, upload.draft_id));
    const store::Rows sum = db.query(sum_of_draft, {row.organ, row.draft_id});
    if (store::integer(sum.at(0, 0)) + row.size > largest_filing)
      return refuse_field("size", "upload.total", "全部材料合计不能超过 500 MB");
    if (store::integer(sum.at(0, 1)) >= most_uploads) return refuse_field("size", "upload.count", "材料最多 200 份");
    db.execute(store::table_of<UploadRow>().insert_sql, store::to_values(row));
    return row;
  });
  if (begun && fresh) desk.services.uploads.start(begun->id);
  return begun;
}

Result<UploadRow> append_upload(FilingDesk& desk, const people::Actor& actor, const std::string& upload_id, std::int64_t offset,
                                std::string_view bytes) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  ANSHU_TRY(UploadRow row, desk.services.database.read_value([&](store::Connection& db) -> Result<UploadRow> {
    ANSHU_TRY(UploadRow found, own_upload(db, actor, upload_id));
    ANSHU_CHECK(require_changeable(db, actor, found.draft_id));
    return found;
  }));
  if (row.complete) return row;  // the last answer was lost, and the client asks again
  if (offset < 0) return refuse_field("Upload-Offset", "required", "缺少起始字节");
  if (offset > row.size - static_cast<std::int64_t>(bytes.size()))
    return refuse_field("Upload-Offset", "upload.size", "内容超过所报的文件大小");
  ANSHU_TRY(row.received, desk.services.uploads.append(row.id, offset, bytes));
  if (row.received == row.size) return complete(desk, std::move(row));
  desk.services.database.write([&](store::Connection& db) {
    db.execute(set_received, {row.received, row.organ, row.id});
    return store::Outcome::commit;
  });
  return row;
}

Result<UploadRow> find_upload(FilingDesk& desk, const people::Actor& actor, const std::string& upload_id) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  return desk.services.database.read_value([&](store::Connection& db) { return own_upload(db, actor, upload_id); });
}

Result<void> delete_upload(FilingDesk& desk, const people::Actor& actor, const std::string& upload_id) {
  ANSHU_CHECK(desk.services.permissions.require(actor, "save_draft"));
  const auto deleted = desk.services.database.write_result([&](store::Connection& db) -> Result<void> {
    ANSHU_TRY(const UploadRow row, own_upload(db, actor, upload_id));
    ANSHU_CHECK(require_changeable(db, actor, row.draft_id));
    db.execute(delete_row, {row.organ, row.id});
    return {};
  });
  if (!deleted) return deleted;
  desk.services.uploads.discard(upload_id);
  return {};
}

}  // namespace anshu::filing
