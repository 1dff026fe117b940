#include "people/seen_version.h"

#include "base/json.h"

namespace anshu::people {
namespace {

constexpr const char* select_last =
    "SELECT actor_name, at_ms, action FROM journal_entry WHERE organ = $1 AND chain_id = $2 AND changes <> '[]' ORDER BY "
    "chain_seq DESC LIMIT 1";

}  // namespace

Result<void> require_seen(Action& action, std::int64_t current_version, std::optional<std::int64_t> seen) {
  if (!seen || *seen == current_version) return {};
  Refusal refusal{RefusalKind::stale, "E_STALE", "内容已被他人更新，请重新载入后再操作", {}, {}, {}};
  json::object detail{{"current_version", current_version}};
  if (const store::Rows last = action.db().query(select_last, {action.organ, action.chain_id}); !last.empty()) {
    detail["changed_by"] = store::text(last.at(0, 0));
    detail["changed_at_ms"] = store::integer(last.at(0, 1));
    detail["changed_action"] = action.permissions.action_name(store::text(last.at(0, 2)));
  }
  refusal.detail_json = json::serialize(detail);
  return std::unexpected(std::move(refusal));
}

}  // namespace anshu::people
