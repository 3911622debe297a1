/**
 * From the bytes of a mail to its words and files, by `postal-mime`. Pure: bytes in, values out.
 *
 * What must stay true: no bytes make this reject. What cannot be read as MIME is read as far as it can be, with a
 * note; the original is kept beside it by the caller, so nothing is lost.
 */
import PostalMime, { type Address, decodeWords, type Email, type Header } from 'postal-mime'
import type { Attachment, MailHead } from '../channel.ts'
import { storable } from '../content.ts'
import { htmlToText } from './html-text.ts'
import { bodyStart } from './spool.ts'

export type ReadMail = {
  readonly from: { readonly address: string; readonly name?: string } | null
  readonly subject?: string
  readonly text: string
  readonly html?: string
  /** Without angle brackets. */
  readonly messageId?: string
  /** As it stands in the header, or as ISO 8601 when it is a date. */
  readonly date?: string
  readonly inReplyTo?: string
  readonly references?: readonly string[]
  /** Addresses that the headers name as receivers, lower-cased, in order. */
  readonly addressedTo: readonly string[]
  readonly automatic: boolean
  /** What the sender's program says it is written in: `en`, `es`. */
  readonly language?: string
  readonly attachments: readonly Attachment[]
  readonly headers: MailHead['headers']
  readonly parts: MailHead['parts']
  readonly note?: string
}

/** More words than this are cut from the text (never from the original). */
const MAX_TEXT = 2_000_000
const MAX_FILES = 1000
/** Of a mail that could not be parsed, this much is looked at for headers, and shown as text. */
const SALVAGED_BYTES = 100_000
const MAX_REFERENCES = 200
const MAX_HEADERS = 500
const MAX_HEADER_LENGTH = 4000
/** So much of a report, a calendar or of headers that came back is kept for those who ask. */
const MAX_PART_TEXT = 64_000
const READABLE_PARTS = new Set([
  'message/delivery-status',
  'message/feedback-report',
  'text/rfc822-headers',
  'message/rfc822',
  'text/calendar',
])

/** Reads a mail. Takes time and memory in proportion to its lines: large ones belong into `readMailApart`. */
export async function readMail(raw: Uint8Array<ArrayBuffer>): Promise<ReadMail> {
  try {
    return fromEmail(await PostalMime.parse(raw, { forceRfc822Attachments: true }), raw)
  } catch (error) {
    return await salvage(raw, error instanceof Error ? error.message : String(error))
  }
}

/** What can be told of a mail without parsing its body: sender and subject, and its start as text. */
export async function salvage(start: Uint8Array<ArrayBuffer>, reason: string): Promise<ReadMail> {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, SALVAGED_BYTES))
  const note = `This mail could not be read (${reason}). Its beginning is shown as it came; the original is attached.`
  const body = bodyStart(head)
  try {
    const email = await PostalMime.parse(withoutMimeHeaders(head.subarray(0, body)))
    return { ...envelopeOf(email), text: decode(head.subarray(body)), attachments: [], parts: [], note }
  } catch {
    return {
      from: null,
      text: decode(head),
      addressedTo: [],
      automatic: false,
      attachments: [],
      headers: [],
      parts: [],
      note,
    }
  }
}

