/** What a pause does to a due date: what was told is moved by it, and stands whatever became of the calendar meanwhile. */
import type { Calendar } from '../time/calendar.ts'
import { dueAfterRest } from '../time/rest.ts'
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
  const { within, madeAt, dueAt } = promise
  if (within === null) return dueAt + rested
  const resting = { from: madeAt, unit: within.unit, dueAt, restedAt: pause.from }
  return dueAfterRest(calendar, resting, until) ?? dueAt + rested
}
