/**
 * Who books what was given: at once, and again with growing pauses until it is known what became of it.
 *
 * What must stay true
 * - The row is the timer: nothing is kept in memory. Whoever takes a remedy in hand moves its next try first, so a process that is
 *   killed at any moment leaves it to be tried again, under the same id, and the books know that id.
 * - That it was booked is a fact, decided under the lock of its case; said twice, it is one fact.
 */
import { randomUUID } from 'node:crypto'
import { DAY, HOUR } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import { openSeal } from '../letters/seal.ts'
import { readRemedy } from '../remedies/sql.ts'
import { openBooking, pauseAfter } from './book.ts'
import { demoBilling } from './demo.ts'
import { bookOrder, type OrdersSetting, sweepOrders } from './orders.ts'
import type { Heard, PostJson } from './outside.ts'
import type { BillingPort } from './port.ts'
import { openSettling } from './settle.ts'
import { isTimeToReconcile, reconcile } from './reconcile.ts'
import { billingRow, hurry } from './sql.ts'
import { tryWebhook, webhookBilling, type WebhookSetting } from './webhook.ts'

export interface Booker {
  /** Tries one now; what cannot be settled now is settled later. Never throws. */
  readonly book: (remedyId: string) => Promise<void>
  /** The same of a cancellation or a change of plan. Never throws. */
  readonly bookOrder: (orderId: string) => Promise<void>
  /** One look at everything that is due; for whoever plays days without waiting for them, and each second. */
  readonly sweep: () => Promise<void>
  /** Tries everything that waits for an answer at once. */
  readonly retry: () => Promise<{ readonly tried: number; readonly booked: number }>
  /** Compares the books now. Null where there is nobody to ask, or they did not say. */
  readonly compare: () => Promise<number | null>
  /** A signed request that books nothing, and what was answered. Null where there is no webhook. */
  readonly tryOut: () => Promise<Heard | 'silent' | null>
  /** Whether an address belongs to everybody. */
  readonly mayBeTold: (url: string) => Promise<boolean>
  /** Where accounts are kept now. */
  readonly port: () => Promise<BillingPort>
  readonly stop: () => Promise<void>
}

export interface BookerSetting {
  readonly ledger: Ledger
  readonly log: Log
  /** Of the installation, by which the secret of the webhook is sealed. */
  readonly secret: string
  readonly post: PostJson
  readonly mayBeTold: (url: string) => Promise<boolean>
  readonly timeZone: () => Promise<string>
}

const sweepMs = 1_000
/** Whoever presses a button waits for it. */
const mostAtOnce = 50
/** So long the secret before a new one signs beside it: time to enter the new one over there. */
export const oldSecretMs = DAY

export function billingSeal(secret: string) {
  return openSeal(secret, 'billing seal')
}

export function openBooker(setting: BookerSetting): Booker {
  const { ledger, log } = setting
  const { db, clock } = ledger
  let isStopped = false

  const port = async () => await openPort(setting)
  const orders: OrdersSetting = { ...setting, port, pauseAfter }
  const { settle } = openSettling(ledger, log)
  const { book, bookDue, bookAtOnce } = openBooking({ ledger, log, settle, port, isStopped: () => isStopped })

  const compare = async () => {
    const webhook = await openWebhook(setting)
    if (webhook === null) return null
    return await reconcile(ledger, webhook, async (remedyId, caseId, reference) => {
      await settle([{ remedyId, caseId, how: 'webhook', booking: { became: 'booked', reference } }])
    })
  }

  const retry = async () => {
    const ids = await hurry(db, clock(), mostAtOnce)
    await bookAtOnce(ids)
    const ends = await Promise.all(ids.map(async id => (await readRemedy(db, id))?.state))
    return { tried: ids.length, booked: ends.filter(state => state === 'booked').length }
  }

  const tryOut = async () => {
    const webhook = await openWebhook(setting)
    return webhook === null ? null : ((await tryWebhook(webhook, randomUUID())) ?? 'silent')
  }

  let compareAt = 0
  const sweep = async () => {
    await Promise.all([bookDue(), sweepOrders(orders)])
    if (isStopped || clock() < compareAt || !(await isTimeToReconcile(db, clock(), setting.timeZone))) return
    // Whoever does not answer is not asked each second, and holds up nothing that is to be booked.
    compareAt = clock() + HOUR
    await compare()
  }

  const wake = onWake(
    async () => {
      if (!isStopped) await sweep()
    },
    error => log.warn({ err: error }, 'what is to be booked could not be read; trying again'),
  )
  const each = setInterval(() => void wake(), sweepMs)
  return {
    book,
    bookOrder: async id => await bookOrder(orders, id),
    sweep,
    retry,
    compare,
    tryOut,
    mayBeTold: setting.mayBeTold,
    port,
    async stop() {
      isStopped = true
      clearInterval(each)
      await wake()
    },
  }
}

/** Where the house has chosen meanwhile that persons book, nothing was booked and nobody will be told. */
const byPersons: BillingPort = {
  how: 'port',
  takes: { inOneGo: 100, atOnce: 1 },
  book: async remedies => remedies.map(() => ({ became: 'refused' })),
  cut: async () => 'refused',
  order: async () => ({ became: 'refused' }),
}
/** The secret of the webhook was sealed with another secret of the installation: an administrator can mend it. */
const speechless: BillingPort = {
  how: 'webhook',
  takes: { inOneGo: 100, atOnce: 1 },
  book: async remedies =>
    remedies.map(() => ({ became: 'unknown', why: { trouble: 'no-secret', status: null } })),
  cut: async () => 'unknown',
  order: async () => ({ became: 'unknown', why: { trouble: 'no-secret', status: null } }),
}

async function openPort(setting: BookerSetting): Promise<BillingPort> {
  const { db, clock } = setting.ledger
  const { port } = await billingRow(db)
  if (port === 'demo') return demoBilling(db, clock)
  if (port === 'by-hand') return byPersons
  const webhook = await openWebhook(setting)
  return webhook === null ? speechless : webhookBilling(webhook)
}

async function openWebhook({ ledger, secret, post }: BookerSetting): Promise<WebhookSetting | null> {
  const { port, url, sealedSecret, oldSealedSecret, rotatedAt } = await billingRow(ledger.db)
  if (port !== 'webhook' || url === null || sealedSecret === null) return null
  const seal = billingSeal(secret)
  const opened = seal.open(sealedSecret)
  if (opened === null) return null
  const isOldGood = rotatedAt !== null && ledger.clock() < rotatedAt + oldSecretMs
  const old = oldSealedSecret !== null && isOldGood ? seal.open(oldSealedSecret) : null
  return { url, secrets: old === null ? [opened] : [opened, old], clock: ledger.clock, post }
}
