// What the workbench asks of the server. Names follow the paths; answers are the API's own structs.
import { answer, API, apiFetch, client, newKey, query, refusal, writeHeaders } from './client'
import type { CaseView, Filing, FilingSummary, LedgerRow, Notice, Page, Schemas } from './types'

type Query = Record<string, string>
/** The same values but for these. */
export function without(values: Query, ...keys: string[]): Query {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)))
}
/** Only these: an address may carry more than a list of the server knows, and the server refuses what it does not know. */
function only(values: Query, keys: readonly string[]): Query {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key)))
}
const PAGE = ['limit', 'cursor'] as const
const CASE_FILTERS = (
  'q status organ handler_id department_id cause_code type_code stage source filed_from filed_to closed_from closed_to ' +
  'due_from due_to amount_min_fen amount_max_fen overdue unmapped unassigned sort'
).split(' ')
const at = (id: string) => ({ params: { path: { id } } })

// ── 今日 ──
export const todayQuery = () => ({ queryKey: ['desk', 'today'], queryFn: () => answer(client.GET('/desk/today')) })

// ── 立案审查 ──
export const listFilings = (values: Query): Promise<Page<FilingSummary>> =>
  answer(client.GET('/filings', { params: { query: query(only(values, ['status', 'q', 'sort', ...PAGE])) } }))
export const filingQuery = (id: string) => ({
  queryKey: ['filing', id],
  queryFn: (): Promise<Filing> => answer(client.GET('/filings/{id}', at(id))),
})
export const acceptFiling = (id: string, version: number, key: string, body: Schemas['AcceptFiling']) =>
  answer(client.POST('/filings/{id}/accept', { ...at(id), body, headers: writeHeaders({ version, key }) }))
export const returnFiling = (id: string, version: number, body: Schemas['ReturnFiling']): Promise<Filing> =>
  answer(client.POST('/filings/{id}/return', { ...at(id), body, headers: writeHeaders({ version }) }))
export const refuseFiling = (id: string, version: number, body: Schemas['RefuseFiling']): Promise<Filing> =>
  answer(client.POST('/filings/{id}/refuse', { ...at(id), body, headers: writeHeaders({ version }) }))
export const revealFilingField = (id: string, field: string, reason_code: string, reason: string) =>
  answer(client.POST('/filings/{id}/reveal', { ...at(id), body: { field, reason_code, reason } }))

// ── 台账 ──
export const listCases = (values: Query): Promise<Page<LedgerRow>> =>
  answer(client.GET('/cases', { params: { query: query(only(values, [...CASE_FILTERS, ...PAGE])) } }))
export const viewsQuery = () => ({
  queryKey: ['ledger', 'views'],
  queryFn: async () => (await answer(client.GET('/views'))).items,
})
export const saveView = (name: string, values: Query) => answer(client.POST('/views', { body: { name, query: values } }))
export const deleteView = (id: string) => client.DELETE('/views/{id}', at(id))

export interface ExportedFile {
  blob: Blob
  rows: number
  cut_off: boolean
}
/** The ledger as it is seen, as a file. The server journals it and stops at its limit of rows. */
export async function exportCases(format: 'xlsx' | 'csv', columns: string[], values: Query): Promise<ExportedFile> {
  const search = new URLSearchParams(query({ ...only(values, CASE_FILTERS), format, columns: columns.join(',') }))
  const response = await apiFetch(
    new Request(new URL(`${API}/cases/export?${search}`, window.location.href), { credentials: 'same-origin' }),
  )
  if (!response.ok) throw await refusal(response)
  return {
    blob: await response.blob(),
    rows: Number(response.headers.get('X-Exported-Rows') ?? 0),
    cut_off: response.headers.get('X-Export-Cut-Off') === 'true',
  }
}

