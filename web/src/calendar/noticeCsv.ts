// The days of a State Council holiday notice, as an administrator pastes or uploads them: date,name,is_off.
import type { NoticeDay } from '@/api/calendar'
import { parseDate } from '@/law/dates'

export interface NoticeLine {
  /** Of the text, from 1. */
  line: number
  text: string
  day?: NoticeDay
  fault?: string
}
export interface NoticeText {
  lines: NoticeLine[]
  days: NoticeDay[]
  /** lineOf[i] is the line that days[i] came from. */
  lineOf: number[]
  faults: number
}

const OFF = new Set(['true', '1', '是', '休', '放假', '休息', 'yes', 'y', 'off'])
const WORK = new Set(['false', '0', '否', '班', '上班', '调休', '调休上班', 'no', 'n', 'work'])
const HEADS = new Set(['date', '日期', 'day'])

function cellsOf(line: string): string[] {
  const parts = line.includes('\t') ? line.split('\t') : line.split(/[,，;；]/)
  return parts.map((part) =>
    part
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}

export function readNotice(text: string): NoticeText {
  const out: NoticeText = { lines: [], days: [], lineOf: [], faults: 0 }
  const seen = new Map<string, number>()
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((raw, index) => {
      if (!raw.trim()) return
      const cells = cellsOf(raw)
      if (!out.lines.length && HEADS.has(cells[0]!.toLowerCase())) return
      const line: NoticeLine = { line: index + 1, text: raw.trim() }
      out.lines.push(line)
      const fail = (fault: string) => {
        line.fault = fault
        out.faults++
      }
      const date = parseDate(cells[0] ?? '')
      if (!date) return fail(`没有看懂日期“${cells[0] ?? ''}”，应为 2027-02-06 的样子`)
      const name = cells[1] ?? ''
      if (!name) return fail('没有写节日名称')
      const word = (cells[2] ?? '').normalize('NFKC').toLowerCase()
      if (!OFF.has(word) && !WORK.has(word)) return fail('第三列应写 true（放假）或者 false（调休上班）')
      const before = seen.get(date)
      if (before !== undefined) return fail(`${date} 与第 ${before} 行重复`)
      seen.set(date, index + 1)
      line.day = { date, name, is_off: OFF.has(word) }
      out.days.push(line.day)
      out.lineOf.push(index + 1)
    })
  return out
}

/** The line that a refusal speaks of ("days[3].date"); undefined when it is about the whole. */
export function lineOfField(notice: NoticeText, field: string): number | undefined {
  const match = /^days[[./](\d+)/.exec(field)
  return match ? notice.lineOf[Number(match[1])] : undefined
}

/** Spreadsheets of court offices are often GBK. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gbk').decode(bytes)
  }
}
