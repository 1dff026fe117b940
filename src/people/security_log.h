// The security log (安全审计, GB/T 22239-2019 8.1.4.3): sign-ins, refusals, looks behind a mask, exports, changes of accounts.
// Append-only; every row carries a keyed hash over itself and the row before, so that a change or a gap shows.
// No passwords, no personal data of parties: a row names the case and the field, never its content.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "people/actions.h"
#include "people/personal_data.h"
#include "people/rows.h"

namespace anshu::people {

/// One kind of event and its name on the screen; the list is fixed (security_kinds).
struct SecurityKind {
  std::string code, name;
};
/// sign_in, sign_in_failed, locked_out, signed_out, refused, reveal, export, import, password_changed, password_reset,
/// totp_enabled, totp_removed, account_created, account_changed, roles_changed, registered.
const std::vector<SecurityKind>& security_kinds();
/// 登录 for sign_in; the code itself when unknown.
std::string security_kind_name(std::string_view code);

struct SecurityEvent {
  std::string organ;    // whose audit administrator may read it; portal_organ for litigants and for unknown logins
  std::string kind;     // of security_kinds
  std::string user_id;  // who did it; "" when nobody is known
  std::string actor_name, login, remote;
  std::string detail;      // a Chinese sentence without personal data
  std::string subject_id;  // the account or case that it is about
};

/// Behind-the-mask looks always say which case, which field, and why.
struct Reveal {
  std::string case_id, case_number;
  std::string field_name;   // 身份证号: the field, never its value
  std::string reason_name;  // 送达文书: as people read it
  std::string reason;       // words beside it, or ""
};

struct SecurityQuery {
  std::vector<std::string> organs;
  std::string kind, q;
  std::optional<InstantMs> from_ms, until_ms;  // until: exclusive
  std::string cursor;                          // of the page before
  std::int64_t limit = 50;
};
struct SecurityPage {
  std::vector<SecurityEventRow> items;  // newest first
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;  // counted up to 10,000
  bool total_capped = false;
};

class SecurityLog {
 public:
  SecurityLog(store::Database& database, const Clock& clock, const PersonalData& personal)
      : database_(database), clock_(clock), personal_(personal) {}

  /// Inside the caller's transaction: what is logged and what is done are there together, or neither is.
  void append(store::Connection& db, InstantMs now, const SecurityEvent& event) const;
  /// In a transaction of its own: for what changed nothing else, such as refusals.
  void record(const SecurityEvent& event) const;
  /// An event by somebody who is signed in, in the log of that person's organ.
  static SecurityEvent by(const Actor& actor, std::string kind, std::string detail, std::string remote = {},
                          std::string subject_id = {});
  /// Call it before the value is shown (GB/T 22239-2019 8.1.4.3, 个人信息保护法第五十一条).
  void append_reveal(store::Connection& db, InstantMs now, const Actor& actor, const Reveal& reveal,
                     const std::string& remote) const;

  /// From now on, whoever tries an action that the role does not carry is written down.
  void watch(Actions& actions) const;

  /// E_INVALID_INPUT for a kind or a cursor that does not exist.
  Result<SecurityPage> page(const SecurityQuery& query) const;
  /// The organs whose events this person's organ may read: its own; the top organ reads those of the portal as well.
  std::vector<std::string> readable_organs(const Actor& actor) const;

  /// Recomputes the chain of the organ; the number of the first row that does not fit, or nullopt.
  std::optional<std::int64_t> first_broken(store::Connection& db, const std::string& organ) const;

 private:
  std::string hash_of(const SecurityEventRow& row) const;

  store::Database& database_;
  const Clock& clock_;
  const PersonalData& personal_;
};

}  // namespace anshu::people
