/** The ledger's own types: what is appended, what is read back. */
import type { CaseFact, HouseFact } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Signals } from './signals.ts'

export const laneCount = 16

/** A fact on its way in. `caseId` is null for facts of the house (presence, erasure, leadership). */
export type NewFact =
  | { readonly caseId: string; readonly fact: CaseFact }
  | { readonly caseId: null; readonly about: string; readonly fact: HouseFact }

/** A fact read back, without its body. `data` has the fact's fields, `type` apart. */
export interface StoredFact {
  readonly lane: number
  readonly seq: number
  readonly caseId: string | null
  readonly at: Instant
  readonly fact: CaseFact | HouseFact
}

export interface Ledger {
  readonly db: Db
  readonly clock: () => Instant
  readonly signals: Signals
}

/** A position in every lane: facts with a greater seq are still to come. */
export type Cursors = readonly number[]

/** All facts of one case stand in one lane, in order: the first hex digit of its id says which. */
export function laneOf(id: string): number {
  return Number.parseInt(id.charAt(0), 16)
}
