// The names in a ledger, looked up among our own people, departments and causes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "cases/services.h"
#include "law/causes.h"

namespace anshu::ledger {

struct KnownPerson {
  std::string user_id;
  std::optional<std::string> department_id;
};

/// Staff of one court by name; a name that two people carry is nobody's (to be mapped by hand).
class LedgerPeople {
 public:
  LedgerPeople(store::Connection& connection, const std::string& organ);

  const KnownPerson* person(const std::string& name) const;
  std::optional<std::string> department(const std::string& name) const;

 private:
  std::unordered_map<std::string, std::optional<KnownPerson>> people_;
  std::unordered_map<std::string, std::string> departments_;
};

/// Which list of causes a 类型代字 uses: 民 civil, 刑 criminal, 行 administrative, 执 enforcement, 赔 compensation.
law::CauseKind cause_kind_of(std::string_view type_code);

}  // namespace anshu::ledger
