import { describe, expect, it } from 'vitest'
import type { Clock, Schemas } from '../src/api/types'
import { exclusionsOf, pauseOf, timeBar, timeBarText, unionOf } from '../src/desk/case/timeBar'

type Exclusion = Schemas['CaseExclusion']
const clock = (over: Partial<Clock> = {}): Clock => ({
  id: 'c1',
  rule_code: 'CIV1-ORD',
  name: '民事一审普通程序审限',
  kind: 'trial',
  anchor_on: '2026-01-15',
  raw_due_on: '2026-07-15',
  legal_due_on: '2026-07-15',
  warn_on: '2026-07-15',
  provisional: false,
  status: 'running',
  paused_by: '',
  ended_on: null,
  days_left: 0,
  total_days: 181,
  excluded_days: 0,
  extended_months: 0,
  extended_days: 0,
  apply_extension_by: null,
  decide_extension_by: null,
  exclusion_ids: [],
  steps: [],
  ...over,
})
const exclusion = (over: Partial<Exclusion> = {}): Exclusion => ({
  id: 'e1',
  ground: 'X02',
  ground_name: '鉴定、审计、评估、资产清理',
  start_on: '2026-03-02',
  end_on: '2026-05-11',
  days: 70,
  document_number: '委托鉴定函',
  reason: '需要鉴定',
  status: 'approved',
  asked_by_name: '王审',
  asked_at_ms: 0,
  decided_by_name: '李长',
  decided_at_ms: 0,
  note: '',
  ...over,
})
const kinds = (bar: ReturnType<typeof timeBar>) => bar.stretches.map((s) => `${s.kind} ${s.from} ${s.to}`)

describe('the time of a clock on a line', () => {
  it('counts until today and leaves the rest', () => {
    const bar = timeBar(clock(), [], '2026-02-14')
    expect(kinds(bar)).toEqual(['counted 2026-01-15 2026-02-14', 'ahead 2026-02-14 2026-07-15'])
    expect(timeBarText(bar)).toBe('已计 30 天，剩余 151 天')
    expect(bar.due).toBe(100)
    expect(bar.today).toBeCloseTo((30 / 181) * 100)
  })
  it('takes an exclusion out of the middle', () => {
    const bar = timeBar(
      clock({ legal_due_on: '2026-09-23', excluded_days: 70, exclusion_ids: ['e1'] }),
      [exclusion()],
      '2026-06-01',
    )
    expect(kinds(bar)).toEqual([
      'counted 2026-01-15 2026-03-02',
      'excluded 2026-03-02 2026-05-11',
      'counted 2026-05-11 2026-06-01',
      'ahead 2026-06-01 2026-09-23',
    ])
    expect([bar.counted_days, bar.excluded_days, bar.ahead_days]).toEqual([67, 70, 114])
    expect(bar.stretches.reduce((sum, s) => sum + s.width, 0)).toBeCloseTo(100)
  })
  it('moves on while it is paused: what was left stays left', () => {
    const paused = clock({ status: 'paused', paused_by: 'X02', exclusion_ids: ['e1'], legal_due_on: '2026-07-15' })
    const bar = timeBar(paused, [exclusion({ end_on: null, days: null })], '2026-04-01')
    expect(kinds(bar)).toEqual(['counted 2026-01-15 2026-03-02', 'excluded 2026-03-02 2026-04-01', 'ahead 2026-04-01 2026-08-14'])
    expect(bar.ahead_days).toBe(135)
    expect(bar.today).toBeLessThan(bar.due!)
  })
  it('shows how much it is over', () => {
    const bar = timeBar(clock(), [], '2026-07-25')
    expect(kinds(bar)).toEqual(['counted 2026-01-15 2026-07-15', 'over 2026-07-15 2026-07-25'])
    expect(timeBarText(bar)).toBe('已计 181 天，超期 10 天')
    expect(bar.due).toBeLessThan(100)
  })
  it('stops where the clock ended', () => {
    const bar = timeBar(clock({ status: 'met', ended_on: '2026-03-15' }), [], '2026-10-01')
    expect(kinds(bar)).toEqual(['counted 2026-01-15 2026-03-15'])
    expect(bar.today).toBeNull()
  })
  it('shows only the exclusions that belong to the clock, and pauses by the one that lasts', () => {
    const other = exclusion({ id: 'e2', ground: 'X01', ground_name: '公告' })
    expect(exclusionsOf(clock({ exclusion_ids: ['e1'] }), [exclusion(), other]).map((e) => e.id)).toEqual(['e1'])
    expect(exclusionsOf(clock(), [exclusion()])).toEqual([])
    const paused = clock({ status: 'paused', exclusion_ids: ['e1', 'e3'] })
    const lasting = exclusion({ id: 'e3', end_on: null })
    expect(pauseOf(paused, [exclusion(), lasting])?.id).toBe('e3')
    expect(pauseOf(clock({ exclusion_ids: ['e3'] }), [lasting])).toBeUndefined()
  })
  it('melts overlaps into one', () => {
    const spans = [
      { from: '2026-03-10', to: '2026-03-20' },
      { from: '2026-03-01', to: '2026-03-12' },
      { from: '2025-12-01', to: '2026-01-20' },
      { from: '2027-01-01', to: '2027-02-01' },
    ]
    expect(unionOf(spans, '2026-01-15', '2026-07-15')).toEqual([
      { from: '2026-01-15', to: '2026-01-20' },
      { from: '2026-03-01', to: '2026-03-20' },
    ])
  })
})
