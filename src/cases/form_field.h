// The fields of a form that a procedure asks to be filled in.
#pragma once

#include <string>
#include <vector>

#include "base/describe.h"

namespace anshu::cases {

struct StepChoice {
  std::string code, name;
};
BOOST_DESCRIBE_STRUCT(StepChoice, (), (code, name))

/// One field of a step's form.
struct StepField {
  std::string name, label;
  std::string kind;  // date | text | long_text | choice | amount | boolean | user | time
  bool required = false;
  std::vector<StepChoice> choices;
  std::string help;
  std::string source;  // of choices: "" as listed, codes:<list>, parties:<plaintiff|defendant|third|other|all> (of the case;
                       // "all" is offered too)
};
BOOST_DESCRIBE_STRUCT(StepField, (), (name, label, kind, required, choices, help, source))

}  // namespace anshu::cases
