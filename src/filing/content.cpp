#include "filing/content.h"

#include "cases/case_file.h"
#include "law/law_book.h"

namespace anshu::filing {

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
