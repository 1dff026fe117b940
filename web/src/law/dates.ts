// Dates are "YYYY-MM-DD" in Asia/Shanghai; instants are UTC milliseconds.
import { isDate } from './identity'

const TIME_ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function split(at_ms: number): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(at_ms)).map((p) => [p.type, p.value]))
}

/** 1767225600000 → "2026-01-01" */
export function dateOf(at_ms: number): string {
  const p = split(at_ms)
  return `${p.year}-${p.month}-${p.day}`
}

/** "2026-01-01 08:00" */
export function formatInstant(at_ms: number): string {
  const p = split(at_ms)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
}

/** "08:00" */
export function formatClock(at_ms: number): string {
  const p = split(at_ms)
  return `${p.hour}:${p.minute}`
}

/** "2026-05-01" → "2026年5月1日" */
export function formatDate(date: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '')
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : '—'
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
export function weekdayOf(date: string): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}

/** Whole days from a to b; negative when b is earlier. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What people type: 20260501, 2026.5.1, 2026/5/1, 2026年5月1日. null when it is no date. */
export function parseDate(input: string): string | null {
  const text = input.normalize('NFKC').trim()
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(text)
  if (!match) return null
  const date = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** "剩 3 天", "今天到期", "已超 2 天" */
export function daysLeftText(days: number): string {
  if (days > 0) return `剩 ${days} 天`
  return days === 0 ? '今天到期' : `已超 ${-days} 天`
}

/** The four warning levels (blue, yellow, orange, red) of a running period; null while there is time. */
export type Level = 'blue' | 'yellow' | 'orange' | 'red'
export function levelOf(days_left: number | null | undefined): Level | null {
  if (days_left === null || days_left === undefined) return null
  if (days_left < 0) return 'red'
  if (days_left <= 3) return 'orange'
  if (days_left <= 7) return 'yellow'
  return days_left <= 15 ? 'blue' : null
}
export const LEVEL_NAMES: Record<Level, string> = { blue: '提示', yellow: '临近', orange: '紧迫', red: '超期' }

/** "3 分钟前" for what just happened, the full time for the rest. */
export function relativeTime(at_ms: number, now_ms: number): string {
  const minutes = Math.floor((now_ms - at_ms) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  if (dateOf(at_ms) === dateOf(now_ms)) return `今天 ${formatClock(at_ms)}`
  if (dateOf(at_ms) === addDays(dateOf(now_ms), -1)) return `昨天 ${formatClock(at_ms)}`
  return formatInstant(at_ms)
}
