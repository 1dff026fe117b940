#include "filing/tell_applicant.h"

#include "cases/rows.h"

namespace anshu::filing {

void tell_applicant(people::Action& action, const FilingRow& filing, std::string title, std::string body, std::string link) {
  if (filing.applicant_id.empty()) return;
  cases::NoticeRow notice;
  notice.organ = filing.organ;
  notice.id = action.work.new_id();
  notice.user_organ = filing.applicant_organ;
  notice.user_id = filing.applicant_id;
  notice.title = std::move(title);
  notice.body = std::move(body);
  notice.link = std::move(link);
  notice.at_ms = action.now_ms();
  action.work.insert(notice);
}

}  // namespace anshu::filing
