// Generated from the server's OpenAPI document by `npm run types`. Do not edit.
export interface paths {
    "/calendar/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 导入国务院办公厅放假安排，重新计算正在进行的期限 */
        post: operations["import_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一年的放假和调休安排 */
        get: operations["get_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{year}/redatings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 该年度放假安排公布后重新计算的期限 */
        get: operations["list_redatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/case-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本院可以登记的案件类型 */
        get: operations["list_registrable_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件台账 */
        get: operations["list_cases"];
        put?: never;
        /** 登记立案（窗口立案、由其他案件衍生） */
        post: operations["register_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导出台账（所见即所得） */
        get: operations["export_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件（at：该时刻的情况） */
        get: operations["get_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 分案（指定承办人，说明理由） */
        post: operations["assign_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请更正关键信息 */
        post: operations["request_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/documents/{document}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看文书 */
        get: operations["get_case_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请扣除审限 */
        post: operations["request_exclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/exclusions/{exclusion}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束扣除（恢复计算） */
        post: operations["end_exclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请延长审限 */
        post: operations["request_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/family": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 与本案有关的各审级、执行、异议案件 */
        get: operations["get_case_family"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fee-burden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确定诉讼费用由谁负担 */
        post: operations["apportion_fees"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fee-burden/{party}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记当事人按负担交纳的诉讼费用 */
        post: operations["record_burden_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fee-burden/{party}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记按负担退还当事人的诉讼费用 */
        post: operations["record_burden_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 核定一项诉讼费用 */
        post: operations["assess_fee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fees/{fee}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 因程序转换、撤诉、调解等补交或者退还 */
        post: operations["adjust_fee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fees/{fee}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记收费 */
        post: operations["record_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fees/{fee}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记退费 */
        post: operations["record_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/fees/{fee}/reliefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请司法救助：缓交、减交、免交 */
        post: operations["request_fee_relief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 为导入的案件补充案由、承办人 */
        post: operations["map_ledger_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/materials/{material}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看材料 */
        get: operations["get_case_material"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记办案日志 */
        post: operations["add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reliefs/{relief}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准司法救助 */
        post: operations["approve_fee_relief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reliefs/{relief}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不批准司法救助 */
        post: operations["reject_fee_relief"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看当事人的脱敏信息（留痕） */
        post: operations["reveal_party_data"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/secrecy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设为公开或者不公开 */
        post: operations["set_secrecy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办理一个步骤 */
        post: operations["take_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案件的全程留痕，最新的在前 */
        get: operations["get_case_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/timeline/{seq}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 留痕在每日封存中的证明（RFC 9162） */
        get: operations["get_timeline_proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clock-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等待本人审批的扣除、延长审限申请 */
        get: operations["list_clock_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 更正申请（有审批权限的：可审批的；其他人：本人申请的） */
        get: operations["list_corrections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corrections/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意更正 */
        post: operations["approve_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/corrections/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不同意更正 */
        post: operations["reject_correction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本院部门 */
        get: operations["list_departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/derivations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 某一案件可以衍生的案件：上诉、申请执行、执行异议…… */
        get: operations["list_derivations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/desk/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 今日：将到期、等我处理、近期变化 */
        get: operations["get_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我正在填写的起诉材料 */
        get: operations["list_drafts"];
        put?: never;
        /** 开始填写起诉材料 */
        post: operations["create_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 起诉材料 */
        get: operations["get_draft"];
        /** 保存所填内容 */
        put: operations["save_draft"];
        post?: never;
        /** 删除未提交的起诉材料 */
        delete: operations["delete_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 检查所填内容 */
        post: operations["check_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/drafts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交立案申请 */
        post: operations["submit_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实时更新：case、filing、notice 三种事件（server-sent events） */
        get: operations["listen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exclusions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准扣除审限 */
        post: operations["approve_exclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exclusions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不批准扣除审限 */
        post: operations["reject_exclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/extensions/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准延长审限（上级法院决定的，登记决定） */
        post: operations["approve_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/extensions/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不批准延长审限（上级法院决定的，登记决定） */
        post: operations["reject_extension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/fee-reliefs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 等待本人审批的司法救助申请 */
        get: operations["list_fee_reliefs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 立案申请（当事人：本人的；立案庭：本院的） */
        get: operations["list_filings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 立案申请 */
        get: operations["get_filing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 决定立案 */
        post: operations["accept_filing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/materials/{material}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看立案材料 */
        get: operations["get_filing_material"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 收到诉状的书面凭证 */
        get: operations["get_filing_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不予立案 */
        post: operations["refuse_filing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回补正（一次性告知） */
        post: operations["return_filing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看脱敏信息（留痕） */
        post: operations["reveal_filing_data"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/filings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回立案申请 */
        post: operations["withdraw_filing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/handlers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以承办案件的人员及其在办案件数 */
        get: operations["list_handlers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入记录 */
        get: operations["list_imports"];
        put?: never;
        /** 导入台账（XLSX、CSV；先试导入，再导入） */
        post: operations["import_ledger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 导入报告 */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/law/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按日或者工作日计算期间 */
        get: operations["ask_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/law/fee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 计算诉讼费用 */
        get: operations["ask_fee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/law/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 解析案号、旧式案号或者检察文号 */
        get: operations["ask_number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/law/period": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 计算期限届满日 */
        get: operations["ask_period"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/law/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 期限规则、扣除事由和费种 */
        get: operations["list_law_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本人的消息，最新的在前 */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/unread-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 未读消息数 */
        get: operations["count_unread_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 标为已读 */
        post: operations["read_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本接口说明（OpenAPI 3.1） */
        get: operations["get_openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 案由 */
        get: operations["list_causes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/codes/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 代码表 */
        get: operations["list_codes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/correctable-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以申请更正的关键信息 */
        get: operations["list_correctable_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/courts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以网上立案的法院 */
        get: operations["list_courts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 诉讼费用的种类、司法救助的事由、补交和退还的事由 */
        get: operations["list_fee_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 立案材料清单 */
        get: operations["list_materials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/online-filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以网上立案的事项：填写什么、交什么 */
        get: operations["list_online_filings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/procedures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 全部办案程序 */
        get: operations["list_procedures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/procedures/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办案程序：阶段、步骤、期限、条件 */
        get: operations["get_procedure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/return-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 立案审查理由码 */
        get: operations["list_return_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reference/reveal-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看脱敏信息的事由 */
        get: operations["list_reveal_reasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 当事人、代理人注册账号并登录 */
        post: operations["register_litigant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 岗位及其权限（reference/permissions.toml） */
        get: operations["list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/security-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 安全日志，最新的在前 */
        get: operations["list_security_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录状态；写操作所需的 CSRF 令牌 */
        get: operations["get_session"];
        put?: never;
        /** 登录；启用动态口令的账号须同时提交 totp */
        post: operations["sign_in"];
        /** 退出登录 */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改本人口令；其他设备上的登录随之失效 */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取动态口令密钥（确认之前不生效） */
        post: operations["begin_totp"];
        /** 停用动态口令（须验证口令） */
        delete: operations["remove_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 输入一次动态口令以启用 */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始上传材料 */
        post: operations["begin_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 上传进度 */
        get: operations["get_upload"];
        put?: never;
        post?: never;
        /** 删除材料 */
        delete: operations["delete_upload"];
        options?: never;
        head?: never;
        /** 续传材料（请求头 Upload-Offset 为起始字节） */
        patch: operations["append_upload"];
        trace?: never;
    };
    "/uploads/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查看已上传的材料 */
        get: operations["get_upload_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本院账号，按登录名排列 */
        get: operations["list_users"];
        put?: never;
        /** 新建账号；授予岗位之前没有任何权限，初始口令只显示一次 */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 变更姓名、部门，停用或启用账号 */
        patch: operations["update_user"];
        trace?: never;
    };
    "/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重置口令；新的初始口令只显示一次 */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** 授予或收回岗位（整组替换） */
        put: operations["grant_roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我保存的台账视图 */
        get: operations["list_views"];
        put?: never;
        /** 保存台账视图 */
        post: operations["create_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 删除台账视图 */
        delete: operations["delete_view"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 程序是否在运行 */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行指标（Prometheus） */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 是否可以接收请求 */
        get: operations["get_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptFiling: {
            trial_procedure: string;
            cause_code: string;
            note?: string | null;
        };
        AcceptedFiling: {
            case_id: string;
            case_number: string;
            documents: components["schemas"]["DocumentSummary"][];
        };
        ApportionFees: {
            by: string;
            shares?: components["schemas"]["FeeShare"][];
            /** Format: date */
            effective_on?: string | null;
            /** Format: date */
            pay_by?: string | null;
            direct?: boolean | null;
        };
        AskCorrection: {
            field: string;
            value: string;
            reason: string;
        };
        AskExclusion: {
            ground: string;
            /** Format: date */
            start_on: string;
            /** Format: date */
            end_on?: string | null;
            document_number: string;
            reason: string;
        };
        AskExtension: {
            clock_id: string;
            /** Format: int64 */
            months?: number | null;
            /** Format: int64 */
            days?: number | null;
            reason: string;
        };
        AskRelief: {
            ground: string;
            /** Format: int64 */
            percent?: number | null;
            /** Format: date */
            until_on?: string | null;
            reason: string;
        };
        AssignCase: {
            department_id: string;
            handler_id: string;
            clerk_id?: string | null;
            reason: string;
        };
        CalendarDay: {
            /** Format: date */
            date: string;
            is_off: boolean;
            kind: string;
            name: string;
        };
        CalendarImported: {
            organ: string;
            /** Format: int64 */
            year: number;
            doubts: string[];
        };
        CalendarNotice: {
            /** Format: int64 */
            year: number;
            document_number: string;
            imported_by_name: string;
            /** Format: int64 */
            at_ms: number;
            /** Format: int64 */
            redated: number;
            finished: boolean;
        };
        CalendarYear: {
            /** Format: int64 */
            year: number;
            provisional: boolean;
            days: components["schemas"]["CalendarDay"][];
            notice: components["schemas"]["CalendarNotice"] | null;
        };
        CarriedParty: {
            party_id: string;
            side: string;
        };
        CaseAgent: {
            id: string;
            kind: string;
            name: string;
            firm: string;
            licence_no: string;
            phone_masked: string;
            authority: string;
        };
        CaseAnswer: {
            id: string;
            name: string;
            label: string;
            text: string;
            masked: boolean;
        };
        CaseClaim: {
            id: string;
            text: string;
            /** Format: int64 */
            amount_fen: number | null;
        };
        CaseExclusion: {
            id: string;
            ground: string;
            ground_name: string;
            /** Format: date */
            start_on: string;
            /** Format: date */
            end_on: string | null;
            /** Format: int64 */
            days: number | null;
            document_number: string;
            reason: string;
            status: string;
            asked_by_name: string;
            /** Format: int64 */
            asked_at_ms: number;
            decided_by_name: string;
            /** Format: int64 */
            decided_at_ms: number | null;
            note: string;
        };
        CaseExtension: {
            id: string;
            clock_id: string;
            clock_name: string;
            /** Format: int64 */
            months: number;
            /** Format: int64 */
            days: number;
            approver: string;
            outside: boolean;
            late: boolean;
            /** Format: date */
            decide_by: string | null;
            reason: string;
            status: string;
            asked_by_name: string;
            /** Format: int64 */
            asked_at_ms: number;
            decided_by_name: string;
            /** Format: date */
            decided_on: string | null;
            document_number: string;
            note: string;
        };
        CaseFee: {
            id: string;
            kind: string;
            kind_name: string;
            /** Format: int64 */
            amount_fen: number;
            /** Format: date */
            due_on: string | null;
            clock_id: string;
            refund_clock_id: string;
            supplement_of: string;
            status: string;
            payer_id: string;
            payer_name: string;
            /** Format: int64 */
            relieved_fen: number;
            /** Format: int64 */
            paid_fen: number;
            /** Format: int64 */
            open_fen: number;
            /** Format: int64 */
            refund_fen: number;
            /** Format: int64 */
            refunded_fen: number;
            /** Format: date */
            deferred_until: string | null;
            steps: components["schemas"]["Step"][];
        };
        CaseImport: {
            batch_id: string;
            /** Format: int64 */
            row_number: number;
            raw: {
                [key: string]: unknown;
            };
        };
        CaseMember: {
            id: string;
            user_id: string;
            name: string;
            role: string;
            role_name: string;
            /** Format: int64 */
            from_ms: number;
            /** Format: int64 */
            until_ms: number | null;
        };
        CaseNote: {
            id: string;
            text: string;
            by_name: string;
            /** Format: int64 */
            at_ms: number;
        };
        CaseParty: {
            id: string;
            side: string;
            side_name: string;
            /** Format: int64 */
            position: number;
            kind: string;
            name: string;
            id_kind: string;
            id_number_masked: string;
            phone_masked: string;
            address_masked: string;
            gender: string;
            nation: string;
            birth_on_masked: string;
            representative: string;
            agents: components["schemas"]["CaseAgent"][];
        };
        CaseStage: {
            code: string;
            name: string;
            /** @enum {string} */
            state: "done" | "skipped" | "current" | "ahead";
        };
        CaseTypeChoice: {
            code: string;
            name: string;
            daizi: string;
            category: string;
            procedure: string;
            procedure_name: string;
            trial_label: string;
            trial_procedures: string[];
            cause_kind: string;
        };
        CaseTypeChoices: {
            items: components["schemas"]["CaseTypeChoice"][];
        };
        CaseView: {
            organ: string;
            id: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            as_of_ms: number | null;
            number: string;
            title: string;
            case_type: string;
            case_type_name: string;
            procedure_code: string;
            trial_label: string;
            trial_procedure: string;
            trial_procedure_name: string;
            cause_code: string | null;
            cause_name: string;
            cause_mapped: boolean;
            stage: string;
            stage_name: string;
            status: string;
            status_name: string;
            secrecy: string;
            source: string;
            /** Format: date */
            received_on: string | null;
            /** Format: date */
            filed_on: string;
            /** Format: date */
            closed_on: string | null;
            close_way: string | null;
            close_way_name: string | null;
            /** Format: date */
            archived_on: string | null;
            /** Format: int64 */
            claim_amount_fen: number | null;
            court_name: string;
            department_id: string | null;
            department_name: string | null;
            handler_id: string | null;
            handler_name: string;
            handler_mapped: boolean;
            members: components["schemas"]["CaseMember"][];
            parties: components["schemas"]["CaseParty"][];
            claims: components["schemas"]["CaseClaim"][];
            answers: components["schemas"]["CaseAnswer"][];
            facts_text: string;
            clocks: components["schemas"]["Clock"][];
            exclusions: components["schemas"]["CaseExclusion"][];
            extensions: components["schemas"]["CaseExtension"][];
            exclusion_choices: components["schemas"]["ExclusionChoice"][];
            extension_choices: components["schemas"]["ExtensionChoice"][];
            fees: components["schemas"]["CaseFee"][];
            payments: components["schemas"]["FeePayment"][];
            reliefs: components["schemas"]["FeeRelief"][];
            burdens: components["schemas"]["FeeBurden"][];
            burden_outdated: boolean;
            burden_steps: components["schemas"]["Step"][];
            documents: components["schemas"]["DocumentSummary"][];
            materials: components["schemas"]["Material"][];
            notes: components["schemas"]["CaseNote"][];
            corrections: components["schemas"]["Correction"][];
            stages: components["schemas"]["CaseStage"][];
            next_steps: components["schemas"]["NextStep"][];
            import: components["schemas"]["CaseImport"] | null;
            applicant_name: string;
            remark: string;
        };
        CauseItem: {
            code: string;
            name: string;
            path: string;
            is_leaf: boolean;
            /** Format: int64 */
            level: number;
        };
        CauseList: {
            items: components["schemas"]["CauseItem"][];
        };
        ChangePasswordInput: {
            old_password: string;
            new_password: string;
        };
        ChangedItem: {
            case_id: string;
            number: string;
            title: string;
            action_name: string;
            actor_name: string;
            /** Format: int64 */
            at_ms: number;
        };
        Clock: {
            id: string;
            rule_code: string;
            name: string;
            kind: string;
            /** Format: date */
            anchor_on: string;
            /** Format: date */
            raw_due_on: string;
            /** Format: date */
            legal_due_on: string;
            /** Format: date */
            warn_on: string;
            provisional: boolean;
            status: string;
            paused_by: string;
            /** Format: date */
            ended_on: string | null;
            /** Format: int64 */
            days_left: number | null;
            /** Format: int64 */
            total_days: number;
            /** Format: int64 */
            excluded_days: number;
            /** Format: int64 */
            extended_months: number;
            /** Format: int64 */
            extended_days: number;
            /** Format: date */
            apply_extension_by: string | null;
            /** Format: date */
            decide_extension_by: string | null;
            exclusion_ids: string[];
            steps: components["schemas"]["Step"][];
        };
        ClockDecision: {
            note?: string | null;
            /** Format: date */
            decided_on?: string | null;
            document_number?: string | null;
        };
        ClockRequest: {
            kind: string;
            organ: string;
            id: string;
            case_id: string;
            case_number: string;
            case_title: string;
            subject: string;
            reason: string;
            approver: string;
            status: string;
            asked_by_name: string;
            /** Format: int64 */
            asked_at_ms: number;
            /** Format: date */
            start_on: string | null;
            /** Format: date */
            end_on: string | null;
            document_number: string;
            /** Format: date */
            due_on: string | null;
            /** Format: date */
            decide_by: string | null;
            late: boolean;
            outside: boolean;
            decided_by_name: string;
            note: string;
        };
        ClockRequestList: {
            items: components["schemas"]["ClockRequest"][];
        };
        ClockToStart: {
            rule: string;
            anchor: string;
            due: string;
            subject: string;
            trial: boolean;
            when: components["schemas"]["StepCondition"][];
        };
        ClockToStop: {
            rule: string;
            on: string;
            subject: string;
            after_all: string;
            outcome: string;
            except: string[];
            when: components["schemas"]["StepCondition"][];
        };
        CodeItem: {
            code: string;
            name: string;
            note: string;
        };
        CodeItems: {
            items: components["schemas"]["CodeItem"][];
        };
        CorrectableField: {
            field: string;
            name: string;
            kind: string;
        };
        CorrectableFieldList: {
            items: components["schemas"]["CorrectableField"][];
        };
        Correction: {
            organ: string;
            id: string;
            case_id: string;
            case_number: string;
            field: string;
            field_name: string;
            before: string;
            after: string;
            reason: string;
            status: string;
            asked_by: string;
            /** Format: int64 */
            asked_at_ms: number;
            decided_by: string | null;
            /** Format: int64 */
            decided_at_ms: number | null;
            note: string;
        };
        CorrectionDecision: {
            note?: string | null;
        };
        CorrectionPage: {
            items: components["schemas"]["Correction"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        CourtItem: {
            code: string;
            name: string;
            level: string;
            parent_code: string;
            accepts_filings: boolean;
        };
        CourtList: {
            items: components["schemas"]["CourtItem"][];
        };
        CreatedUser: {
            user: components["schemas"]["User"];
            initial_password: string;
        };
        DaysAnswer: {
            /** Format: date */
            raw_due: string;
            /** Format: date */
            legal_due: string;
            /** Format: date */
            warn_due: string;
            provisional: boolean;
            steps: components["schemas"]["Step"][];
            /** Format: int32 */
            days: number;
            workdays: boolean;
        };
        Department: {
            id: string;
            name: string;
            kind: string;
        };
        DepartmentList: {
            items: components["schemas"]["Department"][];
        };
        DerivationChoice: {
            code: string;
            name: string;
            case_type: string;
            case_type_name: string;
            sides: string;
            basis: string;
            allowed: boolean;
            refusal: string;
        };
        DerivationChoices: {
            items: components["schemas"]["DerivationChoice"][];
        };
        DocumentSummary: {
            id: string;
            title: string;
            number: string | null;
            status: string;
            /** Format: int64 */
            issued_at_ms: number;
            download_url: string;
        };
        Draft: {
            id: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            updated_at_ms: number;
            content: components["schemas"]["FilingContent"];
            uploads: components["schemas"]["Upload"][];
            filing_id: string | null;
            status: string;
            correction: components["schemas"]["DraftCorrection"] | null;
        };
        DraftCorrection: {
            reason_codes: string[];
            reasons: components["schemas"]["ReasonName"][];
            note: string;
            /** Format: date */
            correct_by: string | null;
        };
        DraftList: {
            items: components["schemas"]["DraftSummary"][];
        };
        DraftSummary: {
            id: string;
            title: string;
            court_code: string;
            /** Format: int64 */
            updated_at_ms: number;
            filing_id: string | null;
            status: string;
        };
        DueItem: {
            case_id: string;
            number: string;
            title: string;
            what: string;
            /** Format: date */
            due_on: string;
            /** Format: int64 */
            days_left: number;
            link: string;
        };
        ExclusionChoice: {
            ground: string;
            name: string;
            starts_on: string;
            ends_on: string;
            document: string;
            approver: string;
            basis: string;
        };
        ExclusionGround: {
            code: string;
            name: string;
            starts_on: string;
            ends_on: string;
            basis: string;
            document: string;
            approver: string;
            /** Format: int32 */
            max_days: number;
            /** Format: int32 */
            max_months: number;
            /** Format: int32 */
            max_times: number;
            restarts: boolean;
        };
        ExtensionChoice: {
            clock_id: string;
            clock_name: string;
            approver: string;
            /** Format: int64 */
            months: number;
            /** Format: int64 */
            days: number;
            /** Format: date */
            apply_by: string | null;
            basis: string;
        };
        Family: {
            items: components["schemas"]["FamilyMember"][];
        };
        FamilyMember: {
            organ: string;
            court_name: string;
            id: string | null;
            number: string;
            case_type_name: string;
            relation: string;
            relation_name: string;
            status_name: string;
            stage_name: string;
            /** Format: date */
            filed_on: string | null;
            /** Format: date */
            closed_on: string | null;
            close_way_name: string;
            /** Format: int64 */
            depth: number;
            current: boolean;
        };
        FeeAnswer: {
            /** Format: int64 */
            fee_fen: number;
            steps: components["schemas"]["Step"][];
            fee_yuan: string;
            kind: string;
            name: string;
            /** Format: int64 */
            full_fen: number;
            halved: boolean;
            needs_provincial_standard: boolean;
            prepaid: boolean;
        };
        FeeBracket: {
            /** Format: int64 */
            up_to_fen: number;
            /** Format: int64 */
            flat_fen: number;
            /** Format: int32 */
            rate_bp: number;
        };
        FeeBurden: {
            party_id: string;
            party_name: string;
            /** Format: int64 */
            bear_fen: number;
            /** Format: int64 */
            prepaid_fen: number;
            /** Format: int64 */
            relieved_fen: number;
            /** Format: int64 */
            direct_fen: number;
            /** Format: int64 */
            refund_fen: number;
            /** Format: int64 */
            owe_fen: number;
            /** Format: int64 */
            refunded_fen: number;
            /** Format: int64 */
            paid_fen: number;
            status: string;
            /** Format: date */
            effective_on: string | null;
            /** Format: date */
            due_on: string | null;
            clock_id: string;
        };
        FeeChange: {
            event: string;
            /** Format: int64 */
            amount_fen?: number | null;
            reason: string;
            /** Format: date */
            effective_on?: string | null;
        };
        FeeChoices: {
            kinds: components["schemas"]["FeeKindChoice"][];
            reliefs: components["schemas"]["ReliefGround"][];
            events: components["schemas"]["FeeEventChoice"][];
        };
        FeeEventChoice: {
            code: string;
            name: string;
            basis: string;
            court_fee_only: boolean;
        };
        FeeKindChoice: {
            code: string;
            name: string;
            basis: string;
            application: boolean;
        };
        FeePayment: {
            id: string;
            fee_id: string;
            party_id: string;
            direction: string;
            /** Format: int64 */
            amount_fen: number;
            /** Format: date */
            paid_on: string;
            method: string;
            receipt_number: string;
            counterparty: string;
            recorded_by_name: string;
        };
        FeeRelief: {
            id: string;
            fee_id: string;
            kind: string;
            ground_name: string;
            /** Format: int64 */
            percent: number | null;
            /** Format: date */
            until_on: string | null;
            reason: string;
            status: string;
            /** Format: int64 */
            relieved_fen: number;
            asked_by_name: string;
            /** Format: int64 */
            asked_at_ms: number;
            decided_by_name: string;
            /** Format: int64 */
            decided_at_ms: number | null;
            note: string;
            steps: components["schemas"]["Step"][];
        };
        FeeReliefRequest: {
            organ: string;
            id: string;
            case_id: string;
            case_number: string;
            case_title: string;
            /** Format: int64 */
            case_version: number;
            kind: string;
            ground_name: string;
            fee_name: string;
            payer_name: string;
            /** Format: int64 */
            percent: number | null;
            /** Format: date */
            until_on: string | null;
            /** Format: int64 */
            open_fen: number;
            /** Format: int64 */
            relieved_fen: number;
            reason: string;
            asked_by_name: string;
            /** Format: int64 */
            asked_at_ms: number;
            own: boolean;
        };
        FeeReliefRequestList: {
            items: components["schemas"]["FeeReliefRequest"][];
        };
        FeeRule: {
            code: string;
            name: string;
            application: boolean;
            brackets: components["schemas"]["FeeBracket"][];
            /** Format: int64 */
            base_min_fen: number;
            /** Format: int64 */
            base_max_fen: number;
            base_always: boolean;
            share_of: string;
            /** Format: int32 */
            share_numerator: number;
            /** Format: int32 */
            share_denominator: number;
            /** Format: int64 */
            cap_fen: number;
            halving: boolean;
            prepaid: boolean;
            prepay_period: string;
            causes: string[];
            basis: string;
            note: string;
            /** Format: date */
            effective_from: string;
        };
        FeeShare: {
            party_id: string;
            /** Format: int64 */
            weight?: number | null;
            /** Format: int64 */
            bear_fen?: number | null;
        };
        Filing: {
            organ: string;
            id: string;
            /** Format: int64 */
            version: number;
            court_name: string;
            title: string;
            cause_name: string;
            case_type_name: string;
            channel: string;
            applicant_name: string;
            /** Format: int64 */
            claim_amount_fen: number | null;
            /** @enum {string} */
            status: "submitted" | "returned" | "resubmitted" | "accepted" | "refused" | "withdrawn";
            /** Format: int64 */
            submitted_at_ms: number;
            /** Format: date */
            review_due_on: string | null;
            /** Format: int64 */
            days_left: number | null;
            /** Format: int64 */
            returned_count: number;
            case_id: string | null;
            case_number: string | null;
            content: components["schemas"]["FilingContent"];
            materials: components["schemas"]["Material"][];
            reviews: components["schemas"]["FilingReview"][];
            review_clock: components["schemas"]["Clock"] | null;
            checks: components["schemas"]["Finding"][];
            receipt_number: string;
            draft_id: string;
            procedure: string;
            masked: boolean;
        };
        FilingAgent: {
            /** @enum {string} */
            kind: "lawyer" | "kin" | "other";
            name: string;
            id_number?: string | null;
            firm?: string | null;
            licence_no?: string | null;
            phone?: string | null;
            /** @enum {string|null} */
            authority?: "general" | "special" | null;
        };
        FilingAnswer: {
            name: string;
            value: string;
        };
        FilingClaim: {
            text: string;
            /** Format: int64 */
            amount_fen?: number | null;
        };
        FilingContent: {
            court_code?: string | null;
            case_type?: string | null;
            cause_code?: string | null;
            cause_text?: string | null;
            parties: components["schemas"]["FilingParty"][];
            claims: components["schemas"]["FilingClaim"][];
            answers?: components["schemas"]["FilingAnswer"][];
            facts?: string | null;
            evidence: components["schemas"]["FilingEvidence"][];
            jurisdiction_agreement?: boolean | null;
            mediation_consent?: boolean | null;
            online_consent?: boolean | null;
            eservice_consent?: boolean | null;
            eservice_address?: string | null;
            service_address?: string | null;
            missing_materials: components["schemas"]["MissingMaterial"][];
            declaration?: boolean | null;
        };
        FilingDocument: {
            code: string;
            trial_procedures: string[];
        };
        FilingEvidence: {
            name: string;
            source?: string | null;
            proves?: string | null;
        };
        FilingPage: {
            items: components["schemas"]["FilingSummary"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        FilingParty: {
            /** @enum {string} */
            side: "plaintiff" | "defendant" | "third";
            /** @enum {string} */
            kind: "natural" | "legal" | "other";
            name: string;
            id_kind?: string | null;
            id_number?: string | null;
            gender?: string | null;
            nation?: string | null;
            birth_on?: string | null;
            phone?: string | null;
            address?: string | null;
            work_unit?: string | null;
            representative?: string | null;
            representative_post?: string | null;
            agents: components["schemas"]["FilingAgent"][];
        };
        FilingReview: {
            /** Format: int64 */
            round: number;
            /** @enum {string} */
            decision: "accept" | "return" | "refuse";
            reasons: components["schemas"]["ReasonName"][];
            note: string;
            by_name: string;
            /** Format: int64 */
            at_ms: number;
            /** Format: date */
            correct_by_on: string | null;
        };
        FilingSide: {
            code: string;
            title: string;
            help: string;
            required: boolean;
            identified: boolean;
        };
        FilingSummary: {
            organ: string;
            id: string;
            /** Format: int64 */
            version: number;
            court_name: string;
            title: string;
            cause_name: string;
            case_type_name: string;
            channel: string;
            applicant_name: string;
            /** Format: int64 */
            claim_amount_fen: number | null;
            /** @enum {string} */
            status: "submitted" | "returned" | "resubmitted" | "accepted" | "refused" | "withdrawn";
            /** Format: int64 */
            submitted_at_ms: number;
            /** Format: date */
            review_due_on: string | null;
            /** Format: int64 */
            days_left: number | null;
            /** Format: int64 */
            returned_count: number;
            case_id: string | null;
            case_number: string | null;
        };
        Finding: {
            field: string;
            rule: string;
            message: string;
            /** @enum {string} */
            step: "court" | "parties" | "claims" | "facts" | "materials" | "service";
            /** @enum {string} */
            level: "block" | "warn";
        };
        FindingList: {
            findings: components["schemas"]["Finding"][];
        };
        FinishExclusion: {
            /** Format: date */
            end_on: string;
            note?: string | null;
        };
        Handler: {
            id: string;
            name: string;
            department_name: string;
            /** Format: int64 */
            open_cases: number;
        };
        HandlerList: {
            items: components["schemas"]["Handler"][];
        };
        HealthStatus: {
            status: string;
        };
        ImportCalendar: {
            /** Format: int64 */
            year: number;
            document_number: string;
            days?: components["schemas"]["NoticeDay"][];
        };
        ImportPage: {
            items: components["schemas"]["ImportSummary"][];
        };
        ImportReport: {
            batch_id: string | null;
            file_name: string;
            mode: string;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            unchanged: number;
            refused: components["schemas"]["RefusedRow"][];
            columns: components["schemas"]["ReadColumn"][];
            unmapped_causes: components["schemas"]["UnmappedText"][];
            unmapped_handlers: components["schemas"]["UnmappedText"][];
        };
        ImportSummary: {
            id: string;
            file_name: string;
            user_name: string;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            accepted: number;
            /** Format: int64 */
            unchanged: number;
            /** Format: int64 */
            refused: number;
            /** Format: int64 */
            at_ms: number;
        };
        InclusionProof: {
            organ: string;
            chain_id: string;
            /** Format: int64 */
            chain_seq: number;
            entry_hash: string;
            /** Format: int64 */
            leaf_index: number;
            /** Format: int64 */
            leaf_count: number;
            path: string[];
            root_hash: string;
            /** Format: int64 */
            seal_number: number;
            /** Format: date */
            seal_day: string;
            previous_seal_hash: string;
            seal_hash: string;
            signature: string;
            public_key: string;
            /** Format: int64 */
            sealed_at_ms: number;
        };
        InitialPassword: {
            initial_password: string;
        };
        LedgerPage: {
            items: components["schemas"]["LedgerRow"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        LedgerRow: {
            organ: string;
            id: string;
            number: string;
            case_type: string;
            case_type_name: string;
            trial_procedure: string;
            trial_procedure_name: string;
            cause_code: string | null;
            cause_name: string;
            cause_mapped: boolean;
            plaintiffs: string;
            defendants: string;
            third_parties: string;
            agents: string;
            /** Format: int64 */
            claim_amount_fen: number | null;
            department_id: string | null;
            department_name: string | null;
            handler_id: string | null;
            handler_name: string;
            handler_mapped: boolean;
            clerk_name: string;
            /** Format: date */
            received_on: string | null;
            /** Format: date */
            filed_on: string;
            /** Format: date */
            served_on: string | null;
            /** Format: date */
            hearing_on: string | null;
            /** Format: date */
            due_on: string | null;
            /** Format: int64 */
            days_left: number | null;
            overdue: boolean;
            /** Format: date */
            closed_on: string | null;
            close_way: string | null;
            close_way_name: string | null;
            /** Format: date */
            archived_on: string | null;
            stage: string;
            stage_name: string;
            status: string;
            source: string;
            secrecy: string;
            remark: string;
        };
        MapLedgerEntry: {
            cause_code?: string | null;
            handler_id?: string | null;
        };
        Material: {
            id: string;
            code: string;
            name: string;
            media_type: string;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            pages: number | null;
            /** Format: int64 */
            uploaded_at_ms: number;
            download_url: string;
        };
        MaterialItem: {
            code: string;
            name: string;
            required: boolean;
            note: string;
        };
        MaterialList: {
            items: components["schemas"]["MaterialItem"][];
        };
        MissingMaterial: {
            code: string;
            reason: string;
        };
        NamedCode: {
            code: string;
            name: string;
        };
        NamedText: {
            name: string;
            text: string;
        };
        NewFee: {
            kind: string;
            /** Format: int64 */
            amount_fen?: number | null;
            /** Format: int64 */
            base_fen?: number | null;
            simplified?: boolean | null;
            counterclaim?: boolean | null;
            appeal?: boolean | null;
            payer_id?: string | null;
        };
        NewNote: {
            text: string;
        };
        NewPayment: {
            /** Format: int64 */
            amount_fen: number;
            /** Format: date */
            paid_on: string;
            method: string;
            receipt_number: string;
            counterparty?: string | null;
        };
        NewSavedView: {
            name: string;
            query: {
                [key: string]: unknown;
            };
        };
        NewUpload: {
            draft_id: string;
            material_code: string;
            name: string;
            /** Format: int64 */
            size: number;
            media_type: string;
        };
        NewUser: {
            login: string;
            name: string;
            department_id?: string | null;
            roles_requested?: string[];
        };
        NextStep: {
            code: string;
            name: string;
            help: string;
            allowed: boolean;
            refusals: components["schemas"]["StepRefusal"][];
            date_label: string;
            fields: components["schemas"]["StepField"][];
            documents: string[];
            effects: string[];
        };
        Notice: {
            id: string;
            title: string;
            body: string;
            link: string | null;
            /** Format: int64 */
            created_at_ms: number;
            /** Format: int64 */
            read_at_ms: number | null;
        };
        NoticeDay: {
            /** Format: date */
            date: string;
            is_off: boolean;
            name: string;
        };
        NoticePage: {
            items: components["schemas"]["Notice"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        NumberAnswer: {
            form: string;
            text: string;
            document_text: string;
            /** Format: int32 */
            year: number;
            court_code: string;
            court_name: string;
            successor_code: string;
            successor_name: string;
            special_code: string;
            type_code: string;
            types: components["schemas"]["NumberType"][];
            /** Format: int64 */
            serial: number;
            suffix: string;
            hints: string[];
        };
        NumberType: {
            code: string;
            name: string;
            category: string;
        };
        OnlineFiling: {
            case_type: string;
            name: string;
            help: string;
            paper: string;
            signer: string;
            claims: string;
            causes: string;
            fee: string;
            basis: string;
            review: string;
            review_length: string;
            court_help: string;
            claims_example: string;
            agreed_court: boolean;
            mediation: boolean;
            source_field: string;
            sides: components["schemas"]["FilingSide"][];
            fields: components["schemas"]["StepField"][];
            documents: components["schemas"]["FilingDocument"][];
        };
        OnlineFilingItem: {
            case_type: string;
            name: string;
            help: string;
            paper: string;
            signer: string;
            claims: string;
            causes: string;
            fee: string;
            basis: string;
            review: string;
            review_length: string;
            court_help: string;
            claims_example: string;
            agreed_court: boolean;
            mediation: boolean;
            source_field: string;
            sides: components["schemas"]["FilingSide"][];
            fields: components["schemas"]["StepField"][];
            documents: components["schemas"]["FilingDocument"][];
            procedure: string;
            case_type_name: string;
            side_names: components["schemas"]["ProcedureSide"][];
        };
        OnlineFilingList: {
            items: components["schemas"]["OnlineFilingItem"][];
        };
        PasswordInput: {
            password: string;
        };
        PeriodAnswer: {
            /** Format: date */
            raw_due: string;
            /** Format: date */
            legal_due: string;
            /** Format: date */
            warn_due: string;
            provisional: boolean;
            steps: components["schemas"]["Step"][];
            rule: string;
            name: string;
            length: string;
            due_at: string | null;
            /** Format: int32 */
            excluded_days: number;
            /** Format: date */
            apply_extension_by: string | null;
            /** Format: date */
            decide_extension_by: string | null;
        };
        /** @description 出错说明（RFC 9457） */
        Problem: {
            /** @description urn:anshu:problem:<code> */
            type: string;
            /** @description 一句中文说明 */
            title: string;
            /** @description HTTP 状态码 */
            status: number;
            /** @description 固定的错误代码，如 E_INVALID_INPUT */
            code: string;
            /** @description 所依据的条文 */
            basis?: string;
            fields?: {
                /** @description 字段在输入中的位置，如 parties[0].id_number */
                field: string;
                /** @description 所违反规则的固定名称 */
                rule: string;
                /** @description 给填写人看的说明 */
                message: string;
            }[];
            /** @description 系统内部错误的编号 */
            id?: string;
            /** Format: int64 */
            current_version?: number;
            /** Format: int64 */
            your_version?: number;
            /** @description 多少秒之后可以重试 */
            retry_after_s?: number;
        } & {
            [key: string]: unknown;
        };
        Procedure: {
            code: string;
            name: string;
            basis: string;
            case_types: string[];
            close_ways: string;
            trial_label: string;
            sides: components["schemas"]["ProcedureSide"][];
            trial_clocks: components["schemas"]["TrialClock"][];
            stages: components["schemas"]["ProcedureStage"][];
            events: components["schemas"]["ProcedureEvent"][];
            steps: components["schemas"]["ProcedureStep"][];
            online_filings: components["schemas"]["OnlineFiling"][];
        };
        ProcedureEvent: {
            action: string;
            starts: components["schemas"]["ClockToStart"][];
        };
        ProcedureList: {
            items: components["schemas"]["ProcedureSummary"][];
        };
        ProcedureSide: {
            code: string;
            name: string;
        };
        ProcedureStage: {
            code: string;
            name: string;
            status: string;
            imported_when: string;
        };
        ProcedureStep: {
            code: string;
            name: string;
            help: string;
            from: string[];
            to: string;
            back: boolean;
            action: string;
            date_label: string;
            imported_when: string;
            fields: components["schemas"]["StepField"][];
            sets: components["schemas"]["StepFact"][];
            starts: components["schemas"]["ClockToStart"][];
            stops: components["schemas"]["ClockToStop"][];
            excludes: components["schemas"]["StepExclusion"][];
            resumes: components["schemas"]["StepResumption"][];
            converts: components["schemas"]["StepConversion"][];
            documents: components["schemas"]["StepDocument"][];
            guards: components["schemas"]["StepGuard"][];
            tells: components["schemas"]["StepNotice"][];
            effects: string[];
        };
        ProcedureSummary: {
            code: string;
            name: string;
            basis: string;
            category: string;
            case_types: components["schemas"]["NamedCode"][];
            documents: components["schemas"]["NamedCode"][];
        };
        ReadColumn: {
            header: string;
            field: string | null;
        };
        ReasonList: {
            items: components["schemas"]["ReviewReason"][];
        };
        ReasonName: {
            code: string;
            name: string;
        };
        Redating: {
            organ: string;
            case_id: string;
            case_number: string;
            clock_name: string;
            /** Format: date */
            old_due_on: string;
            /** Format: date */
            new_due_on: string;
            /** Format: int64 */
            at_ms: number;
        };
        RedatingPage: {
            items: components["schemas"]["Redating"][];
            next_cursor: string | null;
        };
        RefuseFiling: {
            reason_codes?: string[];
            note?: string | null;
        };
        RefusedRow: {
            /** Format: int64 */
            row: number;
            field: string;
            rule: string;
            message: string;
        };
        RegisterCase: {
            case_type: string;
            trial_procedure?: string | null;
            cause_code?: string | null;
            /** Format: date */
            received_on?: string | null;
            source_organ?: string | null;
            source_case_id?: string | null;
            source_number?: string | null;
            carried?: components["schemas"]["CarriedParty"][];
            parties?: components["schemas"]["FilingParty"][];
            claims?: components["schemas"]["FilingClaim"][];
            facts?: string | null;
            remark?: string | null;
            in_custody?: boolean | null;
        };
        RegisterLitigant: {
            name: string;
            id_number: string;
            phone: string;
            login: string;
            password: string;
        };
        RegisteredCase: {
            organ: string;
            id: string;
            number: string;
        };
        ReliefDecision: {
            note?: string | null;
        };
        ReliefGround: {
            code: string;
            /** @enum {string} */
            kind: "exempt" | "reduce" | "defer";
            name: string;
            natural_persons: boolean;
            /** Format: int32 */
            least_percent: number;
            basis: string;
        };
        ReturnFiling: {
            reason_codes?: string[];
            note?: string | null;
            /** Format: date */
            correct_by_on: string;
        };
        RevealFilingData: {
            field: string;
            reason_code: string;
            reason?: string | null;
        };
        RevealPartyField: {
            party_id: string;
            field: string;
            reason_code: string;
            reason?: string | null;
        };
        RevealReason: {
            code: string;
            name: string;
        };
        RevealReasonList: {
            items: components["schemas"]["RevealReason"][];
        };
        RevealedData: {
            value: string;
        };
        RevealedValue: {
            value: string;
        };
        ReviewReason: {
            code: string;
            name: string;
            may_return: boolean;
            may_refuse: boolean;
            basis: string;
        };
        Role: {
            code: string;
            name: string;
            scope: string;
            scope_name: string;
            actions: components["schemas"]["RoleAction"][];
            exclusive: boolean;
        };
        RoleAction: {
            code: string;
            name: string;
        };
        RoleList: {
            items: components["schemas"]["Role"][];
        };
        RuleLine: {
            code: string;
            name: string;
            length: string;
            starts_on: string;
            basis: string;
            group: string;
            branch: string;
            extension: string;
            exclusions: string[];
            custody_never_rolls: boolean;
            roll: string;
            note: string;
            /** Format: date */
            effective_from: string;
        };
        RulesAnswer: {
            rules: components["schemas"]["RuleLine"][];
            exclusions: components["schemas"]["ExclusionGround"][];
            fees: components["schemas"]["FeeRule"][];
        };
        SavedView: {
            id: string;
            name: string;
            query: {
                [key: string]: unknown;
            };
        };
        SavedViewList: {
            items: components["schemas"]["SavedView"][];
        };
        SecurityEvent: {
            id: string;
            /** Format: int64 */
            at_ms: number;
            kind: string;
            kind_name: string;
            actor_name: string;
            login: string;
            remote: string;
            detail: string;
        };
        SecurityEventPage: {
            items: components["schemas"]["SecurityEvent"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        Session: {
            signed_in: boolean;
            csrf_token: string;
            /** Format: int64 */
            server_now_ms: number;
            demo: boolean;
            user: components["schemas"]["SessionUser"] | null;
        };
        SessionUser: {
            organ: string;
            organ_name: string;
            id: string;
            login: string;
            name: string;
            /** @enum {string} */
            kind: "staff" | "portal";
            department_id: string | null;
            department_name: string | null;
            roles: string[];
            role_names: string[];
            actions: string[];
            must_change_password: boolean;
            totp_enabled: boolean;
        };
        SetSecrecy: {
            secrecy: string;
            reason: string;
        };
        SignInInput: {
            login: string;
            password: string;
            totp?: string | null;
        };
        Step: {
            text: string;
            basis: string;
        };
        StepChoice: {
            code: string;
            name: string;
        };
        StepCondition: {
            of: string;
            is: string[];
        };
        StepConversion: {
            to: string;
            clock: string;
            when: components["schemas"]["StepCondition"][];
        };
        StepDocument: {
            code: string;
            each: string;
        };
        StepExclusion: {
            ground: string;
            from: string;
            until: string;
            document: string;
            when: components["schemas"]["StepCondition"][];
        };
        StepFact: {
            fact: string;
            from: string;
            value: string;
            when: components["schemas"]["StepCondition"][];
        };
        StepField: {
            name: string;
            label: string;
            kind: string;
            required: boolean;
            choices: components["schemas"]["StepChoice"][];
            help: string;
            source: string;
        };
        StepGuard: {
            check: string;
            step: string;
            until: string;
            field: string;
            than: string;
            rule: string;
            side: string;
            /** Format: int64 */
            days: number;
            /** Format: int64 */
            max: number;
            when: components["schemas"]["StepCondition"][];
            level: string;
            code: string;
            message: string;
            basis: string;
        };
        StepNotice: {
            to: string;
            title: string;
            body: string;
        };
        StepRefusal: {
            code: string;
            message: string;
            basis: string;
        };
        StepResumption: {
            ground: string;
            on: string;
            when: components["schemas"]["StepCondition"][];
        };
        TakeStep: {
            step: string;
            /** Format: date */
            occurred_on: string;
            fields: {
                [key: string]: unknown;
            };
        };
        TimelineChange: {
            label: string;
            before: string;
            after: string;
        };
        TimelineEntry: {
            /** Format: int64 */
            seq: number;
            /** Format: int64 */
            at_ms: number;
            action: string;
            action_name: string;
            actor_name: string;
            summary: string;
            changes: components["schemas"]["TimelineChange"][];
            entry_hash: string;
            sealed: boolean;
        };
        TimelinePage: {
            items: components["schemas"]["TimelineEntry"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        Today: {
            due: components["schemas"]["DueItem"][];
            waiting: components["schemas"]["WaitingItem"][];
            changed: components["schemas"]["ChangedItem"][];
            counts: {
                [key: string]: unknown;
            };
        };
        TotpCodeInput: {
            code: string;
        };
        TotpSecret: {
            secret: string;
            otpauth_uri: string;
        };
        TrialClock: {
            trial_procedure: string;
            name: string;
            rule: string;
            help: string;
            not_for_causes: string[];
            needs_amount: boolean;
            not_for: string;
            not_for_basis: string;
            words: components["schemas"]["NamedText"][];
        };
        UnmappedText: {
            text: string;
            /** Format: int64 */
            count: number;
        };
        UnreadCount: {
            /** Format: int64 */
            count: number;
        };
        UpdateUser: {
            name?: string | null;
            department_id?: string | null;
            active?: boolean | null;
        };
        Upload: {
            id: string;
            draft_id: string;
            material_code: string;
            name: string;
            media_type: string;
            /** Format: int64 */
            size: number;
            /** Format: int64 */
            received: number;
            complete: boolean;
            sha256: string | null;
        };
        User: {
            organ: string;
            id: string;
            login: string;
            name: string;
            department_id: string | null;
            department_name: string | null;
            roles: string[];
            role_names: string[];
            active: boolean;
            locked: boolean;
            /** Format: int64 */
            last_sign_in_at_ms: number | null;
            /** Format: int64 */
            version: number;
        };
        UserPage: {
            items: components["schemas"]["User"][];
            next_cursor: string | null;
            /** Format: int64 */
            total: number;
            total_capped: boolean;
        };
        UserRoles: {
            roles?: string[];
        };
        WaitingItem: {
            kind: string;
            title: string;
            /** Format: int64 */
            count: number;
            link: string;
        };
        WithdrawFiling: {
            reason?: string | null;
        };
    };
    responses: {
        /** @description 请求格式有误 */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未登录 */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 没有权限 */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不存在，或者不能为此人所知 */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 案件的状态不允许 */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容已被他人修改 */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容过大 */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容类型不受支持 */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 填写不符合要求 */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 缺少 If-Match */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 过于频繁 */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 系统内部错误 */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 暂时不可用 */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description 所见内容的版本（上次响应的 ETag），如 "v12" */
        IfMatch: string;
        /** @description 同一键的重复提交只办理一次 */
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    import_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportCalendar"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarImported"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarYear"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_redatings: {
        parameters: {
            query?: {
                /** @description 每页行数 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path: {
                year: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedatingPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_registrable_types: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseTypeChoices"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_cases: {
        parameters: {
            query?: {
                /** @description 案号、当事人、承办人、案由中的字词 */
                q?: string;
                /** @description 状态 */
                status?: "open" | "closed" | "archived" | "all";
                /** @description 法院代字（上级院查看下级院时） */
                organ?: string;
                /** @description 承办人 */
                handler_id?: string;
                /** @description 承办部门 */
                department_id?: string;
                /** @description 案由代码 */
                cause_code?: string;
                /** @description 类型代字 */
                type_code?: string;
                /** @description 办理阶段 */
                stage?: string;
                /** @description 来源 */
                source?: "filing" | "import";
                /** @description 立案日期起 */
                filed_from?: string;
                /** @description 立案日期止 */
                filed_to?: string;
                /** @description 结案日期起 */
                closed_from?: string;
                /** @description 结案日期止 */
                closed_to?: string;
                /** @description 审限届满日起 */
                due_from?: string;
                /** @description 审限届满日止 */
                due_to?: string;
                /** @description 标的额下限（分） */
                amount_min_fen?: number;
                /** @description 标的额上限（分） */
                amount_max_fen?: number;
                /** @description 只看超审限 */
                overdue?: boolean;
                /** @description 只看待分案 */
                unassigned?: boolean;
                /** @description 只看待映射 */
                unmapped?: boolean;
                /** @description 排序：filed_on、number、due_on、closed_on、claim_amount_fen、updated_at_ms、hearing_on，前加 - 为降序 */
                sort?: string;
                /** @description 每页行数，1 到 200 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    register_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterCase"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredCase"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    export_cases: {
        parameters: {
            query?: {
                /** @description 案号、当事人、承办人、案由中的字词 */
                q?: string;
                /** @description 状态 */
                status?: "open" | "closed" | "archived" | "all";
                /** @description 法院代字（上级院查看下级院时） */
                organ?: string;
                /** @description 承办人 */
                handler_id?: string;
                /** @description 承办部门 */
                department_id?: string;
                /** @description 案由代码 */
                cause_code?: string;
                /** @description 类型代字 */
                type_code?: string;
                /** @description 办理阶段 */
                stage?: string;
                /** @description 来源 */
                source?: "filing" | "import";
                /** @description 立案日期起 */
                filed_from?: string;
                /** @description 立案日期止 */
                filed_to?: string;
                /** @description 结案日期起 */
                closed_from?: string;
                /** @description 结案日期止 */
                closed_to?: string;
                /** @description 审限届满日起 */
                due_from?: string;
                /** @description 审限届满日止 */
                due_to?: string;
                /** @description 标的额下限（分） */
                amount_min_fen?: number;
                /** @description 标的额上限（分） */
                amount_max_fen?: number;
                /** @description 只看超审限 */
                overdue?: boolean;
                /** @description 只看待分案 */
                unassigned?: boolean;
                /** @description 只看待映射 */
                unmapped?: boolean;
                /** @description 排序：filed_on、number、due_on、closed_on、claim_amount_fen、updated_at_ms、hearing_on，前加 - 为降序 */
                sort?: string;
                /** @description 格式 */
                format?: "xlsx" | "csv";
                /** @description 列名，以逗号分隔 */
                columns?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_case: {
        parameters: {
            query?: {
                /** @description 毫秒时间戳：显示案件在该时刻的情况 */
                at?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    assign_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignCase"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    request_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskCorrection"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_case_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    request_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskExclusion"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    end_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                exclusion: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishExclusion"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    request_extension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskExtension"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_case_family: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Family"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    apportion_fees: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApportionFees"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record_burden_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record_burden_refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    assess_fee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFee"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    adjust_fee: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeeChange"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record_refund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    request_fee_relief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                fee: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRelief"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    map_ledger_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MapLedgerEntry"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_case_material: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    add_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approve_fee_relief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                relief: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReliefDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reject_fee_relief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                relief: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReliefDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reveal_party_data: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealPartyField"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedValue"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    set_secrecy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSecrecy"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    take_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_case_timeline: {
        parameters: {
            query?: {
                /** @description 每页行数 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_timeline_proof: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                seq: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_clock_requests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockRequestList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                /** @description 状态 */
                status?: "pending" | "approved" | "rejected" | "all";
                /** @description 每页行数 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approve_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reject_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_departments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_derivations: {
        parameters: {
            query: {
                /** @description 来源案件所在法院 */
                organ: string;
                /** @description 来源案件 */
                case_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DerivationChoices"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Today"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingContent"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    save_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilingContent"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    check_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    submit_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approve_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reject_exclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    approve_extension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reject_extension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockDecision"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_fee_reliefs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeeReliefRequestList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_filings: {
        parameters: {
            query?: {
                /** @description 状态 */
                status?: "open" | "submitted" | "returned" | "resubmitted" | "accepted" | "refused" | "withdrawn" | "all";
                /** @description 标题或收件编号的一部分 */
                q?: string;
                /** @description 排序 */
                sort?: "due" | "-due" | "submitted" | "-submitted";
                /** @description 每页行数 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_filing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    accept_filing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptFiling"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedFiling"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_filing_material: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                material: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_filing_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refuse_filing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseFiling"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    return_filing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnFiling"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reveal_filing_data: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealFilingData"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedData"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw_filing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawFiling"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_handlers: {
        parameters: {
            query?: {
                /** @description 部门 */
                department_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandlerList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    import_ledger: {
        parameters: {
            query: {
                /** @description dry_run 只检查，commit 导入 */
                mode: "dry_run" | "commit";
                /** @description 文件名 */
                file_name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ask_days: {
        parameters: {
            query: {
                /** @description 起算事件之日 */
                from: string;
                /** @description 日数 */
                days: string;
                /** @description 按工作日计算 */
                workdays?: boolean;
                /** @description 在押 */
                custody?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DaysAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ask_fee: {
        parameters: {
            query?: {
                /** @description 费种，如property */
                kind?: string;
                /** @description 案由代码，代替费种 */
                cause?: string;
                /** @description 标的额（元） */
                amount?: string;
                /** @description 幅度内的每件定额（元） */
                base?: string;
                /** @description 省，如陕西；或者法院代字 */
                province?: string;
                /** @description 适用哪一日的标准 */
                on?: string;
                /** @description 适用简易程序 */
                simplified?: boolean;
                /** @description 调解结案 */
                mediated?: boolean;
                /** @description 撤诉 */
                withdrawn?: boolean;
                /** @description 反诉、有独立请求权的第三人 */
                counterclaim?: boolean;
                /** @description 上诉 */
                appeal?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeeAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ask_number: {
        parameters: {
            query: {
                /** @description 案号 */
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ask_period: {
        parameters: {
            query: {
                /** @description 期限规则代码，如CIV1-ORD */
                rule: string;
                /** @description 起算事件之日；以时计的规则写时刻 */
                from: string;
                /** @description 经批准延长的月数 */
                extend_months?: string;
                /** @description 经批准延长的日数 */
                extend_days?: string;
                /** @description 扣除，如X02:2026-03-02..2026-05-11 */
                exclude?: string[];
                /** @description 在押 */
                custody?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_law_rules: {
        parameters: {
            query?: {
                /** @description trial、filing、node、preservation、enforcement、procuratorate */
                group?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_notices: {
        parameters: {
            query?: {
                /** @description 只看未读 */
                unread?: boolean;
                /** @description 每页行数 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    count_unread_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadCount"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    read_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_causes: {
        parameters: {
            query?: {
                /** @description 案由类别 */
                kind?: "civil" | "criminal" | "administrative" | "enforcement" | "compensation";
                /** @description 名称中的字词 */
                q?: string;
                /** @description 上级案由代码 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CauseList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_codes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                list: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeItems"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_correctable_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectableFieldList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_courts: {
        parameters: {
            query?: {
                /** @description 名称或代字的一部分 */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CourtList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_fee_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeeChoices"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_materials: {
        parameters: {
            query?: {
                /** @description 案件类型代码 */
                case_type?: string;
                /** @description 案由代码 */
                cause_code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_online_filings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnlineFilingList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_procedures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcedureList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_procedure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Procedure"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_return_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_reveal_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealReasonList"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    register_litigant: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterLitigant"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_security_events: {
        parameters: {
            query?: {
                /** @description 事件种类 */
                kind?: "sign_in" | "sign_in_failed" | "locked_out" | "signed_out" | "refused" | "reveal" | "export" | "import" | "password_changed" | "password_reset" | "totp_enabled" | "totp_removed" | "account_created" | "account_changed" | "roles_changed" | "registered";
                /** @description 登录名、姓名、地址或内容的一部分 */
                q?: string;
                /** @description 起始日期 */
                from?: string;
                /** @description 截止日期（含） */
                to?: string;
                /** @description 每页条数，1至200，默认50 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityEventPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordInput"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    begin_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordInput"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCodeInput"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    begin_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUpload"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    append_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_upload_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description 姓名或登录名的一部分 */
                q?: string;
                /** @description 岗位 */
                role?: string;
                /** @description 是否启用 */
                active?: boolean;
                /** @description 每页条数，1至200，默认50 */
                limit?: number;
                /** @description 上一页的 next_cursor */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedUser"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    update_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateUser"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitialPassword"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    grant_roles: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserRoles"];
            };
        };
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedViewList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    create_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSavedView"];
            };
        };
        responses: {
            /** @description 成功 */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 已完成 */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 成功 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
