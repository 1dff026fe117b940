#include "files/sniff.h"

#include <magic.h>

#include <mutex>

#include "base/text.h"
#include "files/zip_pack.h"

namespace anshu::files {
namespace {

constexpr UploadType pdf{"pdf", "application/pdf"}, ofd{"ofd", "application/ofd"}, jpg{"jpg", "image/jpeg"},
    png{"png", "image/png"}, doc{"doc", "application/msword"},
    docx{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}, mp4{"mp4", "video/mp4"},
    mp3{"mp3", "audio/mpeg"}, wav{"wav", "audio/wav"};
constexpr UploadType all_types[] = {pdf, ofd, jpg, png, doc, docx, mp4, mp3, wav};

constexpr std::string_view compound_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::unexpected<Refusal> refuse_upload(std::string rule, std::string message) {
  return refuse_field("file", std::move(rule), std::move(message));
}
std::unexpected<Refusal> refuse_type() {
  return refuse_upload("upload.type", "只接受 pdf、ofd、jpg、png、doc、docx、mp4、mp3、wav 格式的文件");
}
std::unexpected<Refusal> refuse_macros() {
  return refuse_upload("upload.type", "文件含有宏，请去除宏后另存为不含宏的文档或者 pdf");
}
std::unexpected<Refusal> refuse_encrypted() {
  return refuse_upload("upload.encrypted", "文件设有密码或者权限限制，请取消后重新上传");
}

/// Names in a compound file stand in UTF-16.
bool has_wide(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

/// A compound file: Word 97-2003, or the wrapping of an encrypted docx.
Result<UploadType> inside_compound(std::string_view bytes) {
  if (has_wide(bytes, "EncryptedPackage")) return refuse_encrypted();
  if (!has_wide(bytes, "WordDocument")) return refuse_type();
  if (has_wide(bytes, "_VBA_PROJECT")) return refuse_macros();
  // The document's header: its mark, and the flag fEncrypted; writers put it into the first sector.
  constexpr std::size_t header = 512;
  const bool has_header = bytes.size() > header + 12 && bytes.substr(header, 2) == "\xEC\xA5";
  if (has_header && (static_cast<unsigned char>(bytes[header + 11]) & 1)) return refuse_encrypted();
  return doc;
}

/// A zip: docx or OFD by what stands inside, whatever order its writer chose.
Result<UploadType> inside_zip(std::string_view bytes) {
  const auto pack = ZipPack::open_bytes(bytes);
  if (!pack) return refuse_type();
  for (const auto& entry : pack->entries()) {
    if (to_lower_ascii(entry.path).ends_with("vbaproject.bin")) return refuse_macros();
    if (entry.encrypted) return refuse_encrypted();
  }
  if (pack->find("OFD.xml")) return ofd;
  if (!pack->find("word/document.xml")) return refuse_type();
  std::uint64_t room = 4U << 20;
  const auto types = pack->get("[Content_Types].xml", {.budget = &room});
  if (!types) return refuse_type();
  if (types->find("macroEnabled") != std::string::npos) return refuse_macros();
  return docx;
}

std::string extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  std::string extension = dot == std::string_view::npos ? "" : to_lower_ascii(trim(name.substr(dot + 1)));
  return extension == "jpeg" ? "jpg" : extension;
}

bool is_on(std::span<const UploadType> types, std::string_view extension) {
  return std::any_of(types.begin(), types.end(), [&](const UploadType& type) { return type.extension == extension; });
}

/// libmagic looks for the first frame behind the tag and misses it when a picture comes first.
bool has_id3_tag(std::string_view bytes) {
  return bytes.size() > 10 && bytes.starts_with("ID3") && bytes[3] >= 2 && bytes[3] <= 4 &&
         std::none_of(bytes.begin() + 6, bytes.begin() + 10, [](char c) { return c & 0x80; });
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0'; }

}  // namespace

std::span<const UploadType> upload_types() { return all_types; }

struct Sniffer::Magic {
  magic_t cookie = nullptr;
  std::mutex turn;  // a cookie is not safe to share
  ~Magic() {
    if (cookie) magic_close(cookie);
  }
};

Sniffer::Sniffer() : magic_(std::make_unique<Magic>()) {
  magic_->cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR);
  if (!magic_->cookie || magic_load(magic_->cookie, nullptr) != 0) throw std::runtime_error("libmagic has no database");
}
Sniffer::~Sniffer() = default;

std::string Sniffer::media_type(std::string_view bytes) const {
  const std::lock_guard turn(magic_->turn);
  const char* type = magic_buffer(magic_->cookie, bytes.data(), std::min<std::size_t>(bytes.size(), 1 << 20));
  return type ? type : "application/octet-stream";
}

Result<UploadType> Sniffer::check_upload(std::string_view file_name, std::string_view bytes,
                                         std::span<const std::string_view> allowed) const {
  if (bytes.empty()) return refuse_upload("upload.empty", "文件是空的");
  const std::string extension = extension_of(file_name);
  if (!is_on(all_types, extension)) return refuse_type();
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), extension) == allowed.end()) return refuse_type();

  const std::string type = media_type(bytes);
  Result<UploadType> found = refuse_type();
  if (bytes.starts_with(compound_magic))
    found = inside_compound(bytes);
  else if (bytes.starts_with("PK\x03\x04"))
    found = inside_zip(bytes);
  else if (type == "application/pdf")
    found = pdf;
  else if (type == "image/jpeg")
    found = jpg;
  else if (type == "image/png")
    found = png;
  else if (type == "video/mp4" || type == "video/x-m4v" || type == "audio/x-m4a")
    found = mp4;
  else if (type == "audio/mpeg" || has_id3_tag(bytes))
    found = mp3;
  else if (type == "audio/x-wav" || type == "audio/vnd.wave")
    found = wav;
  if (!found) return found;
  if (found->extension != extension)
    return refuse_upload("upload.mismatch",
                         fmt::format("文件名的后缀是 {}，内容却是 {}，请核对后重新上传", extension, found->extension));
  if (found->extension == pdf.extension && is_encrypted_pdf(bytes)) return refuse_encrypted();
  return found;
}

bool is_encrypted_pdf(std::string_view bytes) {
  // /Encrypt stands in the trailer or in the dictionary of a cross-reference stream, which are never compressed or encrypted
  // themselves; it is followed by a reference (12 0 R) or a dictionary.
  constexpr std::string_view key = "/Encrypt";
  for (std::size_t at = bytes.find(key); at != std::string_view::npos; at = bytes.find(key, at + 1)) {
    std::size_t next = at + key.size();
    while (next < bytes.size() && is_space(bytes[next])) ++next;
    if (next >= bytes.size()) return false;
    if (bytes.substr(next).starts_with("<<")) return true;
    std::size_t digits = 0;
    while (next < bytes.size() && bytes[next] >= '0' && bytes[next] <= '9') ++next, ++digits;
    if (digits > 0 && next < bytes.size() && is_space(bytes[next])) return true;
  }
  return false;
}

}  // namespace anshu::files
