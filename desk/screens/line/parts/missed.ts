/**
 * Whether an agent is away because an offer ran out, not by choice. The offer and the presence change a moment apart, in either
 * order, so the last offer is remembered while the agent still seems to be here. Pure.
 */

export interface Held {
  readonly presence: string
  /** When the offer runs out; null without one. */
  readonly until: number | null
  readonly hasMissed: boolean
}

/** Servers and browsers agree on the time to about a second. */
const AGREE_WITHIN = 1500

export function heldAfter(before: Held, next: Omit<Held, 'hasMissed'>, now: number): Held {
  if (next.presence === 'here') return { ...next, until: next.until ?? before.until, hasMissed: false }
  const wentAway = before.presence === 'here'
  const ranOut = before.until !== null && now >= before.until - AGREE_WITHIN
  return { presence: next.presence, until: null, hasMissed: before.hasMissed || (wentAway && ranOut) }
}
