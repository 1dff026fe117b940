/** '' when the password will do. Length is what protects; the server also knows the common ones. */
export function checkNewPassword(password: string, login: string): string {
  if ([...password].length < 10) return `密码至少 10 位，现在是 ${[...password].length} 位。`
  if (/^(.)\1+$/.test(password)) return '密码不能全是同一个字符。'
  if (/^(0123456789|1234567890|9876543210|0987654321|qwertyuiop|abcdefghij)/i.test(password))
    return '密码不能是连续的数字或字母。'
  if (login.length >= 4 && password.toLowerCase().includes(login.toLowerCase())) return '密码里不能包含账号。'
  return ''
}
