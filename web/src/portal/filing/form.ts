import type { FilingContent, OnlineFiling } from '@/api/types'
import { normalizeId } from '@/law/identity'

// What the wizard edits: the content of a filing with every member present, so that inputs bind to it. Lists keep their
// order and their empty rows, so that a finding's path (parties.1.name) means the same row here and on the server.

export type Side = 'plaintiff' | 'defendant' | 'third'
export type PartyKind = 'natural' | 'legal' | 'other'

/** The server's name of the identity card; every other document has its code of the list id_document_type. */
export const RESIDENT_ID = 'resident_id'

export interface AgentForm {
  key: number
  kind: 'lawyer' | 'kin' | 'other'
  name: string
  id_number: string
  firm: string
  licence_no: string
  phone: string
  authority: '' | 'general' | 'special'
}
export interface PartyForm {
  key: number
  side: Side
  kind: PartyKind
  name: string
  id_kind: string
  id_number: string
  gender: string
  nation: string
  birth_on: string
  phone: string
  address: string
  work_unit: string
  representative: string
  representative_post: string
  agents: AgentForm[]
}
export interface FilingForm {
  court_code: string
  case_type: string
  cause_code: string
  cause_text: string
  parties: PartyForm[]
  claims: { key: number; text: string; amount_fen: number | null }[]
  /** By the name of the question, as they travel (src/law/onlineFiling.ts). */
  answers: Record<string, string>
  facts: string
  evidence: { key: number; name: string; source: string; proves: string }[]
  jurisdiction_agreement: boolean | null
  mediation_consent: boolean | null
  online_consent: boolean | null
  eservice_consent: boolean | null
  eservice_address: string
  service_address: string
  missing_materials: { code: string; reason: string }[]
  declaration: boolean
}

let keys = 0
export const nextKey = () => ++keys

export function newParty(side: Side, kind: PartyKind = 'natural'): PartyForm {
  return {
    key: nextKey(),
    side,
    kind,
    name: '',
    id_kind: kind === 'natural' ? RESIDENT_ID : '',
    id_number: '',
    gender: '',
    nation: '',
    birth_on: '',
    phone: '',
    address: '',
    work_unit: '',
    representative: '',
    representative_post: '',
    agents: [],
  }
}
export function newAgent(): AgentForm {
  return { key: nextKey(), kind: 'lawyer', name: '', id_number: '', firm: '', licence_no: '', phone: '', authority: '' }
}
export const newClaim = () => ({ key: nextKey(), text: '', amount_fen: null as number | null })
export const newEvidence = () => ({ key: nextKey(), name: '', source: '', proves: '' })

type Asked = Pick<OnlineFiling, 'case_type' | 'causes' | 'sides' | 'fields'>

/** A draft begins with one party of every side that must be there, and one claim to fill in. */
export function emptyContent(filing: Asked, given: Partial<FilingContent> = {}): FilingContent {
  return fitTo(filing, { parties: [], claims: [], evidence: [], missing_materials: [], ...given })
}

/** The same content as this kind of filing asks for it: what it does not ask is left out. */
export function fitTo(filing: Asked, content: FilingContent): FilingContent {
  const form = toForm(content)
  form.case_type = filing.case_type
  if (!filing.causes) form.cause_code = form.cause_text = ''
  form.parties = form.parties.filter((party) => filing.sides.some((side) => side.code === party.side))
  for (const side of filing.sides)
    if (side.required && !form.parties.some((party) => party.side === side.code)) form.parties.push(newParty(side.code as Side))
  form.answers = Object.fromEntries(Object.entries(form.answers).filter(([name]) => filing.fields.some((f) => f.name === name)))
  return toContent(form)
}

export function toForm(content: FilingContent): FilingForm {
  const parties = content.parties.map((p) => ({
    ...newParty(p.side, p.kind),
    ...present(p),
    key: nextKey(),
    agents: (p.agents ?? []).map((a) => ({ ...newAgent(), ...present(a), key: nextKey() })),
  })) as PartyForm[]
  const claims = content.claims.map((c) => ({ ...newClaim(), ...present(c) }))
  return {
    court_code: content.court_code ?? '',
    case_type: content.case_type ?? '',
    cause_code: content.cause_code ?? '',
    cause_text: content.cause_text ?? '',
    parties,
    claims: claims.length ? claims : [newClaim()],
    answers: Object.fromEntries((content.answers ?? []).map((a) => [a.name, a.value])),
    facts: content.facts ?? '',
    evidence: content.evidence.map((e) => ({ ...newEvidence(), ...present(e) })) as FilingForm['evidence'],
    jurisdiction_agreement: content.jurisdiction_agreement ?? null,
    mediation_consent: content.mediation_consent ?? null,
    online_consent: content.online_consent ?? null,
    eservice_consent: content.eservice_consent ?? null,
    eservice_address: content.eservice_address ?? '',
    service_address: content.service_address ?? '',
    missing_materials: (content.missing_materials ?? []).map((m) => ({ ...m })),
    declaration: content.declaration ?? false,
  }
}

export function toContent(form: FilingForm): FilingContent {
  return strip({
    ...form,
    parties: form.parties.map((p) => {
      const natural = p.kind === 'natural'
      return strip({
        ...p,
        key: undefined,
        name: p.name.trim(),
        id_number: normalizeId(p.id_number),
        // What belongs to the other kind of party stays in the form (people change their mind) but is not sent.
        gender: natural ? p.gender : '',
        nation: natural ? p.nation : '',
        birth_on: natural ? p.birth_on : '',
        work_unit: natural ? p.work_unit : '',
        id_kind: natural ? p.id_kind : '',
        representative: natural ? '' : p.representative,
        representative_post: natural ? '' : p.representative_post,
        agents: p.agents.map((a) => {
          const lawyer = a.kind === 'lawyer'
          return strip({
            ...a,
            key: undefined,
            id_number: normalizeId(a.id_number),
            firm: lawyer ? a.firm : '',
            licence_no: lawyer ? a.licence_no : '',
          })
        }),
      })
    }),
    claims: form.claims.map((c) => ({ text: c.text, amount_fen: c.amount_fen })),
    answers: Object.entries(form.answers)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => ({ name, value })),
    evidence: form.evidence.map((e) => strip({ ...e, key: undefined })),
    missing_materials: form.missing_materials.map((m) => ({ ...m })),
  }) as unknown as FilingContent
}

/** Sum of the claims that are for money; null when none is. */
export function claimedFen(form: Pick<FilingForm, 'claims'>): number | null {
  const amounts = form.claims.map((c) => c.amount_fen).filter((a) => a !== null)
  return amounts.length ? amounts.reduce((sum, a) => sum + a, 0) : null
}

/** Members that have a value: null and absent are the same to a form. */
function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null && v !== undefined)) as Partial<T>
}

/** Drops empty texts and nulls; name and text stay, they are required members. */
function strip(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([key, v]) => key === 'name' || (v !== '' && v !== null && v !== undefined)),
  )
}
