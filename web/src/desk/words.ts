// Words for the codes that people of a court see.

export const CASE_STATUS: Record<string, string> = { open: '在办', closed: '已结', archived: '已归档' }
export const CASE_SOURCE: Record<string, string> = { filing: '网上立案', import: '台账导入' }
export const TRIAL_PROCEDURES = [
  { code: 'ordinary', name: '普通程序' },
  { code: 'simplified', name: '简易程序' },
  { code: 'small_claims', name: '小额诉讼程序' },
] as const
export const FILING_STATUS: Record<string, { name: string; tone: string }> = {
  submitted: { name: '待审查', tone: 'blue' },
  resubmitted: { name: '已补正，待审查', tone: 'blue' },
  returned: { name: '已退回补正', tone: 'yellow' },
  accepted: { name: '已立案', tone: 'green' },
  refused: { name: '不予立案', tone: '' },
  withdrawn: { name: '已撤回', tone: '' },
}
export const CHANNELS: Record<string, string> = { online: '网上', window: '窗口' }
export const DECISIONS: Record<string, string> = { return: '退回补正', accept: '立案', refuse: '不予立案' }
export const CLOCK_STATUS: Record<string, { name: string; tone: string }> = {
  running: { name: '计算中', tone: 'blue' },
  met: { name: '已按期完成', tone: 'green' },
  missed: { name: '已超期', tone: 'red' },
  paused: { name: '暂停计算', tone: 'yellow' },
  stopped: { name: '不再计算', tone: '' },
  replaced: { name: '已由新的期限代替', tone: '' },
}
export const CORRECTION_STATUS: Record<string, { name: string; tone: string }> = {
  pending: { name: '待审批', tone: 'yellow' },
  approved: { name: '已准许', tone: 'green' },
  rejected: { name: '未准许', tone: '' },
}
export const REQUEST_STATUS: Record<string, { name: string; tone: string }> = {
  pending: { name: '待审批', tone: 'yellow' },
  approved: { name: '已批准', tone: 'green' },
  rejected: { name: '未批准', tone: '' },
}
export const FEE_STATUS: Record<string, { name: string; tone: string }> = {
  noticed: { name: '待交纳', tone: 'yellow' },
  part_paid: { name: '部分交纳', tone: 'yellow' },
  overdue: { name: '逾期未交', tone: 'red' },
  deferred: { name: '准予缓交', tone: 'blue' },
  paid: { name: '已交纳', tone: 'green' },
  relieved: { name: '准予减免', tone: 'green' },
  refunding: { name: '待退费', tone: 'yellow' },
  refunded: { name: '已退费', tone: '' },
  void: { name: '不交纳', tone: '' },
  apportioned: { name: '按负担结算', tone: 'blue' },
}
export const BURDEN_STATUS: Record<string, { name: string; tone: string }> = {
  waiting: { name: '待生效', tone: 'blue' },
  refunding: { name: '待退还', tone: 'yellow' },
  refund_late: { name: '逾期未退', tone: 'red' },
  refunded: { name: '已退还', tone: 'green' },
  owing: { name: '待交纳', tone: 'yellow' },
  late: { name: '逾期未交', tone: 'red' },
  paid: { name: '已交纳', tone: 'green' },
  settled: { name: '无需收退', tone: '' },
}
export const PAYMENT_METHODS = [
  { code: 'bank', name: '银行转账' },
  { code: 'online', name: '网上缴费' },
  { code: 'pos', name: '刷卡' },
  { code: 'cash', name: '现金' },
]
export const DOCUMENT_STATUS: Record<string, string> = {
  draft: '草稿',
  issued: '已制发',
  filed: '已存档',
  signed: '已签章',
  served: '已送达',
  final: '已定稿',
  void: '已作废',
}
export const PARTY_KINDS: Record<string, string> = { natural: '自然人', legal: '法人', other: '非法人组织' }
export const AGENT_KINDS: Record<string, string> = { lawyer: '律师', kin: '近亲属', other: '其他代理人' }
export const AUTHORITY: Record<string, string> = { general: '一般授权', special: '特别授权' }
export const GENDERS: Record<string, string> = { '1': '男', '2': '女' }
