// map_ledger_entry (补充映射导入数据): the cause or the handler that a spreadsheet only named.
#include "cases/case_actions.h"
#include "cases/members.h"
#include "law/law_book.h"

namespace anshu::cases {

Result<CaseChanged> map_ledger_entry(const Services& services, const people::Actor& actor, const CaseCall& call,
                                     const MapLedgerEntry& input) {
  return run_on_case(services, actor, "map_ledger_entry", call, input,
                     [&](people::Action& action, CaseChange& change) -> Result<void> {
                       CaseFile& file = change.file;
                       CaseRow& row = file.row;
                       if (!input.cause_code && !input.handler_id)
                         return refuse_field("cause_code", "required", "请选择案由或者承办人");
                       if (input.cause_code) {
                         if (row.cause_code)
                           return refuse(RefusalKind::conflict, "E_ALREADY_MAPPED", "案由已经确定，需要改动的请申请更正");
                         const law::Cause* cause = services.law.causes.find(*input.cause_code);
                         if (!cause) return refuse_field("cause_code", "cause.unknown", "没有这个案由");
                         if (row.title.ends_with(row.cause_name))
                           row.title = row.title.substr(0, row.title.size() - row.cause_name.size()) + cause->name;
                         row.cause_code = cause->code;
                         row.cause_name = cause->name;
                       }
                       if (input.handler_id) {
                         if (row.handler_id)
                           return refuse(RefusalKind::conflict, "E_ALREADY_MAPPED", "承办人已经确定，需要改动的请办理分案");
                         ANSHU_TRY(const people::UserRow handler,
                                   require_handler(action.db(), action.permissions, row.organ, *input.handler_id));
                         change_handler(action, file, handler, "导入台账补充映射");
                         if (!row.department_id) row.department_id = handler.department_id;
                       }
                       return {};
                     });
}

}  // namespace anshu::cases
