// Who works on a case: rows that end and begin, never change.
#pragma once

#include <optional>
#include <string>

#include "cases/case_file.h"
#include "people/actions.h"
#include "people/rows.h"

namespace anshu::cases {

/// 承办人, 书记员 …
std::string member_role_name(std::string_view role);

/// From now on `person` (nobody: nullopt) has that role in the case; whoever had it before is out. Nothing happens when it is so
/// already.
void set_member(people::Action& action, CaseFile& file, const std::string& role, const std::optional<people::UserRow>& person,
                const std::string& reason);
bool is_member(const CaseFile& file, const std::string& user_id);

/// An active member of staff of the case's court; the refusal (E_INVALID_INPUT) names the field.
Result<people::UserRow> require_staff(store::Connection& connection, const std::string& organ, const std::string& user_id,
                                      const std::string& field);
/// Somebody whose role can answer for a case (carries close_case).
Result<people::UserRow> require_handler(store::Connection& connection, const people::Permissions& permissions,
                                        const std::string& organ, const std::string& user_id);

/// Makes this person the handler: member, columns of the case, notices to both. The department stays.
void change_handler(people::Action& action, CaseFile& file, const people::UserRow& handler, const std::string& reason);

/// A reason in words: not empty, up to 500 characters.
Result<std::string> require_reason(const std::string& reason);

}  // namespace anshu::cases
