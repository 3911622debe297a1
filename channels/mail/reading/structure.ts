/**
 * The tree of a mail's parts, as places in its bytes: nothing is copied and nothing decoded.
 *
 * Why not by the library: it hands out texts already decoded by the charset that they name, so that a wrong one
 * cannot be mended; it costs up to 400 bytes of heap and 10 µs per line, so that 20 MB of line breaks take
 * gigabytes; and a mail beyond its limits is refused whole. Here the time is linear in the bytes: one pass, in which
 * each line that begins with `--` is compared with the boundaries that are open.
 */
import { type Field, HEADER_LIMITS, lineAt, PART_HEADER_LIMITS, readHeaderBlock } from './header-fields.ts'
import { readStructured, type Structured } from './parameters.ts'

export type Entity = {
  readonly fields: readonly Field[]
  /** `text/plain` where nothing that could be one is named. */
  readonly type: Structured
  readonly children: Entity[]
  readonly bodyFrom: number
  /** Set when the end is found. */
  bodyTo: number
}

export type Structure = {
  readonly root: Entity
  readonly odd: {
    readonly isHeaderCut: boolean
    readonly hasRubbish: boolean
    isTooDeep: boolean
    hasTooManyParts: boolean
    /** The last part is not closed by a boundary. */
    isOpenEnded: boolean
  }
}

const MAX_DEPTH = 60
export const MAX_PARTS = 20_000
/** RFC 2046 says 70. */
const MAX_BOUNDARY = 300
const MIME_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/

/** Which of the open boundaries, and whether it is closed. */
type Found = { readonly index: number; readonly isClose: boolean }

type Open = { readonly entity: Entity; readonly boundary: string }

/** The value of the first field of that name; one character per byte. */
export function fieldOf(entity: Pick<Entity, 'fields'>, name: string): string | undefined {
  return entity.fields.find(field => field.name === name)?.raw
}

/** @param from where the mail begins in the bytes: behind a byte order mark, blank lines, the line of an mbox */
export function readStructure(raw: Buffer, from = startOfMail(raw)): Structure {
  const head = readHeaderBlock(raw, from, raw.length, () => false, HEADER_LIMITS)
  const root = entityOf(head.fields, head.bodyFrom, raw.length, null)
  const odd = {
    isHeaderCut: head.isCut,
    hasRubbish: head.hasRubbish,
    isTooDeep: false,
    hasTooManyParts: false,
    isOpenEnded: false,
  }
  const boundary = boundaryOf(root)
  if (boundary !== null) scan(raw, root, boundary, odd)
  if (isMultipart(root) && root.children.length === 0) {
    const found = guessBoundary(raw, root)
    if (found !== null) scan(raw, root, found, odd)
  }
  return { root, odd }
}

export function isMultipart(entity: Entity): boolean {
  return entity.type.value.startsWith('multipart/')
}

function startOfMail(raw: Buffer): number {
  let from = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0
  while (raw[from] === 0x0a || raw[from] === 0x0d) from++
  const start = raw.toString('latin1', from, from + 6)
  if (start === 'From ' || start.startsWith('From ') || start === '>From ')
    return lineAt(raw, from, raw.length).next
  return from
}

function entityOf(fields: readonly Field[], bodyFrom: number, bodyTo: number, parent: Entity | null): Entity {
  const type = readStructured(fields.find(({ name }) => name === 'content-type')?.raw ?? '')
  return { fields, type: mended(type, parent), children: [], bodyFrom, bodyTo }
}

