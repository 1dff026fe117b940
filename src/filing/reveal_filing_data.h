// 查看脱敏信息: one look behind one mask of a filing, with a reason, journaled.
#pragma once

#include <string>

#include "filing/desk.h"

namespace anshu::filing {

struct RevealedData {
  std::string value;
};
BOOST_DESCRIBE_STRUCT(RevealedData, (), (value))

struct FilingReveal {
  std::string filing_id;
  std::string field;        // "parties[0].id_number", "parties[1].phone", "parties[0].agents[0].phone", "service_address" …
  std::string reason_code;  // identity_check | service | contact | other
  std::string reason;       // words; needed for "other"
};

/// E_NOT_FOUND, E_REVEAL_FIELD, E_REVEAL_REASON.
Result<RevealedData> reveal_filing_data(FilingDesk& desk, const people::Actor& actor, const FilingReveal& reveal);

}  // namespace anshu::filing
