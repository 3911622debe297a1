/** Offers that passed somebody over, from the facts. */
import { sql } from 'kysely'
import { type Entry, type Wish } from '../../domain/line/entry.ts'
import type { PassingOffer } from '../../domain/line/passed-over.ts'
import type { Seat } from '../../domain/line/seat.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { timestamptz } from '../db/values.ts'

/** No more than the newest of these are looked through for one answer; whoever was passed more often was passed often enough. */
const MOST = 1_000

/** An index holds these alone: most offers pass nobody. */
const passed = sql`type = 'EntryOffered' AND position('"passedOver"' IN data) > 0`

interface Row extends Pick<Entry, 'id' | 'place'>, Pick<Wish, 'medium' | 'isProblem' | 'priority'> {
  readonly at: Instant
  readonly agentId: string
}

/** @param seats of those who work here, as they are now */
export async function offersThatPassed(
  db: Db,
  since: Instant,
  seats: (agentId: string) => Seat | undefined,
): Promise<readonly PassingOffer[]> {
  const { rows } = await sql<Row>`
    SELECT f.at, f.data::jsonb ->> 'agentId' AS "agentId", e.id, e.place, e.medium,
      c.kind IS DISTINCT FROM 'request' AS "isProblem", c.priority
    FROM (SELECT at, data FROM fact WHERE ${passed} AND at >= ${timestamptz(since)} ORDER BY at DESC LIMIT ${MOST}) f
    JOIN entry e ON e.id = (f.data::jsonb ->> 'entryId')::uuid JOIN cases c ON c.id = e.case_id`.execute(db)
  return rows.map(({ at, agentId, ...entry }) => ({ at, entry, seat: seats(agentId) ?? null }))
}

/** How often anybody was passed over since then, each person for each offer. */
export async function countPassedOver(db: Db, since: Instant): Promise<number> {
  const { rows } = await sql<{ readonly times: number }>`
    SELECT coalesce(sum((data::jsonb ->> 'passedOver')::int), 0)::int AS times
    FROM fact WHERE ${passed} AND at >= ${timestamptz(since)}`.execute(db)
  return rows[0]?.times ?? 0
}
