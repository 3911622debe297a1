/** What the line's days ask the database. Each reads one stretch of time through an index, never all of history. */
import { sql } from 'kysely'
import type { Span } from '../../domain/line/selling.ts'
import type { DayFigures, PresenceChange } from '../../domain/line/day/day-figures.ts'
import type { Visit } from '../../domain/line/day/offered-waits.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { timestamptz } from '../db/values.ts'
import { waitsFrom, type WaitSteps, waitSteps } from '../line/waits-sql.ts'

export interface VisitRow extends Visit {
  readonly id: string
  readonly medium: 'call' | 'chat'
  readonly skill: string | null
  readonly priority: 'loss-of-service' | 'vulnerable' | null
}

/**
 * Who waited in that time to talk to somebody, by when they began to; of whoever is called later, by when that was due. Letters have time of
 * their own.
 */
export async function visitsBetween(db: Db | Tx, { from, until }: Span): Promise<readonly VisitRow[]> {
  const { rows } = await sql<VisitRow & { readonly steps: WaitSteps }>`
    SELECT e.id, e.medium, e.joined_at AS "joinedAt", e.answered_at AS "answeredAt", e.ended_at AS "endedAt",
      CASE WHEN e.answered_at IS NOT NULL THEN e.agent_id END AS "agentId",
      c.kind IS DISTINCT FROM 'request' AS "isProblem", c.skill, c.priority, ${waitSteps} AS steps
    FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE (e.joined_at >= ${timestamptz(from)} AND e.joined_at < ${timestamptz(until)}
        OR e.callback_from >= ${timestamptz(from)} AND e.callback_from < ${timestamptz(until)}) AND e.medium <> 'letter'
    ORDER BY e.joined_at, e.place`.execute(db)
  return rows
    .map(({ steps, ...row }) => asVisit(row, waitsFrom(steps, until)))
    .filter(({ joinedAt }) => joinedAt >= from && joinedAt < until)
}

function asVisit(row: VisitRow, waits: readonly Span[] | null): VisitRow {
  const last = waits?.at(-1)
  return waits && last ? { ...row, waits, joinedAt: last.from } : row
}

/** Who sat down and stood up, from a day before, so that it is known who was there at the beginning. */
export async function presenceBetween(
  db: Db | Tx,
  { from, until }: Span,
): Promise<readonly PresenceChange[]> {
  const { rows } = await sql<PresenceChange>`
    SELECT data::jsonb ->> 'agentId' AS "agentId", at, data::jsonb ->> 'presence' AS presence
    FROM fact WHERE type = 'PresenceChanged' AND at >= ${timestamptz(from - DAY)} AND at < ${timestamptz(until)}
    ORDER BY at, lane, seq`.execute(db)
  return rows
}

/** When anybody first came to talk to somebody; null before that. */
export async function firstVisitAt(db: Db): Promise<Instant | null> {
  const { rows } = await sql<{ readonly at: Instant | null }>`SELECT min(joined_at) AS at FROM entry`.execute(
    db,
  )
  return rows[0]?.at ?? null
}

/** Those of these days that are counted, as 2026-11-23. */
export async function countedAmong(db: Db, days: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly day: string }>`
    SELECT day FROM line_day WHERE day = ANY(${[...days]}::date[])`.execute(db)
  return new Set(rows.map(row => row.day))
}

export interface DayRow extends DayFigures {
  readonly day: string
  readonly sellingSeconds: number
  readonly causedSeconds: number
  readonly sparedSeconds: number | null
}

/** Nothing happens to a day that another process has counted meanwhile. */
export async function keepDay(db: Db | Tx, { halves, ...row }: DayRow): Promise<void> {
  await sql`
    WITH kept AS (
      INSERT INTO line_day (day, contacts, busy_seconds, waited_seconds, left_count, selling_seconds, caused_seconds, spared_seconds)
      VALUES (${row.day}, ${row.contacts}, ${row.busySeconds}, ${row.waitedSeconds}, ${row.left}, ${row.sellingSeconds},
        ${row.causedSeconds}, ${row.sparedSeconds})
      ON CONFLICT DO NOTHING RETURNING day)
    INSERT INTO line_half_hour (day, half, help, sales, agent_seconds)
    SELECT kept.day, h.half, h.help, h.sales, h."agentSeconds"
    FROM kept, json_to_recordset(${JSON.stringify(halves)}::json)
      AS h(half smallint, help integer, sales integer, "agentSeconds" float8)
    WHERE h.help + h.sales > 0 OR h."agentSeconds" > 0`.execute(db)
}

/** The counted days from that one on, the oldest first. */
export async function daysSince(
  db: Db,
  day: string,
): Promise<readonly (DayRow & { readonly weekday: number })[]> {
  const { rows } = await sql<DayRow & { readonly weekday: number }>`
    SELECT d.day, extract(isodow FROM d.day)::int AS weekday, d.contacts::int AS contacts, d.busy_seconds AS "busySeconds",
      d.waited_seconds AS "waitedSeconds", d.left_count::int AS "left", d.selling_seconds AS "sellingSeconds",
      d.caused_seconds AS "causedSeconds", d.spared_seconds AS "sparedSeconds",
      coalesce((SELECT json_agg(json_build_object('half', h.half, 'help', h.help, 'sales', h.sales, 'agentSeconds', h.agent_seconds)
        ORDER BY h.half) FROM line_half_hour h WHERE h.day = d.day), '[]') AS halves
    FROM line_day d WHERE d.day >= ${day}::date ORDER BY d.day`.execute(db)
  return rows.map(row => ({ ...row, halves: everyHalf(row.halves) }))
}

/** What selling came to on the counted days from that one on, the oldest first. */
export async function sellingDaysSince(
  db: Db,
  day: string,
): Promise<readonly Pick<DayRow, 'day' | 'sellingSeconds' | 'causedSeconds' | 'sparedSeconds'>[]> {
  const { rows } = await sql<Pick<DayRow, 'day' | 'sellingSeconds' | 'causedSeconds' | 'sparedSeconds'>>`
    SELECT day, selling_seconds AS "sellingSeconds", caused_seconds AS "causedSeconds", spared_seconds AS "sparedSeconds"
    FROM line_day WHERE day >= ${day}::date ORDER BY day`.execute(db)
  return rows
}

/** With those in which nobody came and nobody was at work: they are not stored. */
function everyHalf(stored: DayFigures['halves']): DayFigures['halves'] {
  const known = new Map(stored.map(one => [one.half, one]))
  return Array.from(
    { length: 48 },
    (_, half) => known.get(half) ?? { half, help: 0, sales: 0, agentSeconds: 0 },
  )
}
