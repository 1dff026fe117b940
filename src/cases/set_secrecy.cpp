// set_secrecy (设定不公开): a sealed case exists for its members only.
#include "cases/case_actions.h"
#include "cases/members.h"
#include "people/directory.h"

namespace anshu::cases {

Result<CaseChanged> set_secrecy(const Services& services, const people::Actor& actor, const CaseCall& call,
                                const SetSecrecy& input) {
  return run_on_case(services, actor, "set_secrecy", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       CaseFile& file = change.file;
                       if (input.secrecy != "open" && input.secrecy != "sealed")
                         return refuse_field("secrecy", "type.choice", "应为公开（open）或不公开（sealed）");
                       ANSHU_TRY(const std::string reason, require_reason(input.reason));
                       if (file.row.secrecy == input.secrecy)
                         return refuse(RefusalKind::conflict, "E_NOTHING_CHANGED",
                                       input.secrecy == "sealed" ? "案件已是不公开" : "案件已是公开");
                       if (input.secrecy == "sealed" && !file.row.handler_id)
                         return refuse(RefusalKind::conflict, "E_HANDLER_REQUIRED", "案件尚未分配承办人，设为不公开后将无人可见");
                       file.row.secrecy = input.secrecy;
                       if (input.secrecy == "open") {
                         set_member(action, file, "supervisor", std::nullopt, reason);
                       } else if (!is_member(file, actor.user_id)) {
                         // Otherwise nobody who may open the case again would see it.
                         if (const auto self = people::find_user(action.db(), actor.organ, actor.user_id))
                           set_member(action, file, "supervisor", self, reason);
                       }
                       return {};
                     });
}

}  // namespace anshu::cases
