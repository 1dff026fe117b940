// Takes a step of the procedure as its own form describes it.
import type { Client } from './anshu'

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type View = any

export async function take(person: Client, caseId: string, step: string, on: string, given: Record<string, unknown> = {}): Promise<View> {
  const view = await person.ok('GET', `/cases/${caseId}`)
  const form = view.next_steps.find((s: { code: string }) => s.code === step)
  if (!form) throw new Error(`${step} is not offered in ${view.stage}: ${view.next_steps.map((s: { code: string }) => s.code)}`)
  if (!form.allowed) throw new Error(`${step}: ${JSON.stringify(form.refusals)}`)
  const fields: Record<string, unknown> = {}
  for (const field of form.fields) {
    if (given[field.name] !== undefined) fields[field.name] = given[field.name]
    else if (!field.required) continue
    else if (field.kind === 'date') fields[field.name] = on
    else if (field.kind === 'time') fields[field.name] = '09:00'
    else if (field.kind === 'choice') fields[field.name] = (field.choices.find((c: { code: string }) => c.code === 'all') ?? field.choices[0]).code
    else if (field.kind === 'boolean') fields[field.name] = true
    else if (field.kind === 'amount') fields[field.name] = 0
    else if (field.kind === 'user') fields[field.name] = view.handler_id
    else fields[field.name] = '第一法庭'
  }
  return person.ok('POST', `/cases/${caseId}/steps`, { step, occurred_on: on, fields }, { ...person.at(view.version), 'Idempotency-Key': `${caseId}-${step}-${view.version}` })
}
