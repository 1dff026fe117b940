// An existing ledger comes in through the command line and through the API, as its .expect.json says.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Court, engines, root } from '../support/anshu'

const samples = path.join(root, 'tests/samples')

describe.each(engines)('on %s', (engine) => {
  const court = new Court(engine)
  afterAll(() => court.remove())

  test.each(['民事台账-2025.xlsx', '执行台账-2025-gbk.csv'])('%s, twice', async (name) => {
    const expected = JSON.parse(readFileSync(path.join(samples, name + '.expect.json'), 'utf8'))
    for (let time = 0; time < 2; time++) {
      const report = JSON.parse(court.run('import', 'ledger', path.join(samples, name), '--organ', '陕0702', '--json'))
      expect(report.accepted).toBe(expected.accepted)
      expect(report.refused.map((r: { row: number }) => r.row)).toEqual(expected.refused.map((r: { row: number }) => r.row))
      expect(report.unchanged).toBe(time === 0 ? 0 : expected.accepted)
    }
  })

  test('a file that does not come in at all is refused in JSON, too, with nothing taken', async () => {
    const tried = await court.try('import', 'ledger', path.join(samples, 'nothing-here.csv'), '--organ', '陕0702', '--json')
    expect(tried.code).not.toBe(0)
    expect(JSON.parse(tried.said)).toMatchObject({ code: 'E_FILE_UNREADABLE', message: '文件不存在或无法读取' })
    const without = await court.try('import', 'ledger', path.join(samples, '民事台账-2025.xlsx'))
    expect(without.code).not.toBe(0)
    expect(without.said).toMatch(/^缺少必需的参数或者子命令（--organ/)
  })

  test('the page tries first, then commits; the ledger holds what came in', async () => {
    await court.start()
    const management = await court.signIn('management1').catch(() => court.signIn('management'))
    const file = Buffer.from('案号,立案日期,案由,原告,被告,承办人\n(2024)陕0702民初9001号,2024-03-01,从未听说的纠纷,王小二,李四,无此人\n(2024)陕0702民初9002号,2024-13-01,民间借贷纠纷,甲,乙,丙\n')
    const tried = await management.ok('POST', '/imports?mode=dry_run&file_name=a.csv', file, { 'Content-Type': 'text/csv' })
    expect([tried.accepted, tried.refused.length, tried.batch_id]).toEqual([1, 1, null])
    const done = await management.ok('POST', '/imports?mode=commit&file_name=a.csv', file, { 'Content-Type': 'text/csv' })
    expect(done.unmapped_handlers[0].text).toBe('无此人')
    const found = await management.ok('GET', '/cases?unmapped=true&q=' + encodeURIComponent('王小二'))
    expect(found.items[0].number).toBe('(2024)陕0702民初9001号')
    expect((await management.ok('GET', '/imports')).items[0].refused).toBe(1)
    // Who runs the command is no member of a sealed case: those are left out unless they are asked for, and the auditor knows.
    const president = await court.signIn('president')
    const sealed = (await president.ok('GET', '/cases?q=' + encodeURIComponent('9001'))).items[0]
    const judge = (await (await court.signIn('sysadmin')).ok('GET', '/users?limit=200')).items.find((user: { login: string }) => user.login === 'judge1')
    const before = await president.ok('GET', `/cases/${sealed.id}`)
    await president.ok('POST', `/cases/${sealed.id}/assign`, { department_id: judge.department_id, handler_id: judge.id, reason: '原承办人已调离' }, president.at(before.version))
    const page = await president.ok('GET', `/cases/${sealed.id}`)
    await president.ok('POST', `/cases/${sealed.id}/secrecy`, { secrecy: 'sealed', reason: '涉及个人隐私' }, president.at(page.version))
    await court.stop()
    const target = path.join(court.data, 'ledger.csv')
    const exported = (...flags: string[]) => {
      const said = court.run('export', 'ledger', target, '--organ', '陕0702', ...flags)
      return { said, text: readFileSync(target, 'utf8') }
    }
    const open = exported()
    expect(open.said).toContain('不包括不公开案件')
    expect(open.text).toContain('民初')
    expect(open.text).not.toContain('民初9001号')
    const all = exported('--with-sealed')
    expect(all.said).toMatch(/（包括不公开案件）/)
    expect(all.text).toContain('民初9001号')
    await court.start()
    const log = await (await court.signIn('auditadmin')).ok('GET', '/security-log?kind=export')
    expect(log.items.map((event: { detail: string }) => event.detail)).toEqual([expect.stringContaining('（包括不公开案件）'), expect.stringContaining('（不包括不公开案件）')])
    await court.stop()
    expect((await court.try('verify')).said).toContain('核验通过')
  })
})
