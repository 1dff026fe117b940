// Questions to the law (期限、诉讼费): public, without signing in.
import { answer, API, apiFetch, client } from './client'
import type { Schemas } from './types'

export type RuleLine = Schemas['RuleLine']
export type FeeRule = Schemas['FeeRule']
export type PeriodAnswer = Schemas['PeriodAnswer']
export type FeeAnswer = Schemas['FeeAnswer']
export interface PeriodQuestion {
  rule: string
  from: string
  extend_months?: string
  extend_days?: string
  exclude?: string[]
  custody?: boolean
}
export interface FeeQuestion {
  kind: string
  amount?: string
  base?: string
  province?: string
  simplified?: boolean
  mediated?: boolean
  withdrawn?: boolean
  counterclaim?: boolean
  appeal?: boolean
}

export const lawRulesQuery = () => ({
  queryKey: ['law', 'rules'],
  queryFn: () => answer(client.GET('/law/rules')),
  staleTime: Infinity,
  gcTime: Infinity,
})
export const askPeriod = (query: PeriodQuestion): Promise<PeriodAnswer> =>
  answer(client.GET('/law/period', { params: { query } }))
export const askFee = (query: FeeQuestion): Promise<FeeAnswer> => answer(client.GET('/law/fee', { params: { query } }))

interface NamedCode {
  code: string
  name: string
}
export interface ProcedureSummary {
  code: string
  name: string
  basis: string
  case_types: NamedCode[]
  documents: NamedCode[]
}
/** All procedures. */
export const proceduresQuery = () => ({
  queryKey: ['reference', 'procedures'],
  queryFn: async (): Promise<ProcedureSummary[]> => {
    const response = await apiFetch(new Request(new URL(`${API}/reference/procedures`, window.location.href)))
    return response.ok ? ((await response.json()) as { items: ProcedureSummary[] }).items : []
  },
  staleTime: Infinity,
})
