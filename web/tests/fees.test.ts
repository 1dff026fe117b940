import { describe, expect, it } from 'vitest'
import type { CaseFee, FeeBurden } from '../src/api/fees'
import type { Clock } from '../src/api/types'
import {
  borneTotal,
  burdenLeft,
  burdenMovement,
  burdenOf,
  burdenState,
  clockOf,
  feeState,
  feeTotals,
  payerOf,
  reliefText,
  shareLines,
  unborne,
} from '../src/desk/case/fees/fees'

const fee = (over: Partial<CaseFee> = {}): CaseFee => ({
  id: 'f1',
  kind: 'property',
  kind_name: '财产案件受理费',
  amount_fen: 105_000,
  due_on: '2026-03-09',
  clock_id: 'c1',
  refund_clock_id: '',
  supplement_of: '',
  status: 'noticed',
  payer_id: '',
  payer_name: '',
  relieved_fen: 0,
  paid_fen: 0,
  open_fen: 105_000,
  refund_fen: 0,
  refunded_fen: 0,
  deferred_until: null,
  steps: [],
  ...over,
})
const party = (id: string, side: string, side_name: string) =>
  ({ id, side, side_name, name: `某${id}` }) as Parameters<typeof shareLines>[0]['parties'][number]
const parties = [party('p', 'plaintiff', '原告'), party('d', 'defendant', '被告'), party('t', 'third', '第三人')]

describe('the state of a fee in words', () => {
  it('is overdue once its last day has gone and something is open', () => {
    expect(feeState(fee(), '2026-03-09').name).toBe('待交纳')
    expect(feeState(fee(), '2026-03-10').name).toBe('逾期未交')
    expect(feeState(fee({ open_fen: 0, paid_fen: 105_000, status: 'paid' }), '2026-03-10').name).toBe('已交纳')
  })
  it('says that part of it was paid', () => {
    expect(feeState(fee({ paid_fen: 5_000, open_fen: 100_000 }), '2026-03-01').name).toBe('部分交纳')
  })
})

describe('sums', () => {
  const fees = [
    fee({ paid_fen: 105_000, open_fen: 0, refund_fen: 52_500, refunded_fen: 2_500, status: 'refunding' }),
    fee({ id: 'f2', amount_fen: 10_000, relieved_fen: 4_000, open_fen: 6_000 }),
  ]
  it('adds up what is due, open and still to be given back', () => {
    const totals = {
      due_fen: 115_000,
      relieved_fen: 4_000,
      paid_fen: 105_000,
      open_fen: 6_000,
      refund_fen: 50_000,
      refunded_fen: 2_500,
    }
    expect(feeTotals(fees)).toEqual(totals)
    expect(borneTotal(fees)).toBe(115_000)
  })
})

describe('the clock of a fee', () => {
  const clocks = [
    { id: 'c1', rule_code: 'FEE-PREPAY', status: 'running' },
    { id: 'c2', rule_code: 'N32', status: 'running' },
  ] as Clock[]
  it('is that of its payment, then that of giving back, then none', () => {
    expect(clockOf(fee(), clocks)?.id).toBe('c1')
    expect(clockOf(fee({ open_fen: 0, refund_fen: 100, refund_clock_id: 'c2' }), clocks)?.id).toBe('c2')
    expect(clockOf(fee({ open_fen: 0 }), clocks)).toBeUndefined()
  })
})

it('names who pays', () => {
  expect(payerOf(fee({ payer_name: '张三' }), parties)).toBe('张三')
  expect(payerOf(fee(), parties)).toBe('原告')
})

describe('who bears the fees', () => {
  const paid = [fee({ paid_fen: 105_000, open_fen: 0 })]
  it('keeps whoever paid on the list, for his refund', () => {
    const lines = shareLines({ parties, fees: paid, burdens: [] })
    lines[1]!.bear_fen = 105_000
    expect(burdenOf('amounts', lines, 105_000)?.shares).toEqual([
      { party_id: 'p', weight: null, bear_fen: 0 },
      { party_id: 'd', weight: null, bear_fen: 105_000 },
    ])
    expect(unborne(lines, 105_000)).toBe(0)
  })
  it('is not sent while sums do not make up the whole, or a weight is no number', () => {
    const lines = shareLines({ parties, fees: paid, burdens: [] })
    lines[1]!.bear_fen = 105_001
    expect(burdenOf('amounts', lines, 105_000)).toBeNull()
    expect(unborne(lines, 105_000)).toBe(-1)
    expect(burdenOf('ratio', lines, 105_000)).toBeNull()
    lines[0]!.weight = '3'
    lines[1]!.weight = '七'
    expect(burdenOf('ratio', lines, 105_000)).toBeNull()
    lines[1]!.weight = '7'
    expect(burdenOf('ratio', lines, 105_000)?.shares?.map((s) => s.weight)).toEqual([3, 7])
  })
})

describe('settling who bears the fees', () => {
  const row = (over: Partial<FeeBurden> = {}): FeeBurden => ({
    party_id: 'p',
    party_name: '某p',
    bear_fen: 0,
    prepaid_fen: 105_000,
    relieved_fen: 0,
    direct_fen: 0,
    refund_fen: 105_000,
    owe_fen: 0,
    refunded_fen: 5_000,
    paid_fen: 0,
    status: 'refunding',
    effective_on: '2026-03-02',
    due_on: '2026-03-17',
    clock_id: 'c2',
    ...over,
  })
  it('knows what is left and whether it is late', () => {
    expect(burdenLeft(row())).toEqual({ back_fen: 100_000, open_fen: 0 })
    expect(burdenState(row(), '2026-03-17').name).toBe('待退还')
    expect(burdenState(row(), '2026-03-18').name).toBe('逾期未退')
    expect(burdenState(row({ effective_on: null, due_on: null }), '2026-03-18').name).toBe('待生效')
    expect(burdenState(row({ refunded_fen: 105_000, status: 'refunded' }), '2026-03-18').name).toBe('已退还')
    expect(burdenMovement(row(), true).left_fen).toBe(100_000)
  })
  it('fills the form with what was determined before', () => {
    const lines = shareLines({ parties, fees: [], burdens: [row({ party_id: 'd', bear_fen: 700 })] })
    expect(lines.map((line) => line.bear_fen)).toEqual([null, 700, null])
  })
})

it('says what relief was asked for', () => {
  expect(reliefText({ kind: 'reduce', percent: 50 })).toBe('减交 50%')
  expect(reliefText({ kind: 'defer', until_on: '2026-06-30' })).toBe('缓交至 2026-06-30')
  expect(reliefText({ kind: 'exempt' })).toBe('免交')
})
