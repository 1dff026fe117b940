// One whole case, as people do it at their screens: filed, returned, corrected, accepted, assigned, tried, closed, archived;
// found in the ledger, looked at as it was; and an old ledger brought in.
import { readFileSync } from 'node:fs'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Court, password } from '../support/anshu'
import { desktop, openBrowser, Person, phone } from '../support/browser'
import { creditCode, idNumber } from '../support/identity'
import { tellsOneStory } from '../support/story'

let court: Court
let browser: Browser
let filer: Person, clerk: Person, judge: Person
let judgeName = ''
let caseNumber = '', casePath = ''
const filerName = '温秋实'
const picture = { name: '借条.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') }
const day = (later = 0) => new Date(Date.now() + (8 * 3600 + later * 86_400) * 1000).toISOString().slice(0, 10)

beforeAll(async () => {
  court = await new Court('sqlite', 12).start()
  browser = await openBrowser()
  const users = await (await court.signIn('sysadmin')).ok('GET', '/users?q=judge1&limit=50')
  judgeName = users.items.find((user: { login: string }) => user.login === 'judge1').name
})
afterAll(async () => {
  await browser?.close()
  await court?.remove()
})

tellsOneStory()

/** A field of a form by the name under which the server knows it. */
const field = (person: Person, name: string): Locator => person.page.locator(`[data-field="${name}"]`).locator('input:not([type=radio]):not([type=checkbox]):not([type=date]), textarea, select').first()
const next = async (person: Person, heading: string) => {
  await person.button('下一步').click()
  await person.page.getByRole('heading', { level: 1, name: heading }).waitFor()
}
const material = (person: Person, code: string) => person.page.locator(`[data-field="materials.${code}"]`)
const upload = async (person: Person, code: string) => {
  await material(person, code).locator('input[type=file]').setInputFiles(picture)
  await material(person, code).getByText('已上传', { exact: true }).first().waitFor()
}
const later = async (person: Person, code: string) => {
  await material(person, code).getByText('暂时交不了这份材料').click()
  await material(person, code).getByLabel('为什么交不了').fill('原件在对方手里，开庭时出示')
}
/** Takes a step: opens its form, fills what is asked (the first choice where nothing else is said), confirms. */
async function takeStep(person: Person, name: string, given: Record<string, string> = {}) {
  await person.page.getByRole('region', { name: '下一步' }).getByRole('button', { name, exact: true }).click()
  const form = person.dialog
  await form.getByRole('heading', { name }).or(form.getByText(name, { exact: true })).first().waitFor()
  for (const box of await form.locator('[data-field]').all()) {
    const label = (await box.locator('.label').first().innerText()).replace(/[*（(].*$/s, '').trim()
    const required = (await box.locator('.required').count()) > 0
    const value = given[label]
    if (value === undefined && !required) continue
    if ((await box.getByRole('radiogroup').count()) > 0) {
      await (value ? box.locator('label', { hasText: value }) : box.locator('label')).first().click()
    } else if ((await box.locator('select').count()) > 0) {
      await box.locator('select').selectOption(value ? { label: value } : { index: 1 })
    } else if (value !== undefined) {
      await box.locator('input, textarea').first().fill(value)
    }
  }
  await person.button(`确认${name}`, form).click()
  await person.sees(`已办理“${name}”`)
  await form.waitFor({ state: 'hidden' })
}

test('a litigant registers, fills in the wizard, loses nothing by a reload, and hands in', async () => {
  filer = await Person.at(court, browser)
  await filer.open('/register')
  const own = idNumber(77)
  await field(filer, 'name').fill(filerName)
  await field(filer, 'id_number').fill(own.slice(0, 17) + (own.endsWith('0') ? '1' : '0'))
  await field(filer, 'phone').fill('13900001234')
  await filer.sees(/校验|不正确|有误/)
  await field(filer, 'id_number').fill(own)
  await field(filer, 'login').fill('wenqiushi')
  await field(filer, 'password').fill(password)
  await field(filer, 'again').fill(password)
  await filer.page.getByText('我已阅读并同意').click()
  await filer.button('注册并登录').click()
  await filer.page.waitForURL('**/mine')
  await filer.sees('您还没有立案申请')

  await filer.open('/file')
  await filer.button(/民事起诉/).click()
  await filer.look('file')
  await filer.button('开始填写').click()
  await filer.page.getByRole('heading', { level: 1, name: '法院和案由' }).waitFor()
  await filer.button(/借钱不还/).click()
  if ((await field(filer, 'court_code').inputValue()) === '') {
    await field(filer, 'court_code').click()
    await filer.page.getByRole('option', { name: /汉台区人民法院/ }).click()
  }
  await filer.choose('双方书面约定过由哪家法院处理吗', '没有约定')
  await filer.look('wizard-court')

  await next(filer, '双方当事人')
  await filer.button(/原告就是我/).click()
  await field(filer, 'parties.0.id_number').fill(own)
  await field(filer, 'parties.0.phone').fill('13900001234')
  await field(filer, 'parties.0.address').fill('陕西省汉中市汉台区东关街道1号')
  await filer.button('添加代理人').click()
  await field(filer, 'parties.0.agents.0.name').fill('郑律师')
  await field(filer, 'parties.0.agents.0.phone').fill('13900005678')
  await field(filer, 'parties.0.agents.0.firm').fill('陕西某某律师事务所')
  await filer.choose('代理权限', '一般代理')
  await filer.choose('被告是', /公司/)
  await field(filer, 'parties.1.name').fill('汉中某某商贸有限公司')
  await field(filer, 'parties.1.id_number').fill(creditCode(5))
  await field(filer, 'parties.1.representative').fill('杜某')
  await field(filer, 'parties.1.address').fill('陕西省汉中市汉台区北关街道2号')
  await filer.sees('✓ 号码正确', '✓ 代码正确')
  await filer.look('wizard-parties')

  await next(filer, '诉讼请求')
  await field(filer, 'claims.0.text').fill('判令被告偿还借款本金5万元')
  await field(filer, 'claims.0.amount_fen').fill('50000')
  await filer.page.getByRole('button', { name: /诉讼费用由被告负担/ }).click()
  await filer.look('wizard-claims')

  await next(filer, '事情经过')
  await field(filer, 'facts').fill('2025年1月5日，被告因周转向原告借款5万元，当天转账，约定一年归还，到期未还。')
  await filer.page.locator('.saved.saved').waitFor()
  await filer.page.reload()
  await filer.ready()
  expect(await field(filer, 'facts').inputValue()).toContain('约定一年归还')
  await filer.look('wizard-facts')

  await next(filer, '证据和材料')
  await upload(filer, 'identity')
  for (const code of ['complaint', 'loan_contract', 'loan_delivery']) await later(filer, code)
  await filer.button('添加证据').click()
  await field(filer, 'evidence.0.name').fill('银行转账记录')
  await field(filer, 'evidence.0.proves').fill('原告已把5万元交给被告')
  await filer.look('wizard-materials')

  await next(filer, '怎样联系您')
  await field(filer, 'service_address').fill('陕西省汉中市汉台区东关街道1号')
  await filer.choose('愿意通过网络接收法院文书吗', '愿意')
  await field(filer, 'eservice_address').fill('13900001234')
  await filer.choose('愿意先由法院组织调解吗', '愿意调解')
  await filer.choose('同意在网上办理立案吗', '同意')
  await filer.look('wizard-service')

  await next(filer, '核对并提交')
  await filer.page.getByText('我保证以上内容和材料真实').click()
  await filer.sees('必填的都填好了')
  await filer.look('wizard-review')
  await filer.button('提交立案申请').click()
  await filer.button('确认提交').click()
  await filer.page.waitForURL('**/filings/**')
  await filer.sees('提交成功，法院已收到', /收件编号/)
  await filer.look('filing-submitted')
})

/** From the list of filings. */
async function openFiling() {
  await clerk.page.getByRole('link', { name: new RegExp(filerName) }).first().click()
  await clerk.page.getByRole('heading', { level: 1, name: new RegExp(filerName) }).waitFor()
  await clerk.ready()
}

test('the clerk reads it behind its masks and returns it once, with reasons', async () => {
  clerk = await Person.signedIn(court, browser, 'filing1', '/desk/filings')
  await openFiling()
  await clerk.look('review')
  const phoneNumber = clerk.page.getByRole('button', { name: `查看${filerName}的联系电话全文` })
  await phoneNumber.click()
  await clerk.choose('查看理由', /联系/)
  await clerk.button('查看', clerk.dialog).click()
  await clerk.sees('13900001234')

  await clerk.page.getByRole('tab', { name: '审查决定' }).click()
  await clerk.page.getByRole('radio', { name: '退回补正' }).click()
  await clerk.page.getByRole('group', { name: '理由' }).getByText('材料不齐').click()
  await clerk.page.getByLabel('告知申请人的说明').fill('请补交借条的照片')
  await clerk.look('review-return')
  await clerk.button('退回补正').click()
  await clerk.sees('已退回补正，并通知了申请人')
})

test('the litigant reads what to change on the phone, corrects, and hands in again', async () => {
  await filer.page.setViewportSize(phone)
  await filer.open('/inbox')
  await filer.sees('请补交借条的照片')
  await filer.open('/mine')
  await filer.sees('需要您补正')
  await filer.page.getByRole('link', { name: '查看要改什么' }).click()
  await filer.sees('要改的地方', '材料不齐', '请补交借条的照片')
  await filer.look('filing-returned')
  await filer.page.getByRole('link', { name: '去补正' }).click()
  await filer.sees('法院请您补正')
  await upload(filer, 'loan_contract')
  await filer.page.getByRole('link', { name: /提交/ }).last().click()
  await filer.sees('必填的都填好了')
  await filer.button('提交补正').click()
  await filer.button('确认提交').click()
  await filer.sees('补正材料已提交')
  await filer.page.setViewportSize(desktop)
})

test('the clerk accepts: the case has its number and three notices', async () => {
  await clerk.open('/desk/filings')
  await openFiling()
  await clerk.page.getByRole('tab', { name: '审查决定' }).click()
  await clerk.choose('审理程序', /简易程序/)
  await clerk.look('review-accept')
  await clerk.button('决定立案').click()
  await clerk.sees(/已立案：\(\d{4}\)陕0702民初\d+号/)
  caseNumber = /\(\d{4}\)陕0702民初\d+号/.exec(await clerk.page.getByText(/^已立案：/).innerText())![0]
  casePath = (await clerk.page.getByRole('link', { name: '打开案件' }).getAttribute('href'))!
  for (const title of ['受理案件通知书', '举证通知书', '交纳诉讼费用通知书']) {
    const file = await clerk.page.request.get(court.base + (await clerk.page.getByRole('link', { name: title }).getAttribute('href')))
    expect((await file.body()).subarray(0, 4).toString()).toBe('%PDF')
  }
  await clerk.leave()

  await filer.open(casePath.replace('/desk', ''))
  await filer.sees(caseNumber, '受理案件通知书', '要交的费用', '正在安排')
  await filer.look('portal-case')
  await filer.leave()
})

test('case management assigns it', async () => {
  const management = await Person.signedIn(court, browser, 'management', casePath)
  await management.button('分案').click()
  const form = management.dialog
  await form.getByLabel('承办部门').selectOption({ label: '民事审判第一庭' })
  await form.getByRole('radio', { name: new RegExp(judgeName) }).locator('xpath=ancestor::label').click()
  await form.getByLabel('分案理由').fill('按专业化审判分工')
  await management.look('assign')
  await management.button('确认分案', form).click()
  await management.sees(`已分给${judgeName}承办`)
  await management.leave()
})

test('the judge sees the case today, takes the steps to the end, notes, and asks for a correction', async () => {
  judge = await Person.signedIn(court, browser, 'judge1')
  await judge.sees('今日')
  await judge.page.getByRole('link', { name: new RegExp(filerName) }).first().click()
  await judge.page.getByRole('heading', { level: 1 }).getByText(caseNumber).waitFor()
  await judge.ready()
  await judge.look('case-new')

  await judge.page.getByLabel('记一条办案日志').fill('电话联系被告，愿意到庭')
  await judge.button('保存').click()
  await judge.sees('电话联系被告，愿意到庭')

  await takeStep(judge, '送达应诉', { 举证期限届满日: day(7) })
  await takeStep(judge, '排期', { 开庭日期: day(), 开庭时间: '09:00', 法庭: '第一法庭' })
  await takeStep(judge, '开庭', { 庭审结果: '辩论终结' })

  await judge.button('更多操作').click()
  await judge.page.getByRole('menuitem', { name: '申请更正关键信息' }).click()
  await judge.dialog.getByLabel('更正哪一项').selectOption({ label: '诉讼标的额' })
  await judge.dialog.getByLabel('更正为').fill('48000')
  await judge.dialog.getByLabel(/理由/).fill('原告当庭减少请求')
  await judge.look('correction')
  await judge.button('提交申请', judge.dialog).click()
  await judge.dialog.waitFor({ state: 'hidden' })

  const management = await Person.signedIn(court, browser, 'management', '/desk/corrections')
  await management.page.getByRole('row', { name: new RegExp(caseNumber.replace(/[()]/g, '.')) }).getByRole('button', { name: /^准许/ }).click()
  await management.button(/准许/, management.dialog).click()
  await management.dialog.waitFor({ state: 'hidden' })
  await management.leave()

  await judge.open(casePath)
  await judge.sees('48,000.00 元')
  await takeStep(judge, '宣判', { 裁判结果摘要: '判令被告偿还借款4.8万元' })
  await takeStep(judge, '送达裁判文书', { 受送达人: '各方当事人' })
  await takeStep(judge, '结案（判决）')
  await judge.look('case-closed')
})

test('the case as it was: before the judge did anything', async () => {
  await judge.open(casePath + '?tab=timeline')
  const entry = judge.page.getByRole('listitem').filter({ hasText: `由${judgeName}承办` })
  await judge.button('看当时的案卷', entry).click()
  await judge.sees('时的案卷，只能查看')
  await judge.ready()
  const current = judge.page.getByRole('list', { name: '办理阶段' }).locator('[aria-current=step]')
  expect(await current.innerText()).toContain('立案')
  await judge.sees('50,000.00 元', '这是过去时点的案卷，不能办理。')
  await judge.look('case-as-of')
  await judge.button('回到现在').click()
  await judge.sees('48,000.00 元')
  expect(await current.innerText()).toContain('结案')
  await judge.leave()
})

test('the ledger finds it by two characters, filters, sorts and exports what is seen', async () => {
  const management = await Person.signedIn(court, browser, 'management', '/desk/ledger')
  const row = management.page.getByRole('row', { name: new RegExp(filerName) })
  await management.page.getByLabel('案号、当事人、承办人、案由').fill(filerName.slice(1))
  await management.page.waitForURL(/q=/)
  await management.sees('共 1 条')
  await row.waitFor()
  await management.look('ledger-found')

  await management.button('清除条件').first().click()
  await management.page.getByRole('group', { name: '状态' }).getByRole('button', { name: '已结' }).click()
  await row.waitFor()
  await management.page.getByRole('group', { name: '状态' }).getByRole('button', { name: '在办' }).click()
  await row.waitFor({ state: 'hidden' })
  await management.page.getByRole('group', { name: '状态' }).getByRole('button', { name: '全部' }).click()
  const amounts = management.page.getByRole('columnheader', { name: /标的额/ })
  await amounts.getByRole('button').click()
  await management.page.waitForURL(/sort=-claim_amount_fen/)
  expect(await amounts.getAttribute('aria-sort')).toBe('descending')

  await management.open('/desk/ledger?q=' + encodeURIComponent(filerName))
  await management.button('导出').click()
  const download = management.page.waitForEvent('download')
  await management.page.getByRole('menuitem', { name: /CSV/ }).click()
  const lines = readFileSync(await (await download).path(), 'utf8').trim().split('\n')
  expect(lines.length).toBe(2)
  expect(lines[1]).toContain(caseNumber)
  await management.leave()
})

test('an old ledger comes in: tried first, then for good, with every refused row named', async () => {
  const management = await Person.signedIn(court, browser, 'management', '/desk/import')
  const table = '案号,立案日期,案由,原告,被告,承办人,备注\n(2024)陕0702民初9001号,2024-03-01,从未听说的纠纷,古月胡,李四,无此人,纸质卷\n(2024)陕0702民初9002号,2024-13-01,民间借贷纠纷,甲,乙,丙,\n'
  await management.page.locator('#ledger-file').setInputFiles({ name: '旧台账.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await management.sees('试导入结果', '拒收的行（1）', '案由 从未听说的纠纷（1 件）')
  const refused = management.page.getByRole('region', { name: '拒收的行' }).getByRole('row').nth(1)
  expect(await refused.innerText()).toMatch(/^3\s+立案日期/)
  await management.look('import-tried')
  await management.button(/正式导入 1 件/).click()
  await management.button('导入', management.dialog).click()
  await management.sees('导入结果')
  await management.page.getByRole('link', { name: '到台账里看' }).click()
  const row = management.page.getByRole('row', { name: /古月胡/ })
  await row.waitFor()
  expect(await row.innerText()).toContain('待映射')
  await row.getByRole('link').first().click()
  await management.sees('导入时的原始记录', '纸质卷')
  await management.look('case-imported')
  await management.leave()
})

test('six weeks later the judgment is effective and the case is archived; the journal proves all of it', async () => {
  await court.stop()
  await court.start('', new Date(Date.now() + 45 * 86_400_000))
  judge = await Person.signedIn(court, browser, 'judge1', casePath)
  await takeStep(judge, '登记生效')
  await takeStep(judge, '归档', { 档号: '2027-民-0001', '册数、页数': '1册60页' })
  await judge.page.getByRole('heading', { level: 1 }).getByText('已归档').waitFor()
  await judge.look('case-archived')
  await judge.leave()
  await court.stop()
  expect((await court.try('verify')).said).toContain('核验通过')
})
