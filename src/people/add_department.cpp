#include <array>

#include "base/text.h"
#include "people/directory.h"
#include "people/organs.h"

namespace anshu::people {
namespace {

constexpr std::array<std::string_view, 5> kinds = {"filing", "trial", "enforcement", "management", "office"};

struct AddedDepartment {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(AddedDepartment, (), (id))

Result<void> check_input(const AddDepartment& input) {
  if (input.name.empty()) return refuse_field("name", "required", "请填写部门名称");
  if (count_characters(input.name) > 50) return refuse_field("name", "too_long", "部门名称不超过50个字");
  if (std::ranges::find(kinds, input.kind) == kinds.end()) return refuse_field("kind", "choice", "没有这种部门类别");
  return {};
}

}  // namespace

Result<std::string> add_department(Actions& actions, const Actor& actor, const AddDepartment& raw) {
  const AddDepartment input{std::string(trim(raw.name)), raw.kind};
  ANSHU_CHECK(check_input(input));
  const ActionCall call{"add_department", actor.organ, actor.organ, to_json(input), {}, "manage_organ"};
  auto added = actions.run<AddedDepartment>(actor, call, [&](Action& action) -> Result<AddedDepartment> {
    const auto existing = departments_of(action.db(), action.organ);
    if (std::ranges::find(existing, input.name, &DepartmentRow::name) != existing.end())
      return refuse(RefusalKind::conflict, "E_DEPARTMENT_EXISTS", "已有名为" + input.name + "的部门");
    const std::int64_t position = existing.empty() ? 1 : existing.back().position + 1;
    const DepartmentRow row{action.organ, action.work.new_id(), input.name, input.kind, position, true, 1};
    action.work.insert(row);
    return AddedDepartment{row.id};
  });
  if (!added) return std::unexpected(std::move(added).error());
  return added->id;
}

}  // namespace anshu::people
