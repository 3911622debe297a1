import { DAY, type Instant } from '../../domain/time.ts'

/** The next noon (UTC) that is not before this: whatever the hour of the test, whoever is told something then is told at once. */
export function noonAfter(at: Instant): Instant {
  return Math.ceil(at / DAY - 0.5) * DAY + DAY / 2
}
