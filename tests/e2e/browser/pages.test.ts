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

/** Each page with its heading, so that a page of another name (no permission, nothing found) does not pass for it. */
const tours: [string, string, [string, string][]][] = [
  [
    'visitor',
    '',
    [
      ['/', '打官司，从这里开始'],
      ['/guides/C04.10.108.03', '民间借贷纠纷怎样起诉'],
      ['/file', '我要立案'],
      ['/sign-in', '登录'],
      ['/register', '注册'],
      ['/nowhere', '没有这个页面'],
    ],
  ],
  [
    'litigant',
    'party1',
    [
      ['/mine', '我的案件'],
      ['/inbox', '消息'],
      ['/account', '账号与安全'],
    ],
  ],
  [
    'filing clerk',
    'filing1',
    [
      ['/desk', '今日'],
      ['/desk/filings', '立案审查'],
      ['/desk/notices', '消息'],
      ['/desk/register', '登记立案'],
    ],
  ],
  [
    'judge',
    'judge1',
    [
      ['/desk', '今日'],
      ['/desk/ledger', '案件台账'],
    ],
  ],
  ['president', 'president', [['/desk/clock-requests', '待审批的扣除、延长']]],
  [
    'management',
    'management',
    [
      ['/desk/corrections', '更正审批'],
      ['/desk/import', '台账导入'],
      ['/desk/admin/roles', '岗位与权限'],
    ],
  ],
  ['system administrator', 'sysadmin', [['/desk/admin/users', '账号']]],
  ['security administrator', 'secadmin', [['/desk/admin/grants', '岗位授权']]],
  ['audit administrator', 'auditadmin', [['/desk/admin/security-log', '安全日志']]],
]
test.each(tours)('%s', async (who, login, pages) => {
  const person = login ? await Person.signedIn(court, browser, login, pages[0][0]) : await Person.at(court, browser)
  for (const [i, [where, heading]] of pages.entries()) {
    if (i > 0 || !login) await person.open(where)
    await person.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
    await person.look(`${who.replaceAll(' ', '-')}-${i}`)
  }
  await person.leave()
})

test('a judge opens a case and sees its clock, what comes next, and every tab', async () => {
  const person = await Person.signedIn(court, browser, 'judge1')
  const first = (await (await court.signIn('judge1')).ok('GET', '/cases?limit=1&status=open')).items[0]
  await person.open('/desk/cases/' + first.id)
  await person.sees(first.number, '下一步')
  await person.look('case-overview')
  for (const tab of ['当事人', '期限', '文书材料', '费用', '日志', '更正']) {
    await person.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await person.page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) }).waitFor()
    await person.look(`case-${tab}`)
  }
  await person.leave()
})
