// 查看脱敏信息: one look behind one mask of a filing, with a reason, journaled.
#pragma once

#include <string>

#include "filing/desk.h"

namespace anshu::people {
class SecurityLog;
}

namespace anshu::filing {

struct RevealedData {
  std::string value;
};
BOOST_DESCRIBE_STRUCT(RevealedData, (), (value))

struct FilingReveal {
  std::string filing_id;
  std::string field;        // "parties[0].id_number", "parties[1].phone", "parties[0].agents[0].phone", "service_address",
                            // "answers[2].value" …
  std::string reason_code;  // of cases::reveal_reasons()
  std::string reason;       // words; needed for "other"
};

/// Written to the security log, as for cases. E_NOT_FOUND, E_REVEAL_FIELD, E_INVALID_INPUT (reason).
Result<RevealedData> reveal_filing_data(FilingDesk& desk, const people::SecurityLog& log, const people::Actor& actor,
                                        const FilingReveal& reveal, const std::string& remote);

}  // namespace anshu::filing
