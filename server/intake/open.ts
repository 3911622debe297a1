/** A case of its own: in the name of whoever is known by the sender's address, or of somebody new. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { InboundMessage, Received } from '../../channels/channel.ts'
import type { NumberIs } from '../../domain/callback/facts.ts'
import { callbackAnewRules, onePlaceForANumber } from '../../domain/callback/rules.ts'
import { openCase } from '../../domain/case/decide.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import { MOST_ANSWERED } from '../../domain/mail/back-and-forth.ts'
import { isRefusal, refusal, refusedBy } from '../../domain/rule.ts'
import { askFor } from '../callback/ask.ts'
import { oldestLivePlace, onlyCustomerOf } from '../callback/sql.ts'
import type { Tx } from '../db/connect.ts'
import { isRepeatError } from '../ledger/act.ts'
import { append, type Locked } from '../ledger/append.ts'
import { dutyLead, type House } from '../ledger/directory.ts'
import { toAddress } from './address.ts'
import { answerPromised } from './answer-time.ts'
import { type Arrival, besideOf, type NewPerson } from './arrival.ts'
import { cutName } from './lengths.ts'
import { skillAskedFor } from './mailboxes.ts'
import { notTakenBy } from './not-taken-by.ts'
import type { Setting } from './setting.ts'
import { customerByAddress, insertAddress, isErased } from './sql.ts'
import { isTaken } from '../db/taken.ts'

/** What was looked up before, so that it is not asked again. */
export interface LookedUp {
  /** The customer who is known by the sender's address. */
  readonly writerId: string | null
  /** What the address asks for that it came to. */
  readonly skill: string | null
  /** It came after our receipts as a machine's answers do: no other one goes. */
  readonly isBackAndForth?: boolean
  /** Receipts that went to the sender within the hour. */
  readonly receiptsThisHour?: number
}

const triesForReference = 5

/** @param also in the same transaction */
export async function openFor(
  setting: Setting,
  arrival: Arrival,
  known?: LookedUp,
  also?: (tx: Tx) => Promise<void>,
): Promise<Received> {
  let lookedUp = known
  for (let tries = 1; ; tries++) {
    try {
      return await openOnce(setting, arrival, lookedUp, also)
    } catch (error) {
      if (isRepeatError(error)) return { ok: true, duplicate: true }
      // Whoever looked has seen it before; the index is for whoever does not look.
      if (isTaken(error, 'entry_one_per_number')) return notTakenBy(refusal(onePlaceForANumber))
      const isKnownByNow = isTaken(error, 'customer_address_first')
      if (tries >= triesForReference || !(isKnownByNow || isTaken(error, 'cases_reference_key'))) throw error
      if (isKnownByNow && lookedUp)
        lookedUp = { ...lookedUp, writerId: await writerOf(setting, arrival.inbound) }
    }
  }
}

async function openOnce(
  setting: Setting,
  arrival: Arrival,
  lookedUp: LookedUp | undefined,
  also: ((tx: Tx) => Promise<void>) | undefined,
): Promise<Received> {
  const { ledger } = setting
  const { inbound, speak } = arrival
  const address = toAddress(inbound.from?.address ?? '')
  const proven = provenCustomer(setting, inbound)
  const known = proven?.customerId ?? (lookedUp ? lookedUp.writerId : await writerOf(setting, inbound))
  const house = await setting.directory.house()
  const caseId = randomUUID()
  const result = await append<Received>(ledger, known ? { customers: [known] } : {}, async locked => {
    const writer = known !== null && (await isErased(locked.tx, known)) ? null : known
    const isProven = writer !== null && proven !== null
    const customerId = writer ?? randomUUID()
    // Of somebody erased meanwhile their address is known no more.
    const kept = { id: customerId, address, isFirst: known === null, now: locked.now }
    const person = writer === null ? personIn(inbound, kept) : null
    if (isProven && address) await insertAddress(locked.tx, { customerId, ...address, now: locked.now })
    const numberIs = writer !== null && !isProven ? 'known' : 'confirmed'
    const calling = await callbackFor(setting, inbound, { locked, numberIs, customerId: writer })
    const notCalled = calling && refusedBy(callbackAnewRules, calling)
    if (notCalled) return notCalled
    const facts = openCase({
      reference: makeReference(randomBytes(8)),
      customerId,
      kind: null,
      channel: speak.channel,
      skill: lookedUp ? lookedUp.skill : await skillAskedFor(locked.tx, inbound.to),
      priority: inbound.isLossOfService ? 'loss-of-service' : null,
      dutyLeadId: dutyLead(house, locked.now)?.id ?? null,
      speak: { ...speak, verified: isProven },
      callback: calling && { ask: calling.request, now: locked.now },
      answer: getsReceipt(house, arrival, lookedUp) ? answerPromised(house, inbound, locked.now) : null,
    })
    const proof = isProven ? [proofOf(proven.carried)] : []
    const loop = lookedUp?.isBackAndForth === true ? [loopStopped(speak.messageId)] : []
    const beside = besideOf(arrival, { caseId, now: locked.now, person })
    return {
      facts: [...facts, ...loop, ...proof].map(fact => ({ caseId, fact })),
      result: { ok: true, duplicate: false },
      receipt: { ...arrival.once, caseId },
      ...(beside && { beside }),
      ...withAlso(also, calling && (tx => setting.callbacks.write(tx, { ...calling.asked, caseId }))),
    }
  })
  return isRefusal(result) ? notTakenBy(result) : result
}

