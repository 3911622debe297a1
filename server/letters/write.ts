/** One fact as a mail that is ready to go: to whom, in which thread, with which files and links. */
import { buffer } from 'node:stream/consumers'
import type { Attachment, Capabilities, OutboundMessage } from '../../channels/channel.ts'
import { signReplyAddress } from '../../channels/mail/reply-address.ts'
import { signReturnPath } from '../../channels/mail/return-path.ts'
import type { PromiseView } from '../../contract/case.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import type { HelperRow } from '../acting/sql.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { CaseKeys } from '../http/case-key.ts'
import type { Directory, House } from '../ledger/directory.ts'
import { laneOf, type Ledger } from '../ledger/ledger.ts'
import { promisesOf } from '../ledger/promises.ts'
import { readRemedy } from '../remedies/sql.ts'
import { withBodies } from '../ledger/read.ts'
import { composeLetter, type Helps, type Letter, toLanguage } from './compose.ts'
import type { Held } from '../../domain/mail/facts.ts'
import { HOUR, MINUTE, SECOND } from '../../domain/time.ts'
import { isByMachine } from './decide.ts'
import { toHtml } from './html.ts'
import { apologyOf, orderedBefore } from './one-event.ts'
import type { Looks } from './looks.ts'
import { type Addressee, type FileToSend, filesToSend, isBeforeWords, type LetterKey } from './sql.ts'
import { headersIn, noThread } from './thread.ts'

export interface Desk {
  readonly ledger: Ledger
  readonly directory: Pick<Directory, 'house'>
  readonly looks: Pick<Looks, 'addressee'>
  readonly channel: { readonly can: Pick<Capabilities, 'maxFileBytes'> }
  readonly blobs: Pick<BlobStore, 'get'>
  readonly keys: Pick<CaseKeys, 'link' | 'question'>
  readonly secret: string
  readonly mailDomain: string
  /** Where people reach Heed, without a slash at its end. */
  readonly baseUrl: () => string
}

/** Whoever acts for the customer, and the mail of their own thread that this one answers. */
export interface ToHelper {
  readonly helper: HelperRow
  readonly answered: string | null
}

/** A letter that knows to whom it goes, and is not written yet. */
export interface Addressed {
  readonly caseId: string
  readonly seq: number
  readonly to: string
  readonly addressee: Addressee
  readonly helper: HelperRow | null
}

function asAddressee(customer: Addressee, { helper, answered }: ToHelper): Addressee {
  const thread = { ...noThread, last: answered }
  return { ...customer, customerName: helper.name, to: helper.addressValue, thread }
}

function helping({ customerName, until, scope }: HelperRow): Helps {
  return { customerName, until, mayDecide: scope === 'decide' }
}

/** One rung, and what the rules of several packs give. */
const mostThatFollow = 8

/** Somebody may write behind it meanwhile. */
const LOOKED_AT_AGAIN = 5 * MINUTE

/** `nobody` is to get it (any more): no address, erased, a machine. Or it is kept back, for good or so many milliseconds. */
export type Unaddressed =
  | { readonly not: 'nobody' }
  | { readonly not: 'ever'; readonly held: Held }
  | { readonly not: 'yet'; readonly ms: number }

export async function addressLetter(
  { ledger, looks, directory, mailDomain }: Desk,
  { caseId, seq }: Pick<LetterKey, 'seq'> & { readonly caseId: string },
  fact: CaseFact,
  toHelper: ToHelper | null = null,
): Promise<Addressed | Unaddressed> {
  const customer = await looks.addressee(caseId)
  const addressee = customer && (toHelper ? asAddressee(customer, toHelper) : customer)
  if (!addressee?.to) return { not: 'nobody' }
  if (isOurs(addressee.to, mailDomain)) return { not: 'ever', held: 'our-own-address' }
  if (isByMachine(fact)) {
    if (addressee.isAutomatic || isNobodys(addressee.to)) return { not: 'nobody' }
    const { machineLettersAnHour } = (await directory.house()).organisation
    if (addressee.machineLetters >= machineLettersAnHour) {
      const kept = tooMany(fact, addressee, ledger.clock())
      // Letters of a case leave in order: a person's words do not wait for what stands before them.
      const goesAlong = kept.not === 'yet' && (await isBeforeWords(ledger.db, { caseId, seq }))
      if (!goesAlong) return kept
    }
  }
  return { caseId, seq, to: addressee.to, addressee, helper: toHelper?.helper ?? null }
}

