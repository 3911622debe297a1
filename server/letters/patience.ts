/**
 * How long a letter is tried, and how long until the next try. The pauses grow, and chance moves each of them a little, so that
 * letters that failed together do not come back together.
 */
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/time.ts'

/** What a person wrote is worth two days of trying; what a machine says of its own accord is stale after half of one. */
const triedFor = { person: 2 * DAY, machine: 12 * HOUR } as const

/** Before the second try, the third one… and before each one after these. */
const pauses = [1, 2, 5, 10, 20, 30, 60, 120].map(minutes => minutes * MINUTE)

export function isGivenUp(
  letter: { readonly queuedAt: Instant; readonly isByMachine: boolean },
  now: Instant,
): boolean {
  return now - letter.queuedAt >= triedFor[letter.isByMachine ? 'machine' : 'person']
}

/**
 * Milliseconds until a letter is tried again.
 * @param tries how often it was tried, at least once
 * @param random from 0 to 1
 */
export function pauseAfter(tries: number, random: number): number {
  return swayed(pauses[Math.min(tries, pauses.length) - 1] ?? MINUTE, random)
}

/** A quarter more or less. */
export function swayed(ms: number, random: number): number {
  return Math.round(ms * (0.75 + random / 2))
}
