// How commands speak: results on standard output, refusals on standard error, both for people.
#pragma once

#include <fmt/format.h>

#include <boost/describe.hpp>
#include <cstdio>
#include <string>

#include "app/commands.h"
#include "app/house.h"
#include "base/describe.h"

namespace anshu::app {

inline int report(const Refusal& refusal) {
  fmt::print(stderr, "{}（{}）\n", refusal.message, refusal.code);
  for (const auto& field : refusal.fields)
    if (field.message != refusal.message) fmt::print(stderr, "  {}：{}（{}）\n", field.field, field.message, field.rule);
  if (!refusal.basis.empty()) fmt::print(stderr, "  依据：{}\n", refusal.basis);
  return 1;
}

/// A refusal as commands with --json print it on standard output.
struct JsonRefusal {
  std::string code, field, rule, message, basis;
};
BOOST_DESCRIBE_STRUCT(JsonRefusal, (), (code, field, rule, message, basis))

inline JsonRefusal json_refusal(const Refusal& refusal) {
  JsonRefusal answer{refusal.code, "", "", refusal.message, refusal.basis};
  if (!refusal.fields.empty()) answer.field = refusal.fields.front().field, answer.rule = refusal.fields.front().rule;
  return answer;
}

/// For people, or for the program that asked for JSON.
inline int report(const Refusal& refusal, bool as_json) {
  if (!as_json) return report(refusal);
  fmt::print("{}\n", to_json(json_refusal(refusal)));
  return 1;
}

inline Result<std::unique_ptr<House>> open_house(const CommonOptions& options) {
  HouseOptions house;
  house.data = options.data;
  house.clock_start = options.clock;
  return House::open(house);
}

}  // namespace anshu::app
