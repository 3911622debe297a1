/** The rows of what whoever keeps the accounts is told to do, written in the transaction of their facts. */
import { sql } from 'kysely'
import type { CaseFact, FactOf } from '../../domain/case/facts.ts'
import type { Instant } from '../../domain/time.ts'
import type { Tx } from '../db/connect.ts'
import type { NewFact } from './ledger.ts'

type Asking = FactOf<'ServiceCancelled'> | FactOf<'PlanChanged'>
type Touching = Asking | FactOf<'OrderBooked'> | FactOf<'OrderRefused'>

interface OfCase {
  readonly caseId: string
  readonly fact: Touching
}

/** The facts by which a row of an order changes, in their order. */
export function orderFactsIn(facts: readonly NewFact[]): readonly OfCase[] {
  return facts.flatMap(added =>
    added.caseId !== null && touchesOrders(added.fact) ? [{ caseId: added.caseId, fact: added.fact }] : [],
  )
}

function touchesOrders(fact: CaseFact): fact is Touching {
  switch (fact.type) {
    case 'ServiceCancelled':
    case 'PlanChanged':
      return fact.orderId !== undefined
    case 'OrderBooked':
    case 'OrderRefused':
      return true
    default:
      return false
  }
}

export async function writeOrders(tx: Tx, facts: readonly OfCase[], now: Instant): Promise<void> {
  for (const { caseId, fact } of facts) {
    if (fact.type === 'OrderBooked')
      await sql`
        UPDATE billing_order SET state = 'booked', reference = ${fact.reference}, settled_at = ${new Date(now)}, try_at = NULL
        WHERE id = ${fact.orderId}`.execute(tx)
    else if (fact.type === 'OrderRefused')
      await sql`
        UPDATE billing_order SET state = 'failed', booker = 'by-hand', try_at = NULL,
          commitment_id = coalesce(${fact.byHand ?? null}, commitment_id) WHERE id = ${fact.orderId}`.execute(
        tx,
      )
    else await insertOrder(tx, caseId, fact, now)
  }
}

async function insertOrder(tx: Tx, caseId: string, fact: Asking, now: Instant): Promise<void> {
  const at = new Date(now)
  const isEnd = fact.type === 'ServiceCancelled'
  const what = isEnd ? 'end-service' : 'change-plan'
  const plan = isEnd
    ? { name: null, minor: null, currency: null }
    : { name: fact.plan ?? '', minor: fact.monthlyMinor, currency: fact.currency }
  // What was asked before and is not done yet is not to be done any more.
  await sql`
    UPDATE billing_order SET state = 'replaced', settled_at = ${at}, try_at = NULL
    WHERE service_id = ${fact.serviceId} AND what = ${what} AND state IN ('asked', 'failed')`.execute(tx)
  await sql`
    INSERT INTO billing_order (id, case_id, what, account_id, service_id, on_day, plan, monthly_minor, currency, commitment_id, state,
      booker, asked_at, try_at)
    SELECT ${fact.orderId}, ${caseId}, ${what}, ${fact.accountId}, ${fact.serviceId}, ${isEnd ? fact.endsOn : fact.from}::date,
      ${plan.name}, ${plan.minor}, ${plan.currency}, ${fact.byHand ?? null}, 'asked', booker, ${at},
      CASE WHEN booker <> 'by-hand' THEN ${at}::timestamptz END
    FROM (SELECT CASE WHEN port = 'demo' THEN 'port' ELSE port END AS booker FROM billing) who`.execute(tx)
}
