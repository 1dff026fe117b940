// The fees of a case on screen: charged, relieved, paid, given back, and in the end borne and settled by the parties.
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Court } from '../support/anshu'
import { openBrowser, Person } from '../support/browser'
import { accept, submit } from '../support/filing'
import { tellsOneStory } from '../support/story'

let court: Court
let browser: Browser
let fees = '', number = '', plaintiff = '', defendant = ''
let receipts = 0

beforeAll(async () => {
  court = await new Court().start()
  browser = await openBrowser()
  const president = await court.signIn('president')
  const accepted = (await accept(await court.signIn('filing1'), await submit(await court.signIn('party1')))).body
  const judge = (await (await court.signIn('sysadmin')).ok('GET', '/users?q=judge1&limit=50')).items.find((user: { login: string }) => user.login === 'judge1')
  const file = await president.ok('GET', `/cases/${accepted.case_id}`)
  await president.ok('POST', `/cases/${file.id}/assign`, { department_id: judge.department_id, handler_id: judge.id, reason: '按轮次' }, president.at(file.version))
  fees = `/desk/cases/${file.id}?tab=fees`
  number = file.number
  plaintiff = file.parties.find((party: { side: string }) => party.side === 'plaintiff').name
  defendant = file.parties.find((party: { side: string }) => party.side === 'defendant').name
})
afterAll(async () => {
  await browser?.close()
  await court?.remove()
})

tellsOneStory()

