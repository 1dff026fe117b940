// 今日: what is due, what waits for this person, what changed, over the cases that the person may see.
#pragma once

#include <string>
#include <vector>

#include "cases/services.h"

namespace anshu::cases::view {

struct DueItem {
  std::string case_id, number, title;
  std::string what;  // 审限, 归档期限 …
  Date due_on;
  std::int64_t days_left = 0;  // negative: overdue
  std::string link;
};
BOOST_DESCRIBE_STRUCT(DueItem, (), (case_id, number, title, what, due_on, days_left, link))

struct WaitingItem {
  std::string kind, title;
  std::int64_t count = 0;  // up to 1000
  std::string link;
};
BOOST_DESCRIBE_STRUCT(WaitingItem, (), (kind, title, count, link))

struct ChangedItem {
  std::string case_id, number, title, action_name, actor_name;
  InstantMs at_ms = 0;
};
BOOST_DESCRIBE_STRUCT(ChangedItem, (), (case_id, number, title, action_name, actor_name, at_ms))

struct Today {
  std::vector<DueItem> due;  // within 15 days or overdue, earliest first, up to 100
  std::vector<WaitingItem> waiting;
  std::vector<ChangedItem> changed;  // newest first, up to 20, of the last 14 days
  json::object counts;               // open_cases, due_soon, overdue, unread_notices
};
BOOST_DESCRIBE_STRUCT(Today, (), (due, waiting, changed, counts))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// For people of the court; litigants get an empty desk with their unread notices. Never refuses: what a role may not do is
/// simply not there.
view::Today today_of(const Services& services, store::Connection& connection, const people::Actor& actor);

}  // namespace anshu::cases
