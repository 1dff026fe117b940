// The limits of a case on screen: time taken out of them, more time asked for and refused, and a holiday notice that moves them.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Court } from '../support/anshu'
import { openBrowser, Person } from '../support/browser'
import { accept, submit } from '../support/filing'
import { tellsOneStory } from '../support/story'

const limit = '民事一审简易程序审限'
const later = 40 * 86_400_000 // so long after the filing these people look at it
let court: Court
let browser: Browser
let casePath = '', caseNumber = ''
/** The last day of the limit, as the page last showed it. */
let due = ''
const day = (on: number) => new Date(Date.now() + 8 * 3600_000 + on * 86_400_000).toISOString().slice(0, 10)
const daysFrom = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 86_400_000

beforeAll(async () => {
  court = await new Court().start()
  browser = await openBrowser()
  const president = await court.signIn('president')
  const accepted = (await accept(await court.signIn('filing1'), await submit(await court.signIn('party1')))).body
  const judge = (await (await court.signIn('sysadmin')).ok('GET', '/users?q=judge1&limit=50')).items.find((user: { login: string }) => user.login === 'judge1')
  const file = await president.ok('GET', `/cases/${accepted.case_id}`)
  await president.ok('POST', `/cases/${file.id}/assign`, { department_id: judge.department_id, handler_id: judge.id, reason: '按轮次' }, president.at(file.version))
  casePath = `/desk/cases/${file.id}`
  caseNumber = file.number
  await court.stop()
  await court.start('', new Date(Date.now() + later))
})
afterAll(async () => {
  await browser?.close()
  await court?.remove()
})

tellsOneStory()

/** The limit's last day on the page of limits; a click on it shows how it was reckoned. */
const lastDay = (person: Person) => person.page.getByRole('article', { name: limit }).getByRole('button', { name: /查看推算过程$/ })
const dueShown = (person: Person) => lastDay(person).innerText()
const request = (person: Person) => person.page.getByRole('listitem').filter({ hasText: caseNumber })

test('a judge asks to leave out twenty days of an appraisal; until it is approved the limit runs on', async () => {
  const judge = await Person.signedIn(court, browser, 'judge1', casePath + '?tab=clocks')
  due = await dueShown(judge)
  await judge.button('申请扣除').click()
  const form = judge.dialog
  expect(await judge.button('提交申请', form).isDisabled(), 'an empty request cannot be handed in').toBe(true)
  await form.getByLabel('扣除事由').selectOption({ label: '鉴定、审计、评估、资产清理' })
  await form.getByLabel('开始日期').fill(day(5))
  await form.getByLabel('结束日期').fill(day(25))
  await form.getByLabel('依据的文书').fill('(2026)陕0702委鉴1号')
  await form.getByLabel('申请理由').fill('双方申请对借条笔迹作司法鉴定')
  await judge.sees(/报庭长审批/, '批准后，这段时间不计入期限')
  await judge.look('exclusion-ask')
  await judge.button('提交申请', form).click()
  await judge.sees('已提交扣除申请')
  const record = judge.page.getByRole('region', { name: '扣除记录' })
  await record.getByText('待审批').waitFor()
  expect(await record.innerText()).toContain(`${day(5)} 至 ${day(25)}`)
  expect(await dueShown(judge)).toBe(due)
  await judge.leave()
})

test('the head of the division approves: the last day is later by that much, and says why', async () => {
  const head = await Person.signedIn(court, browser, 'head1', '/desk/clock-requests')
  await request(head).getByText('双方申请对借条笔迹作司法鉴定').waitFor()
  await head.look('clock-requests')
  await head.button(`批准：${caseNumber}`).click()
  await head.look('exclusion-approve')
  await head.button('批准', head.dialog).click()
  await head.sees('没有等待您审批的申请')
  await head.leave()

  const judge = await Person.signedIn(court, browser, 'judge1', casePath + '?tab=clocks')
  await judge.page.getByRole('region', { name: '扣除记录' }).getByText('已批准').first().waitFor()
  await judge.sees('已扣除 20 天')
  const later = await dueShown(judge)
  expect(daysFrom(due, later), 'the limit ends twenty days later, or on the first day of work after that').toBeGreaterThanOrEqual(20)
  expect(daysFrom(due, later)).toBeLessThan(32)
  due = later
  await lastDay(judge).click()
  await judge.sees(/鉴定.*20(日|天)|20(日|天).*鉴定/)
  await judge.look('clocks-excluded')
  await judge.open('/desk/notices')
  await judge.sees(new RegExp(`${caseNumber.replace(/[()]/g, '.')}.*申请已经批准`))
  await judge.leave()
})