/** Null when there is nothing left to tell. */
export async function writeLetter(
  desk: Desk,
  { caseId, seq, to, addressee, helper }: Addressed,
  fact: CaseFact,
): Promise<OutboundMessage | null> {
  const { ledger, channel, mailDomain, secret } = desk
  // Too late to come: what follows is told by the try that it was.
  if (fact.type === 'CallbackRung' && fact.until <= ledger.clock()) return null
  const house = await desk.directory.house()
  const files = await filesToSend(ledger.db, caseId, 'files' in fact ? fact.files : [])
  const { along, onPage } = whatFits(files, channel.can.maxFileBytes)
  const helperId = helper?.id
  const letter = composeLetter({
    fact,
    addressee,
    house,
    link: linkTo(desk, caseId, {
      ...addressee,
      address: to,
      ...(helperId === undefined ? {} : { helperId }),
    }),
    helps: helper && helping(helper),
    promiseWords: await promiseWords(desk, house, caseId, fact),
    terms: await termsOf(desk, house, caseId, { fact, language: addressee.language }),
    owed: await stillOwed(desk, house, caseId, { fact, language: addressee.language }),
    follows: await followsFrom(desk, { caseId, seq }, fact),
    ordered: fact.type === 'OrderBooked' ? await orderedBefore(ledger.db, caseId, fact) : null,
    apology: fact.type === 'RemedyBooked' ? await apologyOf(ledger.db, caseId, fact) : null,
    filesOnPage: onPage.map(file => file.name),
  })
  if (!letter) return null
  return {
    // Stable and ours alone, also beside another installation with the same domain.
    id: [caseId, seq, helperId].filter(part => part !== undefined).join('.'),
    to,
    replyAddress: signReplyAddress(secret, addressee.reference, mailDomain, helperId),
    returnPath: signReturnPath(secret, { caseId, seq, helperId: helperId ?? null }, mailDomain),
    ...asMail(letter),
    ...headersIn(addressee.thread),
    ...(isByMachine(fact) ? { automatic: fact.type === 'CaseOpened' ? 'replied' : 'generated' } : {}),
    attachments: await Promise.all(along.map(file => read(desk.blobs, file))),
  }
}

export function asMail({ fromName, subject, paragraphs, language }: Letter) {
  return {
    fromName,
    subject,
    language,
    text: `${paragraphs.join('\n\n')}\n`,
    html: toHtml(paragraphs, { language, title: subject }),
  }
}

/** A link that knows to which address it was sent: only there is following it and pressing something a proof. */
export function linkTo(
  { keys, ledger, baseUrl }: Pick<Desk, 'keys' | 'ledger' | 'baseUrl'>,
  caseId: string,
  made: {
    readonly reference: string
    readonly keyVersion: number
    readonly address?: string
    readonly helperId?: string
  },
): string {
  const { reference, keyVersion: version, address, helperId } = made
  const whose = helperId === undefined ? (address === undefined ? {} : { address }) : { helperId }
  const key = keys.link(caseId, ledger.clock(), { version, ...whose })
  return `${baseUrl()}/case/${reference}/open?k=${encodeURIComponent(key)}`
}

const ofAPromise: ReadonlySet<CaseFact['type']> = new Set([
  'CommitmentBroken',
  'CommitmentResumed',
  'CommitmentHonoured',
])

/** The words of the promise that a fact is about. */
async function promiseWords(
  { ledger: { db, clock } }: Desk,
  house: House,
  caseId: string,
  fact: CaseFact,
): Promise<string | null> {
  const commitmentId = await promiseOf(db, fact)
  if (commitmentId === null) return null
  const promises = await promisesOf(db, caseId, { house, language: toLanguage('') }, clock())
  return promises.find(promise => promise.id === commitmentId)?.words ?? null
}

/** The terms of what is promised, unless a letter with the details brings them. */
async function termsOf(
  { ledger: { db, clock } }: Desk,
  house: House,
  caseId: string,
  { fact, language }: { readonly fact: CaseFact; readonly language: string },
): Promise<NonNullable<PromiseView['terms']> | null> {
  if (fact.type !== 'CommitmentMade' || fact.terms === undefined || fact.letterId !== undefined) return null
  const promises = await promisesOf(db, caseId, { house, language: toLanguage(language) }, clock())
  return promises.find(({ id }) => id === fact.commitmentId)?.terms ?? null
}

/** The promise that a fact is about; of a remedy, the one that it carries out. */
async function promiseOf(db: Desk['ledger']['db'], fact: CaseFact): Promise<string | null> {
  if ('remedyId' in fact && fact.type !== 'RemedyGiven')
    return (await readRemedy(db, fact.remedyId))?.commitmentId ?? null
  return 'commitmentId' in fact && ofAPromise.has(fact.type) ? (fact.commitmentId ?? null) : null
}

