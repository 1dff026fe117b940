// What people see: every page of litigant, court staff and administrators, at desk and telephone width, without a single
// accessibility violation.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { Court } from '../support/anshu'
import { openBrowser, Person } from '../support/browser'

let court: Court
let browser: Browser

beforeAll(async () => {
  court = await new Court('sqlite', 40).start()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await court?.remove()
})

const tours: [string, string, string[]][] = [
  ['visitor', '', ['/', '/guides/C04.10.108.03', '/file', '/sign-in', '/register', '/nowhere']],
  [
    'visitor with a question',
    '',
    ['/tools/period?rule=N18&from=2026-09-16', '/tools/fee?kind=property&amount=123456', '/calendar?year=2026', '/procedures/civil-first-instance'],
  ],
  ['litigant', 'party1', ['/mine', '/inbox', '/account']],
  ['filing clerk', 'filing1', ['/desk', '/desk/filings', '/desk/notices', '/desk/register']],
  ['judge', 'judge1', ['/desk', '/desk/ledger']],
  ['president', 'president', ['/desk/clock-requests', '/desk/calendar?year=2027']],
  ['management', 'management', ['/desk/corrections', '/desk/import', '/desk/admin/roles']],
  ['system administrator', 'sysadmin', ['/desk/admin/users']],
  ['security administrator', 'secadmin', ['/desk/admin/grants']],
  ['audit administrator', 'auditadmin', ['/desk/admin/security-log']],
]
test.each(tours)('%s', async (who, login, pages) => {
  const person = login ? await Person.signedIn(court, browser, login) : await Person.at(court, browser)
  for (const [i, where] of pages.entries()) {
    await person.open(where)
    await person.look(`${who.replaceAll(' ', '-')}-${i}`)
  }
  await person.leave()
})

test('a judge opens a case and sees its clock, what comes next, and every tab', async () => {
  const person = await Person.signedIn(court, browser, 'judge1')
  const first = await person.page.evaluate(async () => (await (await fetch('/api/v1/cases?limit=1&status=open')).json()).items[0])
  await person.open('/desk/cases/' + first.id)
  await person.sees(first.number, '下一步')
  await person.look('case-overview')
  for (const tab of ['当事人', '期限', '文书材料', '费用', '日志', '更正']) {
    await person.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await person.look(`case-${tab}`)
  }
  await person.leave()
})
