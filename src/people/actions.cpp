#include "people/actions.h"

#include <array>

#include "base/crypto.h"

namespace anshu::people {
namespace {

constexpr const char* select_answer =
    "SELECT request_hash, answer FROM idempotency WHERE organ = $1 AND user_id = $2 AND request_key = $3";
constexpr const char* insert_answer =
    "INSERT INTO idempotency (organ, user_id, request_key, request_hash, answer, at_ms) VALUES ($1, $2, $3, $4, $5, $6)";

constexpr std::array personal_members = {
    "id_number", "phone",     "address", "birth_on", "password", "old_password",     "new_password",   "code",
    "totp",      "work_unit", "content", "facts",    "value",    "eservice_address", "service_address"};

void strike_out(json::value& value) {
  if (value.is_array()) {
    for (auto& item : value.get_array()) strike_out(item);
  } else if (value.is_object()) {
    for (auto& member : value.get_object()) {
      const bool personal = std::ranges::find(personal_members, std::string_view(member.key())) != personal_members.end();
      if (personal)
        member.value() = "***";
      else
        strike_out(member.value());
    }
  }
}

}  // namespace

std::string without_personal_data(std::string_view input_json) {
  boost::system::error_code error;
  json::value value = json::parse(input_json, error);
  if (error) return "{}";
  strike_out(value);
  return json::serialize(value);
}

std::string Actions::hash_of(const ActionCall& call) { return sha256_hex(call.name + "\n" + call.organ + "\n" + call.input); }

store::EntryStamp Actions::stamp(const Actor& actor, const ActionCall& call) {
  return {call.name, actor.organ, actor.user_id, actor.name, call.input == "{}" ? call.input : without_personal_data(call.input)};
}

Result<std::optional<std::string>> Actions::earlier_answer(store::Connection& connection, const Actor& actor,
                                                           const ActionCall& call, const std::string& request_hash) {
  const store::Rows found = connection.query(select_answer, {actor.organ, actor.user_id, call.idempotency_key});
  if (found.empty()) return std::optional<std::string>();
  if (store::text(found.at(0, 0)) != request_hash)
    return refuse(RefusalKind::conflict, "E_IDEMPOTENCY_KEY_REUSED", "同一请求编号已用于另一内容的提交，请刷新页面后再试");
  return std::optional<std::string>(store::text(found.at(0, 1)));
}

void Actions::remember_answer(store::Connection& connection, InstantMs now, const Actor& actor, const ActionCall& call,
                              const std::string& request_hash, const std::string& answer) {
  connection.execute(insert_answer, {actor.organ, actor.user_id, call.idempotency_key, request_hash, answer, now});
}

}  // namespace anshu::people
