import { expect, it } from 'vitest'
import type { FeeRule, RuleLine } from '../src/api/law'
import { emptyFee, feeQuestion, yuanText } from '../src/law/feeQuestion'
import { emptyPeriod, feeFromAddress, periodFromAddress, periodQuestion, toAddress } from '../src/portal/tools/questions'

const rule = (over: Partial<RuleLine> = {}) =>
  ({
    code: 'CIV1-ORD',
    length: '6个月',
    extension: '院长＋6个月',
    exclusions: ['X02'],
    custody_never_rolls: false,
    ...over,
  }) as RuleLine
const fee = (over: Partial<FeeRule> = {}) =>
  ({
    code: 'property',
    brackets: [{}],
    share_of: '',
    base_min_fen: 0,
    base_max_fen: 0,
    halving: true,
    application: false,
    ...over,
  }) as FeeRule

it('asks only what the rule knows', () => {
  const form = {
    ...emptyPeriod(),
    from: '2026-01-15',
    time: '09:30',
    extend_months: '6',
    custody: true,
    exclusions: [
      { ground: 'X02', start: '2026-03-02', end: '2026-05-11' },
      { ground: 'X01', start: '2026-03-02', end: null },
      { ground: 'X02', start: null, end: null },
    ],
  }
  expect(periodQuestion(form, rule())).toEqual({
    rule: 'CIV1-ORD',
    from: '2026-01-15',
    extend_months: '6',
    exclude: ['X02:2026-03-02..2026-05-11'],
  })
  const bare = rule({ code: 'PRES-48H', length: '48小时', extension: '', exclusions: [], custody_never_rolls: true })
  expect(periodQuestion(form, bare)).toEqual({ rule: 'PRES-48H', from: '2026-01-15T09:30', custody: true })
})

it('keeps a question in its address and reads it back', () => {
  const question = {
    rule: 'CIV1-ORD',
    from: '2026-01-15',
    extend_months: '6',
    exclude: ['X02:2026-03-02..2026-05-11'],
    custody: true,
  }
  const address = toAddress(question)
  expect(address.custody).toBe('1')
  const form = periodFromAddress(address)
  expect(periodQuestion(form, rule({ custody_never_rolls: true }))).toEqual(question)
  expect(periodFromAddress({ exclude: ['nonsense', null] }).exclusions).toEqual([])
})

it('asks for fees in yuan exact to the fen', () => {
  expect(yuanText(276914)).toBe('2769.14')
  expect(yuanText(5)).toBe('0.05')
  const form = {
    ...emptyFee(),
    amount_fen: 12_345_606,
    base_fen: 100,
    province: '陕西',
    switches: ['simplified' as const],
    appeal: true,
  }
  expect(feeQuestion(form, fee())).toEqual({ kind: 'property', amount: '123456.06', simplified: true, appeal: true })
  const range = fee({ code: 'objection', brackets: [], base_min_fen: 5000, base_max_fen: 10000, halving: false })
  expect(feeQuestion(form, range)).toEqual({ kind: 'objection', base: '1.00', appeal: true })
  expect(feeQuestion({ ...form, base_fen: null }, range)).toEqual({ kind: 'objection', province: '陕西', appeal: true })
  expect(feeFromAddress(toAddress(feeQuestion(form, fee()))).amount_fen).toBe(12_345_606)
})
