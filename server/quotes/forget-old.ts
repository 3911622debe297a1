/**
 * Lets go of the line's working rows that nothing asks for any more. What happened stands in the ledger, for good; these are what it is
 * counted and learned from. A few at a time, so that nobody waits for it.
 */
import { type RawBuilder, sql } from 'kysely'
import { DAY } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type Looking, lookEvery } from '../ledger/wake.ts'

/** The charter counts twelve months; and one more, for months are not equal. */
const countedMs = 400 * DAY
/** The night learns from eight weeks. */
const learnedMs = 90 * DAY
const lookEachMs = 600_000
/** Of each table, at each look. */
const atOnce = 2_000

interface Kept {
  readonly table: RawBuilder<unknown>
  readonly key: RawBuilder<unknown>
  /** By which it is old; null where it is not over. */
  readonly at: RawBuilder<unknown>
  readonly keptMs: number
}

const kept: readonly Kept[] = [
  { table: sql`asked_wait`, key: sql`entry_id`, at: sql`asked_at`, keptMs: learnedMs },
  { table: sql`told_wait`, key: sql`entry_id, told_at`, at: sql`told_at`, keptMs: countedMs },
  { table: sql`ghost`, key: sql`entry_id`, at: sql`known_at`, keptMs: countedMs },
  // With its half hours.
  { table: sql`line_day`, key: sql`day`, at: sql`day`, keptMs: countedMs },
]

/** @returns how many rows were let go, at most `most` of each table; asked again, the next ones go */
export async function forgetOld(db: Db, now: number, most = atOnce): Promise<number> {
  let count = 0
  for (const { table, key, at, keptMs } of kept) {
    const { numAffectedRows } = await sql`
      DELETE FROM ${table} WHERE (${key}) IN (
        SELECT ${key} FROM ${table} WHERE ${at} < ${new Date(now - keptMs)} ORDER BY ${at} LIMIT ${most})`.execute(
      db,
    )
    count += Number(numAffectedRows ?? 0)
  }
  return count
}

export function startForgetting({
  ledger: { db, clock },
  onTrouble,
}: {
  readonly ledger: Pick<Ledger, 'db' | 'clock'>
  readonly onTrouble: (error: unknown) => void
}): Pick<Looking, 'stop'> {
  return lookEvery(lookEachMs, async () => void (await forgetOld(db, clock())), onTrouble)
}
