import type { FilingSummary } from '@/api/types'
import { daysLeftText, formatDate } from '@/law/dates'

// How the state of things is told to a litigant: what it means, who acts next, by when.

type Status = FilingSummary['status']
export const STATUS: Record<Status, { name: string; colour: string }> = {
  submitted: { name: '法院审查中', colour: 'blue' },
  resubmitted: { name: '补正后审查中', colour: 'blue' },
  returned: { name: '需要您补正', colour: 'orange' },
  accepted: { name: '已立案', colour: 'green' },
  refused: { name: '不予立案', colour: 'red' },
  withdrawn: { name: '您已撤回', colour: '' },
}

export function explain(filing: FilingSummary, correctBy: string | null = null): string {
  switch (filing.status) {
    case 'submitted':
    case 'resubmitted':
      return filing.review_due_on
        ? `法院正在审查您的材料，最晚 ${formatDate(filing.review_due_on)} 答复。您现在不用做什么，有结果会发消息给您。`
        : '法院正在审查您的材料，自收到之日起七日内答复。您现在不用做什么，有结果会发消息给您。'
    case 'returned':
      return correctBy
        ? `材料需要修改或补充，请在 ${formatDate(correctBy)} 前改好再交一次。您填过的内容都在，只改不对的地方。`
        : '材料需要修改或补充。您填过的内容都在，只改不对的地方，改好再交一次。'
    case 'accepted':
      return `法院已经立案，案号是 ${filing.case_number ?? ''}。请在案件里查看法院的通知；有交费通知的，在七日内交纳诉讼费。`
    case 'refused':
      return '法院认为不符合立案条件，理由见下。您坚持的，法院会作出裁定，裁定上写明不服怎么办：不予受理、不予立案的裁定，可以在收到后十日内向上一级法院上诉。'
    case 'withdrawn':
      return '这份申请已由您撤回，法院不再审查。以后仍可以重新提交。'
  }
}

export const correctionLeft = (days: number) => (days < 0 ? '补正期限已过，请尽快联系法院' : daysLeftText(days))

export const KINDS = { natural: '个人', legal: '公司、机关等法人', other: '其他组织' } as const
export const AGENT_KINDS = { lawyer: '律师', kin: '近亲属', other: '其他代理人' } as const
export const AUTHORITY = { general: '一般代理', special: '特别授权' } as const
