/**
 * Carries letters out: reads what the fact was, writes the letter, hands it to the channel, and settles it.
 *
 * What must stay true
 * - A letter is settled in the transaction of the fact that tells how it went; a letter that is settled is never sent again.
 * - Its Message-ID is made from the case and the fact alone. A crash between the relay's "taken" and our commit sends the same mail
 *   twice, never two mails.
 * - What cannot be sent for a day, or ever, is a fact of the case: the agent sees it, and the next letter is not held up.
 * - No words and no address go into the log, or into the queue unsealed.
 */
import type { Channel, OutboundMessage, Sent } from '../../channels/channel.ts'
import type { CaseFact, ChannelName } from '../../domain/case/facts.ts'
import { DAY } from '../../domain/time.ts'
import type { Log } from '../db/log.ts'
import { factsOfCase } from '../ledger/read.ts'
import { deliverCode } from './codes.ts'
import { deliverHelperLetter } from './helper-letters.ts'
import { deliverNote } from './notes.ts'
import type { Handled } from './queue.ts'
import type { Seal } from './seal.ts'
import { type Ended, settleNotSent, settleSent } from './settle.ts'
import { type LetterKey, owedLetter, settleLetter } from './sql.ts'
import { type Desk, writeLetter } from './write.ts'

/** What waits in the queue: names of things, no things. */
export type LetterJob =
  | { readonly kind: 'letter'; readonly lane: number; readonly seq: number }
  | {
      readonly kind: 'helper-letter'
      readonly lane: number
      readonly seq: number
      readonly helperId: string
      readonly caseId: string
    }
  | { readonly kind: 'code'; readonly caseId: string; readonly codeId: string; readonly sealed: string }
  | {
      readonly kind: 'note'
      readonly caseId: string
      readonly helperId: string
      readonly note: 'asked' | 'may-act' | 'told' | 'ended'
    }

export interface Delivery extends Desk {
  readonly channel: Pick<Channel, 'name' | 'can' | 'send'>
  readonly seal: Seal
  readonly log: Log
}

const giveUpAfterMs = DAY

export async function carryOut(delivery: Delivery, job: LetterJob): Promise<Handled> {
  if (job.kind === 'code') return await deliverCode(delivery, job)
  if (job.kind === 'helper-letter') return await deliverHelperLetter(delivery, job)
  return job.kind === 'note' ? await deliverNote(delivery, job) : await deliverLetter(delivery, job)
}

async function deliverLetter(delivery: Delivery, { lane, seq }: LetterKey): Promise<Handled> {
  const { ledger, channel, log } = delivery
  const owed = await owedLetter(ledger.db, { lane, seq })
  if (!owed) return undefined
  const { caseId, queuedAt } = owed
  const [stored] = await factsOfCase(ledger.db, caseId, seq - 1)
  if (stored?.seq !== seq) throw new Error('a letter is about a fact that its case does not have')
  const fact = stored.fact as CaseFact // a case's facts are case facts
  const tried = await trySending(delivery, { lane, seq, caseId }, fact)
  if (tried === null) {
    await settleLetter(ledger.db, { lane, seq }, 'dropped', ledger.clock())
    return undefined
  }
  const letter: Ended = { lane, seq, caseId, fact, by: channel.name as ChannelName } // channels are named after the facts
  const { sent, subject } = tried
  if ('sent' in sent) {
    await settleSent(ledger, letter, { subject, messageId: sent.externalId })
    return undefined
  }
  if (sent.retry && ledger.clock() - queuedAt < giveUpAfterMs)
    return { againAfterSeconds: sent.afterSeconds ?? null }
  log.warn({ caseId, lane, seq }, 'A letter could not be sent and is given up')
  await settleNotSent(ledger, letter, sent.failed)
  return undefined
}

/** Null when nobody is to get it. A mistake of ours is a failed try like any other: logged, and given up after a day. */
async function trySending(
  delivery: Delivery,
  letter: LetterKey & { readonly caseId: string },
  fact: CaseFact,
): Promise<{ readonly sent: Sent; readonly subject: string } | null> {
  try {
    const message: OutboundMessage | null = await writeLetter(delivery, letter, fact)
    return message && { sent: await delivery.channel.send(message), subject: message.subject }
  } catch (error) {
    delivery.log.error(
      { err: error, caseId: letter.caseId, fact: fact.type },
      'A letter could not be written',
    )
    return { sent: { failed: 'It could not be written.', retry: true }, subject: '' }
  }
}
