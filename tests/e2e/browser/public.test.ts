// What anybody may ask without an account: until when, how much, which days are off, how a case goes.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Court } from '../support/anshu'
import { openBrowser, Person } from '../support/browser'

let court: Court
let browser: Browser

beforeAll(async () => {
  court = await new Court().start()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await court?.remove()
})

test('until when one may appeal: over the October holiday, with the reasons, at an address that can be kept', async () => {
  const visitor = await Person.at(court, browser)
  const { page } = visitor
  await visitor.open('/tools/period')
  await visitor.button('判决上诉期').click()
  const from = page.getByLabel('从哪一天起算')
  await from.fill('2026-13-16')
  await from.blur()
  await visitor.sees('没有看懂这个日期，请写成 2026-05-01 的样子。')
  await from.fill('2026年9月16日')
  await visitor.button('计算').click()
  await visitor.sees('2026年10月8日', '2026-10-01 星期四', /2026-10-01为国庆节，顺延至/)
  await visitor.look('period')
  await page.reload()
  await visitor.sees('2026年10月8日')
  await page.getByLabel('从哪一天起算').fill('2026-09-10')
  await visitor.button('计算').click()
  await visitor.sees('2026年9月28日')
  await visitor.leave()
})

test('how much a claim for money costs, and half of it in the simplified procedure', async () => {
  const visitor = await Person.at(court, browser)
  await visitor.open('/tools/fee')
  await visitor.page.getByLabel('哪一种案件').selectOption({ label: '财产案件受理费' })
  await visitor.page.getByLabel('请求的金额').fill('123456')
  await visitor.button('计算').click()
  await visitor.sees('2,769.12 元')
  await visitor.page.getByText('适用简易程序（小额诉讼程序）').click()
  await visitor.page.getByText('2,769.12 元').waitFor({ state: 'hidden' }) // what was reckoned before does not stand beside a new question
  await visitor.button('计算').click()
  await visitor.sees('1,384.56 元', '减半前', '2,769.12 元')
  await visitor.look('fee')
  await visitor.leave()
})

test('the calendar of a year, and of one that is not announced yet', async () => {
  const visitor = await Person.at(court, browser)
  const { page } = visitor
  await visitor.open('/calendar?year=2026')
  const october = page.getByRole('table', { name: '10月' })
  expect(await october.getByText('国庆节放假').count()).toBe(7)
  expect(await october.getByText('调休上班（国庆节）').count()).toBe(1)
  await visitor.sees('10月1日至10月7日放假，共7天')
  await visitor.look('calendar')
  await visitor.button('2027 年').click()
  await page.getByRole('heading', { level: 1, name: /^2027 年日历/ }).getByText('暂定').waitFor()
  expect(await page.getByText(/调休上班（/).count(), 'nothing is made up before it is announced').toBe(0)
  await visitor.leave()
})

test('the procedures by kind of case, and one of them from filing to archive', async () => {
  const visitor = await Person.at(court, browser)
  const { page } = visitor
  await visitor.open('/procedures')
  const kinds = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  for (const kind of ['刑事案件', '民事案件', '行政案件', '执行类案件']) expect(kinds).toContain(kind)
  const civil = page.getByRole('region', { name: '民事案件' })
  await civil.getByRole('link', { name: /^民事二审/ }).waitFor()
  await visitor.look('procedures')
  await civil.getByRole('link', { name: /^民事一审/ }).click()
  await page.getByRole('heading', { level: 1, name: '民事一审办案流程' }).waitFor()
  await visitor.sees(/民事一审普通程序审限（6个月）/, /民事一审简易程序审限（3个月）/)
  await visitor.look('procedure')
  await page.getByRole('link', { name: '送达裁判文书', exact: true }).click()
  const effective = page.getByRole('region', { name: '送达裁判文书', exact: true }).getByRole('region', { name: '登记生效' })
  await effective.getByText('条件').waitFor()
  await page.waitForFunction(() => window.scrollY > 1000)
  await visitor.leave()
})
