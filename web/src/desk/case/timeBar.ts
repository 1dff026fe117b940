// The time of one clock as stretches on a line: what counted, what was excluded, what is left, what went over.
import type { Clock, Schemas } from '@/api/types'
import { addDays, daysBetween } from '@/law/dates'

type Exclusion = Schemas['CaseExclusion']
export type StretchKind = 'counted' | 'excluded' | 'ahead' | 'over'
export interface Stretch {
  kind: StretchKind
  from: string
  to: string
  days: number
  /** Where it begins and how wide it is, in percent of the whole line. */
  start: number
  width: number
}
export interface TimeBar {
  stretches: Stretch[]
  /** Where the last day and today stand, in percent; null when they are not on the line. */
  due: number | null
  today: number | null
  counted_days: number
  excluded_days: number
  /** Until the last day, not counting what is excluded; 0 when it is over. */
  ahead_days: number
  over_days: number
}

/** Those that this clock counts out or is paused by. */
export const exclusionsOf = (clock: Clock, exclusions: Exclusion[]) =>
  exclusions.filter((e) => clock.exclusion_ids.includes(e.id))

/** The exclusion that has not ended and pauses the clock. */
export function pauseOf(clock: Clock, exclusions: Exclusion[]): Exclusion | undefined {
  if (clock.status !== 'paused') return undefined
  return exclusionsOf(clock, exclusions).find((e) => !e.end_on)
}

interface Span {
  from: string
  to: string
}

/** Overlaps melt into one; outside [begin, end] nothing is left. */
export function unionOf(spans: Span[], begin: string, end: string): Span[] {
  const out: Span[] = []
  const clipped = spans
    .map((s) => ({ from: s.from < begin ? begin : s.from, to: s.to > end ? end : s.to }))
    .filter((s) => s.from < s.to)
    .sort((a, b) => a.from.localeCompare(b.from))
  for (const span of clipped) {
    const last = out.at(-1)
    if (last && span.from <= last.to) last.to = span.to > last.to ? span.to : last.to
    else out.push({ ...span })
  }
  return out
}

/** today: of the court, or the day as of which the case is looked at. */
export function timeBar(clock: Clock, exclusions: Exclusion[], today: string): TimeBar {
  const begin = clock.anchor_on
  const ended = clock.status !== 'running' && clock.status !== 'paused'
  const until = ended ? (clock.ended_on ?? clock.legal_due_on) : today
  const pause = pauseOf(clock, exclusions)
  // While it is paused the last day moves on with every day; where it would lie if the clock ran on from today.
  const due =
    pause && until > pause.start_on ? addDays(clock.legal_due_on, daysBetween(pause.start_on, until)) : clock.legal_due_on
  const end = [begin, due, until].reduce((a, b) => (a > b ? a : b))
  const total = Math.max(1, daysBetween(begin, end))
  const at = (date: string) => Math.min(100, Math.max(0, (daysBetween(begin, date) / total) * 100))

  const own = exclusionsOf(clock, exclusions)
  const out = unionOf(
    own.map((e) => ({ from: e.start_on, to: e.end_on ?? (until > e.start_on ? until : e.start_on) })),
    begin,
    end,
  )
  const cuts = [...new Set([begin, end, until, due, ...out.flatMap((s) => [s.from, s.to])])]
    .filter((d) => d >= begin && d <= end)
    .sort()
  const stretches: Stretch[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!]
    const kind: StretchKind = out.some((s) => s.from <= from && to <= s.to)
      ? 'excluded'
      : from >= due
        ? 'over'
        : to <= until
          ? 'counted'
          : 'ahead'
    // After a clock has ended nothing is left of it.
    if (ended && from >= until) continue
    const last = stretches.at(-1)
    if (last && last.kind === kind && last.to === from) {
      last.to = to
      last.days += daysBetween(from, to)
      last.width = at(to) - last.start
    } else {
      stretches.push({ kind, from, to, days: daysBetween(from, to), start: at(from), width: at(to) - at(from) })
    }
  }
  const sum = (kind: StretchKind) => stretches.filter((s) => s.kind === kind).reduce((days, s) => days + s.days, 0)
  return {
    stretches,
    due: at(due),
    today: ended || today < begin ? null : at(today),
    counted_days: sum('counted'),
    excluded_days: sum('excluded'),
    ahead_days: sum('ahead'),
    over_days: sum('over'),
  }
}

/** "已计 42 天，扣除 70 天，剩余 63 天" */
export function timeBarText(bar: TimeBar): string {
  return [
    `已计 ${bar.counted_days} 天`,
    bar.excluded_days ? `扣除 ${bar.excluded_days} 天` : '',
    bar.ahead_days ? `剩余 ${bar.ahead_days} 天` : '',
    bar.over_days ? `超期 ${bar.over_days} 天` : '',
  ]
    .filter(Boolean)
    .join('，')
}
