// The filing window: a case typed in for somebody who came with paper, and the case that comes of it; both know each other.
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Court } from '../support/anshu'
import { openBrowser, Person } from '../support/browser'
import { complaint, submit } from '../support/filing'
import { idNumber } from '../support/identity'

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

/** Types into a box that finds, and takes what it finds. */
async function find(person: Person, box: Locator, words: string, option: string | RegExp) {
  await box.fill(words)
  await person.page.getByRole('option', { name: option }).first().click()
}
/** The number that was given. */
async function register(person: Person): Promise<string> {
  await person.button('登记立案').click()
  await person.sees(/案号编立后不能收回/)
  await person.button('登记并编立案号', person.dialog).click()
  await person.page.waitForURL('**/desk/cases/**')
  await person.ready()
  return /\(\d{4}\)\S+?号/.exec(await person.page.getByRole('heading', { level: 1 }).innerText())![0]
}

test('a case is registered at the window, another comes of it, and each names the other', async () => {
  const clerk = await Person.signedIn(court, browser, 'filing1', '/desk/register')
  const { page } = clerk
  expect(await clerk.button('登记立案').isDisabled()).toBe(true)
  await clerk.sees('还要：选择案件类型；填写当事人。')
  await page.getByLabel('案件类型').fill('逮捕')
  await clerk.sees(/没有找到|没有匹配|无匹配/)
  expect(await page.getByRole('option', { name: /审查逮捕/ }).count(), 'a procuratorate registers those').toBe(0)
  await find(clerk, page.getByLabel('案件类型'), '民事一审', '民事一审案件')
  await clerk.choose('审理程序', '普通程序')
  await find(clerk, page.getByLabel('案由'), '买卖合同', /^买卖合同纠纷/)
  for (const [side, name] of [
    ['原告', '窗口原告甲'],
    ['被告', '窗口被告乙'],
  ]) {
    await clerk.button(`添加${side}`).click()
    const party = page.getByRole('group', { name: /^当事人 \d/ }).last()
    await party.getByLabel('姓名').fill(name)
    if (side !== '原告') continue
    const own = idNumber(91)
    await party.getByLabel('公民身份号码').fill(own.slice(0, 17) + (own.endsWith('0') ? '1' : '0'))
    await party.getByLabel('联系电话').fill('13900007777')
    await clerk.sees(/校验|不正确|有误/)
    await party.getByLabel('公民身份号码').fill(own)
  }
  await clerk.button('添加请求').click()
  await page.getByRole('textbox', { name: '请求 1' }).fill('判令被告支付货款三万元')
  await page.getByRole('textbox', { name: '金额' }).fill('30000')
  await clerk.look('window-filled')
  const number = await register(clerk)
  expect(number).toMatch(/陕0702民初\d+号/)
  await clerk.sees('窗口原告甲', '窗口被告乙', '30,000.00 元')
  const first = page.url()

  const family = page.getByRole('region', { name: '关联案件' })
  await family.getByText('没有上诉、执行、异议等关联案件').waitFor()
  await family.getByRole('link', { name: '登记衍生案件' }).click()
  await clerk.sees(number)
  await clerk.sees(/现在不能登记：.*裁判尚未生效，不能申请执行/)
  expect(await page.getByRole('radio', { name: /申请执行/ }).isDisabled(), 'no enforcement before there is a judgment').toBe(true)
  expect(await page.getByRole('radio', { name: /^再审/ }).isDisabled(), 'nor a retrial').toBe(true)
  await clerk.choose('衍生的案件', /财产保全执行/)
  await clerk.look('window-derived')
  await page.getByLabel('窗口原告甲在新案中的诉讼地位').selectOption({ index: 1 })
  const derived = await register(clerk)
  expect(derived).toMatch(/陕0702执保\d+号/)
  const chain = family.getByRole('listitem')
  await chain.nth(1).waitFor()
  expect(await chain.nth(0).innerText()).toContain(number)
  expect(await chain.nth(1).innerText()).toMatch(new RegExp(`${derived.replace(/[()]/g, '.')}[^]*本案`))
  await clerk.look('family')
  await family.getByRole('link', { name: number }).click()
  await page.waitForURL(first)
  await family.getByRole('link', { name: derived }).waitFor()
  await clerk.leave()
})

test('what was answered online stands on the case page, numbers of persons behind a mask that takes a reason', async () => {
  const filer = await court.signIn('party1')
  const materials = await filer.ok('GET', '/reference/materials?case_type=1002')
  const filing = await submit(
    filer,
    complaint({
      case_type: '1002',
      cause_code: null,
      answers: [
        { name: 'ground_kind', value: 'judgment' },
        { name: 'ground_number', value: '(2024)陕0103民初77号' },
        { name: 'effective_on', value: '2025-12-01' },
        { name: 'perform_by_on', value: '2025-12-11' },
        { name: 'property_clues', value: '被执行人手机13891600002，在城东市场有店铺一间。' },
      ],
      missing_materials: materials.items.map((item: { code: string }) => ({ code: item.code, reason: '开庭时提交原件' })),
    }),
  )
  const clerk = await Person.signedIn(court, browser, 'filing1', `/desk/filings/${filing.id}`)
  const { page } = clerk
  await clerk.sees('民事判决书', /138\*{4}0002/)
  await page.getByRole('tab', { name: '审查决定' }).click()
  await clerk.choose('执行程序', /民事执行/)
  await clerk.look('review-enforcement')
  await clerk.button('决定立案').click()
  await clerk.sees(/已立案：\(\d{4}\)陕0702执\d+号/)
  await clerk.open(`/desk/cases/${(await filer.ok('GET', `/filings/${filing.id}`)).case_id}`)
  await clerk.sees('执行程序', '申请要素', '民事判决书', '2025年12月1日', /138\*{4}0002/, '(2024)陕0103民初77号')
  await clerk.look('case-enforcement')
  await clerk.button('查看被执行人的财产线索全文').click()
  await clerk.choose('查看理由', /制作文书/)
  await clerk.button('查看', clerk.dialog).click()
  await clerk.sees(/13891600002/)
  await clerk.leave()
})
