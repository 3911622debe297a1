/**
 * The answer also goes to whoever acts for the customer, at an address of their own and with a link and a reply address of their own.
 *
 * What must stay true
 * - Whether they may act is asked when the letter is queued and once more in the moment before it is sent: what was taken back or has
 *   ended meanwhile is not told. What happened before the customer's yes is on the page and in no letter.
 * - One letter for each helper and fact, however often either is read; a crash between the relay's "taken" and our commit sends the same
 *   mail twice, with one Message-ID.
 * - Letters to one helper wait for each other and for nobody else's.
 */
import { randomUUID } from 'node:crypto'
import type { CaseFact } from '../../domain/case/facts.ts'
import { mayActIn } from '../../domain/acting/acting.ts'
import type { ToldHours } from '../../domain/hours/told.ts'
import type { Instant } from '../../domain/time.ts'
import { helpersToTell, helperThread, noteHelperThread, tookPart, type ToldHelper } from '../acting/told.ts'
import type { Tx } from '../db/connect.ts'
import type { StoredFact } from '../ledger/ledger.ts'
import { withBodies } from '../ledger/read.ts'
import { isPageOpen, isToldToHelper, notBefore } from './decide.ts'
import type { Delivery, LetterJob } from './deliver.ts'
import { type Handed, handOver, statusOf } from './hand-over.ts'
import {
  giveHelperLetterNewJob,
  type HelperLetter,
  type HelperLetterKey,
  helperLettersAmong,
  insertHelperLetters,
  lockHelperLettersThatMayGo,
  lockHelperLettersWithoutJob,
  noteHelperTry,
  owedHelperLetter,
  settleHelperLetter,
} from './helper-sql.ts'
import { isGivenUp, pauseAfter } from './patience.ts'
import type { Handled, Job, Queue } from './queue.ts'
import { situationsOf } from './sql.ts'
import { addressLetter, writeLetter } from './write.ts'

type HelperLetterJob = LetterJob & { readonly kind: 'helper-letter' }

interface Setting {
  readonly queue: Pick<Queue<LetterJob>, 'put'>
  readonly clock: () => Instant
}

/** Queues, in the transaction in which the facts are read, what helpers are to be told of them. */
export async function queueHelperLetters(
  tx: Tx,
  facts: readonly StoredFact[],
  { queue, clock, told: hours }: Setting & { readonly told: () => Promise<ToldHours> },
): Promise<void> {
  const told = facts.flatMap(({ lane, seq, at, caseId, fact }) => {
    if (caseId === null) return []
    const caseFact = fact as CaseFact // a case's facts are case facts
    return isToldToHelper(caseFact) ? [{ lane, seq, at, caseId, fact: caseFact }] : []
  })
  if (told.length === 0) return
  const now = clock()
  const helpers = (await helpersToTell(tx, [...new Set(told.map(({ caseId }) => caseId))])).filter(
    helper => !isPageOpen(helper.seenAt, now),
  )
  const due = told.flatMap(({ lane, seq, at, caseId, fact }) =>
    helpers
      .filter(helper => helper.of === caseId && tookPart(helper, { seq, at }) && mayBeTold(helper, at, now))
      .map(({ id: helperId }) => ({ lane, seq, helperId, caseId, fact })),
  )
  if (due.length === 0) return
  const known = new Set((await helperLettersAmong(tx, due)).map(nameOf))
  const owed = due.filter(letter => !known.has(nameOf(letter)))
  if (owed.length === 0) return
  const situations = await situationsOf(tx, [...new Set(owed.map(({ caseId }) => caseId))])
  const day = { told: await hours(), now }
  const timed = owed.map(letter => {
    const situation = situations.get(letter.caseId)
    return { ...letter, notBefore: situation ? notBefore(letter.fact, situation, day) : null }
  })
  const atOnce = timed.filter(letter => letter.notBefore === null)
  const jobIds = await queue.put(tx, atOnce.map(toJob))
  const put = atOnce.map((letter, index) => ({ ...letter, jobId: jobIds[index] ?? '' }))
  const later = timed.filter(letter => letter.notBefore !== null)
  await insertHelperLetters(tx, [...put, ...later.map(letter => ({ ...letter, jobId: randomUUID() }))], now)
}

