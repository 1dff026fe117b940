// Content by its hash: uploaded materials and issued documents. A row keeps the SHA-256; the bytes lie here, encrypted.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/crypto.h"
#include "base/result.h"

namespace anshu::store {

/// Where content lies: a directory, later S3-compatible storage. Used by many threads at once.
class BlobStore {
 public:
  virtual ~BlobStore() = default;
  /// Returns the SHA-256 (hex) of the bytes, after they are durable; content that is there already is not written again.
  /// Throws Unavailable when the disk is full; then nothing is there.
  virtual std::string put(std::string_view bytes) = 0;
  /// nullopt: no such content. Throws std::runtime_error when it is damaged: nobody is handed other bytes than were put in.
  virtual std::optional<std::string> get(std::string_view sha256) = 0;
  virtual bool exists(std::string_view sha256) = 0;
};

/// A directory: ab/ab12…, one file per content, AES-256-GCM with the hash as context.
class Blobs final : public BlobStore {
 public:
  /// Makes the directory, and clears what a crash left behind.
  Blobs(std::filesystem::path directory, SecretBox box);
  std::string put(std::string_view bytes) override;
  std::optional<std::string> get(std::string_view sha256) override;
  bool exists(std::string_view sha256) override;

 private:
  std::filesystem::path path_of(std::string_view sha256) const;
  std::filesystem::path directory_, workplace_;
  SecretBox box_;
};

/// Uploads that arrive in pieces and may be taken up again after a broken line. Each piece is durable, and encrypted, before its
/// append returns. An id is made of letters, digits, '-' and '_', at most 64.
class UploadStore {
 public:
  /// `largest`: bytes per upload.
  UploadStore(std::filesystem::path directory, SecretBox box, std::int64_t largest);

  /// Nothing changes when it exists already.
  void start(const std::string& id);
  /// Bytes that have arrived; nullopt: no such upload.
  std::optional<std::int64_t> offset(const std::string& id);
  /// The new offset. E_UPLOAD_OFFSET (conflict) when `offset` is not where the upload stands or somebody else is appending,
  /// E_UPLOAD_TOO_LARGE, E_UPLOAD_TOO_MANY_PIECES, E_NOT_FOUND. Throws Unavailable when the disk is full; the upload then stands
  /// where it stood.
  Result<std::int64_t> append(const std::string& id, std::int64_t offset, std::string_view chunk);
  /// All that has arrived.
  Result<std::string> content(const std::string& id);
  /// Puts the content into the blobs; returns its hash. The upload stays until it is discarded, so that this may run again.
  Result<std::string> finish(const std::string& id, BlobStore& blobs);
  void discard(const std::string& id);
  /// Discards what nobody has touched since then; returns how many.
  int discard_older_than(InstantMs instant);

 private:
  std::filesystem::path path_of(const std::string& id) const;
  std::filesystem::path directory_;
  SecretBox box_;
  std::int64_t largest_;
};

}  // namespace anshu::store
