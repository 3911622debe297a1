/**
 * How fast mail goes to each receiving domain, and to the relay.
 *
 * What must stay true
 * - A domain that says "later" is left in peace for a while that grows; no other domain waits for it.
 * - A relay that is away, or does not let us in, is everybody's trouble: all wait, and no letter is blamed.
 * - Kept in memory, by each process for itself: what is forgotten at a restart is only caution.
 */
import { type Instant, MINUTE, SECOND } from '../../domain/time.ts'
import { swayed } from './patience.ts'

export interface PaceLimits {
  /** Letters in hand to one domain. */
  readonly atOnce: number
  /** Letters begun to one domain within a minute. */
  readonly aMinute: number
}

export type Outcome = 'taken' | 'never' | 'later' | 'mailbox-later' | 'line'

export interface Pace {
  /** Zero: it may go, and `ended` must say how it went. Otherwise so many milliseconds to wait before asking again. */
  readonly begin: (domain: string) => number
  readonly ended: (domain: string, how: Outcome) => void
  /** Milliseconds for which nothing goes to the relay at all. */
  readonly relayRests: () => number
  /** The relay is not tried before so many milliseconds. */
  readonly restRelay: (ms?: number) => void
}

interface Domain {
  inHand: number
  /** Beginnings within the last minute, oldest first. */
  begun: Instant[]
  /** How often it said "later" without taking anything in between. */
  refusals: number
  quietUntil: Instant
}

const domainRests = [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE] as const
const relayRests = [5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE] as const
/** A place in hand is free again soon. */
const busyMs = 250
/** More than a help desk writes to within the minutes that are remembered. */
const mostDomains = 5_000

interface Setting {
  /** Null: as fast as it goes. */
  readonly limits: PaceLimits | null
  readonly clock: () => Instant
  readonly random: () => number
}

export function openPace({ limits, clock, random }: Setting): Pace {
  const domains = new Map<string, Domain>()
  let relayFailures = 0
  let relayUntil = 0

  const at = (name: string): Domain => {
    const known = domains.get(name)
    if (known) return known
    if (domains.size >= mostDomains) forgetIdle(domains, clock())
    const domain: Domain = { inHand: 0, begun: [], refusals: 0, quietUntil: 0 }
    domains.set(name, domain)
    return domain
  }

  return {
    relayRests: () => Math.max(0, relayUntil - clock()),
    restRelay(ms) {
      const isResting = relayUntil > clock()
      // Those that were in hand together failed together: that is one failure.
      if (isResting && ms === undefined) return
      const rest = ms ?? swayed(restAfter(relayRests, relayFailures), random())
      if (!isResting) relayFailures += 1
      relayUntil = Math.max(relayUntil, clock() + rest)
    },
    begin(name) {
      if (!limits) return 0
      const now = clock()
      const domain = at(name)
      domain.begun = domain.begun.filter(instant => instant > now - MINUTE)
      const wait = waitFor(domain, limits, now)
      if (wait > 0) return wait
      domain.inHand += 1
      domain.begun.push(now)
      return 0
    },
    ended(name, how) {
      if (how !== 'line') relayFailures = 0
      if (!limits) return
      const domain = at(name)
      domain.inHand = Math.max(0, domain.inHand - 1)
      if (how === 'taken') domain.refusals = 0
      if (how !== 'later') return
      domain.quietUntil = clock() + swayed(restAfter(domainRests, domain.refusals), random())
      domain.refusals += 1
    },
  }
}

function waitFor(domain: Domain, limits: PaceLimits, now: Instant): number {
  if (domain.quietUntil > now) return domain.quietUntil - now
  // After a "later" one letter goes ahead to see.
  const atOnce = domain.refusals > 0 ? 1 : limits.atOnce
  if (domain.inHand >= atOnce) return busyMs
  const [oldest = now] = domain.begun
  return domain.begun.length >= limits.aMinute ? Math.max(busyMs, oldest + MINUTE - now) : 0
}

function restAfter(rests: readonly number[], failures: number): number {
  return rests[Math.min(failures, rests.length - 1)] ?? MINUTE
}

function forgetIdle(domains: Map<string, Domain>, now: Instant): void {
  for (const [name, { inHand, begun, quietUntil }] of domains)
    if (inHand === 0 && quietUntil <= now && (begun.at(-1) ?? 0) <= now - MINUTE) domains.delete(name)
}
