// add_note (记办案日志): for the people of the court; litigants never see notes.
#include "base/text.h"
#include "cases/case_actions.h"

namespace anshu::cases {
namespace {

constexpr std::size_t note_characters = 5000;

}  // namespace

Result<CaseChanged> add_note(const Services& services, const people::Actor& actor, const CaseCall& call, const AddNote& input) {
  const std::string text(trim(input.text));
  if (text.empty()) return refuse_field("text", "required", "请填写内容");
  if (count_characters(text) > note_characters)
    return refuse_field("text", "text.length", fmt::format("内容不能超过{}字", note_characters));
  return run_on_case(services, actor, "add_note", call, input, [&](people::Action& action, CaseChange& change) -> Result<void> {
    NoteRow note;
    note.organ = change.file.row.organ;
    note.case_id = change.file.row.id;
    note.id = action.work.new_id();
    note.body = text;
    note.author_id = actor.user_id;
    note.author_name = actor.name;
    note.at_ms = action.now_ms();
    action.work.insert(note);
    return {};
  });
}

}  // namespace anshu::cases
