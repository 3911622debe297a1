/** The ladder's rows: what a complaint says point by point, and what waits on which rung. */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'

interface PointRow {
  readonly id: string
  /** Null after erasure. */
  readonly words: string | null
}

/** The points that were listed in a case, in order. */
export async function pointsOf(db: Db | Tx, caseId: string): Promise<readonly PointRow[]> {
  const { rows } = await sql<PointRow>`
    SELECT f.data::json ->> 'pointId' AS id, convert_from(b.bytes, 'UTF8')::json ->> 'words' AS words
    FROM fact f LEFT JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
    WHERE f.case_id = ${caseId} AND f.type = 'PointListed' ORDER BY f.seq`.execute(db)
  return rows
}

export interface OnRung {
  readonly caseId: string
  readonly agentId: string
  readonly rung: number
  readonly since: number
  readonly answerBy: number | null
}

const deciding = sql`c.rung_agent IS NOT NULL AND c.rung_answered_at IS NULL AND c.status NOT IN ('solved', 'merged')`

/** What these people decide about, what is due first before the rest. */
export async function casesOnRungsOf(
  db: Db,
  agentIds: readonly string[],
  limit: number,
): Promise<readonly OnRung[]> {
  const { rows } = await sql<OnRung>`
    SELECT c.id AS "caseId", c.rung_agent AS "agentId", c.rung, c.rung_since AS since, c.rung_answer_by AS "answerBy"
    FROM cases c WHERE ${deciding} AND c.rung_agent = ANY(${[...agentIds]}::uuid[])
    ORDER BY c.rung_answer_by NULLS LAST, c.id LIMIT ${limit}`.execute(db)
  return rows
}

export interface RungCount {
  readonly rung: number
  readonly agentId: string
  readonly waiting: number
  readonly late: number
  readonly firstDueAt: number | null
}

/** How many wait on each rung, by who decides. */
export async function countByRung(db: Db, now: number): Promise<readonly RungCount[]> {
  const { rows } = await sql<RungCount>`
    SELECT c.rung, c.rung_agent AS "agentId", count(*)::int AS waiting,
      (count(*) FILTER (WHERE c.rung_answer_by < ${new Date(now)}))::int AS late, min(c.rung_answer_by) AS "firstDueAt"
    FROM cases c WHERE ${deciding} GROUP BY c.rung, c.rung_agent ORDER BY c.rung, c.rung_agent`.execute(db)
  return rows
}