const fee = (person: Person, name: string) => person.page.getByRole('article', { name, exact: true })
const burden = (person: Person, name: string) => person.page.getByRole('region', { name: '诉讼费用负担' }).getByRole('listitem', { name })
/** The cashier writes down what came in or went back; the sum stands there already. */
async function record(cashier: Person, button: Locator, verb: '收费' | '退费') {
  await button.click()
  await cashier.dialog.getByLabel('财政票据号码').fill(`陕财票${(receipts += 1)}`)
  await cashier.button(`登记${verb}`, cashier.dialog).click()
  await cashier.page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('a preservation fee is charged with its reasoning, and less of it is asked for and granted', async () => {
  const judge = await Person.signedIn(court, browser, 'judge1', fees)
  await fee(judge, '财产案件受理费').getByText('525.00').first().waitFor()
  await judge.button('核定费用').click()
  const form = judge.dialog
  await form.getByLabel('费用种类').selectOption({ label: '保全申请费' })
  await form.getByLabel('标的额').fill('50000')
  await judge.sees('520.00 元', /诉讼费用交纳办法第十四条第二项/)
  await judge.look('fee-assess')
  await judge.button('核定', form).click()
  const preservation = fee(judge, '保全申请费')
  await preservation.getByText('交纳期限').waitFor()
  await judge.button('申请缓减免：保全申请费').click()
  await judge.choose('申请', '减交', form)
  await form.getByLabel('事由').selectOption({ label: '属于国家规定的优抚、安置对象' })
  await form.getByLabel('减交比例').fill('20')
  await judge.sees('填 30 至 99 之间的整数。')
  await form.getByLabel('减交比例').fill('30')
  await form.getByLabel('理由和证明').fill('优抚对象，附退役军人优待证')
  await judge.sees('批准后减免 156.00 元')
  await judge.look('fee-relief')
  await judge.button('提交申请', form).click()
  await preservation.getByText('待审批').waitFor()
  await judge.leave()

  const president = await Person.signedIn(court, browser, 'president', '/desk/fee-reliefs')
  await president.sees('减交 30%', /优抚对象/)
  await president.look('fee-reliefs')
  await president.button(`批准：${number}`).click()
  await president.button('批准', president.dialog).click()
  await president.sees('没有等待您审批的申请')
  await president.leave()
})

test('the cashier takes the money; a smaller claim brings part of it back within fifteen days', async () => {
  const cashier = await Person.signedIn(court, browser, 'cashier', fees)
  await record(cashier, cashier.button('登记收费：保全申请费'), '收费')
  await cashier.button('登记收费：财产案件受理费').click()
  await cashier.dialog.getByLabel('金额').fill('600')
  await cashier.sees('尚应交纳 525.00 元，不能多于这个数。')
  expect(await cashier.button('登记收费', cashier.dialog).isDisabled()).toBe(true)
  await cashier.dialog.getByLabel('金额').fill('525')
  await cashier.dialog.getByLabel('财政票据号码').fill('陕财票1')
  await cashier.button('登记收费', cashier.dialog).click()
  await cashier.sees('该票据号码已经登记过')
  await cashier.page.evaluate(() => window.scrollTo(0, 0)) // so that nothing behind the dialog is half under the page's head
  await cashier.look('fee-payment')
  await cashier.dialog.getByLabel('财政票据号码').fill(`陕财票${(receipts += 1)}`)
  await cashier.button('登记收费', cashier.dialog).click()
  await fee(cashier, '财产案件受理费').getByText('已交纳', { exact: true }).waitFor()

  const judge = await Person.signedIn(court, browser, 'judge1', fees)
  await judge.button('补交或者退还：财产案件受理费').click()
  await judge.dialog.getByLabel('事由').selectOption({ label: '法庭调查终结前减少诉讼请求，按照减少后的诉讼请求计算退还' })
  await judge.dialog.getByLabel('现在的标的额').fill('40000')
  await judge.dialog.getByLabel('依据').fill('原告当庭减少诉讼请求，记入笔录')
  await judge.look('fee-adjust')
  await judge.button('重新核定', judge.dialog).click()
  await fee(judge, '财产案件受理费').getByText('待退费').waitFor()
  await judge.leave()

  await cashier.open(fees)
  await fee(cashier, '财产案件受理费').getByText('退还期限').waitFor()
  await record(cashier, cashier.button('登记退费：财产案件受理费'), '退费')
  await fee(cashier, '财产案件受理费').getByText('已交纳', { exact: true }).waitFor()
  await cashier.look('fees-refunded')
  await cashier.leave()
})

test('who bears it: by ratio, then as the judgment has it; the parties settle with the court', async () => {
  const judge = await Person.signedIn(court, browser, 'judge1', fees)
  await judge.button('确定负担').click()
  await judge.choose('怎样分', '按比例', judge.dialog)
  await judge.dialog.getByLabel(new RegExp(plaintiff)).fill('1')
  await judge.dialog.getByLabel(new RegExp(defendant)).fill('3')
  await judge.look('fee-burden-ratio')
  await judge.button('确定负担', judge.dialog).click()
  await burden(judge, defendant).getByText('690.00').first().waitFor()
  await burden(judge, plaintiff).getByText('待生效').waitFor()
  await judge.button('重新确定负担').click()
  const form = judge.dialog
  await form.getByLabel(new RegExp(plaintiff)).fill('')
  await form.getByLabel(new RegExp(defendant)).fill('900')
  await judge.sees('还没有分')
  expect(await judge.button('确定负担', form).isDisabled(), 'sums that do not make up the whole').toBe(true)
  await form.getByLabel(new RegExp(defendant)).fill('920')
  await form.getByLabel('文书生效日期').fill(new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10))
  await judge.look('fee-burden-amounts')
  await judge.button('确定负担', form).click()
  await burden(judge, plaintiff).getByText('退还期限').waitFor()
  await judge.page.getByRole('region', { name: '诉讼费用负担' }).getByText('怎样算出来的').click()
  await judge.sees(`${defendant}负担920.00元，应交纳920.00元`, /第五十三条/)
  await judge.look('fee-burden')
  await judge.leave()

  const cashier = await Person.signedIn(court, browser, 'cashier', fees)
  await record(cashier, cashier.button(`登记退费：${plaintiff}`), '退费')
  await burden(cashier, plaintiff).getByText('已退还', { exact: true }).first().waitFor()
  await record(cashier, cashier.button(`登记收费：${defendant}`), '收费')
  await burden(cashier, defendant).getByText('已交纳', { exact: true }).first().waitFor()
  expect(await cashier.page.getByRole('button', { name: /^登记(收费|退费)/ }).count(), 'nothing is left to settle').toBe(0)
  await cashier.look('fee-settled')
  await cashier.leave()
})
