import type { Finding, OnlineFiling } from '@/api/types'
import { normalizeField } from '@/api/problem'

export type StepCode = 'court' | 'parties' | 'claims' | 'facts' | 'materials' | 'service' | 'review'

export const STEP_CODES: StepCode[] = ['court', 'parties', 'claims', 'facts', 'materials', 'service', 'review']
export const stepAt = (code: string | undefined) => STEP_CODES.findIndex((known) => known === code)

/** The steps with the words that fit what is filed. */
export function stepsOf(
  filing: Pick<OnlineFiling, 'causes' | 'claims' | 'fields'>,
): { code: StepCode; title: string; short: string }[] {
  const words: Record<StepCode, [title: string, short: string]> = {
    court: [filing.causes ? '法院和案由' : '受理的法院', '法院'],
    parties: ['双方当事人', '当事人'],
    claims: [filing.claims, '请求'],
    facts: [filing.fields.length ? '基本情况和经过' : '事情经过', '经过'],
    materials: ['证据和材料', '材料'],
    service: ['怎样联系您', '送达'],
    review: ['核对并提交', '提交'],
  }
  return STEP_CODES.map((code) => ({ code, title: words[code][0], short: words[code][1] }))
}

const BY_FIELD: [RegExp, StepCode][] = [
  [/^(court_code|case_type|cause|jurisdiction)/, 'court'],
  [/^part(y|ies)/, 'parties'],
  [/^claims/, 'claims'],
  [/^(answers|facts)/, 'facts'],
  [/^(evidence|missing_materials|materials|uploads)/, 'materials'],
  [/^(service|eservice|mediation|online)/, 'service'],
  [/^declaration/, 'review'],
]
/** The step on which a finding can be mended: where its field stands; the server's own word when the field says nothing. */
export function stepOf(finding: Finding): StepCode {
  const field = normalizeField(finding.field)
  return BY_FIELD.find(([pattern]) => pattern.test(field))?.[1] ?? finding.step
}

/** What a clerk's coded reason means for the person who has to mend it, and where. */
export const REASONS: Record<string, { plain: string; step: StepCode }> = {
  R04: { plain: '请把对方写清楚：姓名或单位全称、住所，有身份证号或信用代码更好，能让法院找得到、不会认错人。', step: 'parties' },
  R05: { plain: '请把要求写具体：要对方做什么、给多少钱、钱是怎么算出来的。', step: 'claims' },
  R06: { plain: '请补充事情经过：什么时候、在哪里、发生了什么、对方做错了什么、造成了什么损失。', step: 'facts' },
  R08: {
    plain: '这类纠纷要先经过仲裁。请补交仲裁裁决书（或不予受理通知书）和收到的日期；没有仲裁过的，请先申请仲裁。',
    step: 'materials',
  },
  R11: { plain: '缺少必备材料，请按下面说明补齐。', step: 'materials' },
  R12: { plain: '有的材料看不清、缺页或方向颠倒，请重新拍照或扫描后上传。', step: 'materials' },
  R13: { plain: '要有本人签名（单位加盖公章）。请打印、签名后拍照上传。', step: 'materials' },
  R14: { plain: '代理手续不完整，请补交授权委托书和代理人的身份材料。', step: 'materials' },
  R15: { plain: '身份信息没有核对上，请检查姓名和证件号码，并重新上传清晰的证件照片。', step: 'parties' },
  R17: { plain: '请补充送达地址和联系电话，法院要用它给您寄送文书。', step: 'service' },
}
