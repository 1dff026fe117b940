#include "cases/members.h"

#include "base/text.h"
#include "cases/notices.h"
#include "people/directory.h"

namespace anshu::cases {
namespace {

constexpr std::size_t reason_characters = 500;

}  // namespace

std::string member_role_name(std::string_view role) {
  if (role == "handler") return "承办人";
  if (role == "presiding") return "审判长";
  if (role == "member") return "合议庭成员";
  if (role == "clerk") return "书记员";
  if (role == "assistant") return "法官助理";
  if (role == "supervisor") return "知情监督人";
  return std::string(role);
}

void set_member(people::Action& action, CaseFile& file, const std::string& role, const std::optional<people::UserRow>& person,
                const std::string& reason) {
  bool there = false;
  for (MemberRow& member : file.members) {
    if (member.role != role || member.until_ms) continue;
    if (person && member.user_id == person->id) {
      there = true;
      continue;
    }
    MemberRow after = member;
    after.until_ms = action.now_ms();
    member = action.work.update(member, after);
  }
  if (there || !person) return;
  MemberRow row;
  row.organ = file.row.organ;
  row.case_id = file.row.id;
  row.id = action.work.new_id();
  row.user_id = person->id;
  row.name = person->name;
  row.role = role;
  row.from_ms = action.now_ms();
  row.reason = reason;
  action.work.insert(row);
  file.members.push_back(std::move(row));
}

bool is_member(const CaseFile& file, const std::string& user_id) {
  return std::ranges::any_of(file.members,
                             [&](const MemberRow& member) { return member.user_id == user_id && !member.until_ms; });
}

Result<people::UserRow> require_staff(store::Connection& connection, const std::string& organ, const std::string& user_id,
                                      const std::string& field) {
  auto user = people::find_user(connection, organ, user_id);
  if (!user || !user->active || user->kind != "staff") return refuse_field(field, "user.unknown", "不是本院在职人员");
  return std::move(*user);
}

Result<people::UserRow> require_handler(store::Connection& connection, const people::Permissions& permissions,
                                        const std::string& organ, const std::string& user_id) {
  ANSHU_TRY(people::UserRow user, require_staff(connection, organ, user_id, "handler_id"));
  if (!permissions.may(people::actor_for(connection, user), "close_case"))
    return refuse_field("handler_id", "handler.not_eligible", user.name + "的岗位不能承办案件");
  return user;
}

void change_handler(people::Action& action, CaseFile& file, const people::UserRow& handler, const std::string& reason) {
  CaseRow& row = file.row;
  const std::optional<std::string> former = row.handler_id;
  const std::string link = "/desk/cases/" + row.id;
  if (former && *former != handler.id) {
    // Who gives a sealed case away may not keep its number.
    const std::string which =
        row.secrecy == "open" ? row.number + "改由" + handler.name + "承办。" : "您承办的一件案件已改由他人承办。";
    send_notice(action, row.organ, *former, {"案件改由他人承办", which, ""});
  }
  if (former != handler.id)
    send_notice(action, row.organ, handler.id, {"您有一件新分配的案件", row.number + " " + row.title, link});
  set_member(action, file, "handler", handler, reason);
  row.handler_id = handler.id;
  row.handler_name = handler.name;
}

Result<std::string> require_reason(const std::string& reason) {
  std::string text(trim(reason));
  if (text.empty()) return refuse_field("reason", "required", "请填写理由");
  if (count_characters(text) > reason_characters)
    return refuse_field("reason", "text.length", fmt::format("理由不能超过{}字", reason_characters));
  return text;
}

}  // namespace anshu::cases
