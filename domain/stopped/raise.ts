/**
 * What it would have done to raise a limit: how many of those who asked for more would have helped on the spot, and what that would have
 * cost. Reckoned from what was asked and what had been given by then; nothing is guessed.
 */
import type { Limit } from '../authority/authority.ts'

/** Somebody asked for more than they may give. */
export interface AskedForMore {
  readonly costMinor: number
  /** What had been given by then, of the same kind and currency: in the case, and by them in the month. */
  readonly caseBeforeMinor: number
  readonly monthBeforeMinor: number
  readonly monthBeforeCount: number
  /** It was allowed in the end: raising the limit costs nothing more here, it only would have been sooner. */
  readonly isGiven: boolean
}

export type RaisedLimit = 'perActMinor' | 'perCaseMinor' | 'perMonthMinor'

export interface Raise {
  readonly toMinor: number
  readonly solved: number
  readonly costMinor: number
  /** Of that, what was given in the end anyway. */
  readonly givenAnywayMinor: number
}

/** What this one would have needed of the limit. */
export function neededOf(asked: AskedForMore, raised: RaisedLimit): number {
  const before = {
    perActMinor: 0,
    perCaseMinor: asked.caseBeforeMinor,
    perMonthMinor: asked.monthBeforeMinor,
  }[raised]
  return before + asked.costMinor
}

/** What would have been, had only this limit been another; all the others hold as they are. */
export function ifRaised(
  all: readonly AskedForMore[],
  limit: Limit,
  { raised, toMinor }: { readonly raised: RaisedLimit; readonly toMinor: number },
): Raise {
  const solved = all.filter(asked => isWithin(asked, { ...limit, [raised]: toMinor }))
  const sum = (some: readonly AskedForMore[]) => some.reduce((total, { costMinor }) => total + costMinor, 0)
  return {
    toMinor,
    solved: solved.length,
    costMinor: sum(solved),
    givenAnywayMinor: sum(solved.filter(({ isGiven }) => isGiven)),
  }
}

function isWithin(asked: AskedForMore, limit: Limit): boolean {
  const isBelow = (raised: RaisedLimit) => {
    const most = limit[raised]
    return most === null || neededOf(asked, raised) <= most
  }
  return (
    isBelow('perActMinor') &&
    isBelow('perCaseMinor') &&
    isBelow('perMonthMinor') &&
    (limit.perMonthCount === null || asked.monthBeforeCount < limit.perMonthCount)
  )
}

const SHARES = [0.5, 0.8, 1] as const

/** The amounts worth thinking about: with which half of them, most of them, and all of them would have been within this limit. */
export function raisesOf(all: readonly AskedForMore[], limit: Limit, raised: RaisedLimit): readonly Raise[] {
  const needs = all.map(asked => neededOf(asked, raised)).toSorted((a, b) => a - b)
  const amounts = SHARES.flatMap(share => needs[Math.ceil(needs.length * share) - 1] ?? [])
  return [...new Set(amounts)]
    .map(toMinor => ifRaised(all, limit, { raised, toMinor }))
    .filter(({ solved }) => solved > 0)
}
