// What an uploaded file really is: its bytes and its name must agree, and both must be on the list.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anshu::files {

/// One kind of file that a court takes.
struct UploadType {
  std::string_view extension;   // as it is stored: "jpg" also for .jpeg
  std::string_view media_type;  // as it is served
};

/// Every kind that check_upload can tell: pdf ofd jpg png doc docx mp4 mp3 wav.
std::span<const UploadType> upload_types();

/// Tells types by libmagic and by a look inside (zip and compound files); safe to share between threads (checks take turns).
class Sniffer {
 public:
  /// Throws std::runtime_error when libmagic's database is missing.
  Sniffer();
  ~Sniffer();
  Sniffer(const Sniffer&) = delete;
  Sniffer& operator=(const Sniffer&) = delete;

  /// libmagic's media type of the bytes: "application/pdf".
  std::string media_type(std::string_view bytes) const;

  /// Accepts a file by name and content. Refusals (rule of the one FieldError):
  ///   upload.empty      no bytes
  ///   upload.type       not on the list, or a document with macros
  ///   upload.encrypted  needs a password or has restricted rights (PDF, Word)
  ///   upload.mismatch   the name's ending says another kind than the bytes
  /// `allowed` narrows the list by extension; empty: all of upload_types().
  Result<UploadType> check_upload(std::string_view file_name, std::string_view bytes,
                                  std::span<const std::string_view> allowed = {}) const;

 private:
  struct Magic;
  std::unique_ptr<Magic> magic_;
};

/// Whether a PDF's trailer names an encryption dictionary; only the plain parts of the file are read, nothing is unpacked.
bool is_encrypted_pdf(std::string_view bytes);

}  // namespace anshu::files
