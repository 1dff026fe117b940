#include "base/crypto.h"

#include <liboath/oath.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <memory>
#include <semaphore>
#include <stdexcept>

namespace anshu {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void require(bool ok, const char* what) {
  if (!ok) throw std::runtime_error(std::string("crypto: ") + what);
}

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

constexpr std::size_t nonce_size = 12, tag_size = 16;
constexpr char box_version = 1;

}  // namespace

std::string sha256(std::string_view bytes) {
  std::string digest(32, '\0');
  require(EVP_Digest(bytes.data(), bytes.size(), bytes_of(digest), nullptr, EVP_sha256(), nullptr) == 1, "sha256");
  return digest;
}

std::string sha256_hex(std::string_view bytes) { return to_hex(sha256(bytes)); }

Sha256::Sha256() : context_(EVP_MD_CTX_new(), [](void* context) { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context)); }) {
  require(context_ && EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_.get()), EVP_sha256(), nullptr) == 1, "sha256");
}

void Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_.get()), bytes.data(), bytes.size()) == 1, "sha256");
}

std::string Sha256::hex() {
  std::string digest(32, '\0');
  require(EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_.get()), bytes_of(digest), nullptr) == 1, "sha256");
  return to_hex(digest);
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
  std::string digest(32, '\0');
  unsigned int size = 0;
  require(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(bytes), bytes.size(), bytes_of(digest), &size),
          "hmac");
  return to_hex(digest);
}

std::string to_hex(std::string_view bytes) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    text += hex[static_cast<unsigned char>(c) >> 4];
    text += hex[static_cast<unsigned char>(c) & 15];
  }
  return text;
}

std::optional<std::string> from_hex(std::string_view text) {
  std::string bytes(text.size() / 2, '\0');
  std::size_t length = 0;
  if (text.size() % 2 ||
      sodium_hex2bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0 ||
      length != bytes.size())
    return std::nullopt;
  return bytes;
}

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the terminating NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t length = 0;
  if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  bytes.resize(length);
  return bytes;
}

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  randombytes_buf(bytes.data(), count);
  return bytes;
}

std::string random_token(std::size_t bytes) {
  const std::string raw = random_bytes(bytes);
  std::string text(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes_of(std::string_view(raw)), raw.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();
  return text;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

SecretBox::SecretBox(std::string key_32_bytes) : key_(std::move(key_32_bytes)) { require(key_.size() == 32, "key size"); }

std::string SecretBox::seal(std::string_view plain, std::string_view context) const {
  const std::string nonce = random_bytes(nonce_size);
  std::string out(1 + nonce_size + plain.size() + tag_size, '\0');
  out[0] = box_version;
  out.replace(1, nonce_size, nonce);
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int length = 0;
  unsigned char* body = bytes_of(out) + 1 + nonce_size;
  require(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key_), bytes_of(nonce)) == 1, "encrypt");
  require(EVP_EncryptUpdate(cipher.get(), nullptr, &length, bytes_of(context), static_cast<int>(context.size())) == 1, "context");
  require(EVP_EncryptUpdate(cipher.get(), body, &length, bytes_of(plain), static_cast<int>(plain.size())) == 1, "encrypt");
  int rest = 0;
  require(EVP_EncryptFinal_ex(cipher.get(), body + length, &rest) == 1, "encrypt");
  require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tag_size, body + plain.size()) == 1, "tag");
  return out;
}

std::optional<std::string> SecretBox::open(std::string_view sealed, std::string_view context) const {
  if (sealed.size() < 1 + nonce_size + tag_size || sealed[0] != box_version) return std::nullopt;
  const std::string_view nonce = sealed.substr(1, nonce_size);
  const std::string_view body = sealed.substr(1 + nonce_size, sealed.size() - 1 - nonce_size - tag_size);
  std::string tag(sealed.substr(sealed.size() - tag_size));
  std::string plain(body.size(), '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int length = 0;
  require(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key_), bytes_of(nonce)) == 1, "decrypt");
  require(EVP_DecryptUpdate(cipher.get(), nullptr, &length, bytes_of(context), static_cast<int>(context.size())) == 1, "context");
  require(EVP_DecryptUpdate(cipher.get(), bytes_of(plain), &length, bytes_of(body), static_cast<int>(body.size())) == 1,
          "decrypt");
  require(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1, "tag");
  int rest = 0;
  if (EVP_DecryptFinal_ex(cipher.get(), bytes_of(plain) + length, &rest) != 1) return std::nullopt;
  return plain;
}

