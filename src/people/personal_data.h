// Personal data at rest: sealed with AES-256-GCM, found again through a keyed hash, masked wherever it is shown.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "base/crypto.h"

namespace anshu::people {

class PersonalData {
 public:
  PersonalData(std::string data_key_32, std::string index_key_32)
      : box_(std::move(data_key_32)), index_key_(std::move(index_key_32)) {}

  /// For a *_sealed column; "" stays "".
  std::string seal(std::string_view plain) const { return box_.seal_text(plain, "column"); }
  /// Throws when the text was not sealed with this key: corrupt data, or a wrong key file.
  std::string open(std::string_view sealed) const {
    auto plain = box_.open_text(sealed, "column");
    if (!plain) throw std::runtime_error("加密字段无法解密：数据损坏或密钥文件不符");
    return *std::move(plain);
  }
  /// For an *_index column: equal numbers give equal hashes, and nothing else can be learned from it.
  std::string index(std::string_view number) const {
    return number.empty() ? std::string() : hmac_sha256_hex(index_key_, number);
  }

  /// A secret of its own for one purpose ("案号/陕0702/2026/刑核"), always the same under the same key file.
  std::string secret_for(std::string_view purpose) const { return hmac_sha256_hex(index_key_, purpose); }

  const SecretBox& box() const { return box_; }

 private:
  SecretBox box_;
  std::string index_key_;
};

}  // namespace anshu::people
