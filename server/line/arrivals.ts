/** How many come within an hour, now and at this hour in the weeks before: what "busier than usual" rests on. */
import { sql } from 'kysely'
import { isOpen } from '../../domain/hours/hours.ts'
import { type Busyness, busyness, MOST_WEEKS } from '../../domain/line/busier.ts'
import { MINUTE } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { House } from '../ledger/directory.ts'

interface WeekRow {
  readonly weeks: number
  /** The end of the hour. */
  readonly until: number
  readonly count: number
}

/**
 * Who joined to talk to somebody within the hour that ends now, and within the same hour by the house's clock in the weeks before, as
 * far back as anybody ever came; and before that as far as days of the line are kept, by their half hours.
 */
async function arrivalsByWeek(db: Db, timeZone: string, now: number): Promise<readonly WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    WITH since AS (SELECT min(joined_at) AS at FROM entry),
    week AS (
      SELECT n AS weeks,
        (to_timestamp(${now / 1_000}::float8) AT TIME ZONE ${timeZone} - n * interval '7 days') AT TIME ZONE ${timeZone} AS until
      FROM generate_series(0, ${MOST_WEEKS}::int) AS n)
    SELECT week.weeks, week.until, (SELECT count(*)::int FROM entry e
        WHERE e.joined_at > week.until - interval '1 hour' AND e.joined_at <= week.until AND e.medium <> 'letter') AS count
    FROM week, since WHERE week.until - interval '1 hour' >= since.at
    UNION ALL
    SELECT week.weeks, week.until, round(coalesce((SELECT sum((h.help + h.sales) * within.share)
        FROM line_half_hour h, LATERAL (SELECT (h.day + h.half * interval '30 minutes') AT TIME ZONE ${timeZone} AS at) began,
          LATERAL (SELECT extract(epoch FROM least(began.at + interval '30 minutes', week.until)
            - greatest(began.at, week.until - interval '1 hour')) / 1800 AS share) within
        WHERE h.day BETWEEN day.first AND day.last AND within.share > 0), 0))::int
    FROM week, since, LATERAL (SELECT ((week.until - interval '1 hour') AT TIME ZONE ${timeZone})::date AS first,
        (week.until AT TIME ZONE ${timeZone})::date AS last) day
    WHERE week.weeks > 0 AND coalesce(week.until - interval '1 hour' < since.at, true)
      AND EXISTS (SELECT FROM line_day d WHERE d.day = day.first) AND EXISTS (SELECT FROM line_day d WHERE d.day = day.last)
    ORDER BY weeks`.execute(db)
  return rows
}

export type AskBusyness = (house: House) => Promise<Busyness>

/** Asked for at most once a minute: it is said on each page. */
export function openArrivals(db: Db, clock: () => number): AskBusyness {
  let known: { readonly at: number; readonly answer: Promise<Busyness> } | null = null
  return house => {
    const at = clock()
    if (known && at >= known.at && at - known.at < MINUTE) return known.answer
    const answer = read(db, house, at)
    known = { at, answer }
    answer.catch(() => {
      known = null
    })
    return answer
  }
}

async function read(db: Db, { organisation: { hours } }: House, now: number): Promise<Busyness> {
  const rows = await arrivalsByWeek(db, hours.timeZone, now)
  return busyness({
    now: rows.find(({ weeks }) => weeks === 0)?.count ?? 0,
    // A holiday says nothing of what is usual.
    before: rows.filter(({ weeks, until }) => weeks > 0 && isOpen(hours, until)).map(({ count }) => count),
  })
}
