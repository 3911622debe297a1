/**
 * Who books what was given: at once, and again with growing pauses until it is known what became of it.
 *
 * What must stay true
 * - The row is the timer: nothing is kept in memory. Whoever takes a remedy in hand moves its next try first, so a process that is
 *   killed at any moment leaves it to be tried again, under the same id, and the books know that id.
 * - That it was booked is a fact, decided under the lock of its case; said twice, it is one fact.
 */
import { isRefusal } from '../../domain/rule.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { actOn } from '../ledger/act.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { onWake } from '../ledger/wake.ts'
import { openSeal } from '../letters/seal.ts'
import { readRemedy } from '../remedies/sql.ts'
import { demoBilling } from './demo.ts'
import type { PostJson } from './outside.ts'
import type { BillingPort, Booking } from './port.ts'
import { isTimeToReconcile, reconcile } from './reconcile.ts'
import { billingRow, claim, remediesToBook, triesOf } from './sql.ts'
import { webhookBilling, type WebhookSetting } from './webhook.ts'

export interface Booker {
  /** Tries one now; what cannot be settled now is settled later. Never throws. */
  readonly book: (remedyId: string) => Promise<void>
  /** One look at everything that is due; for whoever plays days without waiting for them, and each second. */
  readonly sweep: () => Promise<void>
  readonly stop: () => Promise<void>
}

export interface BookerSetting {
  readonly ledger: Ledger
  readonly log: Log
  /** Of the installation, by which the secret of the webhook is sealed. */
  readonly secret: string
  readonly post: PostJson
  readonly timeZone: () => Promise<string>
}

const sweepMs = 1_000
const atOnce = 20
const pauses = [10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 6 * HOUR]
/** After that a person sees to it: a customer does not wait for a machine for longer. */
const givesUpAfterMs = 3 * DAY

/** How long until the next try, after so many. */
export function pauseAfter(tries: number): number {
  return pauses[Math.min(tries, pauses.length) - 1] ?? 10 * SECOND
}

export function billingSeal(secret: string) {
  return openSeal(secret, 'billing seal')
}

export function openBooker(setting: BookerSetting): Booker {
  const { ledger, log } = setting
  const { db, clock } = ledger
  let isStopped = false

  const settle = async (remedyId: string, caseId: string, how: BillingPort['how'], booking: Booking) => {
    if (booking.became === 'unknown') return
    const said = await actOn(ledger, {
      caseId,
      request: async (_, { tx }) => {
        const known = await readRemedy(tx, remedyId)
        return booking.became === 'booked'
          ? { ask: 'book-remedy', remedyId, reference: booking.reference, how, agentId: null, known }
          : { ask: 'fail-booking', remedyId, known }
      },
    })
    if (isRefusal(said)) log.error({ case: caseId, rule: said.refused.rule }, 'a booking was refused')
  }

  const tryOne = async (remedyId: string) => {
    const now = clock()
    const claimed = await claim(db, remedyId, now, now + pauseAfter((await triesOf(db, remedyId)) + 1))
    if (claimed === null) return
    const port = await openPort(setting)
    const booking = await port.book(claimed)
    const isTooLate = booking.became === 'unknown' && now - claimed.givenAt > givesUpAfterMs
    await settle(remedyId, claimed.caseId, port.how, isTooLate ? { became: 'refused' } : booking)
  }

  const book = async (remedyId: string) => {
    await tryOne(remedyId).catch((error: unknown) =>
      log.error({ err: error, remedy: remedyId }, 'a remedy could not be booked; it will be tried again'),
    )
  }

  const compare = async () => {
    const webhook = await openWebhook(setting)
    if (webhook === null) return null
    return await reconcile(ledger, webhook, async (remedyId, caseId, reference) => {
      await settle(remedyId, caseId, 'webhook', { became: 'booked', reference })
    })
  }

  const sweep = async () => {
    const due = await remediesToBook(db, clock(), atOnce)
    for (const id of due) if (!isStopped) await book(id)
    if (await isTimeToReconcile(db, clock(), setting.timeZone)) await compare()
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
    sweep,
    async stop() {
      isStopped = true
      clearInterval(each)
      await wake()
    },
  }
}

/** Where the house has chosen meanwhile that persons book, nothing was booked and nobody will be told. */
const byPersons: BillingPort = { how: 'port', book: async () => ({ became: 'refused' }) }
/** The secret of the webhook was sealed with another secret of the installation: an administrator can mend it. */
const speechless: BillingPort = { how: 'webhook', book: async () => ({ became: 'unknown' }) }

async function openPort(setting: BookerSetting): Promise<BillingPort> {
  const { db, clock } = setting.ledger
  const { port } = await billingRow(db)
  if (port === 'demo') return demoBilling(db, clock)
  if (port === 'by-hand') return byPersons
  const webhook = await openWebhook(setting)
  return webhook === null ? speechless : webhookBilling(webhook)
}

async function openWebhook({ ledger, secret, post }: BookerSetting): Promise<WebhookSetting | null> {
  const { port, url, sealedSecret } = await billingRow(ledger.db)
  if (port !== 'webhook' || url === null || sealedSecret === null) return null
  const opened = billingSeal(secret).open(sealedSecret)
  return opened === null ? null : { url, secret: opened, clock: ledger.clock, post }
}
