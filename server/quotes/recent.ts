/**
 * What a line has lately done, read from the rows of the last quarter of an hour; see domain/line/quote/watch.ts. Whoever is called
 * instead of waiting says nothing of how long people wait here.
 */
import { sql } from 'kysely'
import { MINUTE, SECOND, type Instant } from '../../domain/time.ts'
import type { Recent } from '../../domain/line/quote/state.ts'
import { LineWatch } from '../../domain/line/quote/watch.ts'
import type { Db } from '../db/connect.ts'
import { hasAskedForCall } from '../line/waits-sql.ts'

export interface Lately {
  readonly recent: Recent
  /** How many problems join per second to talk to somebody: they go before every request. */
  readonly problemsPerSecond: number
}

export type AskLately = (pool: string) => Promise<Lately>

const keepMs = 5_000
const windowMs = 15 * MINUTE
/** Further back nobody is looked for who was taken or hung up within the window. */
const longestWaitMs = 60 * MINUTE
/** In a line that is fuller than this the newest say enough. */
const mostWaits = 20_000

interface Row {
  readonly joinedAt: Instant
  readonly answeredAt: Instant | null
  readonly leftAt: Instant | null
  readonly playedSeconds: number | null
}

export function openLately(db: Db, clock: () => Instant, most = mostWaits): AskLately {
  const known = new Map<string, { readonly at: number; readonly lately: Promise<Lately> }>()
  return pool => {
    const found = known.get(pool)
    const at = clock()
    if (found && at >= found.at && at - found.at < keepMs) return found.lately
    const lately = read(db, pool, { now: at, most })
    known.set(pool, { at, lately })
    lately.catch(() => known.delete(pool))
    return lately
  }
}

interface Asking {
  readonly now: Instant
  readonly most: number
}

async function read(db: Db, pool: string, { now, most }: Asking): Promise<Lately> {
  const [waits, problems] = await Promise.all([waitsSince(db, pool, { now, most }), problemsSince(db, now)])
  return { recent: watch(waits, now), problemsPerSecond: problems / (windowMs / SECOND) }
}

function watch(rows: readonly Row[], now: Instant): Recent {
  const seen = new LineWatch()
  const events = rows.flatMap(({ joinedAt, answeredAt, leftAt, playedSeconds }) => [
    { at: joinedAt, tell: () => seen.joined(joinedAt / SECOND) },
    ...(answeredAt === null
      ? leftAt === null
        ? []
        : [{ at: leftAt, tell: () => seen.hungUp(leftAt / SECOND) }]
      : [
          {
            at: answeredAt,
            tell: () => seen.taken(answeredAt / SECOND, (answeredAt - joinedAt) / SECOND, playedSeconds),
          },
        ]),
  ])
  for (const { tell } of events.toSorted((a, b) => a.at - b.at)) tell()
  return seen.recentAt(now / SECOND)
}

/** Of those who had to wait, the newest. */
async function waitsSince(db: Db, pool: string, { now, most }: Asking): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT e.joined_at AS "joinedAt", e.answered_at AS "answeredAt",
      CASE WHEN e.answered_at IS NULL THEN e.ended_at END AS "leftAt", (a.played ->> 'mean')::float8 AS "playedSeconds"
    FROM entry e JOIN asked_wait a ON a.entry_id = e.id
    WHERE a.pool = ${pool} AND e.joined_at > ${new Date(now - windowMs - longestWaitMs)} AND e.joined_at <= ${new Date(now)}
      AND NOT ${hasAskedForCall}
    ORDER BY e.joined_at DESC LIMIT ${most}`.execute(db)
  return rows
}

async function problemsSince(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    SELECT count(*)::int AS count FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.joined_at > ${new Date(now - windowMs)} AND e.medium <> 'letter' AND c.kind IS DISTINCT FROM 'request'`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}
