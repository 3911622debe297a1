import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

/** What is counted in public. Figures are from the rows, at the moment of asking; none is about a person. */
export interface PublicFigures {
  readonly waiting: number
  readonly inHand: number
  /** We think that it is solved, or wrote down that the customer said so; the customer has not confirmed. */
  readonly unconfirmed: number
  /** Nobody has said anything for a while. Not closed. */
  readonly resting: number
  readonly solved: number
  readonly promisesOpen: number
  readonly promisesKept: number
  readonly promisesBroken: number
}

/** `since`: what was solved, kept and broken is counted from then on. */
export async function publicFigures(db: Db | Tx, since: number): Promise<PublicFigures> {
  const from = new Date(since)
  const { rows } = await sql<PublicFigures>`
    SELECT
      (SELECT count(*)::int FROM cases WHERE status = 'waiting') AS waiting,
      (SELECT count(*)::int FROM cases WHERE status = 'owned') AS "inHand",
      (SELECT count(*)::int FROM cases WHERE status IN ('proposed', 'unconfirmed')) AS unconfirmed,
      (SELECT count(*)::int FROM cases WHERE status = 'resting') AS resting,
      (SELECT count(*)::int FROM cases WHERE status = 'solved' AND solved_at >= ${from}) AS solved,
      (SELECT count(*)::int FROM commitment WHERE state = 'open') AS "promisesOpen",
      (SELECT count(*)::int FROM commitment WHERE state = 'kept' AND settled_at >= ${from}) AS "promisesKept",
      (SELECT count(*)::int FROM commitment WHERE state = 'broken' AND settled_at >= ${from}) AS "promisesBroken"`.execute(
    db,
  )
  const [figures] = rows
  if (!figures) throw new Error('a count always has a row')
  return figures
}
