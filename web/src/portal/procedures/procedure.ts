// A procedure as it is printed: its steps under the stages in which they begin.
import type { Schemas } from '@/api/types'

export type Procedure = Schemas['Procedure']
/** Keys of a step that not every server knows yet. */
export type Step = Schemas['ProcedureStep'] & {
  excludes?: { ground: string }[]
  resumes?: { ground: string }[]
  converts?: { to: string }[]
}

export interface StagePart {
  code: string
  name: string
  steps: { step: Step; also: string[]; to: string }[]
}

export function partsOf(procedure: Procedure): StagePart[] {
  const names = new Map(procedure.stages.map((s) => [s.code, s.name]))
  const order = procedure.stages.map((s) => s.code)
  return procedure.stages.map((stage) => ({
    code: stage.code,
    name: stage.name,
    steps: (procedure.steps as Step[])
      .filter((step) => [...step.from].sort((a, b) => order.indexOf(a) - order.indexOf(b))[0] === stage.code)
      .map((step) => ({
        step,
        also: step.from.filter((code) => code !== stage.code).map((code) => names.get(code) ?? code),
        to: step.to && step.to !== stage.code ? (names.get(step.to) ?? step.to) : '',
      })),
  }))
}

export type Summary = Schemas['ProcedureSummary']

/** As the list of case types has them: by category, 民事一审 before 民事二审. Case types carry ascending codes. */
export function byCategory(procedures: Summary[]): { category: string; procedures: Summary[] }[] {
  const first = (p: Summary) => p.case_types.map((t) => t.code).sort()[0] ?? '~'
  const groups = new Map<string, Summary[]>()
  for (const p of [...procedures].sort((a, b) => first(a).localeCompare(first(b)) || a.name.localeCompare(b.name, 'zh-CN')))
    groups.set(p.category || '其他案件', [...(groups.get(p.category || '其他案件') ?? []), p])
  return [...groups].map(([category, of]) => ({ category, procedures: of }))
}

/** Codes in order of appearance, each once. */
export const distinct = (codes: string[]) => [...new Set(codes)]

/** What stands in the way or is pointed out; what only hides a step concerns nobody who reads. */
export const shownGuards = (step: Step) => step.guards.filter((guard) => guard.level !== 'hide' && guard.message)
