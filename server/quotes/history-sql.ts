/** What the rows know of a line's past: how long services lasted, how patient people were, what was offered. */
import { sql } from 'kysely'
import type { PastVisit } from '../../domain/line/quote/from-history.ts'
import type { GroupSpan, LineHistory, OfferedWait } from '../../domain/line/quote/learn.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import { hasAskedForCall } from '../line/waits-sql.ts'

/** More says hardly more, and takes longer. */
const most = 20_000
/** Without states of its own a line is learned from so many. */
const mostVisits = 2_000

/** As `groupOf` in domain/line/quote/line-state.ts names it. */
const group = sql`e.medium || CASE WHEN c.kind IS NOT DISTINCT FROM 'request' THEN ' request' ELSE ' problem' END`

/** The lines that people have joined to talk to somebody. */
export async function poolsSince(db: Db, since: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly pool: string }>`
    SELECT DISTINCT ${group} AS pool FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.joined_at >= ${new Date(since)} AND e.medium <> 'letter' ORDER BY 1`.execute(db)
  return rows.map(({ pool }) => pool)
}

export async function historyOf(db: Db, pool: string, since: Instant): Promise<LineHistory> {
  const [services, patience, offered] = await Promise.all([
    servicesSince(db, since),
    patienceSince(db, since),
    offeredSince(db, pool, since),
  ])
  return { services, patience, between: [], offered }
}

async function servicesSince(db: Db, since: Instant): Promise<readonly GroupSpan[]> {
  const { rows } = await sql<GroupSpan>`
    SELECT ${group} AS "group", extract(epoch FROM e.ended_at - e.answered_at)::float8 AS seconds, true AS "isEnd"
    FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.state = 'ended' AND e.medium <> 'letter' AND e.joined_at >= ${new Date(since)}
    ORDER BY e.ended_at DESC LIMIT ${most}`.execute(db)
  return rows
}

/** Who was taken would have waited longer; who hung up had enough. Whoever waits at home to be called shows no patience. */
async function patienceSince(db: Db, since: Instant): Promise<readonly GroupSpan[]> {
  const { rows } = await sql<GroupSpan>`
    SELECT ${group} AS "group",
      extract(epoch FROM coalesce(e.answered_at, e.ended_at) - e.joined_at)::float8 AS seconds, g.entry_id IS NOT NULL AS "isEnd"
    FROM entry e JOIN cases c ON c.id = e.case_id LEFT JOIN ghost g ON g.entry_id = e.id
    WHERE coalesce(e.answered_at, e.ended_at) IS NOT NULL AND e.medium <> 'letter' AND NOT ${hasAskedForCall}
      AND e.joined_at >= ${new Date(since)}
    ORDER BY e.joined_at DESC LIMIT ${most}`.execute(db)
  return rows
}

/**
 * Everybody who joined to talk to somebody and of whom no state was kept; the newest. Times in seconds. Whoever was called took
 * time of the line, and shows no wait.
 */
export async function pastVisits(db: Db, since: Instant): Promise<readonly PastVisit[]> {
  const { rows } = await sql<PastVisit>`
    SELECT ${group} AS "group", c.kind IS DISTINCT FROM 'request' AS "isProblem",
      extract(epoch FROM CASE WHEN ${hasAskedForCall} THEN coalesce(e.answered_at, e.ended_at, e.joined_at) ELSE e.joined_at END)::float8 AS "joinedAt",
      extract(epoch FROM e.answered_at)::float8 AS "takenAt",
      extract(epoch FROM e.ended_at)::float8 AS "endedAt"
    FROM entry e JOIN cases c ON c.id = e.case_id
    WHERE e.medium <> 'letter' AND e.joined_at >= ${new Date(since)} AND NOT EXISTS (SELECT FROM asked_wait a WHERE a.entry_id = e.id)
    ORDER BY e.joined_at DESC LIMIT ${mostVisits}`.execute(db)
  return rows
}

/** The oldest first: the correction is chosen on the last of them, and younger ones count more. Found by when they became known. */
async function offeredSince(db: Db, pool: string, since: Instant): Promise<readonly OfferedWait[]> {
  const { rows } = await sql<OfferedWait>`
    SELECT * FROM (
      SELECT state, played, waited_seconds AS "waitedSeconds", is_cut_off AS "isCutOff", asked_at FROM asked_wait
      WHERE pool = ${pool} AND known_at >= ${new Date(since)} AND state IS NOT NULL AND asked_at >= ${new Date(since)}
      ORDER BY asked_at DESC LIMIT ${most}) AS newest
    ORDER BY asked_at`.execute(db)
  return rows.map(({ state, played, waitedSeconds, isCutOff }) => ({
    state,
    played,
    waitedSeconds,
    isCutOff,
  }))
}
