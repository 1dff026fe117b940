// Short code lists (民族, 证件类型, 结案方式 …) of master/codes.csv.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace anshu::law {

struct CodeItem {
  std::string code;
  std::string name;
  std::string note;
};

class Codes {
 public:
  static Result<Codes> load(std::string_view csv);

  /// One list in its order ("nation", "close_civil_1"); empty when there is no such list.
  const std::vector<CodeItem>& list(std::string_view name) const;
  const CodeItem* find(std::string_view list, std::string_view code) const;
  const CodeItem* find_by_name(std::string_view list, std::string_view name) const;
  std::vector<std::string> list_names() const;

 private:
  std::map<std::string, std::vector<CodeItem>, std::less<>> lists_;
};

}  // namespace anshu::law
