// 决定立案: the filing becomes a case with its number, clocks, fee and documents, in one transaction.
#pragma once

#include <string>
#include <vector>

#include "cases/document_issuer.h"
#include "cases/views.h"
#include "filing/desk.h"

namespace anshu::filing {

struct Acceptance {
  std::string filing_id;
  std::int64_t expected_version = 0;
  std::string trial_procedure;  // one of the procedure's
  std::string cause_code;       // 立案案由, as the clerk settles it; "" where the filing asks for none
  std::string note;
  std::string idempotency_key;
};

struct AcceptedFiling {
  std::string case_id, case_number;
  std::vector<cases::view::DocumentSummary> documents;
};
BOOST_DESCRIBE_STRUCT(AcceptedFiling, (), (case_id, case_number, documents))

/// 民事诉讼法第一百二十六条, 行政诉讼法第五十一条, 执行规定第十八条; what is made and paid is data of the procedure
/// ([[online_filing]]). Refusals: E_NOT_FOUND, E_STALE, E_FILING_STATE, E_INVALID_INPUT (cause_code,
/// trial_procedure, note), E_TRIAL_PROCEDURE (not open to this case: 民事诉讼法第一百六十六条), and those of check_source when
/// the case that it comes from is one of this court that the clerk may see.
Result<AcceptedFiling> accept_filing(FilingDesk& desk, cases::DocumentIssuer& issuer, const people::Actor& actor,
                                     const Acceptance& acceptance);

}  // namespace anshu::filing
