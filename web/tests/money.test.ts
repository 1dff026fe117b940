import { describe, expect, it } from 'vitest'
import { capitalAmount, fenToYuan, formatFen, MAX_FEN, yuanToFen } from '../src/law/money'

describe('yuan as typed becomes fen', () => {
  const table: [string, number | null][] = [
    ['0', 0],
    ['1', 100],
    ['12,345.6', 1_234_560],
    ['12345.60元', 1_234_560],
    ['１２３．４５', 12_345],
    ['¥ 50 000', 5_000_000],
    ['3万', 3_000_000],
    ['3.5万元', 3_500_000],
    ['1.2345678亿', 12_345_678_000],
    ['0.07', 7],
    ['0.075', null],
    ['1.230', 123],
    ['', null],
    ['-5', null],
    ['五万', null],
    ['1e5', null],
    ['1.2.3', null],
    ['999999999999999', null],
  ]
  it.each(table)('%s → %s', (typed, fen) => expect(yuanToFen(typed)).toBe(fen))

  it('is exact where binary fractions are not', () => {
    for (const yuan of ['0.29', '1.15', '4.35', '1005.01', '8219203.57']) {
      expect(fenToYuan(yuanToFen(yuan)!).replace(/,/g, '')).toBe(yuan)
    }
  })
})

describe('amount for reading', () => {
  it.each([
    [0, '0.00'],
    [7, '0.07'],
    [1_234_560, '12,345.60'],
    [100_000_000_00, '100,000,000.00'],
    [-150, '-1.50'],
  ])('%s → %s', (fen, text) => expect(fenToYuan(fen)).toBe(text))
  it('shows a dash where there is no amount', () => expect(formatFen(null)).toBe('—'))
})

describe('amount in capitals', () => {
  it.each(
    [
      [0, '人民币零元整'],
      [7, '人民币柒分'],
      [30, '人民币叁角整'],
      [32, '人民币叁角贰分'],
      [100, '人民币壹元整'],
      [106, '人民币壹元零陆分'],
      [1_000, '人民币壹拾元整'],
      [100_500, '人民币壹仟零伍元整'],
      [1_234_560, '人民币壹万贰仟叁佰肆拾伍元陆角整'],
      [10_000_500, '人民币壹拾万零伍元整'],
      [1_680_32, '人民币壹仟陆佰捌拾元叁角贰分'],
      [107_000_53, '人民币壹拾万柒仟元伍角叁分'],
      [10_000_000_00, '人民币壹仟万元整'],
      [100_000_300_00, '人民币壹亿零叁佰元整'],
      [1_000_000_000_000_00, '人民币壹万亿元整'],
    ].filter(([fen]) => (fen as number) <= MAX_FEN) as [number, string][],
  )('%s → %s', (fen, text) => expect(capitalAmount(fen)).toBe(text))
  it('has nothing to say for what is no amount', () => {
    expect(capitalAmount(-1)).toBe('')
    expect(capitalAmount(1.5)).toBe('')
  })
})
