import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  carriedOf,
  chooseSide,
  emptyForm,
  missingOf,
  newParty,
  sidesOf,
  trialName,
} from '../src/desk/register/registration'

const usual = ['plaintiff', 'defendant', 'third']
const parties = [
  { id: 'p1', name: '赵一', side: 'plaintiff', side_name: '原告' },
  { id: 'p2', name: '钱二', side: 'defendant', side_name: '被告' },
  { id: 'p3', name: '孙三', side: 'defendant', side_name: '被告' },
  { id: 'p4', name: '李四', side: 'third', side_name: '第三人' },
]

describe('parties carried over from the source', () => {
  it('stay on their sides where the law keeps them', () => {
    expect(carriedOf(parties, 'kept', usual).map((p) => p.side)).toEqual(['plaintiff', 'defendant', 'defendant', 'third'])
  })
  it('wait for somebody to say who appeals, third parties excepted', () => {
    const waiting = carriedOf(parties, 'chosen', usual)
    expect(waiting.map((p) => p.side)).toEqual(['', '', '', 'third'])
    const chosen = chooseSide(waiting, 'p2', 'plaintiff')
    expect(chosen.map((p) => p.side)).toEqual(['defendant', 'plaintiff', 'defendant', 'third'])
    // A second appellant changes nobody else.
    expect(chooseSide(chosen, 'p3', 'plaintiff').map((p) => p.side)).toEqual(['defendant', 'plaintiff', 'plaintiff', 'third'])
  })
})

it('asks for the side of those whose old one the new procedure does not have', () => {
  expect(carriedOf(parties, 'kept', ['plaintiff', 'defendant']).map((p) => p.side)).toEqual([
    'plaintiff',
    'defendant',
    'defendant',
    '',
  ])
  const joined = [{ id: 'p5', name: '周五', side: 'other', side_name: '附带民事诉讼原告人' }]
  expect(carriedOf(joined, 'chosen', [...usual, 'other'])[0]?.side).toBe('other')
  expect(carriedOf(joined, 'chosen', usual)[0]?.side).toBe('')
})

describe('what is sent', () => {
  const form = () => ({
    ...emptyForm('2026-03-02'),
    mode: 'case' as const,
    source: { organ: '陕0702', id: 'c1', number: '(2026)陕0702民初1号', title: '' },
    case_type: '0302',
  })
  it('only the parties that were ticked, and nothing that was left empty', () => {
    const carried = carriedOf(parties, 'kept', usual).map((p) => ({ ...p, taken: p.party_id !== 'p3' }))
    const body = bodyOf({ ...form(), carried, claims: [{ key: 1, text: ' ', amount_fen: null }] })
    expect(body.carried?.map((p) => p.party_id)).toEqual(['p1', 'p2', 'p4'])
    expect([body.source_case_id, body.source_number, body.facts, body.claims]).toEqual(['c1', null, null, []])
  })
  it('forgets the source when the clerk goes back to a new case', () => {
    const body = bodyOf({ ...form(), mode: 'none', carried: carriedOf(parties, 'kept', usual), source_number: 'x' })
    expect([body.source_case_id, body.source_number, body.carried]).toEqual([null, null, []])
  })
  it('sends no representative for a natural person', () => {
    const party = { ...newParty('plaintiff'), name: ' 周五 ', representative: '某人', id_number: '' }
    const sent = bodyOf({ ...form(), parties: [party] }).parties?.[0]
    expect([sent?.name, sent?.representative, sent?.id_kind, sent?.id_number]).toEqual(['周五', null, null, null])
  })
  it('says what is missing', () => {
    const needs = { trial: true, cause: true }
    expect(missingOf(emptyForm('2026-03-02'), needs)).toEqual(['选择案件类型', '选择审理程序', '选择案由', '填写当事人'])
    const complete = { ...form(), trial_procedure: 'ordinary', carried: carriedOf(parties, 'kept', usual) }
    expect(missingOf(complete, needs)).toEqual([])
    expect(missingOf({ ...complete, carried: carriedOf(parties, 'chosen', usual) }, needs)).toEqual([
      '写明沿用的当事人在新案中的诉讼地位',
    ])
  })
})

it('names sides and trial procedures as the procedure does, else as usual', () => {
  const second = {
    sides: [{ code: 'plaintiff', name: '上诉人' }],
    trial_clocks: [{ trial_procedure: 'judgment_appeal', name: '不服判决上诉' }],
  }
  expect(sidesOf(second)).toEqual([{ code: 'plaintiff', name: '上诉人' }])
  expect(trialName(second, 'judgment_appeal')).toBe('不服判决上诉')
  expect(sidesOf(undefined).map((s) => s.name)).toEqual(['原告', '被告', '第三人'])
  expect(trialName(undefined, 'simplified')).toBe('简易程序')
})
