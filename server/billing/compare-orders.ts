/**
 * Cancellations and changes of plan, compared in both directions: what the operator's billing has and we had not heard of is said as a
 * fact; what we think is done and they do not have, what they have for another day, and what we never told them is shown.
 */
import { isRefusal } from '../../domain/rule.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import {
  neverOrdered,
  noteOrderDifferences,
  type OrderDifference,
  type OrderToCompare,
  readOrder,
} from './orders-sql.ts'
import type { OrderThere } from './webhook.ts'

/** @returns how many differences are left */
export async function compareOrders(
  ledger: Ledger,
  told: readonly OrderToCompare[],
  theirs: readonly OrderThere[],
): Promise<number> {
  const known = new Map(theirs.map(there => [there.orderId, there]))
  const ours = await Promise.all(
    told.map(async order => {
      const there = known.get(order.id)
      const isNews = there !== undefined && order.state === 'asked' && isSameDay(order, there)
      return isNews && (await isSettled(ledger, order, there.reference))
        ? { ...order, state: 'booked' as const, reference: there.reference }
        : order
    }),
  )
  const differences = ours.flatMap(order => orderDifference(order, known.get(order.id)))
  const unknown = await neverOrdered(ledger.db, [...known.keys()])
  const strangers = theirs.filter(({ orderId }) => unknown.has(orderId))
  const now = ledger.clock()
  await ledger.db.transaction().execute(tx => noteOrderDifferences(tx, differences, strangers, now))
  return differences.length + strangers.length
}

/** Nothing where both say the same, or where it is still being told. */
export function orderDifference(
  ours: OrderToCompare,
  theirs: OrderThere | undefined,
): readonly OrderDifference[] {
  const isOurs = ours.state === 'booked'
  const said = isOurs ? inWords(ours) : ours.state
  if (!theirs) return isOurs ? [{ orderId: ours.id, ours: said, theirs: 'not booked' }] : []
  return isOurs && isSameDay(ours, theirs) ? [] : [{ orderId: ours.id, ours: said, theirs: inWords(theirs) }]
}

/** Who does not tell the day has it as it was told. */
function isSameDay({ on }: OrderToCompare, theirs: OrderThere): boolean {
  return theirs.on === null || theirs.on === on
}

function inWords({ reference, on }: Pick<OrderToCompare, 'reference'> & { readonly on: string | null }) {
  return [reference, on].filter(Boolean).join(' · ')
}

async function isSettled(ledger: Ledger, order: OrderToCompare, reference: string): Promise<boolean> {
  const said = await actOn(ledger, {
    caseId: order.caseId,
    request: async (_, { tx }) => ({
      ask: 'book-order',
      known: await readOrder(tx, order.id),
      reference,
      how: 'webhook',
      agentId: null,
    }),
  })
  return !isRefusal(said)
}
