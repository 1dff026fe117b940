// Questions to the law (期限、诉讼费): public, without signing in.
import { answer, client } from './client'
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

/** All procedures. */
export const proceduresQuery = () => ({
  queryKey: ['reference', 'procedures'],
  queryFn: async () => (await answer(client.GET('/reference/procedures'))).items,
  staleTime: Infinity,
})
