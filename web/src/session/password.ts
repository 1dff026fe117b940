/** What a password must be; the server checks the same (GB/T 22239-2019 8.1.4.1) and also knows the earlier ones. */
export const PASSWORD_RULES = {
  portal: { length: 10, kinds: 2, help: '至少 10 位，大写字母、小写字母、数字、符号中至少两种。' },
  staff: { length: 12, kinds: 3, help: '至少 12 位，大写字母、小写字母、数字、符号中至少三种。' },
}

/** '' when the password will do. */
export function checkNewPassword(password: string, login: string, kind: keyof typeof PASSWORD_RULES): string {
  const rule = PASSWORD_RULES[kind]
  const length = [...password].length
  if (length < rule.length) return `密码至少 ${rule.length} 位，现在是 ${length} 位。`
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((pattern) => pattern.test(password)).length
  if (kinds < rule.kinds) return `大写字母、小写字母、数字、符号中至少要有${rule.kinds === 2 ? '两' : '三'}种。`
  if (login && password.toLowerCase().includes(login.toLowerCase())) return '密码里不能包含账号。'
  return ''
}
