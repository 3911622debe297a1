/** Open promises as a lead looks at them. */
import { sql } from 'kysely'
import type { PromiseAtRisk } from '../../../contract/promises.ts'
import type { Db } from '../../db/connect.ts'

export type RiskRow = Omit<PromiseAtRisk, 'by' | 'isOverdue' | 'isBeyond'> & {
  readonly agentId: string
  readonly beyond: string | null
}

const most = 200

export interface RisksWanted {
  readonly before: number
  /** Only those whose date was moved so often or more, however far off they are. */
  readonly movedAtLeast: number
  readonly sort: 'due' | 'moved'
}

/** Due before then, overdue, moved twice or more, or said beyond somebody's authority; or those that were moved so often. */
export async function promisesAtRisk(
  db: Db,
  { before, movedAtLeast, sort }: RisksWanted,
): Promise<readonly RiskRow[]> {
  const isAtRisk = sql`(p.beyond IS NOT NULL OR p.moved >= 2 OR (p.paused_at IS NULL AND p.due_at <= ${new Date(before)}))`
  const wanted = movedAtLeast > 0 ? sql`p.moved >= ${movedAtLeast}` : isAtRisk
  const order = sort === 'moved' ? sql`coalesce(p.moved, 0) DESC, p.due_at, p.id` : sql`p.due_at, p.id`
  const { rows } = await sql<RiskRow>`
    SELECT p.id, p.case_id AS "caseId", c.reference, u.name AS customer, p.kind, p.agent_id AS "agentId",
      c.owner_id AS "ownerId", p.due_at AS "dueAt", coalesce(p.moved, 0) AS moved, p.paused_at IS NOT NULL AS "isPaused", p.beyond,
      (SELECT convert_from(b.bytes, 'UTF8')::jsonb ->> 'words'
        FROM fact f JOIN fact_body b ON b.lane = f.lane AND b.seq = f.seq
        WHERE f.case_id = p.case_id AND f.type = 'CommitmentMade' AND f.data::jsonb ->> 'commitmentId' = p.id::text) AS words
    FROM commitment p JOIN cases c ON c.id = p.case_id JOIN customer u ON u.id = c.customer_id
    WHERE p.state = 'open' AND ${wanted} ORDER BY ${order} LIMIT ${most}`.execute(db)
  return rows
}

/** How many open promises had their date moved how often. */
export async function movedHowOften(
  db: Db,
): Promise<readonly { readonly times: number; readonly open: number }[]> {
  const { rows } = await sql<{ readonly times: number; readonly open: number }>`
    SELECT coalesce(moved, 0)::int AS times, count(*)::int AS open FROM commitment WHERE state = 'open' GROUP BY 1 ORDER BY 1`.execute(
    db,
  )
  return rows
}
