import { describe, expect, it } from 'vitest'
import type { FilingContent, Finding } from '../src/api/types'
import { claimedFen, emptyContent, fitTo, newAgent, toContent, toForm } from '../src/portal/filing/form'
import { differingSections } from '../src/portal/filing/draftSaver'
import { stepOf, stepsOf } from '../src/portal/filing/steps'

const content: FilingContent = {
  court_code: '陕0702',
  case_type: '0301',
  cause_code: 'C04.10.108.03',
  cause_text: '民间借贷纠纷',
  parties: [
    { side: 'plaintiff', kind: 'natural', name: '张晓燕', id_kind: '01', id_number: '11010519491231002X', agents: [] },
    { side: 'defendant', kind: 'legal', name: '某公司', representative: '李建民', agents: [{ kind: 'lawyer', name: '刘某' }] },
  ],
  claims: [
    { text: '还本金', amount_fen: 8_000_000 },
    { text: '负担诉讼费', amount_fen: null },
  ],
  answers: [],
  facts: '经过',
  evidence: [{ name: '借条', proves: '借款' }],
  mediation_consent: false,
  missing_materials: [{ code: 'loan_contract', reason: '遗失' }],
  declaration: true,
}

const side = (code: string, required = true) => ({ code, title: code, help: '', required, identified: code === 'plaintiff' })
const suit = {
  case_type: '0301',
  causes: 'civil',
  fields: [],
  sides: [side('plaintiff'), side('defendant'), side('third', false)],
}
const field = { label: '文书生效日期', kind: 'date', required: true, choices: [], help: '', source: '' }
const enforcement = {
  case_type: '1002',
  causes: '',
  fields: [{ name: 'effective_on', ...field }],
  sides: [side('plaintiff'), side('defendant')],
}

describe('a draft that gets another kind of filing', () => {
  it('keeps what is asked again and loses what is not', () => {
    const parties = [...content.parties, { side: 'third' as const, kind: 'natural' as const, name: '王五', agents: [] }]
    const answers = [
      { name: 'effective_on', value: '2026-03-01' },
      { name: 'act_name', value: '处罚' },
    ]
    const fitted = fitTo(enforcement, { ...content, parties, answers })
    expect(fitted.case_type).toBe('1002')
    expect(fitted.cause_code).toBeUndefined()
    expect(fitted.cause_text).toBeUndefined()
    expect(fitted.parties.map((p) => p.side)).toEqual(['plaintiff', 'defendant'])
    expect(fitted.answers).toEqual([{ name: 'effective_on', value: '2026-03-01' }])
    expect(fitted.claims).toEqual(content.claims)
  })

  it('gets the parties that must be there', () =>
    expect(fitTo(suit, { ...content, parties: [] }).parties.map((p) => p.side)).toEqual(['plaintiff', 'defendant']))
})

it('answers that were emptied again are not sent; the others keep their order', () => {
  const form = toForm({ ...content, answers: [{ name: 'b', value: '2' }] })
  form.answers.a = '1'
  form.answers.c = ' '
  expect(toContent(form).answers).toEqual([
    { name: 'b', value: '2' },
    { name: 'a', value: '1' },
  ])
})

it('the steps speak of what is filed', () => {
  const titles = (filing: Parameters<typeof stepsOf>[0]) => stepsOf(filing).map((s) => s.title)
  expect(titles({ ...suit, claims: '诉讼请求' }).slice(0, 4)).toEqual(['法院和案由', '双方当事人', '诉讼请求', '事情经过'])
  expect(titles({ ...enforcement, claims: '申请执行事项' }).slice(0, 4)).toEqual([
    '受理的法院',
    '双方当事人',
    '申请执行事项',
    '基本情况和经过',
  ])
})

describe('the form and the content it came from', () => {
  it('are the same after the way there and back', () => expect(toContent(toForm(content))).toEqual(content))

  it('treat null, as the server may send it, like absent', () => {
    const nulls = { ...structuredClone(content), facts: null, jurisdiction_agreement: null } as unknown as FilingContent
    nulls.parties[0] = { ...content.parties[0]!, phone: null } as never
    const { facts: _, ...rest } = content
    expect(toContent(toForm(nulls))).toEqual(rest)
  })

  it('keep empty rows, so that a finding about row 2 stays about row 2', () => {
    const form = toForm(content)
    form.claims.splice(1, 0, { key: 99, text: '', amount_fen: null })
    expect(toContent(form).claims.map((c) => c.text)).toEqual(['还本金', '', '负担诉讼费'])
  })

  it('a company turned into a person is not sent with a representative, and the other way round', () => {
    const form = toForm(content)
    form.parties[1]!.kind = 'natural'
    form.parties[0]!.kind = 'legal'
    const sent = toContent(form).parties
    expect(sent[1]!.representative).toBeUndefined()
    expect(sent[0]!.id_kind).toBeUndefined()
    expect(form.parties[1]!.representative).toBe('李建民')
  })

  it('a relative who was first entered as a lawyer is not sent with a law firm', () => {
    const form = toForm(content)
    form.parties[0]!.agents.push({ ...newAgent(), kind: 'kin', name: '张某', firm: '某律所', id_number: ' 11010519491231002x ' })
    expect(toContent(form).parties[0]!.agents[0]).toEqual({ kind: 'kin', name: '张某', id_number: '11010519491231002X' })
  })

  it('a new draft has a plaintiff, a defendant and a claim to fill in', () => {
    const empty = emptyContent(suit, { cause_code: 'C1', cause_text: '某纠纷' })
    expect(empty.case_type).toBe('0301')
    expect(empty.parties.map((p) => p.side)).toEqual(['plaintiff', 'defendant'])
    expect(empty.claims).toEqual([{ text: '', amount_fen: null }])
    expect(empty.cause_code).toBe('C1')
  })
})

it('claims for money are summed, others do not count; none at all is no amount, not zero', () => {
  expect(claimedFen(toForm(content))).toBe(8_000_000)
  expect(claimedFen({ claims: [{ key: 1, text: '离婚', amount_fen: null }] })).toBeNull()
})

it('two versions are told apart by the parts that a person knows', () => {
  expect(differingSections(content, { ...content, facts: '另一种经过', eservice_consent: true })).toEqual([
    '基本情况和经过',
    '送达和同意事项',
  ])
  expect(differingSections(content, structuredClone(content))).toEqual([])
})

it('a finding leads to the step where its field stands', () => {
  const finding = (field: string, step: Finding['step']): Finding => ({ field, rule: 'r', message: 'm', step, level: 'block' })
  expect(stepOf(finding('parties[1].name', 'court'))).toBe('parties')
  expect(stepOf(finding('evidence[0].name', 'facts'))).toBe('materials')
  expect(stepOf(finding('declaration', 'service'))).toBe('review')
  expect(stepOf(finding('answers.act_name', 'court'))).toBe('facts')
  expect(stepOf(finding('something_new', 'claims'))).toBe('claims')
})
