import { describe, expect, it } from 'vitest'
import { checkIdNumber, checkPhone, checkUscc, idCheckDigit, normalizeId, usccCheckDigit } from '../src/law/identity'

const TODAY = '2026-11-21'
const withDigit = (first17: string) => first17 + idCheckDigit(first17)

describe('公民身份号码', () => {
  it('takes the example of GB 11643 and reads birth and sex from it', () => {
    expect(checkIdNumber('11010519491231002X', TODAY)).toEqual({ ok: true, message: '', birth_on: '1949-12-31', gender: '2' })
  })
  it('takes what people type: spaces, a small x, full-width digits', () => {
    expect(normalizeId(' 110105 19491231 002x ')).toBe('11010519491231002X')
    expect(checkIdNumber('１１０１０５１９４９１２３１００２ｘ', TODAY).ok).toBe(true)
  })
  it.each([
    ['110105194912310021', '校验位'],
    ['11010519491231002', '17 位'],
    ['110105491231002', '15 位'],
    ['1101051949123100XX', '只能是数字'],
    [withDigit('99010519491231002'), '地区'],
    [withDigit('11010519490231002'), '出生日期'],
    [withDigit('11010520261122002'), '出生日期'],
  ])('%s is refused: %s', (id, word) => {
    const result = checkIdNumber(id, TODAY)
    expect(result.ok).toBe(false)
    expect(result.message).toContain(word)
  })
  it('notices every single wrong digit', () => {
    const good = '11010519491231002X'
    for (let i = 0; i < 17; i++) {
      for (let d = 0; d < 10; d++) {
        if (String(d) === good[i]) continue
        expect(checkIdNumber(good.slice(0, i) + d + good.slice(i + 1), TODAY).ok).toBe(false)
      }
    }
  })
})

describe('统一社会信用代码', () => {
  const good = '91350100M000100Y43' // example of GB 32100-2015
  it('takes the example of GB 32100', () => expect(checkUscc(good).ok).toBe(true))
  it('computes the digit', () => expect(usccCheckDigit(good.slice(0, 17))).toBe('3'))
  it.each([
    ['91350100M000100Y4', '17 位'],
    ['91350100M000100Y44', '校验位'],
    ['9135O100M000100Y43', '数字 0'],
    ['9I350100M000100Y43', '数字 1'],
  ])('%s is refused: %s', (code, word) => {
    expect(checkUscc(code).ok).toBe(false)
    expect(checkUscc(code).message).toContain(word)
  })
})

it.each([
  ['13800000000', true],
  ['138 0000 0000', true],
  ['0916-2212345', true],
  ['12345', false],
  ['', false],
])('phone %s → %s', (phone, ok) => expect(checkPhone(phone).ok).toBe(ok))