// ── 案件 ──
/** at_ms: the case as it stood at that instant. */
export const caseQuery = (id: string, at_ms?: number) => ({
  queryKey: at_ms ? ['case', id, 'at', at_ms] : ['case', id],
  queryFn: (): Promise<CaseView> => answer(client.GET('/cases/{id}', { params: { path: { id }, query: query({ at: at_ms }) } })),
})
export const takeStep = (id: string, version: number, key: string, body: Schemas['TakeStep']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/steps', { ...at(id), body, headers: writeHeaders({ version, key }) }))
export const assignCase = (id: string, version: number, body: Schemas['AssignCase']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/assign', { ...at(id), body, headers: writeHeaders({ version }) }))
export const mapEntry = (id: string, version: number, body: { cause_code?: string; handler_id?: string }): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/mapping', { ...at(id), body, headers: writeHeaders({ version }) }))
export const addNote = (id: string, key: string, text: string): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/notes', { ...at(id), body: { text }, headers: writeHeaders({ key }) }))
export const setSecrecy = (id: string, version: number, body: Schemas['SetSecrecy']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/secrecy', { ...at(id), body, headers: writeHeaders({ version }) }))
export const askCorrection = (id: string, version: number, body: Schemas['AskCorrection']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/corrections', { ...at(id), body, headers: writeHeaders({ version }) }))
export const revealPartyField = (id: string, body: Schemas['RevealPartyField']) =>
  answer(client.POST('/cases/{id}/reveal', { ...at(id), body }))
export const listTimeline = (id: string, cursor?: string): Promise<Page<Schemas['TimelineEntry']>> =>
  answer(client.GET('/cases/{id}/timeline', { params: { path: { id }, query: query({ limit: 50, cursor }) } }))
export const getProof = (id: string, seq: number): Promise<Schemas['InclusionProof']> =>
  answer(client.GET('/cases/{id}/timeline/{seq}/proof', { params: { path: { id, seq: String(seq) } } }))

// ── 更正 ──
export const listCorrections = (values: Query): Promise<Page<Schemas['Correction']>> =>
  answer(client.GET('/corrections', { params: { query: query(only(values, ['status', ...PAGE])) } }))
export const decideCorrection = (id: string, decision: 'approve' | 'reject', note: string): Promise<Schemas['Correction']> =>
  decision === 'approve'
    ? answer(client.POST('/corrections/{id}/approve', { ...at(id), body: { note } }))
    : answer(client.POST('/corrections/{id}/reject', { ...at(id), body: { note } }))
export const correctableFieldsQuery = () => ({
  queryKey: ['reference', 'correctable-fields'],
  queryFn: async () => (await answer(client.GET('/reference/correctable-fields'))).items,
  staleTime: Infinity,
})
export const procedureQuery = (code: string) => ({
  queryKey: ['reference', 'procedure', code],
  queryFn: () => answer(client.GET('/reference/procedures/{code}', { params: { path: { code } } })),
  staleTime: Infinity,
})

// ── 导入 ──
export async function importLedger(file: File, mode: 'dry_run' | 'commit'): Promise<Schemas['ImportReport']> {
  const search = new URLSearchParams({ mode, file_name: file.name })
  const request = new Request(new URL(`${API}/imports?${search}`, window.location.href), {
    method: 'POST',
    body: await file.arrayBuffer(),
    headers: { 'Content-Type': 'application/octet-stream', ...writeHeaders({ key: newKey() }) },
    credentials: 'same-origin',
  })
  const response = await apiFetch(request)
  if (!response.ok) throw await refusal(response)
  return (await response.json()) as Schemas['ImportReport']
}
export const importsQuery = () => ({
  queryKey: ['imports'],
  queryFn: async () => (await answer(client.GET('/imports'))).items,
})
export const importQuery = (id: string) => ({
  queryKey: ['imports', id],
  queryFn: () => answer(client.GET('/imports/{id}', at(id))),
})

// ── 消息 ──
export const listNotices = (values: Query): Promise<Page<Notice>> =>
  answer(client.GET('/notices', { params: { query: query(only(values, ['unread', ...PAGE])) } }))
export const readNotice = (id: string) => client.POST('/notices/{id}/read', at(id))

// ── 人员 ──
export const departmentsQuery = () => ({
  queryKey: ['departments'],
  queryFn: async () => (await answer(client.GET('/departments'))).items,
  staleTime: 5 * 60_000,
})
export const handlersQuery = (department_id = '') => ({
  queryKey: ['handlers', department_id],
  queryFn: async () => (await answer(client.GET('/handlers', { params: { query: query({ department_id }) } }))).items,
})
export const rolesQuery = () => ({
  queryKey: ['roles'],
  queryFn: async () => (await answer(client.GET('/roles'))).items,
  staleTime: Infinity,
})
export const listUsers = (values: Query): Promise<Page<Schemas['User']>> =>
  answer(client.GET('/users', { params: { query: query(only(values, ['q', 'role', 'active', ...PAGE])) } }))
export const createUser = (key: string, body: Schemas['NewUser']): Promise<Schemas['CreatedUser']> =>
  answer(client.POST('/users', { body, headers: writeHeaders({ key }) }))
export const changeUser = (id: string, version: number, body: Schemas['UpdateUser']): Promise<Schemas['User']> =>
  answer(client.PATCH('/users/{id}', { ...at(id), body, headers: writeHeaders({ version }) }))
export const resetPassword = async (id: string): Promise<string> =>
  (await answer(client.POST('/users/{id}/reset-password', at(id)))).initial_password
export const setRoles = (id: string, version: number, roles: string[]): Promise<Schemas['User']> =>
  answer(client.PUT('/users/{id}/roles', { ...at(id), body: { roles }, headers: writeHeaders({ version }) }))
export const listSecurityLog = (values: Query): Promise<Page<Schemas['SecurityEvent']>> =>
  answer(client.GET('/security-log', { params: { query: query(only(values, ['kind', 'q', 'from', 'to', ...PAGE])) } }))
