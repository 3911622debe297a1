import { DAY, MINUTE } from '../time.ts'
import type { Instant } from '../time.ts'

const LEAST = 15 * MINUTE
const MOST = DAY

/**
 * When the owner is warned that a promise is nearly due: a quarter of the time to go before it is due, at least fifteen
 * minutes where there is that much, at most one day, and never before now.
 */
export function warnAt(now: Instant, dueAt: Instant): Instant {
  const quarter = Math.round((dueAt - now) / 4)
  const ahead = Math.min(Math.max(quarter, LEAST), MOST)
  return Math.max(now, dueAt - ahead)
}
