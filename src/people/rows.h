// The rows of organs and people, one struct per table (migrations/0001-foundation.sql).
#pragma once

#include <optional>
#include <string>

#include "store/table.h"

namespace anshu::people {

/// A court or a procuratorate.
struct OrganRow {
  static constexpr std::string_view table = "organ";
  static constexpr int key_columns = 1;
  std::string organ;         // 法院代字: 陕0702
  std::string kind;          // court | procuratorate
  std::string name;          // 汉中市汉台区人民法院
  std::string level;         // as published: 最高, 高级, 中级, 基层, 专门
  std::string parent_organ;  // the organ above, also when this installation does not serve it; "" at the top
  std::string division_code;
  bool active = true;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(OrganRow, (), (organ, kind, name, level, parent_organ, division_code, active, version))

struct DepartmentRow {
  static constexpr std::string_view table = "department";
  static constexpr int key_columns = 2;
  std::string organ, id;
  std::string name;  // 民事审判第一庭
  std::string kind;  // filing | trial | enforcement | management | office
  std::int64_t position = 0;
  bool active = true;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(DepartmentRow, (), (organ, id, name, kind, position, active, version))

struct UserRow {
  static constexpr std::string_view table = "user_account";
  static constexpr int key_columns = 2;
  std::string organ, id;
  std::string login;  // lower case, unique in the whole installation
  std::string name;
  std::string kind;  // staff | portal
  std::optional<std::string> department_id;
  std::string id_number_sealed, id_number_index, phone_sealed;  // portal accounts only; "" for staff
  bool active = true;
  InstantMs created_at_ms = 0;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(UserRow, (),
                      (organ, id, login, name, kind, department_id, id_number_sealed, id_number_index, phone_sealed, active,
                       created_at_ms, version))

struct UserRoleRow {
  static constexpr std::string_view table = "user_role";
  static constexpr int key_columns = 3;
  std::string organ, user_id;
  std::string role;    // code of reference/permissions.toml
  bool active = true;  // false: was taken away
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(UserRoleRow, (), (organ, user_id, role, active, version))

// ── working tables: secrets are never written to the journal ─────────────────────────────────────────────────────────────

struct CredentialRow {
  static constexpr std::string_view table = "credential";
  static constexpr int key_columns = 2;
  std::string organ, user_id;
  std::string password_hash;  // argon2id
  InstantMs password_set_at_ms = 0;
  bool must_change = false;
  std::int64_t failures = 0;      // attempts since the last success, the running one included
  InstantMs locked_until_ms = 0;  // 0: not locked
  std::string totp_sealed;        // "" without TOTP
  bool totp_confirmed = false;
  std::int64_t totp_last_step = 0;  // a step is good once
  InstantMs last_sign_in_ms = 0;    // 0: never
  std::string previous_hashes;      // JSON array, newest first
};
BOOST_DESCRIBE_STRUCT(CredentialRow, (),
                      (organ, user_id, password_hash, password_set_at_ms, must_change, failures, locked_until_ms, totp_sealed,
                       totp_confirmed, totp_last_step, last_sign_in_ms, previous_hashes))

struct SessionRow {
  static constexpr std::string_view table = "session";
  static constexpr int key_columns = 1;
  std::string token_hash;  // SHA-256 of the cookie's token; the token itself is stored nowhere
  std::string organ, user_id, csrf_token;
  InstantMs created_at_ms = 0;
  InstantMs seen_at_ms = 0;     // up to a minute behind
  InstantMs expires_at_ms = 0;  // whatever happens
  std::string remote;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (token_hash, organ, user_id, csrf_token, created_at_ms, seen_at_ms, expires_at_ms, remote))

/// security_event: each row carries the keyed hash of the one before, so that none can be changed or left out unseen.
struct SecurityEventRow {
  static constexpr std::string_view table = "security_event";
  static constexpr int key_columns = 2;
  std::string organ;
  std::int64_t seq = 0;  // 1, 2, 3 … within the organ
  InstantMs at_ms = 0;
  std::string kind, user_id, actor_name, login, remote, detail, subject_id;
  std::string previous_hash, event_hash;
};
BOOST_DESCRIBE_STRUCT(SecurityEventRow, (),
                      (organ, seq, at_ms, kind, user_id, actor_name, login, remote, detail, subject_id, previous_hash,
                       event_hash))

}  // namespace anshu::people