function fromEmail(email: Email, raw: Uint8Array<ArrayBuffer>): ReadMail {
  const notes: string[] = []
  const words =
    email.text ?? (email.html === undefined ? wordsWithoutHeaders(email, raw) : htmlToText(email.html))
  if (words.length > MAX_TEXT)
    notes.push(`The text is cut after ${MAX_TEXT} characters; the original is attached.`)
  if (email.attachments.length > MAX_FILES) {
    notes.push(
      `Only the first ${MAX_FILES} of ${email.attachments.length} files are shown; the original is attached.`,
    )
  }
  const isHtmlKept = email.html !== undefined && email.html.length <= MAX_TEXT
  if (email.html !== undefined && !isHtmlKept)
    notes.push('The formatting was too large to keep; the original is attached.')
  return {
    ...envelopeOf(email),
    text: storable(words.slice(0, MAX_TEXT)),
    attachments: email.attachments.slice(0, MAX_FILES).map(toAttachment),
    parts: email.attachments.slice(0, MAX_FILES).map(toPart),
    ...(isHtmlKept && { html: storable(email.html ?? '') }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  }
}

function envelopeOf(email: Email) {
  const from = firstMailbox(email.from)
  const references = messageIds(email.references).slice(-MAX_REFERENCES)
  const [inReplyTo] = messageIds(email.inReplyTo)
  const [messageId] = messageIds(email.messageId)
  const language = languageOf(email.headers)
  return {
    from,
    addressedTo: addressedTo(email),
    automatic: isAutomatic(email.headers),
    headers: email.headers.slice(0, MAX_HEADERS).map(({ key, value }) => ({
      name: storable(key).slice(0, 200),
      value: storable(decodeWords(value.slice(0, MAX_HEADER_LENGTH))),
    })),
    ...(email.subject !== undefined && { subject: storable(email.subject) }),
    ...(messageId !== undefined && { messageId }),
    ...(email.date !== undefined && { date: storable(email.date) }),
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(references.length > 0 && { references }),
    ...(language !== undefined && { language }),
  }
}

function firstMailbox(address: Address | undefined): ReadMail['from'] {
  const mailbox = address?.group ? address.group[0] : address
  if (!mailbox?.address?.includes('@') || mailbox.address.length > 320) return null
  const name = storable(mailbox.name).trim()
  return { address: storable(mailbox.address), ...(name && { name }) }
}

function addressedTo(email: Email): string[] {
  const delivered = email.headers.filter(({ key }) => key === 'delivered-to' || key === 'x-original-to')
  return [
    ...[...(email.to ?? []), ...(email.cc ?? [])]
      .flatMap(each => each.group ?? [each])
      .map(each => each.address),
    ...delivered.map(({ value }) => value),
  ].map(address => storable(address).trim().toLowerCase())
}

/** Content-Language, else the first choice of Accept-Language; without region: `es-MX` is `es`. */
function languageOf(headers: readonly Header[]): string | undefined {
  const said = ['content-language', 'accept-language'].map(
    name => headers.find(({ key }) => key === name)?.value,
  )
  return /^\s*([a-z]{2,3})(?:[-,;\s]|$)/i
    .exec(said.find(value => value !== undefined) ?? '')?.[1]
    ?.toLowerCase()
}

/** RFC 3834, and what went before it. A hint that no machine should answer, nothing more. */
function isAutomatic(headers: readonly Header[]): boolean {
  const value = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = value('auto-submitted')
  return (
    (submitted !== undefined && !submitted.startsWith('no')) ||
    /^(bulk|list|junk|auto_reply)/.test(value('precedence') ?? '') ||
    ['list-id', 'x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some(
      name => value(name) !== undefined,
    )
  )
}

function messageIds(header: string | undefined): string[] {
  if (header === undefined) return []
  const bracketed = Array.from(header.matchAll(/<([^<>]{1,500})>/g), match => match[1] ?? '')
  const ids = bracketed.length > 0 ? bracketed : header.split(/\s+/)
  return ids.map(id => storable(id).replaceAll(/\s/g, '').slice(0, 500)).filter(id => id !== '')
}

/** A "mail" of bare words, without a header, reads as headers only: its words are then all of it. */
function wordsWithoutHeaders(email: Email, raw: Uint8Array): string {
  if (email.attachments.length > 0 || email.from || email.subject !== undefined) return ''
  return decode(raw.subarray(0, MAX_TEXT))
}

/** A header that announces parts would make a parser look for them where there are none. */
function withoutMimeHeaders(head: Buffer): string {
  return head.toString('latin1').replaceAll(/^(content-|mime-)/gim, 'x-$1')
}

function toAttachment(part: Email['attachments'][number], index: number): Attachment {
  const bytes = typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content)
  const contentId = part.contentId?.replaceAll(/[<>\s]/g, '')
  return {
    name: storable(part.filename ?? '').trim() || unnamed(part.mimeType, index),
    mediaType: storable(part.mimeType).toLowerCase(),
    size: bytes.byteLength,
    content: { bytes },
    ...(contentId && { contentId: storable(contentId) }),
  }
}

function unnamed(mediaType: string, index: number) {
  const [, extension] = /^(?:image\/(png|jpeg|gif|webp)|application\/(?:pdf))$/.exec(mediaType) ?? []
  if (mediaType === 'message/rfc822') return `message-${index + 1}.eml`
  if (mediaType === 'text/calendar') return `invitation-${index + 1}.ics`
  if (mediaType === 'application/pdf') return `file-${index + 1}.pdf`
  return extension ? `image-${index + 1}.${extension}` : `file-${index + 1}`
}

function toPart(file: Email['attachments'][number]): MailHead['parts'][number] {
  const content =
    typeof file.content === 'string' ? new TextEncoder().encode(file.content) : new Uint8Array(file.content)
  const disposition = file.disposition?.toString()
  return {
    mediaType: storable(file.mimeType),
    parameters: file.method === undefined ? {} : { method: file.method },
    disposition: disposition === 'inline' || disposition === 'attachment' ? disposition : null,
    fileName: file.filename === null ? null : storable(file.filename),
    text: READABLE_PARTS.has(file.mimeType) ? decode(content.subarray(0, MAX_PART_TEXT)) : null,
  }
}

/** UTF-8 if it is, otherwise the encoding in which every byte is a letter. */
function decode(bytes: Uint8Array): string {
  try {
    return storable(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return storable(new TextDecoder('windows-1252').decode(bytes))
  }
}
