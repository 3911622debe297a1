/** What waits to be booked by hand, and what the books differ in. */
import { sql } from 'kysely'
import type { Called } from '../../../domain/remedy/facts.ts'
import type { RemedyKind } from '../../../domain/remedy/kinds.ts'
import type { Db } from '../../db/connect.ts'
import { calledOfR } from '../../remedies/called.ts'

export interface TaskRow {
  readonly id: string
  readonly caseId: string
  readonly reference: string
  readonly customer: string | null
  readonly kind: RemedyKind
  readonly called: Called | null
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly accountNumber: string | null
  readonly state: 'given' | 'failed'
  readonly givenAt: number
  readonly agentId: string | null
  readonly ownerId: string | null
  readonly dueAt: number | null
}

/**
 * Due when what it carries out is. What a rule gives for a broken promise carries out none: nobody promised when it is booked, and it
 * stands where it was given.
 */
export async function tasksByHand(db: Db): Promise<readonly TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    SELECT r.id, r.case_id AS "caseId", c.reference, k.name AS customer, r.kind, ${calledOfR} AS called, r.amount_minor AS "amountMinor", r.currency,
      a.number AS "accountNumber", r.state, r.given_at AS "givenAt", r.agent_id AS "agentId", c.owner_id AS "ownerId", p.due_at AS "dueAt"
    FROM remedy r JOIN cases c ON c.id = r.case_id JOIN customer k ON k.id = c.customer_id
    LEFT JOIN account a ON a.id = r.account_id LEFT JOIN commitment p ON p.id = r.commitment_id AND r.by_rule IS NULL
    WHERE r.state IN ('given', 'failed') AND r.booker = 'by-hand'
    ORDER BY coalesce(p.due_at, r.given_at), r.given_at, r.id LIMIT 200`.execute(db)
  return rows
}

export async function differences(db: Db) {
  const { rows } = await sql<{
    readonly remedyId: string
    readonly caseId: string
    readonly reference: string
    readonly ours: string
    readonly theirs: string
  }>`
    SELECT d.remedy_id AS "remedyId", r.case_id AS "caseId", c.reference, d.is_ours AS ours, d.is_theirs AS theirs
    FROM billing_difference d JOIN remedy r ON r.id = d.remedy_id JOIN cases c ON c.id = r.case_id
    ORDER BY d.found_at, d.remedy_id`.execute(db)
  return rows
}
