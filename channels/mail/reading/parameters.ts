/** Headers that are a value with parameters: Content-Type, Content-Disposition. Each as far as it can be understood. */
import { readHeaderText } from './encoded-words.ts'
import { readLetters } from './charset.ts'

export type Structured = {
  /** Lower-cased. */
  readonly value: string
  /** Names lower-cased, values decoded; pieces (RFC 2231) put together. */
  readonly parameters: Readonly<Record<string, string>>
}

const MAX_PARAMETERS = 200
const MAX_LENGTH = 16_000

/** @param raw one character per byte */
export function readStructured(raw: string): Structured {
  const [value = '', ...rest] = splitOutside(raw.slice(0, MAX_LENGTH))
  const simple = new Map<string, string>()
  const pieces = new Map<string, { index: number; isEncoded: boolean; value: string }[]>()
  for (const each of rest.slice(0, MAX_PARAMETERS)) {
    const equals = each.indexOf('=')
    if (equals < 1) continue
    const name = each.slice(0, equals).trim().toLowerCase()
    const said = unquote(each.slice(equals + 1))
    const piece = /^([^*]{1,100})(?:\*(\d{1,4}))?(\*)?$/.exec(name)
    if (piece?.[1] !== undefined && (piece[2] !== undefined || piece[3] !== undefined)) {
      const list = pieces.get(piece[1]) ?? []
      list.push({ index: Number(piece[2] ?? 0), isEncoded: piece[3] !== undefined, value: said })
      pieces.set(piece[1], list)
    } else if (!simple.has(name)) simple.set(name, said)
  }
  // Not by assignment: the names are the sender's, and `__proto__` is one.
  const parameters = Object.fromEntries([
    ...Array.from(simple, ([name, said]) => [name, readHeaderText(said)] as const),
    ...Array.from(pieces, ([name, list]) => [name, joined(list)] as const),
  ])
  return { value: unquote(value).trim().toLowerCase(), parameters }
}

/** At each `;` that stands outside of quotes and comments. */
function splitOutside(raw: string): string[] {
  const parts: string[] = []
  let start = 0
  let isQuoted = false
  let depth = 0
  let clean = ''
  const lastClose = raw.lastIndexOf(')')
  for (let at = 0; at < raw.length; at++) {
    const letter = raw.charAt(at)
    if (letter === '\\' && (isQuoted || depth > 0)) at++
    else if (letter === '"' && depth === 0) isQuoted = closesOrOpens(raw, at, isQuoted)
    else if (letter === '(' && !isQuoted && at < lastClose) {
      if (depth++ === 0) clean += raw.slice(start, at)
    } else if (letter === ')' && depth > 0) {
      if (--depth === 0) start = at + 1
    } else if (letter === ';' && !isQuoted && depth === 0) {
      parts.push(clean + raw.slice(start, at))
      clean = ''
      start = at + 1
    }
  }
  parts.push(depth > 0 ? clean : clean + raw.slice(start))
  return parts
}

/** A quote within quotes (`"a"b.pdf"`) does not end them: only one before `;` or the end does. */
function closesOrOpens(raw: string, at: number, isQuoted: boolean): boolean {
  if (!isQuoted) return true
  const rest = raw.slice(at + 1, at + 200)
  const isEnd = /^\s*(?:;|$|\()/.test(rest)
  return !isEnd && /^[^;=]*"\s*(?:;|$)/.test(rest)
}

function unquote(said: string): string {
  const text = said.trim()
  if (!text.startsWith('"')) return text
  const inner = text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text.slice(1)
  // A path of Windows (C:\a.txt) is no escape.
  return inner.replaceAll(/\\(["\\])/g, '$1')
}

function joined(list: { index: number; isEncoded: boolean; value: string }[]): string {
  const inOrder = list.toSorted((one, other) => one.index - other.index)
  let charset: string | undefined
  let bytes = ''
  for (const [at, { isEncoded, value }] of inOrder.entries()) {
    const head = at === 0 && isEncoded ? /^([^']{0,60})'[^']{0,60}'/.exec(value) : null
    if (head) charset = head[1]
    const rest = head ? value.slice(head[0].length) : value
    bytes += isEncoded
      ? rest.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        )
      : rest
  }
  // Some programs cut an encoded word into pieces instead of encoding them.
  if (charset === undefined && bytes.includes('=?')) return readHeaderText(bytes)
  return readLetters(Buffer.from(bytes, 'latin1'), charset).text
}
