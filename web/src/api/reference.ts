import { answer, client, query } from './client'

// Master data changes with a release of the court's reference files, not within a visit.
const FOREVER = { staleTime: Infinity, gcTime: Infinity }

export const courtsQuery = (q = '') => ({
  queryKey: ['reference', 'courts', q],
  queryFn: async () => (await answer(client.GET('/reference/courts', { params: { query: query({ q }) } }))).items,
  ...FOREVER,
})

export const searchCauses = async (q: string, kind = 'civil') =>
  (await answer(client.GET('/reference/causes', { params: { query: query({ kind, q }) } }))).items

export const causesUnder = async (parent: string, kind = 'civil') =>
  (await answer(client.GET('/reference/causes', { params: { query: query({ kind, parent }) } }))).items

export const codesQuery = (list: string) => ({
  queryKey: ['reference', 'codes', list],
  queryFn: async () => (await answer(client.GET('/reference/codes/{list}', { params: { path: { list } } }))).items,
  ...FOREVER,
})

/** What may be filed online, in the order of the case types. */
export const onlineFilingsQuery = () => ({
  queryKey: ['reference', 'online-filings'],
  queryFn: async () => (await answer(client.GET('/reference/online-filings'))).items,
  ...FOREVER,
})

export const materialsQuery = (caseType: string, causeCode: string) => ({
  queryKey: ['reference', 'materials', caseType, causeCode],
  queryFn: async () =>
    (
      await answer(
        client.GET('/reference/materials', { params: { query: query({ case_type: caseType, cause_code: causeCode }) } }),
      )
    ).items,
  ...FOREVER,
})

export const returnReasonsQuery = () => ({
  queryKey: ['reference', 'return-reasons'],
  queryFn: async () => (await answer(client.GET('/reference/return-reasons'))).items,
  ...FOREVER,
})

/** Why somebody may look behind a mask: one list for cases and filings. */
export const revealReasonsQuery = () => ({
  queryKey: ['reference', 'reveal-reasons'],
  queryFn: async () => (await answer(client.GET('/reference/reveal-reasons'))).items,
  ...FOREVER,
})
