/**
 * Where the words of customers come in, whatever channel carried them: into the case that they belong to, or into a new one.
 *
 * What must stay true
 * - `receive` says ok only after the commit; the same external id arriving twice is one message.
 * - Files are on disk, synced, before the row that names them is committed.
 * - What the signed reply address (or, on our own pages, the token made from the proof in the cookie) proves is proven; nothing else is.
 *   A helper has one of their own: what comes to it is said in their name, as long as they may act.
 *   A sender's address opens a case in the name of whoever is known by it, and proves nothing. Whoever our own server knows by
 *   a login (`customerToken`) opens it as themselves, and is asked for no proof again.
 */
import type { Inbox, InboundMessage, Received } from '../../channels/channel.ts'
import { FileTooLarge } from '../files/blob-store.ts'
import { wasReceived } from '../ledger/act.ts'
import { prepare } from './arrival.ts'
import { Erased, joinWords } from './join.ts'
import { takeInMail } from './mail.ts'
import { thenClimb } from './then-climb.ts'
import { noteMailCame } from './mailboxes.ts'
import { openFor } from './open.ts'
import type { Setting } from './setting.ts'
import { caseByReference } from './sql.ts'

export function openInbox(setting: Setting): Inbox {
  const cameLately = noteMailCame(setting.ledger)
  return {
    async receive(inbound) {
      try {
        const received = await takeIn(setting, inbound)
        if (received.ok) await cameLately(inbound.to)
        return received
      } catch (error) {
        if (error instanceof FileTooLarge) return { ok: false, permanent: true, says: error.message }
        setting.log.error({ err: error, channel: inbound.channel }, 'a message could not be taken in')
        return {
          ok: false,
          permanent: false,
          says: 'We cannot take this right now. Please try again in a few minutes.',
        }
      }
    },
  }
}

async function takeIn(setting: Setting, inbound: InboundMessage): Promise<Received> {
  return inbound.channel === 'mail'
    ? await takeInMail(setting, inbound)
    : await takeInFromPage(setting, inbound)
}

/** From a page of ours, which knows the case that it is open on. */
async function takeInFromPage(setting: Setting, inbound: InboundMessage): Promise<Received> {
  const { ledger } = setting
  if (await wasReceived(ledger.db, inbound)) return { ok: true, duplicate: true }
  const asked = inbound.replyToken === undefined ? null : setting.readReplyToken(inbound.replyToken)
  const known = asked && (await caseByReference(ledger.db, asked.reference))
  const arrival = await prepare(setting, inbound, { verified: known !== null })
  if (!known) return await openFor(setting, arrival)
  try {
    return await thenClimb(setting, await joinWords(ledger, arrival, known), known, arrival.speak)
  } catch (error) {
    if (!(error instanceof Erased)) throw error
    return await openFor(setting, arrival)
  }
}
