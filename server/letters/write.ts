/** One fact as a mail that is ready to go: to whom, in which thread, with which files and links. */
import { buffer } from 'node:stream/consumers'
import type { Attachment, Capabilities, OutboundMessage } from '../../channels/channel.ts'
import { signReplyAddress } from '../../channels/mail/reply-address.ts'
import type { CaseFact } from '../../domain/case/facts.ts'
import { HOUR } from '../../domain/time.ts'
import type { HelperRow } from '../acting/sql.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { CaseKeys } from '../http/case-key.ts'
import type { Directory, House } from '../ledger/directory.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { promisesOf } from '../ledger/promises.ts'
import { composeLetter, type Helps, type Letter, toLanguage } from './compose.ts'
import { isByMachine } from './decide.ts'
import { toHtml } from './html.ts'
import {
  type Addressee,
  addresseeOf,
  type FileToSend,
  filesToSend,
  type LetterKey,
  receiptsSince,
} from './sql.ts'

export interface Desk {
  readonly ledger: Ledger
  readonly directory: Pick<Directory, 'house'>
  readonly channel: { readonly can: Pick<Capabilities, 'maxFileBytes'> }
  readonly blobs: Pick<BlobStore, 'get'>
  readonly keys: Pick<CaseKeys, 'link' | 'question'>
  readonly secret: string
  readonly mailDomain: string
  /** Where people reach Heed, without a slash at its end. */
  readonly baseUrl: () => string
}

/** Whoever writes as somebody else can make us answer that person; not without end. */
const receiptsAnHour = 10

/** Whoever acts for the customer, and the mail of their own thread that this one answers. */
export interface ToHelper {
  readonly helper: HelperRow
  readonly answered: string | null
}

function asAddressee(customer: Addressee, { helper, answered }: ToHelper): Addressee {
  return { ...customer, customerName: helper.name, to: helper.addressValue, lastMessageId: answered }
}

function helping({ customerName, until, scope }: HelperRow): Helps {
  return { customerName, until, mayDecide: scope === 'decide' }
}

/** Null when nobody is to get it (any more): no address, erased, a machine, a flood. */
export async function writeLetter(
  desk: Desk,
  { caseId, seq }: Pick<LetterKey, 'seq'> & { readonly caseId: string },
  fact: CaseFact,
  toHelper: ToHelper | null = null,
): Promise<OutboundMessage | null> {
  const { ledger, channel, mailDomain } = desk
  const customer = await addresseeOf(ledger.db, caseId)
  const addressee = customer && (toHelper ? asAddressee(customer, toHelper) : customer)
  const helperId = toHelper?.helper.id
  if (!addressee?.to || isOurs(addressee.to, mailDomain)) return null
  if (isByMachine(fact) && addressee.isAutomatic) return null
  if (fact.type === 'CaseOpened' && (await isFlooded(ledger, caseId))) return null
  const house = await desk.directory.house()
  const files = await filesToSend(ledger.db, caseId, 'files' in fact ? fact.files : [])
  const { along, onPage } = whatFits(files, channel.can.maxFileBytes)
  const letter = composeLetter({
    fact,
    addressee,
    house,
    link: linkTo(desk, caseId, {
      ...addressee,
      address: addressee.to,
      ...(helperId === undefined ? {} : { helperId }),
    }),
    helps: toHelper && helping(toHelper.helper),
    promiseWords: await promiseWords(ledger, house, caseId, fact),
    filesOnPage: onPage.map(file => file.name),
  })
  if (!letter) return null
  const answered = addressee.lastMessageId
  return {
    // Stable and ours alone, also beside another installation with the same domain.
    id: [caseId, seq, helperId].filter(part => part !== undefined).join('.'),
    to: addressee.to,
    replyAddress: signReplyAddress(desk.secret, addressee.reference, mailDomain, helperId),
    ...asMail(letter),
    ...(answered === null ? {} : { inReplyTo: answered, references: [answered] }),
    ...(isByMachine(fact) ? { automatic: fact.type === 'CaseOpened' ? 'replied' : 'generated' } : {}),
    attachments: await Promise.all(along.map(file => read(desk.blobs, file))),
  }
}

export function asMail({ fromName, subject, paragraphs, language }: Letter) {
  return { fromName, subject, text: `${paragraphs.join('\n\n')}\n`, html: toHtml(paragraphs, language) }
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

async function promiseWords(
  { db, clock }: Ledger,
  house: House,
  caseId: string,
  fact: CaseFact,
): Promise<string | null> {
  if (fact.type !== 'CommitmentBroken') return null
  const promises = await promisesOf(db, caseId, { house, language: toLanguage('') }, clock())
  return promises.find(promise => promise.id === fact.commitmentId)?.words ?? null
}

async function isFlooded({ db, clock }: Ledger, caseId: string): Promise<boolean> {
  return (await receiptsSince(db, caseId, clock() - HOUR)) >= receiptsAnHour
}

/** Mail to ourselves would come back as a new case, and be answered again. */
function isOurs(address: string, mailDomain: string): boolean {
  return address.endsWith(`@${mailDomain}`) && /^(?:help@|reply\+)/.test(address)
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
