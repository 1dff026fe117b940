// Time that does not count and longer limits: asked for on the case page, decided by others.
import { answer, client, writeHeaders } from './client'
import type { CaseView, Schemas } from './types'

export type ClockRequest = Schemas['ClockRequest']
const at = (id: string) => ({ params: { path: { id } } })

export const askExclusion = (id: string, version: number, key: string, body: Schemas['AskExclusion']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/exclusions', { ...at(id), body, headers: writeHeaders({ version, key }) }))
export const endExclusion = (
  id: string,
  version: number,
  exclusion: string,
  body: Schemas['FinishExclusion'],
): Promise<CaseView> =>
  answer(
    client.POST('/cases/{id}/exclusions/{exclusion}/end', {
      params: { path: { id, exclusion } },
      body,
      headers: writeHeaders({ version }),
    }),
  )
export const askExtension = (id: string, version: number, key: string, body: Schemas['AskExtension']): Promise<CaseView> =>
  answer(client.POST('/cases/{id}/extensions', { ...at(id), body, headers: writeHeaders({ version, key }) }))

export const clockRequestsQuery = () => ({
  queryKey: ['desk', 'clock-requests'],
  queryFn: async () => (await answer(client.GET('/clock-requests'))).items,
})
export function decideClockRequest(
  request: ClockRequest,
  approve: boolean,
  body: Schemas['ClockDecision'],
): Promise<ClockRequest> {
  const given = { ...at(request.id), body }
  if (request.kind === 'exclusion')
    return answer(approve ? client.POST('/exclusions/{id}/approve', given) : client.POST('/exclusions/{id}/reject', given))
  return answer(approve ? client.POST('/extensions/{id}/approve', given) : client.POST('/extensions/{id}/reject', given))
}
