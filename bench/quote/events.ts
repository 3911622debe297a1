/** What happens to calls, one thing after the other. */
import type { Call } from './call.ts'

export interface Event {
  readonly call: Call
  readonly now: number
  readonly what: 'joins' | 'taken' | 'hangs-up' | 'ends'
}

export function eventsOf(calls: readonly Call[]): readonly Event[] {
  return calls.flatMap((call): Event[] => [
    ...(call.joinedAt === null ? [] : [{ call, now: call.joinedAt, what: 'joins' as const }]),
    { call, now: call.leftAt, what: call.isTaken ? 'taken' : 'hangs-up' },
    ...(call.isTaken ? [{ call, now: call.endedAt, what: 'ends' as const }] : []),
  ])
}

/** At one moment contacts end before others begin, and both before somebody joins. */
export function inOrder(events: readonly Event[]): readonly Event[] {
  const rank = ({ call, what }: Event) => {
    if (what === 'joins') return 3
    if (what === 'hangs-up') return 2
    if (what === 'taken') return 1
    return call.endedAt === call.leftAt ? 1.5 : 0
  }
  return events.toSorted((a, b) => a.now - b.now || rank(a) - rank(b))
}
