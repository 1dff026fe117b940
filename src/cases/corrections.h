// Lists of corrections (更正申请).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_view.h"

namespace anshu::cases::view {

struct CorrectionPage {
  std::vector<Correction> items;
  std::optional<std::string> next_cursor;
  std::int64_t total = 0;
  bool total_capped = false;
};
BOOST_DESCRIBE_STRUCT(CorrectionPage, (), (items, next_cursor, total, total_capped))

}  // namespace anshu::cases::view

namespace anshu::cases {

/// Corrections of cases that the actor may decide about, or, for those who only ask, the own ones; newest first. `status`:
/// pending, approved, rejected or "" for all. E_BAD_CURSOR.
Result<view::CorrectionPage> list_corrections(const Services& services, store::Connection& connection, const people::Actor& actor,
                                              std::string_view status, std::int64_t limit, std::string_view cursor);
/// One correction that the actor may know of through decide_correction or as the one who asked; E_NOT_FOUND.
Result<view::Correction> view_correction(const Services& services, store::Connection& connection, const people::Actor& actor,
                                         const std::string& correction_id);

}  // namespace anshu::cases
