import { describe, expect, it } from 'vitest'
import { acceptEffects, trialChoices } from '../src/desk/filings/decision'
import { answersInWords, answerText, answerToModel, isPaper, modelToAnswer, sideName } from '../src/law/onlineFiling'

const field = (name: string, kind: string, choices: { code: string; name: string }[] = []) => ({
  name,
  label: `${name}的问题`,
  kind,
  required: false,
  choices,
  help: '',
  source: '',
})

describe('answers', () => {
  it('are read in words', () => {
    expect(answerText(field('a', 'choice', [{ code: 'none', name: '没有申请复议' }]), 'none')).toBe('没有申请复议')
    expect(answerText(field('a', 'boolean'), 'true')).toBe('是')
    expect(answerText(field('a', 'date'), '2026-03-01')).toBe('2026年3月1日')
    expect(answerText(field('a', 'amount'), '123450')).toContain('1,234.50')
    expect(answerText(field('a', 'text'), 'true')).toBe('true')
  })

  it('that do not fit their field are shown as they came', () => {
    expect(answerText(field('a', 'choice'), 'gone')).toBe('gone')
    expect(answerText(field('a', 'date'), '去年')).toBe('去年')
    expect(answerText(field('a', 'amount'), '很多')).toBe('很多')
  })

  it('stand in the order of the questions, empty ones left out, unknown ones last', () => {
    const answers = [
      { name: 'old', value: 'x' },
      { name: 'b', value: 'false' },
      { name: 'a', value: '甲' },
      { name: 'c', value: ' ' },
    ]
    const fields = [field('a', 'text'), field('b', 'boolean'), field('c', 'text')]
    expect(answersInWords(fields, { answers }).map((a) => [a.label, a.text])).toEqual([
      ['a的问题', '甲'],
      ['b的问题', '否'],
      ['old', 'x'],
    ])
    expect(answersInWords(fields, {})).toEqual([])
  })

  it.each([
    ['amount', '123450', 123450],
    ['amount', '', null],
    ['boolean', 'false', false],
    ['boolean', '', undefined],
    ['date', '2026-03-01', '2026-03-01'],
    ['text', '', ''],
  ])('of kind %s are the same after the way to the input and back (%s)', (kind, value, model) => {
    expect(answerToModel(kind, value)).toBe(model)
    expect(modelToAnswer(model)).toBe(value)
  })
})

it('sides are called as the procedure calls them', () => {
  expect(sideName([{ code: 'plaintiff', name: '申请执行人' }], 'plaintiff')).toBe('申请执行人')
  expect(sideName([{ code: 'defendant', name: '被告（行政机关）' }], 'defendant')).toBe('被告')
  expect(sideName([], 'defendant')).toBe('被告')
  expect(sideName(undefined, 'third')).toBe('第三人')
})

it('the paper among the materials is known by its name where it is no complaint', () => {
  expect(isPaper({ code: 'complaint', name: '起诉状及副本' }, { paper: '民事起诉状' })).toBe(true)
  expect(isPaper({ code: 'application', name: '执行申请书' }, { paper: '执行申请书' })).toBe(true)
  expect(isPaper({ code: 'identity', name: '身份证明' }, { paper: '执行申请书' })).toBe(false)
})

describe('what a clerk may choose on acceptance', () => {
  const clock = (trial_procedure: string, more = {}) => ({
    trial_procedure,
    name: '',
    help: `${trial_procedure}的说明`,
    not_for_causes: [] as string[],
    needs_amount: false,
    not_for: '',
    ...more,
  })
  const civil = {
    trial_clocks: [
      clock('ordinary'),
      clock('small_claims', { not_for_causes: ['C02'], needs_amount: true, not_for: '不是金钱给付' }),
    ],
  }

  it('comes from the procedure, with its help', () =>
    expect(trialChoices(civil, 'C04.1', 100)).toEqual([
      { code: 'ordinary', name: '普通程序', help: 'ordinary的说明', barred: '' },
      { code: 'small_claims', name: '小额诉讼程序', help: 'small_claims的说明', barred: '' },
    ]))

  it('is barred by the cause or for want of an amount, and says why', () => {
    expect(trialChoices(civil, 'C02.02.014', 100)[1]!.barred).toBe('不是金钱给付')
    expect(trialChoices(civil, 'C04.1', null)[1]!.barred).toBe('不是金钱给付')
  })

  it('is nothing where there is one way only; a named way has its own name', () => {
    expect(trialChoices({ trial_clocks: [clock('')] }, '', null)).toEqual([])
    expect(trialChoices(undefined, '', null)).toEqual([])
    expect(
      trialChoices({ trial_clocks: [clock('civil', { name: '民事执行' }), clock('')] }, '', null).map((t) => t.name),
    ).toEqual(['民事执行'])
  })
})

describe('what acceptance will do', () => {
  it('names the papers of the trial procedure and what is to be paid', () => {
    const documents = [
      { code: 'a', trial_procedures: [] },
      { code: 'b', trial_procedures: ['ordinary'] },
    ]
    expect(acceptEffects({ documents, fee: 'cause', source_field: '' }, 'ordinary').join()).toContain('文书 2 份')
    const simplified = acceptEffects({ documents, fee: 'cause', source_field: '' }, 'simplified').join()
    expect(simplified).toContain('文书 1 份')
    expect(simplified).toContain('预交的诉讼费用')
  })

  it('says that nothing is paid in advance and no paper made where that is so', () => {
    const effects = acceptEffects({ documents: [], fee: '', source_field: 'ground_number' }, 'civil')
    expect(effects).toContain('不预交费用')
    expect(effects.join()).not.toContain('文书 ')
    expect(effects.join()).toContain('相关联')
  })
})
