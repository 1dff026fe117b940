// What people fill in at the calculators, as the question that the server takes, and as an address that can be kept.
import type { LocationQuery } from 'vue-router'
import type { FeeQuestion, PeriodQuestion, RuleLine } from '@/api/law'
import { type FeeForm, SWITCHES } from '@/law/feeQuestion'

export interface ExclusionLine {
  ground: string
  start: string | null
  end: string | null
}
export interface PeriodForm {
  rule: string
  from: string | null
  time: string
  extend_months: string
  extend_days: string
  exclusions: ExclusionLine[]
  custody: boolean
}
export const emptyPeriod = (): PeriodForm => ({
  rule: '',
  from: null,
  time: '',
  extend_months: '',
  extend_days: '',
  exclusions: [],
  custody: false,
})

export const inHours = (rule: RuleLine | undefined) => rule?.length.includes('小时') ?? false

/** Only what the rule knows: what was typed for another rule does not count. */
export function periodQuestion(form: PeriodForm, rule: RuleLine): PeriodQuestion {
  const question: PeriodQuestion = { rule: rule.code, from: form.from ?? '' }
  if (inHours(rule)) question.from += form.time ? `T${form.time}` : ''
  if (rule.extension && form.extend_months.trim()) question.extend_months = form.extend_months.trim()
  if (rule.extension && form.extend_days.trim()) question.extend_days = form.extend_days.trim()
  const exclude = form.exclusions
    .filter((line) => rule.exclusions.includes(line.ground) && (line.start || line.end))
    .map((line) => `${line.ground}:${line.start ?? ''}..${line.end ?? ''}`)
  if (exclude.length) question.exclude = exclude
  if (form.custody && rule.custody_never_rolls) question.custody = true
  return question
}

/** The address of a question, so that it can be kept, sent and printed. */
export function toAddress(question: PeriodQuestion | FeeQuestion): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {}
  for (const [key, value] of Object.entries(question) as [string, string | string[] | boolean | undefined][])
    if (value !== undefined && value !== '' && value !== false) out[key] = value === true ? '1' : value
  return out
}

type Given = LocationQuery[string] | undefined
const one = (value: Given) => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''))
const many = (value: Given) =>
  (Array.isArray(value) ? value : [value]).filter((v) => typeof v === 'string' && v !== '') as string[]

export function periodFromAddress(query: LocationQuery): PeriodForm {
  const [from, time] = one(query.from).split('T')
  return {
    rule: one(query.rule),
    from: from || null,
    time: time ?? '',
    extend_months: one(query.extend_months),
    extend_days: one(query.extend_days),
    exclusions: many(query.exclude).flatMap((text) => {
      const match = /^([^:]+):([^.]*)\.\.(.*)$/.exec(text)
      return match ? [{ ground: match[1]!, start: match[2] || null, end: match[3] || null }] : []
    }),
    custody: one(query.custody) === '1',
  }
}

function fenOf(text: string): number | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text)
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

export function feeFromAddress(query: LocationQuery): FeeForm {
  return {
    kind: one(query.kind),
    amount_fen: fenOf(one(query.amount)),
    base_fen: fenOf(one(query.base)),
    province: one(query.province),
    switches: SWITCHES.map((s) => s.code).filter((code) => one(query[code]) === '1'),
    appeal: one(query.appeal) === '1',
  }
}

export const PROVINCES =
  '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆'.split(
    ' ',
  )
