// anshu law and the public calculators: the same answers from the command line and over HTTP, without a data directory or a sign-in.
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { binary, Client, Court } from '../support/anshu'

let court: Court
beforeAll(async () => {
  court = await new Court().start()
})
afterAll(() => court.remove())

/** Runs `anshu law …` where there is no data. */
function law(...words: string[]) {
  const done = spawnSync(binary, ['law', ...words], { cwd: tmpdir(), encoding: 'utf8' })
  return { code: done.status, out: done.stdout, err: done.stderr }
}
function answer(...words: string[]) {
  const { code, out, err } = law(...words, '--json')
  expect(err, words.join(' ')).toBe('')
  return { code, ...JSON.parse(out) }
}
async function ask(question: string) {
  const { status, body } = await new Client(court.base).send('GET', '/law/' + question)
  return { status, ...body }
}

test.each([
  // deadlines.md §10
  ['1', ['--rule', 'CIV1-ORD', '--from', '2026-01-15'], '2026-07-15', '2026-07-15', false],
  ['5', ['--rule', 'N18', '--from', '2026-02-03'], '2026-02-18', '2026-02-24', false],
  ['15', ['--rule', 'CIV1-ORD', '--from', '2026-01-15', '--exclude', 'X03:2026-02-02..2026-03-20', '--exclude', 'X01:2026-03-10..2026-04-09'], '2026-09-19', '2026-09-20', false],
  ['17', ['--rule', 'CIV1-ORD', '--from', '2026-01-15', '--extend-months', '6', '--exclude', 'X02:2026-03-02..2026-05-11'], '2027-03-26', '2027-03-26', true],
  ['20', ['--rule', 'CRM1-ORD', '--from', '2026-07-01', '--extend-months', '1', '--custody'], '2026-10-01', '2026-10-01', false],
  ['31', ['--rule', 'PROC-ARREST', '--from', '2026-02-13', '--custody'], '2026-02-20', '2026-02-20', false],
  ['34', ['--rule=PRES-48H', '--from=2026-02-14T16:30'], '2026-02-16', '2026-02-16', false],
  ['36', ['--rule', 'N08', '--from', '2026-10-12'], '2026-10-09', '2026-10-09', false],
])('example %s of the rule book from the command line', (_, words, raw, legal, provisional) => {
  const period = answer('period', ...words)
  expect(period).toMatchObject({ code: 0, raw_due: raw, legal_due: legal, provisional })
  expect(period.warn_due <= period.raw_due).toBe(true)
  expect(period.steps.length).toBeGreaterThan(1)
  for (const step of period.steps) expect(Object.keys(step)).toEqual(['text', 'basis'])
  const said = law('period', ...words)
  expect(said.code).toBe(0)
  for (const text of [raw, legal, '计算过程']) expect(said.out).toContain(text)
})

test.each([
  [['--kind', 'property', '--amount', '123456.78'], 276914],
  [['--kind', 'property', '--amount', '123456.78', '--simplified', '--counterclaim'], 138457],
  [['--kind', 'divorce', '--amount', '1000000', '--base', '300', '--simplified'], 215000],
  [['--kind', 'labor', '--amount', '360000'], 1000],
  [['--kind', 'execution', '--amount', '1200000'], 1440000],
  [['--kind', 'preservation', '--amount', '896000'], 500000],
  [['--kind', 'payment-order', '--amount', '100000'], 76667],
  [['--kind', 'bankruptcy', '--amount', '200000000'], 30000000],
  [['--kind', 'property', '--amount', '150000', '--simplified', '--appeal'], 330000],
])('fee %j', (words, fen) => {
  expect(answer('fee', ...words)).toMatchObject({ code: 0, fee_fen: fen })
  expect(law('fee', ...words).out).toContain((fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }) + '元')
})

