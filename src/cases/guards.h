// The guards that procedures may name: a closed list of predicates over a case, a step and its form.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cases/case_file.h"
#include "cases/procedure.h"
#include "law/law_book.h"

namespace anshu::cases {

/// A step that somebody takes, or might take: without a date and a form, guards about them stay open.
struct GuardQuestion {
  const CaseFile& file;
  const ProcedureStep& step;
  Date today;
  const law::LawBook& law;
  std::optional<Date> occurred_on = {};
  const json::object* fields = nullptr;
};

enum class Verdict { holds, fails, open };

struct GuardKind {
  std::string_view name, meaning;
  std::string_view parameters;  // names of the parameters that it needs, separated by blanks
  std::string_view may_have;    // and of those that it may have
  Verdict (*ask)(const GuardQuestion&, const StepGuard&);
};
const std::vector<GuardKind>& guard_kinds();
const GuardKind* find_guard_kind(std::string_view name);

/// Guards of the step that fail (not those that are still open).
std::vector<const StepGuard*> failing_guards(const GuardQuestion& question);

/// True when all conditions hold; nullopt when a field that they ask for is not filled in yet.
std::optional<bool> conditions_hold(const std::vector<StepCondition>& conditions, const CaseFile& file,
                                    const json::object* fields);

/// Every party of the side ("all": of every side) has been named in that field of that step; `named_now` counts too.
bool all_named(const CaseFile& file, std::string_view step, std::string_view party_field, std::string_view side,
               std::string_view named_now = {});

/// The value of a date field of the form; nullopt when it is not there.
std::optional<Date> date_field(const json::object& fields, std::string_view name);

}  // namespace anshu::cases
