import type { components } from './schema'

export type Schemas = components['schemas']
export type Session = Schemas['Session']
export type SessionUser = Schemas['SessionUser']
export type FilingContent = Schemas['FilingContent']
export type FilingParty = Schemas['FilingParty']
export type FilingAgent = Schemas['FilingAgent']
export type Draft = Schemas['Draft']
export type Upload = Schemas['Upload']
export type Finding = Schemas['Finding']
export type Filing = Schemas['Filing']
export type FilingSummary = Schemas['FilingSummary']
export type CaseView = Schemas['CaseView']
export type Clock = Schemas['Clock']
export type LedgerRow = Schemas['LedgerRow']
export type TimelineEvent = Schemas['TimelineEntry']
export type Notice = Schemas['Notice']
export type Cause = Schemas['CauseItem']
export type Court = Schemas['CourtItem']
export type MaterialRule = Schemas['MaterialItem']
/** What may be filed online, and what is asked for it. */
export type OnlineFiling = Schemas['OnlineFilingItem']
/** A field of a form that a procedure describes. */
export type FormFieldSpec = Schemas['StepField']

/** One page of a list. total counts to 10,000; beyond that total_capped is true. */
export interface Page<T> {
  items: T[]
  next_cursor?: string | null
  total: number
  total_capped: boolean
}
