// reference/filing/*.toml: which materials a filing needs, and the coded reasons a clerk may give.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.h"

namespace anshu::filing {

struct MaterialItem {
  std::string code, name;
  bool required = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(MaterialItem, (), (code, name, required, note))

struct ReviewReason {
  std::string code, name;
  bool may_return = false, may_refuse = false;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(ReviewReason, (), (code, name, may_return, may_refuse, basis))

class FilingGuide {
 public:
  /// `read_file` gives "filing/materials.toml" …; E_REFERENCE_DATA names file and line.
  static Result<FilingGuide> load(const std::function<std::string(std::string_view)>& read_file);

  /// The case type's own list, or else the common one and what the cause adds; `cause_path` is the full path of the cause
  /// ("合同纠纷/借款合同纠纷/民间借贷纠纷").
  std::vector<MaterialItem> materials_for(std::string_view case_type, std::string_view cause_path) const;
  const std::vector<ReviewReason>& reasons() const { return reasons_; }
  const ReviewReason* reason(std::string_view code) const;

 private:
  struct CauseMaterials {
    std::string cause;
    std::vector<MaterialItem> materials;
  };
  std::vector<MaterialItem> common_;
  std::map<std::string, std::vector<MaterialItem>, std::less<>> by_type_;
  std::vector<CauseMaterials> causes_;
  std::vector<ReviewReason> reasons_;
};

}  // namespace anshu::filing
