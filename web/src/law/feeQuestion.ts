// What a fee is computed from, as people fill it in, and as the question that the server takes.
import type { FeeQuestion, FeeRule } from '@/api/law'

export const SWITCHES = [
  { code: 'simplified', name: '适用简易程序（小额诉讼程序）' },
  { code: 'mediated', name: '以调解方式结案' },
  { code: 'withdrawn', name: '申请撤诉' },
  { code: 'counterclaim', name: '反诉，或者第三人提出与本案有关的请求，与本诉合并审理' },
] as const
export type Switch = (typeof SWITCHES)[number]['code']
export interface FeeForm {
  kind: string
  amount_fen: number | null
  base_fen: number | null
  province: string
  switches: Switch[]
  appeal: boolean
}
export const emptyFee = (): FeeForm => ({
  kind: '',
  amount_fen: null,
  base_fen: null,
  province: '',
  switches: [],
  appeal: false,
})

export const asksAmount = (rule: FeeRule | undefined) => Boolean(rule && (rule.brackets.length || rule.share_of))
/** The province fixes the sum within a range. */
export const asksBase = (rule: FeeRule | undefined) =>
  Boolean(rule && rule.base_max_fen > rule.base_min_fen && rule.base_min_fen > 0)

/** 276914 → "2769.14" */
export function yuanText(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
export function feeQuestion(form: FeeForm, rule: FeeRule): FeeQuestion {
  const question: FeeQuestion = { kind: rule.code }
  if (asksAmount(rule) && form.amount_fen !== null) question.amount = yuanText(form.amount_fen)
  if (asksBase(rule) && form.base_fen !== null) question.base = yuanText(form.base_fen)
  else if (asksBase(rule) && form.province) question.province = form.province
  if (rule.halving) for (const name of form.switches) question[name] = true
  if (form.appeal && !rule.application) question.appeal = true
  return question
}
