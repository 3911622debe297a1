/**
 * Somebody who may act for a customer: a son for his parents, a carer, a neighbour. The customer says so, says until when, and can
 * take it back at any moment.
 */
import { DAY } from '../time.ts'
import type { Instant } from '../time.ts'

/** `read-and-write`: sees the matter and writes in it. `decide`: also says that it is solved and lets us off a promise. */
export type Scope = 'read-and-write' | 'decide'

/** Who brought it up: the customer; an agent who heard it on the phone; a helper who reported something for somebody else. */
export type AskedBy = 'customer' | 'agent' | 'reporter'

export interface Acting {
  /** Null: in all matters of the customer. */
  readonly caseId: string | null
  readonly authorisedAt: Instant | null
  readonly until: Instant
  readonly withdrawnAt: Instant | null
  readonly declinedAt: Instant | null
}

export type Standing = 'asked' | 'acting' | 'ended' | 'withdrawn' | 'declined'

export function standingOf(helper: Acting, now: Instant): Standing {
  if (helper.withdrawnAt !== null) return 'withdrawn'
  if (helper.declinedAt !== null) return 'declined'
  if (helper.authorisedAt === null) return 'asked'
  return now < helper.until ? 'acting' : 'ended'
}

/** Only in the matters that were named, and only until the end that was named. */
export function mayActIn(helper: Acting, caseId: string, now: Instant): boolean {
  return standingOf(helper, now) === 'acting' && (helper.caseId === null || helper.caseId === caseId)
}

/** How long somebody may act, as the customer chooses it. */
export const TERMS = {
  'one-month': 30 * DAY,
  'half-a-year': 182 * DAY,
  'one-year': 365 * DAY,
  'two-years': 730 * DAY,
} as const
export type Term = keyof typeof TERMS

export const LONGEST_TERM = TERMS['two-years']

export function isTerm(text: string): text is Term {
  return Object.hasOwn(TERMS, text)
}
