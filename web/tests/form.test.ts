import { describe, expect, it } from 'vitest'
import type { FilingContent, Finding } from '../src/api/types'
import { claimedFen, emptyContent, newAgent, toContent, toForm } from '../src/portal/filing/form'
import { differingSections } from '../src/portal/filing/draftSaver'
import { stepOf } from '../src/portal/filing/steps'

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
  facts: '经过',
  evidence: [{ name: '借条', proves: '借款' }],
  mediation_consent: false,
  missing_materials: [{ code: 'loan_contract', reason: '遗失' }],
  declaration: true,
}

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
    const empty = emptyContent({ cause_code: 'C1', cause_text: '某纠纷' })
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
    '事实与理由',
    '送达和同意事项',
  ])
  expect(differingSections(content, structuredClone(content))).toEqual([])
})

it('a finding leads to the step where its field stands', () => {
  const finding = (field: string, step: Finding['step']): Finding => ({ field, rule: 'r', message: 'm', step, level: 'block' })
  expect(stepOf(finding('parties[1].name', 'court'))).toBe('parties')
  expect(stepOf(finding('evidence[0].name', 'facts'))).toBe('materials')
  expect(stepOf(finding('declaration', 'service'))).toBe('review')
  expect(stepOf(finding('something_new', 'claims'))).toBe('claims')
})
