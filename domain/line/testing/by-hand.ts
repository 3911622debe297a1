/** Times of the small world's working week, counted by hand: Monday to Friday from nine to five, in UTC. */
import { HOUR, type Instant } from '../../time.ts'

export function isOpenByHand(at: Instant): boolean {
  const when = new Date(at)
  return isWorkday(when) && when.getUTCHours() >= 9 && when.getUTCHours() < 17
}

/** After so much opening time, hour by hour. */
export function afterOpenByHand(at: Instant, openMs: number): Instant {
  let now = at
  let left = openMs
  for (;;) {
    const hourEnd = (Math.floor(now / HOUR) + 1) * HOUR
    if (isOpenByHand(now)) {
      if (now + left <= hourEnd) return now + left
      left -= hourEnd - now
    }
    now = hourEnd
  }
}

/** Five in the afternoon of the next working day. */
export function endOfNextWorkday(at: Instant): Instant {
  const when = new Date(at)
  do when.setUTCDate(when.getUTCDate() + 1)
  while (!isWorkday(when))
  return when.setUTCHours(17, 0, 0, 0)
}

function isWorkday(when: Date): boolean {
  return when.getUTCDay() >= 1 && when.getUTCDay() <= 5
}
