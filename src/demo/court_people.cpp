#include "demo/court_people.h"

#include <set>

#include "people/bootstrap.h"
#include "people/directory.h"

namespace anshu::demo {
namespace {

struct Department {
  const char *name, *kind;
};
constexpr std::array<Department, 11> departments = {{{"立案庭", "filing"},
                                                     {"民事审判第一庭", "trial"},
                                                     {"民事审判第二庭", "trial"},
                                                     {"民事审判第三庭", "trial"},
                                                     {"刑事审判庭", "trial"},
                                                     {"行政审判庭", "trial"},
                                                     {"执行局", "enforcement"},
                                                     {"审判管理办公室", "management"},
                                                     {"综合办公室", "office"},
                                                     {"督察室", "management"},
                                                     {"司法警察大队", "office"}}};
constexpr std::array<Department, 3> superior_departments = {
    {{"立案庭", "filing"}, {"审判管理办公室", "management"}, {"民事审判庭", "trial"}}};

struct Post {
  const char *login, *role, *department;  // department "": none
};
constexpr std::array<Post, 50> posts = {{
    {"president", "president", ""},
    {"president2", "president", ""},
    {"filinghead", "filing_head", "立案庭"},
    {"filing1", "filing_clerk", "立案庭"},
    {"filing2", "filing_clerk", "立案庭"},
    {"filing3", "filing_clerk", "立案庭"},
    {"head1", "division_head", "民事审判第一庭"},
    {"judge1", "judge", "民事审判第一庭"},
    {"judge2", "judge", "民事审判第一庭"},
    {"judge3", "judge", "民事审判第一庭"},
    {"judge4", "judge", "民事审判第一庭"},
    {"assistant1", "assistant", "民事审判第一庭"},
    {"clerk1", "clerk", "民事审判第一庭"},
    {"clerk2", "clerk", "民事审判第一庭"},
    {"head2", "division_head", "民事审判第二庭"},
    {"judge5", "judge", "民事审判第二庭"},
    {"judge6", "judge", "民事审判第二庭"},
    {"judge7", "judge", "民事审判第二庭"},
    {"judge8", "judge", "民事审判第二庭"},
    {"assistant2", "assistant", "民事审判第二庭"},
    {"clerk3", "clerk", "民事审判第二庭"},
    {"clerk4", "clerk", "民事审判第二庭"},
    {"head3", "division_head", "民事审判第三庭"},
    {"judge9", "judge", "民事审判第三庭"},
    {"judge10", "judge", "民事审判第三庭"},
    {"judge11", "judge", "民事审判第三庭"},
    {"judge12", "judge", "民事审判第三庭"},
    {"assistant3", "assistant", "民事审判第三庭"},
    {"clerk5", "clerk", "民事审判第三庭"},
    {"clerk6", "clerk", "民事审判第三庭"},
    {"head4", "division_head", "刑事审判庭"},
    {"judge13", "judge", "刑事审判庭"},
    {"clerk7", "clerk", "刑事审判庭"},
    {"head5", "division_head", "行政审判庭"},
    {"judge14", "judge", "行政审判庭"},
    {"head6", "division_head", "执行局"},
    {"enforcer1", "enforcement_judge", "执行局"},
    {"enforcer2", "enforcement_judge", "执行局"},
    {"enforcer3", "enforcement_judge", "执行局"},
    {"enforcer4", "enforcement_judge", "执行局"},
    {"clerk8", "clerk", "执行局"},
    {"management", "case_management", "审判管理办公室"},
    {"management2", "case_management", "审判管理办公室"},
    {"archivist", "archivist", "综合办公室"},
    {"cashier", "cashier", "综合办公室"},
    {"inspector", "inspector", "督察室"},
    {"sysadmin", "system_administrator", ""},
    {"secadmin", "security_administrator", ""},
    {"auditadmin", "audit_administrator", ""},
    {"president3", "president", ""},
}};
constexpr std::array<Post, 5> superior_posts = {{
    {"superior1", "superior_supervisor", "审判管理办公室"},
    {"superior2", "superior_supervisor", "审判管理办公室"},
    {"sysadmin07", "system_administrator", ""},
    {"secadmin07", "security_administrator", ""},
    {"auditadmin07", "audit_administrator", ""},
}};

/// Who hears appeals; named after everybody else, so that nobody's name depends on them.
constexpr std::array<Post, 4> appeal_posts = {{
    {"filinghead07", "filing_head", "立案庭"},
    {"filing07", "filing_clerk", "立案庭"},
    {"head07", "division_head", "民事审判庭"},
    {"judge07", "judge", "民事审判庭"},
}};

constexpr int parties = 40, in_house = 6, lawyers = 20;

/// Who keeps the minutes for whom: judge login → clerk login. Assistants do it for one judge of each division.
constexpr std::array<std::array<const char*, 2>, 15> teams = {{{"judge1", "clerk1"},
                                                               {"judge2", "clerk1"},
                                                               {"judge3", "clerk2"},
                                                               {"judge4", "assistant1"},
                                                               {"head1", "clerk2"},
                                                               {"judge5", "clerk3"},
                                                               {"judge6", "clerk3"},
                                                               {"judge7", "clerk4"},
                                                               {"judge8", "assistant2"},
                                                               {"head2", "clerk4"},
                                                               {"judge9", "clerk5"},
                                                               {"judge10", "clerk5"},
                                                               {"judge11", "clerk6"},
                                                               {"judge12", "assistant3"},
                                                               {"head3", "clerk6"}}};

class Founding {
 public:
  Founding(people::AccountServices& services, const law::Courts& courts, const std::string& password_hash)
      : services_(services), courts_(courts), password_hash_(password_hash) {}

