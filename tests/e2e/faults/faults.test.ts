// What must hold when things go wrong at the same time, half-way, or behind the program's back.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Court, engines } from '../support/anshu'
import { accept, complaint, submit } from '../support/filing'

const courts: Court[] = []
const open = async (engine: 'sqlite' | 'postgres' = 'sqlite') => {
  const court = new Court(engine)
  courts.push(court)
  return court.start()
}
afterEach(async () => {
  for (const court of courts.splice(0)) await court.remove()
})

describe.each(engines)('at the same time, on %s', (engine) => {
  test('20 identical submissions are one filing; 20 acceptances are 20 consecutive numbers', async () => {
    const court = await open(engine)
    const filer = await court.signIn('party1')
    const clerk = await court.signIn('filing1')
    const draft = await filer.ok('POST', '/drafts', complaint())
    const answers = await Promise.all(Array.from({ length: 20 }, () => filer.ok('POST', `/drafts/${draft.id}/submit`)))
    expect(new Set(answers.map((a) => a.id)).size).toBe(1)
    expect((await filer.ok('GET', '/filings')).total).toBe(1)

    const filings = [answers[0]]
    while (filings.length < 20) filings.push(await submit(filer))
    const accepted = await Promise.all(filings.map((filing) => accept(clerk, filing)))
    const serials = accepted.map((a) => Number(/民初(\d+)号/.exec(a.body.case_number)?.[1])).sort((a, b) => a - b)
    expect(serials).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })

  test('kill -9 during acceptances: every acknowledged one is there, no half, verify is clean', async () => {
    const court = await open(engine)
    const filer = await court.signIn('party1')
    const clerk = await court.signIn('filing1')
    const filings = []
    while (filings.length < 30) filings.push(await submit(filer))
    const acknowledged: string[] = []
    const storm = filings.map((filing, i) =>
      new Promise((done) => setTimeout(done, i * 4)).then(() =>
        accept(clerk, filing).then(
          (a) => a.status === 200 && acknowledged.push(a.body.case_number),
          () => undefined,
        ),
      ),
    )
    await new Promise((done) => setTimeout(done, 90))
    await court.stop('SIGKILL')
    await Promise.all(storm)
    expect((await court.try('verify')).said).toContain('核验通过')
    await court.start()
    const again = await court.signIn('filing1')
    const there = (await again.ok('GET', '/cases?limit=200&sort=number')).items.map((row: { number: string }) => row.number)
    for (const number of acknowledged) expect(there).toContain(number)
    const serials = there.map((n: string) => Number(/民初(\d+)号/.exec(n)?.[1])).sort((a: number, b: number) => a - b)
    expect(serials).toEqual(serials.map((_: number, i: number) => i + 1))
  })
})

test('one changed value behind the program’s back is named', async () => {
  const court = await open()
  const filer = await court.signIn('party1')
  const clerk = await court.signIn('filing1')
  await accept(clerk, await submit(filer))
  await court.stop()
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  court.run('seal', '--clock', `${tomorrow}T09:00:00+08:00`)
  const database = path.join(court.data, 'anshu.db')
  const sql = (text: string) => execFileSync('sqlite3', [database, text], { encoding: 'utf8' })
  expect((await court.try('verify')).code).toBe(0)
  const tampering: [string, string, string][] = [
    ['case_party', "UPDATE case_party SET name = name || '某'", "UPDATE case_party SET name = substr(name, 1, length(name) - 1)"],
    ['case_clock', 'UPDATE case_clock SET legal_due_on = legal_due_on + 1', 'UPDATE case_clock SET legal_due_on = legal_due_on - 1'],
    ['case_facts', "UPDATE case_facts SET stage = stage || 'x'", "UPDATE case_facts SET stage = substr(stage, 1, length(stage) - 1)"],
    ['number_sequence', 'UPDATE number_sequence SET last_serial = 9', 'UPDATE number_sequence SET last_serial = 1'],
    ['journal_entry', "UPDATE journal_entry SET actor_name = actor_name || 'x' WHERE action = 'accept_filing'", "UPDATE journal_entry SET actor_name = substr(actor_name, 1, length(actor_name) - 1) WHERE action = 'accept_filing'"],
    ['journal_seal', 'UPDATE journal_seal SET day = day + 1', 'UPDATE journal_seal SET day = day - 1'],
  ]
  for (const [table, change, restore] of tampering) {
    sql(change)
    const verdict = await court.try('verify')
    expect(verdict.code, table).toBe(1)
    expect(verdict.said, table).toContain(table)
    sql(restore)
    expect((await court.try('verify')).code, table).toBe(0)
  }
})

test('a full disk is a clear answer, nothing half-done, and reading goes on', async () => {
  const court = new Court()
  courts.push(court)
  await court.start('ulimit -f 6000; ')
  const filer = await court.signIn('party1')
  let refused = null
  for (let i = 0; i < 400 && !refused; i++) {
    const answer = await filer.send('POST', '/drafts', complaint({ facts: '事实'.repeat(9000) }))
    if (answer.status !== 201) refused = answer
    else if (i % 40 === 39) await filer.send('DELETE', '/drafts/' + answer.body.id)
    if (answer.body?.code === 'E_TOO_MANY_DRAFTS') {
      for (const draft of (await filer.ok('GET', '/drafts')).items) await filer.send('PUT', '/drafts/' + draft.id, complaint({ facts: '事实'.repeat(9500) }), { 'If-Match': '"v1"' })
      refused = null
      break
    }
  }
  // With a limit on file size the write-ahead log hits it sooner or later; force it if the drafts alone did not.
  for (let i = 0; i < 3000 && !refused; i++) {
    const answer = await filer.send('PUT', '/drafts/' + (await filer.ok('GET', '/drafts')).items[i % 50].id, complaint({ facts: '事实'.repeat(9500) }), { 'If-Match': `"v${2 + Math.floor(i / 50)}"` })
    if (answer.status === 503) refused = answer
  }
  expect(refused?.status).toBe(503)
  expect(refused?.body.code).toBe('E_UNAVAILABLE')
  expect((await filer.send('GET', '/drafts')).status).toBe(200)
  await court.stop()
  expect((await court.try('verify')).said).toContain('核验通过')
})

test('SIGTERM ends the program in good order', async () => {
  const court = await open()
  expect(await court.stop('SIGTERM')).toBe(0)
})

test('an impossible configuration names file, line and key', async () => {
  const court = new Court()
  courts.push(court)
  execFileSync('bash', ['-c', `printf '[server]\\nport = 99999\\n' > '${court.data}/anshu.toml'`])
  const answer = await court.try('verify')
  expect(answer.code).toBe(1)
  expect(answer.said).toMatch(/anshu\.toml:2 server\.port/)
})
