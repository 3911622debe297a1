/** What the headers of a mail say: from whom, to whom, about what, in answer to what, and whether a machine wrote it. */
import type { MailHead, MailNote } from '../../channel.ts'
import { storable } from '../../content.ts'
import { type Mailbox, readAddresses } from './addresses.ts'
import { readHeaderText } from './encoded-words.ts'
import { MAX_HEADER_LENGTH, MAX_HEADERS, MAX_RECEIVERS, MAX_REFERENCES } from './limits.ts'
import { NOTES } from './notes.ts'
import { type Entity, fieldOf } from './structure.ts'

export type Envelope = {
  readonly from: Mailbox | null
  readonly subject?: string
  /** Without angle brackets. */
  readonly messageId?: string
  /** As it stands in the header. */
  readonly date?: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** Addresses that the headers name as receivers, lower-cased, in order. */
  readonly addressedTo: readonly string[]
  readonly automatic: boolean
  /** What the sender's program says it is written in: `en`, `es`. */
  readonly language?: string
  readonly headers: MailHead['headers']
  readonly notes: readonly MailNote[]
}

const MAX_SUBJECT = 10_000
/** There is one; who names thousands wants something else. */
const MAX_SENDERS_LENGTH = 4000
const MAX_IDS_LENGTH = 200_000

export function readEnvelope(root: Entity): Envelope {
  const charset = root.type.parameters['charset']
  const said = (name: string) => fieldOf(root, name)
  const notes: MailNote[] = []
  const from = fromOf(root, charset, notes)
  const references = messageIds(said('references')).slice(-MAX_REFERENCES)
  const [inReplyTo] = messageIds(said('in-reply-to'))
  const [messageId] = messageIds(said('message-id'))
  const language = languageOf(said('content-language') ?? said('accept-language'))
  const subject = said('subject')
  const date = said('date')
  return {
    from,
    addressedTo: addressedTo(root, notes),
    automatic: isAutomatic(said),
    headers: headersOf(root, charset),
    notes,
    ...(subject !== undefined && { subject: subjectOf(subject, charset) }),
    ...(messageId !== undefined && { messageId }),
    ...(date !== undefined && date !== '' && { date: storable(date).slice(0, 200) }),
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(references.length > 0 && { references }),
    ...(language !== undefined && { language }),
  }
}

/** The first that can be answered; where From names nobody, Sender and Reply-To are asked. */
function fromOf(root: Entity, charset: string | undefined, notes: MailNote[]): Mailbox | null {
  const fields = root.fields.filter(({ name }) => name === 'from')
  const named = fields.slice(0, 20).flatMap(({ raw }) => readAddresses(raw, charset, MAX_SENDERS_LENGTH))
  const [first] = named
  const others = new Set(named.map(({ address }) => address.toLowerCase()))
  if (others.size > 1) notes.push(NOTES.severalFrom(others.size))
  if (first) return first
  notes.push(NOTES.noFrom)
  return null
}

function headersOf(root: Entity, charset: string | undefined): MailHead['headers'] {
  return root.fields.slice(0, MAX_HEADERS).map(({ name, raw }) => ({
    name,
    value: storable(readHeaderText(raw.slice(0, MAX_HEADER_LENGTH), charset)),
  }))
}

function subjectOf(raw: string, charset: string | undefined): string {
  return storable(readHeaderText(raw.slice(0, MAX_SUBJECT * 4), charset))
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, MAX_SUBJECT)
    .toWellFormed()
}

function addressedTo(root: Entity, notes: MailNote[]): string[] {
  const found: string[] = []
  for (const { name, raw } of root.fields) {
    if (name === 'delivered-to' || name === 'x-original-to') found.push(raw.slice(0, 400))
    else if (name === 'to' || name === 'cc') for (const { address } of readAddresses(raw)) found.push(address)
    if (found.length > MAX_RECEIVERS) {
      notes.push(NOTES.manyReceivers(found.length))
      break
    }
  }
  return found.slice(0, MAX_RECEIVERS).map(address => storable(address).trim().toLowerCase())
}

/** Content-Language, else the first choice of Accept-Language; without region: `es-MX` is `es`. */
function languageOf(said: string | undefined): string | undefined {
  return /^\s*([a-z]{2,3})(?:[-,;\s]|$)/i.exec(said ?? '')?.[1]?.toLowerCase()
}

/** RFC 3834, and what went before it. A hint that no machine should answer, nothing more. */
function isAutomatic(said: (name: string) => string | undefined): boolean {
  const submitted = said('auto-submitted')?.trim().toLowerCase()
  return (
    (submitted !== undefined && !submitted.startsWith('no')) ||
    /^(bulk|list|junk|auto_reply)/i.test(said('precedence')?.trim() ?? '') ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some(
      name => said(name) !== undefined,
    )
  )
}

function messageIds(raw: string | undefined): string[] {
  if (raw === undefined) return []
  const header = raw.slice(-MAX_IDS_LENGTH)
  const bracketed = Array.from(header.matchAll(/<([^<>]{1,500})>/g), match => match[1] ?? '')
  const ids = bracketed.length > 0 ? bracketed : header.split(/\s+/)
  return ids.map(id => storable(id).replaceAll(/\s/g, '').slice(0, 500)).filter(id => id !== '')
}
