#include "people/directory.h"
#include "people/organs.h"

namespace anshu::people {

Result<void> create_organ(Actions& actions, const OrganRow& organ) {
  const json::object input{{"organ", organ.organ}, {"name", organ.name}};
  const ActionCall call{"create_organ", organ.organ, organ.organ, json::serialize(input), {}};
  auto done = actions.run<json::object>(Actor::system(organ.organ), call, [&](Action& action) -> Result<json::object> {
    if (find_organ(action.db(), organ.organ)) return refuse(RefusalKind::conflict, "E_ORGAN_EXISTS", organ.name + "已存在");
    OrganRow row = organ;
    row.version = 1;
    action.work.insert(row);
    return json::object();
  });
  if (!done) return std::unexpected(std::move(done).error());
  return {};
}

}  // namespace anshu::people
