// Which cases an organ may register: courts the courts' types, procuratorates theirs, each of its own tier.
#pragma once

#include "law/law_book.h"
#include "people/rows.h"

namespace anshu::cases {

/// E_CASE_TYPE_ORGAN (审查逮捕 in a court, 民事一审 in a procuratorate), E_CASE_TYPE_LEVEL (民事二审 in a court of the first
/// instance). An organ whose tier nobody knows is not held to one.
Result<void> check_organ_takes(const law::LawBook& law, const people::OrganRow& organ, const law::CaseType& type);

}  // namespace anshu::cases
