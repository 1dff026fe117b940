import type { Column } from '@/components/tableQuery'
import type { LedgerRow } from '@/api/types'
import { fenToYuan } from '@/law/money'
import { CASE_SOURCE, CASE_STATUS } from '../words'

/** Keys are the members of LedgerRow: the export takes the visible ones as they are. */
export const ledgerColumns: Column<LedgerRow>[] = [
  { key: 'number', title: '案号', sort: 'number', sticky: true, nowrap: true, width: '186px' },
  { key: 'cause_name', title: '案由', width: '142px' },
  { key: 'plaintiffs', title: '原告', width: '130px' },
  { key: 'defendants', title: '被告', width: '130px' },
  { key: 'third_parties', title: '第三人', hidden: true, width: '110px' },
  { key: 'agents', title: '诉讼代理人', hidden: true, width: '120px' },
  {
    key: 'claim_amount_fen',
    title: '标的额（元）',
    text: (row) => (row.claim_amount_fen === null ? null : fenToYuan(row.claim_amount_fen)),
    sort: 'claim_amount_fen',
    sortDownFirst: true,
    align: 'right',
    nowrap: true,
    width: '112px',
  },
  { key: 'handler_name', title: '承办人', nowrap: true, width: '84px' },
  { key: 'department_name', title: '承办部门', hidden: true, nowrap: true },
  { key: 'clerk_name', title: '书记员', hidden: true, nowrap: true },
  { key: 'filed_on', title: '立案日期', sort: 'filed_on', sortDownFirst: true, nowrap: true, width: '98px' },
  { key: 'stage_name', title: '阶段', nowrap: true, width: '96px' },
  { key: 'due_on', title: '审限届满', sort: 'due_on', nowrap: true, width: '164px' },
  { key: 'case_type_name', title: '案件类型', hidden: true, nowrap: true },
  { key: 'trial_procedure_name', title: '审理程序', hidden: true, nowrap: true },
  { key: 'received_on', title: '收案日期', hidden: true, nowrap: true },
  { key: 'served_on', title: '送达日期', hidden: true, nowrap: true },
  { key: 'hearing_on', title: '开庭日期', sort: 'hearing_on', sortDownFirst: true, hidden: true, nowrap: true },
  { key: 'closed_on', title: '结案日期', sort: 'closed_on', sortDownFirst: true, hidden: true, nowrap: true },
  { key: 'close_way_name', title: '结案方式', hidden: true, nowrap: true },
  { key: 'archived_on', title: '归档日期', hidden: true, nowrap: true },
  { key: 'status', title: '状态', text: (row) => CASE_STATUS[row.status] ?? row.status, hidden: true, nowrap: true },
  { key: 'source', title: '来源', text: (row) => CASE_SOURCE[row.source] ?? row.source, hidden: true, nowrap: true },
  { key: 'remark', title: '备注', hidden: true },
]
