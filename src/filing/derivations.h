// Which cases may come from which (案-件), and what they carry over: reference/filing/derivations.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"
#include "cases/case_file.h"
#include "law/law_book.h"

namespace anshu::filing {

struct Derivation {
  std::string code, name;         // appeal, 上诉
  std::vector<std::string> from;  // case types
  std::string to;
  std::string court;                // where the source is: same 本院 | below 本院及下级 | above 上级
  std::string sides;                // kept | chosen (those chosen become the plaintiff's side)
  std::string needs;                // fact of the source: judgment_served_on, effective_on, closed_on; "" for none
  std::vector<std::string> except;  // trial procedures of the source from which nothing derives
  std::string message, basis;       // of the refusal
};
BOOST_DESCRIBE_STRUCT(Derivation, (), (code, name, from, to, court, sides, needs, except, message, basis))

class Derivations {
 public:
  /// E_REFERENCE_DATA names file and line: unknown case types, facts, courts, sides.
  static Result<Derivations> load(std::string_view toml, const law::LawBook& law);

  /// nullptr when a case of this type does not come from one of that type.
  const Derivation* find(std::string_view from_type, std::string_view to_type) const;
  std::vector<const Derivation*> from(std::string_view case_type) const;
  const std::vector<Derivation>& all() const { return derivations_; }

 private:
  std::vector<Derivation> derivations_;
};

/// The source is ready for it. E_DERIVATION_EXCLUDED (小额诉讼不能上诉 …), E_SOURCE_NOT_READY; both name the article.
Result<void> check_source(const Derivation& derivation, const cases::CaseFile& source);

}  // namespace anshu::filing
