// People at their screens: signs in as they do, waits for what they can see, and looks at each page with a checker's eyes.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Browser, type BrowserContext, type Locator, type Page, chromium } from 'playwright-core'
import { expect } from 'vitest'
import { type Court, password, root } from './anshu'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const shots = path.join(root, 'build/screenshots')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export function openBrowser(): Promise<Browser> {
  mkdirSync(shots, { recursive: true })
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
}

/** One person with one window. Whatever goes wrong behind the page is kept in `faults`. */
export class Person {
  readonly faults: string[] = []
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly court: Court,
  ) {
    page.on('pageerror', (error) => this.faults.push(String(error)))
    page.on('console', (message) => {
      if (/Content Security Policy|\[Vue warn\]/.test(message.text())) this.faults.push(message.text())
    })
    page.on('response', (answer) => {
      if (answer.status() >= 500) this.faults.push(`${answer.status()} ${answer.url()}`)
    })
  }

  static async at(court: Court, browser: Browser, viewport = desktop): Promise<Person> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', acceptDownloads: true })
    context.setDefaultTimeout(30_000)
    return new Person(await context.newPage(), context, court)
  }
  /** Signed in already, before the first page: the form itself is what some tests are about. */
  static async signedIn(court: Court, browser: Browser, login: string, where = '/desk'): Promise<Person> {
    const person = await Person.at(court, browser)
    const session = court.base + '/api/v1/session'
    const { csrf_token } = await (await person.context.request.get(session)).json()
    const answer = await person.context.request.post(session, { data: { login, password }, headers: { 'X-CSRF-Token': csrf_token } })
    expect(answer.status(), `${login} signs in`).toBe(200)
    await person.open(where)
    return person
  }

  async open(where: string) {
    await this.page.goto(this.court.base + where, { waitUntil: 'domcontentloaded' })
    await this.ready()
  }
  /** A heading is there and nothing loads any more: the event stream never ends, so the network's quiet says nothing. */
  async ready() {
    await this.page.locator('h1').first().waitFor()
    await this.page.waitForFunction(() => !document.querySelector('.el-skeleton, [aria-busy="true"], .el-loading-mask'))
  }
  async sees(...words: (string | RegExp)[]) {
    for (const word of words) await this.page.getByText(word).filter({ visible: true }).first().waitFor()
  }
  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: typeof name === 'string' })
  }
  /** Chooses in a group of radios by its name and the choice's. */
  async choose(group: string | RegExp, choice: string | RegExp, within: Page | Locator = this.page) {
    await within.getByRole('radiogroup', { name: group }).getByRole('radio', { name: choice }).first().locator('xpath=ancestor::label').click()
  }
  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ visible: true })
  }

  /** The page as it stands, in both widths: no WCAG 2.2 AA violation, nothing beside the window, a picture for whoever looks. */
  async look(name: string, widths = [desktop, phone]) {
    const before = this.page.viewportSize() ?? desktop
    for (const size of widths) {
      if (this.page.viewportSize()?.width !== size.width) await this.page.setViewportSize(size)
      await this.ready()
      await this.page.screenshot({ path: path.join(shots, `${name}-${size.width}.png`) })
      const wide = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wide, `${name} is wider than its window at ${size.width} px`).toBeLessThanOrEqual(0)
      expect(await this.violations(), `${name} at ${size.width} px`).toEqual([])
    }
    if (this.page.viewportSize()?.width !== before.width) await this.page.setViewportSize(before)
  }
  private async violations(): Promise<string[]> {
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(axe)
    return this.page.evaluate(async () => {
      type Found = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }
      const checker = (window as unknown as { axe: { run: (where: Document, how: unknown) => Promise<Found> } }).axe
      const found = await checker.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
      return found.violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`).join(' | ')}`)
    })
  }

  async leave() {
    await this.context.close()
    expect(this.faults).toEqual([])
  }
}
