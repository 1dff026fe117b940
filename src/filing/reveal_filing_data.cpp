#include "filing/reveal_filing_data.h"

#include <set>

#include "base/text.h"
#include "filing/drafts.h"
#include "filing/find_filing.h"

namespace anshu::filing {
namespace {

constexpr std::string_view maskable[] = {"id_number", "phone", "address", "birth_on", "service_address", "eservice_address"};

/// The text at "parties[0].id_number" of the content as JSON; only fields that are masked can be asked for.
std::optional<std::string> text_at(const json::value& content, std::string_view path) {
  const auto last_dot = path.rfind('.');
  const std::string_view name = last_dot == std::string_view::npos ? path : path.substr(last_dot + 1);
  if (std::ranges::find(maskable, name) == std::end(maskable)) return std::nullopt;
  std::string pointer;
  for (const char c : path) {
    if (c == '.' || c == '[')
      pointer += '/';
    else if (c != ']')
      pointer += c;
  }
  boost::system::error_code error;
  const json::value* value = content.find_pointer("/" + pointer, error);
  if (error || !value || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

struct RevealInput {
  std::string filing_id, field, reason_code, reason;
};
BOOST_DESCRIBE_STRUCT(RevealInput, (), (filing_id, field, reason_code, reason))

}  // namespace

Result<RevealedData> reveal_filing_data(FilingDesk& desk, const people::Actor& actor, const FilingReveal& reveal) {
  static const std::set<std::string, std::less<>> reasons = {"identity_check", "service", "contact", "other"};
  if (!reasons.contains(reveal.reason_code)) return refuse(RefusalKind::invalid, "E_REVEAL_REASON", "请选择查看事由");
  if (reveal.reason_code == "other" && trim(reveal.reason).empty()) return refuse_field("reason", "required", "请说明查看事由");
  if (count_characters(reveal.reason) > 200) return refuse_field("reason", "text.too_long", "事由最多 200 字");
  if (reveal.field.size() > 60) return refuse(RefusalKind::invalid, "E_REVEAL_FIELD", "没有这一项");
  const RevealInput input{reveal.filing_id, reveal.field, reveal.reason_code, reveal.reason};
  const people::ActionCall call{"reveal_personal_data", actor.organ, reveal.filing_id, to_json(input), {}};
  std::string value;
  const auto done = desk.services.actions.run<RevealedData>(actor, call, [&](people::Action& action) -> Result<RevealedData> {
    ANSHU_TRY(const FilingRow filing,
              find_filing(action.db(), action.permissions, actor, "reveal_personal_data", reveal.filing_id));
    const auto found = text_at(to_json_value(read_content(desk.services.personal, filing.content_sealed)), reveal.field);
    if (!found) return refuse(RefusalKind::invalid, "E_REVEAL_FIELD", "没有这一项");
    value = *found;
    action.always_journal = true;
    return RevealedData{};
  });
  if (!done) return std::unexpected(done.error());
  return RevealedData{value};
}

}  // namespace anshu::filing
