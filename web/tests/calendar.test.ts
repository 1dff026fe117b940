import { describe, expect, it } from 'vitest'
import { decodeText, lineOfField, readNotice } from '../src/calendar/noticeCsv'
import { holidaysOf, monthsOf, shortDate } from '../src/calendar/yearGrid'

const off = (date: string, name: string) => ({ date, name, is_off: true, kind: 'holiday' })
const makeup = (date: string, name: string) => ({ date, name: `调休上班（${name}）`, is_off: false, kind: 'makeup' })

describe('a year in months', () => {
  const months = monthsOf(2026, [off('2026-01-01', '元旦'), makeup('2026-01-04', '元旦')])
  it('begins its weeks on Monday and leaves no day out', () => {
    expect(months).toHaveLength(12)
    const january = months[0]!.weeks
    expect(january[0]!.map((day) => day?.day ?? 0)).toEqual([0, 0, 0, 1, 2, 3, 4])
    const all = months.flatMap((m) => m.weeks.flat()).filter((day) => day !== null)
    expect(all).toHaveLength(365)
    expect(monthsOf(2028, [])[1]!.weeks.flat().filter(Boolean)).toHaveLength(29)
  })
  it('says what each day is', () => {
    const [, , , first, second, third, fourth] = months[0]!.weeks[0]!
    expect([first?.kind, second?.kind, third?.kind, fourth?.kind]).toEqual(['holiday', 'workday', 'weekend', 'makeup'])
    expect([first?.name, fourth?.name]).toEqual(['元旦', '元旦'])
  })
})

it('tells the holidays as runs of days, with the days worked instead', () => {
  const days = [
    makeup('2026-02-14', '春节'),
    ...[15, 16, 17].map((d) => off(`2026-02-${d}`, '春节')),
    off('2026-01-01', '元旦'),
    makeup('2026-02-28', '春节'),
  ]
  expect(holidaysOf(days)).toEqual([
    { name: '元旦', off: [{ from: '2026-01-01', to: '2026-01-01', days: 1 }], days: 1, makeup: [] },
    {
      name: '春节',
      off: [{ from: '2026-02-15', to: '2026-02-17', days: 3 }],
      days: 3,
      makeup: ['2026-02-14', '2026-02-28'],
    },
  ])
  expect(shortDate('2026-02-05')).toBe('2月5日')
})

describe('the days of a notice as text', () => {
  it('reads header, full-width commas, tabs, words and dates as people write them', () => {
    const text =
      '\uFEFFdate,name,is_off\r\n2027-01-01,元旦,true\r\n\r\n2027年2月6日，春节，放假\n2027/2/20\t春节\t班\n"2027-04-05","清明节","是"'
    const notice = readNotice(text)
    expect(notice.faults).toBe(0)
    expect(notice.days).toEqual([
      { date: '2027-01-01', name: '元旦', is_off: true },
      { date: '2027-02-06', name: '春节', is_off: true },
      { date: '2027-02-20', name: '春节', is_off: false },
      { date: '2027-04-05', name: '清明节', is_off: true },
    ])
    expect(notice.lineOf).toEqual([2, 4, 5, 6])
  })
  it.each([
    ['2027-02-30,春节,true', '日期'],
    ['2027-02-06,,true', '节日名称'],
    ['2027-02-06,春节', '第三列'],
    ['2027-02-06,春节,maybe', '第三列'],
    ['节日,春节,true', '日期'],
  ])('names what is wrong with %s', (text, word) => {
    const notice = readNotice(text)
    expect(notice.days).toEqual([])
    expect(notice.lines[0]?.fault).toContain(word)
  })
  it('names the line that a day repeats', () => {
    const notice = readNotice('2027-01-01,元旦,true\n2027-01-01,元旦,true')
    expect(notice.lines[1]?.fault).toContain('第 1 行')
  })
  it("puts the server's refusal beside its line", () => {
    const notice = readNotice('date,name,is_off\nx,元旦,true\n2027-01-01,元旦,true\n2027-01-02,元旦,false')
    expect(lineOfField(notice, 'days[1].is_off')).toBe(4)
    expect(lineOfField(notice, 'document_number')).toBeUndefined()
    expect(lineOfField(notice, 'days[9].date')).toBeUndefined()
  })
  it('reads GBK where it is no UTF-8', () => {
    expect(decodeText(new Uint8Array([0xd4, 0xaa, 0xb5, 0xa9]).buffer)).toBe('元旦')
    expect(decodeText(new TextEncoder().encode('元旦').buffer as ArrayBuffer)).toBe('元旦')
  })
})
