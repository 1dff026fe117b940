#include "law/divisions.h"

#include <algorithm>

#include "base/text.h"
#include "law/csv_table.h"
#include "law/refusals.h"

namespace anshu::law {
namespace {

bool is_division_code(std::string_view code) {
  return code.size() == 6 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> read_codes(std::string_view cell) {
  std::vector<std::string> codes;
  for (std::string_view rest = cell; !rest.empty();) {
    const auto stop = rest.find_first_not_of("0123456789");
    if (stop != 0) codes.emplace_back(rest.substr(0, stop));
    rest.remove_prefix(stop == std::string_view::npos ? rest.size() : std::max<std::size_t>(stop, 1));
  }
  return codes;
}

/// 市辖区, 县, 省直辖县级行政区划: rows that hold a level together and are never written in an address.
bool is_filler(const Division& division) {
  return division.level == DivisionLevel::prefecture &&
         (division.name == "市辖区" || division.name == "县" || division.name.find("直辖") != std::string::npos);
}

}  // namespace

Result<Divisions> Divisions::load(std::string_view divisions_csv, std::string_view counties_csv) {
  Divisions divisions;
  const auto add = [&](const CsvTable& table, std::size_t row, Division division) -> Result<void> {
    if (!is_division_code(division.code)) return table.complain(row, "区划代码应为六位数字");
    if (!divisions.index_.emplace(division.code, divisions.rows_.size()).second)
      return table.complain(row, fmt::format("区划代码{}重复", division.code));
    if (division.level == DivisionLevel::prefecture)
      divisions.prefectures_.emplace(division.code.substr(0, 4), divisions.rows_.size());
    divisions.rows_.push_back(std::move(division));
    return {};
  };
  ANSHU_TRY(const CsvTable upper, CsvTable::parse(divisions_csv, "master/divisions.csv"));
  ANSHU_TRY(const auto u, upper.columns({"code", "name", "level", "parent_code", "status", "successor_code"}));
  for (std::size_t row = 0; row < upper.size(); ++row) {
    const std::string_view level = upper.at(row, u[2]);
    if (level != "province" && level != "prefecture") return upper.complain(row, "level应为province或prefecture");
    ANSHU_CHECK(add(
        upper, row,
        {upper.text(row, u[0]), upper.text(row, u[1]), level == "province" ? DivisionLevel::province : DivisionLevel::prefecture,
         upper.text(row, u[3]), upper.at(row, u[4]) == "current", read_codes(upper.at(row, u[5]))}));
  }
  ANSHU_TRY(const CsvTable counties, CsvTable::parse(counties_csv, "master/divisions_county.csv"));
  ANSHU_TRY(const auto c, counties.columns({"code", "name", "parent_code", "status", "successor_codes"}));
  divisions.rows_.reserve(upper.size() + counties.size());
  divisions.index_.reserve(upper.size() + counties.size());
  for (std::size_t row = 0; row < counties.size(); ++row)
    ANSHU_CHECK(add(counties, row,
                    {counties.text(row, c[0]), counties.text(row, c[1]), DivisionLevel::county, counties.text(row, c[2]),
                     counties.at(row, c[3]) == "current", read_codes(counties.at(row, c[4]))}));
  return divisions;
}

std::string Divisions::full_name(std::string_view code) const {
  std::string name;
  for (const Division* division = find(code); division; division = find(division->parent_code))
    if (!is_filler(*division)) name.insert(0, division->name);
  return name;
}

std::vector<const Division*> Divisions::children(std::string_view code) const {
  std::vector<const Division*> found;
  for (const auto& division : rows_)
    if (division.current && division.parent_code == code) found.push_back(&division);
  return found;
}

}  // namespace anshu::law
