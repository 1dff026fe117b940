import { describe, expect, it } from 'vitest'
import { addDays, dateOf, daysBetween, daysLeftText, formatInstant, levelOf, parseDate, relativeTime } from '../src/law/dates'

describe('dates as people write them', () => {
  it.each([
    ['20260501', '2026-05-01'],
    ['2026-5-1', '2026-05-01'],
    ['2026.5.1', '2026-05-01'],
    ['2026/05/01', '2026-05-01'],
    ['2026年5月1日', '2026-05-01'],
    ['２０２６－０５－０１', '2026-05-01'],
    ['2026-02-29', null],
    ['2024-02-29', '2024-02-29'],
    ['2026-13-01', null],
    ['5.1', null],
  ])('%s → %s', (typed, date) => expect(parseDate(typed)).toBe(date))
})

it('a day begins at midnight in Shanghai, wherever the browser is', () => {
  expect(dateOf(Date.UTC(2026, 0, 1, 15, 59))).toBe('2026-01-01')
  expect(dateOf(Date.UTC(2026, 0, 1, 16, 0))).toBe('2026-01-02')
  expect(formatInstant(Date.UTC(2026, 0, 1, 16, 5))).toBe('2026-01-02 00:05')
})

it('every day of a month and every hour of a day are what they are', () => {
  for (let day = 1; day <= 31; day++) expect(dateOf(Date.UTC(2026, 7, day, 2, 3))).toBe(`2026-08-${String(day).padStart(2, '0')}`)
  expect(formatInstant(Date.UTC(2026, 7, 23, 16, 24))).toBe('2026-08-24 00:24')
})

it('counts days over months and years', () => {
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
  expect(addDays('2025-12-31', 1)).toBe('2026-01-01')
})

it('says how much time is left, and how serious that is', () => {
  expect([8, 1, 0, -2].map(daysLeftText)).toEqual(['剩 8 天', '剩 1 天', '今天到期', '已超 2 天'])
  expect([null, 16, 15, 7, 3, 0, -1].map(levelOf)).toEqual([null, null, 'blue', 'yellow', 'orange', 'orange', 'red'])
})

it('tells recent times by their distance', () => {
  const now = Date.UTC(2026, 4, 2, 4, 0)
  expect(relativeTime(now - 30_000, now)).toBe('刚刚')
  expect(relativeTime(now - 5 * 60_000, now)).toBe('5 分钟前')
  expect(relativeTime(now - 3 * 3_600_000, now)).toBe('今天 09:00')
  expect(relativeTime(now - 24 * 3_600_000, now)).toBe('昨天 12:00')
  expect(relativeTime(now - 72 * 3_600_000, now)).toBe('2026-04-29 12:00')
})
