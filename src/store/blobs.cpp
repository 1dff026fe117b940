#include "store/blobs.h"

#include <fcntl.h>

#include <algorithm>

#include "store/database.h"
#include "store/durable_file.h"

namespace anshu::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t sealing_adds = 29;     // version byte, nonce, tag (base/crypto.h)
constexpr std::size_t length_bytes = 4;      // before each piece of an upload
constexpr std::size_t most_pieces = 10'000;  // each append looks at all of them

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_upload_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

std::string blob_context(std::string_view hash) { return "blob:" + std::string(hash); }
std::string piece_context(const std::string& id, std::int64_t offset) { return "upload:" + id + ":" + std::to_string(offset); }

std::string encode_length(std::size_t length) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(length >> shift);
  return bytes;
}
std::size_t decode_length(std::string_view bytes) {
  std::size_t length = 0;
  for (const char c : bytes) length = length << 8 | static_cast<unsigned char>(c);
  return length;
}

/// One piece of an upload: where it lies in the file, and where its bytes belong.
struct Piece {
  std::int64_t at = 0, offset = 0;
  std::size_t length = 0;
  std::int64_t end() const { return at + static_cast<std::int64_t>(length_bytes + sealing_adds + length); }
};

std::optional<std::string> open_piece(const File& file, const SecretBox& box, const std::string& id, const Piece& piece) {
  const std::string sealed = file.read_at(piece.at + static_cast<std::int64_t>(length_bytes), piece.length + sealing_adds);
  return box.open(sealed, piece_context(id, piece.offset));
}

/// The whole pieces of the file; what a crash tore at the end is left out (only the last one can be torn: each was synced before
/// the next one began).
std::vector<Piece> pieces_of(const File& file, const SecretBox& box, const std::string& id) {
  std::vector<Piece> pieces;
  const std::int64_t size = file.size();
  Piece next;
  while (next.at + static_cast<std::int64_t>(length_bytes) <= size) {
    next.length = decode_length(file.read_at(next.at, length_bytes));
    if (next.length == 0 || next.end() > size) break;
    pieces.push_back(next);
    next = {next.end(), next.offset + static_cast<std::int64_t>(next.length), 0};
  }
  if (!pieces.empty() && !open_piece(file, box, id, pieces.back())) pieces.pop_back();
  return pieces;
}

Piece end_of(const std::vector<Piece>& pieces) {
  if (pieces.empty()) return {};
  return {pieces.back().end(), pieces.back().offset + static_cast<std::int64_t>(pieces.back().length), 0};
}

std::unexpected<Refusal> refuse_busy() {
  return refuse(RefusalKind::conflict, "E_UPLOAD_OFFSET", "该文件正在另一处上传，请稍后重试");
}

}  // namespace

// ── blobs ────────────────────────────────────────────────────────────────────────────────────────────────────────────

Blobs::Blobs(fs::path directory, SecretBox box)
    : directory_(std::move(directory)), workplace_(directory_ / "incoming"), box_(std::move(box)) {
  make_directory(workplace_);
  clear_leftovers(workplace_);
}

fs::path Blobs::path_of(std::string_view sha256) const { return directory_ / sha256.substr(0, 2) / sha256; }

std::string Blobs::put(std::string_view bytes) {
  const std::string hash = sha256_hex(bytes);
  const fs::path path = path_of(hash);
  std::error_code missing;
  if (fs::file_size(path, missing) != bytes.size() + sealing_adds || missing)
    write_whole_file(workplace_, path, box_.seal(bytes, blob_context(hash)));
  return hash;
}

std::optional<std::string> Blobs::get(std::string_view sha256) {
  if (!is_hash(sha256)) return std::nullopt;
  const auto sealed = read_whole_file(path_of(sha256));
  if (!sealed) return std::nullopt;
  auto bytes = box_.open(*sealed, blob_context(sha256));
  if (!bytes || sha256_hex(*bytes) != sha256) throw std::runtime_error("stored content is damaged: " + std::string(sha256));
  return bytes;
}