/** A type that is none: by its first word, or plain text, as RFC 2045 has it. */
function mended(type: Structured, parent: Entity | null): Structured {
  const { value, parameters } = type
  if (MIME_TYPE.test(value)) return type
  const otherwise = parent?.type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain'
  if (value === 'html' || value.startsWith('text/html')) return { value: 'text/html', parameters }
  if (value.startsWith('multipart') && parameters['boundary'] !== undefined)
    return { value: 'multipart/mixed', parameters }
  const word = /^([\w!#$&^.+-]+\/[\w!#$&^.+-]+)[\s,]/.exec(value)?.[1]
  return { value: word ?? otherwise, parameters }
}

function boundaryOf(entity: Entity): string | null {
  if (!isMultipart(entity)) return null
  // As bytes: the parameter was decoded, and a boundary beyond ASCII must be found as it was written.
  const said = Buffer.from(entity.type.parameters['boundary'] ?? '')
    .toString('latin1')
    .trimEnd()
  return said === '' || said.length > MAX_BOUNDARY ? null : said
}

function scan(raw: Buffer, root: Entity, boundary: string, odd: Structure['odd']): void {
  const open: Open[] = [{ entity: root, boundary }]
  // A mail of bare CRs has no other line ends.
  const lineStart = raw.includes(0x0a, root.bodyFrom) ? '\n--' : '\r--'
  const meets = (from: number, to: number) => delimiterIn(raw, from, to, open) !== null
  let leaf: Entity | null = null
  let parts = 0
  for (let at = lineBefore(raw, root.bodyFrom, lineStart); at >= 0; ) {
    const line = shortLineAt(raw, at + 1)
    const found = line && delimiterIn(raw, at + 1, line.to, open)
    if (!found) {
      at = raw.indexOf(lineStart, at + 1)
      continue
    }
    closeAt(withoutLineEnd(raw, at + 1, leaf?.bodyFrom ?? 0), leaf, open, found)
    leaf = null
    const parent = open.at(-1)?.entity
    if (!parent) return
    if (found.isClose) {
      at = raw.indexOf(lineStart, line.to - 1)
      continue
    }
    if (++parts > MAX_PARTS) {
      odd.hasTooManyParts = true
      return
    }
    const head = readHeaderBlock(raw, line.next, raw.length, meets, PART_HEADER_LIMITS)
    leaf = entityOf(head.fields, head.bodyFrom, raw.length, parent)
    parent.children.push(leaf)
    const inner = boundaryOf(leaf)
    if (inner !== null && open.length < MAX_DEPTH) open.push({ entity: leaf, boundary: inner })
    else if (inner !== null) odd.isTooDeep = true
    at = lineBefore(raw, Math.max(line.next, head.bodyFrom), lineStart)
  }
  odd.isOpenEnded = leaf !== null
}

/** The line end before this place, or the next one that a delimiter may follow. */
function lineBefore(raw: Buffer, from: number, lineStart: string): number {
  const at = Math.max(0, from - 1)
  return raw[at] === 0x0a || raw[at] === 0x0d ? at : raw.indexOf(lineStart, at)
}

/** Ends the part that is open, and all multiparts inside of the one whose boundary this is. */
function closeAt(bodyTo: number, leaf: Entity | null, open: Open[], found: Found): void {
  if (leaf) leaf.bodyTo = bodyTo
  const kept = found.isClose ? found.index : found.index + 1
  for (const { entity } of open.slice(found.index + 1)) entity.bodyTo = bodyTo
  open.length = kept
}

/** The line that begins here, where it is short enough to be a delimiter. */
function shortLineAt(raw: Buffer, from: number): { readonly to: number; readonly next: number } | null {
  if (raw[from] !== 0x2d || raw[from + 1] !== 0x2d) return null
  const line = lineAt(raw, from, Math.min(raw.length, from + MAX_BOUNDARY + 40))
  return line.to === from + MAX_BOUNDARY + 40 ? null : line
}

/** The innermost open boundary that this line is, and whether it closes it. */
function delimiterIn(raw: Buffer, from: number, to: number, open: readonly Open[]): Found | null {
  if (to - from > MAX_BOUNDARY + 40) return null
  const said = raw.toString('latin1', from + 2, to).trimEnd()
  for (let index = open.length - 1; index >= 0; index--) {
    const boundary = open[index]?.boundary ?? ''
    if (said === boundary) return { index, isClose: false }
    if (said.length === boundary.length + 2 && said.startsWith(boundary) && said.endsWith('--'))
      return { index, isClose: true }
  }
  return null
}

/** The line end before a delimiter belongs to the delimiter. */
function withoutLineEnd(raw: Buffer, lineFrom: number, notBefore: number): number {
  let to = lineFrom
  if (raw[to - 1] === 0x0a) to--
  if (raw[to - 1] === 0x0d) to--
  return Math.max(to, Math.min(notBefore, lineFrom))
}

/** Where the boundary that is named does not occur: the first line that looks like one and has headers below it. */
function guessBoundary(raw: Buffer, root: Entity): string | null {
  const start = raw.toString('latin1', root.bodyFrom, Math.min(raw.length, root.bodyFrom + 64_000))
  return /(?:^|[\r\n])--([^\r\n]{1,200}?)[ \t]*(?:\r\n|\n|\r)content-[a-z-]+:/i.exec(start)?.[1] ?? null
}
