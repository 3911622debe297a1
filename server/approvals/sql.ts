/** What was asked for, as its rows say it; the words of it stand in the facts. */
import { sql } from 'kysely'
import type { AskedFor } from '../../domain/approval/facts.ts'
import type { ApprovalState } from '../../domain/approval/state.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'

const columns = sql`v.id, v.case_id AS "caseId", v.agent_id AS "agentId", v.approver_id AS "approverId", v.rung,
  to_json(v.people) AS people, v.asked, v.lacks, v.is_live AS "isLive", v.state, v.asked_at AS "askedAt", v.until, v.late_since AS "lateSince",
  v.decided_by AS "decidedBy", v.decided_at AS "decidedAt", v.given_minor AS "givenMinor"`

export interface ApprovalRow extends ApprovalState {
  readonly isLive: boolean
  readonly decidedAt: Instant | null
}

export async function readApproval(db: Db | Tx, id: string): Promise<ApprovalRow | null> {
  const [row] = await readApprovals(db, [id])
  return row ?? null
}

export async function readApprovals(db: Db | Tx, ids: readonly string[]): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    SELECT ${columns} FROM approval v WHERE v.id = ANY(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** What was asked for in a case, newest first. */
export async function approvalsOf(db: Db | Tx, caseId: string): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    SELECT ${columns} FROM approval v WHERE v.case_id = ${caseId} ORDER BY v.asked_at DESC, v.id`.execute(db)
  return rows
}

/** Those of these cases in which somebody still decides about what was asked for. */
export async function casesAsked(tx: Tx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly caseId: string }>`
    SELECT DISTINCT case_id AS "caseId" FROM approval
    WHERE case_id = ANY(${[...caseIds]}::uuid[]) AND state = 'open'`.execute(tx)
  return new Set(rows.map(({ caseId }) => caseId))
}

export interface BeforeThis {
  /** Somebody decides about the same thing just now. */
  readonly isAskedAlready: boolean
  /** Whoever said no to it. */
  readonly saidNo: readonly string[]
}

/** What happened before to the same thing in this case: of one kind, on one account, or the same promise. */
export async function askedBefore(
  db: Db | Tx,
  {
    caseId,
    asked,
    approvalId,
  }: { readonly caseId: string; readonly asked: AskedFor; readonly approvalId: string },
): Promise<BeforeThis> {
  const same = sameThing(asked)
  const { rows } = await sql<BeforeThis>`
    SELECT coalesce(bool_or(v.state = 'open'), false) AS "isAskedAlready",
      coalesce(json_agg(v.decided_by) FILTER (WHERE v.state = 'declined'), '[]') AS "saidNo"
    FROM approval v WHERE v.case_id = ${caseId} AND v.id <> ${approvalId} AND v.asked @> ${JSON.stringify(same)}::jsonb`.execute(
    db,
  )
  return rows[0] ?? { isAskedAlready: false, saidNo: [] }
}

function sameThing(asked: AskedFor) {
  if ('promise' in asked) {
    const { kind, amountMinor, offerId } = asked.promise
    return { promise: { kind, amountMinor, offerId } }
  }
  const { kind, accountId, serviceId } = asked.remedy
  return { remedy: { kind, accountId, serviceId } }
}

/** What these people are to decide, what is due first before the rest. */
export async function waitingFor(
  db: Db,
  approverIds: readonly string[],
  limit: number,
): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    SELECT ${columns} FROM approval v JOIN cases c ON c.id = v.case_id
    WHERE v.state = 'open' AND v.approver_id = ANY(${[...approverIds]}::uuid[]) AND c.status NOT IN ('solved', 'merged')
    ORDER BY v.until, v.id LIMIT ${limit}`.execute(db)
  return rows
}

export interface WaitingCount {
  readonly approverId: string
  readonly waiting: number
  readonly late: number
  readonly firstDueAt: Instant
}

export async function countByApprover(db: Db, now: Instant): Promise<readonly WaitingCount[]> {
  const { rows } = await sql<WaitingCount>`
    SELECT v.approver_id AS "approverId", count(*)::int AS waiting,
      (count(*) FILTER (WHERE v.late_since IS NOT NULL OR v.until < ${new Date(now)}))::int AS late, min(v.until) AS "firstDueAt"
    FROM approval v WHERE v.state = 'open' GROUP BY v.approver_id ORDER BY min(v.until)`.execute(db)
  return rows
}

export interface AskedWords {
  readonly why: string | null
  readonly words: string | null
  readonly apology: string | null
  readonly details: string | null
  /** Why rules of the house are set aside with it. */
  readonly aside: string | null
  readonly reasons: string | null
}

/** What was written with it; null where nothing was, or where it was erased. */
export async function wordsOfApprovals(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, AskedWords>> {
  const { rows } = await sql<AskedWords & { readonly id: string }>`
    SELECT f.data::json ->> 'approvalId' AS id, max(b.body ->> 'why') AS why, max(b.body ->> 'words') AS words,
      max(b.body ->> 'apology') AS apology, max(b.body ->> 'details') AS details, max(b.body ->> 'aside') AS aside, max(b.body ->> 'reasons') AS reasons
    FROM fact f LEFT JOIN LATERAL (SELECT convert_from(o.bytes, 'UTF8')::json AS body FROM fact_body o
      WHERE o.lane = f.lane AND o.seq = f.seq) b ON true
    WHERE f.case_id = ANY(${[...caseIds]}::uuid[]) AND f.type IN ('ApprovalAsked', 'ApprovalDeclined')
    GROUP BY 1`.execute(db)
  return new Map(rows.map(({ id, ...words }) => [id, words]))
}

/** Whether these words are others than those with which it was asked for, or declined; of what was erased nobody knows. */
export async function isOtherwise(
  tx: Tx,
  { id, caseId }: Pick<ApprovalRow, 'id' | 'caseId'>,
  words: Readonly<Partial<Record<keyof AskedWords, string | null | undefined>>>,
): Promise<boolean> {
  const before = (await wordsOfApprovals(tx, [caseId])).get(id)
  const known = Object.entries(before ?? {}).filter(([, said]) => said !== null)
  if (known.length === 0) return false
  return Object.entries(words).some(
    ([name, said]) => (said ?? '').trim() !== (before?.[name as keyof AskedWords] ?? '').trim(), // its own keys
  )
}
