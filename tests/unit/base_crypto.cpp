// The thin names over the libraries: known answers of the standards, and what must fail does fail.
#include <doctest/doctest.h>

#include <set>

#include "base/crypto.h"

namespace anshu {

TEST_CASE("digests give the known answers (FIPS 180-4, RFC 4231)") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 piecewise;
  piecewise.add("a");
  piecewise.add("");
  piecewise.add("bc");
  CHECK(piecewise.hex() == sha256_hex("abc"));
  CHECK(hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("hexadecimal and base64 go there and back; what is neither is refused") {
  const std::string bytes("\0\xFF\x10 ab", 6);
  CHECK(to_hex(bytes) == "00ff10206162");
  CHECK(from_hex("00ff10206162") == bytes);
  CHECK(from_hex("00FF10206162") == bytes);
  CHECK(from_hex("") == "");
  for (const char* bad : {"0", "0g", "00 ", "zz"}) CHECK_FALSE(from_hex(bad));
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string raw = random_bytes(size);
    CHECK(from_base64(to_base64(raw)) == raw);
  }
  CHECK(to_base64("a") == "YQ==");
  for (const char* bad : {"YQ", "Y===", "YQ==x", "!!!!"}) CHECK_FALSE(from_base64(bad));
}

TEST_CASE("random tokens are long, safe in addresses and never the same") {
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    const std::string token = random_token();
    CHECK(token.size() == 43);
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos);
    CHECK(seen.insert(token).second);
  }
  CHECK(equal_in_constant_time("abc", "abc"));
  CHECK_FALSE(equal_in_constant_time("abc", "abd"));
  CHECK_FALSE(equal_in_constant_time("abc", "ab"));
}

TEST_CASE("a sealed text opens with its key and its context only, and not with one changed bit") {
  const SecretBox box(std::string(32, 'k')), other(std::string(32, 'l'));
  const std::string plain = "610702198001020013";
  const std::string sealed = box.seal(plain, "party.id_number");
  CHECK(sealed.find(plain) == std::string::npos);
  CHECK(sealed != box.seal(plain, "party.id_number"));  // a nonce of its own each time
  CHECK(box.open(sealed, "party.id_number") == plain);
  CHECK_FALSE(box.open(sealed, "party.phone"));
  CHECK_FALSE(other.open(sealed, "party.id_number"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_FALSE(box.open(changed, "party.id_number"));
  }
  for (std::size_t size = 0; size < sealed.size(); ++size) CHECK_FALSE(box.open(sealed.substr(0, size), "party.id_number"));
  CHECK(box.open(box.seal("", "x"), "x") == "");
  CHECK(box.open_text(box.seal_text(plain, "x"), "x") == plain);
  CHECK(box.seal_text("", "x").empty());
  CHECK(box.open_text("", "x") == "");
  CHECK_FALSE(box.open_text("not base64!", "x"));
  CHECK_THROWS(SecretBox("short"));
}

TEST_CASE("signatures are those of RFC 8032, and nobody else's") {
  const SigningKey known{from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value(),
                         from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").value()};
  CHECK(to_hex(sign(known, "")) ==
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2465514143"
        "8e7a100b");
  const SigningKey key = new_signing_key();
  const std::string signature = sign(key, "root");
  CHECK(verify_signature(key.public_key, "root", signature));
  CHECK_FALSE(verify_signature(key.public_key, "r00t", signature));
  CHECK_FALSE(verify_signature(known.public_key, "root", signature));
  CHECK_FALSE(verify_signature(key.public_key, "root", signature.substr(1)));
  CHECK_FALSE(verify_signature("short", "root", signature));
}

TEST_CASE("a password's hash is argon2id, salted, and knows only its password") {
  const std::string hash = hash_password("正确的密码-7");
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(hash != hash_password("正确的密码-7"));
  CHECK(verify_password("正确的密码-7", hash));
  CHECK_FALSE(verify_password("正确的密码-8", hash));
  CHECK_FALSE(verify_password("x", "$argon2id$not-a-hash"));
  CHECK_FALSE(verify_password("x", ""));
}

TEST_CASE("one-time passwords are those of RFC 6238, one step to either side") {
  const char* secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  CHECK(verify_totp(secret, "287082", 59'000) == 1);
  CHECK(verify_totp(secret, "081804", 1'111'111'109'000) == 37'037'036);
  CHECK(verify_totp(secret, "287082", 60'000) == 1);  // the step before: its own number, so that it cannot be used twice
  CHECK(verify_totp(secret, "287082", 29'000) == 1);  // the step after
  CHECK_FALSE(verify_totp(secret, "287082", 90'000));
  for (const char* bad : {"", "28708", "2870822", "28708x", "      "}) CHECK_FALSE(verify_totp(secret, bad, 59'000));
  CHECK_FALSE(verify_totp("not base32!", "287082", 59'000));
  CHECK(new_totp_secret().size() == 32);
  CHECK(new_totp_secret() != new_totp_secret());
}

}  // namespace anshu
