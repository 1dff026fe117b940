// Families of cases (案-件): one dispute through its instances, enforcement and objections, as one chain.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cases/services.h"

namespace anshu::cases::view {

struct FamilyMember {
  std::string organ, court_name;
  std::optional<std::string> id;  // none: this person may not look at it, or it is known by its number only
  std::string number, case_type_name, relation, relation_name, status_name, stage_name;
  std::optional<Date> filed_on, closed_on;
  std::string close_way_name;
  std::int64_t depth = 0;  // 0 is the case that began it all
  bool current = false;    // the case that was asked about
};
BOOST_DESCRIBE_STRUCT(FamilyMember, (),
                      (organ, court_name, id, number, case_type_name, relation, relation_name, status_name, stage_name, filed_on,
                       closed_on, close_way_name, depth, current))

struct Family {
  std::vector<FamilyMember> items;  // parents before children, by filing date
};
BOOST_DESCRIBE_STRUCT(Family, (), (items))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// Everything that comes from where this case comes from, as far as this person may know of it; at most 100 cases. E_NOT_FOUND.
Result<view::Family> family_of(const Services& services, store::Connection& connection, const people::Actor& actor,
                               const std::string& case_id);

}  // namespace anshu::cases
