/**
 * What one person may give without asking anybody: for one act, in one case, in one month, and out of a purse. Money, and things
 * that are counted.
 *
 * What was given with somebody's leave, or by a rule, was not given on one's own authority and does not count against it; it does
 * count against a purse, which is about money and not about people.
 */
import { type GrantKind, type RemedyKind, remedyKinds } from '../remedy/kinds.ts'

/** Null is: as much as it takes. */
export interface Limit {
  readonly perActMinor: number | null
  readonly perCaseMinor: number | null
  readonly perMonthMinor: number | null
  readonly perMonthCount: number | null
  /** Of the amounts; null where there is none. */
  readonly currency: string | null
}

/** What was given of one kind, in one currency. */
export interface Spent {
  readonly currency: string | null
  readonly caseMinor: number
  readonly monthMinor: number
}

export interface Purse {
  readonly mostMinor: number
  readonly spentMinor: number
  readonly currency: string
}

/** A purse in kind: so many of one thing. */
export interface KindPurse {
  readonly kind: GrantKind
  readonly mostCount: number
  readonly givenCount: number
}

export interface Grants {
  /** Kinds that are not named may not be given. */
  readonly limits: Readonly<Partial<Record<GrantKind, Limit>>>
  readonly spent: Readonly<Partial<Record<GrantKind, readonly Spent[]>>>
  /** How many were given this month. */
  readonly counts: Readonly<Partial<Record<GrantKind, number>>>
  readonly purses: readonly Purse[]
  readonly kindPurses?: readonly KindPurse[]
}

export type Lacks = 'kind' | 'currency' | 'per-act' | 'per-case' | 'per-month' | 'budget'

export interface ToGive {
  readonly kind: RemedyKind
  /** What it costs, in minor units of `currency`; 0 for what is only counted. */
  readonly costMinor: number
  readonly currency: string | null
}

export type Authority =
  | { readonly may: true }
  | {
      readonly may: false
      readonly lacks: Lacks
      /** The limit that would be enough: minor units, or how many; null where it is no question of how much. */
      readonly wouldNeed: number | null
    }

const MAY: Authority = { may: true }

/** Whether somebody with these limits, who has given so much already, may give this too. */
export function mayGive(grants: Grants, remedy: ToGive): Authority {
  const { grant } = remedyKinds[remedy.kind]
  if (grant === null) return MAY
  const limit = grants.limits[grant]
  if (!limit) return lacking('kind', null)
  return (
    byCount(limit, grants.counts[grant] ?? 0) ??
    byAmount(limit, remedy, grants.spent[grant] ?? []) ??
    byKindPurse(grants.kindPurses ?? [], grant) ??
    byPurse(grants.purses, remedy) ??
    MAY
  )
}

function byCount({ perMonthCount }: Limit, count: number): Authority | null {
  return perMonthCount !== null && count >= perMonthCount ? lacking('per-month', count + 1) : null
}

function byAmount(limit: Limit, { costMinor, currency }: ToGive, spent: readonly Spent[]): Authority | null {
  if (costMinor === 0 || limit.currency === null) return null
  // An amount in another currency cannot be weighed, and what cannot be weighed is not given.
  if (limit.currency !== currency) return lacking('currency', null)
  const before = spent.find(sum => sum.currency === currency)
  return (
    over('per-act', limit.perActMinor, costMinor) ??
    over('per-case', limit.perCaseMinor, (before?.caseMinor ?? 0) + costMinor) ??
    over('per-month', limit.perMonthMinor, (before?.monthMinor ?? 0) + costMinor)
  )
}

function byPurse(purses: readonly Purse[], { costMinor, currency }: ToGive): Authority | null {
  if (costMinor === 0) return null
  for (const purse of purses) {
    if (purse.currency !== currency) return lacking('currency', null)
    const lack = over('budget', purse.mostMinor, purse.spentMinor + costMinor)
    if (lack) return lack
  }
  return null
}

function byKindPurse(purses: readonly KindPurse[], grant: GrantKind): Authority | null {
  const empty = purses.find(({ kind, mostCount, givenCount }) => kind === grant && givenCount >= mostCount)
  return empty ? lacking('budget', empty.givenCount + 1) : null
}

function over(lacks: Lacks, most: number | null, would: number): Authority | null {
  return most !== null && would > most ? lacking(lacks, would) : null
}

function lacking(lacks: Lacks, wouldNeed: number | null): Authority {
  return { may: false, lacks, wouldNeed }
}
