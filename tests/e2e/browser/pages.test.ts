// What people see: the main pages of litigant, filing clerk, judge and head, at desk and telephone width, without a single accessibility violation.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Browser, type Page, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Court, password, root } from '../support/anshu'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = path.join(root, 'build/screenshots')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const court = new Court('sqlite', 40)
let browser: Browser

beforeAll(async () => {
  mkdirSync(shots, { recursive: true })
  await court.start()
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
})
afterAll(async () => {
  await browser?.close()
  await court.remove()
})

async function signedIn(login: string, width: number): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: width > 600 ? 900 : 844 }, locale: 'zh-CN', bypassCSP: true })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('response', (answer) => answer.status() >= 500 && faults.push(`${answer.status()} ${answer.url()}`))
  if (login) {
    await page.goto(court.base + '/sign-in')
    await page.locator('input').first().fill(login)
    await page.locator('input[type=password]').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  }
  return { page, faults }
}

async function look(page: Page, where: string, name: string) {
  await page.goto(court.base + where)
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.waitForTimeout(400)
  await page.screenshot({ path: path.join(shots, name + '.png') })
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const result = await (window as any).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return result.violations.map((v: { id: string; nodes: { html: string }[] }) => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`)
  })
  expect(violations, `${name} ${where}`).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide, `${name} is wider than its window`).toBeLessThanOrEqual(0)
}

const tours: [string, string, string[]][] = [
  ['visitor', '', ['/', '/sign-in', '/register']],
  ['litigant', 'party1', ['/mine']],
  ['filing clerk', 'filing1', ['/desk', '/desk/filings', '/desk/ledger']],
  ['judge', 'judge1', ['/desk', '/desk/ledger']],
  ['management', 'management1', ['/desk/ledger', '/desk/import']],
  ['system administrator', 'sysadmin', ['/desk/admin/users']],
]
for (const width of [1440, 390]) {
  test.each(tours)(`%s at ${width} px`, async (who, login, pages) => {
    const { page, faults } = await signedIn(login, width)
    for (const [i, where] of pages.entries()) await look(page, where, `${who.replace(' ', '-')}-${i}-${width}`)
    expect(faults).toEqual([])
    await page.context().close()
  })
}

test.each([1440, 390])('the head of the court opens a case at %i px and sees its clock and what comes next', async (width) => {
  const { page, faults } = await signedIn('president1', width)
  const first = await page.evaluate(async () => (await (await fetch('/api/v1/cases?limit=1&status=open')).json()).items[0])
  await look(page, '/desk/cases/' + first.id, `case-${width}`)
  await expect(page.getByText(first.number).first().isVisible()).resolves.toBe(true)
  expect(faults).toEqual([])
  await page.context().close()
})
