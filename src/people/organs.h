// What is done to organs and their departments. One file each: create_organ.cpp, add_department.cpp.
#pragma once

#include <string>

#include "people/actions.h"
#include "people/rows.h"

namespace anshu::people {

/// A court or procuratorate that this installation serves. Only the system does it (anshu init); journaled under the organ's own
/// chain. Refuses E_ORGAN_EXISTS.
Result<void> create_organ(Actions& actions, const OrganRow& organ);

struct AddDepartment {
  std::string name;  // 民事审判第一庭
  std::string kind;  // filing | trial | enforcement | management | office
};
BOOST_DESCRIBE_STRUCT(AddDepartment, (), (name, kind))

/// At the end of the list of the actor's organ; returns its id. Refuses E_INVALID_INPUT and E_DEPARTMENT_EXISTS.
Result<std::string> add_department(Actions& actions, const Actor& actor, const AddDepartment& input);

}  // namespace anshu::people