async function writerOf({ ledger }: Setting, { from, callback }: InboundMessage): Promise<string | null> {
  if (callback) return await onlyCustomerOf(ledger.db, callback.number)
  const address = toAddress(from?.address ?? '')
  return address && (await customerByAddress(ledger.db, address.kind, address.value))
}

/** Who wrote, where our own server has made sure of it. */
function provenCustomer({ readCustomerToken }: Setting, { customerToken }: InboundMessage) {
  return customerToken === undefined ? null : readCustomerToken(customerToken)
}

/**
 * In the same act: nobody is offered somebody who does not sit before a page. Whoever asks has named no matter and shown nothing: a
 * number that we have of one customer is theirs, and is not confirmed by that.
 */
async function callbackFor(
  setting: Setting,
  { callback, language }: InboundMessage,
  {
    locked: { tx, now },
    numberIs,
    customerId,
  }: { readonly locked: Locked; readonly numberIs: NumberIs; readonly customerId: string | null },
) {
  if (!callback) return null
  const house = await setting.directory.house()
  const { number, window, origin = null } = callback
  const asked = { number, window, caseId: null, isOfCase: false, origin, house, now }
  const found = await setting.callbacks.lookLocked(tx, asked)
  // Whoever began to wait on a page of ours since the form was looked at has a place: this one would be their second.
  const waits = customerId !== null && (await oldestLivePlace(tx, customerId)) !== null
  const request = askFor(
    {
      by: 'phone',
      isNumberRight: true,
      number,
      window,
      numberIs,
      found: waits ? { ...found, isInLine: true } : found,
    },
    { house, language: language === 'es' ? 'es' : 'en', now },
  )
  return { asked, request, now }
}

function withAlso(...all: readonly (((tx: Tx) => Promise<void>) | null | undefined)[]) {
  const asked = all.filter(also => also !== null && also !== undefined)
  if (asked.length === 0) return {}
  return {
    also: async (tx: Tx) => {
      for (const also of asked) await also(tx)
    },
  }
}

/** Above the limit of an hour a receipt is let go: nobody would hear what it promises. */
function getsReceipt({ organisation }: House, { speak }: Arrival, lookedUp: LookedUp | undefined): boolean {
  return speak.medium === 'letter' && (lookedUp?.receiptsThisHour ?? 0) < organisation.machineLettersAnHour
}

function loopStopped(messageId: string): CaseFact {
  return { type: 'MailLoopStopped', messageId, receipts: MOST_ANSWERED }
}

function proofOf(carried: 'code' | 'link' | null): CaseFact {
  return carried === null
    ? { type: 'CustomerVerified', how: 'site' }
    : { type: 'CustomerVerified', how: carried, isCarried: true }
}

/** A person whom we do not know yet. */
function personIn(inbound: InboundMessage, kept: Omit<NewPerson, 'name' | 'language'>): NewPerson {
  const name = cutName(inbound.from?.name ?? '') || null
  return { ...kept, name, language: inbound.language === 'es' ? 'es' : 'en' }
}
