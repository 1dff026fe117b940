// The timeline of a case: its chain of the journal in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/services.h"

namespace anshu::cases::view {

struct TimelineChange {
  std::string label, before, after;
};
BOOST_DESCRIBE_STRUCT(TimelineChange, (), (label, before, after))

struct TimelineEntry {
  std::int64_t seq = 0;
  InstantMs at_ms = 0;
  std::string action, action_name, actor_name, summary;
  std::vector<TimelineChange> changes;
  std::string entry_hash;
  bool sealed = false;  // under a signed daily seal
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (seq, at_ms, action, action_name, actor_name, summary, changes, entry_hash, sealed))

struct TimelinePage {
  std::vector<TimelineEntry> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(TimelinePage, (), (items, next_cursor, total, total_capped))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// What people call what was done: a step of the procedure by its own name (开庭), every other action by the action's.
std::string name_of_entry(const Services& services, std::string_view procedure, const std::string& action,
                          const json::object& input);

/// Newest first. Litigants get only what concerns them, without changes of rows. E_NOT_FOUND, E_BAD_CURSOR.
Result<view::TimelinePage> case_timeline(const Services& services, store::Connection& connection, const people::Actor& actor,
                                         const std::string& case_id, std::int64_t limit, std::string_view cursor);

}  // namespace anshu::cases
