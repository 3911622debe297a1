/** Where help stopped, from the facts; what had been given by then, from the rows that their facts wrote. */
import { sql } from 'kysely'
import type { Limit } from '../../../domain/authority/authority.ts'
import type { GrantKind, RemedyKind } from '../../../domain/remedy/kinds.ts'
import { remedyKinds } from '../../../domain/remedy/kinds.ts'
import type { Instant } from '../../../domain/time.ts'
import type { Db } from '../../db/connect.ts'
import { nextTo } from '../../remedies/family.ts'
import { givenOrReserved } from '../../remedies/reserved.ts'

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
 * What was asked for beyond a limit, with what had been given by then, as the limits count it (server/remedies/grants.ts): what was
 * promised by then and carried out later, or is reserved still, is given; what somebody of a role above allowed is not on it; a case
 * counts with those that are one with it.
 */
export async function approvalsSince(
  db: Db,
  from: Date,
  { timeZone, now }: { readonly timeZone: string; readonly now: Instant },
): Promise<readonly ApprovalRow[]> {
  const near = sql<boolean>`(r.case_id IN (SELECT id FROM here) OR r.given_at >= (SELECT min(month) FROM weighed))`
  const { rows } = await sql<ApprovalRow>`
    WITH RECURSIVE kinds (kind, grant_kind) AS (VALUES ${sql.join(
      Object.entries(remedyKinds).map(([kind, { grant }]) => sql`(${kind}::text, ${grant}::text)`),
    )}), asked AS (
      SELECT f.case_id, f.at, f.data::json ->> 'approvalId' AS id, (f.data::json ->> 'agentId')::uuid AS agent_id,
        f.data::json ->> 'lacks' AS lacks, f.data::json -> 'asked' AS what
      FROM fact f WHERE f.type = 'ApprovalAsked' AND f.at >= ${from}
      ORDER BY f.at DESC LIMIT 20000),
    weighed AS (
      SELECT a.*, g.role, what -> 'remedy' ->> 'kind' AS remedy, what -> 'promise' ->> 'kind' AS promise,
        coalesce((what -> 'remedy' ->> 'costMinor')::bigint, (what -> 'promise' ->> 'amountMinor')::bigint) AS cost,
        coalesce(what -> 'remedy' ->> 'currency', what -> 'promise' ->> 'currency') AS currency,
        coalesce(what -> 'remedy' ->> 'forCommitmentId', what -> 'promise' ->> 'replaces')::uuid AS in_place_of,
        date_trunc('month', a.at AT TIME ZONE ${timeZone}) AT TIME ZONE ${timeZone} AS month,
        CASE WHEN what -> 'promise' IS NULL THEN (SELECT grant_kind FROM kinds WHERE kind = what -> 'remedy' ->> 'kind')
          ELSE 'credit' END AS grant_kind
      FROM asked a JOIN agent g ON g.id = a.agent_id),
    here (root, id) AS (
      SELECT DISTINCT case_id, case_id FROM asked
      UNION SELECT here.root, near.id FROM here CROSS JOIN LATERAL ${nextTo(sql`here.id`)} near),
    given AS MATERIALIZED (
      SELECT r.case_id, r.cost, r.currency, r.given_at, k.grant_kind, r.allowed_by, d.role AS allowed_role,
        coalesce(r.allowed_by, r.agent_id) AS on_whom, p.id AS promise, least(r.given_at, p.made_at) AS since
      FROM ${givenOrReserved({ now }, near)} r JOIN kinds k ON k.kind = r.kind LEFT JOIN agent d ON d.id = r.allowed_by
      LEFT JOIN remedy g ON g.id = r.id LEFT JOIN promised_money m ON m.commitment_id = coalesce(g.commitment_id, r.id)
      LEFT JOIN commitment p ON p.id = m.commitment_id),
    in_case AS (
      SELECT w.id, sum(r.cost)::bigint AS sum FROM weighed w JOIN here h ON h.root = w.case_id JOIN given r ON r.case_id = h.id
      WHERE ${isCountedThen} AND (r.allowed_by IS NULL OR r.allowed_by = w.agent_id
        OR array_position(${ROLES}::text[], r.allowed_role) <= array_position(${ROLES}::text[], w.role))
      GROUP BY w.id),
    in_month AS (
      SELECT w.id, sum(r.cost)::bigint AS sum, count(*)::int AS count
      FROM weighed w JOIN given r ON r.on_whom = w.agent_id WHERE ${isCountedThen} AND r.given_at >= w.month
      GROUP BY w.id)
    SELECT w.case_id AS "caseId", c.reference, w.at, w.role, w.lacks, w.remedy, w.promise, w.cost AS "costMinor", w.currency,
      coalesce(i.sum, 0) AS "caseBeforeMinor", coalesce(m.sum, 0) AS "monthBeforeMinor", coalesce(m.count, 0) AS "monthBeforeCount",
      coalesce(answer.type = 'ApprovalGiven', false) AS "isGiven", answer.at AS "answeredAt",
      EXISTS (SELECT FROM authority_person p WHERE p.agent_id = w.agent_id AND p.kind = w.grant_kind) AS "hasOwnLimit"
    FROM weighed w JOIN cases c ON c.id = w.case_id LEFT JOIN in_case i ON i.id = w.id LEFT JOIN in_month m ON m.id = w.id
    LEFT JOIN LATERAL (
      SELECT f.type, f.at FROM fact f WHERE f.case_id = w.case_id AND f.type IN ('ApprovalGiven', 'ApprovalDeclined')
        AND f.data::json ->> 'approvalId' = w.id LIMIT 1) answer ON true
    ORDER BY w.at DESC`.execute(db)
  return rows
}

/** From below to above. */
const ROLES = ['agent', 'lead', 'head']

/** Whether `r` stood against the limits when `w` was asked for. Of what `w` takes the place, it is not counted beside it. */
const isCountedThen = sql<boolean>`(r.since < w.at AND r.currency IS NOT DISTINCT FROM w.currency
  AND r.grant_kind = w.grant_kind AND (w.in_place_of IS NULL OR r.promise IS DISTINCT FROM w.in_place_of))`

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
