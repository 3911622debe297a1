/** Rows of waits are kept for as long as something is counted or learned from them, and no longer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { DAY } from '../../domain/time.ts'
import { openCase, openOffice } from '../testing/office.ts'
import { forgetOld } from './forget-old.ts'

test('waits are let go when nothing is counted or learned from them any more, a few at a time; ghosts in the line are not', async () => {
  await using office = await openOffice()
  const { db } = office.ledger
  const now = office.clock.now()
  for (const days of [1, 89, 91, 399, 401, 402]) {
    const { id, entryId } = await openCase(office.ledger)
    const at = new Date(now - days * DAY)
    await sql`INSERT INTO asked_wait (entry_id, pool, asked_at) VALUES (${entryId}, 'any', ${at})`.execute(db)
    await sql`
      INSERT INTO told_wait (entry_id, told_at, at_most_seconds, is_at_once) VALUES (${entryId}, ${at}, 60, false)`.execute(
      db,
    )
    await sql`
      INSERT INTO ghost (entry_id, case_id, left_at, known_at, waited_seconds, is_cut_off)
      VALUES (${entryId}, ${id}, ${at}, ${at}, 1, false)`.execute(db)
    await sql`
      INSERT INTO line_day VALUES (${at}::date, 1, 1, 1, 0, 0, 0, NULL)`.execute(db)
    await sql`INSERT INTO line_half_hour VALUES (${at}::date, 1, 1, 1, 1)`.execute(db)
  }
  const { id, entryId } = await openCase(office.ledger)
  await sql`INSERT INTO ghost (entry_id, case_id, left_at) VALUES (${entryId}, ${id}, ${new Date(now - 500 * DAY)})`.execute(
    db,
  )

  assert.equal(await forgetOld(db, now, 1), 4, 'one of each')
  assert.ok((await forgetOld(db, now)) > 0)
  assert.equal(await forgetOld(db, now), 0)
  const count = async (table: string) =>
    (
      await sql<{ readonly count: number }>`SELECT count(*)::int AS count FROM ${sql.table(table)}`.execute(
        db,
      )
    ).rows[0]?.count
  assert.deepEqual(
    await Promise.all(['asked_wait', 'told_wait', 'ghost', 'line_day', 'line_half_hour'].map(count)),
    [2, 4, 5, 4, 4],
  )
})
