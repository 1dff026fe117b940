// Materials on their way up: in chunks that can be resumed, checked for type and size when complete.
// Limits: reference default of online filing (20 MB a file, 500 MB a filing); configurable later per court.
#pragma once

#include <string>

#include "filing/desk.h"
#include "filing/rows.h"

namespace anshu::filing {

inline constexpr std::int64_t largest_upload = 20LL << 20;
inline constexpr std::int64_t largest_filing = 500LL << 20;
inline constexpr std::int64_t largest_chunk = 8LL << 20;

struct NewUpload {
  std::string draft_id, material_code, name;
  std::int64_t size = 0;
  std::string media_type;
};
BOOST_DESCRIBE_STRUCT(NewUpload, (), (draft_id, material_code, name, size, media_type))

/// E_NOT_FOUND (draft), E_DRAFT_SUBMITTED, upload.size, upload.name, upload.total.
/// With an idempotency key, the same call again finds what the first one began.
Result<UploadRow> begin_upload(FilingDesk& desk, const people::Actor& actor, const NewUpload& upload,
                               const std::string& idempotency_key = {});
/// Appends at `offset`; E_UPLOAD_OFFSET tells where to go on (detail: received). The last byte completes the upload: its real
/// type is checked (upload.type, upload.empty, upload.encrypted, upload.mismatch) and the file goes into the content store.
Result<UploadRow> append_upload(FilingDesk& desk, const people::Actor& actor, const std::string& upload_id, std::int64_t offset,
                                std::string_view bytes);
Result<UploadRow> find_upload(FilingDesk& desk, const people::Actor& actor, const std::string& upload_id);
Result<void> delete_upload(FilingDesk& desk, const people::Actor& actor, const std::string& upload_id);

}  // namespace anshu::filing
