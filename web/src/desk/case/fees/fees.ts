// What the fee panel says of the fees of a case.
import {
  type CaseFee,
  type FeeBurden,
  type FeeWrite,
  recordBurdenPayment,
  recordBurdenRefund,
  recordPayment,
  recordRefund,
} from '@/api/fees'
import type { CaseView, Clock, Schemas } from '@/api/types'
import { BURDEN_STATUS, FEE_STATUS } from '../../words'

type Party = Pick<Schemas['CaseParty'], 'id' | 'side' | 'side_name' | 'name'>

/** In words; a fee that is still open after its last day is overdue. */
export function feeState(fee: CaseFee, today: string): { name: string; tone: string } {
  if (fee.open_fen > 0 && fee.due_on && fee.due_on < today) return FEE_STATUS.overdue!
  if (fee.open_fen > 0 && fee.paid_fen > 0) return FEE_STATUS.part_paid!
  return FEE_STATUS[fee.status] ?? { name: fee.status, tone: '' }
}

export interface FeeTotals {
  due_fen: number
  relieved_fen: number
  paid_fen: number
  open_fen: number
  refund_fen: number
  refunded_fen: number
}
export function feeTotals(fees: CaseFee[]): FeeTotals {
  const sum = (of: (fee: CaseFee) => number) => fees.reduce((all, fee) => all + of(fee), 0)
  return {
    due_fen: sum((fee) => fee.amount_fen),
    relieved_fen: sum((fee) => fee.relieved_fen),
    paid_fen: sum((fee) => fee.paid_fen),
    open_fen: sum((fee) => fee.open_fen),
    refund_fen: sum(refundLeft),
    refunded_fen: sum((fee) => fee.refunded_fen),
  }
}
/** Still to be given back. */
export const refundLeft = (fee: CaseFee) => Math.max(0, fee.refund_fen - fee.refunded_fen)
/** What the parties bear between them in the end; relief of one of them is not for the others. */
export const borneTotal = (fees: CaseFee[]) => fees.reduce((all, fee) => all + fee.amount_fen, 0)

export interface BurdenSums {
  /** Still to be given back, still to be paid. */
  back_fen: number
  open_fen: number
}
export const burdenLeft = (row: FeeBurden): BurdenSums => ({
  back_fen: Math.max(0, row.refund_fen - row.refunded_fen),
  open_fen: Math.max(0, row.owe_fen - row.paid_fen),
})
/** In words; nothing is late before the judgment has taken effect. */
export function burdenState(row: FeeBurden, today: string): { name: string; tone: string } {
  const { back_fen, open_fen } = burdenLeft(row)
  const moves = back_fen > 0 || open_fen > 0
  if (moves && !row.effective_on) return BURDEN_STATUS.waiting!
  if (moves && row.due_on && row.due_on < today) return BURDEN_STATUS[back_fen > 0 ? 'refund_late' : 'late']!
  return BURDEN_STATUS[row.status] ?? { name: row.status, tone: '' }
}

/** Money that the cashier writes down: of what, how much is left, to or from whom. */
export interface Movement {
  refund: boolean
  name: string
  left_fen: number
  person: string
  record: (at: FeeWrite, body: Schemas['NewPayment']) => Promise<CaseView>
}
export const feeMovement = (fee: CaseFee, refund: boolean): Movement => ({
  refund,
  name: fee.kind_name,
  left_fen: refund ? refundLeft(fee) : fee.open_fen,
  person: fee.payer_name,
  record: (at, body) => (refund ? recordRefund : recordPayment)(at, fee.id, body),
})
export const burdenMovement = (row: FeeBurden, refund: boolean): Movement => ({
  refund,
  name: `${row.party_name}${refund ? '应退的' : '负担的'}诉讼费用`,
  left_fen: refund ? burdenLeft(row).back_fen : burdenLeft(row).open_fen,
  person: row.party_name,
  record: (at, body) => (refund ? recordBurdenRefund : recordBurdenPayment)(at, row.party_id, body),
})

/** The period that runs for this fee: for its payment, or for giving back what is to be given back. */
export function clockOf(fee: CaseFee, clocks: Clock[]): Clock | undefined {
  if (refundLeft(fee) > 0) return clocks.find((clock) => clock.id === fee.refund_clock_id)
  return fee.open_fen > 0 ? clocks.find((clock) => clock.id === fee.clock_id) : undefined
}

/** Who pays a fee without a payer of its own: the side that sues, appeals or applies. */
export function payerOf(fee: CaseFee, parties: Party[]): string {
  return fee.payer_name || parties.find((party) => party.side === 'plaintiff')?.side_name || '原告'
}

export interface ShareLine {
  party_id: string
  name: string
  side_name: string
  /** Bears nothing and is left out unless something is typed, or something was paid by him. */
  needed: boolean
  weight: string
  bear_fen: number | null
}
export function shareLines(view: Pick<CaseView, 'parties' | 'fees' | 'burdens'>): ShareLine[] {
  const first = view.parties.find((party) => party.side === 'plaintiff')?.id
  const payers = new Set(view.fees.filter((fee) => fee.paid_fen > 0).map((fee) => fee.payer_id || first))
  const borne = new Map(view.burdens.map((row) => [row.party_id, row.bear_fen]))
  return view.parties.map((party) => ({
    party_id: party.id,
    name: party.name,
    side_name: party.side_name,
    needed: payers.has(party.id) || borne.has(party.id),
    weight: '',
    bear_fen: borne.get(party.id) || null,
  }))
}
const weightOf = (line: ShareLine) => (/^\d{1,6}$/.test(line.weight.trim()) ? Number(line.weight) : null)
/** The body of the apportionment; null while it says nothing or says it wrongly. */
export function burdenOf(
  by: 'ratio' | 'amounts',
  lines: ShareLine[],
  total_fen: number,
): Pick<Schemas['ApportionFees'], 'by' | 'shares'> | null {
  const ratio = by === 'ratio'
  if (ratio && lines.some((line) => line.weight.trim() && weightOf(line) === null)) return null
  const shares = lines
    .map((line) => ({
      party_id: line.party_id,
      weight: ratio ? (weightOf(line) ?? 0) : null,
      bear_fen: ratio ? null : (line.bear_fen ?? 0),
    }))
    .filter((share, i) => (share.weight ?? share.bear_fen ?? 0) > 0 || lines[i]!.needed)
  const sum = shares.reduce((all, share) => all + (share.weight ?? share.bear_fen ?? 0), 0)
  return (ratio ? sum > 0 : sum === total_fen && shares.length > 0) ? { by, shares } : null
}
/** Amounts: what is not yet given to anybody, negative when too much is. */
export const unborne = (lines: ShareLine[], total_fen: number) =>
  total_fen - lines.reduce((all, line) => all + (line.bear_fen ?? 0), 0)

export const RELIEF_KINDS: Record<string, string> = { exempt: '免交', reduce: '减交', defer: '缓交' }
/** "减交 50%", "缓交至 2026-06-30", "免交" */
export function reliefText(relief: { kind: string; percent?: number | null; until_on?: string | null }): string {
  const kind = RELIEF_KINDS[relief.kind] ?? relief.kind
  if (relief.percent) return `${kind} ${relief.percent}%`
  return relief.until_on ? `${kind}至 ${relief.until_on}` : kind
}
