/**
 * The server's time, as well as a browser can know it. An agent's computer may be wrong by minutes or a day; offers count down
 * and promises fall due by the server's clock, so nothing in the desk asks the computer's clock alone.
 */

let offset = 0
let narrowest = Number.POSITIVE_INFINITY

/** Milliseconds since the epoch, by the server's clock. */
export function now(): number {
  return Date.now() + offset
}

/**
 * Learns from an answer's `Date` header, which is exact to a second. The quickest answer so far is believed, because the less time
 * an answer took, the less it can be wrong.
 */
export function learnServerTime(header: string | null, askedAt: number, answeredAt: number): void {
  const said = header === null ? Number.NaN : Date.parse(header)
  const took = answeredAt - askedAt
  if (Number.isNaN(said) || took < 0 || took > narrowest) return
  narrowest = took
  const estimate = said + 500 - (askedAt + took / 2)
  // Within its own exactness the computer's clock is the better one: it does not jump.
  offset = Math.abs(estimate) < 2000 ? 0 : estimate
}
