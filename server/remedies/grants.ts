/** What an agent may give, and what was given of it: read under the lock of their purse, or only to be shown. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Grants, Limit, Purse, Spent } from '../../domain/authority/authority.ts'
import { type GrantKind, type RemedyKind, remedyKinds } from '../../domain/remedy/kinds.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { nextTo } from './family.ts'
import { dayIn, givenWithLeave, isOfPurse, kindPurses, runningOn } from './purses.ts'
import { givenOrReserved, type Weighing } from './reserved.ts'

export interface Giver {
  readonly id: string
  readonly role: 'agent' | 'lead' | 'head'
}

/** The purses out of which somebody gives, by the names of their holders. */
export function pursesOf({ id, role }: Giver): readonly string[] {
  return ['house', `role:${role}`, `agent:${id}`]
}

interface LimitRow extends Limit {
  readonly kind: GrantKind
  readonly isGranted: boolean
}

interface SpentRow extends Spent {
  readonly kind: RemedyKind
  readonly count: number
}

interface Where extends Weighing {
  readonly caseId: string
  readonly timeZone: string
}

export async function readGrants(
  db: Db | Tx,
  giver: Giver,
  { caseId, timeZone, ...weighing }: Where,
): Promise<Grants> {
  const { now } = weighing
  const month = monthOf(now, timeZone)
  const limits = await limitsOf(db, giver)
  const spent = await spentBy(db, giver, { caseId, month, weighing })
  const grants = Map.groupBy(spent, ({ kind }) => remedyKinds[kind].grant)
  const byGrant = [...grants].flatMap(([grant, rows]) => (grant === null ? [] : [[grant, rows] as const]))
  return {
    limits: Object.fromEntries(
      limits.filter(limit => limit.isGranted).map(({ kind, isGranted: _, ...limit }) => [kind, limit]),
    ),
    spent: Object.fromEntries(byGrant),
    counts: Object.fromEntries(
      byGrant.map(([grant, rows]) => [grant, rows.reduce((sum, { count }) => sum + count, 0)]),
    ),
    purses: await filledPurses(db, giver, { timeZone, weighing }),
    kindPurses: runningOn(await kindPurses(db, timeZone, weighing, pursesOf(giver)), dayIn(timeZone, now)),
  }
}

/** Of the person where they have one of their own, or else of their role. */
async function limitsOf(db: Db | Tx, { id, role }: Giver): Promise<readonly LimitRow[]> {
  const { rows } = await sql<LimitRow>`
    SELECT DISTINCT ON (kind) kind, is_granted AS "isGranted", per_act_minor AS "perActMinor", most_minor AS "perCaseMinor",
      per_month_minor AS "perMonthMinor", per_month_count AS "perMonthCount", currency
    FROM (
      SELECT 1 AS nearer, kind, is_granted, per_act_minor, most_minor, per_month_minor, per_month_count, currency
      FROM authority_person WHERE agent_id = ${id}
      UNION ALL
      SELECT 2, kind, true, per_act_minor, most_minor, per_month_minor, per_month_count, currency
      FROM authority WHERE role = ${role}) known
    ORDER BY kind, nearer`.execute(db)
  return rows
}

/**
 * Of one's own authority: what one gave or promised, and what one allowed somebody else to give. What was allowed by somebody above, or
 * given by a rule, is not on it. In a case all count, whoever gave, and those of all cases that are one with it (family.ts).
 */
async function spentBy(
  db: Db | Tx,
  { id, role }: Giver,
  { caseId, month, weighing }: { readonly caseId: string; readonly month: Date; readonly weighing: Weighing },
): Promise<readonly SpentRow[]> {
  const isMine = sql`coalesce(r.allowed_by, r.agent_id) = ${id} AND r.given_at >= ${month}`
  const notAbove = sql`(r.allowed_by IS NULL OR r.allowed_by = ${id} OR d.role = ANY(${[...notAboveRole[role]]}::text[]))`
  const isHere = sql`r.case_id IN (SELECT id FROM here) AND ${notAbove}`
  const these = sql<boolean>`r.id IN (
      SELECT id FROM remedy WHERE case_id IN (SELECT id FROM here)
      UNION SELECT id FROM remedy WHERE agent_id = ${id} AND given_at >= ${month}
      UNION SELECT o.id FROM approval a JOIN remedy o ON o.approval_id = a.id
        WHERE a.decided_by = ${id} AND o.given_at >= ${month})`
  const { rows } = await sql<SpentRow>`
    WITH RECURSIVE here AS (
      SELECT ${caseId}::uuid AS id UNION SELECT near.id FROM here CROSS JOIN LATERAL ${nextTo(sql`here.id`)} near)
    SELECT r.kind, r.currency, coalesce(sum(r.cost) FILTER (WHERE ${isHere}), 0)::bigint AS "caseMinor",
      coalesce(sum(r.cost) FILTER (WHERE ${isMine}), 0)::bigint AS "monthMinor",
      count(*) FILTER (WHERE ${isMine})::int AS count
    FROM ${givenOrReserved(weighing, these)} r LEFT JOIN agent d ON d.id = r.allowed_by
    WHERE (${isHere}) OR (${isMine})
    GROUP BY r.kind, r.currency`.execute(db)
  return rows
}

const notAboveRole: Readonly<Record<Giver['role'], readonly Giver['role'][]>> = {
  agent: ['agent'],
  lead: ['agent', 'lead'],
  head: ['agent', 'lead', 'head'],
}

/**
 * Purses with an amount whose days are running. What was allowed comes out of those of both, who gave and who allowed it. What a rule
 * gave was owed, and comes out of nobody’s.
 */
async function filledPurses(
  db: Db | Tx,
  giver: Giver,
  { timeZone, weighing }: { readonly timeZone: string; readonly weighing: Weighing },
): Promise<readonly Purse[]> {
  const today = dayIn(timeZone, weighing.now)
  const { rows } = await sql<Purse>`
    SELECT p.most_minor AS "mostMinor", p.currency, (
      SELECT coalesce(sum(r.cost), 0)::bigint FROM ${givenWithLeave(weighing)}
      WHERE ${isOfPurse(timeZone)} AND r.currency = p.currency) AS "spentMinor"
    FROM purse p
    WHERE p.holder = ANY(${[...pursesOf(giver)]}::text[]) AND p.most_minor IS NOT NULL
      AND p.from_on <= ${today}::date AND (p.until_on IS NULL OR p.until_on >= ${today}::date)
    ORDER BY p.holder DESC`.execute(db)
  return rows
}

/** The first moment of the month, where the house is. */
function monthOf(now: Instant, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return new Date(here.with({ day: 1 }).startOfDay().epochMilliseconds)
}
