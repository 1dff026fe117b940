// 编立案号: the next number of a court, year and 类型代字; unique and without gaps, because the row that counts is locked until
// the accepting transaction commits (《关于人民法院案件案号的若干规定》, 法〔2015〕137号).
#pragma once

#include <string>

#include "cases/rows.h"
#include "law/case_number.h"
#include "people/actions.h"
#include "people/personal_data.h"

namespace anshu::cases {

/// Where the rule asks for a random number (刑核), the row counts the cases and the serial follows from its count and a secret of
/// the court, year and type, which `personal` holds.
law::CaseNumber allot_number(people::Action& action, const people::PersonalData& personal, const std::string& type_code,
                             Date filed_on);

/// The sequences that one transaction has locked, so that bulk work need not ask for them again; forgotten when it goes back.
class LockedSequences {
 public:
  void forget() { rows_.clear(); }

 private:
  friend void reserve_number(people::Action&, const law::CaseNumber&, LockedSequences&);
  std::map<std::pair<std::int64_t, std::string>, NumberSequenceRow> rows_;  // by year and type code; of one organ
};

/// A number that came from outside (import): the sequence goes on behind it, or around it where numbers are random.
void reserve_number(people::Action& action, const law::CaseNumber& number, LockedSequences& locked);

}  // namespace anshu::cases
