/**
 * Carries letters out: reads what the fact was, writes the letter, hands it to the channel, and settles it.
 *
 * What must stay true
 * - A letter is settled in the transaction of the fact that tells how it went; a letter that is settled is never sent again.
 * - Its Message-ID is made from the case and the fact alone. A crash between the relay's "taken" and our commit sends the same mail
 *   twice, never two mails.
 * - What its receiver refuses for good, or for as long as patience.ts says, is a fact of the case: the agent sees it, and the next
 *   letter is not held up. While the relay is away every letter waits, and none is given up; where it refuses our own address, after
 *   as long as patience.ts says.
 * - Nothing that somebody wrote or that is owed is dropped: what we keep back for good is a fact as well, what comes too often waits.
 * - No words and no address go into the log, or into the queue unsealed.
 */
import type { Channel } from '../../channels/channel.ts'
import { HELD_BACK } from '../../contract/held-back.ts'
import type { CaseFact, ChannelName } from '../../domain/case/facts.ts'
import type { Held } from '../../domain/mail/facts.ts'
import type { Log } from '../db/log.ts'
import { deliverCode } from './codes.ts'
import { handOver, type Handed } from './hand-over.ts'
import { deliverHelperLetter } from './helper-letters.ts'
import { deliverNote } from './notes.ts'
import type { Looks } from './looks.ts'
import { soonMs, toldElsewhere } from './one-event.ts'
import type { Pace } from './pace.ts'
import { isGivenUp, pauseAfter } from './patience.ts'
import type { Handled } from './queue.ts'
import type { Seal } from './seal.ts'
import { type Ended, settleNotSent, settleSent } from './settle.ts'
import { type LetterKey, noteTry, type Owed, settleLetter } from './sql.ts'
import { addressLetter, type Desk, type Unaddressed, writeLetter } from './write.ts'

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
  readonly pace: Pace
  readonly looks: Looks
  readonly seal: Seal
  /** From 0 to 1. */
  readonly random: () => number
  readonly log: Log
}

type NotSent = Exclude<Handed, { how: 'sent' }> | { readonly how: 'held'; readonly held: Held }

export async function carryOut(delivery: Delivery, job: LetterJob): Promise<Handled> {
  if (job.kind === 'code') return await deliverCode(delivery, job)
  if (job.kind === 'helper-letter') return await deliverHelperLetter(delivery, job)
  return job.kind === 'note' ? await deliverNote(delivery, job) : await deliverLetter(delivery, job)
}

async function deliverLetter(delivery: Delivery, { lane, seq }: LetterKey): Promise<Handled> {
  const { ledger, channel } = delivery
  const key = { lane, seq }
  const owed = await delivery.looks.owed(key)
  if (!owed) return undefined
  const { caseId, stored } = owed
  if (stored.caseId !== caseId) throw new Error('a letter is about a fact that its case does not have')
  const fact = stored.fact as CaseFact // a case's facts are case facts
  const letter: Ended = { lane, seq, caseId, fact, by: channel.name as ChannelName } // channels are named after the facts
  const tried = await trySending(delivery, letter)
  switch (tried.how) {
    case 'nothing':
      await settleLetter(ledger.db, key, 'dropped', ledger.clock())
      return undefined
    case 'sent':
      await settleSent(delivery, letter, { subject: tried.subject, messageId: tried.externalId })
      return undefined
    case 'never':
      return await giveUp(delivery, letter, tried)
    case 'held':
      await settleNotSent(ledger, letter, { held: tried.held })
      return undefined
    case 'later':
      if (isGivenUp(owed, ledger.clock())) return await giveUp(delivery, letter, tried)
      return await again(delivery, letter, owed, tried.says)
    case 'wait':
      if (tried.refusedUs && isGivenUp(owed, ledger.clock()))
        return await giveUp(delivery, letter, tried.refusedUs)
      if (tried.why !== null)
        await noteTry(ledger.db, key, {
          againAt: ledger.clock() + tried.ms,
          why: tried.why,
          counts: false,
        })
      return { againAfterMs: tried.ms }
  }
}

async function again(
  { ledger, random }: Delivery,
  key: LetterKey,
  owed: Owed,
  why: string,
): Promise<Handled> {
  const againAfterMs = pauseAfter(owed.tries + 1, random())
  await noteTry(ledger.db, key, { againAt: ledger.clock() + againAfterMs, why, counts: true })
  return { againAfterMs }
}

async function giveUp(
  { ledger, log }: Delivery,
  letter: Ended,
  why: { readonly says: string; readonly status?: string },
): Promise<Handled> {
  const { caseId, lane, seq } = letter
  log.warn({ caseId, lane, seq, status: why.status }, 'A letter could not be sent and is given up')
  await settleNotSent(ledger, letter, why)
  return undefined
}

function notSent(kept: Unaddressed): NotSent {
  if (kept.not === 'ever') return { how: 'held', held: kept.held }
  return kept.not === 'nobody' ? { how: 'nothing' } : { how: 'wait', ms: kept.ms, why: HELD_BACK }
}

/** A mistake of ours is a failed try like any other: logged, and given up at last. */
async function trySending(
  delivery: Delivery,
  letter: Ended,
): Promise<NotSent | (Handed & { how: 'sent'; subject: string })> {
  const { caseId, fact } = letter
  let subject = ''
  try {
    const addressed = await addressLetter(delivery, letter, fact)
    if ('not' in addressed) return notSent(addressed)
    const told = await toldElsewhere(delivery.ledger.db, letter, fact)
    if (told === 'yes') return { how: 'nothing' }
    if (told === 'soon') return { how: 'wait', ms: soonMs, why: null }
    const handed = await handOver(delivery, addressed.to, async () => {
      const message = await writeLetter(delivery, addressed, fact)
      subject = message?.subject ?? ''
      return message
    })
    return handed.how === 'sent' ? { ...handed, subject } : handed
  } catch (error) {
    delivery.log.error({ err: error, caseId, fact: fact.type }, 'A letter could not be written')
    return { how: 'later', says: 'It could not be written.' }
  }
}
