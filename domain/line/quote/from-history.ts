/**
 * Waits of which no state was kept when they were asked for (before quotes were made here, or brought along from elsewhere), made
 * into what can be learned from: the line is played again from when people came, were taken and left.
 *
 * Who was at work and free is not known of the past. Whoever waited for longer than it takes to answer an offer had nobody free.
 */
import { OFFER_SECONDS } from '../entry.ts'
import { type LineHistory, type LearnedWaits, learnWaits, type OfferedWait } from './learn.ts'
import { summarise } from './played.ts'
import { rollOut } from './roll-out.ts'
import type { BusyView, QuoteState } from './state.ts'

/** Times in seconds, any origin. Null where it did not happen. */
export interface PastVisit {
  readonly group: string
  readonly isProblem: boolean
  readonly joinedAt: number
  readonly takenAt: number | null
  /** When the contact ended, or who hung up left. */
  readonly endedAt: number | null
}

export type TimeOfDay = (joinedAt: number) => Pick<QuoteState, 'at' | 'weekday'>

/** @returns the waits of this group, in the order in which people came */
export function waitsFromHistory(
  visits: readonly PastVisit[],
  group: string,
  timeOfDay: TimeOfDay,
): readonly OfferedWait[] {
  const found: OfferedWait[] = []
  let present: readonly PastVisit[] = []
  for (const visit of visits.toSorted((a, b) => a.joinedAt - b.joinedAt)) {
    const now = visit.joinedAt
    present = present.filter(({ endedAt }) => endedAt === null || endedAt > now)
    const waited = (visit.takenAt ?? visit.joinedAt) - visit.joinedAt
    if (visit.group === group && waited > OFFER_SECONDS) {
      const state = stateAt(present, visit, timeOfDay(now))
      found.push({ state, played: null, waitedSeconds: waited, isCutOff: false })
    }
    present = [...present, visit]
  }
  return found
}

function stateAt(
  present: readonly PastVisit[],
  { joinedAt: now, group, isProblem }: PastVisit,
  time: Pick<QuoteState, 'at' | 'weekday'>,
): QuoteState {
  const isTaken = ({ takenAt }: PastVisit) => takenAt !== null && takenAt <= now
  const busy: readonly BusyView[] = present
    .filter(isTaken)
    .map(other => ({ elapsedSeconds: now - (other.takenAt ?? now), group: other.group }))
  return {
    ...time,
    ahead: present
      .filter(other => !isTaken(other) && (other.isProblem || !isProblem))
      .map(other => ({ group: other.group, waitedSeconds: now - other.joinedAt, isCallback: false })),
    behindMayOvertake: 0,
    // Somebody took them in the end: there was a hand, whatever it held.
    busy: busy.length > 0 ? busy : [{ elapsedSeconds: 0, group }],
    free: 0,
    changes: [],
    group,
    closesInSeconds: null,
  }
}

/** The fit, where not everything was played when it was asked for: the rest is played now, with the curves of the same history. */
export function learnFrom(
  history: LineHistory,
  before: LearnedWaits | null,
  random: () => number,
): LearnedWaits {
  return learnWaits(playMissing(history, random), before)
}

/** The same history, with what was not played when it was asked for played now, as far as enough services are known. */
export function playMissing(history: LineHistory, random: () => number): LineHistory {
  if (history.offered.every(({ played }) => played !== null)) return history
  const { curves, longestSeconds } = learnWaits({ ...history, offered: [] }, null)
  if (!curves) return history
  const offered = history.offered.map(wait =>
    wait.played ? wait : { ...wait, played: summarise(rollOut(wait.state, curves, random), longestSeconds) },
  )
  return { ...history, offered }
}
