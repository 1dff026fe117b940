// The courts of the country and their 法院代字; abolished codes stay known, because old case numbers carry them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/code_index.h"

namespace anshu::law {

/// The tier that decides appeal and case types; specialised courts (海事, 知识产权, 铁路 …) have one too.
enum class CourtRank { supreme, high, intermediate, basic };

struct Court {
  std::string code;  // 法院代字: 陕0702
  std::string name;
  std::string level;  // as published: 最高, 高级, 中级, 基层, 专门
  CourtRank rank = CourtRank::basic;
  std::string parent_code;  // empty for the Supreme People's Court
  std::string province;
  std::string division_code;  // six digits, may be empty
  bool current = true;
  std::string successor_code;  // of an abolished code
  std::string note;
};

class Courts {
 public:
  /// master/courts.csv
  static Result<Courts> load(std::string_view csv);

  /// By 法院代字, abolished ones too; nullptr when there never was one.
  const Court* find(std::string_view code) const { return find_row(rows_, index_, code); }
  /// By full name; where a name was carried by two codes, the current one.
  const Court* find_by_name(std::string_view name) const;
  /// The court that answers today for a code: itself when current, else the end of its chain of successors (nullptr: none known).
  const Court* today(std::string_view code) const;
  /// Current courts directly below, in the official order.
  std::vector<const Court*> children(std::string_view code) const;
  /// True when `code` is `ancestor` or stands below it.
  bool is_within(std::string_view code, std::string_view ancestor) const;
  const std::vector<Court>& all() const { return rows_; }

 private:
  std::vector<Court> rows_;
  CodeIndex index_, names_;
};

}  // namespace anshu::law
