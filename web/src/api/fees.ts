// Litigation fees of a case: assessed, adjusted, paid, given back, relieved, borne; and relief that waits for a decision.
import { answer, client, writeHeaders } from './client'
import type { CaseView, Schemas } from './types'

export type CaseFee = Schemas['CaseFee']
export type FeeBurden = Schemas['FeeBurden']
export type FeeReliefRequest = Schemas['FeeReliefRequest']

/** One write on the fees of a case: the version that the person saw, and the key of what is meant. */
export interface FeeWrite {
  id: string
  version: number
  key: string
}
const headersOf = ({ version, key }: FeeWrite) => writeHeaders({ version, key })
const onCase = (at: FeeWrite) => ({ params: { path: { id: at.id } }, headers: headersOf(at) })
const onBurden = (at: FeeWrite, party: string) => ({ params: { path: { id: at.id, party } }, headers: headersOf(at) })
const onFee = (at: FeeWrite, fee: string) => ({ params: { path: { id: at.id, fee } }, headers: headersOf(at) })

export const assessFee = (at: FeeWrite, body: Schemas['NewFee']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fees', { ...onCase(at), body }))
export const adjustFee = (at: FeeWrite, fee: string, body: Schemas['FeeChange']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fees/{fee}/adjustments', { ...onFee(at, fee), body }))
export const recordPayment = (at: FeeWrite, fee: string, body: Schemas['NewPayment']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fees/{fee}/payments', { ...onFee(at, fee), body }))
export const recordRefund = (at: FeeWrite, fee: string, body: Schemas['NewPayment']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fees/{fee}/refunds', { ...onFee(at, fee), body }))
/** What a party pays or gets back because of who bears the fees. */
export const recordBurdenPayment = (at: FeeWrite, party: string, body: Schemas['NewPayment']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fee-burden/{party}/payments', { ...onBurden(at, party), body }))
export const recordBurdenRefund = (at: FeeWrite, party: string, body: Schemas['NewPayment']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fee-burden/{party}/refunds', { ...onBurden(at, party), body }))
export const askFeeRelief = (at: FeeWrite, fee: string, body: Schemas['AskRelief']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fees/{fee}/reliefs', { ...onFee(at, fee), body }))
export const apportionFees = (at: FeeWrite, body: Schemas['ApportionFees']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/fee-burden', { ...onCase(at), body }))
export function decideFeeRelief(at: FeeWrite, relief: string, approve: boolean, note: string | null): Promise<CaseView> {
  const given = { params: { path: { id: at.id, relief } }, headers: headersOf(at), body: { note } }
  return answer(
    approve
      ? client.POST('/cases/{id}/reliefs/{relief}/approve', given)
      : client.POST('/cases/{id}/reliefs/{relief}/reject', given),
  )
}

export const feeReliefsQuery = () => ({
  queryKey: ['desk', 'fee-reliefs'],
  queryFn: async () => (await answer(client.GET('/fee-reliefs'))).items,
})
/** Grounds of relief, and the events after which something is paid or given back. */
export const feeChoicesQuery = () => ({
  queryKey: ['reference', 'fees'],
  queryFn: () => answer(client.GET('/reference/fees')),
  staleTime: Infinity,
})
