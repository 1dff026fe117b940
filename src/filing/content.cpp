#include "filing/content.h"

#include <charconv>

#include "base/text.h"
#include "cases/case_file.h"
#include "law/law_book.h"

namespace anshu::filing {

std::string answer_text(const cases::StepField& field, const std::string& value) {
  const std::string text(trim(value));
  if (field.kind == "boolean") return text == "true" ? "是" : "否";
  if (field.kind == "choice") {
    const auto choice = std::ranges::find(field.choices, text, &cases::StepChoice::code);
    return choice == field.choices.end() ? text : choice->name;
  }
  if (field.kind == "date") {
    const auto date = Date::parse(text);
    return date ? date->chinese() : text;
  }
  if (field.kind == "amount") {
    std::int64_t fen = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), fen);
    return error == std::errc() && end == text.data() + text.size() ? format_yuan(fen) + "元" : text;
  }
  return text;
}

std::optional<std::int64_t> claimed_amount_fen(const FilingContent& content) {
  std::optional<std::int64_t> sum;
  for (const FilingClaim& claim : content.claims)
    if (claim.amount_fen) sum = sum.value_or(0) + *claim.amount_fen;
  return sum;
}

std::vector<std::string> names_of(const FilingContent& content, std::string_view side) {
  std::vector<std::string> names;
  for (const FilingParty& party : content.parties)
    if (party.side == side && !party.name.empty()) names.push_back(party.name);
  return names;
}

std::string subject_of(const law::LawBook& law, const FilingContent& content) {
  if (const law::Cause* cause = law.causes.find(content.cause_code.value_or(""))) return cause->name;
  if (content.cause_text && !content.cause_text->empty()) return *content.cause_text;
  const law::CaseType* type = law.case_types.find(content.case_type.value_or(""));
  return type ? type->name : "";
}

std::string title_of(const FilingContent& content, std::string_view cause_name) {
  return cases::case_title(names_of(content, "plaintiff"), names_of(content, "defendant"), cause_name);
}

}  // namespace anshu::filing
