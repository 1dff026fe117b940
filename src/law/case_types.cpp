#include "law/case_types.h"

#include <algorithm>

#include "base/text.h"
#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

/// Reads "基层/中级/专门"; false when a level is unknown.
bool read_levels(std::string_view cell, CaseType& type) {
  for (const auto& level : split(cell, '/')) {
    if (level == "基层")
      type.ranks.push_back(CourtRank::basic);
    else if (level == "中级")
      type.ranks.push_back(CourtRank::intermediate);
    else if (level == "高级")
      type.ranks.push_back(CourtRank::high);
    else if (level == "最高")
      type.ranks.push_back(CourtRank::supreme);
    else if (level == "专门")
      type.specialised_courts = true;
    else
      return false;
  }
  return true;
}

}  // namespace

Result<CaseTypes> CaseTypes::load(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, "master/case_types.csv"));
  ANSHU_TRY(const auto c, table.columns({"code", "category", "subcategory", "name", "daizi", "court_levels", "in_stats",
                                         "stat_group", "basis", "note"}));
  CaseTypes types;
  for (std::size_t row = 0; row < table.size(); ++row) {
    CaseType type;
    type.code = table.text(row, c[0]);
    type.category = table.text(row, c[1]);
    type.subcategory = table.text(row, c[2]);
    type.name = table.text(row, c[3]);
    type.daizi = table.text(row, c[4]);
    type.in_statistics = table.at(row, c[6]) == "Y";
    type.statistics_group = table.text(row, c[7]);
    type.basis = table.text(row, c[8]);
    type.note = table.text(row, c[9]);
    if (type.code.empty() || type.daizi.empty()) return table.complain(row, "案件类型代码和代字不能为空");
    if (!read_levels(table.at(row, c[5]), type)) return table.complain(row, "court_levels中有不认识的法院层级");
    if (!types.index_.emplace(type.code, row).second) return table.complain(row, fmt::format("案件类型代码{}重复", type.code));
    types.daizi_.emplace(type.daizi, row);
    types.rows_.push_back(std::move(type));
  }
  return types;
}

bool CaseType::taken_at(CourtRank rank, bool specialised) const {
  return (specialised && specialised_courts) || std::ranges::find(ranks, rank) != ranks.end();
}

std::vector<const CaseType*> CaseTypes::with_daizi(std::string_view daizi) const {
  std::vector<const CaseType*> found;
  for (const auto& type : rows_)
    if (type.daizi == daizi) found.push_back(&type);
  return found;
}

bool CaseTypes::taken_by(std::string_view daizi, const Court& court) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const CaseType& type) {
    return type.daizi == daizi && type.taken_at(court.rank, court.level == "专门");
  });
}

}  // namespace anshu::law
