// Administrative divisions (GB/T 2260), current and abolished: identity numbers keep the code of the place and time of issue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/code_index.h"

namespace anshu::law {

enum class DivisionLevel { province, prefecture, county };

struct Division {
  std::string code;  // six digits
  std::string name;
  DivisionLevel level = DivisionLevel::county;
  std::string parent_code;  // six digits; empty for provinces
  bool current = true;
  std::vector<std::string> successor_codes;  // of an abolished division
};

class Divisions {
 public:
  /// master/divisions.csv (provinces and prefectures) and master/divisions_county.csv.
  static Result<Divisions> load(std::string_view divisions_csv, std::string_view counties_csv);

  /// By six-digit code, abolished ones too; nullptr when there never was one.
  const Division* find(std::string_view code) const { return find_row(rows_, index_, code); }
  /// True for the first four digits of any prefecture, now or earlier ("6107").
  bool known_prefecture(std::string_view four_digits) const { return prefectures_.contains(four_digits); }
  /// 陕西省汉中市汉台区; empty when the code is unknown. Municipal fillers (市辖区 …) are left out.
  std::string full_name(std::string_view code) const;
  /// Current divisions directly below `code`; the provinces for "".
  std::vector<const Division*> children(std::string_view code) const;
  const std::vector<Division>& all() const { return rows_; }

 private:
  std::vector<Division> rows_;
  CodeIndex index_, prefectures_;
};

}  // namespace anshu::law
