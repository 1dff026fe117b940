#include "law/courts.h"

#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

std::optional<CourtRank> read_rank(std::string_view text) {
  if (text == "基层") return CourtRank::basic;
  if (text == "中级") return CourtRank::intermediate;
  if (text == "高级") return CourtRank::high;
  if (text == "最高") return CourtRank::supreme;
  return std::nullopt;
}

}  // namespace

Result<Courts> Courts::load(std::string_view csv) {
  ANSHU_TRY(const CsvTable table, CsvTable::parse(csv, "master/courts.csv"));
  ANSHU_TRY(const auto c, table.columns({"code", "name", "level", "court_rank", "parent_code", "province", "gb_division_code",
                                         "status", "successor_code", "note"}));
  Courts courts;
  courts.rows_.reserve(table.size());
  courts.index_.reserve(table.size());
  courts.names_.reserve(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto rank = read_rank(table.at(row, c[3]));
    if (!rank) return table.complain(row, "court_rank应为最高、高级、中级或基层");
    Court court{table.text(row, c[0]), table.text(row, c[1]), table.text(row, c[2]), *rank,
                table.text(row, c[4]), table.text(row, c[5]), table.text(row, c[6]), table.at(row, c[7]) != "历史",
                table.text(row, c[8]), table.text(row, c[9])};
    if (court.code.empty() || court.name.empty()) return table.complain(row, "法院代字和名称不能为空");
    const std::size_t position = courts.rows_.size();
    if (!courts.index_.emplace(court.code, position).second)
      return table.complain(row, fmt::format("法院代字{}重复", court.code));
    const auto [named, is_new] = courts.names_.emplace(court.name, position);
    if (!is_new && court.current && !courts.rows_[named->second].current) named->second = position;
    courts.rows_.push_back(std::move(court));
  }
  for (std::size_t row = 0; row < courts.rows_.size(); ++row) {
    const Court& court = courts.rows_[row];
    if (!court.parent_code.empty() && !courts.find(court.parent_code))
      return table.complain(row, fmt::format("上级法院{}不在表中", court.parent_code));
    if (!court.successor_code.empty() && !courts.find(court.successor_code))
      return table.complain(row, fmt::format("承继法院{}不在表中", court.successor_code));
  }
  return courts;
}

const Court* Courts::find_by_name(std::string_view name) const { return find_row(rows_, names_, name); }

const Court* Courts::today(std::string_view code) const {
  const Court* court = find(code);
  // A chain longer than the list of courts would be a circle.
  for (std::size_t hops = 0; court && !court->current && hops < rows_.size(); ++hops) court = find(court->successor_code);
  return court && court->current ? court : nullptr;
}

std::vector<const Court*> Courts::children(std::string_view code) const {
  std::vector<const Court*> found;
  for (const auto& court : rows_)
    if (court.current && !court.parent_code.empty() && court.parent_code == code) found.push_back(&court);
  return found;
}

bool Courts::is_within(std::string_view code, std::string_view ancestor) const {
  const Court* court = find(code);
  for (int tier = 0; court && tier < 8; ++tier, court = find(court->parent_code))
    if (court->code == ancestor) return true;
  return false;
}

}  // namespace anshu::law
