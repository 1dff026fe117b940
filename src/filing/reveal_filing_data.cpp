#include "filing/reveal_filing_data.h"

#include "base/text.h"
#include "cases/case_actions.h"
#include "filing/drafts.h"
#include "filing/find_filing.h"
#include "people/security_log.h"

namespace anshu::filing {
namespace {

struct Maskable {
  std::string_view field, label;
};
constexpr std::array<Maskable, 7> maskable = {{{"id_number", "证件号码"},
                                               {"phone", "联系电话"},
                                               {"address", "住址"},
                                               {"birth_on", "出生日期"},
                                               {"service_address", "送达地址"},
                                               {"eservice_address", "电子送达地址"},
                                               {"value", "要素"}}};

/// What "parties[0].id_number" asks for; none when it is not masked and cannot be asked for.
const Maskable* maskable_at(std::string_view path) {
  const auto last_dot = path.rfind('.');
  const auto found =
      std::ranges::find(maskable, last_dot == std::string_view::npos ? path : path.substr(last_dot + 1), &Maskable::field);
  return found == maskable.end() ? nullptr : &*found;
}

/// The text at "parties[0].id_number" of the content as JSON.
std::optional<std::string> text_at(const json::value& content, std::string_view path) {
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

Result<RevealedData> reveal_filing_data(FilingDesk& desk, const people::SecurityLog& log, const people::Actor& actor,
                                        const FilingReveal& reveal, const std::string& remote) {
  ANSHU_TRY(const std::string reason_name, cases::check_reveal_reason(reveal.reason_code, reveal.reason));
  const Maskable* asked = reveal.field.size() > 60 ? nullptr : maskable_at(reveal.field);
  if (!asked) return refuse(RefusalKind::invalid, "E_REVEAL_FIELD", "没有这一项");
  const RevealInput input{reveal.filing_id, reveal.field, reveal.reason_code, reveal.reason};
  const people::ActionCall call{"reveal_personal_data", actor.organ, reveal.filing_id, to_json(input), {}};
  std::string value;
  const auto done = desk.services.actions.run<RevealedData>(actor, call, [&](people::Action& action) -> Result<RevealedData> {
    ANSHU_TRY(const FilingRow filing,
              find_filing(action.db(), action.permissions, actor, "reveal_personal_data", reveal.filing_id));
    const auto found = text_at(to_json_value(read_content(desk.services.personal, filing.content_sealed)), reveal.field);
    if (!found) return refuse(RefusalKind::invalid, "E_REVEAL_FIELD", "没有这一项");
    value = *found;
    log.append_reveal(action.db(), action.now_ms(), actor,
                      {filing.id, filing.case_number, std::string(asked->label), reason_name, reveal.reason}, remote);
    action.always_journal = true;
    return RevealedData{};
  });
  if (!done) return std::unexpected(done.error());
  return RevealedData{value};
}

}  // namespace anshu::filing
