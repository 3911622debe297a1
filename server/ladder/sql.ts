/** The ladder's rows: what waits on which rung, and how the times of rungs ended. */
import { sql } from 'kysely'
import type { Standing } from '../../domain/ladder/ladder.ts'
import type { RungState } from '../../domain/ladder/state.ts'
import type { Db } from '../db/connect.ts'

export interface OnRung {
  readonly caseId: string
  readonly agentId: string
  readonly rung: number
  readonly since: number
  readonly answerBy: number | null
  /** Of the case, as far as it says who may decide. */
  readonly standing: Standing
}

interface OnRungRow extends Omit<OnRung, 'standing'> {
  readonly ownerId: string | null
  readonly acceptedAt: number | null
  readonly people: readonly string[] | null
  readonly refusedBy: readonly string[] | null
}

const deciding = sql`c.rung_agent IS NOT NULL AND c.rung_answered_at IS NULL AND c.status NOT IN ('solved', 'merged')`

/** What waits on the rungs of these people, what is due first before the rest. */
export async function casesOnRungsOf(
  db: Db,
  agentIds: readonly string[],
  limit: number,
): Promise<readonly OnRung[]> {
  const { rows } = await sql<OnRungRow>`
    SELECT c.id AS "caseId", c.rung_agent AS "agentId", c.rung, c.rung_since AS since, c.rung_answer_by AS "answerBy",
      c.owner_id AS "ownerId", c.accepted_at AS "acceptedAt", c.rung_people::text[] AS people, c.refused_by::text[] AS "refusedBy"
    FROM cases c WHERE ${deciding} AND c.rung_agent = ANY(${[...agentIds]}::uuid[])
    ORDER BY c.rung_answer_by NULLS LAST, c.id LIMIT ${limit}`.execute(db)
  return rows.map(({ ownerId, acceptedAt, people, refusedBy, ...on }) => ({
    ...on,
    standing: { ownerId, acceptedAt, refusedBy: refusedBy ?? [], rung: asRung(on, people ?? []) },
  }))
}

function asRung(
  { rung, agentId, since, answerBy }: Omit<OnRung, 'standing' | 'caseId'>,
  people: readonly string[],
): RungState {
  const more = { named: agentId, teamId: null, warnAt: null, remindedAt: null, timesLate: 0 }
  return { rung, agentId, since, answerBy, answeredAt: null, people, ...more }
}

export interface RungCount {
  readonly rung: number
  readonly agentId: string
  readonly waiting: number
  readonly late: number
  readonly firstDueAt: number | null
}

export interface RungTimes {
  readonly answered: number
  /** Of these, within their time. */
  readonly inTime: number
  readonly late: number
}

/** How the times of rungs ended since then. Where the customer said that it is solved nobody had to answer. */
export async function rungTimesSince(db: Db, from: number): Promise<RungTimes> {
  const { rows } = await sql<RungTimes>`
    SELECT (count(*) FILTER (WHERE how = 'answered'))::int AS answered,
      (count(*) FILTER (WHERE how = 'answered' AND ended_at <= answer_by))::int AS "inTime",
      (count(*) FILTER (WHERE how = 'late' OR (how = 'answered' AND ended_at > answer_by)))::int AS late
    FROM rung_time WHERE ended_at >= ${new Date(from)}`.execute(db)
  return rows[0] ?? { answered: 0, inTime: 0, late: 0 }
}

/** How many wait on each rung, by who decides. */
export async function countByRung(db: Db, now: number): Promise<readonly RungCount[]> {
  const { rows } = await sql<RungCount>`
    SELECT c.rung, c.rung_agent AS "agentId", count(*)::int AS waiting,
      (count(*) FILTER (WHERE c.rung_times_late > 0 OR c.rung_answer_by < ${new Date(now)}))::int AS late, min(c.rung_answer_by) AS "firstDueAt"
    FROM cases c WHERE ${deciding} GROUP BY c.rung, c.rung_agent ORDER BY c.rung, c.rung_agent`.execute(db)
  return rows
}
