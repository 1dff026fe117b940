// The people of the demonstration: staff of two courts, and litigants and lawyers with portal accounts.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "demo/complaint.h"
#include "people/accounts.h"

namespace anshu::demo {

inline constexpr const char* court_code = "陕0702";
inline constexpr const char* superior_code = "陕07";

/// One line of the list of accounts.
struct ListedAccount {
  std::string organ, role, role_name, login, name;
};

/// A judge with the clerk who works for him or her.
struct Bench {
  people::Actor judge, clerk, head;
  std::string department;  // 民事审判第一庭
  bool is_head = false;    // heads take fewer cases
  int open_cases = 0;
};

struct CourtPeople {
  std::vector<ListedAccount> accounts;
  std::map<std::string, people::Actor, std::less<>> staff;  // by login
  std::vector<Bench> benches;                               // of the three civil divisions
  std::vector<Filer> filers;                                // parties first, then lawyers

  const people::Actor& actor(std::string_view login) const { return staff.find(login)->second; }
};

/// Makes both courts with departments and all accounts; everybody has the same password. Refuses what the actions refuse.
Result<CourtPeople> make_court_people(people::AccountServices& services, const law::Courts& courts,
                                      const std::string& password_hash);

}  // namespace anshu::demo
