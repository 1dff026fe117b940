import type { Schemas } from '@/api/types'
import { trialName } from '../register/registration'

export type Decision = 'accept' | 'return' | 'refuse'

type Clock = Pick<Schemas['TrialClock'], 'trial_procedure' | 'name' | 'help' | 'not_for_causes' | 'needs_amount' | 'not_for'>

export interface TrialChoice {
  code: string
  name: string
  help: string
  /** Why it is not for this case; "" when it may be chosen. */
  barred: string
}
/** The trial procedures to choose from; none where the procedure has one way only (it is then sent as ""). */
export function trialChoices(
  procedure: { trial_clocks: Clock[] } | undefined,
  cause: string,
  amountFen: number | null | undefined,
): TrialChoice[] {
  return (procedure?.trial_clocks ?? [])
    .filter((clock) => clock.trial_procedure !== '')
    .map((clock) => {
      const barred =
        clock.not_for_causes.some((begin) => cause.startsWith(begin)) ||
        (clock.needs_amount && (amountFen === null || amountFen === undefined))
      return {
        code: clock.trial_procedure,
        name: trialName(procedure, clock.trial_procedure),
        help: clock.help,
        barred: barred ? clock.not_for || '不适用于本案' : '',
      }
    })
}

/** What accepting will do: which papers are made and whether anything is to be paid is the online filing's. */
export function acceptEffects(
  filing: Pick<Schemas['OnlineFiling'], 'documents' | 'fee' | 'source_field'> | undefined,
  trialProcedure: string,
): string[] {
  const documents = (filing?.documents ?? []).filter(
    (d) => d.trial_procedures.length === 0 || d.trial_procedures.includes(trialProcedure),
  )
  return [
    '依次编立案号，案件列入台账',
    '审限和立案后的办理期限自立案次日起算',
    documents.length ? `制作立案通知文书 ${documents.length} 份` : '',
    filing?.fee ? '算出应当预交的诉讼费用，通知七日内交纳' : '不预交费用',
    filing?.source_field ? '与生效文书的案件相关联' : '',
    '通知申请人',
  ].filter(Boolean)
}
