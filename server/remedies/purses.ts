/** Purses as they stand: what is in them, what was booked of it, what is promised and not booked yet. */
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { KindPurse } from '../../domain/authority/authority.ts'
import { type GrantKind, type RemedyKind, remedyKinds } from '../../domain/remedy/kinds.ts'
import type { Instant } from '../../domain/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { givenOrReserved, type Weighing } from './reserved.ts'

/** What was given or is reserved, with who gave it and who allowed it where somebody had to. */
export const givenWithLeave = (weighing: Weighing) => sql`${givenOrReserved(weighing)} r
  LEFT JOIN agent a ON a.id = r.agent_id LEFT JOIN agent d ON d.id = r.allowed_by`

/** Whether it comes out of the purse `p`. */
export const isOfPurse = (timeZone: string) => sql`
  r.given_at >= p.from_on::timestamp AT TIME ZONE ${timeZone}
  AND (p.until_on IS NULL OR r.given_at < (p.until_on + 1)::timestamp AT TIME ZONE ${timeZone})
  AND (p.holder = 'house' OR p.holder IN ('role:' || a.role, 'agent:' || a.id)
    OR p.holder IN ('role:' || d.role, 'agent:' || d.id))`

export interface PurseRow {
  readonly holder: string
  readonly mostMinor: number | null
  readonly currency: string | null
  readonly fromOn: string | null
  readonly untilOn: string | null
  readonly bookedMinor: number
  readonly reservedMinor: number
}

/** All purses that have, or had, an amount. */
export async function pursesAsTheyStand(
  db: Db | Tx,
  timeZone: string,
  weighing: Weighing,
): Promise<readonly PurseRow[]> {
  const { rows } = await sql<PurseRow>`
    SELECT p.holder, p.most_minor AS "mostMinor", p.currency, p.from_on::text AS "fromOn", p.until_on::text AS "untilOn",
      sums.booked AS "bookedMinor", sums.reserved AS "reservedMinor"
    FROM purse p CROSS JOIN LATERAL (
      SELECT coalesce(sum(cost) FILTER (WHERE state = 'booked'), 0)::bigint AS booked,
        coalesce(sum(cost) FILTER (WHERE state <> 'booked'), 0)::bigint AS reserved
      FROM (SELECT r.state, r.cost FROM ${givenWithLeave(weighing)}
        WHERE ${isOfPurse(timeZone)} AND r.currency = p.currency) given) sums
    WHERE p.most_minor IS NOT NULL OR EXISTS (SELECT FROM purse_entry e WHERE e.holder = p.holder)
      OR EXISTS (SELECT FROM purse_kind k WHERE k.holder = p.holder)
    ORDER BY p.holder DESC`.execute(db)
  return rows
}

export interface KindRow extends KindPurse {
  readonly holder: string
  readonly fromOn: string
  readonly untilOn: string | null
}

/** Purses in kind, of these holders or of all. */
export async function kindPurses(
  db: Db | Tx,
  timeZone: string,
  weighing: Weighing,
  holders: readonly string[] | null = null,
): Promise<readonly KindRow[]> {
  const { rows } = await sql<
    Omit<KindRow, 'givenCount'> & { readonly given: Readonly<Record<string, number>> }
  >`
    SELECT p.holder, p.kind, p.most_count AS "mostCount", p.from_on::text AS "fromOn", p.until_on::text AS "untilOn", (
      SELECT coalesce(json_object_agg(kind, count), '{}') FROM (
        SELECT r.kind, count(*)::int AS count FROM ${givenWithLeave(weighing)}
        WHERE ${isOfPurse(timeZone)} GROUP BY r.kind) counted) AS given
    FROM purse_kind p WHERE ${holders === null} OR p.holder = ANY(${[...(holders ?? [])]}::text[])
    ORDER BY p.holder, p.kind`.execute(db)
  return rows.map(({ given, ...row }) => ({ ...row, givenCount: countOf(given, row.kind) }))
}

/** Those among them whose days are running. */
export function runningOn<Row extends { readonly fromOn: string; readonly untilOn: string | null }>(
  rows: readonly Row[],
  today: string,
): readonly Row[] {
  return rows.filter(({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || untilOn >= today))
}

/** The day that it is where the house is. */
export function dayIn(timeZone: string, now: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

function countOf(given: Readonly<Record<string, number>>, kind: GrantKind): number {
  return Object.entries(remedyKinds)
    .filter(([, { grant }]) => grant === kind)
    .reduce((sum, [name]) => sum + (given[name as RemedyKind] ?? 0), 0) // its own keys
}