test.each([
  [['period', '--rule', 'CIV1-ORD', '--from', '2026-02-30'], 'E_DATE', 'from', 'date.impossible'],
  [['period', '--rule', 'NONE', '--from', '2026-01-15'], 'E_PERIOD_RULE_UNKNOWN', 'rule', 'period.rule_unknown'],
  [['period', '--rule', 'CIV1-ORD', '--from', '2026-01-15', '--exclude', 'X08:2026-03-02..'], 'E_PERIOD_EXCLUSION_OPEN', 'exclude[0]', 'period.exclusion_open'],
  [['period', '--rule', 'CIV1-ORD', '--from', '2026-01-15', '--exclude', 'X02:2026-05-11..2026-03-02'], 'E_PERIOD_EXCLUSION_REVERSED', 'exclude[0]', 'period.exclusion_reversed'],
  [['period', '--rule', 'CIV1-SUM', '--from', '2026-01-15', '--extend-months', '2'], 'E_PERIOD_EXTENSION_TOO_LONG', 'extend_months', 'period.extension_too_long'],
  [['period', '--rule', 'CIV1-SUM', '--from'], 'E_ARGUMENT_VALUE', '--from', 'argument.value_required'],
  [['period', '--rule', 'CIV1-SUM', '--until', '2026-01-15'], 'E_ARGUMENT_UNKNOWN', '--until', 'argument.unknown'],
  [['period', '--rule', 'N18', '--rule', 'N19', '--from', '2026-01-15'], 'E_ARGUMENT_REPEATED', '--rule', 'argument.repeated'],
  [['days', '--from', '2026-02-03', '--days', '-1'], 'E_NUMBER', 'days', 'number.range'],
  [['fee', '--kind', 'property', '--amount', '-5'], 'E_AMOUNT', 'amount', 'amount.negative'],
  [['fee', '--kind', 'property', '--amount', '99999999999999999999'], 'E_AMOUNT', 'amount', 'amount.too_large'],
  [['fee', '--kind', 'property', '--amount', '1.234'], 'E_AMOUNT', 'amount', 'amount.below_fen'],
  [['fee', '--kind', 'parking', '--amount', '1'], 'E_FEE_KIND_UNKNOWN', 'kind', 'fee.kind_unknown'],
  [['number', 'parse', '(2026)陕9999民初1号'], 'E_CASE_NUMBER_COURT', 'text', 'case_number.court'],
  [['number', 'format', '--year', '2026', '--court', '陕0702', '--type', '民终', '--serial', '1'], 'E_CASE_NUMBER_LEVEL', 'type', 'case_number.level'],
  [['id', '610702199003071231'], 'E_ID_NUMBER', 'text', 'id_number.check_digit'],
  [['cause', 'search', ''], 'E_CAUSE_TEXT', 'text', 'cause.text_required'],
  [['rules', '--group', 'none'], 'E_RULE_GROUP_UNKNOWN', 'group', 'rule.group_unknown'],
  [['weather'], 'E_COMMAND_UNKNOWN', 'weather', 'command.unknown'],
])('%j is refused by name, with exit code 2', (words, code, field, rule) => {
  const refused = law(...words, '--json')
  expect(refused.code).toBe(2)
  expect(JSON.parse(refused.out)).toMatchObject({ code, field, rule })
  const plain = law(...words)
  expect(plain.code).toBe(2)
  expect(plain.out).toBe('')
  expect(plain.err).toMatch(/[\u4e00-\u9fff]/)
  expect(plain.err).toContain(code)
})

test('days, numbers, causes, rules and help', () => {
  expect(answer('days', '--from', '2026-02-11', '--days', '7', '--workdays')).toMatchObject({ code: 0, legal_due: '2026-02-27' })
  expect(answer('days', '--from', '2026-02-03', '--days', '15', '--custody')).toMatchObject({ legal_due: '2026-02-18' })
  expect(answer('number', 'parse', '〔2026〕陕0702民初00123号').text).toBe('(2026)陕0702民初123号')
  expect(answer('number', 'parse', '汉台检刑诉〔2026〕12号')).toMatchObject({ form: 'procuratorate', court_name: '汉中市汉台区人民检察院' })
  expect(answer('number', 'format', '--year', '2026', '--court', '陕0702', '--type', '执', '--serial', '5', '--suffix', '1').document_text).toBe('（2026）陕0702执5号之一')
  expect(answer('cause', 'search', '民间借贷').items[0].name).toBe('民间借贷纠纷')
  const rules = answer('rules')
  expect(rules.rules.length).toBeGreaterThan(200)
  expect(rules.rules.find((rule: { code: string }) => rule.code === 'CIV1-ORD')).toMatchObject({ name: '民事一审普通程序审限', length: '6个月', basis: '民事诉讼法第一百五十二条' })
  expect(law('rules').out).toContain('CIV1-ORD')
  expect(law('--help').out).toContain('anshu law period')
  expect(law('fee', '--help').out).toContain('--withdrawn')
})

test('the public calculators answer as the command line does, and refuse as the API does', async () => {
  const questions: [string, string[]][] = [
    ['period?rule=CIV1-ORD&from=2026-01-15&extend_months=6&exclude=X02:2026-03-02..2026-05-11&exclude=X08:2026-06-01..2026-06-11', ['period', '--rule', 'CIV1-ORD', '--from', '2026-01-15', '--extend-months', '6', '--exclude', 'X02:2026-03-02..2026-05-11', '--exclude', 'X08:2026-06-01..2026-06-11']],
    ['days?from=2026-02-03&days=15&custody=true', ['days', '--from', '2026-02-03', '--days', '15', '--custody']],
    ['fee?kind=property&amount=123456.78&simplified=true', ['fee', '--kind', 'property', '--amount', '123456.78', '--simplified']],
    ['number?text=' + encodeURIComponent('（2026）陕0702民初123号'), ['number', 'parse', '（2026）陕0702民初123号']],
    ['rules?group=preservation', ['rules', '--group', 'preservation']],
  ]
  for (const [question, words] of questions) {
    const { status, ...over } = await ask(question)
    expect(status, question).toBe(200)
    const { code, ...line } = answer(...words)
    expect(code).toBe(0)
    expect(over).toEqual(line)
  }
  const refused = await ask('fee?kind=property&amount=-5')
  expect(refused).toMatchObject({ status: 422, code: 'E_AMOUNT', fields: [{ field: 'amount', rule: 'amount.negative' }] })
  expect(await ask('period?rule=CIV1-ORD&from=2026-01-15&exclude=X08:2026-03-02..')).toMatchObject({ status: 422, code: 'E_PERIOD_EXCLUSION_OPEN' })
  expect((await ask('period?rule=CIV1-ORD')).status).toBe(422)
  expect((await ask('period?rule=CIV1-ORD&from=2026-01-15&nonsense=1')).status).toBe(422)
  expect((await ask('number?text=' + 'x'.repeat(401))).status).toBe(422)
})
