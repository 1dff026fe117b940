import type { FilingContent, FormFieldSpec } from '@/api/types'
import { formatDate } from './dates'
import { formatFen } from './money'

// What litigants and clerks read of the procedure's data about online filing: names of the sides, answers in words.

const USUAL_SIDES: Record<string, string> = { plaintiff: '原告', defendant: '被告', third: '第三人' }

/** 申请执行人, 被申请人 …: as the procedure names the side, without its explanation: 被告（行政机关） is 被告. */
export function sideName(names: { code: string; name: string }[] | null | undefined, side: string): string {
  const own = names?.find((known) => known.code === side)?.name.replace(/（.*）$/, '')
  return own || USUAL_SIDES[side] || side
}

/** An answer as it travels (fen, choice code, "true") in words; what does not fit its field stays as it is. */
export function answerText(field: Pick<FormFieldSpec, 'kind' | 'choices'>, value: string): string {
  switch (field.kind) {
    case 'choice':
      return field.choices.find((choice) => choice.code === value)?.name ?? value
    case 'boolean':
      return value === 'true' ? '是' : value === 'false' ? '否' : value
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : value
    case 'amount':
      return /^\d+$/.test(value) ? formatFen(Number(value)) : value
    default:
      return value
  }
}

/** The answers in the order of the questions; one whose question is no longer asked keeps its name. */
export function answersInWords(
  fields: FormFieldSpec[],
  content: Pick<FilingContent, 'answers'>,
): { name: string; label: string; text: string }[] {
  const given = (content.answers ?? []).filter((answer) => answer.value.trim() !== '')
  const known = fields.flatMap((field) =>
    given
      .filter((answer) => answer.name === field.name)
      .map((answer) => ({ name: field.name, label: field.label, text: answerText(field, answer.value) })),
  )
  const others = given
    .filter((answer) => !fields.some((field) => field.name === answer.name))
    .map((answer) => ({ name: answer.name, label: answer.name, text: answer.value }))
  return [...known, ...others]
}

/** What an input edits (a number of fen, true or false, a text) and the text in which an answer travels. */
export function answerToModel(kind: string, value: string | undefined): unknown {
  if (value === undefined || value === '') return kind === 'amount' ? null : kind === 'boolean' ? undefined : ''
  if (kind === 'amount') return /^\d+$/.test(value) ? Number(value) : null
  if (kind === 'boolean') return value === 'true'
  return value
}
export function modelToAnswer(model: unknown): string {
  return model === null || model === undefined ? '' : String(model)
}

/** The material that is the paper itself, written by the wizard: printed, signed, photographed. */
export const isPaper = (material: { code: string; name: string }, filing: { paper: string }) =>
  material.code === 'complaint' || material.name === filing.paper
