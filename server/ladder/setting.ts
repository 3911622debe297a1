/** The ladder as it is set up, checked by its rules wherever it or its people change. */
import { sql } from 'kysely'
import type { Colleague } from '../../domain/house/rules.ts'
import type { Ladder } from '../../domain/ladder/ladder.ts'
import { refusedLadder } from '../../domain/ladder/rules.ts'
import type { Refusal } from '../../domain/rule.ts'
import type { Db, Tx } from '../db/connect.ts'
import { type LadderSetting, outsideOf } from './ladder-of.ts'

export interface Stands {
  readonly setting: LadderSetting
  readonly outsideBody: string
}

export async function ladderSetting(db: Db | Tx): Promise<Stands> {
  const { rows } = await sql<Stands>`
    SELECT ladder AS setting, outside_body AS "outsideBody" FROM organisation WHERE id = 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the organisation is not set up')
  return row
}

/** Null when these people may stand on this ladder. */
export function refusedWith(ladder: Ladder, people: readonly Colleague[]): Refusal | null {
  const answering = new Set(
    people.filter(({ hasLeft, canSignIn }) => !hasLeft && canSignIn).map(({ id }) => id),
  )
  return refusedLadder({ ladder, canAnswer: id => answering.has(id) })
}

/** A change of people must leave somebody on the last rung; where nobody has set a ladder up, the roles see to it. */
export async function refusedPeople(tx: Tx, people: readonly Colleague[]): Promise<Refusal | null> {
  const { setting, outsideBody } = await ladderSetting(tx)
  const { rungs = [] } = setting
  if (rungs.length === 0) return null
  return refusedWith({ rungs, outside: outsideOf(setting, outsideBody) }, people)
}
