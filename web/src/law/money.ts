// Money is integer fen everywhere; yuan exists only in what people read and type.

/** The largest amount the forms take: 9,999 亿 yuan. Far below 2^53 fen. */
export const MAX_FEN = 99_999_999_999_999

/** "12,345.6" → 1234560. Accepts full-width digits, thousands commas, 元, 万 and 亿. null when it is not an amount. */
export function yuanToFen(input: string): number | null {
  const normal = input
    .normalize('NFKC')
    .replace(/[,\s¥￥]|人民币/g, '')
    .replace(/元整?$/, '')
  const match = /^(\d{1,15})(?:\.(\d{0,8}))?(万|亿)?$/.exec(normal)
  if (!match) return null
  const shift = match[3] === '亿' ? 10 : match[3] === '万' ? 6 : 2
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > shift) return null
  const fen = Number(match[1] + fraction.padEnd(shift, '0'))
  return fen <= MAX_FEN ? fen : null
}

/** 1234560 → "12,345.60" */
export function fenToYuan(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(fen) / 100)
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${sign}${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** For reading: "12,345.60 元"; no amount is "—". */
export function formatFen(fen: number | null | undefined): string {
  return fen === null || fen === undefined ? '—' : `${fenToYuan(fen)} 元`
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** 1234560 → "人民币壹万贰仟叁佰肆拾伍元陆角整", as 票据法 and court documents write it. */
export function capitalAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen > MAX_FEN) return ''
  if (fen === 0) return '人民币零元整'
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const cent = fen % 10
  let text = yuan > 0 ? `${capitalInteger(yuan)}元` : ''
  if (jiao === 0 && cent === 0) return `人民币${text}整`
  if (jiao > 0) text += `${DIGITS[jiao]}角`
  else if (yuan > 0) text += '零'
  text += cent > 0 ? `${DIGITS[cent]}分` : '整'
  return `人民币${text}`
}

function capitalInteger(value: number): string {
  const groups: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  let text = ''
  let gap = false // a zero is owed between what was written and what follows
  for (let g = groups.length - 1; g >= 0; g--) {
    const group = groups[g] ?? 0
    if (group === 0) {
      gap = text !== ''
      continue
    }
    if (text !== '' && (gap || group < 1000)) text += DIGITS[0]
    text += capitalGroup(group) + GROUPS[g]
    gap = false
  }
  return text
}

function capitalGroup(group: number): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) {
      zero = text !== ''
      continue
    }
    if (zero) text += DIGITS[0]
    zero = false
    text += DIGITS[digit] + PLACES[place]!
  }
  return text
}
