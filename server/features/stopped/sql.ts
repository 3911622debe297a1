/** Where help stopped, from the facts; what had been given by then, from the rows that their facts wrote. */
import { sql } from 'kysely'
import type { Limit } from '../../../domain/authority/authority.ts'
import type { GrantKind, RemedyKind } from '../../../domain/remedy/kinds.ts'
import { remedyKinds } from '../../../domain/remedy/kinds.ts'
import type { Db } from '../../db/connect.ts'

interface StopRow {
  readonly caseId: string
  readonly reference: string
  readonly at: number
}

export interface HandoverRow extends StopRow {
  readonly lacked: string | null
  readonly skill: string | null
}

/** Only what was accepted has left the first person. Whoever hands over to somebody named is one of several hands of a team. */
export async function handoversSince(db: Db, from: Date): Promise<readonly HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    SELECT f.case_id AS "caseId", c.reference, f.at, f.data::json ->> 'lacked' AS lacked, c.skill
    FROM fact f JOIN cases c ON c.id = f.case_id
    WHERE f.type = 'HandoverProposed' AND f.at >= ${from} AND EXISTS (
      SELECT FROM fact yes WHERE yes.case_id = f.case_id AND yes.type = 'HandoverAccepted'
        AND yes.data::json ->> 'handoverId' = f.data::json ->> 'handoverId')
    ORDER BY f.at DESC LIMIT 20000`.execute(db)
  return rows
}

export interface RungRow extends StopRow {
  readonly by: string
}

export async function rungsSince(db: Db, from: Date): Promise<readonly RungRow[]> {
  const { rows } = await sql<RungRow>`
    SELECT f.case_id AS "caseId", c.reference, f.at, f.data::json ->> 'by' AS by
    FROM fact f JOIN cases c ON c.id = f.case_id
    WHERE f.type = 'RungClimbed' AND f.at >= ${from} ORDER BY f.at DESC LIMIT 20000`.execute(db)
  return rows
}

export interface ApprovalRow extends StopRow {
  readonly role: 'agent' | 'lead' | 'head'
  readonly lacks: string
  /** Of a remedy that was asked for; null of a promise. */
  readonly remedy: RemedyKind | null
  readonly promise: string | null
  readonly costMinor: number | null
  readonly currency: string | null
  readonly caseBeforeMinor: number
  readonly monthBeforeMinor: number
  readonly monthBeforeCount: number
  readonly isGiven: boolean
  /** Whoever asked has a limit of their own: that of the role is nothing to them. */
  readonly hasOwnLimit: boolean
  readonly answeredAt: number | null
}

/**
 * What was asked for beyond a limit, with what its asker had given by then of their own authority, as the limits count it
 * (server/remedies/grants.ts).
 */
export async function approvalsSince(db: Db, from: Date, timeZone: string): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    WITH kinds (kind, grant_kind) AS (VALUES ${sql.join(
      Object.entries(remedyKinds).map(([kind, { grant }]) => sql`(${kind}::text, ${grant}::text)`),
    )}), asked AS (
      SELECT f.case_id, f.at, f.data::json ->> 'approvalId' AS id, (f.data::json ->> 'agentId')::uuid AS agent_id,
        f.data::json ->> 'lacks' AS lacks, f.data::json -> 'asked' AS what
      FROM fact f WHERE f.type = 'ApprovalAsked' AND f.at >= ${from}
      ORDER BY f.at DESC LIMIT 20000),
    weighed AS (
      SELECT a.*, what -> 'remedy' ->> 'kind' AS remedy, what -> 'promise' ->> 'kind' AS promise,
        coalesce((what -> 'remedy' ->> 'costMinor')::bigint, (what -> 'promise' ->> 'amountMinor')::bigint) AS cost,
        coalesce(what -> 'remedy' ->> 'currency', what -> 'promise' ->> 'currency') AS currency,
        date_trunc('month', a.at AT TIME ZONE ${timeZone}) AT TIME ZONE ${timeZone} AS month,
        CASE WHEN what -> 'promise' IS NULL THEN (SELECT grant_kind FROM kinds WHERE kind = what -> 'remedy' ->> 'kind')
          ELSE 'credit' END AS grant_kind
      FROM asked a)
    SELECT w.case_id AS "caseId", c.reference, w.at, g.role, w.lacks, w.remedy, w.promise, w.cost AS "costMinor", w.currency,
      before.in_case AS "caseBeforeMinor", before.in_month AS "monthBeforeMinor", before.count AS "monthBeforeCount",
      coalesce(answer.type = 'ApprovalGiven', false) AS "isGiven", answer.at AS "answeredAt",
      EXISTS (SELECT FROM authority_person p WHERE p.agent_id = w.agent_id AND p.kind = w.grant_kind) AS "hasOwnLimit"
    FROM weighed w JOIN cases c ON c.id = w.case_id JOIN agent g ON g.id = w.agent_id
    LEFT JOIN LATERAL (
      SELECT f.type, f.at FROM fact f WHERE f.case_id = w.case_id AND f.type IN ('ApprovalGiven', 'ApprovalDeclined')
        AND f.data::json ->> 'approvalId' = w.id LIMIT 1) answer ON true
    CROSS JOIN LATERAL (
      SELECT
        coalesce(sum(coalesce(r.amount_minor, 0) + r.cost_minor) FILTER (WHERE r.case_id = w.case_id), 0)::bigint AS in_case,
        coalesce(sum(coalesce(r.amount_minor, 0) + r.cost_minor)
          FILTER (WHERE r.agent_id = w.agent_id AND r.given_at >= w.month), 0)::bigint AS in_month,
        count(*) FILTER (WHERE r.agent_id = w.agent_id AND r.given_at >= w.month)::int AS count
      FROM remedy r JOIN kinds k ON k.kind = r.kind
      WHERE r.state <> 'taken-back' AND r.approval_id IS NULL AND r.agent_id IS NOT NULL AND r.given_at < w.at
        AND r.currency IS NOT DISTINCT FROM w.currency
        AND k.grant_kind = w.grant_kind
        AND (r.case_id = w.case_id OR (r.agent_id = w.agent_id AND r.given_at >= w.month))) before
    ORDER BY w.at DESC`.execute(db)
  return rows
}

export interface RoleLimit extends Limit {
  readonly role: 'agent' | 'lead' | 'head'
  readonly kind: GrantKind
}

export async function roleLimits(db: Db): Promise<readonly RoleLimit[]> {
  const { rows } = await sql<RoleLimit>`
    SELECT role, kind, per_act_minor AS "perActMinor", most_minor AS "perCaseMinor", per_month_minor AS "perMonthMinor",
      per_month_count AS "perMonthCount", currency
    FROM authority`.execute(db)
  return rows
}

export async function openedSince(db: Db, from: Date): Promise<number> {
  const { rows } = await sql<{ readonly opened: number }>`
    SELECT count(*)::int AS opened FROM cases WHERE opened_at >= ${from}`.execute(db)
  return rows[0]?.opened ?? 0
}
