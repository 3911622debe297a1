/**
 * From the bytes of a mail to its words and files. Pure: bytes in, values out.
 *
 * What must stay true: no bytes make this throw, and the time is linear in their number. What cannot be read is read as
 * far as it can be, with a note; the original is kept beside it by the caller, so nothing is lost.
 */
import type { Attachment, MailHead, MailNote } from '../../channel.ts'
import { storable } from '../../content.ts'
import { htmlToText } from '../html-text.ts'
import { readLetters } from './charset.ts'
import { joinHtml } from './forms.ts'
import { gather } from './gather.ts'
import { type File, type Gathering, newGathering, type Piece, tell } from './gathering.ts'
import { type Envelope, readEnvelope } from './head.ts'
import { MAX_FILES, MAX_INNER, MAX_TEXT } from './limits.ts'
import { NOTES, type Unread } from './notes.ts'
import { MAX_PARTS, readStructure, type Structure } from './structure.ts'

export type ReadMail = Envelope & {
  readonly text: string
  readonly html?: string
  readonly attachments: readonly Attachment[]
  readonly parts: MailHead['parts']
  readonly notes: readonly MailNote[]
}

/** Of a mail that could not be read, this much is looked at for headers, and shown as text. */
const SALVAGED_BYTES = 100_000

/** Reads a mail; large ones belong into `readMailApart`. */
export function readMail(raw: Uint8Array): ReadMail {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  try {
    return read(bytes)
  } catch {
    return salvage(bytes, 'fault')
  }
}

/** What can be told of a mail without reading its parts: who and what about, and its start as text. */
export function salvage(start: Uint8Array, why: Unread): ReadMail {
  const head = Buffer.from(start.buffer, start.byteOffset, Math.min(start.byteLength, SALVAGED_BYTES))
  const notes: MailNote[] = [NOTES.unreadable(why)]
  const said = { attachments: [], parts: [], notes }
  try {
    const { root } = readStructure(head)
    return { ...readEnvelope(root), ...said, text: wordsOf(head.subarray(root.bodyFrom)) }
  } catch {
    const nothing = { from: null, addressedTo: [], automatic: false, headers: [], notes: [] }
    return { ...nothing, ...said, text: wordsOf(head) }
  }
}

function read(raw: Buffer): ReadMail {
  const structure = readStructure(raw)
  const into = newGathering()
  tellOf(structure, into)
  const envelope = readEnvelope(structure.root)
  for (const note of envelope.notes) tell(into, note)
  const pieces = gather(raw, structure.root, into)
  const own = textOf(pieces, into)
  const text = own.trim() === '' ? wordsInside(raw, structure, into, own) : own
  if (structure.odd.isOpenEnded && into.files.length > 0 && isFileOpen(structure)) tell(into, NOTES.cutOff)
  if (into.fileCount > MAX_FILES) tell(into, NOTES.filesCut(MAX_FILES, into.fileCount))
  const { html, files } = richOf(pieces, into)
  return {
    ...envelope,
    text,
    ...(html !== null && { html }),
    attachments: files.map(toAttachment),
    parts: into.parts,
    notes: into.notes,
  }
}

function tellOf({ odd }: Structure, into: Gathering): void {
  if (odd.isHeaderCut) tell(into, NOTES.headersCut)
  if (odd.hasRubbish) tell(into, NOTES.brokenHeader)
  if (odd.isTooDeep) tell(into, NOTES.tooDeep)
  if (odd.hasTooManyParts) tell(into, NOTES.partsCut(MAX_PARTS))
}

function isFileOpen({ root }: Structure): boolean {
  let last = root
  while (last.children.length > 0) last = last.children.at(-1) ?? last
  return last !== root && !last.type.value.startsWith('text/') && !last.type.value.startsWith('multipart/')
}

function textOf(pieces: readonly Piece[], into: Gathering): string {
  const text = pieces
    .map(({ plain, html }) => plain ?? htmlToText(html ?? ''))
    .filter(each => each.trim() !== '')
    .map(withoutBlankLines)
    .join('\n\n')
  if (text.length > MAX_TEXT) tell(into, NOTES.textCut(MAX_TEXT))
  return storable(text.slice(0, MAX_TEXT))
}

/** Around the words, not within. */
function withoutBlankLines(text: string): string {
  const start = /^(?:[ \t]*\n)+/.exec(text)?.[0].length ?? 0
  return text.slice(start).trimEnd()
}

/** Of a mail without words: those of the mail inside of it, or whatever stands before and behind its parts. */
function wordsInside(raw: Buffer, { root }: Structure, into: Gathering, own: string, depth = 0): string {
  const [inner] = into.mails
  if (inner && depth < MAX_INNER) {
    const structure = readStructure(inner)
    const within = newGathering()
    const text = textOf(gather(inner, structure.root, within), within)
    const found = text.trim() === '' ? wordsInside(inner, structure, within, text, depth + 1) : text
    if (found.trim() !== '') tell(into, NOTES.innerMail)
    return found
  }
  const first = root.children[0]
  if (!first || into.fileCount > 0) return own
  return wordsOf(raw.subarray(root.bodyFrom, Math.min(first.bodyFrom, root.bodyFrom + MAX_TEXT))).replaceAll(
    /^--.*$/gm,
    '',
  )
}

function wordsOf(bytes: Buffer): string {
  return storable(readLetters(bytes).text.replaceAll(/\r\n?/g, '\n')).slice(0, MAX_TEXT)
}

/** The HTML whole, its references to parts by their place (Content-Location) made to those by their id. */
function richOf(
  pieces: readonly Piece[],
  into: Gathering,
): { readonly html: string | null; readonly files: readonly File[] } {
  const isRich = pieces.some(({ html, picture }) => html !== undefined || picture !== undefined)
  const isSaid = pieces.some(({ plain, html }) => html !== undefined || plain?.trim())
  if (!isRich || !isSaid) return { html: null, files: into.files }
  let html = joinHtml(pieces)
  if (html.length > MAX_TEXT) {
    tell(into, NOTES.htmlDropped)
    return { html: null, files: into.files }
  }
  let replaced = 0
  const files = into.files.map(file => {
    const { location } = file
    if (file.contentId !== null || location === null || location.length < 3 || replaced++ > 100) return file
    const quoted = [`"${location}"`, `'${location}'`].filter(each => html.includes(each))
    for (const each of quoted) html = html.replaceAll(each, () => `"cid:${location}"`)
    return quoted.length > 0 ? { ...file, contentId: location } : file
  })
  return { html: storable(html), files }
}

function toAttachment({ name, mediaType, bytes, contentId }: File): Attachment {
  return {
    name: storable(name),
    mediaType: storable(mediaType).slice(0, 200),
    size: bytes.length,
    content: { bytes },
    ...(contentId !== null && { contentId: storable(contentId) }),
  }
}
