// What a clerk types when registering a case at the window, and what of it is sent.
import type { Schemas } from '@/api/types'
import { TRIAL_PROCEDURES } from '../words'

export type Side = string
export interface NewParty {
  key: number
  side: Side
  kind: string
  name: string
  id_number: string
  phone: string
  address: string
  representative: string
}
export interface Carried {
  party_id: string
  name: string
  old_side: string
  old_side_name: string
  taken: boolean
  side: Side
}
export interface NewClaim {
  key: number
  text: string
  amount_fen: number | null
}
export type SourceMode = 'none' | 'case' | 'number'
export interface RegistrationForm {
  mode: SourceMode
  source: { organ: string; id: string; number: string; title: string } | null
  source_number: string
  case_type: string
  trial_procedure: string
  cause_code: string | undefined
  received_on: string | null
  in_custody: boolean
  carried: Carried[]
  parties: NewParty[]
  claims: NewClaim[]
  facts: string
  remark: string
}

/** The paper that a person's number is of, unless the clerk corrects it on the case page: the resident's card. */
const RESIDENT_CARD = 'resident_id'

let keys = 0
export const newParty = (side: Side): NewParty => ({
  key: ++keys,
  side,
  kind: 'natural',
  name: '',
  id_number: '',
  phone: '',
  address: '',
  representative: '',
})
export const newClaim = (): NewClaim => ({ key: ++keys, text: '', amount_fen: null })
export const emptyForm = (today: string): RegistrationForm => ({
  mode: 'none',
  source: null,
  source_number: '',
  case_type: '',
  trial_procedure: '',
  cause_code: undefined,
  received_on: today,
  in_custody: false,
  carried: [],
  parties: [],
  claims: [],
  facts: '',
  remark: '',
})

/** Procedures name their sides (上诉人、申请执行人) and trial procedures; those that do not have the usual names. */
export interface ProcedureNames {
  sides?: { code: string; name: string }[] | null
  trial_clocks: { trial_procedure: string; name?: string | null }[]
}
export const USUAL_SIDES = [
  { code: 'plaintiff', name: '原告' },
  { code: 'defendant', name: '被告' },
  { code: 'third', name: '第三人' },
]
export const sidesOf = (procedure: ProcedureNames | undefined) =>
  procedure?.sides?.length ? procedure.sides.map(({ code, name }) => ({ code, name })) : USUAL_SIDES
export function trialName(procedure: ProcedureNames | undefined, code: string): string {
  const own = procedure?.trial_clocks.find((clock) => clock.trial_procedure === code)?.name
  return own || TRIAL_PROCEDURES.find((known) => known.code === code)?.name || code
}

/** Who sues or applies, and against whom: on appeal it may be the other way round. */
const MAIN_SIDES = ['plaintiff', 'defendant']
interface SourceParty {
  id: string
  name: string
  side: string
  side_name: string
}
/**
 * Parties of the source as they come along: kept, everybody on the old side; chosen, those who appeal or apply are still to be
 * named, third parties stay what they are. Where the new procedure has no such side (`known`), it is still to be chosen.
 */
export function carriedOf(parties: SourceParty[], sides: 'kept' | 'chosen' | '', known: string[]): Carried[] {
  return parties.map((party) => ({
    party_id: party.id,
    name: party.name,
    old_side: party.side,
    old_side_name: party.side_name,
    taken: sides !== '',
    side: (sides === 'chosen' && MAIN_SIDES.includes(party.side)) || !known.includes(party.side) ? '' : party.side,
  }))
}
/** Once somebody is named as the one who appeals or applies, the others who have no side yet are on the other one. */
export function chooseSide(carried: Carried[], party_id: string, side: Side): Carried[] {
  return carried.map((party) => {
    if (party.party_id === party_id) return { ...party, side }
    return side === 'plaintiff' && party.taken && party.side === '' ? { ...party, side: 'defendant' } : party
  })
}

const text = (value: string) => value.trim() || null
/** The body of POST /cases; the empty fields are left out as null. */
export function bodyOf(form: RegistrationForm): Schemas['RegisterCase'] {
  const from = form.mode === 'case' ? form.source : null
  return {
    case_type: form.case_type,
    trial_procedure: text(form.trial_procedure),
    cause_code: form.cause_code || null,
    received_on: form.received_on,
    source_organ: from?.organ ?? null,
    source_case_id: from?.id ?? null,
    source_number: form.mode === 'number' ? text(form.source_number) : null,
    carried: from ? form.carried.filter((p) => p.taken).map(({ party_id, side }) => ({ party_id, side })) : [],
    parties: form.parties.map((party) => ({
      // Sides beyond the usual three are the procedure's own; the server knows them.
      side: party.side as Schemas['FilingParty']['side'],
      kind: party.kind as Schemas['FilingParty']['kind'],
      name: party.name.trim(),
      id_kind: party.kind === 'natural' && party.id_number.trim() ? RESIDENT_CARD : null,
      id_number: text(party.id_number),
      gender: null,
      nation: null,
      birth_on: null,
      phone: text(party.phone),
      address: text(party.address),
      work_unit: null,
      representative: party.kind === 'natural' ? null : text(party.representative),
      representative_post: null,
      agents: [],
    })),
    claims: form.claims
      .filter((claim) => claim.text.trim() || claim.amount_fen !== null)
      .map((claim) => ({ text: claim.text.trim(), amount_fen: claim.amount_fen })),
    facts: text(form.facts),
    remark: text(form.remark),
    in_custody: form.in_custody,
  }
}

/** What still stands in the way, in the order of the page; empty when the case can be registered. */
export function missingOf(form: RegistrationForm, needs: { trial: boolean; cause: boolean; trialLabel?: string }): string[] {
  const taken = form.mode === 'case' ? form.carried.filter((p) => p.taken) : []
  return [
    form.mode === 'case' && !form.source ? '选择来源案件' : '',
    form.mode === 'number' && !form.source_number.trim() ? '填写来源案号' : '',
    form.case_type ? '' : '选择案件类型',
    needs.trial && !form.trial_procedure ? `选择${needs.trialLabel ?? '审理程序'}` : '',
    needs.cause && !form.cause_code && !(form.mode === 'case' && form.source) ? '选择案由' : '',
    taken.some((p) => !p.side) ? '写明沿用的当事人在新案中的诉讼地位' : '',
    form.parties.some((p) => !p.name.trim()) ? '填写当事人姓名或者名称' : '',
    taken.length + form.parties.length === 0 ? '填写当事人' : '',
  ].filter(Boolean)
}
