/** The books compared, each night: what we think is booked and what the operator's billing says is. */
import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { DAY, HOUR, type Instant } from '../../domain/time.ts'
import type { Db } from '../db/connect.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { compareOrders } from './compare-orders.ts'
import { ordersToldSince } from './orders-sql.ts'
import { billingRow, type Difference, neverGiven, noteDifferences, type ToCompare, toldSince } from './sql.ts'
import { askWhatIsBooked, type BookedThere, isReference, type WebhookSetting } from './webhook.ts'

/** What was given longer ago was compared many times. */
const comparedDays = 35
const atNight = 3

/** After three in the morning where the house is, once a day. */
export async function isTimeToReconcile(
  db: Db,
  now: Instant,
  timeZone: () => Promise<string>,
): Promise<boolean> {
  const { port, reconciledAt } = await billingRow(db)
  if (port !== 'webhook' || (reconciledAt !== null && now - reconciledAt < HOUR)) return false
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(await timeZone())
  const night = here.startOfDay().add({ hours: atNight }).epochMilliseconds
  return now >= night && (reconciledAt === null || reconciledAt < night)
}

/**
 * @param settle says as a fact that something was booked of which we had no answer
 * @returns how many differences are left; null where they did not say
 */
export async function reconcile(
  ledger: Ledger,
  webhook: WebhookSetting,
  settle: (remedyId: string, caseId: string, reference: string) => Promise<void>,
): Promise<number | null> {
  const now = ledger.clock()
  const since = now - comparedDays * DAY
  const ours = await toldSince(ledger.db, since)
  const remedyIds = ours.map(({ id }) => id)
  const orders = await ordersToldSince(ledger.db, since)
  const orderIds = orders.map(({ id }) => id)
  const answer = await askWhatIsBooked(webhook, { remedyIds, orderIds, since }, randomUUID())
  if (answer === null) return null
  const theirs = answer.booked
  const known = new Map(theirs.map(booked => [booked.remedyId, booked]))
  for (const remedy of ours) {
    const there = known.get(remedy.id)
    if (there && remedy.state === 'given' && isAlike(remedy, there) && isReference(there.reference))
      await settle(remedy.id, remedy.caseId, there.reference)
  }
  const differences = ours.flatMap(remedy => differenceOf(remedy, known.get(remedy.id)))
  const unknown = await neverGiven(
    ledger.db,
    theirs.map(({ remedyId }) => remedyId),
  )
  const strangers = theirs.filter(({ remedyId }) => unknown.has(remedyId))
  await ledger.db.transaction().execute(tx => noteDifferences(tx, differences, strangers, now))
  const ofOrders = answer.orders === undefined ? 0 : await compareOrders(ledger, orders, answer.orders)
  return differences.length + strangers.length + ofOrders
}

/** Nothing where both say the same, or where it is still being told. */
export function differenceOf(ours: ToCompare, theirs: BookedThere | undefined): readonly Difference[] {
  const isOurs = ours.state === 'booked'
  if (!theirs) return isOurs ? [{ remedyId: ours.id, ours: inWords(ours), theirs: 'not booked' }] : []
  if (isAlike(ours, theirs) && (isOurs ? isSameReference(ours, theirs) : ours.state === 'given')) return []
  return [{ remedyId: ours.id, ours: isOurs ? inWords(ours) : ours.state, theirs: inWords(theirs) }]
}

function isAlike(ours: Pick<ToCompare, 'amountMinor' | 'currency'>, theirs: BookedThere): boolean {
  return (
    ours.amountMinor === theirs.amountMinor &&
    (ours.amountMinor === null || ours.currency === theirs.currency)
  )
}

/** Entered by hand under one reference and booked there under another, it may have been booked twice. */
function isSameReference({ reference }: ToCompare, theirs: BookedThere): boolean {
  return reference?.toLowerCase() === theirs.reference.trim().toLowerCase()
}

function inWords({
  amountMinor,
  currency,
  reference,
}: Pick<ToCompare, 'amountMinor' | 'currency' | 'reference'>) {
  return [reference, amountMinor === null ? null : `${amountMinor} ${currency ?? ''}`]
    .filter(Boolean)
    .join(' · ')
}
