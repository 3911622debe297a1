/** Words on their way into a case: their files are on disk already, and each row that will name them is known. */
import { randomUUID } from 'node:crypto'
import type { Attachment, InboundMessage } from '../../channels/channel.ts'
import { openContent } from '../../channels/content.ts'
import type { ChannelName, Words } from '../../domain/case/facts.ts'
import type { Speak } from '../../domain/case/requests.ts'
import type { Instant } from '../../domain/time.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { Beside } from '../ledger/beside.ts'
import type { AddressInput } from './address.ts'
import { cutAddress, cutFileName, cutSubject } from './lengths.ts'
import type { MailRow } from './mail-row.ts'
import type { Setting } from './setting.ts'

export interface Arrival {
  readonly inbound: InboundMessage
  readonly once: { readonly channel: string; readonly externalId: string; readonly messageId: string }
  readonly speak: Speak
  readonly files: readonly KeptFile[]
  /** The mail as it came. */
  readonly raw: KeptFile | null
  /** Its own row, where it is a mail. */
  readonly mail: MailRow | null
}

export interface KeptFile {
  readonly id: string
  /** Its name in the blob store. */
  readonly blob: string
  readonly size: number
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly contentId?: string
}

/** What is known of the words beside what the channel told. */
interface About {
  readonly verified: boolean
  readonly words?: Pick<Words, 'text' | 'folds'>
  readonly isThanks?: boolean
  readonly mail?: MailRow
  /** Put on disk before, where somebody has done so. */
  readonly raw?: KeptFile | null
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The files are on disk, and synced, when it resolves. */
export async function prepare(setting: Setting, inbound: InboundMessage, about: About): Promise<Arrival> {
  // A page of ours chooses the id itself, and knows its words by it when they come back in the story.
  const messageId = isUuid.test(inbound.externalId) ? inbound.externalId : randomUUID()
  const files = await Promise.all(
    inbound.attachments.map(attachment => keep(setting.blobs, attachment, inbound.html)),
  )
  const raw = about.raw === undefined ? await keepRaw(setting.blobs, inbound) : about.raw
  return {
    inbound,
    once: { channel: inbound.channel, externalId: inbound.externalId, messageId },
    speak: {
      ask: 'speak',
      messageId,
      channel: inbound.channel as ChannelName, // the wiring names the channels after the facts
      files: files.map(file => file.id),
      verified: about.verified,
      words: wordsOf(inbound, files, about.words),
      entryId: randomUUID(),
      helper: inbound.helper,
      medium: setting.can.get(inbound.channel)?.live ? 'chat' : 'letter',
      isThanks: about.isThanks,
    },
    files,
    raw,
    mail: about.mail ?? null,
  }
}

export function wordsOf(
  inbound: InboundMessage,
  files: readonly KeptFile[],
  said: Pick<Words, 'text' | 'folds'> = { text: textOf(inbound) },
): Words {
  return {
    ...said,
    ...(inbound.subject === undefined ? {} : { subject: cutSubject(inbound.subject) }),
    ...(inbound.html === undefined ? {} : { html: inbound.html }),
    ...(inbound.from?.address ? { from: cutAddress(inbound.from.address) } : {}),
    ...(files.length === 0 ? {} : { fileNames: files.map(file => file.name) }),
    ...(inbound.notes === undefined ? {} : { notes: inbound.notes }),
  }
}

/** The words, and below them what the channel has to say of how it read them, where it cannot be kept beside them. */
export function textOf({ text, note, notes }: Pick<InboundMessage, 'text' | 'note' | 'notes'>): string {
  return [text, notes === undefined ? note : undefined]
    .filter(part => part !== undefined && part !== '')
    .join('\n\n')
}

export async function keepRaw(blobs: BlobStore, inbound: InboundMessage): Promise<KeptFile | null> {
  if (!inbound.raw) return null
  const { id: blob, size, sha256 } = await blobs.put(openContent(inbound.raw))
  const name = `${inbound.externalId.slice(0, 40)}.eml`
  return { id: randomUUID(), blob, size, sha256, name, mediaType: 'message/rfc822' }
}

async function keep(blobs: BlobStore, attachment: Attachment, html = ''): Promise<KeptFile> {
  const { id: blob, size, sha256 } = await blobs.put(openContent(attachment.content))
  return {
    id: randomUUID(),
    blob,
    size,
    sha256,
    name: cutFileName(attachment.name || 'file'),
    mediaType: attachment.mediaType,
    ...(isReferredTo(attachment, html) && { contentId: attachment.contentId }),
  }
}

/** Many programs give every file a content id; only of some does the HTML make use. */
export function isReferredTo({ contentId }: Attachment, html: string): boolean {
  if (contentId === undefined) return false
  return [contentId, encodeURIComponent(contentId)].some(id => html.includes(`cid:${id}`))
}

interface Going {
  readonly caseId: string
  readonly now: Instant
  /** Whom it calls to the case. */
  readonly calls?: string | null
  /** To which case, where that is another one. */
  readonly callsTo?: string
  /** Not the words of the customer or of a helper: no letter answers it, and no thread goes on from it. */
  readonly isNoted?: boolean
  /** It joined a case that was there, without the signed address: `From` names the customer, and anybody can write that. */
  readonly isUnproven?: boolean
  /** Whose first case it is. */
  readonly person?: NewPerson | null
}

export interface NewPerson {
  readonly id: string
  readonly name: string | null
  readonly language: 'en' | 'es'
  readonly address: AddressInput | null
  /** Nobody was known by the address; the row is only written if that is still so. */
  readonly isFirst: boolean
  readonly now: Instant
}

/** The rows that stand beside the facts; undefined where there are none, as with most of what is said in a chat. */
export function besideOf(
  arrival: Omit<Arrival, 'speak'>,
  { caseId, now, calls = null, callsTo = caseId, isNoted = false, isUnproven = false, person = null }: Going,
): Beside | undefined {
  const { files, raw, mail, inbound, once } = arrival
  if (files.length === 0 && !raw && !mail && calls === null && !person) return undefined
  const { messageId } = once
  const at = new Date(now)
  const fileRows = [
    ...files.map(file => fileRow(file, 'attachment')),
    ...(raw ? [fileRow(raw, 'raw-mail')] : []),
  ].map(row => ({ ...row, case_id: caseId, message_id: messageId, created_at: at }))
  const mailRow = mail && {
    ...mail,
    case_id: caseId,
    message_id: messageId,
    came_at: at,
    external_id: null,
    settled_at: mail.settled_by === null ? null : at,
  }
  return {
    ...(person && { person: JSON.stringify(personRow(person)) }),
    files: fileRows.length === 0 ? null : JSON.stringify(fileRows),
    ...(isNoted || mayNotTurnThread(inbound, isUnproven) || !raw
      ? { thread: null, helperThread: null }
      : threadRows(inbound, caseId)),
    mail: mailRow && JSON.stringify(mailRow),
    mentions:
      calls === null ? null : JSON.stringify([{ agent_id: calls, case_id: callsTo, note_id: messageId, at }]),
  }
}

/**
 * What a machine sends turns the thread into one of a machine, to which nothing is said of our own accord any more, and our letters
 * answer it from then on. Nobody may do that to a customer by writing their name above it: such a mail leaves the thread as it is.
 */
function mayNotTurnThread({ automatic = false }: InboundMessage, isUnproven: boolean): boolean {
  return automatic && isUnproven
}

function personRow({ id, name, language, address, isFirst, now }: NewPerson) {
  const at = new Date(now)
  return {
    id,
    name,
    language,
    created_at: at,
    is_first: isFirst,
    ...(address && { address: { customer_id: id, ...address, created_at: at } }),
  }
}

function fileRow({ id, blob, size, sha256, name, mediaType, contentId }: KeptFile, purpose: string) {
  return {
    id,
    blob,
    name: cutFileName(name),
    media_type: mediaType,
    size,
    sha256: String.raw`\x${sha256}`,
    purpose,
    content_id: contentId ?? null,
  }
}

/** What the writer's mail program must find to keep the thread together. What a helper's shows is no thread of the customer's. */
function threadRows(inbound: InboundMessage, caseId: string): Pick<Beside, 'thread' | 'helperThread'> {
  const last = inbound.messageId ?? null
  if (inbound.helper === undefined) {
    const row = {
      case_id: caseId,
      subject: cutSubject(inbound.subject ?? ''),
      last_message_id: last,
      is_automatic: inbound.automatic ?? false,
    }
    return { thread: JSON.stringify(row), helperThread: null }
  }
  if (last === null) return { thread: null, helperThread: null }
  const row = { case_id: caseId, helper_id: inbound.helper.id, last_message_id: last }
  return { thread: null, helperThread: JSON.stringify(row) }
}
