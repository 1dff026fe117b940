// Case types and their 类型代字 (《人民法院案件类型及其代字标准》, 法〔2015〕137号 with later additions).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/code_index.h"
#include "law/courts.h"

namespace anshu::law {

struct CaseType {
  std::string code;         // 0301; S… pre-litigation, H… historical
  std::string category;     // 民事案件
  std::string subcategory;  // 民事审判监督案件, may be empty
  std::string name;         // 民事一审案件
  std::string daizi;        // 类型代字: 民初. Several types may share one: choose the type by code, the number by 代字
  std::vector<CourtRank> ranks;
  bool specialised_courts = false;  // also taken by specialised courts (专门)
  bool in_statistics = true;
  std::string statistics_group;
  std::string basis;  // standard, notice2021, practice, local, historical
  std::string note;

  bool historical() const { return basis == "historical"; }
  /// Handled by procuratorates (审查逮捕 …); every other type is a court's.
  bool of_procuratorates() const { return category == "检察案件"; }
  /// Taken by courts (procuratorates) of this tier.
  bool taken_at(CourtRank rank, bool specialised) const;
};

class CaseTypes {
 public:
  /// master/case_types.csv
  static Result<CaseTypes> load(std::string_view csv);

  const CaseType* find(std::string_view code) const { return find_row(rows_, index_, code); }
  bool known_daizi(std::string_view daizi) const { return daizi_.contains(daizi); }
  /// The types that share a 代字, in the order of the standard.
  std::vector<const CaseType*> with_daizi(std::string_view daizi) const;
  /// True when some type of that 代字 is taken by such a court. Derived from procedural law, so a hint, not a rule of the
  /// standard.
  bool taken_by(std::string_view daizi, const Court& court) const;
  /// True where the serial is a random number of eight digits instead of the next one (死刑复核等刑核案件).
  static bool random_serial(std::string_view daizi) { return daizi == "刑核"; }
  const std::vector<CaseType>& all() const { return rows_; }

 private:
  std::vector<CaseType> rows_;
  CodeIndex index_, daizi_;
};

}  // namespace anshu::law
