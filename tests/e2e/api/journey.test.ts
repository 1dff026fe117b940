// One whole case through the program, by its API, on both databases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, Court, engines } from '../support/anshu'
import { accept, complaint, submit } from '../support/filing'
import { take } from '../support/steps'

describe.each(engines)('on %s', (engine) => {
  let court: Court, filer: Client, clerk: Client, head: Client, judge: Client, audit: Client
  let caseId = '', judgeLogin = ''
  const dayAfter = (days: number) => new Date(Date.now() + (8 * 3600 + days * 86_400) * 1000).toISOString().slice(0, 10)
  const today = dayAfter(0)

  beforeAll(async () => {
    court = await new Court(engine).start()
    filer = await court.signIn('party1')
    clerk = await court.signIn('filing1')
    head = await court.signIn('president1').catch(() => court.signIn('president'))
    audit = await court.signIn('auditadmin')
  })
  afterAll(() => court.remove())

  test('a litigant files, the clerk returns once, the litigant corrects, the clerk accepts', async () => {
    const draft = await filer.ok('POST', '/drafts', complaint())
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'), Buffer.alloc(64, 1)])
    const upload = await filer.ok('POST', '/uploads', { draft_id: draft.id, material_code: 'identity', name: '身份证.png', size: png.length, media_type: 'image/png' })
    await filer.ok('PATCH', `/uploads/${upload.id}`, png.subarray(0, 40), { 'Upload-Offset': '0' })
    const whole = await filer.ok('PATCH', `/uploads/${upload.id}`, png.subarray(40), { 'Upload-Offset': '40' })
    expect(whole.complete).toBe(true)
    expect((await filer.ok('POST', `/drafts/${draft.id}/check`)).findings.filter((f: { level: string }) => f.level === 'block')).toEqual([])

    let filing = await filer.ok('POST', `/drafts/${draft.id}/submit`, undefined, { 'Idempotency-Key': 'one' })
    expect(filing.status).toBe('submitted')
    expect((await clerk.ok('GET', '/filings?status=open')).items[0].id).toBe(filing.id)
    const seen = await clerk.ok('GET', `/filings/${filing.id}`)
    expect(seen.content.parties[0].id_number).toMatch(/\*{4}/)
    expect(seen.review_clock.steps.length).toBeGreaterThan(0)
    const byDate = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    filing = await clerk.ok('POST', `/filings/${filing.id}/return`, { reason_codes: ['R11'], note: '请补交借条', correct_by_on: byDate }, clerk.at(filing.version))
    expect(filing.status).toBe('returned')
    const inbox = await filer.ok('GET', '/notices')
    expect(inbox.items[0].title).toContain('补正')

    const again = await filer.ok('GET', `/drafts/${draft.id}`)
    expect(again.correction.reasons[0].name).toBe('材料不齐')
    const saved = await filer.ok('PUT', `/drafts/${draft.id}`, { ...again.content, facts: again.content.facts + '借条已补交。' }, filer.at(again.version))
    expect(saved.version).toBe(again.version + 1)
    filing = await filer.ok('POST', `/drafts/${draft.id}/submit`, undefined, { 'Idempotency-Key': 'two' })
    expect(filing.status).toBe('resubmitted')
    const second = await clerk.send('POST', `/filings/${filing.id}/return`, { reason_codes: ['R11'], correct_by_on: byDate }, clerk.at(filing.version))
    expect(second.status).toBe(409)
    expect(second.body.code).toBe('E_SECOND_RETURN')
    expect(second.body.basis).toContain('在线诉讼规则')

    const accepted = await accept(clerk, filing)
    expect(accepted.status).toBe(200)
    caseId = accepted.body.case_id
    expect(accepted.body.case_number).toMatch(/^\(\d{4}\)陕0702民初1号$/)
    const twice = await accept(clerk, filing)
    expect(twice.body).toEqual(accepted.body)
    for (const document of accepted.body.documents) {
      const pdf = await filer.send('GET', document.download_url.replace('/api/v1', ''))
      expect(pdf.status).toBe(200)
      expect(pdf.bytes.subarray(0, 4).toString()).toBe('%PDF')
    }
  })

  test('it is assigned, takes its steps and is closed; each past instant shows what was shown then', async () => {
    const handlers = await head.ok('GET', '/handlers')
    const handler = handlers.items.find((h: { department_name: string }) => h.department_name?.includes('民事'))
    const users = await (await court.signIn('sysadmin')).ok('GET', '/users?limit=200')
    judgeLogin = users.items.find((u: { id: string }) => u.id === handler.id).login
    judge = await court.signIn(judgeLogin)
    expect((await judge.send('GET', `/cases/${caseId}`)).status).toBe(404)

    const before = await head.ok('GET', `/cases/${caseId}`)
    const departmentId = users.items.find((u: { id: string }) => u.id === handler.id).department_id
    await head.ok('POST', `/cases/${caseId}/assign`, { department_id: departmentId, handler_id: handler.id, reason: '随机分案系统未启用，按轮次' }, head.at(before.version))
    const stale = await head.send('POST', `/cases/${caseId}/assign`, { department_id: departmentId, handler_id: handler.id, reason: '重复' }, head.at(before.version))
    expect(stale.status).toBe(412)
    expect(stale.body.current_version).toBeGreaterThan(before.version)

    const shown: { at: number; view: Record<string, unknown> }[] = []
    for (const step of ['serve_defendant', 'schedule_hearing', 'hold_hearing', 'pronounce', 'serve_judgment', 'close_judgment']) {
      const view = await take(judge, caseId, step, today)
      shown.push({ at: (await judge.ok('GET', '/session')).server_now_ms, view })
      await new Promise((done) => setTimeout(done, 5))
    }
    const closed = await judge.ok('GET', `/cases/${caseId}`)
    expect(closed.status).toBe('closed')
    for (const { at, view } of shown) {
      const then = await judge.ok('GET', `/cases/${caseId}?at=${at}`)
      expect(then.stage).toBe(view.stage)
      expect(then.version).toBe(view.version)
      expect(then.clocks.map((c: { id: string; status: string }) => c.id + c.status)).toEqual((view.clocks as { id: string; status: string }[]).map((c) => c.id + c.status))
      expect(then.next_steps).toEqual([])
    }
    const timeline = await judge.ok('GET', `/cases/${caseId}/timeline?limit=50`)
    const actions = timeline.items.map((e: { action: string }) => e.action)
    for (const action of ['submit_filing', 'return_filing', 'accept_filing', 'assign_case', 'close_case']) expect(actions).toContain(action)
  })

  test('the ledger finds it by number, party and cause; exports open', async () => {
    const ledger = await clerk.ok('GET', '/cases?q=' + encodeURIComponent('测试原告'))
    expect(ledger.items.map((row: { id: string }) => row.id)).toContain(caseId)
    for (const format of ['xlsx', 'csv']) {
      const file = await (await court.signIn('management1').catch(() => court.signIn('management'))).send('GET', `/cases/export?format=${format}`)
      expect(file.status).toBe(200)
      expect(file.bytes.subarray(0, 2).toString('latin1')).toBe(format === 'xlsx' ? 'PK' : '\xef\xbb')
    }
  })

  test('nobody else knows of it: litigants of other cases, administrators', async () => {
    const stranger = await court.signIn('party2')
    expect((await stranger.send('GET', `/cases/${caseId}`)).status).toBe(404)
    expect((await stranger.ok('GET', '/filings')).total).toBe(0)
    expect((await audit.send('GET', `/cases/${caseId}`)).status).toBe(403)
    expect((await audit.send('GET', '/cases')).status).toBe(403)
    const log = await audit.ok('GET', '/security-log?kind=refused')
    expect(log.items.length).toBeGreaterThan(0)
  })

  test('the journal proves it', async () => {
    await court.stop()
    const verified = await court.try('verify')
    expect(verified.said).toContain('核验通过')
    expect(verified.code).toBe(0)
    await court.start()
  })

  test('two filings are two numbers in a row', async () => {
    clerk = await court.signIn('filing1')
    filer = await court.signIn('party1')
    const numbers = []
    for (let i = 0; i < 2; i++) numbers.push((await accept(clerk, await submit(filer))).body.case_number)
    expect(numbers.map((n: string) => Number(/民初(\d+)号/.exec(n)?.[1]))).toEqual([2, 3])
  })

  test('while an appeal is possible it cannot be archived; six weeks later it is, and nothing can be done to it any more', async () => {
    judge = await court.signIn(judgeLogin)
    const barred = (await judge.ok('GET', `/cases/${caseId}`)).next_steps.find((s: { code: string }) => s.code === 'archive')
    expect(barred.allowed).toBe(false)
    expect(barred.refusals[0].code).toBe('E_NOT_EFFECTIVE')

    await court.stop()
    await court.start('', new Date(Date.now() + 45 * 86_400_000))
    judge = await court.signIn(judgeLogin)
    await take(judge, caseId, 'record_effect', dayAfter(45))
    const archived = await take(judge, caseId, 'archive', dayAfter(45), { archive_number: '2027-民-0001' })
    expect([archived.status, archived.stage, archived.archived_on]).toEqual(['archived', 'archived', dayAfter(45)])
    expect(archived.clocks.filter((c: { status: string }) => c.status === 'running')).toEqual([])
    expect(archived.next_steps.filter((s: { allowed: boolean }) => s.allowed)).toEqual([])
    const names = (await judge.ok('GET', `/cases/${caseId}/timeline?limit=3`)).items.map((e: { action_name: string }) => e.action_name)
    expect(names.slice(0, 2)).toEqual(['归档', '登记生效'])
    await court.stop()
    expect((await court.try('verify')).said).toContain('核验通过')
  })
})
