// Window filing (登记立案), what derives from a case, and families of cases.
import { answer, client, writeHeaders } from './client'
import type { Schemas } from './types'

export type CaseTypeChoice = Schemas['CaseTypeChoice']
export type DerivationChoice = Schemas['DerivationChoice']
export type FamilyMember = Schemas['FamilyMember']

export const caseTypesQuery = () => ({
  queryKey: ['case-types'],
  queryFn: async () => (await answer(client.GET('/case-types'))).items,
  staleTime: Infinity,
})
export const derivationsQuery = (organ: string, case_id: string) => ({
  queryKey: ['derivations', organ, case_id],
  queryFn: async () => (await answer(client.GET('/derivations', { params: { query: { organ, case_id } } }))).items,
})
export const registerCase = (key: string, body: Schemas['RegisterCase']): Promise<Schemas['RegisteredCase']> =>
  answer(client.POST('/cases', { body, headers: writeHeaders({ key }) }))
export const familyQuery = (id: string) => ({
  queryKey: ['case', id, 'family'],
  queryFn: async () => (await answer(client.GET('/cases/{id}/family', { params: { path: { id } } }))).items,
})
