/** How often what was told was true: for the charter, and counted anew from the ledger for whoever doubts it. */
import { sql } from 'kysely'
import type { CaseFact } from '../../domain/case/facts.ts'
import { countKept, judge, type Kept, type KeptCount } from '../../domain/line/quote/kept.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { endOfTold, endsIn, quoteFollower, toldIn } from './follower.ts'

export interface ToldCounts {
  /** Of those who had to wait. */
  readonly waits: KeptCount
  /** Of those who were told that somebody is free: within a minute. */
  readonly atOnce: KeptCount
}

const none: Readonly<Record<Kept, number>> = { open: 0, kept: 0, broken: 0, unknown: 0 }

interface CountRow {
  readonly isAtOnce: boolean
  readonly state: Kept
  readonly count: number
}

/** Of those that were told since then. */
export async function countTold(db: Db | Tx, since: Instant): Promise<ToldCounts> {
  const { rows } = await sql<CountRow>`
    SELECT is_at_once AS "isAtOnce", state, count(*)::int AS count FROM told_wait
    WHERE told_at >= ${new Date(since)} GROUP BY 1, 2`.execute(db)
  return countsOf(rows)
}

function countsOf(rows: readonly CountRow[]): ToldCounts {
  const of = (isAtOnce: boolean) => {
    const counts = { ...none }
    for (const row of rows) if (row.isAtOnce === isAtOnce) counts[row.state] += row.count
    return countKept(counts)
  }
  return { waits: of(false), atOnce: of(true) }
}

/** The same from the ledger alone. Reads every fact of the line since then. */
export async function recountTold(db: Db | Tx, since: Instant): Promise<ToldCounts> {
  const { rows } = await sql<{
    readonly at: Instant
    readonly type: CaseFact['type']
    readonly data: object
  }>`
    SELECT f.at, f.type, f.data::json AS data
    FROM fact f JOIN follower w ON w.name = ${quoteFollower.name} AND w.lane = f.lane AND f.seq <= w.seq
    WHERE f.type IN ('QuoteTold', 'EntryAnswered', 'EntryLeft', 'GhostKnown', 'CallbackAsked', 'OwnerAwaited') AND f.at >= ${new Date(since)}
    ORDER BY f.lane, f.seq`.execute(db)
  const facts = rows.map(({ at, type, data }) => ({ at, fact: { ...data, type } as CaseFact })) // as they were appended
  const ends = endsIn(facts)
  return countsOf(
    toldIn(facts).map(told => ({
      isAtOnce: told.isAtOnce,
      state: judge(told, endOfTold(ends, told)),
      count: 1,
    })),
  )
}
