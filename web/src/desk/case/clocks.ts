import type { Clock } from '@/api/types'

/** The one that the head of the page shows: the trial time limit, else the running one that is due first. */
export function mainClock(clocks: Clock[]): Clock | undefined {
  const trial = clocks.filter((clock) => clock.kind === 'trial')
  const running = clocks.filter((clock) => clock.status === 'running')
  return trial.find((clock) => clock.status === 'running') ?? trial.at(-1) ?? byDue(running)[0]
}

/** Running ones first, by due date; then those that have ended. */
export function byDue(clocks: Clock[]): Clock[] {
  const rank = (clock: Clock) => (isLive(clock) ? 0 : 1)
  return [...clocks].sort((a, b) => rank(a) - rank(b) || a.legal_due_on.localeCompare(b.legal_due_on))
}

/** It runs, or is paused and will run on. */
export const isLive = (clock: Clock) => clock.status === 'running' || clock.status === 'paused'

/** "6个月", "30日", "1个月15日" */
export const lengthText = (length: { months: number; days: number }) =>
  [length.months ? `${length.months}个月` : '', length.days ? `${length.days}日` : ''].filter(Boolean).join('')

/** The limit of the whole case before those of its single acts. */
export const trialFirst = (clocks: Clock[]) => [...clocks].sort((a, b) => Number(b.kind === 'trial') - Number(a.kind === 'trial'))
