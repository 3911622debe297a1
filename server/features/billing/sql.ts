/** How billing does: what waits, what went wrong, what is not so in both books. */
import { type RawBuilder, sql } from 'kysely'
import type { BillingTrouble } from '../../../contract/billing.ts'
import type { OrderWhat } from '../../../domain/leaving/facts.ts'
import type { Called } from '../../../domain/remedy/facts.ts'
import type { RemedyKind } from '../../../domain/remedy/kinds.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { calledOfR } from '../../remedies/called.ts'

interface About {
  readonly remedyId: string
  readonly caseId: string
  readonly reference: string
  readonly kind: RemedyKind
  readonly called: Called | null
  readonly amountMinor: number | null
  readonly currency: string | null
}

const about: RawBuilder<unknown> = sql`r.id AS "remedyId", r.case_id AS "caseId", c.reference, r.kind, ${calledOfR} AS called, r.amount_minor AS "amountMinor",
  r.currency`

export interface WaitingRow extends About {
  readonly tries: number
  readonly givenAt: number
  readonly tryAt: number
}

export async function waitingForAnswers(db: Db): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT ${about}, r.tries, r.given_at AS "givenAt", r.try_at AS "tryAt" FROM remedy r JOIN cases c ON c.id = r.case_id
    WHERE r.try_at IS NOT NULL AND r.state = 'given' ORDER BY r.given_at, r.id LIMIT 50`.execute(db)
  return rows
}

export interface FailureRow extends About {
  readonly id: string
  readonly at: number
  readonly trouble: BillingTrouble
  readonly status: number | null
}

export async function lastFailures(db: Db): Promise<readonly FailureRow[]> {
  const { rows } = await sql<FailureRow>`
    SELECT t.id, t.at, t.trouble, t.status, ${about}
    FROM billing_try t JOIN remedy r ON r.id = t.remedy_id JOIN cases c ON c.id = r.case_id
    ORDER BY t.at DESC, t.id LIMIT 20`.execute(db)
  return rows
}

export interface DifferenceRow extends About {
  readonly ours: string
  readonly theirs: string
}

export async function differencesFound(db: Db): Promise<readonly DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    SELECT d.is_ours AS ours, d.is_theirs AS theirs, ${about}
    FROM billing_difference d JOIN remedy r ON r.id = d.remedy_id JOIN cases c ON c.id = r.case_id
    ORDER BY d.found_at, d.remedy_id LIMIT 100`.execute(db)
  return rows
}

export interface OrderDifferenceRow {
  readonly orderId: string
  readonly caseId: string
  readonly reference: string
  readonly what: OrderWhat
  readonly on: string
  readonly service: string
  readonly ours: string
  readonly theirs: string
}

export async function orderDifferencesFound(db: Db): Promise<readonly OrderDifferenceRow[]> {
  const { rows } = await sql<OrderDifferenceRow>`
    SELECT o.id AS "orderId", o.case_id AS "caseId", c.reference, o.what, to_char(o.on_day, 'YYYY-MM-DD') AS on,
      coalesce(o.plan, s.plan, '') AS service, d.is_ours AS ours, d.is_theirs AS theirs
    FROM billing_order_difference d JOIN billing_order o ON o.id = d.order_id JOIN cases c ON c.id = o.case_id
      LEFT JOIN service s ON s.id = o.service_id
    ORDER BY d.found_at, d.order_id LIMIT 100`.execute(db)
  return rows
}

export interface StrangerRow {
  readonly remedyId: string
  readonly reference: string
  readonly amountMinor: number | null
  readonly currency: string | null
  readonly foundAt: number
}

export async function strangersFound(db: Db): Promise<readonly StrangerRow[]> {
  const { rows } = await sql<StrangerRow>`
    SELECT remedy_id AS "remedyId", reference, amount_minor AS "amountMinor", currency, found_at AS "foundAt"
    FROM billing_stranger ORDER BY found_at, remedy_id LIMIT 100`.execute(db)
  return rows
}

export interface BillingFields {
  readonly port: 'demo' | 'webhook' | 'by-hand'
  readonly url: string | null
  readonly sealedSecret: string | null
  readonly byHandRole: 'agent' | 'lead' | 'head'
  readonly tellsUnused: boolean
}

export async function saveBilling(
  tx: Tx,
  { port, url, sealedSecret, byHandRole, tellsUnused }: BillingFields,
): Promise<void> {
  await sql`
    UPDATE billing SET port = ${port}, url = ${url}, sealed_secret = ${sealedSecret}, by_hand_role = ${byHandRole},
      tells_unused = ${tellsUnused}
    WHERE id = 1`.execute(tx)
}

/** The one before signs beside it for a while. */
export async function saveSecret(tx: Tx, sealed: string, at: number): Promise<void> {
  await sql`
    UPDATE billing SET old_sealed_secret = sealed_secret, sealed_secret = ${sealed}, rotated_at = ${new Date(at)}
    WHERE id = 1`.execute(tx)
}
