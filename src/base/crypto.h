// Cryptography, as thin names over OpenSSL, libsodium and liboath. Nothing here is home-made.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace anshu {

std::string sha256(std::string_view bytes);      // 32 raw bytes
std::string sha256_hex(std::string_view bytes);  // 64 characters
/// The same for what does not fit into memory.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::string hex();  // ends it

 private:
  std::shared_ptr<void> context_;
};
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);
std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
std::string random_bytes(std::size_t count);
/// URL-safe random token carrying `bytes` bytes of entropy.
std::string random_token(std::size_t bytes = 32);
bool equal_in_constant_time(std::string_view a, std::string_view b);

/// Encrypts columns and files at rest: AES-256-GCM, a random nonce each, the context (what the text belongs to) authenticated.
class SecretBox {
 public:
  explicit SecretBox(std::string key_32_bytes);
  std::string seal(std::string_view plain, std::string_view context) const;  // raw: version byte, nonce, ciphertext, tag
  std::optional<std::string> open(std::string_view sealed, std::string_view context) const;
  /// The same as text for a column ("" stays "").
  std::string seal_text(std::string_view plain, std::string_view context) const;
  std::optional<std::string> open_text(std::string_view sealed, std::string_view context) const;

 private:
  std::string key_;
};

/// Ed25519 signatures (RFC 8032) for the daily seals.
struct SigningKey {
  std::string private_key, public_key;  // 32 raw bytes each
};
SigningKey new_signing_key();
std::string sign(const SigningKey& key, std::string_view message);  // 64 raw bytes
bool verify_signature(std::string_view public_key, std::string_view message, std::string_view signature);

/// argon2id with 64 MiB (about 0.1 s): call it outside of any transaction; at most two run at once.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view password, std::string_view hash);

/// Time-based one-time passwords (RFC 6238): 6 digits, 30 s, one step of tolerance.
std::string new_totp_secret();  // base32
/// The time step that the code is valid for, or nullopt; callers refuse a step that was used before.
std::optional<std::int64_t> verify_totp(std::string_view base32_secret, std::string_view code, InstantMs now);

}  // namespace anshu
