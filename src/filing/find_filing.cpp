#include "filing/find_filing.h"

namespace anshu::filing {
namespace {

constexpr const char* own_filing = "WHERE applicant_organ = $1 AND applicant_id = $2 AND id = $3";
constexpr const char* court_filing = "WHERE organ = $1 AND id = $2 AND ";
constexpr const char* case_is_open_to =
    "NOT EXISTS (SELECT 1 FROM case_facts f WHERE f.organ = filing.organ AND f.case_id = filing.id AND f.secrecy <> 'open' AND "
    "NOT "
    "EXISTS (SELECT 1 FROM case_member m WHERE m.organ = f.organ AND m.case_id = f.case_id AND m.user_id = {} AND m.until_ms IS "
    "NULL))";

}  // namespace

std::string visible_filings(const people::Actor& actor, std::string_view user_id_mark) {
  if (actor.kind == people::Actor::Kind::system) return fmt::format("{0} = {0}", user_id_mark);
  return fmt::format(case_is_open_to, user_id_mark);
}

Result<FilingRow> find_filing(store::Connection& connection, const people::Permissions& permissions, const people::Actor& actor,
                              std::string_view action, const std::string& filing_id) {
  ANSHU_CHECK(permissions.require(actor, action));
  auto found =
      actor.kind == people::Actor::Kind::portal
          ? connection.select<FilingRow>(own_filing, {actor.organ, actor.user_id, filing_id})
          : connection.select<FilingRow>(court_filing + visible_filings(actor, "$3"), {actor.organ, filing_id, actor.user_id});
  if (found.empty()) return refuse_not_found("立案申请");
  return std::move(found.front());
}

Result<void> require_version(const FilingRow& filing, std::int64_t expected_version) {
  if (filing.version == expected_version) return {};
  Refusal refusal{RefusalKind::stale, "E_STALE", "该立案申请已有变动，请刷新后再办理", {}, {}, {}};
  refusal.detail_json = fmt::format(R"({{"current_version":{},"current_status":"{}"}})", filing.version, filing.status);
  return std::unexpected(std::move(refusal));
}

Result<void> require_under_review(const FilingRow& filing) {
  if (filing.status == "submitted" || filing.status == "resubmitted") return {};
  if (filing.status == "returned")
    return refuse(RefusalKind::conflict, "E_FILING_STATE", "该立案申请正在由当事人补正，补正后方可办理");
  return refuse(RefusalKind::conflict, "E_FILING_STATE", "该立案申请已经办结");
}

}  // namespace anshu::filing
