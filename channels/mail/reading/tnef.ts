/**
 * What Outlook packs into a winmail.dat (MS-OXTNEF): the files, and the words where it put them nowhere else.
 *
 * Ours, because there is no library that is kept: `node-tnef` has stood still for years, loses long names and never
 * looks for the words. Read as far as it goes: a file that is cut off gives what stands before.
 */
import { storable } from '../../content.ts'
import { charsetOf } from './charset-names.ts'
import { plainName } from './leaf.ts'
import { readProperties } from './mapi.ts'
import { readRtf } from './rtf.ts'

export type TnefFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
  readonly contentId: string | null
}

export type Tnef = {
  readonly files: readonly TnefFile[]
  readonly words: { readonly plain?: string; readonly html?: string }[]
}

const SIGNATURE = 0x223e9f78
const MAX_ATTRIBUTES = 20_000
const MAX_DEPTH = 3
const MESSAGE = 1

/** Attributes, by the number in their low half. */
const BODY = 0x800c
const MESSAGE_PROPERTIES = 0x9003
const CODE_PAGE = 0x9007
const NEW_FILE = 0x9002
const FILE_NAME = 0x8010
const FILE_BYTES = 0x800f
const FILE_PROPERTIES = 0x9005

/** MAPI properties. */
const PR = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  bytes: 0x3701,
  shownName: 0x3001,
  shortName: 0x3704,
  longName: 0x3707,
  mediaType: 0x370e,
  contentId: 0x3712,
  internetCodePage: 0x3fde,
} as const

type Draft = { name: string; longName: string; mediaType: string; contentId: string | null; bytes: Buffer }
type Draws = {
  charset: string
  plain: string | null
  html: string | null
  rtf: Buffer | null
  readonly files: Draft[]
  readonly inner: TnefFile[]
}

/** Null where it is none. */
export function readTnef(bytes: Buffer, depth = 0): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE || depth > MAX_DEPTH) return null
  const draws: Draws = { charset: 'windows-1252', plain: null, html: null, rtf: null, files: [], inner: [] }
  let at = 6
  for (let count = 0; count < MAX_ATTRIBUTES && at + 9 <= bytes.length; count++) {
    const level = bytes[at] ?? 0
    const id = bytes.readUInt16LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const data = bytes.subarray(at + 9, at + 9 + length)
    if (level === MESSAGE) takeMessage(draws, id, data)
    else takeFile(draws, id, data, depth)
    at += 9 + length + 2
  }
  const files = draws.files
    .filter(file => file.bytes.length > 0)
    .map(({ name, longName, mediaType, contentId, bytes: content }, index) => ({
      name: plainName(longName || name) || `file-${index + 1}`,
      mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(mediaType)
        ? mediaType.toLowerCase()
        : 'application/octet-stream',
      bytes: content,
      contentId,
    }))
  return { files: [...files, ...draws.inner], words: wordsOf(draws) }
}

function takeMessage(draws: Draws, id: number, data: Buffer): void {
  if (id === CODE_PAGE && data.length >= 4) draws.charset = codePage(data.readUInt32LE(0))
  if (id === BODY) draws.plain = textIn(data, draws.charset)
  if (id !== MESSAGE_PROPERTIES) return
  for (const { property, isWide, bytes } of readProperties(data)) {
    if (property === PR.internetCodePage && bytes.length >= 4) draws.charset = codePage(bytes.readUInt32LE(0))
    if (property === PR.body) draws.plain = textIn(bytes, isWide ? 'utf-16le' : draws.charset)
    if (property === PR.html) draws.html = textIn(bytes, isWide ? 'utf-16le' : draws.charset)
    if (property === PR.rtf) draws.rtf = bytes
  }
}

function takeFile(draws: Draws, id: number, data: Buffer, depth: number): void {
  if (id === NEW_FILE)
    draws.files.push({ name: '', longName: '', mediaType: '', contentId: null, bytes: Buffer.alloc(0) })
  const file = draws.files.at(-1)
  if (!file) return
  if (id === FILE_NAME) file.name = textIn(data, draws.charset)
  if (id === FILE_BYTES) file.bytes = data
  if (id !== FILE_PROPERTIES) return
  for (const { property, isWide, isObject, bytes } of readProperties(data)) {
    const text = () => textIn(bytes, isWide ? 'utf-16le' : draws.charset)
    if (property === PR.longName) file.longName = text()
    else if (property === PR.shownName) file.name ||= text()
    else if (property === PR.mediaType) file.mediaType = text()
    else if (property === PR.contentId)
      file.contentId =
        text()
          .replaceAll(/[<>\s]/g, '')
          .slice(0, 500) || null
    else if (property === PR.bytes && isObject) takeMail(draws, file, bytes.subarray(16), depth)
    else if (property === PR.bytes && file.bytes.length === 0) file.bytes = bytes
  }
}

/** A mail of Outlook inside of the mail: its words as a text file, its files beside the others. */
function takeMail(draws: Draws, file: Draft, bytes: Buffer, depth: number): void {
  const inside = readTnef(bytes, depth + 1)
  if (!inside) {
    file.bytes = bytes
    return
  }
  const text = inside.words.map(({ plain, html }) => plain ?? html ?? '').join('\n')
  const isHtml = inside.words.some(({ plain }) => plain === undefined)
  file.bytes = Buffer.from(text)
  file.mediaType = isHtml ? 'text/html' : 'text/plain'
  file.longName = `${plainName(file.longName || file.name) || 'message'}${isHtml ? '.html' : '.txt'}`
  draws.inner.push(...inside.files)
}

function wordsOf({ plain, html, rtf }: Draws): Tnef['words'] {
  const rich = rtf && (html === null || plain === null) ? readRtf(rtf) : null
  const inHtml = html ?? rich?.html
  const inPlain = plain ?? rich?.plain
  if (!inHtml?.trim() && !inPlain?.trim()) return []
  return [{ ...(inPlain?.trim() && { plain: inPlain }), ...(inHtml?.trim() && { html: inHtml }) }]
}

function codePage(number: number): string {
  if (number === 65001) return 'utf-8'
  if (number === 20127 || number === 28591) return 'windows-1252'
  const iso = number > 28591 && number < 28606 ? `iso-8859-${number - 28590}` : null
  const name = iso ?? ([`windows-${number}`, `cp${number}`].find(each => charsetOf(each)) || 'windows-1252')
  return name
}

function textIn(bytes: Buffer, charset: string): string {
  const text = (charsetOf(charset) ?? charsetOf('windows-1252'))?.decodeAnyhow(bytes) ?? ''
  return storable(text).replaceAll(/\r\n?/g, '\n')
}
