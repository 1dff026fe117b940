// 立案审查 other than acceptance: return once for correction, refuse, and the filer's own withdrawal.
#pragma once

#include <string>
#include <vector>

#include "filing/desk.h"
#include "filing/submit_filing.h"

namespace anshu::filing {

struct ReviewDecision {
  std::string filing_id;
  std::int64_t expected_version = 0;
  std::vector<std::string> reason_codes;
  std::string note;
  std::optional<Date> correct_by_on;  // of a return
};

/// 退回补正: all defects at once, with coded reasons that allow it. Refusals: E_SECOND_RETURN (《人民法院在线诉讼规则》第九条,
/// once only), E_REASON_REQUIRED, E_REASON_UNKNOWN, E_REASON_NOT_FOR_RETURN (R07, R18 …), E_CORRECTION_DATE. The review period
/// stands still until the corrected materials come in.
Result<FilingRef> return_filing(FilingDesk& desk, const people::Actor& actor, const ReviewDecision& decision);

/// 不予立案, with coded reasons that allow it (《登记立案规定》第十条; the ruling itself may be appealed).
Result<FilingRef> refuse_filing(FilingDesk& desk, const people::Actor& actor, const ReviewDecision& decision);

/// 撤回立案申请 by the filer, before the court has decided.
Result<FilingRef> withdraw_filing(FilingDesk& desk, const people::Actor& actor, const std::string& filing_id,
                                  std::int64_t expected_version, const std::string& reason);

}  // namespace anshu::filing
