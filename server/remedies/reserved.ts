/**
 * Promised money that is not given yet is reserved: it counts as given towards all that limits it, until the promise is let go, or what
 * carries it out is given and counts in its place.
 *
 * What must stay true: a yes to a promise holds exactly as long as its money is reserved, and no longer.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../domain/time.ts'

/**
 * Of the money `m` of a promise `p`. What was said beyond somebody's authority is weighed when somebody stands up for it; what was
 * broken is put right by something new, which is weighed by itself unless there was a yes to it.
 */
export const isReserved = sql<boolean>`(p.beyond IS NULL
  AND (p.state = 'open' OR (p.state = 'broken' AND m.approval_id IS NOT NULL
    AND EXISTS (SELECT FROM cases s WHERE s.id = p.case_id AND s.status <> 'solved')))
  AND NOT EXISTS (SELECT FROM remedy g WHERE g.commitment_id = p.id AND g.state <> 'taken-back')
  AND NOT EXISTS (SELECT FROM remedy g WHERE g.approval_id = m.approval_id AND g.state <> 'taken-back'))`

/**
 * Money that is offered in the place of a promise `p`, while the customer can still take it. One of the two is given, so of what is
 * reserved by the same person already only the rest is added.
 */
const isOffered = (
  now: Instant,
) => sql<boolean>`(p.equivalent -> 'amount' ->> 'minor' IS NOT NULL AND p.state IN ('open', 'broken')
  AND (p.equivalent ->> 'dueAt')::bigint >= ${now}
  AND NOT EXISTS (SELECT FROM cases s WHERE s.id = p.case_id AND s.status IN ('solved', 'merged')))`

/** The moment of weighing, and what is not to be counted then. */
export interface Weighing {
  readonly now: Instant
  /** The open promise that is about to be carried out or replaced: what is weighed takes its place. */
  readonly except?: string | null
}

/**
 * Remedies that somebody gave, and what is reserved, alike: each with who allowed it. What is reserved will be given now at the soonest,
 * so it counts in this month, whenever it was promised.
 */
export const givenOrReserved = (
  { now, except = null }: Weighing,
  these: RawBuilder<boolean> = sql`true`,
) => sql`(
  SELECT r.id, r.case_id, r.kind, r.state, r.agent_id, v.decided_by AS allowed_by, coalesce(r.amount_minor, 0) + r.cost_minor AS cost,
    r.currency, r.given_at
  FROM remedy r LEFT JOIN approval v ON v.id = r.approval_id
  WHERE r.state <> 'taken-back' AND r.agent_id IS NOT NULL AND ${these}
  UNION ALL
  SELECT p.id, p.case_id, 'credit', 'given', p.agent_id, m.allowed_by, m.amount_minor, m.currency, ${new Date(now)}::timestamptz
  FROM promised_money m JOIN commitment p ON p.id = m.commitment_id
  WHERE ${isReserved} AND (p.id IS DISTINCT FROM ${except}::uuid OR p.state <> 'open')
  UNION ALL
  SELECT (p.equivalent ->> 'id')::uuid, p.case_id, 'credit', 'given', (p.equivalent ->> 'agentId')::uuid, NULL,
    greatest(0, (p.equivalent -> 'amount' ->> 'minor')::bigint - CASE WHEN m.currency = p.equivalent -> 'amount' ->> 'currency'
      AND coalesce(m.allowed_by, p.agent_id)::text = p.equivalent ->> 'agentId' AND ${isReserved} THEN m.amount_minor ELSE 0 END),
    p.equivalent -> 'amount' ->> 'currency', ${new Date(now)}::timestamptz
  FROM commitment p LEFT JOIN promised_money m ON m.commitment_id = p.id
  WHERE ${isOffered(now)} AND p.id IS DISTINCT FROM ${except}::uuid)`
