// Checks of a filing, as a filing clerk would make them; the portal shows them beside the fields, submitting enforces them.
// Sources: 民事诉讼法第一百二十二条、第一百二十四条; 民诉解释第二百零九条; 《登记立案规定》第四、六条;
// 《人民法院在线诉讼规则》第四、七条.
#pragma once

#include <string>
#include <vector>

#include "cases/services.h"
#include "filing/content.h"
#include "filing/guide.h"
#include "law/law_book.h"

namespace anshu::filing {

enum class FindingLevel { block, warn };
BOOST_DESCRIBE_ENUM(FindingLevel, block, warn)

/// One finding: the field, a stable rule name, a sentence for the filer, and the wizard's step where it is mended.
struct Finding {
  std::string field, rule, message;
  std::string step;  // court | parties | claims | facts | materials | service
  FindingLevel level = FindingLevel::block;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (field, rule, message, step, level))

/// As the procedure of its case type asks ([[online_filing]]). `material_codes`: codes of the materials that were uploaded
/// completely.
std::vector<Finding> check_filing(const cases::Services& services, const FilingGuide& guide, const FilingContent& content,
                                  const std::vector<std::string>& material_codes, Date today);

/// What a clerk types at the window: names and numbers must be right, but much may be unknown. Fields as in
/// `parties[0].…`.
std::vector<Finding> check_registered(const law::LawBook& law, const std::vector<FilingParty>& parties,
                                      const std::vector<FilingClaim>& claims, Date today);

/// The blocking findings as one refusal (E_FILING_INCOMPLETE); nothing when there is none.
Result<void> refuse_blocking(const std::vector<Finding>& findings);

/// Identity numbers, credit codes and telephone numbers in their normal form; call it on checked content.
void normalise(const law::LawBook& law, FilingContent& content, Date today);

}  // namespace anshu::filing
