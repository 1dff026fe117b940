// Those who run the court's system, each with a part of it only: accounts, roles, the security log; a second factor; a sealed case.
import { createHmac } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { Court } from '../support/anshu'
import { openBrowser, Person } from '../support/browser'

let court: Court
let browser: Browser
let initial = ''
const chosen = 'Own-Password-2026'

beforeAll(async () => {
  court = await new Court('sqlite', 12).start()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await court?.remove()
})

/** What an authenticator shows (RFC 6238) `later` periods of half a minute from now. */
function oneTimeCode(secret: string, later = 0): string {
  const bits = [...secret.replace(/[\s=]/g, '')].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = digest[19] & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('the system administrator makes an account; its first password is shown once', async () => {
  const person = await Person.signedIn(court, browser, 'sysadmin')
  await person.page.getByRole('main').getByRole('link', { name: /^账号/ }).click()
  await person.button('新建账号').click()
  const form = person.dialog
  await form.getByLabel('登录名').fill('newjudge')
  await form.getByLabel('姓名').fill('新法官')
  await form.getByLabel('部门').selectOption({ label: '民事审判第一庭' })
  await form.getByText('审判员', { exact: true }).click()
  await person.look('account-new')
  await person.button('新建', form).click()
  await person.sees('初始口令', '只显示这一次')
  initial = (await person.page.locator('.password').innerText()).trim()
  await person.button('已经记下').click()
  await person.page.getByLabel('姓名、登录名').fill('newjudge')
  await person.sees('共 1 条', '等待授予岗位')
  await person.button('修改：新法官').click()
  await person.dialog.getByLabel('姓名').fill('辛法官')
  await person.button('保存', person.dialog).click()
  await person.sees('辛法官')
  await person.leave()
})

test('the security administrator grants the role, and nobody else’s work is theirs', async () => {
  const person = await Person.signedIn(court, browser, 'secadmin', '/desk/admin/grants?q=newjudge')
  await person.button('变更岗位：辛法官').click()
  await person.dialog.getByRole('checkbox', { name: /^审判员/ }).locator('xpath=ancestor::label').click()
  await person.look('grant')
  await person.button('保存', person.dialog).click()
  await person.sees('岗位已更新')
  await person.page.getByRole('row', { name: /辛法官.*审判员/ }).waitFor()
  await person.open('/desk/ledger')
  await person.sees('您没有查看这个页面的权限')
  await person.leave()
})

test('the new judge must choose a password first, then turns on the second factor and signs in with it', async () => {
  const person = await Person.at(court, browser)
  const { page } = person
  const signIn = async (secret: string) => {
    await person.open('/sign-in')
    await page.getByLabel('账号').fill('newjudge')
    await page.locator('input[type=password]').fill(secret)
    await person.button('登录').click()
  }
  await signIn('Not-The-Password-1')
  await person.sees(/账号或密码|口令/)
  await signIn(initial)
  await person.sees('您用的是初始密码')
  await page.getByLabel('现在的密码').fill(initial)
  await page.getByLabel('新密码', { exact: false }).first().fill('short')
  await page.getByLabel('再输一次新密码').fill('short')
  await person.button('修改密码').click()
  await person.sees('密码至少 12 位，现在是 5 位。')
  await person.look('first-password')
  await page.getByLabel('新密码', { exact: false }).first().fill(chosen)
  await page.getByLabel('再输一次新密码').fill(chosen)
  await person.button('修改密码').click()
  await person.sees('密码已修改')

  await person.open('/account')
  await person.button('开启动态验证码').click()
  const secret = (await page.locator('.secret').innerText()).replace(/\s/g, '')
  await person.look('second-factor')
  await page.getByLabel('验证器上显示的 6 位数字').fill(oneTimeCode(secret))
  await person.button('开启').click()
  await person.sees('已开启')

  await page.getByRole('button', { name: /^账号：/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.waitForURL('**/sign-in**')
  await signIn(chosen)
  await page.getByLabel('动态验证码').fill(oneTimeCode(secret, 1)) // a code is good once: the next one
  await person.button('登录').click()
  await page.waitForURL('**/desk')
  await person.sees('今日', '辛法官')
  await person.leave()
})

test('a sealed case is not there for others, and comes back', async () => {
  const president = await Person.signedIn(court, browser, 'president')
  const clerk = await Person.signedIn(court, browser, 'filing1')
  const handled = await (await court.signIn('president')).ok('GET', '/cases?limit=50&source=filing')
  const { id, number } = handled.items.find((row: { handler_id: string | null }) => row.handler_id)
  const search = `/desk/ledger?q=${encodeURIComponent(number)}`
  await clerk.open(search)
  await clerk.sees('共 1 条')

  const change = async (words: string) => {
    await president.open('/desk/cases/' + id)
    await president.button('更多操作').click()
    await president.page.getByRole('menuitem', { name: words }).click()
    await president.dialog.getByLabel('理由').fill('涉及个人隐私')
    await president.button(words, president.dialog).click()
    await president.dialog.waitFor({ state: 'hidden' })
  }
  await change('设为不公开')
  await president.page.getByRole('heading', { level: 1 }).getByText('不公开').waitFor()
  await clerk.open(search)
  await clerk.sees('没有符合条件的记录')
  await clerk.open('/desk/cases/' + id)
  await clerk.sees('没有找到这件案件')
  await change('恢复公开')
  await clerk.open(search)
  await clerk.sees('共 1 条')
  await president.leave()
  await clerk.leave()
})

test('a judge looks behind a mask with a reason; the audit administrator reads of all this and sees no case', async () => {
  const own = (await (await court.signIn('judge1')).ok('GET', '/cases?limit=1&source=filing')).items[0]
  const judge = await Person.signedIn(court, browser, 'judge1', `/desk/cases/${own.id}?tab=parties`)
  await judge.page.getByRole('button', { name: /联系电话全文$/ }).first().click()
  await judge.choose('查看理由', '送达文书')
  await judge.button('查看', judge.dialog).click()
  await judge.page.getByRole('button', { name: /^遮住/ }).waitFor()
  await judge.leave()

  const audit = await Person.signedIn(court, browser, 'auditadmin', '/desk/admin/security-log')
  const log = audit.page.getByRole('table', { name: '安全日志' })
  for (const event of ['新建账号', '变更岗位', '登录失败', '修改口令', '启用动态口令']) await log.getByText(event, { exact: true }).first().waitFor()
  await audit.page.getByLabel('事件种类').selectOption({ label: '查看脱敏信息' })
  await log.getByText(/联系电话，事由：送达文书/).waitFor()
  await audit.look('security-log')
  await audit.open('/desk/cases/' + own.id)
  await audit.sees('您没有查看这个页面的权限')
  await audit.leave()
})
