import { answer, client, query, writeHeaders } from './client'
import type { Schemas } from './types'

export type CalendarYear = Schemas['CalendarYear']
export type CalendarDay = Schemas['CalendarDay']
export type NoticeDay = Schemas['NoticeDay']

export const calendarQuery = (year: number) => ({
  queryKey: ['calendar', year],
  queryFn: () => answer(client.GET('/calendar/{year}', { params: { path: { year: String(year) } } })),
  staleTime: 60_000,
})
export const importCalendar = (key: string, body: Schemas['ImportCalendar']): Promise<Schemas['CalendarImported']> =>
  answer(client.POST('/calendar/notices', { body, headers: writeHeaders({ key }) }))
/** Clocks that the notice of that year moved, as far as this person may see their cases. */
export const listRedatings = (year: number, cursor?: string): Promise<Schemas['RedatingPage']> =>
  answer(
    client.GET('/calendar/{year}/redatings', { params: { path: { year: String(year) }, query: query({ limit: 50, cursor }) } }),
  )
