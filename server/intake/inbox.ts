/**
 * Where the words of customers come in, whatever channel carried them: into the case that they belong to, or into a new one.
 *
 * What must stay true
 * - `receive` says ok only after the commit; the same external id arriving twice is one message.
 * - Files are on disk, synced, before the row that names them is committed.
 * - Only the signed reply address (or, on our own pages, the token made from the proof in the cookie) joins an existing case. A helper
 *   has one of their own: what comes to it is said in their name, as long as they may act.
 *   A sender's address opens a case in the name of whoever is known by it, and proves nothing. Whoever our own server knows by
 *   a login (`customerToken`) opens it as themselves, and is asked for no proof again.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Attachment, Capabilities, Inbox, InboundMessage, Received } from '../../channels/channel.ts'
import { openContent } from '../../channels/content.ts'
import { mayActIn } from '../../domain/acting/acting.ts'
import { openCase } from '../../domain/case/decide.ts'
import type { CaseFact, ChannelName, Words } from '../../domain/case/facts.ts'
import { makeReference } from '../../domain/case/reference.ts'
import type { Speak } from '../../domain/case/requests.ts'
import { isRefusal, type Refusal } from '../../domain/rule.ts'
import { asHelping, helperOf } from '../acting/sql.ts'
import { noteHelperThread } from '../acting/told.ts'
import type { Log } from '../db/log.ts'
import { type BlobStore, FileTooLarge } from '../files/blob-store.ts'
import { actOn, isRepeatError, wasReceived } from '../ledger/act.ts'
import { append, type Locked } from '../ledger/append.ts'
import { type Directory, dutyLead } from '../ledger/directory.ts'
import { strengthOf } from '../proof/codes.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Tx } from '../db/connect.ts'
import { type AddressInput, toAddress } from './address.ts'
import { answerPromised } from './answer-time.ts'
import { cutAddress, cutFileName, cutName, cutSubject } from './lengths.ts'
import { noteMailCame, skillAskedFor } from './mailboxes.ts'
import {
  caseByReference,
  customerByAddress,
  insertAddress,
  insertCustomer,
  insertFile,
  isErased,
  noteThread,
} from './sql.ts'

interface Setting {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly blobs: BlobStore
  readonly log: Log
  /** What each channel can, by its name. */
  readonly can: ReadonlyMap<string, Capabilities>
  /** What a reply token was made for, if we made it: the case, and who answers in place of its customer. */
  readonly readReplyToken: (
    token: string,
  ) => { readonly reference: string; readonly helperId: string | null } | null
  /** The customer that a token of ours was made for. */
  readonly readCustomerToken: (
    token: string,
  ) => { readonly customerId: string; readonly carried: 'code' | 'link' | null } | null
}

/** Words on their way into a case, with files already on disk. */
interface Arrival {
  readonly speak: Speak
  readonly once: { readonly channel: string; readonly externalId: string; readonly messageId: string }
  readonly inbound: InboundMessage
  /** What stands beside the words in ordinary tables; null where there is nothing, as with most of what is said in a chat. */
  readonly rows: ((tx: Tx, caseId: string, now: number) => Promise<void>) | null
}

