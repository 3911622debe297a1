/** Rows of what was learned and of what was asked. */
import { sql } from 'kysely'
import type { Calibration, Offset, ToldWait } from '../../domain/line/quote/calibration.ts'
import type { LearnedWaits } from '../../domain/line/quote/learn.ts'
import type { Played } from '../../domain/line/quote/played.ts'
import type { QuoteState } from '../../domain/line/quote/state.ts'
import { DAY } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

export interface LearnedRow {
  readonly pool: string
  readonly version: number
  readonly learnedAt: number
  readonly learned: LearnedWaits
}

/** The newest of each pool; of a version that is known already, nothing is read again. */
export async function newestLearned(
  db: Db | Tx,
  known: ReadonlyMap<string, number> = new Map(),
): Promise<readonly LearnedRow[]> {
  const { rows } = await sql<LearnedRow>`
    WITH newest AS (SELECT pool, max(version) AS version FROM learned_waits GROUP BY pool)
    SELECT l.pool, l.version, l.learned_at AS "learnedAt", l.learned FROM learned_waits l
    JOIN newest ON newest.pool = l.pool AND newest.version = l.version
    LEFT JOIN unnest(${[...known.keys()]}::text[], ${[...known.values()]}::int[]) AS k(pool, version)
      ON k.pool = l.pool AND k.version = l.version
    WHERE k.pool IS NULL`.execute(db)
  return rows
}

/** How many versions are kept to look back at. */
const versionsKept = 14

/** States of waits that are known for so long are looked back at by no night; what became of them stays. */
const statesKept = 10 * 7 * DAY
/** Each night those are looked through that have become so old since the last one, and should Heed not have run for a while, more. */
const statesLookedThrough = 26 * 7 * DAY

/** A new version; nothing when somebody else has made it in the meantime. What no night needs any more is let go. */
export async function saveLearned(db: Db, { pool, version, learnedAt, learned }: LearnedRow): Promise<void> {
  await sql`
    INSERT INTO learned_waits (pool, version, learned_at, learned)
    VALUES (${pool}, ${version}, ${new Date(learnedAt)}, ${JSON.stringify(learned)}) ON CONFLICT DO NOTHING`.execute(
    db,
  )
  await sql`DELETE FROM learned_waits WHERE pool = ${pool} AND version <= ${version - versionsKept}`.execute(
    db,
  )
  const old = learnedAt - statesKept
  await sql`
    UPDATE asked_wait SET state = NULL, played = NULL
    WHERE pool = ${pool} AND known_at < ${new Date(old)} AND known_at >= ${new Date(old - statesLookedThrough)}
      AND state IS NOT NULL`.execute(db)
}

interface OffsetRow {
  readonly pool: string
  readonly grp: string
  readonly nineBy: number
  readonly nineSeen: number
  readonly middleBy: number
  readonly middleSeen: number
}

const offsetColumns = sql`
  pool, grp, nine_by AS "nineBy", nine_seen AS "nineSeen", middle_by AS "middleBy", middle_seen AS "middleSeen"`

export async function calibrations(db: Db): Promise<ReadonlyMap<string, Calibration>> {
  const { rows } =
    await sql<OffsetRow>`SELECT ${offsetColumns} FROM quote_calibration ORDER BY pool, grp`.execute(db)
  return byPool(rows)
}

export async function lockCalibrations(
  tx: Tx,
  pools: readonly string[],
): Promise<ReadonlyMap<string, Calibration>> {
  const { rows } = await sql<OffsetRow>`
    SELECT ${offsetColumns} FROM quote_calibration WHERE pool = ANY(${[...pools]}::text[]) ORDER BY pool, grp FOR UPDATE`.execute(
    tx,
  )
  return byPool(rows)
}

function byPool(rows: readonly OffsetRow[]): ReadonlyMap<string, Calibration> {
  return new Map(
    [...Map.groupBy(rows, ({ pool }) => pool)].map(([pool, own]) => [
      pool,
      {
        nine: Object.fromEntries(own.map(row => [row.grp, offset(row.nineBy, row.nineSeen)])),
        middle: Object.fromEntries(own.map(row => [row.grp, offset(row.middleBy, row.middleSeen)])),
      },
    ]),
  )
}

function offset(by: number, seen: number): Offset {
  return { by, seen }
}

export async function saveCalibration(tx: Tx, pool: string, { nine, middle }: Calibration): Promise<void> {
  const groups = Object.keys(nine)
  const of = (offsets: Readonly<Record<string, Offset>>, part: keyof Offset) =>
    groups.map(group => offsets[group]?.[part] ?? 0)
  await sql`
    INSERT INTO quote_calibration (pool, grp, nine_by, nine_seen, middle_by, middle_seen)
    SELECT ${pool}, * FROM unnest(${groups}::text[], ${of(nine, 'by')}::float8[], ${of(nine, 'seen')}::int[],
      ${of(middle, 'by')}::float8[], ${of(middle, 'seen')}::int[])
    ON CONFLICT (pool, grp) DO UPDATE SET nine_by = excluded.nine_by, nine_seen = excluded.nine_seen,
      middle_by = excluded.middle_by, middle_seen = excluded.middle_seen`.execute(tx)
}

export interface Asked {
  readonly entryId: string
  readonly pool: string
  readonly askedAt: number
  readonly state: QuoteState | null
  readonly played: Played | null
  readonly told: ToldWait | null
}

/** Only the first time counts: what was told later in the same wait is not learned from. */
export async function noteAsked(tx: Tx, asked: Asked): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  await sql`
    INSERT INTO asked_wait (entry_id, pool, asked_at, state, played, told)
    VALUES (${asked.entryId}, ${asked.pool}, ${new Date(asked.askedAt)}, ${json(asked.state)}, ${json(asked.played)},
      ${json(asked.told)}) ON CONFLICT DO NOTHING`.execute(tx)
}
