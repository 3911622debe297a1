import { sql } from 'kysely'
import type { Span } from '../../domain/line/selling.ts'
import { DAY } from '../../domain/time.ts'
import { type Coming, waitsOf } from '../../domain/line/waits.ts'
import type { Db } from '../db/connect.ts'
import { waitsFrom, type WaitSteps, waitSteps } from '../line/waits-sql.ts'

interface Window {
  readonly from: number
  readonly until: number
}

export async function setAsideCounts(
  db: Db,
  { from, until }: Window,
): Promise<readonly { readonly guarantee: string; readonly mode: string; readonly count: number }[]> {
  const { rows } = await sql<{ readonly guarantee: string; readonly mode: string; readonly count: number }>`
    SELECT data::jsonb ->> 'guarantee' AS guarantee, data::jsonb ->> 'mode' AS mode, count(*)::int AS count
    FROM fact WHERE type = 'RuleSetAside' AND at >= ${new Date(from)} AND at < ${new Date(until)}
    GROUP BY 1, 2`.execute(db)
  return rows
}

export async function brokenPromises(db: Db, { from, until }: Window): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM commitment
    WHERE state = 'broken' AND settled_at >= ${new Date(from)} AND settled_at < ${new Date(until)}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** An offer that is earlier than this before the window belongs to no contact that reaches into it. */
const longestContactMs = DAY

/** From the first offer in a live contact to the end of that contact, cut to the window. */
const selling = ({ from, until }: Window) => sql`
  SELECT e.id, greatest(min(f.at), ${new Date(from)}::timestamptz) AS "from",
    least(coalesce(e.ended_at, ${new Date(until)}::timestamptz), ${new Date(until)}::timestamptz) AS "until"
  FROM fact f JOIN entry e ON e.case_id = f.case_id
  WHERE f.type = 'OfferMade' AND f.at >= ${new Date(from - longestContactMs)} AND f.at < ${new Date(until)}
    AND e.medium IN ('call', 'chat') AND e.answered_at <= f.at AND coalesce(e.ended_at, 'infinity') > f.at
    AND coalesce(e.ended_at, 'infinity') > ${new Date(from)}
  GROUP BY e.id, e.ended_at`

export interface SellingSpan extends Span {
  readonly entryId: string
}

export async function sellingSpans(db: Db, window: Window): Promise<readonly SellingSpan[]> {
  const { rows } = await sql<SellingSpan>`
    SELECT id AS "entryId", round(extract(epoch FROM "from") * 1000)::float8 AS "from", round(extract(epoch FROM "until") * 1000)::float8 AS "until"
    FROM (${selling(window)}) AS sold`.execute(db)
  return rows
}

/** Whoever came longer ago than this waits for nobody any more. */
const longestPresenceMs = 31 * DAY

/** Who waited live with a problem while anybody sold, cut to the window. Letters have time of their own. */
export async function waitingDuring(db: Db, window: Window): Promise<readonly Span[]> {
  const { rows } = await sql<Coming & { readonly steps: WaitSteps }>`
    WITH sold AS (${selling(window)})
    SELECT e.joined_at AS "joinedAt", e.answered_at AS "answeredAt", e.ended_at AS "endedAt", ${waitSteps} AS steps
    FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.medium IN ('call', 'chat') AND c.kind IS DISTINCT FROM 'request'
      AND e.joined_at >= ${new Date(window.from - longestPresenceMs)} AND e.joined_at < ${new Date(window.until)}
      AND coalesce(e.answered_at, e.ended_at, 'infinity') > ${new Date(window.from)}
      AND EXISTS (SELECT FROM sold WHERE e.joined_at < sold."until" AND sold."from" < coalesce(e.answered_at, e.ended_at, 'infinity'))`.execute(
    db,
  )
  return rows.flatMap(({ steps, ...coming }) => {
    const waits = waitsFrom(steps, window.until)
    return waitsOf(waits ? { ...coming, waits } : coming, window.until).flatMap(wait => cutTo(wait, window))
  })
}

function cutTo({ from, until }: Span, window: Window): readonly Span[] {
  const cut = { from: Math.max(from, window.from), until: Math.min(until, window.until) }
  return cut.from < cut.until ? [cut] : []
}
