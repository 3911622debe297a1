/** What is due. Each question is answered from a partial index; the oldest comes first. */
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

export interface Due {
  readonly caseId: string
  /** The promise or handover that is due; the case's own id where the case itself is. */
  readonly id: string
  /** In whose hands it is, where that matters. */
  readonly agentId?: string
}

/** What was looked at in this sweep already: whatever could not be dealt with must not stand in the way of what comes later. */
export type Passed = readonly string[]

/** So many at a time: a backlog of a day is worked off in rounds, none of which holds anything up. */
const batch = 200

export async function promisesToWarnOf(db: Db, now: number, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT id, case_id AS "caseId" FROM commitment
    WHERE state = 'open' AND warned_at IS NULL AND warn_at <= ${new Date(now)} AND id <> ALL(${[...passed]}::uuid[])
    ORDER BY warn_at, id LIMIT ${batch}`.execute(db)
  return rows
}

export async function promisesBrokenBy(db: Db, now: number, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT id, case_id AS "caseId" FROM commitment
    WHERE state = 'open' AND due_at < ${new Date(now)} AND id <> ALL(${[...passed]}::uuid[])
    ORDER BY due_at, id LIMIT ${batch}`.execute(db)
  return rows
}

export async function handoversUnansweredBy(db: Db, now: number, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT handover_id AS id, id AS "caseId" FROM cases
    WHERE handover_id IS NOT NULL AND handover_until <= ${new Date(now)}
      AND handover_id <> ALL(${[...passed]}::uuid[])
    ORDER BY handover_until, cases.id LIMIT ${batch}`.execute(db)
  return rows
}

/** Cases that are not solved and belong to somebody who does not work here any more: a solved one may have been woken since. */
export async function casesOfTheDeparted(db: Db, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT c.id, c.id AS "caseId" FROM agent a JOIN cases c ON c.owner_id = a.id
    WHERE a.departed_at IS NOT NULL AND c.status NOT IN ('solved', 'merged') AND c.id <> ALL(${[...passed]}::uuid[])
    ORDER BY c.opened_at, c.id LIMIT ${batch}`.execute(db)
  return rows
}

/** Chats in an agent's hands whose customer closed the page before `goneSince`, and in which nobody spoke since `quietSince`. */
export async function chatsQuietSince(
  db: Db,
  quietSince: number,
  goneSince: number,
  passed: Passed,
): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT e.id, e.case_id AS "caseId" FROM entry e JOIN cases c ON c.id = e.case_id
    LEFT JOIN case_visitor v ON v.case_id = e.case_id
    WHERE e.state = 'answered' AND e.medium = 'chat' AND e.callback_by IS NULL AND e.answered_at < ${new Date(quietSince)}
      AND greatest(c.customer_spoke_at, c.company_spoke_at) < ${new Date(quietSince)}
      AND (v.seen_at IS NULL OR v.seen_at < ${new Date(goneSince)}) AND e.id <> ALL(${[...passed]}::uuid[])
    ORDER BY e.answered_at, e.id LIMIT ${batch}`.execute(db)
  return rows
}

/** Whoever was called to their page and has not come by then. */
export async function callbacksNotCome(db: Db, now: number, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT id, case_id AS "caseId", agent_id AS "agentId" FROM entry
    WHERE state = 'answered' AND come_by <= ${new Date(now)} AND id <> ALL(${[...passed]}::uuid[])
    ORDER BY come_by, id LIMIT ${batch}`.execute(db)
  return rows
}

/** Cases that were put aside until now. */
export async function casesBackBy(db: Db, now: number, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT id, id AS "caseId" FROM cases
    WHERE snoozed_until IS NOT NULL AND snoozed_until <= ${new Date(now)} AND id <> ALL(${[...passed]}::uuid[])
    ORDER BY snoozed_until, id LIMIT ${batch}`.execute(db)
  return rows
}

/** Cases about which nobody has said anything since then and that wait for nothing of ours; the rules of resting, asked of the rows. */
export async function casesQuietSince(db: Db, since: number, passed: Passed): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    SELECT c.id, c.id AS "caseId" FROM cases c
    WHERE c.status NOT IN ('solved', 'resting') AND c.status NOT IN ('waiting', 'unconfirmed', 'merged') AND c.handover_id IS NULL
      AND c.company_spoke_at >= c.customer_spoke_at AND c.id <> ALL(${[...passed]}::uuid[])
      AND greatest(c.customer_spoke_at, c.company_spoke_at) < ${new Date(since)}
      AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id AND e.state IN ('waiting', 'offered', 'answered'))
      AND NOT EXISTS (SELECT 1 FROM commitment p WHERE p.case_id = c.id AND p.state = 'open')
    ORDER BY greatest(c.customer_spoke_at, c.company_spoke_at), c.id LIMIT ${batch}`.execute(db)
  return rows
}
