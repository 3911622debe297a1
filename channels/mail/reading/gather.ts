/**
 * From the tree of parts to the words of a mail and its files: which parts are words, which of several forms of the
 * same is taken, what is a file. Texts that stand beside each other are joined in order.
 */
import { storable } from '../../content.ts'
import { readLetters } from './charset.ts'
import { unwrapSigned } from './cms.ts'
import { fileNameOf, isPlaceholder, joinHtml } from './forms.ts'
import { addFile, type Gathering, partOf, type Piece, tell, tellOf } from './gathering.ts'
import { HEADER_LIMITS, readHeaderBlock } from './header-fields.ts'
import { bytesOf, contentIdOf, dispositionOf, textOf } from './leaf.ts'
import { MAX_FILES, MAX_PART_TEXT, MAX_TEXT } from './limits.ts'
import { NOTES } from './notes.ts'
import { type Entity, fieldOf, isMultipart, readStructure } from './structure.ts'
import { readTnef } from './tnef.ts'
import { decodeUu } from './uuencode.ts'

/** Forms of the same that say nothing of their own beside plain text and HTML. */
const NOT_SHOWN = new Set(['text/x-amp-html', 'text/watch-html', 'application/pgp-encrypted'])
const REPORTS = new Set([
  'message/delivery-status',
  'message/feedback-report',
  'text/rfc822-headers',
  'message/rfc822',
  'message/global',
  'text/calendar',
])

/** The words of this part of the tree, in order; its files are added to the gathering. */
export function gather(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  if (isMultipart(entity))
    return entity.children.length > 0 ? gatherParts(raw, entity, into) : unparted(raw, entity, into)
  return gatherLeaf(raw, entity, into)
}

function gatherParts(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  const [first] = entity.children
  switch (entity.type.value) {
    case 'multipart/alternative':
      return alternatives(entity.children.map(child => gather(raw, child, into)))
    case 'multipart/encrypted':
      tell(into, NOTES.encrypted('PGP'))
      break
    case 'multipart/signed':
      tell(into, NOTES.signed(/pkcs7/.test(entity.type.parameters['protocol'] ?? '') ? 'S/MIME' : 'PGP'))
      break
    default:
  }
  const pieces: Piece[] = []
  for (const child of entity.children) {
    const isAlone = child === first || pieces.length === 0
    pieces.push(...(isMultipart(child) ? gather(raw, child, into) : gatherLeaf(raw, child, into, isAlone)))
    if (entity.type.value === 'multipart/mixed') pieces.push(...pictureOf(child, into))
  }
  return pieces
}