/** Gives a job to those that have waited for their hour. @returns how many */
export async function letHelperLettersGo(tx: Tx, { queue, clock }: Setting, most: number): Promise<number> {
  const now = clock()
  const letters = await lockHelperLettersThatMayGo(tx, now, most)
  const jobIds = await queue.put(tx, letters.map(toJob))
  for (const [index, letter] of letters.entries())
    await giveHelperLetterNewJob(tx, letter, jobIds[index] ?? '', now)
  return letters.length
}

/** Gives a new job to each that is owed and has none, as `queueForgottenLetters` does for the customer's. */
export async function queueForgottenHelperLetters(tx: Tx, { queue, clock }: Setting): Promise<void> {
  const letters = await lockHelperLettersWithoutJob(tx)
  const jobIds = await queue.put(tx, letters.map(toJob))
  for (const [index, letter] of letters.entries())
    await giveHelperLetterNewJob(tx, letter, jobIds[index] ?? '', clock())
}

export async function deliverHelperLetter(delivery: Delivery, letter: HelperLetterJob): Promise<Handled> {
  const { ledger, log, random } = delivery
  const { caseId, seq, lane } = letter
  const owed = await owedHelperLetter(ledger.db, letter)
  if (!owed) return undefined
  const [stored] = await withBodies(ledger.db, [{ lane, seq }])
  if (stored?.caseId !== caseId) throw new Error('a letter is about a fact that its case does not have')
  const handed = await trySending(delivery, letter, stored)
  const isStale = isGivenUp(owed, ledger.clock())
  if (handed.how === 'wait' && !(handed.refusedUs && isStale)) return { againAfterMs: handed.ms }
  if (handed.how === 'nothing') {
    await settleHelperLetter(ledger.db, letter, 'dropped', ledger.clock())
    return undefined
  }
  if (handed.how === 'sent') {
    const messageId = handed.externalId.replaceAll(/^<|>$/g, '')
    await ledger.db.transaction().execute(async tx => {
      if (!(await settleHelperLetter(tx, letter, 'sent', ledger.clock()))) return
      await noteHelperThread(tx, { caseId, helperId: letter.helperId, messageId })
    })
    return undefined
  }
  if (handed.how === 'later' && !isStale) {
    await noteHelperTry(ledger.db, letter)
    return { againAfterMs: pauseAfter(owed.tries + 1, random()) }
  }
  // The customer has their own letter and the page has the words: the case says nothing of it.
  log.warn(
    { caseId, seq, status: statusOf(handed) },
    'A letter to somebody who acts for a customer could not be sent and is given up',
  )
  await settleHelperLetter(ledger.db, letter, 'not-sent', ledger.clock())
  return undefined
}

/** `nothing` when it is not theirs to be told any more. */
async function trySending(
  delivery: Delivery,
  letter: HelperLetterJob,
  { at, fact }: StoredFact,
): Promise<Handed> {
  const { ledger, log } = delivery
  const { caseId, helperId } = letter
  const told = fact as CaseFact // a case's facts are case facts
  try {
    const helper = (await helpersToTell(ledger.db, [caseId])).find(({ id }) => id === helperId)
    if (!helper) return { how: 'nothing' }
    const answered = await helperThread(ledger.db, caseId, helperId)
    const addressed = await addressLetter(delivery, letter, told, { helper, answered })
    if ('not' in addressed)
      return addressed.not === 'yet' ? { how: 'wait', ms: addressed.ms, why: null } : { how: 'nothing' }
    return await handOver(delivery, addressed.to, async () => {
      const message = await writeLetter(delivery, addressed, told)
      // Writing takes a while, and files take longer: the last look is here.
      const now = (await helpersToTell(ledger.db, [caseId])).find(({ id }) => id === helperId)
      return now && mayBeTold(now, at, ledger.clock()) ? message : null
    })
  } catch (error) {
    log.error({ err: error, caseId, fact: fact.type }, 'A letter could not be written')
    return { how: 'later', says: 'It could not be written.' }
  }
}

function mayBeTold(helper: ToldHelper, at: Instant, now: Instant): boolean {
  return mayActIn(helper, helper.of, now) && helper.authorisedAt !== null && helper.authorisedAt <= at
}

function toJob({ lane, seq, helperId, caseId }: HelperLetter): Job<LetterJob> {
  return {
    data: { kind: 'helper-letter', lane, seq, helperId, caseId },
    key: `${caseId}-${helperId}`,
    goes: 'early',
  }
}

function nameOf({ lane, seq, helperId }: HelperLetterKey): string {
  return `${lane}-${seq}-${helperId}`
}
