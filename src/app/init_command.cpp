// anshu init: data directory, keys, database, the organs and their three administrators.
#include "app/terminal.h"
#include "people/bootstrap.h"

namespace anshu::app {

Result<people::OrganPlan> organ_plan(const law::LawBook& law, const std::string& code) {
  const law::Court* court = law.courts.find(code);
  if (!court || !court->current) return refuse_not_found("法院 " + code);
  people::OrganPlan plan;
  plan.organ = {court->code, "court", court->name, court->level, court->parent_code, court->division_code, 1, 1};
  plan.departments = people::basic_court_departments();
  plan.login_suffix = "-" + (court->division_code.empty() ? std::string("0") : court->division_code);  // logins are ASCII
  return plan;
}

int init_command(const InitOptions& options) {
  const DataDir data(options.data);
  if (!data.is_initialised())
    if (const auto created = data.create(); !created) return report(created.error());
  auto house = open_house(options);
  if (!house) return report(house.error());
  std::vector<people::OrganPlan> plans;
  for (const std::string& code : options.organs) {
    auto plan = organ_plan((*house)->law(), code);
    if (!plan) return report(plan.error());
    plans.push_back(*std::move(plan));
  }
  const auto accounts = people::bootstrap((*house)->accounts(), plans);
  if (!accounts) return report(accounts.error());
  fmt::print("数据目录 {} 已就绪。\n", options.data);
  if (!accounts->empty()) fmt::print("以下为首批管理员的一次性口令，只显示这一次，首次登录须更改：\n");
  for (const auto& account : *accounts)
    fmt::print("  {}  {}  登录名 {}  口令 {}\n", account.organ_name, account.name, account.login, account.password);
  return 0;
}

}  // namespace anshu::app