/** A picture that was put between the words, as Apple's programs do, and that no HTML needs to name. */
function pictureOf(entity: Entity, into: Gathering): Piece[] {
  const file = into.files.at(-1)
  if (!file || !/^image\/(?:png|jpe?g|gif|webp)$/.test(entity.type.value)) return []
  if (dispositionOf(entity).is !== 'inline' || into.fileCount !== into.files.length) return []
  const picture = (file.contentId ?? `picture-${into.fileCount}`).replaceAll(/["&'<>]/g, '')
  into.files[into.files.length - 1] = { ...file, contentId: picture }
  return [{ picture }]
}

/** It says that it has parts, and none were found: what stands there is shown. */
function unparted(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  const isTold = into.notes.some(({ name }) => name === NOTES.tooDeep.name)
  if (!isTold && entity.bodyTo > entity.bodyFrom) tell(into, NOTES.noBoundary)
  return gatherLeaf(raw, { ...entity, type: { value: 'text/plain', parameters: {} } }, into)
}

/** Of several forms the plain text and the HTML that say the most; a plain text that only asks for another program is none. */
function alternatives(forms: readonly (readonly Piece[])[]): Piece[] {
  const withWords = forms.filter(pieces =>
    pieces.some(({ plain, html }) => hasWords(plain) || hasWords(html)),
  )
  const rich = withWords.findLast(pieces => pieces.some(({ html }) => html !== undefined))
  const plainOnly = withWords.find(
    pieces => pieces !== rich && pieces.every(({ html }) => html === undefined),
  )
  if (!rich) return [...(plainOnly ?? forms.at(-1) ?? [])]
  const html = joinHtml(rich)
  const plain = plainOnly && plainOf(plainOnly)
  if (plain === undefined || isPlaceholder(plain, html)) return [...rich]
  // Lists put their footer beside the forms instead of below them: no form of the same, and to be read as well.
  return [
    { plain, html },
    ...besides(
      withWords.filter(form => form !== plainOnly),
      plain,
    ).flat(),
  ]
}

function plainOf(pieces: readonly Piece[]): string {
  return pieces.map(piece => piece.plain ?? '').join('\n')
}

/** Each is looked for in all of the words: so many are, not any number. */
const MOST_BESIDES = 4

/** Plain texts that say something else than these words. */
function besides(forms: readonly (readonly Piece[])[], than: string): readonly (readonly Piece[])[] {
  const plainOnes = forms.filter(form => form.every(({ html }) => html === undefined)).slice(0, MOST_BESIDES)
  if (plainOnes.length === 0) return []
  const said = squeezed(than)
  return plainOnes.filter(form => !said.includes(squeezed(plainOf(form))))
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function hasWords(text: string | undefined): boolean {
  return text !== undefined && /\S/.test(text)
}

/** @param isAlone no words were found before it: a text with a file name is then words, unless it says that it is a file */
function gatherLeaf(raw: Buffer, entity: Entity, into: Gathering, isAlone = true): Piece[] {
  const { value } = entity.type
  const { is, fileName } = dispositionOf(entity)
  const isText = value === 'text/plain' || value === 'text/html'
  if (isText && is !== 'attachment' && (fileName === null || isAlone)) return words(raw, entity, into)
  if (NOT_SHOWN.has(value)) {
    // A mail that some server has put together anew: the parts are there, their order is not.
    if (value === 'application/pgp-encrypted') tell(into, NOTES.encrypted('PGP'))
    partOf(entity, null, into)
    return []
  }
  if (/^application\/(?:x-)?pkcs7-mime$/.test(value)) return gatherSecured(raw, entity, into)
  if (value === 'application/ms-tnef' || /^winmail\.dat$/i.test(fileName ?? ''))
    return gatherTnef(raw, entity, into)
  if (value === 'message/external-body') tell(into, NOTES.externalBody(whereIs(entity)))
  if (value === 'message/partial') {
    const { number = '?', total = '?' } = entity.type.parameters
    tell(into, NOTES.partial(digits(number), digits(total)))
  }
  return keepFile(raw, entity, into)
}

function digits(said: string): string {
  return /^\d{1,9}/.exec(said)?.[0] ?? '?'
}

function whereIs({ type: { parameters } }: Entity): string {
  const { url, site, directory, name, 'access-type': access } = parameters
  return storable((url ?? ([site, directory, name].filter(Boolean).join('/') || access || '?')).slice(0, 300))
}

function words(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  const read = textOf(raw, entity)
  partOf(entity, null, into)
  tellOf(read, entity, into)
  const room = Math.max(0, MAX_TEXT - into.textLength)
  const isHtml =
    entity.type.value === 'text/html' || /^\s*(?:<!doctype html|<html[\s>])/i.test(read.text.slice(0, 500))
  if (read.isCut || (!isHtml && read.text.length > room)) tell(into, NOTES.textCut(MAX_TEXT))
  if (isHtml) return [{ html: read.text }]
  into.textLength += read.text.length
  const plain = withoutFiles(read.text.slice(0, room), into)
  if (/^-----BEGIN PGP MESSAGE-----/m.test(plain)) tell(into, NOTES.encrypted('PGP'))
  else if (/^-----BEGIN PGP SIGNED MESSAGE-----/m.test(plain)) tell(into, NOTES.signed('PGP'))
  return [{ plain }]
}

/** Files that stand in the text itself are taken out of it. */
function withoutFiles(text: string, into: Gathering): string {
  let out = ''
  let last = 0
  for (const { name, bytes, from, to } of decodeUu(text)) {
    out += text.slice(last, from)
    last = to
    addFile(
      {
        name: name.slice(0, 255),
        mediaType: 'application/octet-stream',
        bytes,
        contentId: null,
        location: null,
      },
      into,
    )
  }
  return out + text.slice(last)
}

function gatherSecured(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  const inner = unwrapSigned(bytesOf(raw, entity).bytes)
  if (!inner) {
    tell(into, NOTES.encrypted('S/MIME'))
    return keepFile(raw, entity, into)
  }
  tell(into, NOTES.signed('S/MIME'))
  partOf(entity, null, into)
  return gather(inner, readStructure(inner, 0).root, into)
}

function gatherTnef(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  const inside = readTnef(bytesOf(raw, entity).bytes)
  if (!inside) {
    tell(into, NOTES.unreadableTnef)
    return keepFile(raw, entity, into)
  }
  partOf(entity, null, into)
  tell(into, NOTES.tnef)
  for (const { name, bytes, mediaType, contentId } of inside.files)
    addFile({ name, mediaType, bytes, contentId, location: null }, into)
  return inside.words
}

/** A file, and what it says to those who ask. */
function keepFile(raw: Buffer, entity: Entity, into: Gathering): Piece[] {
  const { value } = entity.type
  const isMail = value === 'message/rfc822' || value === 'message/global'
  if (into.fileCount >= MAX_FILES) {
    into.fileCount++
    return []
  }
  const { bytes, isBroken } = bytesOf(raw, entity)
  if (isBroken) tell(into, NOTES.brokenEncoding)
  if (isMail) into.mails.push(bytes)
  partOf(entity, REPORTS.has(value) ? reportText(raw, entity, bytes) : null, into)
  const name = fileNameOf(entity, bytes, into.fileCount)
  const location = fieldOf(entity, 'content-location')?.slice(0, 500) ?? null
  addFile({ name, mediaType: value, bytes, contentId: contentIdOf(entity), location }, into)
  return []
}

/** Of a mail its headers; of all else the start. */
function reportText(raw: Buffer, entity: Entity, bytes: Buffer): string {
  if (entity.type.value === 'text/calendar') return textOf(raw, entity).text.slice(0, MAX_PART_TEXT)
  const isMail = entity.type.value.startsWith('message/rfc822') || entity.type.value === 'message/global'
  const end = isMail ? headerEnd(bytes) : bytes.length
  const { text } = readLetters(
    bytes.subarray(0, Math.min(end, MAX_PART_TEXT)),
    entity.type.parameters['charset'],
  )
  return storable(text).replaceAll(/\r\n?/g, '\n')
}

function headerEnd(mail: Buffer): number {
  return readHeaderBlock(mail, 0, mail.length, () => false, HEADER_LIMITS).bodyFrom
}
