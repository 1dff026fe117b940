// How commands speak: results on standard output, refusals on standard error, both for people.
#pragma once

#include <fmt/format.h>

#include <cstdio>

#include "app/commands.h"
#include "app/house.h"

namespace anshu::app {

inline int report(const Refusal& refusal) {
  fmt::print(stderr, "{}（{}）\n", refusal.message, refusal.code);
  for (const auto& field : refusal.fields)
    if (field.message != refusal.message) fmt::print(stderr, "  {}：{}（{}）\n", field.field, field.message, field.rule);
  if (!refusal.basis.empty()) fmt::print(stderr, "  依据：{}\n", refusal.basis);
  return 1;
}

inline Result<std::unique_ptr<House>> open_house(const CommonOptions& options) {
  HouseOptions house;
  house.data = options.data;
  house.clock_start = options.clock;
  return House::open(house);
}

}  // namespace anshu::app
