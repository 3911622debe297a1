/**
 * What is due for a failure now, beyond what was given for it already.
 *
 * What must stay true
 * - While it goes on, only what grows by the day is given, each day; what is reckoned from the whole of it, when it is over.
 * - Of two rules the one that gives more is applied, and what the other gave before is counted: nothing is ever given for both.
 * - Where the times are corrected, the difference is given. What was given too much stays with the customer, and is said.
 */
import {
  type Breach,
  compensationFor,
  type DueCompensation,
  type RuleInPack,
} from '../charter/compensation.ts'
import { explainedBefore } from '../charter/explained.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time.ts'
import type { FailureState } from './state.ts'

/** Minor units that a rule has given for this failure, in one currency. */
export interface GivenBefore {
  readonly minor: number
  readonly currency: string
}

export interface Reckoning {
  readonly monthly: Breach['monthly']
  readonly calendar: Calendar
  readonly now: Instant
  readonly given: readonly GivenBefore[]
}

export interface Reckoned {
  /** What is to be given now. */
  readonly due: readonly DueCompensation[]
  /** What was given beyond what is due. */
  readonly kept: readonly GivenBefore[]
  /** Every rule that speaks of it, with all that it comes to, and whether it is the one that is applied. */
  readonly compared: readonly Compared[]
}

export interface Compared extends DueCompensation {
  readonly isApplied: boolean
}

const eachDay: ReadonlySet<string> = new Set(['each-day', 'each-day-after', 'higher-each-day'])

export function reckonFailure(
  rules: readonly RuleInPack[],
  failure: FailureState,
  { monthly, calendar, now, given }: Reckoning,
): Reckoned {
  const { id: breachId, event, service, from, until } = failure
  const breach = { breachId, event, service, from, until: until ?? now, monthly, calendar }
  const speaking = rules.filter(one => until !== null || growsByTheDay(one))
  const applied = compensationFor(speaking, breach)
  const all = speaking.flatMap(one => compensationFor([one], breach))
  return {
    due: applied.flatMap(one => beyond(one, sumIn(given, one.currency))),
    kept: currenciesOf(given).flatMap(currency => keptIn(currency, given, applied)),
    compared: all.map(one => ({ ...one, isApplied: applied.some(other => isSame(one, other)) })),
  }
}

function growsByTheDay({ rule }: RuleInPack): boolean {
  return rule.kind === 'money' && eachDay.has(rule.formula.is)
}

function beyond(one: DueCompensation, before: number): readonly DueCompensation[] {
  const minor = one.amountMinor - before
  if (minor <= 0) return []
  if (before === 0) return [one]
  return [{ ...one, amountMinor: minor, says: explainedBefore(one.says, { before, minor }, one.currency) }]
}

function keptIn(
  currency: string,
  given: readonly GivenBefore[],
  applied: readonly DueCompensation[],
): readonly GivenBefore[] {
  const due = applied.find(one => one.currency === currency)?.amountMinor ?? 0
  const minor = sumIn(given, currency) - due
  return minor > 0 ? [{ minor, currency }] : []
}

function sumIn(given: readonly GivenBefore[], currency: string): number {
  return given.reduce((sum, one) => sum + (one.currency === currency ? one.minor : 0), 0)
}

function currenciesOf(given: readonly GivenBefore[]): readonly string[] {
  return [...new Set(given.map(({ currency }) => currency))]
}

function isSame(one: DueCompensation, other: DueCompensation): boolean {
  return one.pack === other.pack && one.rule === other.rule && one.currency === other.currency
}