/** The house's own first answer is not owed to anybody who says that it is solved. */
async function stillOwed(
  { ledger: { db, clock } }: Desk,
  house: House,
  caseId: string,
  { fact, language }: { readonly fact: CaseFact; readonly language: string },
): Promise<readonly PromiseView[]> {
  if (fact.type !== 'SolvedProposed' && fact.type !== 'SolvedReported') return []
  const promises = await promisesOf(db, caseId, { house, language: toLanguage(language) }, clock())
  return promises.filter(({ state, kind }) => state === 'open' && kind !== 'answer')
}

/** What came of it in its own transaction is told in its letter: the few facts behind it, of the same moment. */
async function followsFrom(
  { ledger: { db } }: Desk,
  { caseId, seq }: Pick<Addressed, 'caseId' | 'seq'>,
  fact: CaseFact,
): Promise<readonly CaseFact[]> {
  if (!hasFollowers.has(fact.type)) return []
  const lane = laneOf(caseId)
  const behind = Array.from({ length: mostThatFollow }, (_, index) => ({ lane, seq: seq + 1 + index }))
  const facts = (await withBodies(db, behind)).map(({ fact: next }) => next as CaseFact) // facts of a case, as their ids say
  return facts.filter(next => follows(fact, next, facts))
}

const hasFollowers: ReadonlySet<CaseFact['type']> = new Set([
  'CommitmentBroken',
  'CommitmentMade',
  'FailureNoted',
  'FailureEnded',
  'FailureCorrected',
  'ServiceCancelled',
  'PlanChanged',
])

/** A broken promise sends the case up and is made good; a failure is; a person enters what was ordered; a gift brings an apology. */
function follows(fact: CaseFact, next: CaseFact, facts: readonly CaseFact[]): boolean {
  switch (fact.type) {
    case 'FailureNoted':
    case 'FailureEnded':
    case 'FailureCorrected':
      return next.type === 'RemedyGiven' && next.forFailureId === fact.failureId
    case 'CommitmentBroken':
      return (
        (next.type === 'RungClimbed' && next.commitmentId === fact.commitmentId) ||
        (next.type === 'RemedyGiven' && next.by !== undefined && next.forCommitmentId === fact.commitmentId)
      )
    case 'CommitmentMade':
      return facts.some(
        given =>
          given.type === 'RemedyGiven' &&
          given.forCommitmentId === fact.commitmentId &&
          next.type === 'RemedyGiven' &&
          next.withRemedyId === given.remedyId,
      )
    case 'ServiceCancelled':
    case 'PlanChanged':
      return next.type === 'CommitmentMade' && next.commitmentId === fact.byHand
    default:
      return false
  }
}

/**
 * Not without end: whoever writes as somebody else can make us answer that person, and two machines can answer each other. A receipt
 * that comes an hour later would feed both, so it is let go, and the case says so. What is owed to the customer (that a promise was
 * broken, that somebody else looks after it) only waits.
 */
function tooMany(
  fact: CaseFact,
  { firstMachineLetter }: Addressee,
  now: number,
): Exclude<Unaddressed, { not: 'nobody' }> {
  if (fact.type === 'CaseOpened') return { not: 'ever', held: 'too-many' }
  const free = (firstMachineLetter ?? now) + HOUR
  return { not: 'yet', ms: Math.min(Math.max(free - now, SECOND), LOOKED_AT_AGAIN) }
}

/** Mail to ourselves would come back as a new case, and be answered again. */
function isOurs(address: string, mailDomain: string): boolean {
  return address.endsWith(`@${mailDomain}`) && /^(?:help@|reply\+|bounce\+)/.test(address)
}

/** Nobody reads there: what a machine says would at best come back. The words of a person are sent, since somebody chose to. */
function isNobodys(address: string): boolean {
  return /^(?:mailer-daemon|postmaster|(?:do[-_.]?)?not?[-_.]?reply|bounces?)(?:[+._-][^@]*)?@/i.test(address)
}

/** Files in order, as long as they fit together; the others stay on the page. */
function whatFits(files: readonly FileToSend[], mostBytes: number) {
  const along: FileToSend[] = []
  const onPage: FileToSend[] = []
  let bytes = 0
  for (const file of files) {
    const fits = bytes + file.size <= mostBytes
    if (fits) bytes += file.size
    const pile = fits ? along : onPage
    pile.push(file)
  }
  return { along, onPage }
}

async function read(blobs: Desk['blobs'], { blob, name, mediaType, size }: FileToSend): Promise<Attachment> {
  return { name, mediaType, size, content: { bytes: await buffer(blobs.get(blob)) } }
}