test('time taken out without an end stops the limit until the judge says that the ground is gone', async () => {
  const judge = await Person.signedIn(court, browser, 'judge1', casePath + '?tab=clocks')
  await judge.button('申请扣除').click()
  await judge.dialog.getByLabel('扣除事由').selectOption({ label: '鉴定、审计、评估、资产清理' })
  await judge.dialog.getByLabel('开始日期').fill(day(30))
  await judge.dialog.getByLabel('依据的文书').fill('(2026)陕0702委鉴2号')
  await judge.dialog.getByLabel('申请理由').fill('补充鉴定，完成日期未定')
  await judge.button('提交申请', judge.dialog).click()
  await judge.sees('已提交扣除申请')

  const head = await Person.signedIn(court, browser, 'head1', '/desk/clock-requests')
  await head.button(`批准：${caseNumber}`).click()
  await head.button('批准', head.dialog).click()
  await head.sees('没有等待您审批的申请')
  await head.leave()

  await judge.open(casePath + '?tab=clocks')
  const record = judge.page.getByRole('region', { name: '扣除记录' })
  await judge.look('exclusion-open')
  await record.getByRole('button', { name: '结束扣除' }).click()
  const form = judge.dialog
  await form.getByText(`自 ${day(30)} 起暂停计算`).waitFor()
  await form.getByLabel('结束日期').fill(day(39))
  await form.getByLabel('说明').fill('收到补充鉴定意见书')
  await judge.look('exclusion-end')
  await judge.button('结束扣除', form).click()
  await judge.sees('期限已恢复计算')
  await record.getByText(`${day(30)} 至 ${day(39)}`).waitFor()
  const later = await dueShown(judge)
  await judge.sees('已扣除 29 天')
  expect(daysFrom(due, later), 'nine days more; a last day on a holiday moves on, so a little less or more').toBeGreaterThan(0)
  expect(daysFrom(due, later)).toBeLessThan(22)
  due = later
  await judge.leave()
})

test('the judge asks for a month more; the president refuses with a reason, and the limit stays', async () => {
  const judge = await Person.signedIn(court, browser, 'judge1', casePath + '?tab=clocks')
  await judge.button('申请延长').click()
  const form = judge.dialog
  await judge.sees('由谁批准', '最晚提出')
  expect(await form.getByLabel('延长的月数').inputValue()).toBe('1')
  await form.getByLabel('申请理由').fill('案情复杂，需要再次开庭')
  await judge.look('extension-ask')
  await judge.button('提交申请', form).click()
  await judge.sees('已提交延长申请')

  const president = await Person.signedIn(court, browser, 'president', '/desk/clock-requests')
  await request(president).getByText('案情复杂，需要再次开庭').waitFor()
  await president.button(`不批准：${caseNumber}`).click()
  const refuse = president.button('不批准', president.dialog)
  expect(await refuse.isDisabled(), 'nobody is refused without a reason').toBe(true)
  await president.dialog.getByLabel('审批意见').fill('争议不大，可在审限内审结')
  await president.look('extension-refuse')
  await refuse.click()
  await president.sees('没有等待您审批的申请')
  await president.leave()

  await judge.open(casePath + '?tab=clocks')
  const record = judge.page.getByRole('region', { name: '延长记录' })
  await record.getByText('未批准', { exact: true }).waitFor()
  expect(await record.innerText()).toContain('争议不大，可在审限内审结')
  expect(await dueShown(judge)).toBe(due)
  await judge.leave()
})

test('a holiday notice comes in, is refused while incomplete, and moves the limits that end on its days', async () => {
  const year = Number(due.slice(0, 4))
  const page = `/desk/calendar?year=${year}`
  const known = (await (await court.signIn('sysadmin')).ok('GET', `/calendar/${year}`)).days
  const statutory = known.filter((d: { kind: string }) => d.kind === 'holiday').map((d: { date: string; name: string }) => `${d.date},${d.name},true`)
  const admin = await Person.signedIn(court, browser, 'sysadmin', page)
  await admin.sees('暂定', new RegExp(`${year} 年的放假安排尚未公布`))
  await admin.button('导入放假安排').click()
  const form = admin.dialog
  await form.getByLabel('年度').fill(String(year))
  await form.getByLabel('国务院办公厅通知文号').fill('国办发明电〔2026〕7号')
  const days = form.getByLabel('放假和调休上班的日期')
  await days.fill(`${year}-02-30,春节,true`)
  await admin.sees('1 行有误', /没有看懂日期/)
  expect(await admin.button('导入', form).isDisabled()).toBe(true)
  await days.fill([...statutory.slice(1), `${due},调休放假,true`].join('\n'))
  await admin.button('导入', form).click()
  await admin.sees(new RegExp(`放假安排不完整：${year}-01-01（.*元旦.*）是法定节假日，没有列入`))
  await days.fill([...statutory, `${due},调休放假,true`].join('\n'))
  await admin.look('notice-import')
  await admin.button('导入', form).click()
  await admin.sees(/重新推算已完成，\d+ 个期限的届满日有变动/)
  await admin.page.getByText('暂定', { exact: true }).waitFor({ state: 'detached' })
  await admin.look('calendar-imported')
  await admin.leave()

  const judge = await Person.signedIn(court, browser, 'judge1', page)
  const moved = judge.page.getByRole('row', { name: new RegExp(caseNumber.replace(/[()]/g, '.')) }).filter({ hasText: limit })
  expect(await moved.getByRole('deletion').innerText()).toBe(due)
  await judge.look('calendar-redated')
  await moved.getByRole('link').click()
  await judge.ready()
  expect(await dueShown(judge) > due, 'a day later than the day that is now off').toBe(true)
  await judge.leave()
})