export function openInbox(setting: Setting): Inbox {
  return {
    async receive(inbound) {
      try {
        const received = await takeIn(setting, inbound)
        if (received.ok) await noteMailCame(setting.ledger.db, inbound.to, setting.ledger.clock())
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
  if (await wasReceived(setting.ledger.db, inbound)) return { ok: true, duplicate: true }
  const asked = inbound.replyToken === undefined ? null : setting.readReplyToken(inbound.replyToken)
  const known = asked && (await caseByReference(setting.ledger.db, asked.reference))
  const said =
    known && asked.helperId !== null ? await asHelper(setting, inbound, known, asked.helperId) : inbound
  const arrival = await prepare(setting, said ?? inbound, known !== null && said !== null)
  if (!known || !said) return await open(setting, arrival)
  try {
    return await join(setting, arrival, known)
  } catch (error) {
    if (!(error instanceof Erased)) throw error
    return await open(setting, { ...arrival, speak: { ...arrival.speak, verified: false } })
  }
}

/**
 * Words that came to the address which only this helper was given: theirs, whatever they name as their sender. Null when they may
 * act here no more; then it is a mail like any other.
 */
async function asHelper(
  { ledger }: Setting,
  inbound: InboundMessage,
  known: Known,
  helperId: string,
): Promise<InboundMessage | null> {
  const helper = await helperOf(ledger.db, helperId)
  if (helper?.customerId !== known.customerId || !mayActIn(helper, known.id, ledger.clock())) return null
  return { ...inbound, from: null, helper: asHelping(helper) }
}

/** Whoever wrote was erased between the look and the lock: their words begin anew, with somebody whom we do not know. */
class Erased extends Error {}

/** The case was joined into another one, perhaps in this moment. */
class GoesOn extends Error {
  readonly into: string
  constructor(into: string) {
    super('this case goes on in another one')
    this.into = into
  }
}

interface Known {
  readonly id: string
  readonly customerId: string
}

/** Into the case that they wrote to, or where that one goes on. */
async function join(setting: Setting, arrival: Arrival, known: Known): Promise<Received> {
  for (let going = { at: known, arrival }; ; ) {
    try {
      return await joinOnce(setting, going.arrival, going.at)
    } catch (error) {
      if (!(error instanceof GoesOn)) throw error
      going = { at: { ...known, id: error.into }, arrival: await forAnotherCase(setting, arrival, known) }
    }
  }
}

/**
 * Whoever may write to one case of a customer need not be that customer: only an address that is the customer's own proves it for
 * another case, and only such an address is kept there as one that letters go to.
 */
async function forAnotherCase({ ledger }: Setting, arrival: Arrival, known: Known): Promise<Arrival> {
  const { from, ...words } = arrival.speak.words
  const address = toAddress(from ?? '')?.value
  const proof = address === undefined ? null : await strengthOf(ledger, known, value => value === address)
  if (proof?.strength === 'the-customer') return arrival
  return { ...arrival, speak: { ...arrival.speak, verified: false, words } }
}

async function joinOnce(
  { ledger }: Setting,
  { speak, once, rows }: Arrival,
  known: Known,
): Promise<Received> {
  const acted = await actOn(ledger, {
    caseId: known.id,
    customerId: known.customerId,
    request: async (state, { tx }) => {
      if (await isErased(tx, known.customerId)) throw new Erased()
      if (state.mergedInto !== null) throw new GoesOn(state.mergedInto)
      return speak
    },
    once,
    ...(rows && { also: tx => rows(tx, known.id, ledger.clock()) }),
  })
  if (isRefusal(acted)) return notTakenBy(acted)
  return { ok: true, duplicate: acted.isRepeat }
}

async function prepare(setting: Setting, inbound: InboundMessage, verified: boolean): Promise<Arrival> {
  // A page of ours chooses the id itself, and knows its words by it when they come back in the story.
  const messageId = isUuid.test(inbound.externalId) ? inbound.externalId : randomUUID()
  const files = await Promise.all(inbound.attachments.map(attachment => keep(setting.blobs, attachment)))
  const raw = inbound.raw ? await setting.blobs.put(openContent(inbound.raw)) : null
  const words: Words = {
    text: [inbound.text, inbound.note].filter(part => part !== undefined && part !== '').join('\n\n'),
    ...(inbound.subject === undefined ? {} : { subject: cutSubject(inbound.subject) }),
    ...(inbound.html === undefined ? {} : { html: inbound.html }),
    ...(inbound.from?.address ? { from: cutAddress(inbound.from.address) } : {}),
    ...(files.length === 0 ? {} : { fileNames: files.map(file => file.name) }),
  }
  const speak: Speak = {
    ask: 'speak',
    messageId,
    channel: inbound.channel as ChannelName, // the wiring names the channels after the facts
    files: files.map(file => file.id),
    verified,
    words,
    entryId: randomUUID(),
    helper: inbound.helper,
    medium: setting.can.get(inbound.channel)?.live ? 'chat' : 'letter',
  }
  const writeRows = async (tx: Tx, caseId: string, now: number) => {
    for (const file of files) await insertFile(tx, { ...file, caseId, messageId, purpose: 'attachment', now })
    if (!raw) return
    const name = `${inbound.externalId.slice(0, 40)}.eml`
    const { id: blob, ...kept } = raw
    // What a helper's mail program shows is no thread of the customer's.
    const helperId = inbound.helper?.id
    await insertFile(tx, {
      id: randomUUID(),
      blob,
      ...kept,
      name,
      mediaType: 'message/rfc822',
      caseId,
      messageId,
      purpose: 'raw-mail',
      now,
    })
    if (helperId !== undefined) {
      if (inbound.messageId !== undefined)
        await noteHelperThread(tx, { caseId, helperId, messageId: inbound.messageId })
      return
    }
    await noteThread(tx, {
      caseId,
      subject: cutSubject(inbound.subject ?? ''),
      messageId: inbound.messageId ?? null,
      isAutomatic: inbound.automatic ?? false,
    })
  }
  return {
    speak,
    inbound,
    once: { channel: inbound.channel, externalId: inbound.externalId, messageId },
    rows: files.length === 0 && !raw ? null : writeRows,
  }
}

async function keep(blobs: BlobStore, attachment: Attachment) {
  const { id: blob, size, sha256 } = await blobs.put(openContent(attachment.content))
  return {
    id: randomUUID(),
    blob,
    size,
    sha256,
    name: cutFileName(attachment.name || 'file'),
    mediaType: attachment.mediaType,
    ...(attachment.contentId !== undefined && { contentId: attachment.contentId }),
  }
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const triesForReference = 5

async function open(setting: Setting, arrival: Arrival): Promise<Received> {
  for (let tries = 1; ; tries++) {
    try {
      return await openOnce(setting, arrival)
    } catch (error) {
      if (isRepeatError(error)) return { ok: true, duplicate: true }
      if (tries >= triesForReference || !isTakenReference(error)) throw error
    }
  }
}

async function openOnce(setting: Setting, arrival: Arrival): Promise<Received> {
  const { ledger } = setting
  const { rows } = arrival
  const address = toAddress(arrival.inbound.from?.address ?? '')
  const proven = provenCustomer(setting, arrival.inbound)
  const known =
    proven?.customerId ?? (address && (await customerByAddress(ledger.db, address.kind, address.value)))
  const house = await setting.directory.house()
  const caseId = randomUUID()
  const result = await append<Received>(ledger, known ? { customers: [known] } : {}, async locked => {
    const isKnown = known !== null && !(await isErased(locked.tx, known))
    const isProven = isKnown && proven !== null
    const customerId = isKnown ? known : await welcome(locked, arrival.inbound, address)
    if (isProven && address) await insertAddress(locked.tx, { customerId, ...address, now: locked.now })
    const facts = openCase({
      reference: makeReference(randomBytes(8)),
      customerId,
      kind: null,
      channel: arrival.speak.channel,
      skill: await skillAskedFor(locked.tx, arrival.inbound.to),
      priority: arrival.inbound.isLossOfService ? 'loss-of-service' : null,
      dutyLeadId: dutyLead(house, locked.now)?.id ?? null,
      speak: { ...arrival.speak, verified: isProven },
      answer: arrival.speak.medium === 'letter' ? answerPromised(house, arrival.inbound, locked.now) : null,
    })
    const proof = isProven ? [proofOf(proven.carried)] : []
    return {
      facts: [...facts, ...proof].map(fact => ({ caseId, fact })),
      result: { ok: true, duplicate: false },
      receipt: { ...arrival.once, caseId },
      ...(rows && { also: tx => rows(tx, caseId, locked.now) }),
    }
  })
  return isRefusal(result) ? notTakenBy(result) : result
}

function notTakenBy({ refused: { rule, says } }: Refusal): Received {
  return { ok: false, permanent: true, says, rule }
}

/** Who wrote, where our own server has made sure of it. */
function provenCustomer({ readCustomerToken }: Setting, { customerToken }: InboundMessage) {
  return customerToken === undefined ? null : readCustomerToken(customerToken)
}

function proofOf(carried: 'code' | 'link' | null): CaseFact {
  return carried === null
    ? { type: 'CustomerVerified', how: 'site' }
    : { type: 'CustomerVerified', how: carried, isCarried: true }
}

/** A person whom we do not know yet. */
async function welcome(
  { tx, now }: Locked,
  inbound: InboundMessage,
  address: AddressInput | null,
): Promise<string> {
  const id = randomUUID()
  const name = cutName(inbound.from?.name ?? '') || null
  await insertCustomer(tx, { id, name, language: inbound.language === 'es' ? 'es' : 'en', now })
  if (address) await insertAddress(tx, { customerId: id, ...address, now })
  return id
}

function isTakenReference(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'constraint' in error &&
    error.constraint === 'cases_reference_key'
  )
}
