// What a case takes over from the one that it comes from (案-件), at the window as online.
#pragma once

#include "cases/case_file.h"
#include "filing/derivations.h"
#include "people/actions.h"

namespace anshu::filing {

/// In memory: what the new case does not say itself. Secrecy (what a sealed case hides stays hidden in what comes from it), cause
/// and amount.
void inherit_from(const cases::CaseFile& source, cases::CaseFile& file);
/// In memory: what the source knows of those who are not on the filer's side and whom the filer could only name (identity number,
/// telephone, address). Two of one name are left alone.
void complete_opponents(const cases::CaseFile& source, cases::CaseFile& file);

/// Inserts: materials of the source, and whoever accepts a sealed case as one of its members.
void carry_over(people::Action& action, const cases::CaseFile& source, cases::CaseFile& file);

/// Where the case comes from. `source`: a case of this house; nullptr when it is known by `number` only. `derivation`: nullptr
/// when no rule says how one comes from the other.
struct Origin {
  const Derivation* derivation = nullptr;
  const cases::CaseFile* source = nullptr;
  std::string number;
  std::string name;  // of the relation, when there is no derivation
};
void put_link(people::Action& action, const cases::CaseFile& file, const Origin& origin);

}  // namespace anshu::filing
