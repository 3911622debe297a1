/** What a pause does to a due date: it is reckoned anew without it, and never comes earlier than it was told. */
import type { Calendar } from '../time/calendar.ts'
import { dueAt } from '../time/due.ts'
import type { Instant } from '../time.ts'
import { isPaused, type CommitmentState } from './state.ts'

/**
 * The due date of a promise whose clock goes on.
 * @param until when we had what we waited for
 */
export function dueAfterPause(promise: CommitmentState, calendar: Calendar, until: Instant): Instant {
  const pause = promise.pauses.at(-1)
  if (!pause || !isPaused(promise)) return promise.dueAt
  const rested = Math.max(0, until - pause.from)
  const { within, madeAt, pauses } = promise
  const reckoned =
    within === null
      ? promise.dueAt + rested
      : dueAt(calendar, madeAt, within, [...pauses.slice(0, -1), { from: pause.from, until }])
  return Math.max(promise.dueAt, reckoned ?? promise.dueAt + rested)
}
