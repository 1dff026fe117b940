// Identity numbers of people (GB 11643) and organisations (GB 32100). The server checks again and has the last word;
// here the point is to tell the person at once, beside the field.

export interface IdCheck {
  ok: boolean
  message: string
  /** From the number of a natural person. */
  birth_on?: string
  gender?: '1' | '2'
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** What people type: spaces, full-width digits, a small x. */
export function normalizeId(input: string): string {
  return input.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
}

export function idCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0)
  return '10X98765432'[sum % 11]!
}

/** 公民身份号码. today is "YYYY-MM-DD": nobody is born after it. */
export function checkIdNumber(input: string, today: string): IdCheck {
  const id = normalizeId(input)
  if (/^\d{15}$/.test(id)) return bad('这是 15 位的旧号码，请填写现在身份证上的 18 位号码。')
  if (id.length !== 18) return bad(`身份证号应为 18 位，现在是 ${id.length} 位。`)
  if (!/^\d{17}[\dX]$/.test(id)) return bad('身份证号只能是数字，最后一位可以是 X。')
  if (!PROVINCES.has(id.slice(0, 2))) return bad('前两位的地区代码不存在，请核对。')
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  if (!isDate(birth) || birth < '1880-01-01' || birth > today) return bad('第 7 至 14 位的出生日期不存在，请核对。')
  if (idCheckDigit(id) !== id[17]) return bad('校验位不符，通常是有一位数字写错了，请对照证件核对。')
  return { ok: true, message: '', birth_on: birth, gender: Number(id[16]) % 2 === 1 ? '1' : '2' }
}

const USCC_CHARS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

export function usccCheckDigit(first17: string): string {
  const sum = USCC_WEIGHTS.reduce((total, weight, i) => total + weight * USCC_CHARS.indexOf(first17[i]!), 0)
  return USCC_CHARS[(31 - (sum % 31)) % 31]!
}

/** 统一社会信用代码 */
export function checkUscc(input: string): IdCheck {
  const code = normalizeId(input)
  if (code.length !== 18) return bad(`统一社会信用代码应为 18 位，现在是 ${code.length} 位。`)
  const wrong = [...code].find((c) => !USCC_CHARS.includes(c))
  if (wrong) {
    const hint = { I: '数字 1', O: '数字 0', Z: '数字 2', S: '数字 5', V: '字母 U 或 Y' }[wrong]
    return bad(`代码中不会出现“${wrong}”${hint ? `，是不是${hint}？` : '，请核对。'}`)
  }
  if (usccCheckDigit(code) !== code[17]) return bad('校验位不符，通常是有一位写错了，请对照营业执照核对。')
  return { ok: true, message: '' }
}

/** 手机或固定电话 */
export function checkPhone(input: string): IdCheck {
  const phone = input.normalize('NFKC').replace(/[\s-]/g, '')
  if (/^1\d{10}$/.test(phone) || /^0\d{9,11}$/.test(phone)) return { ok: true, message: '' }
  return bad('请填写 11 位手机号，或带区号的固定电话。')
}

/** 手机号 */
export function checkMobile(input: string): IdCheck {
  const phone = input.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+86/, '')
  return /^1[3-9]\d{9}$/.test(phone) ? { ok: true, message: '' } : bad('请填写 11 位手机号。')
}

export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function bad(message: string): IdCheck {
  return { ok: false, message }
}
