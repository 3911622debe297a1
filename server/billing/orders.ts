/**
 * A cancellation, or a change of plan, is told to whoever keeps the accounts: at once, and again with growing pauses, under one id, until
 * it is known what became of it. What they refuse, or do not answer for three days, a person enters by hand.
 */
import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { CaseState } from '../../domain/case/state.ts'
import type { ByHand } from '../../domain/leaving/requests.ts'
import { isRefusal } from '../../domain/rule.ts'
import { DAY, type Instant } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { BillingPort } from './port.ts'
import { claimOrder, type ClaimedOrder, endInDemo, ordersToBook, readOrder } from './orders-sql.ts'

export interface OrdersSetting {
  readonly ledger: Ledger
  readonly log: Log
  readonly timeZone: () => Promise<string>
  /** Where accounts are kept now. */
  readonly port: () => Promise<BillingPort>
  readonly pauseAfter: (tries: number) => number
}

const atOnce = 20
const givesUpAfterMs = 3 * DAY

export async function sweepOrders(setting: OrdersSetting): Promise<void> {
  const { db, clock } = setting.ledger
  for (const id of await ordersToBook(db, clock(), atOnce)) await bookOrder(setting, id)
  await endInDemo(db, todayIn(await setting.timeZone(), clock()))
}

/** Tries one now; what cannot be settled now is settled later. Never throws. */
export async function bookOrder(setting: OrdersSetting, id: string): Promise<void> {
  await tryOne(setting, id).catch((error: unknown) =>
    setting.log.error({ err: error, order: id }, 'an order could not be booked; it will be tried again'),
  )
}

async function tryOne({ ledger, log, port: open, pauseAfter }: OrdersSetting, id: string): Promise<void> {
  const now = ledger.clock()
  const order = await claimOrder(ledger.db, id, now, pauseAfter)
  if (order === null) return
  const port = await open()
  const booking = await port.order(order)
  const isTooLate = now - order.askedAt > givesUpAfterMs
  if (booking.became === 'unknown' && !isTooLate) return
  const said = await actOn(ledger, {
    caseId: order.caseId,
    request: async (state, { tx }) => {
      const known = await readOrder(tx, id)
      if (booking.became === 'booked')
        return { ask: 'book-order', known, reference: booking.reference, how: port.how, agentId: null }
      return { ask: 'fail-order', known, byHand: known?.commitmentId ? null : byHandOf(state, order, now) }
    },
  })
  if (isRefusal(said)) log.error({ case: order.caseId, rule: said.refused.rule }, 'an order was refused')
}

/** Owed within a day by the owner; where nobody owns it, whoever stands in sees it in the case. */
function byHandOf({ ownerId }: CaseState, order: ClaimedOrder, now: Instant): ByHand | null {
  if (ownerId === null) return null
  const words = [order.plan, order.identifier, order.on].filter(Boolean).join(' · ')
  return { commitmentId: randomUUID(), agentId: ownerId, dueAt: now + DAY, words }
}

function todayIn(timeZone: string, now: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}
