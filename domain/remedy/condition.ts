/**
 * For whom the house gives something of its catalogue: since when a customer, with which plan, how often. Each condition says why, in
 * words that a customer can read (S4.4), and is a rule of the house: whoever sees that it does not fit sets it aside.
 *
 * Days are those of the organisation, as `2026-11-22`.
 */
import type { Direction, HouseRuleMet } from '../override/facts.ts'

export const conditionKinds = ['since', 'plan', 'once-in', 'after'] as const
export type ConditionKind = (typeof conditionKinds)[number]

interface InBoth {
  readonly en: string
  readonly es: string
}

/**
 * - `since`: for those who became customers between two days, either of which may be open.
 * - `plan`: for those with one of these plans.
 * - `once-in`: once in so many days.
 * - `after`: for those who have been customers for so many days.
 */
export interface Condition {
  readonly id: string
  readonly kind: ConditionKind
  readonly from: string | null
  readonly until: string | null
  readonly plans: readonly string[]
  readonly days: number | null
  readonly why: InBoth
}

/** What is known of whoever would get it. */
export interface Recipient {
  /** Null where nobody knows since when. */
  readonly since: string | null
  /** Of their services that are not ended. */
  readonly plans: readonly string[]
  /** How many days ago the same was given last; null where it never was. */
  readonly givenDaysAgo: number | null
  readonly today: string
}

/** A condition that is not met. */
export interface Unmet extends HouseRuleMet {
  readonly kind: ConditionKind
  readonly why: InBoth
}

/** What of this is not met; nothing that is not known stands against a customer. */
export function unmet(conditions: readonly Condition[], recipient: Recipient): readonly Unmet[] {
  return conditions.flatMap(condition => {
    const lacking = against[condition.kind](condition, recipient)
    const { id, kind, why } = condition
    return lacking === null ? [] : [{ id, kind, why, ...lacking }]
  })
}

type Lacking = { readonly direction: Direction; readonly needs: string } | null

const against: Readonly<Record<ConditionKind, (condition: Condition, recipient: Recipient) => Lacking>> = {
  since({ from, until }, { since }) {
    if (since === null) return null
    if (from !== null && since < from) return { direction: 'earlier', needs: since }
    return until !== null && since > until ? { direction: 'later', needs: since } : null
  },
  plan({ plans }, { plans: theirs }) {
    const [plan] = theirs
    if (plan === undefined || theirs.some(one => plans.includes(one))) return null
    return { direction: 'wider', needs: plan }
  },
  'once-in'({ days }, { givenDaysAgo }) {
    if (days === null || givenDaysAgo === null || givenDaysAgo >= days) return null
    return { direction: 'oftener', needs: String(givenDaysAgo) }
  },
  after({ days }, { since, today }) {
    if (days === null || since === null) return null
    const been = daysBetween(since, today)
    return been < days ? { direction: 'sooner', needs: String(been) } : null
  },
}

const dayMs = 86_400_000

/** Of two days as they are written; no hour is counted, so none is lost when clocks change. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** As it stands, or as far as it takes to let these pass, whichever is wider; null where it would be none any more. */
export function widened(
  condition: Condition,
  direction: Direction,
  needs: readonly string[],
): Condition | null {
  if (needs.length === 0) return condition
  switch (direction) {
    case 'earlier':
      return { ...condition, from: condition.from && firstOf([condition.from, ...needs]) }
    case 'later':
      return { ...condition, until: condition.until && lastOf([condition.until, ...needs]) }
    case 'wider':
      return { ...condition, plans: [...new Set([...condition.plans, ...needs])].toSorted() }
    case 'oftener':
    case 'sooner': {
      const fewest = Math.min(condition.days ?? Infinity, ...needs.map(Number))
      return fewest <= 0 ? null : { ...condition, days: fewest }
    }
    case 'looser':
      return null
  }
}

/** Days as they are written sort as they follow each other. */
function firstOf(days: readonly string[]): string | null {
  return days.toSorted()[0] ?? null
}

function lastOf(days: readonly string[]): string | null {
  return days.toSorted().at(-1) ?? null
}
