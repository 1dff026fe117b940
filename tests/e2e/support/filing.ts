// A civil complaint that passes every check, and the way from it to a case.
import type { Client } from './anshu'
import { idNumber } from './identity'

let serial = 0
export function complaint(overrides: Record<string, unknown> = {}) {
  serial += 1
  return {
    court_code: '陕0702',
    case_type: '0301',
    cause_code: 'C04.10.108.03',
    parties: [
      { side: 'plaintiff', kind: 'natural', name: `测试原告${serial}`, id_number: idNumber(serial), phone: '13900000001', address: '陕西省汉中市汉台区东关街道1号', agents: [] },
      { side: 'defendant', kind: 'natural', name: `测试被告${serial}`, address: '陕西省汉中市汉台区北关街道2号', agents: [] },
    ],
    claims: [{ text: '判令被告偿还借款本金5万元', amount_fen: 5_000_000 }],
    facts: '2025年1月5日，被告向原告借款5万元，约定一年归还，到期未还。',
    evidence: [],
    missing_materials: ['complaint', 'identity', 'loan_contract', 'loan_delivery'].map((code) => ({ code, reason: '开庭时提交原件' })),
    online_consent: true,
    mediation_consent: false,
    eservice_consent: false,
    service_address: '陕西省汉中市汉台区东关街道1号',
    declaration: true,
    ...overrides,
  }
}

export async function submit(filer: Client, content = complaint()) {
  const draft = await filer.ok('POST', '/drafts', content)
  return filer.ok('POST', `/drafts/${draft.id}/submit`, undefined, { 'Idempotency-Key': draft.id })
}

export function accept(clerk: Client, filing: { id: string; version: number }, key = filing.id) {
  return clerk.send('POST', `/filings/${filing.id}/accept`, { trial_procedure: 'simplified', cause_code: 'C04.10.108.03' }, { ...clerk.at(filing.version), 'Idempotency-Key': key })
}
