// Valid but fictitious identity numbers (GB 11643: check character modulo 11-2).
export function idNumber(serial: number, born = '19850304', division = '610702'): string {
  const body = division + born + String(serial).padStart(3, '0')
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * weights[i], 0)
  return body + '10X98765432'[sum % 11]
}

// Valid but fictitious credit codes of organisations (GB 32100: check character modulo 31).
export function creditCode(serial: number, division = '610702'): string {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const body = '91' + division + 'MA' + String(serial).padStart(7, '0')
  const sum = [...body].reduce((total, sign, i) => total + signs.indexOf(sign) * (3 ** i % 31), 0)
  return body + signs[(31 - (sum % 31)) % 31]
}