bool Blobs::exists(std::string_view sha256) { return is_hash(sha256) && fs::exists(path_of(sha256)); }

// ── uploads ──────────────────────────────────────────────────────────────────────────────────────────────────────────

UploadStore::UploadStore(fs::path directory, SecretBox box, std::int64_t largest)
    : directory_(std::move(directory)), box_(std::move(box)), largest_(largest) {
  make_directory(directory_);
}

fs::path UploadStore::path_of(const std::string& id) const {
  if (!is_upload_id(id)) throw std::invalid_argument("upload id");
  return directory_ / id;
}

void UploadStore::start(const std::string& id) {
  const File file(path_of(id), O_RDWR | O_CREAT);
  sync_directory(directory_);
}

std::optional<std::int64_t> UploadStore::offset(const std::string& id) {
  if (!is_upload_id(id) || !fs::exists(path_of(id))) return std::nullopt;
  const File file(path_of(id), O_RDONLY);
  return end_of(pieces_of(file, box_, id)).offset;
}

Result<std::int64_t> UploadStore::append(const std::string& id, std::int64_t offset, std::string_view chunk) {
  if (!is_upload_id(id) || !fs::exists(path_of(id))) return refuse_not_found("该上传");
  const File file(path_of(id), O_RDWR);
  if (!file.try_lock()) return refuse_busy();
  const auto pieces = pieces_of(file, box_, id);
  const Piece end = end_of(pieces);
  if (offset != end.offset)
    return refuse(RefusalKind::conflict, "E_UPLOAD_OFFSET", fmt::format("该文件已收到 {} 字节，请从该处继续上传", end.offset));
  if (static_cast<std::int64_t>(chunk.size()) > largest_ - offset)
    return refuse(RefusalKind::too_large, "E_UPLOAD_TOO_LARGE", fmt::format("文件超过 {} MB 的上限", largest_ / 1'000'000));
  if (chunk.empty()) return offset;
  if (pieces.size() >= most_pieces)
    return refuse(RefusalKind::too_many, "E_UPLOAD_TOO_MANY_PIECES", "分片过多，请删除后用较大的分片重新上传");
  try {
    file.truncate(end.at);
    file.write_at(end.at, encode_length(chunk.size()) + box_.seal(chunk, piece_context(id, offset)));
    file.sync();
  } catch (const Unavailable&) {
    file.truncate(end.at);
    throw;
  }
  return offset + static_cast<std::int64_t>(chunk.size());
}

Result<std::string> UploadStore::content(const std::string& id) {
  if (!is_upload_id(id) || !fs::exists(path_of(id))) return refuse_not_found("该上传");
  const File file(path_of(id), O_RDONLY);
  const auto pieces = pieces_of(file, box_, id);
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(end_of(pieces).offset));
  for (const Piece& piece : pieces) {
    const auto plain = open_piece(file, box_, id, piece);
    if (!plain) throw std::runtime_error("upload is damaged: " + id);
    bytes += *plain;
  }
  return bytes;
}

Result<std::string> UploadStore::finish(const std::string& id, BlobStore& blobs) {
  ANSHU_TRY(const std::string bytes, content(id));
  return blobs.put(bytes);
}

void UploadStore::discard(const std::string& id) {
  if (is_upload_id(id)) fs::remove(path_of(id));
}

int UploadStore::discard_older_than(InstantMs instant) {
  int discarded = 0;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory_, ignored)) {
    const auto touched = std::chrono::file_clock::to_sys(entry.last_write_time(ignored));
    if (std::chrono::duration_cast<std::chrono::milliseconds>(touched.time_since_epoch()).count() >= instant) continue;
    const File file(entry.path(), O_RDWR);
    if (file.try_lock() && fs::remove(entry.path(), ignored)) ++discarded;
  }
  return discarded;
}

}  // namespace anshu::store