  Result<CourtPeople> found() {
    ANSHU_CHECK(make_organ(superior_code, superior_departments));
    ANSHU_CHECK(make_organ(court_code, departments));
    for (const Post& post : posts) ANSHU_CHECK(make_staff(post, court_code));
    for (const Post& post : superior_posts) ANSHU_CHECK(make_staff(post, superior_code));
    for (int i = 0; i < parties; ++i) ANSHU_CHECK(make_filer(fmt::format("party{}", i + 1), i));
    for (int i = 0; i < lawyers; ++i) ANSHU_CHECK(make_filer(fmt::format("lawyer{}", i + 1), parties + i));
    for (const Post& post : appeal_posts) ANSHU_CHECK(make_staff(post, superior_code));
    form_benches();
    return std::move(people_);
  }

 private:
  template <std::size_t n>
  Result<void> make_organ(const std::string& code, const std::array<Department, n>& list) {
    const law::Court* court = courts_.find(code);
    if (!court) return refuse_not_found("法院 " + code);
    ANSHU_CHECK(people::create_organ(
        services_.actions, {court->code, "court", court->name, court->level, court->parent_code, court->division_code, true, 1}));
    for (const Department& department : list) {
      ANSHU_TRY(std::string id,
                people::add_department(services_.actions, people::Actor::system(code), {department.name, department.kind}));
      department_ids_[code + department.name] = std::move(id);
    }
    return {};
  }

  /// The names of the staff are the same with every seed, so that the documentation may name them.
  Person next_person() {
    while (true) {
      Person person = make_person(names_, serial_++, Date::of(2002, 1, 1));
      if (taken_.insert(person.name).second) return person;
    }
  }

  Result<void> make_staff(const Post& post, const std::string& organ) {
    people::ReadyAccount account;
    account.organ = organ;
    account.login = post.login;
    account.name = next_person().name;
    if (*post.department) account.department_id = department_ids_.at(organ + post.department);
    account.roles = {post.role};
    account.password_hash = password_hash_;
    account.must_change = false;
    ANSHU_CHECK(people::make_ready_account(services_, account));
    people_.staff[post.login] = actor_of(post.login);
    people_.accounts.push_back({organ, post.role, role_name(post.role), post.login, account.name});
    return {};
  }

  Result<void> make_filer(const std::string& login, int number) {
    Filer filer;
    filer.login = login;
    filer.person = next_person();
    if (number >= parties) {
      filer.firm = law_firm(number);
      filer.licence_no = fmt::format("16107{:012}", 201'510'000'000 + number * 137);
    } else if (number >= parties - in_house) {
      filer.company = number - (parties - in_house);
    }
    const people::RegisterLitigant form{filer.person.name, filer.person.id_number, filer.person.phone, login, {}};
    ANSHU_CHECK(people::register_litigant_with(services_, form, password_hash_));
    filer.actor = actor_of(login);
    const char* kind = filer.is_lawyer() ? "律师" : filer.company >= 0 ? "单位经办人" : "当事人";
    people_.accounts.push_back({people::portal_organ, "litigant", kind, login, filer.person.name});
    people_.filers.push_back(std::move(filer));
    return {};
  }

  void form_benches() {
    for (const auto& [judge, clerk] : teams) {
      Bench bench;
      bench.judge = people_.actor(judge);
      bench.clerk = people_.actor(clerk);
      bench.is_head = bench.judge.has_role("division_head");
      for (const Post& post : posts)
        if (std::string_view(post.login) == judge) bench.department = post.department;
      for (const Post& post : posts)
        if (std::string_view(post.role) == "division_head" && post.department == bench.department)
          bench.head = people_.actor(post.login);
      people_.benches.push_back(std::move(bench));
    }
  }

  people::Actor actor_of(const std::string& login) {
    return services_.actions.database().read_value(
        [&](store::Connection& db) { return people::actor_for(db, people::find_user_by_login(db, login).value()); });
  }
  std::string role_name(std::string_view role) const {
    const people::Role* known = services_.actions.permissions().role(role);
    return known ? known->name : std::string(role);
  }

  people::AccountServices& services_;
  const law::Courts& courts_;
  const std::string& password_hash_;
  Random names_{20260301};
  int serial_ = 0;
  std::set<std::string> taken_;
  std::map<std::string, std::string> department_ids_;  // by organ + name
  CourtPeople people_;
};

}  // namespace

Result<CourtPeople> make_court_people(people::AccountServices& services, const law::Courts& courts,
                                      const std::string& password_hash) {
  return Founding(services, courts, password_hash).found();
}

}  // namespace anshu::demo
