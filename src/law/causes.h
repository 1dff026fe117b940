// Causes of action and charges (案由、罪名) of the five lists: civil, criminal, administrative, enforcement, state compensation.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/code_index.h"

namespace anshu::law {

enum class CauseKind { civil, criminal, administrative, enforcement, compensation };
BOOST_DESCRIBE_ENUM(CauseKind, civil, criminal, administrative, enforcement, compensation)

struct Cause {
  std::string code;  // C01.01.001 (civil), X… (criminal), A…, E…, P… and H2012… (compensation); unique over all five lists
  CauseKind kind = CauseKind::civil;
  std::int32_t level = 1;
  std::string parent_code;  // empty at the top
  std::string name;
  std::string official_no;  // number in the published list, may be empty
  std::string edition;      // which list: 2025, 法发〔2020〕44号 …
  std::string article;      // criminal: 第102条
  bool leaf = true;         // nothing below it: the causes that a case is normally filed under
  bool current = true;      // false for lists that have been replaced
  std::string note;
};

class Causes {
 public:
  struct Sources {
    std::string_view civil, criminal, administrative, enforcement, compensation;  // contents of master/causes_*.csv
  };
  static Result<Causes> load(const Sources& sources);

  /// By code; nullptr when unknown.
  const Cause* find(std::string_view code) const { return find_row(rows_, index_, code); }
  /// By exact name (blanks and full-width forms forgiven). Where a name stands at two levels or in two editions: the current
  /// edition, then the leaf, then the deepest, then the first in the list; so the answer is always the same.
  const Cause* find_by_name(CauseKind kind, std::string_view name) const;
  /// Causes whose name contains every word of `text`, or whose code begins with it (C03.05), best first: whole name, beginning,
  /// elsewhere; leaves before headings; then list order. Replaced editions are left out.
  std::vector<const Cause*> search(std::string_view text, std::optional<CauseKind> kind, std::size_t limit) const;
  /// Directly below `code`, in list order.
  std::vector<const Cause*> children(std::string_view code) const;
  /// The top headings of one list.
  std::vector<const Cause*> roots(CauseKind kind) const;
  /// From the top heading down to the cause itself; empty when the code is unknown.
  std::vector<const Cause*> path(std::string_view code) const;
  /// "合同、准合同纠纷/合同纠纷/民间借贷纠纷"
  std::string path_text(std::string_view code) const;
  const std::vector<Cause>& all() const { return rows_; }

 private:
  Result<void> add(CauseKind kind, std::string_view csv, const char* file, const char* edition_column);

  std::vector<Cause> rows_;
  std::vector<std::string> keys_;  // tidied name of each row
  CodeIndex index_;
  std::array<CodeIndex, 5> names_;  // per kind: tidied name → the preferred row
};

}  // namespace anshu::law
