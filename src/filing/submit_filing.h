// 提交立案申请: a draft becomes a filing, once, however often the button is pressed; after a return it is handed in again.
#pragma once

#include "filing/desk.h"

namespace anshu::filing {

struct FilingRef {
  std::string organ, id;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(FilingRef, (), (organ, id, version))

/// E_FILING_INCOMPLETE lists what is missing. The court's review period of seven days starts the day after
/// (民事诉讼法第一百二十六条); after a correction it starts anew the day after the corrected materials came in
/// (《人民法院在线诉讼规则》第九条).
Result<FilingRef> submit_filing(FilingDesk& desk, const people::Actor& actor, const std::string& draft_id);

}  // namespace anshu::filing
