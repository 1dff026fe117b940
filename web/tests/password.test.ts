import { expect, it } from 'vitest'
import { checkNewPassword } from '../src/session/password'

it.each([
  ['portal', 'abcdefghij', '两种'],
  ['portal', 'abcdefghi1', ''],
  ['portal', 'abcdefg1', '10 位'],
  ['portal', '汉台区人民法院诉讼服务1', ''],
  ['portal', 'ZhangXiaoyan1', '账号'],
  ['staff', 'abcdefghijk1', '三种'],
  ['staff', 'Abcdefghijk1', ''],
  ['staff', 'Abcdefg1', '12 位'],
] as const)('%s %s: %s', (kind, password, why) => {
  const refusal = checkNewPassword(password, 'zhangxiaoyan', kind)
  if (why === '') expect(refusal).toBe('')
  else expect(refusal).toContain(why)
})
