import { answer, API, client, newKey, query, writeHeaders } from './client'
import type { Draft, Filing, FilingContent, FilingSummary, Notice, Page, Schemas } from './types'

export const draftsQuery = () => ({
  queryKey: ['drafts'],
  queryFn: async () => (await answer(client.GET('/drafts'))).items,
})
export const createDraft = (body: FilingContent, key = newKey()): Promise<Draft> =>
  answer(client.POST('/drafts', { body, headers: writeHeaders({ key }) }))
export const getDraft = (id: string): Promise<Draft> => answer(client.GET('/drafts/{id}', { params: { path: { id } } }))
export const putDraft = (id: string, version: number, body: FilingContent, keepalive = false): Promise<Draft> =>
  answer(client.PUT('/drafts/{id}', { params: { path: { id } }, body, headers: writeHeaders({ version }), keepalive }))
export const deleteDraft = (id: string) => client.DELETE('/drafts/{id}', { params: { path: { id } } })
export const checkDraft = async (id: string): Promise<Schemas['Finding'][]> =>
  (await answer(client.POST('/drafts/{id}/check', { params: { path: { id } } }))).findings
export const submitDraft = (id: string, key: string): Promise<Filing> =>
  answer(client.POST('/drafts/{id}/submit', { params: { path: { id } }, headers: writeHeaders({ key }) }))

export const filingsQuery = () => ({
  queryKey: ['filings', 'mine'],
  queryFn: async (): Promise<FilingSummary[]> =>
    (await answer(client.GET('/filings', { params: { query: query({ sort: '-submitted', limit: 100 }) } }))).items,
})
export const filingQuery = (id: string) => ({
  queryKey: ['filing', id],
  queryFn: (): Promise<Filing> => answer(client.GET('/filings/{id}', { params: { path: { id } } })),
})
export const withdrawFiling = (id: string, version: number, reason: string): Promise<Filing> =>
  answer(
    client.POST('/filings/{id}/withdraw', { params: { path: { id } }, body: { reason }, headers: writeHeaders({ version }) }),
  )
export const receiptUrl = (id: string) => `${API}/filings/${encodeURIComponent(id)}/receipt.pdf`

export const caseQuery = (id: string) => ({
  queryKey: ['case', id],
  queryFn: () => answer(client.GET('/cases/{id}', { params: { path: { id } } })),
})
export const timelineQuery = (id: string) => ({
  queryKey: ['case', id, 'timeline'],
  queryFn: async () => (await answer(client.GET('/cases/{id}/timeline', { params: { path: { id } } }))).items,
})

export const listNotices = (cursor: string, unread: boolean): Promise<Page<Notice>> =>
  answer(client.GET('/notices', { params: { query: query({ cursor, unread, limit: 30 }) } }))
export const readNotice = (id: string) => client.POST('/notices/{id}/read', { params: { path: { id } } })
