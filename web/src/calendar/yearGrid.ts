// A year as months of weeks, and its holidays in words.
import type { CalendarDay } from '@/api/calendar'
import { addDays, daysBetween } from '@/law/dates'

export interface DayCell {
  date: string
  day: number
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup'
  name: string
}
export interface Month {
  month: number
  /** Weeks from Monday to Sunday; null before the first and after the last day. */
  weeks: (DayCell | null)[][]
}

const two = (n: number) => String(n).padStart(2, '0')
const monday0 = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** 春节, also of a day that is worked because of it (调休上班（春节）). */
const holidayName = (day: CalendarDay) => day.name.replace(/^调休上班（(.+)）$/, '$1')

/** special: the days of the year that are not what their weekday says. */
export function monthsOf(year: number, special: CalendarDay[]): Month[] {
  const byDate = new Map(special.map((day) => [day.date, day]))
  return Array.from({ length: 12 }, (_, i) => {
    const first = `${year}-${two(i + 1)}-01`
    const length = new Date(Date.UTC(year, i + 1, 0)).getUTCDate()
    const cells: (DayCell | null)[] = Array.from({ length: monday0(first) }, () => null)
    for (let n = 0; n < length; n++) {
      const date = addDays(first, n)
      const own = byDate.get(date)
      const weekend = monday0(date) >= 5
      const kind = own?.kind === 'holiday' || own?.kind === 'makeup' ? own.kind : weekend ? 'weekend' : 'workday'
      cells.push({ date, day: n + 1, kind, name: own ? holidayName(own) : '' })
    }
    while (cells.length % 7) cells.push(null)
    const weeks = Array.from({ length: cells.length / 7 }, (_, w) => cells.slice(7 * w, 7 * w + 7))
    return { month: i + 1, weeks }
  })
}

export interface Holiday {
  name: string
  /** Runs of days off, first and last day each. */
  off: { from: string; to: string; days: number }[]
  days: number
  makeup: string[]
}

/** 春节：2月15日至23日放假，2月14日、28日上班. Holidays in the order of their first day. */
export function holidaysOf(days: CalendarDay[]): Holiday[] {
  const byName = new Map<string, Holiday>()
  for (const day of [...days].sort((a, b) => a.date.localeCompare(b.date))) {
    if (day.kind !== 'holiday' && day.kind !== 'makeup') continue
    const name = holidayName(day)
    const holiday = byName.get(name) ?? { name, off: [], days: 0, makeup: [] }
    byName.set(name, holiday)
    if (day.kind === 'makeup') {
      holiday.makeup.push(day.date)
      continue
    }
    holiday.days++
    const last = holiday.off.at(-1)
    if (last && daysBetween(last.to, day.date) === 1) {
      last.to = day.date
      last.days++
    } else {
      holiday.off.push({ from: day.date, to: day.date, days: 1 })
    }
  }
  return [...byName.values()].sort((a, b) => firstOf(a).localeCompare(firstOf(b)))
}
const firstOf = (holiday: Holiday) => holiday.off[0]?.from ?? holiday.makeup[0] ?? ''

/** "2026-02-15" → "2月15日" */
export function shortDate(date: string): string {
  const [, month, day] = date.split('-')
  return `${Number(month)}月${Number(day)}日`
}
