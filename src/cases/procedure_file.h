// The files that procedures are read from. What many procedures share stands once, in files of procedures/common/: guard sets,
// field sets and whole steps, which a procedure includes by name and fills with its own values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases/procedure.h"
#include "law/data_file.h"

namespace anshu::cases {

/// True for procedures/common/*.toml, which hold no procedure of their own.
bool is_common_file(const ProcedureFile& file);

/// What stands in the common files, by its code.
class ProcedureParts {
 public:
  /// E_REFERENCE_DATA: file and line of a table that is neither value, guard_set, field_set nor common_step, or stands there
  /// twice.
  static Result<ProcedureParts> load(const std::vector<ProcedureFile>& files);

  /// The procedure with everything that it includes put in. Every table keeps the file and line that it comes from. Refuses
  /// (E_REFERENCE_DATA) a name that no common file has, and a ${value} that nobody gives.
  Result<law::DataTable> expand(const ProcedureFile& file) const;

 private:
  using Parts = std::map<std::string, law::DataTable, std::less<>>;
  friend class StepExpansion;

  law::DataTable values_;  // given where the procedure gives none
  Parts guard_sets_, field_sets_, steps_;
};

}  // namespace anshu::cases