std::string SecretBox::seal_text(std::string_view plain, std::string_view context) const {
  return plain.empty() ? std::string() : to_base64(seal(plain, context));
}

std::optional<std::string> SecretBox::open_text(std::string_view sealed, std::string_view context) const {
  if (sealed.empty()) return std::string();
  const auto raw = from_base64(sealed);
  return raw ? open(*raw, context) : std::nullopt;
}

SigningKey new_signing_key() {
  SigningKey key{random_bytes(32), std::string(32, '\0')};
  const Key pkey(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(key.private_key), 32), EVP_PKEY_free);
  std::size_t size = 32;
  require(pkey && EVP_PKEY_get_raw_public_key(pkey.get(), bytes_of(key.public_key), &size) == 1, "ed25519 key");
  return key;
}

std::string sign(const SigningKey& key, std::string_view message) {
  const Key pkey(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes_of(std::string_view(key.private_key)), 32),
                 EVP_PKEY_free);
  const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string signature(64, '\0');
  std::size_t size = signature.size();
  require(pkey && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pkey.get()) == 1 &&
              EVP_DigestSign(context.get(), bytes_of(signature), &size, bytes_of(message), message.size()) == 1,
          "ed25519 sign");
  return signature;
}

bool verify_signature(std::string_view public_key, std::string_view message, std::string_view signature) {
  if (public_key.size() != 32 || signature.size() != 64) return false;
  const Key pkey(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(public_key), 32), EVP_PKEY_free);
  const DigestContext context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return pkey && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pkey.get()) == 1 &&
         EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(message), message.size()) == 1;
}

namespace {

/// Each hash takes 64 MiB; two at once is what a small machine can bear.
std::counting_semaphore<2>& password_slots() {
  static std::counting_semaphore<2> slots(2);
  return slots;
}

struct PasswordSlot {
  PasswordSlot() { password_slots().acquire(); }
  ~PasswordSlot() { password_slots().release(); }
  PasswordSlot(const PasswordSlot&) = delete;
  PasswordSlot& operator=(const PasswordSlot&) = delete;
};

}  // namespace

std::string hash_password(std::string_view password) {
  const PasswordSlot slot;
  char hash[crypto_pwhash_STRBYTES];
  require(crypto_pwhash_str(hash, password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                            crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0,
          "argon2id: out of memory");
  return hash;
}

bool verify_password(std::string_view password, std::string_view hash) {
  const PasswordSlot slot;
  return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

std::string new_totp_secret() {
  const std::string raw = random_bytes(20);
  char* encoded = nullptr;
  std::size_t size = 0;
  require(oath_base32_encode(raw.data(), raw.size(), &encoded, &size) == OATH_OK, "base32");
  std::string text(encoded, size);
  free(encoded);
  return text;
}

std::optional<std::int64_t> verify_totp(std::string_view base32_secret, std::string_view code, InstantMs now) {
  if (code.size() != 6) return std::nullopt;
  char* raw = nullptr;
  std::size_t size = 0;
  if (oath_base32_decode(base32_secret.data(), base32_secret.size(), &raw, &size) != OATH_OK) return std::nullopt;
  int position = 0;
  const int found = oath_totp_validate2(raw, size, now / 1000, 30, 0, 1, &position, std::string(code).c_str());
  free(raw);
  if (found < 0) return std::nullopt;
  return now / 30'000 + position;
}

}  // namespace anshu
